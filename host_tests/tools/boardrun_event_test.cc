/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the virtual board's event stream, and boardrun's command line. */
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tools/boardrun_event.h"
#include "tools/boardrun_options.h"

namespace
{

TEST(BoardrunEvent, ReadsAccesses)
{
    boardrun_event event;
    ASSERT_TRUE(boardrun_event_parse("1042 cpu1 write 0x20040010 4 0xdeadbeef", &event));
    EXPECT_EQ(event.time_ns, 1042u);
    EXPECT_EQ(event.source, BOARDRUN_CPU1);
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_WRITE);
    EXPECT_EQ(event.address, 0x20040010u);
    EXPECT_EQ(event.size, 4u);
    EXPECT_EQ(event.value, 0xdeadbeefu);
    ASSERT_TRUE(boardrun_event_parse("7 cpu0 read 0x20041000 8 0x1122334455667788", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_READ);
    EXPECT_EQ(event.value, 0x1122334455667788u);
}

TEST(BoardrunEvent, KeepsConsoleTextAsItIs)
{
    boardrun_event event;
    const std::string line = "5 cpu0 console  two  spaces, write 0x1 4 0x2";
    ASSERT_TRUE(boardrun_event_parse(line.c_str(), &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_CONSOLE);
    EXPECT_STREQ(event.text, " two  spaces, write 0x1 4 0x2");
    ASSERT_TRUE(boardrun_event_parse("5 cpu1 console", &event));
    EXPECT_STREQ(event.text, "");
}

TEST(BoardrunEvent, ReadsWhatTheBoardSays)
{
    boardrun_event event;
    ASSERT_TRUE(boardrun_event_parse("9 board release-cpu1 0x00020200", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_RELEASE_CPU1);
    ASSERT_TRUE(boardrun_event_parse("9 board hold-cpu1", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_HOLD_CPU1);
    ASSERT_TRUE(boardrun_event_parse("9 board violation master=2 addr=0x0 write=0", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_VIOLATION);
    ASSERT_TRUE(boardrun_event_parse("9 board end strict cpu=1 pc=0x00020331 why=\"no such register\"", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_END);
    EXPECT_STREQ(event.text, "strict cpu=1 pc=0x00020331 why=\"no such register\"");
    uint64_t value;
    ASSERT_TRUE(boardrun_event_argument(event.text, "pc", &value));
    EXPECT_EQ(value, 0x20331u);
    EXPECT_FALSE(boardrun_event_argument(event.text, "c", &value)) << "whole names only";
    ASSERT_TRUE(boardrun_event_parse("9 board something new", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_OTHER);
}

TEST(BoardrunEvent, ReadsTheStateAtTheEnd)
{
    boardrun_event event;
    ASSERT_TRUE(boardrun_event_parse(
        "9 cpu0 state pc=0x10008abc lr=0xfffffff9 sp=0x30000100 exception=15 halted=1 instructions=77", &event));
    EXPECT_EQ(event.kind, BOARDRUN_EVENT_STATE);
    EXPECT_EQ(event.state.pc, 0x10008abcu);
    EXPECT_EQ(event.state.lr, 0xfffffff9u);
    EXPECT_EQ(event.state.exception, 15u);
    EXPECT_TRUE(event.state.halted);
}

TEST(BoardrunEvent, RefusesWhatIsNoEvent)
{
    boardrun_event event;
    for (const char *line :
         {"", "x", "12", "12 ", "12 cpu2 read 0x0 4 0x0", "-1 cpu0 console x", "12 cpu0", "12 cpu0 ",
          "12 cpu0 read 0x20040000 3 0x0", "12 cpu0 read 0x120040000 4 0x0", "12 cpu0 read 0x20040000 4",
          "12 cpu0 write", "12 cpu0 write 0x20040000 4 zero", "99999999999999999999 cpu0 console x",
          "12 cpu1 state pc=0x0 lr=0x0", "qemu-system-arm: terminating"}) {
        EXPECT_FALSE(boardrun_event_parse(line, &event)) << line;
    }
}

struct Parsed {
    bool good;
    boardrun_options options;
    std::string message;
};

Parsed Parse(std::vector<std::string> arguments, bool with_files = true)
{
    if (with_files) {
        arguments.insert(arguments.begin(), {"--qemu=q", "--cpu0-ipc=i", "--cpu0-sfn=s", "--cpu1=c", "--cpu1-bin=b"});
    }
    arguments.insert(arguments.begin(), "boardrun");
    std::vector<char *> argv;
    for (std::string &argument : arguments) {
        argv.push_back(argument.data());
    }
    char message[512] = "";
    Parsed parsed{};
    parsed.good = boardrun_options_parse(&parsed.options, static_cast<int>(argv.size()), argv.data(), message,
                                         sizeof(message));
    parsed.message = message;
    return parsed;
}

TEST(BoardrunOptions, HasDefaults)
{
    const Parsed parsed = Parse({});
    ASSERT_TRUE(parsed.good) << parsed.message;
    EXPECT_EQ(parsed.options.backend, BOARDRUN_IPC);
    EXPECT_EQ(parsed.options.seed, 0u);
    EXPECT_EQ(parsed.options.timeout_s, 60u);
    EXPECT_FALSE(parsed.options.cpu1_reset);
}

TEST(BoardrunOptions, TakesEachOption)
{
    const Parsed parsed = Parse({"--backend=SFN", "--seed=18446744073709551615", "--cpu0-delay=10", "--cpu1-delay=20",
                                 "--cpu1-reset-at=0", "--timeout=5", "--board=quantum=3", "--quiet", "--watch"});
    ASSERT_TRUE(parsed.good) << parsed.message;
    EXPECT_EQ(parsed.options.backend, BOARDRUN_SFN);
    EXPECT_EQ(parsed.options.seed, UINT64_MAX);
    EXPECT_EQ(parsed.options.cpu0_delay_us, 10u);
    EXPECT_EQ(parsed.options.cpu1_delay_us, 20u);
    EXPECT_TRUE(parsed.options.cpu1_reset);
    EXPECT_EQ(parsed.options.cpu1_reset_at_us, 0u);
    EXPECT_EQ(parsed.options.timeout_s, 5u);
    EXPECT_TRUE(parsed.options.quiet);
    EXPECT_TRUE(parsed.options.watch);
}

TEST(BoardrunOptions, TakesARangeOfSeeds)
{
    const Parsed parsed = Parse({"--seeds=3-18446744073709551615", "--distinct=150"});
    ASSERT_TRUE(parsed.good) << parsed.message;
    EXPECT_TRUE(parsed.options.sweep);
    EXPECT_EQ(parsed.options.seed, 3u);
    EXPECT_EQ(parsed.options.seed_last, UINT64_MAX);
    EXPECT_EQ(parsed.options.distinct, 150u);
    EXPECT_FALSE(Parse({}).options.sweep);
}

TEST(BoardrunOptions, RefusesOthersInOneLine)
{
    for (const char *bad : {"--seed=",
                            "--seed=x",
                            "--seed=-1",
                            "--seed=18446744073709551616",
                            "--seed=1x",
                            "--seed",
                            "seed=1",
                            "--timeout=0",
                            "--timeout=3601",
                            "--backend=sfn",
                            "--backend=",
                            "--cpu0-delay=1000000001",
                            "--no-such-option",
                            "--board=",
                            "--seeds=5",
                            "--seeds=6-5",
                            "--seeds=-5",
                            "--seeds=1-x",
                            "--distinct=-1",
                            "",
                            "x"}) {
        const Parsed parsed = Parse({bad});
        EXPECT_FALSE(parsed.good) << bad;
        EXPECT_EQ(parsed.message.find('\n'), std::string::npos);
        EXPECT_EQ(parsed.message.compare(0, std::string(bad).size(), bad), 0) << parsed.message;
    }
}

TEST(BoardrunOptions, SaysThatABackendIsNotBuiltYet)
{
    const std::vector<std::string> files = {"--qemu=q", "--cpu0-sfn=s", "--cpu1=c", "--cpu1-bin=b"};
    Parsed parsed = Parse(files, false);
    EXPECT_TRUE(parsed.good);
    EXPECT_EQ(parsed.options.backend, BOARDRUN_SFN) << "the default is a backend that there is";
    std::vector<std::string> asked = files;
    asked.push_back("--backend=IPC");
    parsed = Parse(asked, false);
    EXPECT_FALSE(parsed.good);
    EXPECT_NE(parsed.message.find("not built yet"), std::string::npos);
}

TEST(BoardrunOptions, NeedsTheFilesOfTheBuild)
{
    EXPECT_FALSE(Parse({"--seed=1"}, false).good);
}

} /* namespace */
