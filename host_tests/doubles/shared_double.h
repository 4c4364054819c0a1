/* SPDX-License-Identifier: Apache-2.0 */
/* Double of hal/shared.h: tells a test of every access to a shared word, before a read and after a write, so that it can play
 * the other CPU there. */
#ifndef HOST_TESTS_DOUBLES_SHARED_DOUBLE_H
#define HOST_TESTS_DOUBLES_SHARED_DOUBLE_H

#include "hal/shared.h"

#ifdef __cplusplus
extern "C" {
#endif

struct shared_double {
    size_t reads;
    size_t writes;
    /* May be NULL. The test may change any shared word in them. */
    void (*before_read)(void *context, const struct hal_shared_u32 *word);
    void (*after_read)(void *context, const struct hal_shared_u32 *word);
    void (*after_write)(void *context, const struct hal_shared_u32 *word);
    void *context;
};

extern struct shared_double shared_double;

void shared_double_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_SHARED_DOUBLE_H */
