/* SPDX-License-Identifier: Apache-2.0 */
/* Panics that a test survives. */
#include "host_tests/doubles/panic_double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct panic_double panic_double;

void panic_double_reset(void)
{
    memset(&panic_double, 0, sizeof(panic_double));
}

BH_NORETURN static void leave(const char *what, const char *who)
{
    if (!panic_double.armed) {
        fprintf(stderr, "panic_double: nobody expected the panic of %s (%s)\n", who, what);
        abort();
    }
    panic_double.armed = false;
    longjmp(panic_double.back, 1);
}

void hal_panic(enum hal_panic_reason reason)
{
    panic_double.kind = PANIC_OF_SPM;
    panic_double.reason = reason;
    leave("hal_panic", "the SPM");
}

void hal_partition_panic(const char *partition, const char *api, unsigned int rule)
{
    panic_double.kind = PANIC_OF_PARTITION;
    panic_double.partition = partition;
    panic_double.api = api;
    panic_double.rule = rule;
    leave(api, partition);
}
