/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of rules, in the table and in the names of tests; words for where a rule holds. See rule.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/conformance/rule.h"

enum { DECIMAL = 10, FFM_DIGITS = 3, WORD_BYTES = 16 };

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

static bool is_digit(char byte)
{
    return (byte >= '0') && (byte <= '9');
}

static bool is_letter(char byte)
{
    return ((byte >= 'A') && (byte <= 'Z')) || ((byte >= 'a') && (byte <= 'z'));
}

static size_t count_digits(const char *text)
{
    size_t count = 0u;

    while (is_digit(text[count])) {
        count++;
    }
    return count;
}

static const char *const prefixes[FAMILY_COUNT] = {"FFM-", "TFMV-", "D"};

void rule_id_print(struct rule_id id, char out[RULE_ID_BYTES])
{
    const int digits = (id.family == FAMILY_FFM) ? FFM_DIGITS : 1;

    (void)snprintf(out, RULE_ID_BYTES, "%s%0*u", prefixes[id.family], digits, (unsigned int)id.number);
}

bool rule_id_parse(const char *text, struct rule_id *out)
{
    char printed[RULE_ID_BYTES];

    for (size_t i = 0u; i < (size_t)FAMILY_COUNT; i++) {
        const size_t len = strlen(prefixes[i]);
        if (strncmp(text, prefixes[i], len) == 0) {
            out->family = (enum rule_family)i;
            out->number = (uint32_t)strtoul(&text[len], NULL, DECIMAL);
            rule_id_print(*out, printed);
            return strcmp(printed, text) == 0;
        }
    }
    return false;
}

/* In a name: behind an underscore or at its beginning. */
static bool begins_with(const char *name, const char *at, const char *prefix)
{
    return ((at == name) || (at[-1] == '_') || (at[-1] == '.') || (at[-1] == '/'))
           && (strncmp(at, prefix, strlen(prefix)) == 0);
}

static bool family_at(const char *name, const char *at, enum rule_family *family, const char **number)
{
    static const char *const in_names[FAMILY_COUNT] = {"FFM_", "TFMV_", "D_"};

    for (size_t i = 0u; i < (size_t)FAMILY_COUNT; i++) {
        const size_t len = strlen(in_names[i]);
        if (begins_with(name, at, in_names[i]) && is_digit(at[len])) {
            *family = (enum rule_family)i;
            *number = &at[len];
            return true;
        }
    }
    return false;
}

/* FFM_047_283: three digits behind an underscore go on with the family. The state is in *at alone: it points behind the
 * last number, or anywhere in the name. */
static bool goes_on(const char *at)
{
    return (at[0] == '_') && (count_digits(&at[1]) == (size_t)FFM_DIGITS) && !is_letter(at[1 + FFM_DIGITS]);
}

bool rule_id_find(const char **at, struct rule_id *out)
{
    const char *number = NULL;

    if (goes_on(*at)) {
        out->family = FAMILY_FFM;
        number = &(*at)[1];
    }
    for (const char *look = *at; (number == NULL) && (*look != '\0'); look++) {
        if (family_at(*at, look, &out->family, &number)) {
            break;
        }
    }
    if (number == NULL) {
        return false;
    }
    out->number = (uint32_t)strtoul(number, NULL, DECIMAL);
    *at = &number[count_digits(number)];
    return true;
}

/* ---- Where ------------------------------------------------------------------------------------------------------- */

struct selection {
    bool place[PLACE_COUNT];
    bool backend[BACKEND_COUNT];
    bool role[ROLE_COUNT];
};

static bool select_roles(const char *word, struct selection *out)
{
    static const struct {
        const char *word;
        bool role[ROLE_COUNT];
    } roles[] = {
        {"m", {true, false, false}},
        {"s", {false, true, false}},
        {"ms", {true, true, false}},
        {"a", {false, false, true}},
    };

    for (size_t i = 0u; i < (sizeof(roles) / sizeof(roles[0])); i++) {
        if (strcmp(word, roles[i].word) == 0) {
            (void)memcpy(out->role, roles[i].role, sizeof(out->role));
            return true;
        }
    }
    return false;
}

static bool select_only(const char *word, struct selection *out)
{
    static const char *const places[PLACE_COUNT] = {"host", "board"};
    static const char *const backends[BACKEND_COUNT] = {"IPC", "SFN"};

    for (size_t i = 0u; i < (size_t)PLACE_COUNT; i++) {
        if (strcmp(word, places[i]) == 0) {
            out->place[1u - i] = false;
            return true;
        }
        if (strcmp(word, backends[i]) == 0) {
            out->backend[1u - i] = false;
            return true;
        }
    }
    return false;
}

static bool select_words(const char *words, struct selection *out)
{
    const char *at = words;
    bool good = true;
    bool first = true;

    (void)memset(out, 0, sizeof(*out));
    for (size_t i = 0u; i < 2u; i++) {
        out->place[i] = true;
        out->backend[i] = true;
    }
    while (good && (at != NULL)) {
        char word[WORD_BYTES] = "";
        const char *end = strchr(at, '/');
        const size_t len = (end != NULL) ? (size_t)(end - at) : strlen(at);
        if (len < sizeof(word)) {
            (void)memcpy(word, at, len);
        }
        good = first ? select_roles(word, out) : select_only(word, out);
        first = false;
        at = (end != NULL) ? &end[1] : NULL;
    }
    return good;
}

bool cells_wanted(const char *words, cells *out)
{
    struct selection selection;

    *out = 0u;
    if (strcmp(words, "unit") == 0) {
        *out = CELL_UNIT;
        return true;
    }
    if (strcmp(words, "build") == 0) {
        *out = CELL_BUILD;
        return true;
    }
    if (strcmp(words, "-") == 0) {
        return true;
    }
    if (!select_words(words, &selection)) {
        return false;
    }
    for (uint32_t i = 0u; i < (uint32_t)CELL_COUNT; i++) {
        const uint32_t pair = i / (uint32_t)ROLE_COUNT;
        if (selection.role[i % (uint32_t)ROLE_COUNT] && selection.backend[pair % (uint32_t)BACKEND_COUNT]
            && selection.place[pair / (uint32_t)BACKEND_COUNT]) {
            *out |= (cells)1u << i;
        }
    }
    return true;
}

/* Whoever a test has asked with: that is somebody. */
bool cells_shown(const char *words, cells *out)
{
    if (!cells_wanted(words, out)) {
        return false;
    }
    for (uint32_t pair = 0u; pair < (uint32_t)PAIR_COUNT; pair++) {
        const cells roles = (cells)((1u << ROLE_COUNT) - 1u) << (pair * (uint32_t)ROLE_COUNT);
        if ((*out & roles) != 0u) {
            *out |= (cells)1u << ((pair * (uint32_t)ROLE_COUNT) + (uint32_t)ROLE_ANY);
        }
    }
    return true;
}
