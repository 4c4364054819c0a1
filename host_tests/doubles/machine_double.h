/* SPDX-License-Identifier: Apache-2.0 */
/* Doubles of the small interfaces of hal/: doorbell, second CPU, pending words, idle, life cycle. They record and answer. */
#ifndef HOST_TESTS_DOUBLES_MACHINE_DOUBLE_H
#define HOST_TESTS_DOUBLES_MACHINE_DOUBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hal/atomic.h"
#include "hal/doorbell.h"
#include "hal/idle.h"
#include "hal/lifecycle.h"
#include "hal/twin_cpu.h"

#ifdef __cplusplus
extern "C" {
#endif

struct machine_double {
    /* hal/doorbell.h */
    size_t rings;
    size_t clears;
    size_t enables;
    bool doorbell_enabled;
    /* hal/twin_cpu.h */
    bool held;
    size_t holds;
    size_t releases;
    size_t releases_while_running; /* each one is a breach of hal_ns_cpu_release()'s contract */
    uint32_t ready_word;
    size_t ready_reads;
    bool locked_up;
    void (*on_clear)(void *context); /* may be NULL; each plays what happens at that moment */
    void (*on_release)(void *context);
    /* hal/atomic.h */
    size_t sleeps;
    void (*on_sleep)(void *context, const struct hal_pending *pending);
    /* hal/lifecycle.h */
    bool lifecycle_readable;
    uint32_t lifecycle;
    void *context; /* of the functions */
};

extern struct machine_double machine_double;

void machine_double_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_MACHINE_DOUBLE_H */
