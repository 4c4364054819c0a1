/* SPDX-License-Identifier: Apache-2.0 */
/* docs/manifests.md has the rules that the tool's sources name, and no others. */
#include <filesystem>
#include <regex>
#include <set>

#include "gtest/gtest.h"
#include "host_tests/manifestc/compiler.h"

namespace
{

std::set<std::string> Matches(const std::string &text, const std::string &pattern)
{
    const std::regex regex(pattern);
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) {
        found.insert((*at)[1]);
    }
    return found;
}

std::string AllSources()
{
    std::string all;
    for (const auto &entry : std::filesystem::directory_iterator("tools/manifestc")) {
        if (entry.path().extension() == ".c") {
            all += ReadFile(entry.path().string());
        }
    }
    return all;
}

} // namespace

TEST(Document, HasTheRulesOfTheTool)
{
    const std::set<std::string> rules = Matches(AllSources(), "\"([VYBP][0-9]+)\"");
    EXPECT_GE(rules.size(), 30u);
    EXPECT_EQ(Matches(ReadFile("docs/manifests.md"), "\\n\\| ([VYBP][0-9]+) \\|"), rules);
}

TEST(Document, HasEveryAttribute)
{
    const std::string document = ReadFile("docs/manifests.md");
    for (const std::string &attribute :
         Matches(ReadFile("tools/manifestc/attributes.c"), "\\n    \\{\"([a-z_0-9]+)\", ")) {
        EXPECT_NE(document.find("`" + attribute), std::string::npos) << attribute;
    }
}
