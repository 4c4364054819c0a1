/* SPDX-License-Identifier: Apache-2.0 */
/* See against.h. A figure that has become better is no error: the page is brought up to date when somebody likes to. */
#define _POSIX_C_SOURCE 200809L

#include "tools/figures/against.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/figures/tool.h"

enum { LINE_BYTES = 1024, DECIMAL = 10 };

/* A number with commas in it; moves behind it. */
static unsigned long take_number(const char **at)
{
    unsigned long value = 0u;
    while ((isdigit((unsigned char)**at) != 0) || (**at == ',')) {
        if (**at != ',') {
            value = (value * (unsigned long)DECIMAL) + (unsigned long)(**at - '0');
        }
        (*at)++;
    }
    return value;
}

/* Names in brackets say where a stretch begins; that may change. */
static const char *behind_bracket(const char *at)
{
    const char *end = strchr(at, ')');
    return (end != NULL) ? end : at;
}

static bool line_is_as_good(const char *now, const char *page)
{
    while ((*now != '\0') && (*page != '\0')) {
        if ((isdigit((unsigned char)*now) != 0) && (isdigit((unsigned char)*page) != 0)) {
            const unsigned long measured = take_number(&now);
            if (measured > take_number(&page)) {
                return false;
            }
            continue;
        }
        if (*now != *page) {
            return false;
        }
        if (strncmp(now, "(`", 2u) == 0) {
            now = behind_bracket(now);
            page = behind_bracket(page);
        }
        now++;
        page++;
    }
    return *now == *page;
}

bool against_compare(const struct build build[REPORT_BUILDS], const char *page)
{
    char *text = NULL;
    size_t bytes = 0;
    char line[LINE_BYTES];
    bool good = true;
    FILE *out = open_memstream(&text, &bytes);
    FILE *stream = fopen(page, "r");

    if ((out == NULL) || (stream == NULL)) {
        tool_die(page, strerror(errno));
    }
    report_print(out, build);
    (void)fclose(out);
    char *rest = text;
    while (*rest != '\0') {
        char *end = strchr(rest, '\n');
        *end = '\0';
        if (fgets(line, sizeof(line), stream) == NULL) {
            line[0] = '\0';
        }
        line[strcspn(line, "\n")] = '\0';
        if (!line_is_as_good(rest, line)) {
            (void)printf("measured: %s\non page:  %s\n", rest, line);
            good = false;
        }
        rest = &end[1];
    }
    if (fgets(line, sizeof(line), stream) != NULL) {
        (void)printf("the page is longer: %s", line);
        good = false;
    }
    (void)fclose(stream);
    free(text);
    if (!good) {
        (void)printf("If that has its reason, bring the page up to date:\n  bazel run //tools/figures:figures > docs/figures.md\n");
    }
    return good;
}
