/* SPDX-License-Identifier: Apache-2.0 */
/* manifestc's command line. */
#include "gtest/gtest.h"
#include "host_tests/manifestc/compiler.h"
#include "spm/model.h"

namespace {

using Strings = std::vector<std::string>;

Strings Refusal(const Strings &arguments)
{
    const Compiled result = RunManifestc(arguments);
    EXPECT_EQ(result.status, 2);
    return result.errors;
}

} // namespace

TEST(Options, HelpNamesEveryOptionAndWhatIsWritten)
{
    const Compiled result = RunManifestc({"--help"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.errors, Strings());
    for (const char *word :
         {"--backend=", "--isolation-level=", "--platform=", "--connections=", "--secure-connections=",
          "--mailbox-priority=", "--pid=", "--memory-header=", "--mm-iovec=", "--extension=", "--allow=", "--check",
          "--recommend", "--out=", "image.c", "sid.h"}) {
        EXPECT_NE(result.out.find(word), std::string::npos) << word;
    }
}

TEST(Options, WrongOnesAreRefusedBeforeAnythingIsRead)
{
    EXPECT_EQ(Refusal({}), Strings{"manifestc: no manifest is given; manifestc --help says how"});
    EXPECT_EQ(Refusal({"a.yaml"}), Strings{"manifestc: --out=DIR is missing; or --check to write nothing"});
    EXPECT_EQ(Refusal({"--frob", "a.yaml"}), Strings{"manifestc: --frob: no such option; manifestc --help lists them"});
    EXPECT_EQ(Refusal({"--backend=sfn"}), Strings{"manifestc: --backend=sfn: the backends are IPC and SFN"});
    EXPECT_EQ(Refusal({"--isolation-level=4"}), Strings{"manifestc: --isolation-level=4: the levels are 1, 2 and 3"});
    EXPECT_EQ(Refusal({"--mailbox-priority=HIGHEST"}),
              Strings{"manifestc: --mailbox-priority=HIGHEST: the priorities are LOW, NORMAL and HIGH"});
    EXPECT_EQ(Refusal({"--connections=many"}), Strings{"manifestc: --connections=many: this is no number"});
    EXPECT_EQ(Refusal({"--mm-iovec=1"}), Strings{"manifestc: --mm-iovec=1: say yes or no"});
    EXPECT_EQ(Refusal({"--allow=everything"}),
              Strings{"manifestc: --allow=everything: only unreachable can be allowed"});
    EXPECT_EQ(Refusal({"--extension=colour"}),
              Strings{"manifestc: --extension=colour: the extensions are ns_agent and weak_dependencies"});
    EXPECT_EQ(Refusal({"--out="}), Strings{"manifestc: --out=: something is missing behind the equals sign"});
    for (const char *wrong : {"--pid=ALPHA", "--pid==3", "--pid=ALPHA=", "--pid=ALPHA=-1", "--pid=ALPHA=4294967296"}) {
        EXPECT_EQ(Refusal({wrong}), Strings{std::string("manifestc: ") + wrong
                                            + ": write --pid=NAME=NUMBER, as in --pid=MY_PARTITION=256"});
    }
}

TEST(Options, FilesThatCannotBeReadOrWrittenAreNamed)
{
    EXPECT_EQ(Refusal({"--check", "/no/such.yaml"}),
              Strings{"manifestc: error: /no/such.yaml: No such file or directory"});
    const std::string folder = Compile({{"a.yaml", Manifest("ALPHA", "0xE000")}}).folder;
    const Compiled result = RunManifestc({"--out=" + folder + "/image.c/x", folder + "/../a.yaml"});
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(result.errors, Strings{"manifestc: error: " + folder + "/image.c/x: Not a directory"});
}

TEST(Options, CheckWritesNothing)
{
    const Compiled before = Compile({{"a.yaml", Manifest("ALPHA", "0xE000")}}, {"--check"});
    EXPECT_EQ(before.status, 0);
    EXPECT_TRUE(before.files.empty());
}

TEST(Options, LimitsOfTheSpmAreChecked)
{
    const std::string alpha = Manifest("ALPHA", "0xE000");
    const auto errors = [&](const Strings &options) { return Compile({{"a.yaml", alpha}}, options).errors; };
    EXPECT_EQ(errors({"--connections=128"}), Strings());
    EXPECT_EQ(
        errors({"--connections=129"}),
        (Strings{"manifestc: error: --connections=129: the SPM has room for 1 to 128 [B6]", "manifestc: 1 error"}));
    EXPECT_EQ(errors({"--connections=0"}),
              (Strings{"manifestc: error: --connections=0: the SPM has room for 1 to 128 [B6]", "manifestc: 1 error"}));
    EXPECT_EQ(errors({"--connections=4", "--secure-connections=3"}), Strings());
    EXPECT_EQ(
        errors({"--connections=4", "--secure-connections=4"}),
        (Strings{
            "manifestc: error: --secure-connections=4: of 4 connections none is left to non-secure clients; choose "
            "fewer [B6]",
            "manifestc: 1 error"}));
    EXPECT_EQ(errors({"--isolation-level=2"}),
              (Strings{"manifestc: error: --isolation-level=2: not built yet; isolation level 1 is [B7]",
                       "manifestc: 1 error"}));
    EXPECT_EQ(
        errors({"--pid=BETA=300"}),
        (Strings{"manifestc: error: --pid=BETA=300 names no partition of this image; correct the name or remove it "
                 "[V7]",
                 "manifestc: 1 error"}));
}

TEST(Options, AsManyPartitionsFitAsTheSpmHasRoomFor)
{
    std::vector<std::pair<std::string, std::string>> texts;
    for (int i = 0; i <= SPM_PARTITION_MAX; i++) {
        const std::string name = "P" + std::to_string(i);
        texts.emplace_back(name + ".yaml", Manifest(name, "0x" + std::to_string(1000 + i)));
    }
    EXPECT_EQ(Compile(texts).errors, (Strings{"manifestc: error: " + std::to_string(SPM_PARTITION_MAX + 1)
                                                  + " partitions: the SPM has room for "
                                                  + std::to_string(SPM_PARTITION_MAX) + "; merge some [B6]",
                                              "manifestc: 1 error"}));
    texts.pop_back();
    EXPECT_EQ(Compile(texts).errors, Strings());
}

TEST(Options, TheSfnBackendIsRecommendedWhereItWouldDo)
{
    const std::string alpha = Manifest("ALPHA", "0xE000");
    const std::string ipc = Replaced(alpha, "model: \"SFN\"", "model: \"IPC\"\nentry_point: \"alpha_main\"");
    const Compiled recommended = Compile({{"a.yaml", alpha}}, {"--recommend"});
    EXPECT_EQ(recommended.status, 0);
    ASSERT_EQ(recommended.errors.size(), 1u);
    EXPECT_EQ(recommended.errors[0].find("manifestc: note: no partition is in the IPC model"), 0u);
    EXPECT_EQ(Compile({{"a.yaml", alpha}}).errors, Strings());
    EXPECT_EQ(Compile({{"a.yaml", alpha}}, {"--recommend", "--backend=SFN"}).errors, Strings());
    EXPECT_EQ(Compile({{"a.yaml", ipc}}, {"--recommend"}).errors, Strings());
}

TEST(Options, AWrongPlatformFileIsReportedAndNothingIsComparedWithIt)
{
    const std::string alpha = Manifest("ALPHA", "0xE000")
                              + "mmio_regions: [{name: \"TIMER\", permission: \"READ-ONLY\"}]\n"
                                "irqs: [{source: \"TIMER\", name: \"ALPHA_TIMER\", handling: \"SLIH\"}]\n";
    const std::string good = "name: CHIP\ninterrupt_lines: 8\ninterrupts: {TIMER: 3}\n"
                             "mmio_regions: {TIMER: {base: 0x40000000, size: 0x1000}}\n";
    const std::string folder = Compile({{"a.yaml", alpha}}).folder + "/..";
    const auto errors = [&](const std::string &platform) {
        Strings lines = RunManifestc({"--check", "--platform=" + WriteFile(folder, "chip.yaml", platform),
                                      WriteFile(folder, "a.yaml", alpha)})
                            .errors;
        for (std::string &line : lines) {
            line = line.substr(line.find("chip.yaml") == std::string::npos ? 0 : line.find("chip.yaml"));
        }
        return lines;
    };
    EXPECT_EQ(errors(good), Strings());
    EXPECT_EQ(errors(Replaced(good, "name: CHIP\n", "")),
              (Strings{"chip.yaml:1:1: error: a platform lacks name; write name: the chip's name [P1]",
                       "manifestc: 1 error"}));
    EXPECT_EQ(errors(Replaced(good, "8", "many")),
              (Strings{"chip.yaml:2:18: error: interrupt_lines is many; it has to be a 32-bit number [P1]",
                       "manifestc: 1 error"}));
    EXPECT_EQ(errors(Replaced(good, ", size: 0x1000", "")),
              (Strings{"chip.yaml:4:23: error: an area of memory has base and size and nothing else; write {base: "
                       "\"0x40000000\", size: \"0x1000\"} [P1]",
                       "manifestc: 1 error"}));
    EXPECT_EQ(
        errors("- a list\n"),
        (Strings{"chip.yaml:1:1: error: this is a list; it has to be a map of attributes [Y3]", "manifestc: 1 error"}));
    const Strings unknown = errors(good + "colour: red\n");
    ASSERT_EQ(unknown.size(), 2u);
    EXPECT_EQ(unknown[0].find("chip.yaml:5:1: error: a platform has no attribute colour; it may have name, "), 0u);
}
