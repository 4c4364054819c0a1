/* SPDX-License-Identifier: Apache-2.0 */
/* A first-level handler in front of every load and store. In a program that is built with the toolchain's feature
 * "accesses" the compiler calls a hook at each access to memory; at the one with a chosen number a request comes to a
 * line, and is taken there or where the line is open again, as a processor would.
 *
 * Steps that are one instruction on the chip (hal/atomic.h) are one here too, because atomic operations have no hook
 * in their middle. */
#ifndef HOST_TESTS_UNIT_ACCESSES_H
#define HOST_TESTS_UNIT_ACCESSES_H

#include <cstdint>
#include <functional>

#include "host_tests/unit/irq_image.h"

struct Accesses {
    uint64_t count; /* since Begin(), handlers left out */
    uint64_t at;    /* number of the access before which the request comes; 0: none */
    uint32_t line;
    bool counting;
    bool in_handler;
    bool latched;
    bool came;
    void (*take)(uint32_t line); /* the line's handler */
};

extern struct Accesses accesses;

/* From here on accesses are counted, and the request comes before the `at`-th one. */
void AccessesBegin(uint32_t line, uint64_t at, void (*take)(uint32_t line));

/* Takes what is still latched, if the line is open. Returns how many accesses there were. */
uint64_t AccessesEnd();

/* For what the processor does at once: nothing comes in between. */
template <class Action> void Indivisibly(const Action &action)
{
    const bool before = accesses.counting;
    accesses.counting = false;
    action();
    accesses.counting = before;
}

#endif /* HOST_TESTS_UNIT_ACCESSES_H */
