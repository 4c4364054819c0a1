/* SPDX-License-Identifier: Apache-2.0 */
/* The interrupt between the CPUs. A ring says "look at the slots" and carries nothing else; it may be lost, doubled or spurious.
 * Source: design, "Mailbox"; LPC55S69 sheet section 5. */
#ifndef HAL_DOORBELL_H
#define HAL_DOORBELL_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Rings the non-secure CPU. What was stored to shared memory before is visible to it when it looks. */
void hal_doorbell_ring_ns(void);

/* Takes back the ring of the non-secure CPU. Call before looking at the slots, so that a later ring is not lost. */
void hal_doorbell_clear(void);

/* Lets the mailbox interrupt of the secure CPU through, or holds it back without losing it. */
void hal_doorbell_enable(bool enable);

#ifdef __cplusplus
}
#endif
#endif /* HAL_DOORBELL_H */
