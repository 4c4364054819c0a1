/* SPDX-License-Identifier: Apache-2.0 */
/* The errors of a run. See report.h. */
#include "tools/manifestc/report.h"

#include <stdarg.h>
#include <string.h>

struct finding {
    struct finding *next;
    struct place place;
    const char *rule;
    const char *words;
};

static int compare(const struct finding *left, const struct finding *right)
{
    if (left->place.file_number != right->place.file_number) {
        return (left->place.file_number < right->place.file_number) ? -1 : 1;
    }
    if (left->place.line != right->place.line) {
        return (left->place.line < right->place.line) ? -1 : 1;
    }
    if (left->place.column != right->place.column) {
        return (left->place.column < right->place.column) ? -1 : 1;
    }
    return strcmp(left->words, right->words);
}

void report_error(struct report *report, struct place place, const char *rule, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    va_list again;
    va_copy(again, values);
    const int len = vsnprintf(NULL, 0u, format, values);
    va_end(values);
    const size_t room = (size_t)((len < 0) ? 0 : len) + 1u;
    char *const words = arena_take(report->arena, room);
    (void)vsnprintf(words, room, format, again);
    va_end(again);

    struct finding *const finding = arena_take(report->arena, sizeof(*finding));
    finding->place = place;
    finding->rule = rule;
    finding->words = words;
    struct finding **link = &report->first;
    while ((*link != NULL) && (compare(*link, finding) < 0)) {
        link = &(*link)->next;
    }
    if ((*link != NULL) && (compare(*link, finding) == 0)) {
        return;
    }
    finding->next = *link;
    *link = finding;
    report->count++;
}

/* What a file holds goes to a terminal: control characters of it do not. */
static void print_words(const char *words, FILE *out)
{
    for (const char *character = words; *character != '\0'; character++) {
        const unsigned char value = (unsigned char)*character;
        if ((value < 0x20u) || (value == 0x7fu)) {
            (void)fprintf(out, "\\x%02x", value);
        } else {
            (void)fputc(value, out);
        }
    }
}

void report_print(const struct report *report, FILE *out)
{
    for (const struct finding *finding = report->first; finding != NULL; finding = finding->next) {
        if (finding->place.file == NULL) {
            (void)fprintf(out, "manifestc: error: ");
        } else {
            (void)fprintf(out, "%s:%u:%u: error: ", finding->place.file, finding->place.line, finding->place.column);
        }
        print_words(finding->words, out);
        (void)fprintf(out, " [%s]\n", finding->rule);
    }
}
