/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_beta: its variables and its functions' names; what they do is serve.c's. */
#include "fuzz/interrupt.h"
#include "fuzz/service.h"

static struct fuzz_self self;
static uint32_t edges;

psa_flih_result_t fuzz_beta_edge_flih(void)
{
    return fuzz_edge(FUZZ_BETA, &edges);
}

psa_flih_result_t fuzz_beta_hidden_flih(void)
{
    return fuzz_hidden();
}

psa_status_t fuzz_beta_init(void)
{
    fuzz_init(&self, FUZZ_BETA);
    return PSA_SUCCESS;
}

psa_status_t fuzz_beta_connected_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_BETA_CONNECTED, msg);
}

psa_status_t fuzz_beta_stateless_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_BETA_STATELESS, msg);
}
