/* SPDX-License-Identifier: Apache-2.0 */
/* Programs for CPU1. See twin_code.h. */
#include "host_tests/host_platform/twin_code.h"

#include <string.h>

#include "hal/shared.h"
#include "host_tests/client_suite/checks.h"
#include "mailbox/wire.h"
#include "platforms/host/cpu1.h"
#include "platforms/host/memory_map.h"
#include "platforms/host/ns_start.h"

enum { BYTES = 64, ROUNDS = 2, HASTY_POINTS = 600, PATIENCE = 12 };

/* Where outputs of the first life go, and marks of the later ones. */
struct output_area {
    uint8_t output[BYTES];
};

static struct output_area *area(void)
{
    return (struct output_area *)(uintptr_t)HOST_MAP_NS_RAM;
}

static void mark_area(uint8_t mark)
{
    memset(area(), mark, sizeof(struct output_area));
}

static void check_area(uint8_t mark)
{
    for (size_t i = 0u; i < sizeof(area()->output); i++) {
        CHECK_EQUAL(mark, area()->output[i]);
    }
}

static void echo(psa_handle_t handle, uint8_t *output)
{
    uint8_t input[BYTES];
    const psa_invec in[1] = {{input, sizeof(input)}};
    psa_outvec out[1] = {{output, BYTES}};

    for (size_t i = 0u; i < sizeof(input); i++) {
        input[i] = (uint8_t)(0x80u + i);
    }
    CHECK_EQUAL(PSA_SUCCESS, psa_call(handle, SUITE_ECHO, in, 1u, out, 1u));
    CHECK_EQUAL(BYTES, out[0].len);
    CHECK_EQUAL(0, memcmp(output, input, sizeof(input)));
    twin_request_done();
}

static void work(uint8_t *output)
{
    const psa_handle_t open = connect_strict();

    twin_request_done();
    for (uint32_t i = 0u; i < (uint32_t)ROUNDS; i++) {
        const psa_handle_t handle = connect_strict();
        set_rhandle(handle, 0x100u + i);
        echo(handle, output);
        echo(SUITE_STATELESS_HANDLE, output);
        psa_close(handle);
        twin_request_done();
    }
    echo(open, output);
}

/* A second context in a call at the same time. */
static void other_context(void *argument)
{
    const psa_handle_t handle = connect_relaxed();

    echo(handle, argument);
    psa_close(handle);
}

/* The history of that service, after each of its connections has ended. In the IPC model messages of different services
 * have no order, so the server may tell its history before it takes what the end of the old life has left; but not for
 * ever. */
static struct suite_history history_when_over(enum suite_service service)
{
    struct suite_history history = history_of(service);

    for (uint32_t i = 0u; (i < (uint32_t)PATIENCE) && (history.connects != history.disconnects); i++) {
        history = history_of(service);
    }
    CHECK_EQUAL(history.connects, history.disconnects);
    return history;
}

/* What a new life must find: every connection of the old ones has ended once, and all slots are free. */
static void check_old_lives_are_over(void)
{
    (void)history_when_over(SUITE_STRICT);
    (void)history_when_over(SUITE_RELAXED);
    CHECK_EQUAL(12, count_free_connections());
}

/* Returns the number of this life. by_cpu0: CPU0 has reset CPU1, so that nothing of the old life is written from the
 * first instruction on; a restart of CPU1's own is noticed with its first request. */
static uint32_t begin(bool by_cpu0)
{
    const uint32_t life = twin_life_begins();

    if (by_cpu0) {
        mark_area(0x3Cu);
    }
    ns_start();
    CHECK_EQUAL(0x0101, psa_framework_version());
    twin_request_done();
    if (life > 1u) {
        if (!by_cpu0) {
            mark_area(0x3Cu);
        }
        check_old_lives_are_over();
    }
    return life;
}

static void live(bool by_cpu0)
{
    uint8_t bytes[BYTES];
    uint8_t others[BYTES];
    const uint32_t life = begin(by_cpu0);

    CHECK(host_cpu1_spawn(-2, other_context, others));
    work((life == 1u) ? area()->output : bytes);
    host_cpu1_join();
    if (life > 1u) {
        check_area(0x3Cu);
    }
}

void twin_main(void)
{
    live(true);
}

void twin_restart_main(void)
{
    live(false);
}

void twin_lockup_main(void)
{
    if (begin(true) == 1u) {
        echo(connect_strict(), area()->output);
        host_cpu1_lock_up();
    }
    check_area(0x3Cu);
}

static void one_call(void)
{
    uint8_t input[4] = {1u, 2u, 3u, 4u};
    uint8_t output[4] = {0u};
    const psa_invec in[1] = {{input, sizeof(input)}};
    psa_outvec out[1] = {{output, sizeof(output)}};

    const psa_handle_t handle = connect_strict();
    CHECK_EQUAL(PSA_SUCCESS, psa_call(handle, SUITE_ECHO, in, 1u, out, 1u));
    CHECK_EQUAL(4, out[0].len);
    CHECK_EQUAL(0, memcmp(input, output, sizeof(input)));
    psa_close(handle);
}

void twin_small_main(void)
{
    ns_start();
    one_call();
}

void twin_small_lives_main(void)
{
    const uint32_t life = twin_life_begins();

    ns_start();
    one_call();
    CHECK_EQUAL(0x0101, psa_framework_version());
    const struct suite_history history = history_when_over(SUITE_STRICT);
    /* Every life connects and asks once; a request that is served twice shows. */
    CHECK((history.connects >= 1u) && (history.connects <= life));
    CHECK((history.requests >= 1u) && (history.requests <= history.connects));
}

void twin_early_main(void)
{
    const struct hal_shared_u32 *theirs = (const struct hal_shared_u32 *)HOST_MAP_READY_WORD_CPU0;
    const struct hal_shared_u32 *ours = (const struct hal_shared_u32 *)HOST_MAP_READY_WORD_CPU1;
    const struct mailbox_page *page = (const struct mailbox_page *)HOST_MAP_MAILBOX_PAGE;

    CHECK_EQUAL(0, hal_shared_load(theirs));
    CHECK_EQUAL(0, hal_shared_load(ours));
    for (size_t i = 0u; i < (size_t)MAILBOX_SLOT_COUNT; i++) {
        CHECK_EQUAL(0, hal_shared_load(&page->slot[i].request_seq));
        CHECK_EQUAL(0, hal_shared_load(&page->slot[i].reply_seq));
    }
    twin_small_main();
}

void twin_hasty_main(void)
{
    struct mailbox_page *page = (struct mailbox_page *)HOST_MAP_MAILBOX_PAGE;

    hal_shared_store(&page->slot[2].message[MAILBOX_WORD_CALL_TYPE], (uint32_t)MAILBOX_CALL_FRAMEWORK_VERSION);
    hal_shared_store(&page->slot[2].request_seq, hal_shared_load(&page->slot[2].reply_seq) + 1u);
    for (uint32_t i = 0u; i < (uint32_t)HASTY_POINTS; i++) {
        host_cpu1_ring();
        CHECK(hal_shared_load(&page->slot[2].reply_seq) != hal_shared_load(&page->slot[2].request_seq));
    }
    twin_small_main();
}

/* The page at 0x200 is programmed up to its middle; the word at 0x440 is torn. */
static psa_status_t echo_flash(psa_handle_t handle, uintptr_t offset, size_t len, size_t *out_len)
{
    uint8_t output[BYTES];
    const psa_invec in[1] = {{(const void *)(HOST_MAP_NS_FLASH + offset), len}};
    psa_outvec out[1] = {{output, sizeof(output)}};

    const psa_status_t status = psa_call(handle, SUITE_ECHO, in, 1u, out, 1u);
    *out_len = out[0].len;
    return status;
}

void twin_flash_main(void)
{
    size_t len = 0u;

    ns_start();
    psa_handle_t handle = connect_strict();
    CHECK_EQUAL(PSA_SUCCESS, echo_flash(handle, 0x200u, 64u, &len));
    CHECK_EQUAL(64, len);
    /* The last good word before an erased one is served. */
    CHECK_EQUAL(PSA_SUCCESS, echo_flash(handle, 0x2F0u, 16u, &len));
    CHECK_EQUAL(16, len);
    /* Into the erased page, on it, on the torn word: the client's error, and the end of its connection. */
    static const struct {
        uintptr_t offset;
        size_t len;
    } bad[] = {{0x2F0u, 17u}, {0x2C0u, 96u}, {0x300u, 1u}, {0x43Cu, 8u}, {0x440u, 16u}};
    for (size_t i = 0u; i < (sizeof(bad) / sizeof(bad[0])); i++) {
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, echo_flash(handle, bad[i].offset, bad[i].len, &len));
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, echo_flash(handle, 0x200u, 4u, &len));
        psa_close(handle);
        handle = connect_strict();
    }
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, echo_flash(SUITE_STATELESS_HANDLE, 0x300u, 1u, &len));
    CHECK_EQUAL(PSA_SUCCESS, echo_flash(handle, 0x400u, 48u, &len));
    psa_close(handle);
}
