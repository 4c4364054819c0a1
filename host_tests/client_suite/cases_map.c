/* SPDX-License-Identifier: Apache-2.0 */
/* MM-IOVEC: a service that looks at the client's vectors directly (framework sheet 2.4, 4.5; FFM-219 to FFM-232). */
#include <string.h>

#include "host_tests/client_suite/checks.h"

enum { BYTES = 600 };

static uint8_t *memory(uint32_t offset)
{
    return suite_port_memory() + offset;
}

struct mapped_call {
    struct suite_map wish;
    size_t in_len;
    size_t out_len;
};

/* Input 1 counts bytes up from 1, output 1 is filled with 0xEE. Returns the status; len: what came back for output 1.
 * */
static psa_status_t call_mapped(psa_handle_t handle, const struct mapped_call *call, size_t *len)
{
    const struct suite_map wish = call->wish;
    struct suite_mapped found = {0u, 0u};
    uint8_t *from = memory(0u);
    uint8_t *to = memory(BYTES);
    const psa_invec in[2] = {{&wish, sizeof(wish)}, {from, call->in_len}};
    psa_outvec out[2] = {{&found, sizeof(found)}, {to, call->out_len}};

    for (size_t i = 0u; i < call->in_len; i++) {
        from[i] = (uint8_t)(i + 1u);
    }
    memset(to, 0xEE, call->out_len);
    const psa_status_t status = psa_call(handle, SUITE_MAP, in, 2u, out, 2u);
    *len = out[1].len;
    CHECK_EQUAL(sizeof(found), out[0].len);
    CHECK_EQUAL((uint32_t)(uintptr_t)from, found.in_address);
    CHECK_EQUAL((uint32_t)(uintptr_t)to, found.out_address);
    for (size_t i = 0u; i < call->out_len; i++) {
        if (to[i] != ((i < call->wish.count) ? (uint8_t)(i + 1u) : 0xEEu)) {
            CHECK_EQUAL(i, call->out_len); /* the first byte that is wrong */
            break;
        }
    }
    return status;
}

static void MappedVectorsAreTheClientsOwn_FFM_219_220_231_327(void)
{
    static const struct mapped_call calls[] = {
        {{0u, 0u, 0u, PSA_SUCCESS}, 1u, 1u},
        {{1u, 1u, 0u, PSA_SUCCESS}, 1u, 1u},
        {{4u, 4u, 0u, 77}, 10u, 4u},
        {{3u, 2u, 0u, PSA_ERROR_GENERIC_ERROR}, 3u, 10u},
        {{BYTES, BYTES, 0u, PSA_SUCCESS}, BYTES, BYTES},
    };
    size_t len = 0u;

    forget();
    const psa_handle_t handle = connect_relaxed();
    for (size_t i = 0u; i < (sizeof(calls) / sizeof(calls[0])); i++) {
        CHECK_EQUAL(calls[i].wish.status, call_mapped(handle, &calls[i], &len));
        CHECK_EQUAL(calls[i].wish.len, len);
        CHECK_EQUAL(calls[i].wish.status, call_mapped(SUITE_LENIENT_HANDLE, &calls[i], &len));
        CHECK_EQUAL(calls[i].wish.len, len);
    }
    psa_close(handle);
}

static void OutputStillMappedAtTheReplyCountsNothing_FFM_221(void)
{
    static const struct mapped_call left = {{8u, 8u, 1u, PSA_SUCCESS}, 8u, 8u};
    static const struct mapped_call left_by_an_error = {{8u, 8u, 1u, PSA_ERROR_GENERIC_ERROR}, 8u, 8u};
    static const struct mapped_call unmapped = {{8u, 8u, 0u, PSA_SUCCESS}, 8u, 8u};
    size_t len = 1u;

    forget();
    const psa_handle_t handle = connect_relaxed();
    CHECK_EQUAL(PSA_SUCCESS, call_mapped(handle, &left, &len));
    CHECK_EQUAL(0, len);
    CHECK_EQUAL(PSA_ERROR_GENERIC_ERROR, call_mapped(handle, &left_by_an_error, &len));
    CHECK_EQUAL(0, len);
    /* The reply has unmapped what the service had not: the next message begins anew. */
    CHECK_EQUAL(PSA_SUCCESS, call_mapped(handle, &unmapped, &len));
    CHECK_EQUAL(8, len);
    psa_close(handle);
}

/* Erased flash: the bus refuses the input, which is the client's error; the service lives on. */
static void ErasedFlashIsTheErrorOfTheClientAndNotOfTheService_FFM_096_304(void)
{
    static const uintptr_t places[] = {SUITE_PORT_ERASED_FLASH, SUITE_PORT_ERASED_FLASH + 0x100u};

    for (size_t i = 0u; i < (sizeof(places) / sizeof(places[0])); i++) {
        const struct suite_map wish = {8u, 8u, 0u, PSA_SUCCESS};
        struct suite_mapped found = {0u, 0u};
        const psa_invec in[2] = {{&wish, sizeof(wish)}, {(const void *)places[i], 600u}};
        psa_outvec out[2] = {{&found, sizeof(found)}, {memory(0u), 8u}};
        forget();
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(SUITE_LENIENT_HANDLE, SUITE_MAP, in, 2u, out, 2u));
        const psa_handle_t handle = connect_relaxed();
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_MAP, in, 2u, out, 2u));
        CHECK((uintptr_t)found.in_address != places[i]);
        CHECK_EQUAL(1, history_of(SUITE_RELAXED).disconnects);
        psa_close(handle);
    }
}

static const struct suite_case cases[] = {
    CASE_OF_BOTH(MappedVectorsAreTheClientsOwn_FFM_219_220_231_327),
    CASE_OF_BOTH(OutputStillMappedAtTheReplyCountsNothing_FFM_221),
    CASE(ErasedFlashIsTheErrorOfTheClientAndNotOfTheService_FFM_096_304),
};

const struct suite_table suite_map_cases = CASES(cases);
