/* SPDX-License-Identifier: Apache-2.0 */
/* Double of hal/copy.h: copies, records, and refuses what a test has named, as the bus refuses a torn flash word. */
#ifndef HOST_TESTS_DOUBLES_COPY_DOUBLE_H
#define HOST_TESTS_DOUBLES_COPY_DOUBLE_H

#include <stddef.h>
#include <stdint.h>

#include "hal/copy.h"

#ifdef __cplusplus
extern "C" {
#endif

struct copy_record {
    uintptr_t to;
    uintptr_t from;
    size_t len;
};

enum { COPY_DOUBLE_RECORDS = 64 };

struct copy_double {
    size_t calls;
    size_t greatest_len;
    struct copy_record record[COPY_DOUBLE_RECORDS]; /* of the first calls */
    /* Every access to [bad_base, bad_base + bad_len) fails; what lies before it has been copied then. */
    uintptr_t bad_base;
    size_t bad_len;
    /* Called before each copy, with its number from 1 on; may be NULL. Lets a test change memory between two copies. */
    void (*before)(void *context, size_t call);
    void *context;
};

extern struct copy_double copy_double;

void copy_double_reset(void);

/* The bus refuses these bytes from now on. */
void copy_double_refuse(uintptr_t base, size_t len);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_COPY_DOUBLE_H */
