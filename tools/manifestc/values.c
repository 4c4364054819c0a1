/* SPDX-License-Identifier: Apache-2.0 */
/* Values of attributes. See values.h. */
#include "tools/manifestc/values.h"

#include <string.h>

static int digit_value(char digit, unsigned int base)
{
    int value = -1;
    if ((digit >= '0') && (digit <= '9')) {
        value = digit - '0';
    } else if ((digit >= 'a') && (digit <= 'f')) {
        value = digit - 'a' + 10;
    } else if ((digit >= 'A') && (digit <= 'F')) {
        value = digit - 'A' + 10;
    }
    return ((value >= 0) && ((unsigned int)value < base)) ? value : -1;
}

bool number_parse(const char *text, uint64_t max, uint64_t *out)
{
    unsigned int base = 10u;
    const char *digit = text;
    if ((text[0] == '0') && ((text[1] == 'x') || (text[1] == 'X'))) {
        base = 16u;
        digit += 2;
    } else if ((text[0] == '0') && (text[1] != '\0')) {
        return false; /* octal for some readers */
    }
    if (*digit == '\0') {
        return false;
    }
    uint64_t value = 0u;
    for (; *digit != '\0'; digit++) {
        const int next = digit_value(*digit, base);
        if ((next < 0) || (value > (max - (uint64_t)next) / base)) {
            return false;
        }
        value = value * base + (uint64_t)next;
        if (value > max) {
            return false;
        }
    }
    *out = value;
    return true;
}

bool signed_parse(const char *text, int64_t *out)
{
    const bool minus = text[0] == '-';
    uint64_t value = 0u;
    if (!number_parse(minus ? &text[1] : text, UINT32_MAX, &value)) {
        return false;
    }
    if (minus) {
        *out = -(int64_t)value;
    } else {
        *out = (value > (uint64_t)INT32_MAX) ? (int64_t)value - ((int64_t)1 << 32) : (int64_t)value;
    }
    return true;
}

const char *value_shown(const struct node *node)
{
    switch (node->kind) {
    case NODE_SCALAR:
        return node->text;
    case NODE_LIST:
        return "a list";
    case NODE_MAP:
        return "a map";
    }
    return "";
}

bool value_text(struct report *report, const struct node *node, const char *rule, struct text *out)
{
    if ((node->kind != NODE_SCALAR) || (node->text[0] == '\0')) {
        report_error(report, node->place, rule, "%s is %s; it has to be a text", node->key,
                     (node->kind == NODE_SCALAR) ? "empty" : value_shown(node));
        return false;
    }
    out->value = node->text;
    out->place = node->place;
    return true;
}

/* C99's keywords. */
static const char *const KEYWORDS[] = {
    "auto",     "break",  "case",     "char",   "const",  "continue", "default",   "do",     "double",  "else",
    "enum",     "extern", "float",    "for",    "goto",   "if",       "inline",    "int",    "long",    "register",
    "restrict", "return", "short",    "signed", "sizeof", "static",   "struct",    "switch", "typedef", "union",
    "unsigned", "void",   "volatile", "while",  "_Bool",  "_Complex", "_Imaginary"};

bool text_is_identifier(const char *text)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    if ((text[0] == '\0') || ((text[0] >= '0') && (text[0] <= '9')) || (text[strspn(text, letters)] != '\0')) {
        return false;
    }
    for (size_t i = 0u; i < sizeof(KEYWORDS) / sizeof(KEYWORDS[0]); i++) {
        if (strcmp(text, KEYWORDS[i]) == 0) {
            return false;
        }
    }
    return true;
}

bool value_identifier(struct report *report, const struct node *node, struct text *out)
{
    struct text text = {NULL, node->place};
    if (!value_text(report, node, "V20", &text)) {
        return false;
    }
    if (!text_is_identifier(text.value)) {
        report_error(report, node->place, "V20",
                     "%s %s is no C identifier; use letters, digits and underscores, no digit first and no keyword",
                     node->key, text.value);
        return false;
    }
    *out = text;
    return true;
}

bool value_choice(struct report *report, const struct node *node, const char *rule, const char *const *names,
                  size_t count, unsigned int *out)
{
    const char *allowed = "";
    for (size_t i = 0u; i < count; i++) {
        if ((node->kind == NODE_SCALAR) && (strcmp(node->text, names[i]) == 0)) {
            *out = (unsigned int)i + 1u;
            return true;
        }
        allowed = arena_format(report->arena, "%s%s\"%s\"", allowed,
                               (i == 0u)           ? ""
                               : (i + 1u == count) ? " or "
                                                   : ", ",
                               names[i]);
    }
    report_error(report, node->place, rule, "%s is %s; it has to be %s", node->key, value_shown(node), allowed);
    return false;
}

bool value_bool(struct report *report, const struct node *node, const char *rule, bool *out)
{
    static const char *const yes[] = {"true", "True", "TRUE"};
    static const char *const no[] = {"false", "False", "FALSE"};
    for (size_t i = 0u; i < 3u; i++) {
        if ((node->kind == NODE_SCALAR) && !node->quoted
            && ((strcmp(node->text, yes[i]) == 0) || (strcmp(node->text, no[i]) == 0))) {
            *out = strcmp(node->text, yes[i]) == 0;
            return true;
        }
    }
    report_error(report, node->place, rule, "%s is %s%s; it has to be true or false, without quotes", node->key,
                 value_shown(node), node->quoted ? " in quotes" : "");
    return false;
}

bool value_size(struct report *report, const struct node *node, struct number *out)
{
    uint64_t value = 0u;
    if ((node->kind != NODE_SCALAR) || !number_parse(node->text, UINT32_MAX, &value) || (value == 0u)) {
        report_error(report, node->place, "V17",
                     "%s is %s; it has to be a number of bytes above 0, as in 1024 or \"0x400\"", node->key,
                     value_shown(node));
        return false;
    }
    out->value = (uint32_t)value;
    out->given = true;
    out->place = node->place;
    return true;
}

bool value_is(struct report *report, const struct node *node, enum node_kind kind)
{
    if (node->kind == kind) {
        return true;
    }
    report_error(report, node->place, "Y3", "%s%s%s; it has to be %s", (node->key != NULL) ? node->key : "this",
                 (node->kind == NODE_SCALAR) ? " is the text " : " is ", value_shown(node),
                 (kind == NODE_LIST)  ? "a list"
                 : (kind == NODE_MAP) ? "a map of attributes"
                                      : "a text");
    return false;
}

static const char *mapped(struct arena *arena, const char *text, char from, char to)
{
    char *const copy = arena_copy(arena, text, strlen(text));
    for (char *letter = copy; *letter != '\0'; letter++) {
        if ((*letter >= from) && (*letter <= (char)(from + 25))) {
            *letter = (char)(*letter - from + to);
        }
    }
    return copy;
}

const char *text_lower(struct arena *arena, const char *text)
{
    return mapped(arena, text, 'A', 'a');
}

const char *text_upper(struct arena *arena, const char *text)
{
    return mapped(arena, text, 'a', 'A');
}
