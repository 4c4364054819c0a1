/* SPDX-License-Identifier: Apache-2.0 */
/* The table of rules and the list of exceptions. See rule.h. */
#include "tools/conformance/rule.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/file.h"

enum { LINE_BYTES = 512, PLACE_BYTES = 600 };

static void *checked(void *memory)
{
    if (memory == NULL) {
        (void)fprintf(stderr, "conformance: out of memory\n");
        exit(EXIT_FAILURE);
    }
    return memory;
}

char *text_copy(const char *text, size_t len)
{
    char *copy = checked(malloc(len + 1u));

    (void)memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

void rules_complain(struct rules *rules, const char *who, const char *what, const char *detail)
{
    rules->problems++;
    (void)fprintf(stderr, "%s: %s%s\n", who, what, detail);
}

/* ---- Lines of a file --------------------------------------------------------------------------------------------- */

/* What is done with a line that is neither empty nor a comment. `where`: FILE:LINE, for complaints. */
typedef void take_line(struct rules *rules, const char *where, char *line);

static void lines_read(struct rules *rules, const char *path, take_line *take)
{
    struct bytes text;
    char line[LINE_BYTES];
    char where[PLACE_BYTES];
    size_t len = 0u;
    uint32_t number = 1u;

    if (!file_read(path, &text)) {
        rules_complain(rules, path, "cannot be read: ", strerror(errno));
        return;
    }
    for (size_t i = 0u; i < text.len; i++) {
        if ((text.ptr[i] != (uint8_t)'\n') && (len < (sizeof(line) - 1u))) {
            line[len++] = (char)text.ptr[i];
            continue;
        }
        line[len] = '\0';
        (void)snprintf(where, sizeof(where), "%s:%u", path, (unsigned int)number);
        if (text.ptr[i] != (uint8_t)'\n') {
            rules_complain(rules, where, "the line is too long", "");
            break;
        }
        if ((len != 0u) && (line[0] != '#')) {
            take(rules, where, line);
        }
        len = 0u;
        number++;
    }
    if ((text.len != 0u) && (text.ptr[text.len - 1u] != (uint8_t)'\n')) {
        rules_complain(rules, path, "the last line does not end", "");
    }
    file_free(text);
}

/* Cuts the line at the separator: what follows it, NULL if it is not there. */
static char *cut(char *line, const char *separator)
{
    char *at = strstr(line, separator);

    if (at == NULL) {
        return NULL;
    }
    *at = '\0';
    return &at[strlen(separator)];
}

/* ---- Rules ------------------------------------------------------------------------------------------------------- */

struct rule *rules_find(struct rules *rules, struct rule_id id)
{
    for (size_t i = 0u; i < rules->count; i++) {
        if ((rules->rule[i].id.family == id.family) && (rules->rule[i].id.number == id.number)) {
            return &rules->rule[i];
        }
    }
    return NULL;
}

static bool in_order(const struct rules *rules, struct rule_id id)
{
    uint32_t before = 0u;

    for (size_t i = 0u; i < rules->count; i++) {
        before = (rules->rule[i].id.family == id.family) ? rules->rule[i].id.number : before;
    }
    return id.number == (before + 1u);
}

static void take_rule(struct rules *rules, const char *where, char *line)
{
    struct rule rule;
    char *words = cut(line, " | ");
    char *statement = (words != NULL) ? cut(words, " | ") : NULL;

    (void)memset(&rule, 0, sizeof(rule));
    if ((statement == NULL) || !rule_id_parse(line, &rule.id) || !cells_wanted(words, &rule.wanted)) {
        rules_complain(rules, where, "wants FFM-123 | where | statement, but says ", line);
        return;
    }
    if (!in_order(rules, rule.id)) {
        rules_complain(rules, where, "is not the number that comes next: ", line);
    }
    rule.where = text_copy(words, strlen(words));
    rule.statement = text_copy(statement, strlen(statement));
    rule.reasons = text_copy("", 0u);
    rules->rule = checked(realloc(rules->rule, (rules->count + 1u) * sizeof(rule)));
    rules->rule[rules->count] = rule;
    rules->count++;
}

void rules_read(struct rules *rules, const char *path)
{
    lines_read(rules, path, take_rule);
}

/* ---- Exceptions -------------------------------------------------------------------------------------------------- */

static void reason_add(struct rule *rule, const char *text)
{
    const size_t len = strlen(rule->reasons);
    const size_t bytes = len + strlen(text) + sizeof("; ");
    char *reasons = checked(malloc(bytes));

    if (strstr(rule->reasons, text) != NULL) {
        free(reasons);
        return;
    }
    (void)snprintf(reasons, bytes, "%s%s%s", rule->reasons, (len == 0u) ? "" : "; ", text);
    free(rule->reasons);
    rule->reasons = reasons;
}

static void take_exception(struct rules *rules, const char *where, char *line)
{
    struct rule_id id;
    cells gap = 0u;
    char *reason = cut(line, ": ");
    char *kind = (reason != NULL) ? cut(line, " ") : NULL;

    if ((kind == NULL) || !rule_id_parse(line, &id)) {
        rules_complain(rules, where, "wants FFM-123 never|later|gap WHERE: reason, but begins ", line);
        return;
    }
    struct rule *rule = rules_find(rules, id);
    if (rule == NULL) {
        rules_complain(rules, where, "there is no rule ", line);
        return;
    }
    if (strcmp(kind, "never") == 0) {
        rule->exception = EXCEPTION_NEVER;
    } else if (strcmp(kind, "later") == 0) {
        rule->exception = EXCEPTION_LATER;
    } else if ((strncmp(kind, "gap ", 4u) == 0) && cells_wanted(&kind[4], &gap) && (gap != 0u)) {
        rule->excepted |= gap;
    } else {
        rules_complain(rules, where, "is neither never, nor later, nor a gap somewhere: ", kind);
        return;
    }
    reason_add(rule, reason);
}

void exceptions_read(struct rules *rules, const char *path)
{
    lines_read(rules, path, take_exception);
}

/* ---- Tests ------------------------------------------------------------------------------------------------------- */

static void test_add(struct rule *rule, const char *name, cells shown)
{
    rule->shown |= shown;
    for (size_t i = 0u; i < rule->test_count; i++) {
        if (strcmp(rule->tests[i].name, name) == 0) {
            rule->tests[i].shown |= shown;
            return;
        }
    }
    rule->tests = checked(realloc(rule->tests, (rule->test_count + 1u) * sizeof(rule->tests[0])));
    rule->tests[rule->test_count].name = text_copy(name, strlen(name));
    rule->tests[rule->test_count].shown = shown;
    rule->test_count++;
}

void rules_take_test(struct rules *rules, const char *name, cells shown)
{
    const char *at = name;
    struct rule_id id;
    char printed[RULE_ID_BYTES];

    while (rule_id_find(&at, &id)) {
        struct rule *rule = rules_find(rules, id);
        if (rule != NULL) {
            test_add(rule, name, shown);
        } else {
            rule_id_print(id, printed);
            rules_complain(rules, name, "names a rule that is not in the table: ", printed);
        }
    }
}

void rules_free(struct rules *rules)
{
    for (size_t i = 0u; i < rules->count; i++) {
        struct rule *rule = &rules->rule[i];
        for (size_t j = 0u; j < rule->test_count; j++) {
            free(rule->tests[j].name);
        }
        free(rule->tests);
        free(rule->where);
        free(rule->statement);
        free(rule->reasons);
    }
    free(rules->rule);
    (void)memset(rules, 0, sizeof(*rules));
}
