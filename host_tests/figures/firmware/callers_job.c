/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for counting calls, in place of platforms/lpc55s69/cpu1/job.c: every case several times, each when
 * CPU0 is asleep again. Says at the end whether every answer was right; a count of wrong calls would be no figure. */
#include <stdbool.h>
#include <stdint.h>

#include "hal/console.h"
#include "hal/twin_cpu.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa/client.h"
#include "host_tests/figures/firmware/cases.h"

enum { ROUNDS = 3, PAUSE_STEPS = 20000 };

static uint8_t input[CASES_LARGE_BYTES];
static uint8_t output[CASES_LARGE_BYTES];

/* Long enough for CPU0 to have gone to sleep after its answer. */
static void pause_a_little(void)
{
    for (uint32_t i = 0u; i < (uint32_t)PAUSE_STEPS; i++) {
        __asm__ volatile("");
    }
}

static bool request(psa_handle_t handle, enum cases_request type, size_t in_bytes, size_t out_bytes)
{
    const psa_invec in[] = {{input, in_bytes}};
    psa_outvec out[] = {{output, out_bytes}};

    pause_a_little();
    const psa_status_t status = psa_call(handle, (int32_t)type, in, (in_bytes != 0u) ? 1u : 0u, out,
                                         (out_bytes != 0u) ? 1u : 0u);
    return (status == PSA_SUCCESS) && (out[0].len == out_bytes);
}

static bool requests(psa_handle_t handle)
{
    return request(handle, CASES_REQUEST_EMPTY, 0u, 0u)
           && request(handle, CASES_REQUEST_SMALL, CASES_SMALL_BYTES, CASES_SMALL_BYTES)
           && request(handle, CASES_REQUEST_LARGE, CASES_LARGE_BYTES, 0u)
           && request(handle, CASES_REQUEST_EXCHANGE, CASES_LARGE_BYTES, CASES_LARGE_BYTES);
}

/* Connecting and closing are counted here; calls on a connection are not told apart from stateless ones. */
static bool connection(void)
{
    pause_a_little();
    const psa_handle_t handle = psa_connect(CASES_CONNECTED_SID, CASES_VERSION);
    pause_a_little();
    psa_close(handle);
    return PSA_HANDLE_IS_VALID(handle);
}

static bool errands(void)
{
    for (int32_t errand = 0; errand < (int32_t)CASES_ERRAND_COUNT; errand++) {
        pause_a_little();
        if (psa_call(CASES_CLIENT_HANDLE, errand, NULL, 0u, NULL, 0u) != PSA_SUCCESS) {
            return false;
        }
    }
    return true;
}

static bool version(void)
{
    pause_a_little();
    return psa_framework_version() == PSA_FRAMEWORK_VERSION;
}

/* A handle that nobody has. */
static bool refusal(void)
{
    pause_a_little();
    return psa_call((psa_handle_t)0x0BADCA11, CASES_REQUEST_EMPTY, NULL, 0u, NULL, 0u) == PSA_ERROR_PROGRAMMER_ERROR;
}

static bool round_of_calls(void)
{
    return requests(CASES_STATELESS_HANDLE) && connection() && errands() && version() && refusal();
}

void job_run(void)
{
    bool good = true;

    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
    for (uint32_t round = 0u; round < (uint32_t)ROUNDS; round++) {
        good = round_of_calls() && good;
    }
    hal_console_line(good ? "all calls answered" : "a call went wrong");
}
