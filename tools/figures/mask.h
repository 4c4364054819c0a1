/* SPDX-License-Identifier: Apache-2.0 */
/* The longest stretches of CPU0 in which interrupts wait, from the first instruction on that lets them through.
 *
 * Masked: no interrupt is taken, because PRIMASK is set or a handler runs that outranks them all: SVCall or a fault
 * (design, "Concurrency on the chip"). Held: those of the lowest priority are not taken, because a handler runs: the
 * mailbox, the tick, violations, and PendSV wait for each other. */
#ifndef TOOLS_FIGURES_MASK_H
#define TOOLS_FIGURES_MASK_H

#include <stdbool.h>
#include <stdint.h>

#include "tools/figures/log.h"
#include "tools/figures/program.h"

enum { MASK_DEPTH = 8 };

struct mask_stretch {
    uint64_t now;
    uint64_t longest;
    uint32_t longest_begin; /* address at which the longest one began */
    uint32_t begin;
};

struct mask {
    const struct program *program;
    bool booted; /* interrupts have been let through */
    bool primask;
    bool primask_before; /* of the last cpsid */
    unsigned int active[MASK_DEPTH];
    unsigned int depth;
    bool returned; /* the last thing that happened was the end of a handler */
    struct mask_stretch masked;
    struct mask_stretch held;
};

void mask_start(struct mask *mask, const struct program *program);
void mask_take(struct mask *mask, const struct log_entry *entry);

/* Whether a handler runs. */
bool mask_in_handler(const struct mask *mask);

#endif /* TOOLS_FIGURES_MASK_H */
