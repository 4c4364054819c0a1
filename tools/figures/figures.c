/* SPDX-License-Identifier: Apache-2.0 */
/* figures --qemu=F --symbolizer=F --build=BACKEND:COMPILER:CALLS:MAP:CALLS1:STACKS:PRODUCT:PRODUCT1:CROWD ... [--svg]
 * [--against=F]
 *
 * Measures every build and prints docs/figures.md. --svg: prints docs/figures.svg. --against: compares with that page
 * instead, see against.h. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "tools/figures/against.h"
#include "tools/figures/build.h"
#include "tools/figures/chart.h"
#include "tools/figures/report.h"
#include "tools/figures/tool.h"

enum { FIELDS = 9, ARGUMENT_BYTES = 4096 };

static struct build builds[REPORT_BUILDS];
static char arguments[REPORT_BUILDS][ARGUMENT_BYTES];

static const char *value_of(const char *argument, const char *name)
{
    const size_t len = strlen(name);
    return (strncmp(argument, name, len) == 0) ? &argument[len] : NULL;
}

static void read_build(char *text, struct build_paths *out)
{
    const char **const field[FIELDS] = {&out->backend,    &out->compiler, &out->calls,   &out->calls_map,
                                        &out->calls_cpu1, &out->stacks,   &out->product, &out->product_cpu1,
                                        &out->crowd};
    char *at = text;
    for (int i = 0; i < (int)FIELDS; i++) {
        *field[i] = at;
        char *colon = strchr(at, ':');
        if ((colon == NULL) != (i == (int)FIELDS - 1)) {
            tool_die(text, "is no description of a build");
        }
        if (colon != NULL) {
            *colon = '\0';
            at = &colon[1];
        }
    }
}

int main(int argc, char **argv)
{
    const char *qemu = NULL;
    const char *symbolizer = NULL;
    const char *against = NULL;
    bool svg = false;
    char llvm[TOOL_PATH_BYTES];
    size_t count = 0;

    for (int i = 1; i < argc; i++) {
        const char *build = value_of(argv[i], "--build=");
        if (value_of(argv[i], "--qemu=") != NULL) {
            qemu = value_of(argv[i], "--qemu=");
        } else if (value_of(argv[i], "--symbolizer=") != NULL) {
            symbolizer = value_of(argv[i], "--symbolizer=");
        } else if (value_of(argv[i], "--against=") != NULL) {
            against = value_of(argv[i], "--against=");
        } else if (strcmp(argv[i], "--svg") == 0) {
            svg = true;
        } else if ((build != NULL) && (count < (size_t)REPORT_BUILDS) && (strlen(build) < (size_t)ARGUMENT_BYTES)) {
            (void)snprintf(arguments[count], sizeof(arguments[count]), "%s", build);
            read_build(arguments[count], &builds[count].paths);
            count++;
        } else {
            tool_die(argv[i], "no such option");
        }
    }
    const char *slash = (symbolizer != NULL) ? strrchr(symbolizer, '/') : NULL;
    if ((qemu == NULL) || (slash == NULL) || (count != (size_t)REPORT_BUILDS)) {
        tool_die("usage", "bazel run //tools/figures:figures");
    }
    (void)snprintf(llvm, sizeof(llvm), "%.*s", (int)(slash - symbolizer), symbolizer);
    for (size_t i = 0; i < count; i++) {
        build_measure(&builds[i], qemu, llvm);
    }
    if (svg) {
        chart_print(stdout, builds);
        return 0;
    }
    if (against == NULL) {
        report_print(stdout, builds);
        return 0;
    }
    return against_compare(builds, against) ? 0 : 1;
}
