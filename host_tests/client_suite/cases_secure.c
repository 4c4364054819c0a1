/* SPDX-License-Identifier: Apache-2.0 */
/* The secure side as a client: partition suite_client runs the cases when CPU1 asks it to (partitions/client.c). */
#include "host_tests/client_suite/checks.h"
#include "host_tests/client_suite/secure_cases.h"

/* The answer is 0, or the line of partitions/client.c that failed. */
static void ask(enum suite_secure_case number)
{
    forget();
    CHECK_EQUAL(0, psa_call(SUITE_CLIENT_HANDLE, (int32_t)number, NULL, 0u, NULL, 0u));
}

static void SecureVersions_FFM_013_014_016_017_018_019_021(void)
{
    ask(SECURE_VERSIONS);
}

static void SecureIdentity_FFM_022_046_099_131_264(void)
{
    ask(SECURE_IDENTITY);
}

static void SecureStatuses_FFM_048_084_086_318_319(void)
{
    ask(SECURE_STATUSES);
}

static void SecureRefusedConnects_FFM_025_026_027_028(void)
{
    ask(SECURE_REFUSED_CONNECTS);
}

static void SecureVectors_FFM_057_062_063_076_077_078_084_087_D_6(void)
{
    ask(SECURE_VECTORS);
}

static void SecureStateless_FFM_207_208_209_264(void)
{
    ask(SECURE_STATELESS);
}

static void SecureFailedPartition_FFM_238_338(void)
{
    ask(SECURE_FAILED_PARTITION);
}

static void SecureNoRoom_FFM_041_042_215_216_313(void)
{
    ask(SECURE_NO_ROOM);
}

static void SecureDoorbell_FFM_108_109_110_111_114_116_174_175_176_180_324_333_338_D_10(void)
{
    ask(SECURE_DOORBELL);
}

static void SecureLifecycle_FFM_203_D_10(void)
{
    ask(SECURE_LIFECYCLE);
}

static void SecureManyHandles_FFM_043_106(void)
{
    ask(SECURE_MANY_HANDLES);
}

static void SecureMappedVectors_FFM_219_220_221_327_D_13(void)
{
    ask(SECURE_MAPPED);
}

static void SecureSignalsLatch_FFM_083_179(void)
{
    ask(SECURE_LATCH);
}

static void SecureArraysAreCopied_FFM_080_081(void)
{
    ask(SECURE_TAMPERED);
}

static void SecureMemoryFunctions_FFM_310(void)
{
    ask(SECURE_MEMORY);
}

static void SecurePriority_FFM_174_251(void)
{
    ask(SECURE_PRIORITY);
}

static const struct suite_case cases[] = {
    CASE(SecureVersions_FFM_013_014_016_017_018_019_021),
    CASE(SecureIdentity_FFM_022_046_099_131_264),
    CASE(SecureStatuses_FFM_048_084_086_318_319),
    CASE(SecureRefusedConnects_FFM_025_026_027_028),
    CASE(SecureVectors_FFM_057_062_063_076_077_078_084_087_D_6),
    CASE(SecureStateless_FFM_207_208_209_264),
    CASE(SecureFailedPartition_FFM_238_338),
    CASE(SecureNoRoom_FFM_041_042_215_216_313),
    CASE(SecureDoorbell_FFM_108_109_110_111_114_116_174_175_176_180_324_333_338_D_10),
    CASE(SecureLifecycle_FFM_203_D_10),
    CASE(SecureManyHandles_FFM_043_106),
    CASE(SecureMappedVectors_FFM_219_220_221_327_D_13),
    CASE(SecureSignalsLatch_FFM_083_179),
    CASE(SecureArraysAreCopied_FFM_080_081),
    CASE(SecureMemoryFunctions_FFM_310),
    CASE_THAT_HOLDS(SecurePriority_FFM_174_251),
};

const struct suite_table suite_secure_cases = CASES_OF_A_PARTITION(cases);
