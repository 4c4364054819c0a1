/* SPDX-License-Identifier: Apache-2.0 */
/* A platform that defines the three twin-CPU functions: counts their calls. */
#ifndef HOST_TESTS_UNIT_TWIN_CPU_STRONG_H
#define HOST_TESTS_UNIT_TWIN_CPU_STRONG_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct twin_cpu_strong {
    int boots;
    uintptr_t start_addr;
    int waits_for_ns;
    int waits_for_s;
};

extern struct twin_cpu_strong twin_cpu_strong;

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_UNIT_TWIN_CPU_STRONG_H */
