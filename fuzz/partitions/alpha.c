/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_alpha: its variables and its functions' names; what they do is serve.c's. */
#include "fuzz/interrupt.h"
#include "fuzz/service.h"

static struct fuzz_self self;
static uint32_t edges;

psa_flih_result_t fuzz_alpha_edge_flih(void)
{
    return fuzz_edge(FUZZ_ALPHA, &edges);
}

psa_flih_result_t fuzz_alpha_hidden_flih(void)
{
    return fuzz_hidden();
}

psa_status_t fuzz_alpha_init(void)
{
    fuzz_init(&self, FUZZ_ALPHA);
    return PSA_SUCCESS;
}

psa_status_t fuzz_alpha_strict_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_STRICT, msg);
}

psa_status_t fuzz_alpha_relaxed_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_RELAXED, msg);
}

psa_status_t fuzz_alpha_stateless_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_STATELESS, msg);
}

psa_status_t fuzz_alpha_secure_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_SECURE, msg);
}
