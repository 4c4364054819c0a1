/* SPDX-License-Identifier: Apache-2.0 */
/* What partition timers and partition waiter both do, each with interrupts of its own. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_IRQ_SCENES_H
#define HOST_TESTS_BOARD_FIRMWARE_IRQ_SCENES_H

#include "host_tests/board/firmware/irq_timer.h"
#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A partition's part, and what its first-level function has to do with its thread. */
struct irq_part {
    uint32_t who; /* IRQ_OF_... */
    const struct irq_timer *slih;
    const struct irq_timer *flih;
    psa_signal_t slih_signal;
    psa_signal_t flih_signal;
    volatile uint32_t runs;         /* of the first-level function, which alone changes it                     */
    volatile uint32_t signal_from;  /* runs behind this one return PSA_FLIH_SIGNAL                             */
    volatile uint32_t reset_at;     /* this run resets the signal that the one before has left asserted        */
    volatile uint32_t disable_at;   /* this run disables the interrupt                                         */
    uint32_t ticking_from;          /* runs when the last IRQ_TICK began                                       */
    bool storm;                     /* each run is published                                                  */
    bool forbidden;                 /* each run makes a call that is not allowed                              */
};

/* Publishes so many interrupts of a storm. */
void irq_part_say_storm(uint32_t interrupts);

/* The body of the partition's first-level function. */
psa_flih_result_t irq_part_flih(struct irq_part *part);

/* One call to the partition, by its `type`. result: for the client. */
psa_status_t irq_part_serve(struct irq_part *part, int32_t type, uint32_t *result);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_BOARD_FIRMWARE_IRQ_SCENES_H */
