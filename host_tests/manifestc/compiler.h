/* SPDX-License-Identifier: Apache-2.0 */
/* Runs manifestc over texts, for tests. */
#ifndef HOST_TESTS_MANIFESTC_COMPILER_H
#define HOST_TESTS_MANIFESTC_COMPILER_H

#include <map>
#include <string>
#include <utility>
#include <vector>

struct Compiled {
    int status = -1;
    std::string out;                          // standard output
    std::vector<std::string> errors;          // lines of standard error; folders of files are removed
    std::map<std::string, std::string> files; // what it has written, by path below --out
    std::string folder;                       // where
};

// Runs manifestc with these arguments alone.
Compiled RunManifestc(const std::vector<std::string> &arguments);

// Writes the texts into files of these names and compiles them in this order.
Compiled Compile(const std::vector<std::pair<std::string, std::string>> &texts,
                 const std::vector<std::string> &options = {});

// `text` with the first `from` replaced; a `from` that is not there fails the test.
std::string Replaced(std::string text, const std::string &from, const std::string &to);

// A sound SFN partition: NAME in capitals with one service NAME_SERVICE.
std::string Manifest(const std::string &name, const std::string &sid);

// A file of the name somewhere below `folder` with that content.
std::string WriteFile(const std::string &folder, const std::string &name, const std::string &content);
std::string ReadFile(const std::string &path);

#endif // HOST_TESTS_MANIFESTC_COMPILER_H
