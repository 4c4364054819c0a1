/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for testing its confinement, in place of platforms/lpc55s69/cpu1/job.c: loads from and stores to all
 * that is secure, under both aliases, and names all that as vectors of calls, and publishes what came of each attempt.
 *
 * CPU0 takes CPU1 off the bus after a certain number of violations in 100 ms, so CPU1 pauses often; at the end it does
 * not. */
#include <stdbool.h>

#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/firmware/trap.h"
#include "host_tests/board/secure_places.h"
#include "ns_client/ns_client.h"
#include "partitions/crypto/crypto_api.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"

enum { ATTEMPTS_IN_A_ROW = 6, PAUSE_MS = 110, VECTOR_BYTES = 16 };

static const struct secure_place places[] = {SECURE_PLACES};

enum { PLACES = sizeof(places) / sizeof(places[0]) };

static uint32_t attempts;

static void publish(uintptr_t word, uint32_t value)
{
    hal_shared_store((struct hal_shared_u32 *)word, value);
}

static void publish_attempt(uint32_t kind, uint32_t address, uint32_t outcome, uint32_t fault_address, uint32_t value)
{
    attempts++;
    publish(PUBLISHED_ATTEMPT_ADDRESS, address);
    publish(PUBLISHED_ATTEMPT_KIND, kind);
    publish(PUBLISHED_ATTEMPT_OUTCOME, outcome);
    publish(PUBLISHED_ATTEMPT_FAULT_ADDRESS, fault_address);
    publish(PUBLISHED_ATTEMPT_VALUE, value);
    publish(PUBLISHED_ATTEMPT_NUMBER, attempts);
}

static void load(uint32_t address)
{
    struct trap_record record;
    const uint32_t value = trap_load(address, &record);
    publish_attempt((uint32_t)PUBLISHED_LOAD, address, record.exception, record.address, value);
}

static void store(uint32_t address)
{
    struct trap_record record;
    trap_store(address, 0u, &record);
    publish_attempt((uint32_t)PUBLISHED_STORE, address, record.exception, record.address, 0u);
}

static void touch(uint32_t address)
{
    if ((attempts % (uint32_t)ATTEMPTS_IN_A_ROW) == 0u) {
        trap_sleep((uint32_t)PAUSE_MS);
    }
    load(address);
    store(address);
}

static void name_in_call(uint32_t address)
{
    static uint8_t digest[CRYPTO_DIGEST_BYTES];
    const psa_invec bad_in[] = {{(const void *)(uintptr_t)address, VECTOR_BYTES}};
    const psa_invec good_in[] = {{digest, VECTOR_BYTES}};
    psa_outvec good_out[] = {{digest, sizeof(digest)}};
    psa_outvec bad_out[] = {{(void *)(uintptr_t)address, sizeof(digest)}};

    psa_status_t status = psa_call(CRYPTO_DIGEST_HANDLE, CRYPTO_DIGEST_COMPUTE, bad_in, 1u, good_out, 1u);
    publish_attempt((uint32_t)PUBLISHED_INPUT, address, (uint32_t)status, 0u, 0u);
    status = psa_call(CRYPTO_DIGEST_HANDLE, CRYPTO_DIGEST_COMPUTE, good_in, 1u, bad_out, 1u);
    publish_attempt((uint32_t)PUBLISHED_OUTPUT, address, (uint32_t)status, 0u, 0u);
}

static void for_each_place(void (*act)(uint32_t address))
{
    for (uint32_t i = 0u; i < (uint32_t)PLACES; i++) {
        for (uint32_t k = 0u; k < places[i].count; k++) {
            const uint32_t address = places[i].base + (k * places[i].step);
            act(address);
            act(address | SECURE_PLACES_ALIAS);
        }
    }
}

/* What CPU1 may use, and its clients may not name: peripherals, shared pages, secure aliases of its memory, the core's
 * registers, ranges that leave their memory or wrap. */
static void name_the_rest(void)
{
    static const uint32_t addresses[] = {
        0x40088000u, 0x4008B000u, 0x20040000u, 0x20041000u, 0x10020200u, 0x30020000u, 0x30042000u,
        0xE000ED00u, 0x0002FFF8u, 0x2003FFF8u, 0x20043FF8u, 0x0001FFF8u, 0xFFFFFFF8u, 0x60000000u,
    };
    for (uint32_t i = 0u; i < (sizeof(addresses) / sizeof(addresses[0])); i++) {
        name_in_call(addresses[i]);
    }
}

/* Without pauses, until CPU0 stops it. */
static void storm(void)
{
    for (uint32_t address = 0x20000000u;; address += 4u) {
        load(address);
    }
}

void job_run(void)
{
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    trap_install();
    tfm_spm_hal_wait_for_s_cpu_ready();
    publish(PUBLISHED_STAGE, (uint32_t)PUBLISHED_STARTED);
    for_each_place(name_in_call);
    name_the_rest();
    for_each_place(touch);
    trap_sleep((uint32_t)PAUSE_MS);
    publish(PUBLISHED_STAGE, (uint32_t)PUBLISHED_FINISHED);
    storm();
}
