/* SPDX-License-Identifier: Apache-2.0 */
/* See against.h. A figure that has become better, or a little worse, is no error: the page is brought up to date when
 * somebody likes to. */
#include "tools/figures/against.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tools/figures/tool.h"

/* A figure may be worse by one part in so many: a mended error must not have to wait for a page of figures. */
enum { TOLERANCE_PART = 32 };

enum { MASKED_LIMIT = 800, LINES = 400, LINE_BYTES = 512, DECIMAL = 10 };

struct lines {
    char line[LINES][LINE_BYTES];
    size_t count;
};

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

static bool compare(const char *now, const char *page, bool numbers)
{
    while ((*now != '\0') && (*page != '\0')) {
        if ((isdigit((unsigned char)*now) != 0) && (isdigit((unsigned char)*page) != 0)) {
            const unsigned long measured = take_number(&now);
            const unsigned long written = take_number(&page);
            if ((measured > (written + (written / TOLERANCE_PART))) && numbers) {
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

static bool line_is_as_good(const char *now, const char *page)
{
    return compare(now, page, true);
}

static bool line_is_alike(const char *now, const char *page)
{
    return compare(now, page, false);
}

/* Whether one of the lines is like this one, numbers aside, and has none that is lower. */
static bool is_among(const char *line, const struct lines *lines, bool numbers)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (numbers ? line_is_as_good(line, lines->line[i]) : line_is_alike(line, lines->line[i])) {
            return true;
        }
    }
    return false;
}

static void take_lines(FILE *stream, struct lines *out)
{
    out->count = 0u;
    while ((out->count < (size_t)LINES) && (fgets(out->line[out->count], (int)LINE_BYTES, stream) != NULL)) {
        out->line[out->count][strcspn(out->line[out->count], "\n")] = '\0';
        out->count++;
    }
}

/* "| `spm/psa_call` | ...": the sizes of single objects are there to be read; those of their groups are compared. */
static bool is_of_one_object(const char *line)
{
    const char *slash = strchr(line, '/');
    return (strncmp(line, "| `", 3u) == 0) && (slash != NULL) && (slash < strchr(&line[3], '`'));
}

/* The design's limit, for what is built by default. */
static bool masks_shortly(const struct build build[REPORT_BUILDS])
{
    bool good = true;
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        const bool by_default = strcmp(build[i].paths.compiler, "clang") == 0;
        if (by_default && (build[i].masked.instructions >= (uint64_t)MASKED_LIMIT)) {
            (void)printf("%s: interrupts are masked for %" PRIu64 " instructions, %d are allowed\n",
                         build[i].paths.backend, build[i].masked.instructions, (int)MASKED_LIMIT);
            good = false;
        }
    }
    return good;
}

/* With 32 partitions every call costs what it costs with two. */
static bool crowd_costs_nothing(const struct build build[REPORT_BUILDS])
{
    bool good = true;
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        for (int call = 0; build_has_crowd(&build[i]) && (call < (int)COUNT_CASES); call++) {
            const struct count_amount *few = &build[i].count.result[call];
            const struct count_amount *many = &build[i].crowd.result[call];
            if ((few->instructions != many->instructions) || (few->exceptions != many->exceptions)) {
                (void)printf("%s, call %d: %" PRIu64 " instructions with two partitions, %" PRIu64 " with 32\n",
                             build[i].paths.backend, call, few->instructions, many->instructions);
                good = false;
            }
        }
    }
    return good;
}

bool against_compare(const struct build build[REPORT_BUILDS], const char *page)
{
    static struct lines measured;
    static struct lines written;
    const bool short_enough = masks_shortly(build);
    bool good = crowd_costs_nothing(build) && short_enough;
    FILE *report = tmpfile();
    FILE *stream = fopen(page, "r");

    if ((report == NULL) || (stream == NULL)) {
        tool_die(page, strerror(errno));
    }
    report_print(report, build);
    rewind(report);
    take_lines(report, &measured);
    take_lines(stream, &written);
    (void)fclose(report);
    (void)fclose(stream);
    for (size_t i = 0; i < measured.count; i++) {
        if (!is_among(measured.line[i], &written, !is_of_one_object(measured.line[i]))) {
            (void)printf("measured:         %s\n", measured.line[i]);
            good = false;
        }
    }
    for (size_t i = 0; i < written.count; i++) {
        if (!is_among(written.line[i], &measured, false)) {
            (void)printf("only on the page: %s\n", written.line[i]);
            good = false;
        }
    }
    if (!good) {
        (void)printf(
            "These figures are worse than on the page, or new. If that has its reason, bring the page up to date:\n"
            "  bazel run //tools/figures:figures > docs/figures.md\n");
    }
    return good;
}
