/* SPDX-License-Identifier: Apache-2.0 */
/* conformance --rules=FILE --exceptions=FILE --out=FILE WHERE=RESULTS...: the table of which rule of the framework
 * holds where, from the results of tests. A rule without a test, a place where it is not seen and an exception that has
 * become untrue are one line each on standard error, and the end with status 1. docs/testing.md tells how tests name rules. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/conformance/results.h"
#include "tools/conformance/rule.h"
#include "tools/conformance/table.h"

static const char usage[] = "conformance --rules=FILE --exceptions=FILE --out=FILE WHERE=RESULTS...\n";

struct options {
    const char *rules;
    const char *exceptions;
    const char *out;
};

static bool option_take(struct options *options, const char *argument)
{
    const struct {
        const char *name;
        const char **out;
    } known[] = {{"--rules=", &options->rules}, {"--exceptions=", &options->exceptions}, {"--out=", &options->out}};

    for (size_t i = 0u; i < (sizeof(known) / sizeof(known[0])); i++) {
        const size_t len = strlen(known[i].name);
        if (strncmp(argument, known[i].name, len) == 0) {
            *known[i].out = &argument[len];
            return true;
        }
    }
    return false;
}

static void write_to(struct rules *rules, const char *path)
{
    FILE *out = fopen(path, "w");

    if (out == NULL) {
        rules_complain(rules, path, "cannot be written: ", strerror(errno));
        return;
    }
    table_write(rules, out);
    if (fclose(out) != 0) {
        rules_complain(rules, path, "cannot be written: ", strerror(errno));
    }
}

int main(int argc, char **argv)
{
    struct options options = {NULL, NULL, NULL};
    static struct rules rules;
    int first = 1;

    while ((first < argc) && option_take(&options, argv[first])) {
        first++;
    }
    if ((options.rules == NULL) || (options.exceptions == NULL) || (options.out == NULL)) {
        (void)fputs(usage, stderr);
        return EXIT_FAILURE;
    }
    rules_read(&rules, options.rules);
    exceptions_read(&rules, options.exceptions);
    for (int i = first; i < argc; i++) {
        results_read(&rules, argv[i]);
    }
    table_judge(&rules);
    write_to(&rules, options.out);
    const bool good = rules.problems == 0u;
    rules_free(&rules);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
