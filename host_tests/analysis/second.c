/* SPDX-License-Identifier: Apache-2.0 */
/* A second file of the program: what only a look at the whole shows. */
#include "host_tests/analysis/flawed.h"

/* MISRA 8.6: flawed.c has one too. */
void flawed_clear(char *text)
{
    text[0] = (char)flawed_width();
}
