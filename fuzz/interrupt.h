/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts of the image's partitions, and what their services do with them. Every partition has a level with
 * second-level handling and two edges with first-level handling: one whose handler is seen, one that may come in the
 * middle of anything and of which nobody can tell (FFM-202). */
#ifndef FUZZ_INTERRUPT_H
#define FUZZ_INTERRUPT_H

#include "fuzz/image.h"
#include "fuzz/service.h"

#ifdef __cplusplus
extern "C" {
#endif

enum fuzz_irq { FUZZ_LEVEL = 0, FUZZ_EDGE, FUZZ_HIDDEN, FUZZ_IRQS };

#define FUZZ_IRQ_SIGNAL(irq) ((psa_signal_t)(1u << (31u - (uint32_t)(irq))))
#define FUZZ_IRQ_SIGNALS (FUZZ_IRQ_SIGNAL(FUZZ_LEVEL) | FUZZ_IRQ_SIGNAL(FUZZ_EDGE) | FUZZ_IRQ_SIGNAL(FUZZ_HIDDEN))
#define FUZZ_LINE(partition, irq) ((4u * (uint32_t)(partition)) + (uint32_t)(irq))
#define FUZZ_LEVEL_LINES                                                                      \
    ((1u << FUZZ_LINE(FUZZ_ALPHA, FUZZ_LEVEL)) | (1u << FUZZ_LINE(FUZZ_BETA, FUZZ_LEVEL))      \
     | (1u << FUZZ_LINE(FUZZ_GAMMA, FUZZ_LEVEL)) | (1u << FUZZ_LINE(FUZZ_FAILED, FUZZ_LEVEL)))

psa_flih_result_t fuzz_alpha_edge_flih(void);
psa_flih_result_t fuzz_alpha_hidden_flih(void);
psa_flih_result_t fuzz_beta_edge_flih(void);
psa_flih_result_t fuzz_beta_hidden_flih(void);
psa_flih_result_t fuzz_gamma_edge_flih(void);
psa_flih_result_t fuzz_gamma_hidden_flih(void);
psa_flih_result_t fuzz_failed_edge_flih(void);
psa_flih_result_t fuzz_failed_hidden_flih(void);

/* What every hidden handler does. */
psa_flih_result_t fuzz_hidden(void);

/* The handler of a partition's edge; `calls` counts them in the partition's memory. */
psa_flih_result_t fuzz_edge(enum fuzz_partition_index partition, uint32_t *calls);

/* One action of a service, within the framework's rules whatever the bytes say. */
enum { FUZZ_IRQ_ACTIONS = 7 };
void fuzz_interrupt(uint8_t partition, struct fuzz_script *script, uint8_t action);

/* Clears what is asserted, and quiets the level. */
void fuzz_interrupts_clear(uint8_t partition);

/* A misuse; all of them end the partition, if nothing is asserted. */
enum { FUZZ_IRQ_ERRORS = 6 };
void fuzz_interrupt_wrongly(uint8_t detail);

/* Supplied by the target: that line's source asks so many points later. */
void fuzz_line_soon(uint32_t line, uint32_t points);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_INTERRUPT_H */
