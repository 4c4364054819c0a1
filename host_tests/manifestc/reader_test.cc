/* SPDX-License-Identifier: Apache-2.0 */
/* What manifestc reads: JSON and YAML as manifests in the wild have them; and how it reports errors. */
#include "gtest/gtest.h"
#include "host_tests/manifestc/compiler.h"

namespace {

using Strings = std::vector<std::string>;

const std::string kJson = R"({
  "psa_framework_version": 1.0,
  "name": "ALPHA",
  "type": "PSA-ROT",
  "priority": "HIGH",
  "entry_point": "alpha_main",
  "stack_size": "0x400",
  "services": [
    {
      "name": "ALPHA_SERVICE",
      "sid": "0x0000E000",
      "non_secure_clients": true,
      "version": 1,
      "version_policy": "RELAXED"
    }
  ]
})";

Strings Errors(const std::string &text, const std::string &name = "a.json")
{
    Strings errors = Compile({{name, text}}).errors;
    if (!errors.empty()) {
        errors.pop_back();
    }
    return errors;
}

} // namespace

TEST(Reader, TakesStrictJson)
{
    EXPECT_EQ(Errors(kJson), Strings());
}

TEST(Reader, TakesTrailingCommasCommentsTabsAndCarriageReturns)
{
    EXPECT_EQ(Errors(Replaced(kJson, "\"RELAXED\"\n    }", "\"RELAXED\",\n    },")), Strings());
    EXPECT_EQ(Errors("#-----\n# Copyright of somebody\n" + Replaced(kJson, "1.0,", "1.0, # bare number")), Strings());
    EXPECT_EQ(Errors(Replaced(kJson, "  \"name\"", "\t\t\"name\"")), Strings());
    EXPECT_EQ(Errors(Replaced(kJson, "1.0,\n", "1.0,\r\n")), Strings());
    EXPECT_EQ(Errors("\xEF\xBB\xBF" + kJson), Strings());
}

TEST(Reader, TakesBooleansAndNumbersInTheFormsOfYaml)
{
    EXPECT_EQ(Errors(Replaced(kJson, "true", "True")), Strings());
    EXPECT_EQ(Errors(Replaced(kJson, "1.0", "1.00")), Strings());
    EXPECT_EQ(Errors(Replaced(kJson, "1.0", "1")), Strings());
    EXPECT_EQ(Errors(Replaced(kJson, "\"0x400\"", "0x400")), Strings());
    EXPECT_EQ(Errors(Replaced(kJson, "\"0x0000E000\"", "0xe000")), Strings());
}

TEST(Reader, QuotesMakeTextsOfNumbersAndBooleans)
{
    EXPECT_EQ(Errors(Replaced(kJson, "1.0", "\"1.0\"")),
              Strings{"a.json:2:28: error: psa_framework_version is 1.0 in quotes; it has to be the number 1.0 or 1.1, "
                      "without quotes [V2]"});
    EXPECT_EQ(Errors(Replaced(kJson, "true", "\"true\"")),
              Strings{"a.json:12:29: error: non_secure_clients is true in quotes; it has to be true or false, without "
                      "quotes [Y3]"});
}

TEST(Reader, SaysWhereTheSyntaxIsWrong)
{
    EXPECT_EQ(
        Errors(kJson.substr(0, kJson.size() - 1)),
        Strings{
            "a.json:17:1: error: while parsing a flow mapping: did not find expected ',' or '}'; a manifest is YAML "
            "or JSON in UTF-8, and comments begin with # [Y1]"});
    EXPECT_EQ(Errors("name: \"\xFF\"\n").size(), 1u);
    EXPECT_EQ(Errors(""),
              Strings{"a.json:1:1: error: the file is empty; a manifest begins with psa_framework_version [Y1]"});
    EXPECT_EQ(Errors("just a text\n"),
              Strings{"a.json:1:1: error: this is the text just a text; it has to be a map of attributes [Y3]"});
    EXPECT_EQ(Errors("- a\n"), Strings{"a.json:1:1: error: this is a list; it has to be a map of attributes [Y3]"});
    EXPECT_EQ(Errors(kJson + "\n---\nname: x\n"),
              Strings{"a.json:18:1: error: a second document begins here; give each manifest a file of its own [Y1]"});
}

TEST(Reader, RefusesAliasesAnchorsAndDepth)
{
    EXPECT_EQ(Errors("a: &x [1]\nb: *x\n"),
              Strings{"a.json:1:4: error: an anchor has no place in a manifest; write out what is repeated [Y1]"});
    EXPECT_EQ(Errors("b: *x\n"),
              Strings{"a.json:1:4: error: an alias has no place in a manifest; write what it stands for [Y1]"});
    EXPECT_EQ(Errors("a: " + std::string(100, '[') + std::string(100, ']')),
              Strings{"a.json:1:19: error: lists and maps are nested too deep; a manifest needs four levels [Y1]"});
    EXPECT_EQ(Errors("[a]: b\n"),
              Strings{"a.json:1:1: error: the name of an attribute is no text; write NAME: VALUE [Y1]"});
    EXPECT_EQ(Errors("a: \"x\\0y\"\n"), Strings{"a.json:1:4: error: a text has a zero byte in it; remove it [Y1]"});
}

TEST(Reader, RefusesAnAttributeThatStandsTwice)
{
    EXPECT_EQ(
        Errors(Replaced(kJson, "\"priority\": \"HIGH\",", "\"priority\": \"HIGH\", \"priority\": \"LOW\",")),
        Strings{"a.json:5:23: error: attribute priority stands here twice, first in line 5; keep one of them [Y2]"});
}

TEST(Reader, RefusesFilesThatAreNoManifestBySize)
{
    EXPECT_EQ(Errors(kJson + std::string(262144, ' ')).size(), 1u);
    EXPECT_EQ(Errors(kJson + std::string(262144 - kJson.size(), ' ')), Strings());
}

TEST(Reader, ReportsAllErrorsOfAllFilesInTheOrderOfTheirPlaces)
{
    const std::string bad = Replaced(Replaced(kJson, "\"HIGH\"", "\"UP\""), "\"PSA-ROT\"", "\"ROT\"");
    const Compiled result = Compile({{"a.json", Replaced(bad, "0x400", "0")}, {"b.json", bad}});
    EXPECT_EQ(
        result.errors,
        (Strings{"a.json:4:11: error: type is ROT; it has to be \"APPLICATION-ROT\" or \"PSA-ROT\" [V2]",
                 "a.json:5:15: error: priority is UP; it has to be \"HIGH\", \"NORMAL\" or \"LOW\" [V2]",
                 "a.json:7:17: error: stack_size is 0; it has to be a number of bytes above 0, as in 1024 or \"0x400\" "
                 "[V17]",
                 "b.json:3:11: error: partition ALPHA is also in a.json line 3; choose another name [V7]",
                 "b.json:4:11: error: type is ROT; it has to be \"APPLICATION-ROT\" or \"PSA-ROT\" [V2]",
                 "b.json:5:15: error: priority is UP; it has to be \"HIGH\", \"NORMAL\" or \"LOW\" [V2]",
                 "b.json:6:18: error: alpha_main of the entry of b is also that of the entry of a, in a.json line 6; "
                 "choose another name [V7]",
                 "b.json:10:15: error: service ALPHA_SERVICE is also in a.json line 10; "
                 "choose another name [V7]",
                 "b.json:11:14: error: sid 0x0000E000 is also that of service ALPHA_SERVICE, in a.json line 11; choose "
                 "another [V7]",
                 "manifestc: 9 errors"}));
}

TEST(Reader, ControlCharactersOfAManifestDoNotReachTheTerminal)
{
    EXPECT_EQ(Errors(Replaced(kJson, "\"HIGH\"", "\"\\e[2J\"")),
              Strings{"a.json:5:15: error: priority is \\x1b[2J; it has to be \"HIGH\", \"NORMAL\" or \"LOW\" [V2]"});
}
