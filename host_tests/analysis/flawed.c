/* SPDX-License-Identifier: Apache-2.0 */
/* Planted findings: one or more for each tool, on lines that judge_test.sh finds by their words. */
#include "host_tests/analysis/flawed.h"

#include <string.h>

int flawed_sum(const int *numbers, int count)
{
    int unused_start = count; /* cppcheck: redundantInitialization */
    int sum;

    unused_start = 0;
    if (count == 3)
        sum = 1; /* no braces: MISRA 15.6, readability-braces-around-statements */
    for (int i = 0; i < count; i++) {
        sum += numbers[i]; /* not set: clang-analyzer */
    }
    goto out; /* MISRA 15.1 */
out:
    return sum;
}

/* The length of the pointer: bugprone-sizeof-expression. */
void flawed_clear(char *text)
{
    memset(text, 0, sizeof(text)); /* NOLINT */
}
