/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_alpha: its variables and its functions' names; what they do is serve.c's. */
#include "fuzz/interrupt.h"
#include "fuzz/service.h"

static struct fuzz_self self;
static uint32_t edges;

psa_flih_result_t fuzz_alpha_edge(void)
{
    return fuzz_edge(FUZZ_ALPHA, &edges);
}

psa_status_t fuzz_alpha_init(void)
{
    fuzz_init(&self, FUZZ_ALPHA);
    return PSA_SUCCESS;
}

psa_status_t fuzz_alpha_strict(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_STRICT, msg);
}

psa_status_t fuzz_alpha_relaxed(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_RELAXED, msg);
}

psa_status_t fuzz_alpha_stateless(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_STATELESS, msg);
}

psa_status_t fuzz_alpha_secure(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_ALPHA_SECURE, msg);
}
