/* SPDX-License-Identifier: Apache-2.0 */
/* Double of hal/panic.h: records and jumps back to the test that expects a panic; without one the process ends.
 *
 * Between the setjmp and a panic there may be C frames and frames of C++ that have nothing to destroy, on the same stack. */
#ifndef HOST_TESTS_DOUBLES_PANIC_DOUBLE_H
#define HOST_TESTS_DOUBLES_PANIC_DOUBLE_H

#include <setjmp.h>
#include <stdbool.h>

#include "hal/panic.h"

#ifdef __cplusplus
extern "C" {
#endif

enum panic_double_kind { PANIC_NONE = 0, PANIC_OF_PARTITION, PANIC_OF_SPM };

struct panic_double {
    bool armed;
    jmp_buf back;
    enum panic_double_kind kind;
    enum hal_panic_reason reason; /* PANIC_OF_SPM */
    const char *partition;        /* PANIC_OF_PARTITION, and the two below */
    const char *api;
    unsigned int rule;
};

extern struct panic_double panic_double;

void panic_double_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_PANIC_DOUBLE_H */
