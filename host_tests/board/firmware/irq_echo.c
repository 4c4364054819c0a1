/* SPDX-License-Identifier: Apache-2.0 */
/* Partition echo, SFN model. See irq.h. */
#include "host_tests/board/firmware/irq.h"
#include "psa_manifest/irq_echo.h"

enum { SLOWLY_STEPS = 100000 };

psa_status_t echo_sfn(const psa_msg_t *msg)
{
    uint32_t word = 0u;
    uint32_t steps = (msg->type == IRQ_ECHO_SLOWLY) ? (uint32_t)SLOWLY_STEPS : 1u;

    __asm__ volatile("1: subs %0, %0, #1\n\tbne 1b" : "+r"(steps) : : "cc");
    if (psa_read(msg->handle, 0u, &word, sizeof(word)) != sizeof(word)) {
        return PSA_ERROR_INVALID_ARGUMENT;
    }
    word = ~word;
    psa_write(msg->handle, 0u, &word, sizeof(word));
    return PSA_SUCCESS;
}
