/* SPDX-License-Identifier: Apache-2.0 */
/* The tool that makes the table of conformance: what names of tests mean, which results count, what ends the build. */
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tools/conformance/json.h"
#include "tools/conformance/results.h"
#include "tools/conformance/rule.h"
#include "tools/conformance/table.h"

namespace {

std::string Numbers(const char *name)
{
    std::string text;
    struct rule_id id;

    for (const char *at = name; rule_id_find(&at, &id);) {
        char printed[RULE_ID_BYTES];
        rule_id_print(id, printed);
        text += std::string(text.empty() ? "" : " ") + printed;
    }
    return text;
}

TEST(RuleNames, AreFoundWhereverTheyStand)
{
    EXPECT_EQ("FFM-047 FFM-283", Numbers("ClientSuite.TypeIsWhole_FFM_047_283"));
    EXPECT_EQ("FFM-115 FFM-343", Numbers("PsaWait.FFM_115_FFM_343_AllSignalsCome"));
    EXPECT_EQ("FFM-096 D24", Numbers("X.Y_FFM_096_D_24"));
    EXPECT_EQ("FFM-007 TFMV-10 D7", Numbers("FFM_007_TFMV_10_D_7"));
    EXPECT_EQ("FFM-268", Numbers("Rules.FFM_268_V12_Circles"));
}

TEST(RuleNames, AreNotFoundInOtherWords)
{
    EXPECT_EQ("", Numbers("Suite.TakesAll_047"));
    EXPECT_EQ("", Numbers("Suite.AND_3_More"));
    EXPECT_EQ("FFM-105", Numbers("FFM_105_128Slots"));
    EXPECT_EQ("FFM-105", Numbers("FFM_105_12"));
    EXPECT_EQ("", Numbers(""));
}

TEST(Places, AreNamedByWords)
{
    cells all = 0;
    cells some = 0;

    ASSERT_TRUE(cells_wanted("ms", &all));
    ASSERT_TRUE(cells_wanted("m/IPC/host", &some));
    EXPECT_EQ(some, some & all);
    EXPECT_EQ(1, __builtin_popcount(some));
    EXPECT_EQ(8, __builtin_popcount(all));
    ASSERT_TRUE(cells_wanted("s/board", &some));
    EXPECT_EQ(2, __builtin_popcount(some));
    for (const char *words : {"", "x", "m/", "m/ipc", "IPC", "unit/host", "m/host/there", "mailboxmailboxmailbox"}) {
        EXPECT_FALSE(cells_wanted(words, &some)) << words;
    }
}

TEST(TestNames, LoseWhatGoogletestAdds)
{
    char name[128];

    results_name("Client/PsaCall", "FFM_047_Type/Secure", name, sizeof(name));
    EXPECT_STREQ("PsaCall.FFM_047_Type", name);
    results_name("Mailbox/ClientSuite", "Holds/Type_FFM_047", name, sizeof(name));
    EXPECT_STREQ("ClientSuite.Type_FFM_047", name);
    results_name("Tables", "FFM_001_Are", name, sizeof(name));
    EXPECT_STREQ("Tables.FFM_001_Are", name);
}

/* ---- Whole tables ------------------------------------------------------------------------------------------------ */

class Table : public testing::Test
{
protected:
    std::string Write(const char *name, const std::string &text)
    {
        const char *folder = std::getenv("TEST_TMPDIR");
        const std::string path = std::string(folder != nullptr ? folder : "/tmp") + "/" + name;
        std::ofstream(path) << text;
        return path;
    }

    /* What is said of these rules, exceptions and results. */
    std::string Problems(const std::string &rules, const std::string &exceptions,
                         const std::vector<std::pair<std::string, std::string>> &results)
    {
        struct rules read = {};

        testing::internal::CaptureStderr();
        rules_read(&read, Write("rules", rules).c_str());
        exceptions_read(&read, Write("exceptions", exceptions).c_str());
        for (const auto &result : results) {
            results_read(&read, (result.first + "=" + Write("results", result.second)).c_str());
        }
        table_judge(&read);
        const std::string said = testing::internal::GetCapturedStderr();
        EXPECT_EQ(said.empty(), read.problems == 0u) << said;
        rules_free(&read);
        return said;
    }

    const std::string rule_ = "FFM-001 | m/IPC | It holds.\n";
    const std::string everywhere_ = "passed by m: A_FFM_001\n";
};

TEST_F(Table, IsGreenIfEachRuleIsSeenWhereItApplies)
{
    EXPECT_EQ("", Problems(rule_, "", {{"a/IPC/host", everywhere_}, {"a/IPC/board", everywhere_}}));
}

TEST_F(Table, NamesARuleWithoutATest)
{
    EXPECT_EQ("FFM-001: has no test: It holds.\n", Problems(rule_, "", {{"unit", "passed: A\n"}}));
}

TEST_F(Table, NamesThePlaceThatIsMissing)
{
    EXPECT_EQ("FFM-001: has no test on board IPC by m\n", Problems(rule_, "", {{"a/IPC/host", everywhere_}}));
    EXPECT_EQ("", Problems(rule_, "FFM-001 gap m/IPC/board: not yet\n", {{"a/IPC/host", everywhere_}}));
}

TEST_F(Table, TakesNoOtherCallerForTheOneThatIsWanted)
{
    const std::string by_partition = "passed by s: A_FFM_001\n";
    EXPECT_EQ("FFM-001: has no test on host IPC by m, board IPC by m\n",
              Problems(rule_, "", {{"a/IPC/host", by_partition}, {"a/IPC/board", by_partition}}));
}

TEST_F(Table, NamesAnExceptionThatHasBecomeUntrue)
{
    EXPECT_EQ("FFM-001: an exception has become untrue, there is a test: A_FFM_001\n",
              Problems(rule_, "FFM-001 later: not yet\n", {{"a/IPC", everywhere_}}));
    EXPECT_EQ("FFM-001: an exception has become untrue, this is no gap: host IPC by m\n",
              Problems(rule_, "FFM-001 gap m/IPC/host: not yet\n", {{"a/IPC", everywhere_}}));
}

TEST_F(Table, CountsNothingThatFailedOrWasLeftOut)
{
    EXPECT_EQ("FFM-001: a test of it has failed: A_FFM_001 (a/IPC)\nFFM-001: has no test: It holds.\n",
              Problems(rule_, "", {{"a/IPC", "failed by m: A_FFM_001\n"}}));
    EXPECT_EQ("FFM-001: has no test: It holds.\n",
              Problems(rule_, "", {{"a/IPC", "left out: A_FFM_001\npassed by m: B\n"}}));
}

TEST_F(Table, NamesARuleThatDoesNotExist)
{
    EXPECT_EQ("A_FFM_002: names a rule that is not in the table: FFM-002\n",
              Problems(rule_, "", {{"a/IPC", everywhere_ + "passed by m: A_FFM_002\n"}}));
}

TEST_F(Table, RefusesFilesThatSayNothing)
{
    EXPECT_NE("", Problems("FFM-001 | m/IPC\n", "", {}));
    EXPECT_NE("", Problems("FFM-001 | nowhere | It holds.\n", "", {}));
    EXPECT_NE("", Problems("FFM-002 | m | The first one is missing.\n", "", {}));
    EXPECT_NE("", Problems(rule_, "FFM-001 perhaps: why\n", {{"a/IPC", everywhere_}}));
    EXPECT_NE("", Problems(rule_, "FFM-002 never: why\n", {{"a/IPC", everywhere_}}));
    EXPECT_NE("", Problems(rule_, "", {{"a/IPC", everywhere_}, {"unit", ""}}));
    EXPECT_NE("", Problems(rule_, "", {{"a/IPC", everywhere_}, {"unit", "{\"tests\": ["}}));
}

/* ---- googletest's JSON ------------------------------------------------------------------------------------------- */

TEST_F(Table, ReadsGoogletestsResults)
{
    const std::string head = "{\"tests\": 1, \"testsuites\": [{\"name\": \"Mailbox\\/S\", \"testsuite\": [";
    const std::string passed = "{\"name\": \"Holds\\/A_FFM_001\", \"status\": \"RUN\", \"result\": \"COMPLETED\", "
                               "\"classname\": \"Mailbox\\/S\"}";
    const std::string failed = "{\"name\": \"Holds\\/A_FFM_001\", \"result\": \"COMPLETED\", \"classname\": \"Mailbox\\/S\", "
                               "\"failures\": [{\"failure\": \"a \\\"word\\\"\", \"type\": \"\"}]}";
    const std::string skipped = "{\"name\": \"Holds\\/A_FFM_001\", \"result\": \"SKIPPED\", \"classname\": \"Mailbox\\/S\"}";

    EXPECT_EQ("", Problems(rule_, "", {{"a/IPC", head + passed + "]}]}"}}));
    EXPECT_EQ("FFM-001: a test of it has failed: S.A_FFM_001 (a/IPC)\n",
              Problems(rule_, "", {{"a/IPC", head + passed + "," + failed + "]}]}"}}));
    EXPECT_NE(std::string::npos,
              Problems(rule_, "", {{"a/IPC", head + skipped + "]}]}"}}).find("FFM-001: has no test: It holds.\n"));
}

} // namespace
