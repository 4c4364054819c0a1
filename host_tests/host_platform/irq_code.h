/* SPDX-License-Identifier: Apache-2.0 */
/* An image whose partitions have interrupts, and CPU1's programs for it. `device` is of the IPC model with the IPC
 * backend, `sensor` of the SFN model with both; they do the same. */
#ifndef HOST_TESTS_HOST_PLATFORM_IRQ_CODE_H
#define HOST_TESTS_HOST_PLATFORM_IRQ_CODE_H

#include "platforms/host/host.h"
#include "psa/client.h"
#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Partitions in the order of their priority; each has one stateless service, and its index is the service's. */
enum { IRQ_LEAF = 0, IRQ_DEVICE, IRQ_SENSOR, IRQ_PARTITIONS };
#define IRQ_HANDLE(partition) ((psa_handle_t)(0x40000100u | (uint32_t)(partition)))

/* Interrupts of `device` and `sensor`, in the order of their signals: a level with second-level handling, an edge with
 * first-level handling, and an edge that is enabled from the start, with second-level handling. */
enum { IRQ_LEVEL = 0, IRQ_EDGE, IRQ_OLD, IRQ_COUNT };
#define IRQ_SIGNAL(irq) ((psa_signal_t)(1u << (31 - (irq))))
#define IRQ_LINE(partition, irq) ((uint32_t)(8 * (partition) + (irq)))

/* Types of requests. Each answers with a status that says what it has found. */
enum {
    IRQ_ENABLE = 1, /* level and edge: 0                                                                      */
    IRQ_DISABLE,    /* 2 * was the edge enabled + was the level                                                */
    IRQ_WORK,       /* passes 16 bytes through `leaf` and gives them back: 16                                  */
    IRQ_WAIT,       /* waits for level and edge, quiets and clears both: 0                                     */
    IRQ_TWICE,      /* waits for the level, ends it without quieting the source, waits again: signals left     */
    IRQ_COUNTS,     /* clears what is asserted: 16 * calls of the first-level handler + second-level interrupts */
    IRQ_POLL        /* asserted signals >> 29, without clearing them                                           */
};

enum { IRQ_BYTES = 16 };

/* Programs: requests of each type above in turn to both partitions; IRQ_WORK alone, many times; IRQ_WAIT after
 * IRQ_ENABLE; IRQ_TWICE; IRQ_POLL without enabling anything, and IRQ_POLL and IRQ_COUNTS behind enabling. Functions of
 * CPU1's code have the prefix cpu1_. */
void irq_work_main(void);
void irq_wait_main(void);
void irq_twice_main(void);
void irq_latched_main(void);

/* Supplied by the harness: behind the last request of irq_work_main() with interrupts enabled. */
void irq_work_done(void);

void cpu1_irq_work_main(void);
void cpu1_irq_wait_main(void);
void cpu1_irq_twice_main(void);
void cpu1_irq_latched_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_HOST_PLATFORM_IRQ_CODE_H */
