/* SPDX-License-Identifier: Apache-2.0 */
/* The table of conformance. See table.h. */
#include "tools/conformance/table.h"

#include <string.h>

enum { TEXT_BYTES = 160 };

static const char *const pair_names[PAIR_COUNT] = {"host IPC", "host SFN", "board IPC", "board SFN"};
static const char *const role_names[ROLE_COUNT] = {"m", "s", "+"};

static cells cell_of(uint32_t pair, uint32_t role)
{
    return (cells)1u << ((pair * (uint32_t)ROLE_COUNT) + role);
}

static cells missing(const struct rule *rule)
{
    return rule->wanted & ~rule->shown;
}

/* ---- Judging ----------------------------------------------------------------------------------------------------- */

/* "host IPC by m, board SFN by s" */
static void cells_print(cells set, char *out, size_t room)
{
    size_t len = 0u;

    out[0] = '\0';
    for (uint32_t i = 0u; i < (uint32_t)CELL_COUNT; i++) {
        const uint32_t role = i % (uint32_t)ROLE_COUNT;
        if (((set & ((cells)1u << i)) != 0u) && (len < room)) {
            len += (size_t)snprintf(&out[len], room - len, "%s%s%s%s", (len == 0u) ? "" : ", ",
                                    pair_names[i / (uint32_t)ROLE_COUNT], (role == (uint32_t)ROLE_ANY) ? "" : " by ",
                                    (role == (uint32_t)ROLE_ANY) ? "" : role_names[role]);
        }
    }
    if (((set & (CELL_UNIT | CELL_BUILD)) != 0u) && (len < room)) {
        (void)snprintf(&out[len], room - len, "%s%s", (len == 0u) ? "" : ", ",
                       ((set & CELL_UNIT) != 0u) ? "unit" : "build");
    }
}

static void judge(struct rules *rules, const struct rule *rule)
{
    char id[RULE_ID_BYTES];
    char text[TEXT_BYTES];

    rule_id_print(rule->id, id);
    if (rule->exception != EXCEPTION_NONE) {
        if (rule->test_count != 0u) {
            rules_complain(rules, id, "an exception has become untrue, there is a test: ", rule->tests[0].name);
        }
        return;
    }
    if (rule->test_count == 0u) {
        rules_complain(rules, id, "has no test: ", rule->statement);
        return;
    }
    if ((missing(rule) & ~rule->excepted) != 0u) {
        cells_print(missing(rule) & ~rule->excepted, text, sizeof(text));
        rules_complain(rules, id, "has no test on ", text);
    }
    if ((rule->excepted & ~missing(rule)) != 0u) {
        cells_print(rule->excepted & ~missing(rule), text, sizeof(text));
        rules_complain(rules, id, "an exception has become untrue, this is no gap: ", text);
    }
    if (rule->wanted == 0u) {
        rules_complain(rules, id, "is wanted nowhere, but no exception says why: ", rule->where);
    }
}

void table_judge(struct rules *rules)
{
    for (size_t i = 0u; i < rules->count; i++) {
        judge(rules, &rules->rule[i]);
    }
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

struct summary {
    uint32_t hold;
    uint32_t with_gaps;
    uint32_t later;
    uint32_t never;
};

static struct summary summary_of(const struct rules *rules)
{
    struct summary sum = {0u, 0u, 0u, 0u};

    for (size_t i = 0u; i < rules->count; i++) {
        const struct rule *rule = &rules->rule[i];
        sum.never += (rule->exception == EXCEPTION_NEVER) ? 1u : 0u;
        sum.later += (rule->exception == EXCEPTION_LATER) ? 1u : 0u;
        if (rule->exception == EXCEPTION_NONE) {
            sum.hold += (missing(rule) == 0u) ? 1u : 0u;
            sum.with_gaps += (missing(rule) != 0u) ? 1u : 0u;
        }
    }
    return sum;
}

/* In the cell's own column: who has shown the rule, and who has not although it is wanted. */
static void cell_write(const struct rule *rule, uint32_t pair, FILE *out)
{
    const bool named = ((rule->shown & (cell_of(pair, ROLE_MAILBOX) | cell_of(pair, ROLE_PARTITION))) != 0u);

    for (uint32_t role = 0u; role < (uint32_t)ROLE_COUNT; role++) {
        if (((rule->shown & cell_of(pair, role)) != 0u) && ((role != (uint32_t)ROLE_ANY) || !named)) {
            (void)fprintf(out, " %s", role_names[role]);
        }
    }
    for (uint32_t role = 0u; role < (uint32_t)ROLE_COUNT; role++) {
        if ((missing(rule) & cell_of(pair, role)) != 0u) {
            (void)fprintf(out, " **gap%s%s**", (role == (uint32_t)ROLE_ANY) ? "" : " ",
                          (role == (uint32_t)ROLE_ANY) ? "" : role_names[role]);
        }
    }
    (void)fputs(" |", out);
}

static void tests_write(const struct rule *rule, FILE *out)
{
    for (size_t i = 0u; i < rule->test_count; i++) {
        (void)fprintf(out, "%s`%s`", (i == 0u) ? " " : "<br>", rule->tests[i].name);
    }
    (void)fputs(" |\n", out);
}

static const char *result_of(const struct rule *rule)
{
    switch (rule->exception) {
    case EXCEPTION_NEVER:
        return "does not apply: ";
    case EXCEPTION_LATER:
        return "not built yet: ";
    case EXCEPTION_NONE:
        break;
    }
    return (missing(rule) != 0u) ? "holds where shown; gap: " : "holds";
}

static void rule_write(const struct rule *rule, FILE *out)
{
    char id[RULE_ID_BYTES];

    rule_id_print(rule->id, id);
    (void)fprintf(out, "| %s | %s | %s | %s%s |", id, rule->statement, rule->where, result_of(rule), rule->reasons);
    (void)fprintf(out, "%s%s |", ((rule->shown & CELL_UNIT) != 0u) ? " +" : "",
                  ((rule->shown & CELL_BUILD) != 0u) ? " build" : "");
    for (uint32_t pair = 0u; pair < (uint32_t)PAIR_COUNT; pair++) {
        cell_write(rule, pair, out);
    }
    tests_write(rule, out);
}

void table_write(const struct rules *rules, FILE *out)
{
    const struct summary sum = summary_of(rules);

    (void)fprintf(out,
                  "# Conformance\n\n"
                  "Generated by `bazel build //docs:conformance` from the results of the tests that this build has run. "
                  "Rules: `docs/rules.txt`.\n\n"
                  "| rules | hold wherever they apply | hold, not shown everywhere | not built yet | do not apply |\n"
                  "| --- | --- | --- | --- | --- |\n"
                  "| %u | %u | %u | %u | %u |\n\n"
                  "*Applies*: to clients through the mailbox (`m`), to partitions as clients or services (`s`), or "
                  "whoever asks (`a`); on every configuration unless IPC, SFN, host or board follows. `unit`: a state that "
                  "only a test of the module can bring about. `build`: what the build accepts or refuses.\n"
                  "*Columns*: who has shown it there: `m`, `s`, `+` for neither of them in particular.\n\n"
                  "| rule | statement | applies | result | unit, build |",
                  (unsigned int)rules->count, (unsigned int)sum.hold, (unsigned int)sum.with_gaps,
                  (unsigned int)sum.later, (unsigned int)sum.never);
    for (uint32_t pair = 0u; pair < (uint32_t)PAIR_COUNT; pair++) {
        (void)fprintf(out, " %s |", pair_names[pair]);
    }
    (void)fputs(" tests that have passed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n", out);
    for (size_t i = 0u; i < rules->count; i++) {
        rule_write(&rules->rule[i], out);
    }
}
