/* SPDX-License-Identifier: Apache-2.0 */
/* Findings in a header count once, however many files include it. */
#ifndef HOST_TESTS_ANALYSIS_FLAWED_H
#define HOST_TESTS_ANALYSIS_FLAWED_H

int flawed_sum(const int *numbers, int count);
void flawed_clear(char *text);

static inline int flawed_width(void)
{
    if (sizeof(int) == 2u)
        return 1; /* no braces: MISRA 15.6 */
    return 2;
}

#endif /* HOST_TESTS_ANALYSIS_FLAWED_H */
