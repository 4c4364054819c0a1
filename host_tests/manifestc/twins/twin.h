/* SPDX-License-Identifier: Apache-2.0 */
/* Both partitions define these names, and both use a library with a variable of its own. */
#ifndef HOST_TESTS_MANIFESTC_TWINS_TWIN_H
#define HOST_TESTS_MANIFESTC_TWINS_TWIN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a service writes to output 0. */
struct twin_answer {
    uint32_t calls;   /* of this partition, counted in its variable twin_calls   */
    uint32_t library; /* the same, counted by the library that it is linked with */
    uint32_t name;    /* twin_name()                                             */
};

extern uint32_t twin_calls;
uint32_t twin_name(void);

/* The library. */
uint32_t twin_library_count(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_MANIFESTC_TWINS_TWIN_H */
