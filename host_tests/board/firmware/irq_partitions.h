/* SPDX-License-Identifier: Apache-2.0 */
/* Entry points of the partitions of the interrupt tests. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_IRQ_PARTITIONS_H
#define HOST_TESTS_BOARD_FIRMWARE_IRQ_PARTITIONS_H

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

psa_status_t irq_echo_sfn(const psa_msg_t *msg);

psa_status_t irq_timers_sfn(const psa_msg_t *msg);
psa_flih_result_t irq_timers_flih(void);

void irq_waiter_main(void);
psa_flih_result_t irq_waiter_flih(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_BOARD_FIRMWARE_IRQ_PARTITIONS_H */
