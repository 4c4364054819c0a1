/* SPDX-License-Identifier: Apache-2.0 */
/* Runs manifestc over texts. See compiler.h. */
#include "host_tests/manifestc/compiler.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "gtest/gtest.h"
#include "tools/manifestc/manifestc.h"

namespace {

std::string ContentOf(FILE *file)
{
    std::string content;
    std::rewind(file);
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
        content.push_back(static_cast<char>(byte));
    }
    return content;
}

std::vector<std::string> Lines(const std::string &text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

void RemoveAll(std::string &text, const std::string &what)
{
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what)) {
        text.erase(at, what.size());
    }
}

std::string NewFolder()
{
    static int number = 0;
    const char *const root = std::getenv("TEST_TMPDIR");
    const std::string folder = std::string(root != nullptr ? root : "/tmp") + "/manifestc_" + std::to_string(number++);
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

} // namespace

Compiled RunManifestc(const std::vector<std::string> &arguments)
{
    Compiled result;
    std::vector<const char *> argv = {"manifestc"};
    for (const std::string &argument : arguments) {
        argv.push_back(argument.c_str());
    }
    FILE *const out = std::tmpfile();
    FILE *const error = std::tmpfile();
    result.status = manifestc_run(static_cast<int>(argv.size()), argv.data(), out, error);
    result.out = ContentOf(out);
    result.errors = Lines(ContentOf(error));
    std::fclose(out);
    std::fclose(error);
    return result;
}

Compiled Compile(const std::vector<std::pair<std::string, std::string>> &texts, const std::vector<std::string> &options)
{
    const std::string folder = NewFolder();
    const std::string out = folder + "/out";
    std::vector<std::string> arguments = options;
    arguments.push_back("--out=" + out);
    for (const auto &[name, text] : texts) {
        arguments.push_back(WriteFile(folder, name, text));
    }
    Compiled result = RunManifestc(arguments);
    result.folder = out;
    for (std::string &line : result.errors) {
        RemoveAll(line, folder + "/");
    }
    if (std::filesystem::exists(out)) {
        for (const auto &entry : std::filesystem::recursive_directory_iterator(out)) {
            if (entry.is_regular_file()) {
                const std::string path = entry.path().string();
                result.files[path.substr(out.size() + 1)] = ReadFile(path);
            }
        }
    }
    return result;
}

std::string Replaced(std::string text, const std::string &from, const std::string &to)
{
    const size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "no " << from << " in " << text;
    return (at == std::string::npos) ? text : text.replace(at, from.size(), to);
}

std::string Manifest(const std::string &name, const std::string &sid)
{
    return "psa_framework_version: 1.1\n"
           "name: \""
           + name
           + "\"\n"
             "type: \"APPLICATION-ROT\"\n"
             "priority: \"NORMAL\"\n"
             "model: \"SFN\"\n"
             "stack_size: \"0x400\"\n"
             "services:\n"
             "  - name: \""
           + name
           + "_SERVICE\"\n"
             "    sid: \""
           + sid
           + "\"\n"
             "    non_secure_clients: true\n"
             "    connection_based: true\n";
}

std::string WriteFile(const std::string &folder, const std::string &name, const std::string &content)
{
    const std::string path = folder + "/" + name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::string ReadFile(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}
