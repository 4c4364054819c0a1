/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_failed: its init fails, so no message ever reaches it. */
#include "fuzz/interrupt.h"
#include "fuzz/service.h"

static uint32_t edges;

psa_flih_result_t fuzz_failed_edge_flih(void)
{
    return fuzz_edge(FUZZ_FAILED, &edges);
}

psa_flih_result_t fuzz_failed_hidden_flih(void)
{
    return fuzz_hidden();
}

psa_status_t fuzz_failed_init(void)
{
    fuzz_observe(FUZZ_SEEN_INIT, (uint64_t)FUZZ_FAILED);
    psa_irq_enable(FUZZ_IRQ_SIGNAL(FUZZ_LEVEL)); /* in vain (FFM-349) */
    psa_irq_enable(FUZZ_IRQ_SIGNAL(FUZZ_EDGE));
    return PSA_ERROR_INSUFFICIENT_MEMORY;
}

psa_status_t fuzz_failed_connected_sfn(const psa_msg_t *msg)
{
    fuzz_observe(FUZZ_SEEN_MESSAGE, (uint32_t)msg->type); /* the other backend will not have seen it */
    return PSA_SUCCESS;
}

psa_status_t fuzz_failed_stateless_sfn(const psa_msg_t *msg)
{
    return fuzz_failed_connected_sfn(msg);
}
