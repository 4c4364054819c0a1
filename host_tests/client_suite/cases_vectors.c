/* SPDX-License-Identifier: Apache-2.0 */
/* psa_call: vectors, and how a service reads and writes them (framework sheet 2.4, 4; FFM-057 to FFM-079, FFM-138 to
 * FFM-157). */
#include <string.h>

#include "host_tests/client_suite/checks.h"

enum { BIG_BYTES = 2048, STEPS = SUITE_STEPS_MAX };

static const void *at(uintptr_t address)
{
    return (const void *)address;
}

static void *out_at(uintptr_t address)
{
    return (void *)address;
}

static psa_status_t echo(const psa_invec *in, size_t in_len, psa_outvec *out, size_t out_len)
{
    return psa_call(SUITE_STATELESS_HANDLE, SUITE_ECHO, in, in_len, out, out_len);
}

/* ---- Counts and lengths ------------------------------------------------------------------------------------------ */

static void EverySplitOfFourIsAccepted_FFM_057_060_061_062_321(void)
{
    uint8_t bytes[4] = {0u};
    struct suite_message message;

    forget();
    for (size_t in_len = 0u; in_len <= 4u; in_len++) {
        const psa_invec in[4] = {{&bytes[0], 1u}, {&bytes[1], 1u}, {&bytes[2], 1u}, {&bytes[3], 1u}};
        psa_outvec out[4] = {{&message, sizeof(message)}, {&bytes[1], 1u}, {&bytes[2], 1u}, {&bytes[3], 1u}};
        /* An array with a count of 0 is ignored, whatever it points at. */
        const psa_invec *in_vec = (in_len == 0u) ? (const psa_invec *)at(SUITE_PORT_SECURE_RAM) : in;
        psa_outvec *out_vec = (in_len == 4u) ? (psa_outvec *)out_at(SUITE_PORT_SECURE_RAM) : out;
        CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE, in_vec, in_len, out_vec, 4u - in_len));
        const struct suite_message seen = history_of(SUITE_STATELESS).last_request;
        for (size_t i = 0u; i < 4u; i++) {
            CHECK_EQUAL((i < in_len) ? 1 : 0, seen.in_size[i]);
            CHECK_EQUAL((i >= (4u - in_len)) ? 0 : ((i == 0u) ? (int)sizeof(message) : 1), seen.out_size[i]);
        }
    }
}

static void EmptyVectorsMayPointAnywhere_FFM_063_076(void)
{
    static const uintptr_t bases[] = {0u, SUITE_PORT_SECURE_RAM, 0xFFFFFFFFu, SUITE_PORT_MAILBOX, SUITE_PORT_PERIPHERAL};

    forget();
    for (size_t i = 0u; i < (sizeof(bases) / sizeof(bases[0])); i++) {
        const psa_invec in[2] = {{at(bases[i]), 0u}, {at(bases[i]), 0u}};
        psa_outvec out[2] = {{out_at(bases[i]), 0u}, {out_at(bases[i]), 0u}};
        CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE, in, 2u, out, 2u));
        const struct suite_message seen = history_of(SUITE_STATELESS).last_request;
        for (size_t j = 0u; j < 4u; j++) {
            CHECK_EQUAL(0, seen.in_size[j] + seen.out_size[j]);
        }
    }
}

static void LongVectorsArriveWhole_FFM_057_084_138_TFMV_11(void)
{
    uint8_t *memory = suite_port_memory();
    uint8_t *copy = memory + BIG_BYTES;
    static const size_t lengths[] = {1u, 3u, 4u, 31u, 32u, 33u, 255u, 256u, 257u, 1000u, BIG_BYTES};

    forget();
    for (size_t i = 0u; i < (size_t)BIG_BYTES; i++) {
        memory[i] = (uint8_t)((i * 7u) + (i >> 8));
    }
    for (size_t i = 0u; i < (sizeof(lengths) / sizeof(lengths[0])); i++) {
        /* Odd addresses too. */
        const size_t shift = (lengths[i] < (size_t)BIG_BYTES) ? (i & 3u) : 0u;
        const size_t half = lengths[i] / 2u;
        const psa_invec in[2] = {{memory + shift, half}, {memory + shift + half, lengths[i] - half}};
        psa_outvec out[1] = {{copy, lengths[i]}};
        memset(copy, 0xEE, (size_t)BIG_BYTES);
        CHECK_EQUAL(PSA_SUCCESS, echo(in, 2u, out, 1u));
        CHECK_EQUAL(lengths[i], out[0].len);
        CHECK_EQUAL(0, memcmp(memory + shift, copy, lengths[i]));
    }
}

/* By one psa_read and one psa_write of the service, around the size of the pieces in which the SPM moves bytes. */
static void LongTransfersArriveWhole_FFM_138_154(void)
{
    uint8_t *memory = suite_port_memory();
    uint8_t *copy = memory + (2 * BIG_BYTES);
    static const size_t lengths[] = {1u, 255u, 256u, 257u, 511u, 512u, 513u, 768u, 1000u, BIG_BYTES - 1, BIG_BYTES};

    forget();
    for (size_t i = 0u; i < (size_t)BIG_BYTES; i++) {
        memory[i] = (uint8_t)((i * 5u) + (i >> 7));
    }
    for (size_t i = 0u; i < (sizeof(lengths) / sizeof(lengths[0])); i++) {
        const size_t shift = (lengths[i] < (size_t)BIG_BYTES) ? (i & 1u) : 0u;
        const psa_invec in[1] = {{memory + shift, lengths[i]}};
        psa_outvec out[1] = {{copy, BIG_BYTES}};
        memset(copy, 0x77, (size_t)BIG_BYTES + 1u);
        CHECK_EQUAL(lengths[i], psa_call(SUITE_STATELESS_HANDLE, SUITE_ECHO_AT_ONCE, in, 1u, out, 1u));
        CHECK_EQUAL(lengths[i], out[0].len);
        CHECK_EQUAL(0, memcmp(memory + shift, copy, lengths[i]));
        CHECK_EQUAL(0x77, copy[lengths[i]]);
    }
}

/* ---- Addresses --------------------------------------------------------------------------------------------------- */

struct bad_range {
    uint32_t base;
    uint32_t len;
};

/* For inputs and for outputs. */
static const struct bad_range forbidden[] = {
    {0u, 1u},                                  /* NULL (FFM-072, FFM-282)                             */
    {SUITE_PORT_SECURE_RAM, 4u},               /* secure memory (FFM-067, FFM-068, FFM-286)             */
    {SUITE_PORT_SECURE_FLASH, 1u},
    {SUITE_PORT_MAILBOX, 4u},                  /* the shared pages                                    */
    {SUITE_PORT_MAILBOX + 0xFFFu, 1u},
    {SUITE_PORT_READY, 4u},
    {SUITE_PORT_PERIPHERAL, 4u},
    {SUITE_PORT_RAM_FIRST - 1u, 1u},           /* one before, one behind, across (FFM-069, FFM-070)   */
    {SUITE_PORT_RAM_FIRST - 1u, 2u},
    {SUITE_PORT_RAM_LAST, 2u},
    {SUITE_PORT_SHARED_LAST, 2u},
    {SUITE_PORT_SHARED_LAST + 1u, 1u},
    {SUITE_PORT_FLASH - 1u, 1u},
    {SUITE_PORT_FLASH - 1u, 2u},
    {SUITE_PORT_RAM_FIRST, 0x80000000u},       /* far too long                                        */
    {SUITE_PORT_RAM_FIRST, 0xFFFFFFFFu},
    {0xFFFFFFFFu, 1u},                         /* the end of the address space, and around it (FFM-073) */
    {0xFFFFFFFFu, 2u},
    {0xFFFFFF00u, 0x200u},
    {SUITE_PORT_RAM_FIRST, 0u - SUITE_PORT_RAM_FIRST},
};

static void ForbiddenInputsAreErrors_FFM_067_069_072_073_282_286(void)
{
    uint8_t good[4] = {0u};

    forget();
    for (size_t i = 0u; i < (sizeof(forbidden) / sizeof(forbidden[0])); i++) {
        for (size_t position = 0u; position < 4u; position++) {
            psa_invec in[4] = {{&good[0], 1u}, {&good[1], 1u}, {&good[2], 1u}, {&good[3], 1u}};
            in[position].base = at(forbidden[i].base);
            in[position].len = forbidden[i].len;
            CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, echo(in, 4u, NULL, 0u));
        }
    }
    CHECK_EQUAL(0, history_of(SUITE_STATELESS).requests);
}

static void ForbiddenOutputsAreErrors_FFM_068_070_071_072_073_286(void)
{
    static const struct bad_range read_only[] = {{SUITE_PORT_FLASH, 1u}, {SUITE_PORT_FLASH + 0x200u, 16u}};
    uint8_t good[4] = {0u};

    forget();
    for (size_t i = 0u; i < ((sizeof(forbidden) + sizeof(read_only)) / sizeof(forbidden[0])); i++) {
        const size_t known = sizeof(forbidden) / sizeof(forbidden[0]);
        const struct bad_range range = (i < known) ? forbidden[i] : read_only[i - known];
        for (size_t position = 0u; position < 4u; position++) {
            psa_outvec out[4] = {{&good[0], 1u}, {&good[1], 1u}, {&good[2], 1u}, {&good[3], 1u}};
            out[position].base = out_at(range.base);
            out[position].len = range.len;
            CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, echo(NULL, 0u, out, 4u));
            CHECK_EQUAL(range.len, out[position].len);
        }
    }
    CHECK_EQUAL(0, history_of(SUITE_STATELESS).requests);
}

static void ForbiddenVectorEndsConnection_FFM_096_D_24(void)
{
    const psa_invec in[1] = {{at(SUITE_PORT_SECURE_RAM), 4u}};

    forget();
    const psa_handle_t handle = connect_strict();
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_ECHO, in, 1u, NULL, 0u));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_ECHO, NULL, 0u, NULL, 0u));
    const struct suite_history history = history_of(SUITE_STRICT);
    CHECK_EQUAL(0, history.requests);
    CHECK_EQUAL(1, history.disconnects);
    /* Nothing of the refused call is in the message that follows. */
    CHECK_EQUAL(-2, history.last_disconnect.type);
    for (size_t i = 0u; i < 4u; i++) {
        CHECK_EQUAL(0, history.last_disconnect.in_size[i] + history.last_disconnect.out_size[i]);
    }
    psa_close(handle);
}

static void LastByteOfARegionIsAccepted_FFM_074(void)
{
    uint8_t bytes[8];
    const psa_invec in[1] = {{at(SUITE_PORT_RAM_LAST - 3u), 4u}};
    const psa_invec shared[1] = {{at(SUITE_PORT_SHARED_LAST), 1u}};
    psa_outvec out[1] = {{bytes, sizeof(bytes)}};

    forget();
    CHECK_EQUAL(PSA_SUCCESS, echo(in, 1u, out, 1u));
    CHECK_EQUAL(4, out[0].len);
    out[0].len = sizeof(bytes);
    CHECK_EQUAL(PSA_SUCCESS, echo(shared, 1u, out, 1u));
    CHECK_EQUAL(1, out[0].len);
}

/* ---- Overlap ----------------------------------------------------------------------------------------------------- */

static void OverlappingInputsAreErrors_FFM_075_076_077_D_6(void)
{
    uint8_t bytes[16] = {0u};
    static const struct {
        size_t first;
        size_t first_len;
        size_t second;
        size_t second_len;
        bool legal;
    } pairs[] = {
        {0u, 4u, 0u, 4u, false}, {0u, 4u, 3u, 4u, false}, {3u, 4u, 0u, 4u, false}, {0u, 8u, 2u, 2u, false}, {2u, 2u, 0u, 8u, false},
        {0u, 4u, 4u, 4u, true},  {4u, 4u, 0u, 4u, true},  {0u, 8u, 2u, 0u, true},  {2u, 0u, 0u, 8u, true},  {0u, 0u, 0u, 0u, true},
    };

    forget();
    for (size_t i = 0u; i < (sizeof(pairs) / sizeof(pairs[0])); i++) {
        for (size_t position = 1u; position < 4u; position++) {
            psa_invec in[4] = {{&bytes[pairs[i].first], pairs[i].first_len}, {&bytes[12], 1u}, {&bytes[13], 1u}, {&bytes[14], 1u}};
            in[position].base = &bytes[pairs[i].second];
            in[position].len = pairs[i].second_len;
            CHECK_EQUAL(pairs[i].legal ? PSA_SUCCESS : PSA_ERROR_PROGRAMMER_ERROR, echo(in, 4u, NULL, 0u));
        }
    }
}

static void OutputsMayOverlapAnything_FFM_075_078_079(void)
{
    uint8_t bytes[8];
    static const struct suite_step steps[] = {{SUITE_STEP_WRITE, 1u, 4u}, {SUITE_STEP_WRITE, 2u, 4u}};
    struct suite_step copy[2];
    uint32_t results[2];
    psa_invec in[1] = {{bytes, 4u}};
    psa_outvec out[1] = {{bytes, 4u}};

    forget();
    memset(bytes, 0x21, sizeof(bytes));
    CHECK_EQUAL(PSA_SUCCESS, echo(in, 1u, out, 1u));
    CHECK_EQUAL(4, out[0].len);
    CHECK_EQUAL(0x21, bytes[3]);

    memcpy(copy, steps, sizeof(copy));
    const psa_invec steps_in[1] = {{copy, sizeof(copy)}};
    psa_outvec same[3] = {{results, sizeof(results)}, {bytes, 4u}, {bytes, 4u}};
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_STEPS, steps_in, 1u, same, 3u));
    CHECK_EQUAL(4, same[1].len);
    CHECK_EQUAL(4, same[2].len);
    CHECK_EQUAL(0x40, bytes[0]);
}

/* ---- What services do with vectors ------------------------------------------------------------------------------- */

struct steps_case {
    struct suite_step step;
    uint32_t result;
};

/* Input 1 holds 10 bytes from 0, input 2 holds 3 bytes from 100. read: what all reads together must have read. */
static void check_steps(const struct steps_case *wanted, size_t count, const uint8_t *read)
{
    struct suite_step steps[STEPS];
    uint8_t first[10];
    uint8_t second[3] = {100u, 101u, 102u};
    uint8_t answer[128];
    const psa_invec in[3] = {{steps, count * sizeof(steps[0])}, {first, sizeof(first)}, {second, sizeof(second)}};
    psa_outvec out[1] = {{answer, sizeof(answer)}};
    size_t position = 0u;

    for (size_t i = 0u; i < count; i++) {
        steps[i] = wanted[i].step;
    }
    for (size_t i = 0u; i < sizeof(first); i++) {
        first[i] = (uint8_t)i;
    }
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_STEPS, in, 3u, out, 1u));
    for (size_t i = 0u; i < count; i++) {
        const size_t read_len = (wanted[i].step.kind == (uint32_t)SUITE_STEP_READ) ? wanted[i].result : 0u;
        uint32_t result = 0u;
        memcpy(&result, &answer[position], sizeof(result));
        position += sizeof(result);
        CHECK_EQUAL(wanted[i].result, result);
        CHECK((read_len == 0u) || (memcmp(&answer[position], read, read_len) == 0));
        position += read_len;
        read += read_len;
    }
    CHECK_EQUAL(position, out[0].len);
}

static void ReadsFollowEachOther_FFM_138_139_140_141_144_152_TFMV_5(void)
{
    static const struct steps_case steps[] = {
        {{SUITE_STEP_READ, 1u, 4u}, 4u},  {{SUITE_STEP_READ, 2u, 2u}, 2u}, {{SUITE_STEP_READ, 1u, 0u}, 0u},
        {{SUITE_STEP_READ, 1u, 3u}, 3u},  {{SUITE_STEP_READ, 1u, 9u}, 3u}, {{SUITE_STEP_READ, 1u, 9u}, 0u},
        {{SUITE_STEP_READ, 2u, 64u}, 1u}, {{SUITE_STEP_READ, 2u, 1u}, 0u},
    };
    static const uint8_t read[] = {0u, 1u, 2u, 3u, 100u, 101u, 4u, 5u, 6u, 7u, 8u, 9u, 102u};

    forget();
    check_steps(steps, sizeof(steps) / sizeof(steps[0]), read);
}

static void SkipsMoveThePosition_FFM_140_141_142_143_153(void)
{
    static const struct steps_case steps[] = {
        {{SUITE_STEP_SKIP, 1u, 3u}, 3u},          {{SUITE_STEP_READ, 1u, 2u}, 2u}, {{SUITE_STEP_SKIP, 1u, 0u}, 0u},
        {{SUITE_STEP_SKIP, 1u, UINT32_MAX}, 5u},  {{SUITE_STEP_READ, 1u, 1u}, 0u}, {{SUITE_STEP_SKIP, 1u, 1u}, 0u},
        {{SUITE_STEP_SKIP, 2u, 2u}, 2u},          {{SUITE_STEP_READ, 2u, 9u}, 1u},
    };
    static const uint8_t read[] = {3u, 4u, 102u};

    forget();
    check_steps(steps, sizeof(steps) / sizeof(steps[0]), read);
}

static void AbsentVectorsAreEmpty_FFM_145_157(void)
{
    static const uint8_t nothing[1] = {0u};
    static const struct steps_case steps[] = {
        {{SUITE_STEP_READ, 3u, 4u}, 0u}, {{SUITE_STEP_SKIP, 3u, 4u}, 0u}, {{SUITE_STEP_WRITE, 2u, 0u}, 0u},
        {{SUITE_STEP_WRITE, 3u, 0u}, 0u},
    };

    forget();
    check_steps(steps, sizeof(steps) / sizeof(steps[0]), nothing);
}

static void WritesFollowEachOther_FFM_154_155_157(void)
{
    struct suite_step steps[] = {
        {SUITE_STEP_WRITE, 1u, 3u}, {SUITE_STEP_WRITE, 1u, 0u}, {SUITE_STEP_WRITE, 1u, 5u}, {SUITE_STEP_WRITE, 1u, 0u},
        {SUITE_STEP_WRITE, 2u, 1u},
    };
    static const uint8_t wanted[8] = {0x40u, 0x41u, 0x42u, 0x40u, 0x41u, 0x42u, 0x43u, 0x44u};
    uint32_t results[5];
    uint8_t first[8];
    uint8_t second[2] = {9u, 9u};
    const psa_invec in[1] = {{steps, sizeof(steps)}};
    psa_outvec out[3] = {{results, sizeof(results)}, {first, sizeof(first)}, {second, sizeof(second)}};

    forget();
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_STEPS, in, 1u, out, 3u));
    CHECK_EQUAL(8, out[1].len);
    CHECK_EQUAL(1, out[2].len);
    CHECK_EQUAL(0, memcmp(first, wanted, sizeof(wanted)));
    CHECK_EQUAL(0x40, second[0]);
    CHECK_EQUAL(9, second[1]);
}

static const struct suite_case cases[] = {
    CASE_OF_BOTH(EverySplitOfFourIsAccepted_FFM_057_060_061_062_321),
    CASE_OF_BOTH(EmptyVectorsMayPointAnywhere_FFM_063_076),
    CASE_OF_BOTH(LongVectorsArriveWhole_FFM_057_084_138_TFMV_11),
    CASE_OF_BOTH(LongTransfersArriveWhole_FFM_138_154),
    CASE(ForbiddenInputsAreErrors_FFM_067_069_072_073_282_286),
    CASE(ForbiddenOutputsAreErrors_FFM_068_070_071_072_073_286),
    CASE(ForbiddenVectorEndsConnection_FFM_096_D_24),
    CASE(LastByteOfARegionIsAccepted_FFM_074),
    CASE(OverlappingInputsAreErrors_FFM_075_076_077_D_6),
    CASE_OF_BOTH(OutputsMayOverlapAnything_FFM_075_078_079),
    CASE_OF_BOTH(ReadsFollowEachOther_FFM_138_139_140_141_144_152_TFMV_5),
    CASE_OF_BOTH(SkipsMoveThePosition_FFM_140_141_142_143_153),
    CASE_OF_BOTH(AbsentVectorsAreEmpty_FFM_145_157),
    CASE_OF_BOTH(WritesFollowEachOther_FFM_154_155_157),
};

const struct suite_table suite_vector_cases = CASES(cases);
