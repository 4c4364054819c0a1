/* SPDX-License-Identifier: Apache-2.0 */
/* The manifests of host_tests/manifests: those in good/ are taken, those in bad/ refused with the messages that they
 * announce. host_tests/manifests/README.md says how. */
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "gtest/gtest.h"
#include "host_tests/manifestc/compiler.h"

namespace {

const std::string kFolder = "host_tests/manifests/";
const std::string kPlatform = "platforms/lpc55s69/image/lpc55s69.yaml";

// What a file says about itself, in comments or, for JSON without comments, in a file beside it.
struct Case {
    std::string path;
    std::vector<std::string> arguments; // options, then manifests
    std::vector<std::string> expected;  // errors
};

std::vector<std::string> Paths(const std::string &folder)
{
    std::vector<std::string> paths;
    for (const auto &entry : std::filesystem::directory_iterator(kFolder + folder)) {
        const std::string ending = entry.path().extension().string();
        if ((ending == ".yaml") || (ending == ".json")) {
            paths.push_back(entry.path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

// What stands behind "# KEY: " or "KEY: ", line by line.
std::vector<std::string> Said(const std::string &path, const std::string &key)
{
    const bool beside = std::filesystem::exists(path + ".expect");
    std::istringstream stream(ReadFile(beside ? path + ".expect" : path));
    const std::string prefix = (beside ? "" : "# ") + key + ": ";
    std::vector<std::string> said;
    for (std::string line; std::getline(stream, line);) {
        if (line.compare(0, prefix.size(), prefix) == 0) {
            said.push_back(line.substr(prefix.size()));
        }
    }
    return said;
}

Case Read(const std::string &path)
{
    Case result = {path, {"--check", "--platform=" + kPlatform}, Said(path, "expect")};
    for (const std::string &line : Said(path, "options")) {
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            result.arguments.push_back(word);
        }
    }
    for (const std::string &before : Said(path, "before")) {
        result.arguments.push_back(kFolder + before);
    }
    result.arguments.push_back(path);
    return result;
}

// "FOLDER/FILE:LINE:..." without the file itself, or with another's name alone.
std::vector<std::string> Shortened(std::vector<std::string> errors, const std::string &path)
{
    for (std::string &line : errors) {
        if (line.compare(0, path.size() + 1, path + ":") == 0) {
            line.erase(0, path.size() + 1);
        }
        for (size_t at = line.find(kFolder); at != std::string::npos; at = line.find(kFolder)) {
            line.erase(at, kFolder.size());
        }
    }
    if (!errors.empty()) {
        errors.pop_back(); // how many there are
    }
    return errors;
}

std::string RuleOf(const std::string &error)
{
    const size_t at = error.rfind('[');
    return (at == std::string::npos) ? "none" : error.substr(at + 1, error.size() - at - 2);
}

} // namespace

TEST(Corpus, FFM_268_BadManifestsAreRefusedWithTheMessagesThatTheyAnnounce)
{
    std::set<std::string> alone; // rules that are the only one of a file
    EXPECT_GE(Paths("bad").size(), 100u);
    for (const std::string &path : Paths("bad")) {
        const Case test = Read(path);
        const Compiled result = RunManifestc(test.arguments);
        const std::vector<std::string> errors = Shortened(result.errors, path);
        std::cout << path << ": " << errors.size() << " errors\n";
        EXPECT_EQ(result.status, 1) << path;
        EXPECT_FALSE(test.expected.empty()) << path << " announces no message";
        EXPECT_EQ(errors, test.expected) << path;
        std::set<std::string> rules;
        for (const std::string &error : errors) {
            rules.insert(RuleOf(error));
        }
        if (rules.size() == 1) {
            alone.insert(*rules.begin());
        }
    }
    for (int rule = 1; rule <= 21; rule++) {
        EXPECT_EQ(alone.count("V" + std::to_string(rule)), 1u) << "no file violates V" << rule << " alone";
    }
    for (const char *rule : {"Y1", "Y2", "Y3", "B1", "B2", "B3", "B4", "B5", "B6", "B7"}) {
        EXPECT_EQ(alone.count(rule), 1u) << "no file violates " << rule << " alone";
    }
}

TEST(Corpus, GoodManifestsAreTaken)
{
    const std::vector<std::string> paths = Paths("good");
    EXPECT_FALSE(paths.empty());
    for (const std::string &path : paths) {
        const Compiled result = RunManifestc(Read(path).arguments);
        std::cout << path << "\n";
        EXPECT_EQ(result.errors, std::vector<std::string>()) << path;
        EXPECT_EQ(result.status, 0) << path;
    }
}
