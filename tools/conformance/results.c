/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the results of tests. See results.h. */
#include "tools/conformance/results.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/conformance/json.h"
#include "tools/file.h"

enum { WORDS_BYTES = 32, NAME_BYTES = (2 * JSON_NAME_BYTES) + 2, LINE_BYTES = 512 };

struct source {
    struct rules *rules;
    const char *path;
    char words[WORDS_BYTES];
    uint32_t tests;
};

/* The same words for one role alone: "ms/IPC/host" by m is "m/IPC/host". */
static cells cells_by(const struct source *source, const char *role)
{
    char words[WORDS_BYTES + 4];
    const char *rest = strchr(source->words, '/');
    cells shown = 0u;

    (void)snprintf(words, sizeof(words), "%s%s", role, (rest != NULL) ? rest : "");
    if (!cells_shown((role[0] != '\0') ? words : source->words, &shown)) {
        rules_complain(source->rules, source->path, "what it shows has no role of its own: ", source->words);
    }
    return shown;
}

static void take(struct source *source, const char *role, const char *name, bool passed)
{
    const char *at = name;
    struct rule_id id;

    source->tests++;
    if (passed) {
        rules_take_test(source->rules, name, cells_by(source, role));
    } else if (rule_id_find(&at, &id)) {
        char printed[RULE_ID_BYTES];
        char line[LINE_BYTES];
        rule_id_print(id, printed);
        (void)snprintf(line, sizeof(line), "%s (%s)", name, source->words);
        rules_complain(source->rules, printed, "a test of it has failed: ", line);
    } else {
        rules_complain(source->rules, name, "a test has failed", "");
    }
}

/* ---- googletest -------------------------------------------------------------------------------------------------- */

static bool is_number(const char *text)
{
    return (text[0] != '\0') && (text[strspn(text, "0123456789")] == '\0');
}

void results_name(const char *suite, const char *name, char *out, size_t room)
{
    const char *class = strchr(suite, '/');
    const char *value = strchr(name, '/');
    const int name_len = (value != NULL) ? (int)(value - name) : (int)strlen(name);
    const char *at = (value != NULL) ? &value[1] : "";
    struct rule_id id;

    class = (class != NULL) ? &class[1] : suite;
    if ((value == NULL) || is_number(&value[1]) || !rule_id_find(&at, &id)) {
        (void)snprintf(out, room, "%s.%.*s", class, name_len, name);
    } else {
        (void)snprintf(out, room, "%s.%s", class, &value[1]);
    }
}

static void take_json(void *context, const struct json_test *test)
{
    struct source *source = context;
    char name[NAME_BYTES];
    const char *role = (strncmp(test->suite, "Mailbox/", 8u) == 0)     ? "m"
                       : (strncmp(test->suite, "Partition/", 10u) == 0) ? "s"
                                                                        : "";
    if (test->completed) {
        results_name(test->suite, test->name, name, sizeof(name));
        take(source, role, name, !test->failed);
    }
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static void take_line(struct source *source, const char *line)
{
    static const struct {
        const char *prefix;
        const char *role;
        bool passed;
    } kinds[] = {
        {"passed: ", "", true},      {"passed by m: ", "m", true},  {"passed by s: ", "s", true},
        {"failed: ", "", false},     {"failed by m: ", "m", false}, {"failed by s: ", "s", false},
    };

    for (size_t i = 0u; i < (sizeof(kinds) / sizeof(kinds[0])); i++) {
        const size_t len = strlen(kinds[i].prefix);
        if (strncmp(line, kinds[i].prefix, len) == 0) {
            take(source, kinds[i].role, &line[len], kinds[i].passed);
        }
    }
}

static void lines_take(struct source *source, struct bytes text)
{
    char line[LINE_BYTES];
    size_t len = 0u;

    for (size_t i = 0u; i < text.len; i++) {
        if (text.ptr[i] == (uint8_t)'\n') {
            line[len] = '\0';
            take_line(source, line);
            len = 0u;
        } else if (len < (sizeof(line) - 1u)) {
            line[len++] = (char)text.ptr[i];
        } else {
            /* No name is that long: the line's rest says nothing. */
        }
    }
}

void results_read(struct rules *rules, const char *argument)
{
    struct source source;
    struct bytes text;
    const char *path = strchr(argument, '=');
    cells shown;

    (void)memset(&source, 0, sizeof(source));
    source.rules = rules;
    if ((path == NULL) || ((size_t)(path - argument) >= sizeof(source.words))) {
        rules_complain(rules, argument, "results are WHERE=FILE", "");
        return;
    }
    (void)memcpy(source.words, argument, (size_t)(path - argument));
    source.path = &path[1];
    if (!cells_shown(source.words, &shown) || (shown == 0u)) {
        rules_complain(rules, argument, "is seen nowhere: ", source.words);
        return;
    }
    if (!file_read(source.path, &text)) {
        rules_complain(rules, source.path, "cannot be read: ", strerror(errno));
        return;
    }
    if ((text.len != 0u) && (text.ptr[0] == (uint8_t)'{')) {
        if (!json_tests_read(text, take_json, &source)) {
            rules_complain(rules, source.path, "is no result of googletest", "");
        }
    } else {
        lines_take(&source, text);
    }
    if (source.tests == 0u) {
        rules_complain(rules, source.path, "holds no result of any test", "");
    }
    file_free(text);
}
