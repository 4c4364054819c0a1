/* SPDX-License-Identifier: Apache-2.0 */
/* Values of the standard's headers: FFM-001 to FFM-011. That each header compiles alone (FFM-012) is //host_tests/headers'. */
#include <cstddef>
#include <type_traits>

#include "gtest/gtest.h"
#include "psa/client.h"
#include "psa/error.h"
#include "psa/framework_feature.h"
#include "psa/lifecycle.h"
#include "psa/service.h"

namespace {

TEST(PsaConstants, FFM_001_TypesHaveTheRightWidthAndSign)
{
    EXPECT_TRUE((std::is_same<psa_handle_t, int32_t>::value));
    EXPECT_TRUE((std::is_same<psa_status_t, int32_t>::value));
    EXPECT_TRUE((std::is_same<psa_signal_t, uint32_t>::value));
}

TEST(PsaConstants, FFM_002_Versions)
{
    EXPECT_EQ(PSA_FRAMEWORK_VERSION, 0x0101u);
    EXPECT_EQ(PSA_VERSION_NONE, 0u);
}

TEST(PsaConstants, FFM_003_HandleMacros)
{
    EXPECT_EQ(PSA_NULL_HANDLE, 0);
    EXPECT_TRUE(PSA_HANDLE_IS_VALID(1));
    EXPECT_TRUE(PSA_HANDLE_IS_VALID(0x7FFFFFFF));
    EXPECT_FALSE(PSA_HANDLE_IS_VALID(0));
    EXPECT_FALSE(PSA_HANDLE_IS_VALID(-1));
    EXPECT_EQ(PSA_HANDLE_TO_ERROR(PSA_ERROR_CONNECTION_REFUSED), PSA_ERROR_CONNECTION_REFUSED);
}

TEST(PsaConstants, FFM_004_MaxIovecIs4)
{
    EXPECT_EQ(PSA_MAX_IOVEC, 4u);
}

TEST(PsaConstants, FFM_005_MessageTypes)
{
    EXPECT_EQ(PSA_IPC_CALL, 0);
    EXPECT_EQ(PSA_IPC_CONNECT, -1);
    EXPECT_EQ(PSA_IPC_DISCONNECT, -2);
    EXPECT_EQ(PSA_CALL_TYPE_MIN, 0);
    EXPECT_EQ(PSA_CALL_TYPE_MAX, INT32_MAX);
}

TEST(PsaConstants, FFM_006_WaitAndDoorbell)
{
    EXPECT_EQ(PSA_POLL, 0x00000000u);
    EXPECT_EQ(PSA_BLOCK, 0x80000000u);
    EXPECT_EQ(PSA_WAIT_ANY, 0xFFFFFFFFu);
    EXPECT_EQ(PSA_DOORBELL, 0x00000008u);
}

TEST(PsaConstants, FFM_007_StatusCodes)
{
    EXPECT_EQ(PSA_SUCCESS, 0);
    EXPECT_EQ(PSA_ERROR_PROGRAMMER_ERROR, -129);
    EXPECT_EQ(PSA_ERROR_CONNECTION_REFUSED, -130);
    EXPECT_EQ(PSA_ERROR_CONNECTION_BUSY, -131);
    EXPECT_EQ(PSA_ERROR_GENERIC_ERROR, -132);
    EXPECT_EQ(PSA_ERROR_NOT_PERMITTED, -133);
    EXPECT_EQ(PSA_ERROR_NOT_SUPPORTED, -134);
    EXPECT_EQ(PSA_ERROR_INVALID_ARGUMENT, -135);
    EXPECT_EQ(PSA_ERROR_INVALID_HANDLE, -136);
    EXPECT_EQ(PSA_ERROR_BAD_STATE, -137);
    EXPECT_EQ(PSA_ERROR_BUFFER_TOO_SMALL, -138);
    EXPECT_EQ(PSA_ERROR_ALREADY_EXISTS, -139);
    EXPECT_EQ(PSA_ERROR_DOES_NOT_EXIST, -140);
    EXPECT_EQ(PSA_ERROR_INSUFFICIENT_MEMORY, -141);
    EXPECT_EQ(PSA_ERROR_INSUFFICIENT_STORAGE, -142);
    EXPECT_EQ(PSA_ERROR_INSUFFICIENT_DATA, -143);
    EXPECT_EQ(PSA_ERROR_SERVICE_FAILURE, -144);
    EXPECT_EQ(PSA_ERROR_COMMUNICATION_FAILURE, -145);
    EXPECT_EQ(PSA_ERROR_STORAGE_FAILURE, -146);
    EXPECT_EQ(PSA_ERROR_HARDWARE_FAILURE, -147);
    EXPECT_EQ(PSA_ERROR_INSUFFICIENT_ENTROPY, -148);
    EXPECT_EQ(PSA_ERROR_INVALID_SIGNATURE, -149);
    EXPECT_EQ(PSA_ERROR_INVALID_PADDING, -150);
    EXPECT_EQ(PSA_ERROR_CORRUPTION_DETECTED, -151);
    EXPECT_EQ(PSA_ERROR_DATA_CORRUPT, -152);
    EXPECT_EQ(PSA_ERROR_DATA_INVALID, -153);
    EXPECT_EQ(PSA_OPERATION_INCOMPLETE, -248);
    EXPECT_TRUE((std::is_same<decltype(PSA_ERROR_DATA_INVALID), psa_status_t>::value));
}

TEST(PsaConstants, FFM_008_LifecycleStates)
{
    EXPECT_EQ(PSA_LIFECYCLE_PSA_STATE_MASK, 0xff00u);
    EXPECT_EQ(PSA_LIFECYCLE_IMP_STATE_MASK, 0x00ffu);
    EXPECT_EQ(PSA_LIFECYCLE_UNKNOWN, 0x0000u);
    EXPECT_EQ(PSA_LIFECYCLE_ASSEMBLY_AND_TEST, 0x1000u);
    EXPECT_EQ(PSA_LIFECYCLE_PSA_ROT_PROVISIONING, 0x2000u);
    EXPECT_EQ(PSA_LIFECYCLE_SECURED, 0x3000u);
    EXPECT_EQ(PSA_LIFECYCLE_NON_PSA_ROT_DEBUG, 0x4000u);
    EXPECT_EQ(PSA_LIFECYCLE_RECOVERABLE_PSA_ROT_DEBUG, 0x5000u);
    EXPECT_EQ(PSA_LIFECYCLE_DECOMMISSIONED, 0x6000u);
}

/* The 32-bit layout is //host_tests/compile_checks:psa_layout_of_the_chip's. */
TEST(PsaConstants, FFM_009_MembersStandInTheListedOrder)
{
    EXPECT_EQ(offsetof(psa_msg_t, type), 0u);
    EXPECT_EQ(offsetof(psa_msg_t, handle), 4u);
    EXPECT_EQ(offsetof(psa_msg_t, client_id), 8u);
    EXPECT_EQ(offsetof(psa_msg_t, rhandle), 16u);
    EXPECT_EQ(offsetof(psa_msg_t, in_size), 24u);
    EXPECT_EQ(offsetof(psa_msg_t, out_size), 56u);
    EXPECT_EQ(sizeof(psa_msg_t), 88u);
    EXPECT_EQ(offsetof(psa_invec, base), 0u);
    EXPECT_EQ(offsetof(psa_invec, len), 8u);
    EXPECT_EQ(offsetof(psa_outvec, base), 0u);
    EXPECT_EQ(offsetof(psa_outvec, len), 8u);
    /* The tags are the typedefs' names. */
    EXPECT_TRUE((std::is_same<struct psa_msg_t, psa_msg_t>::value));
    EXPECT_TRUE((std::is_same<struct psa_invec, psa_invec>::value));
    EXPECT_TRUE((std::is_same<struct psa_outvec, psa_outvec>::value));
}

TEST(PsaConstants, FFM_010_MmIovecIsDefinedAs1AndItsFunctionsAreDeclared)
{
    EXPECT_EQ(PSA_FRAMEWORK_HAS_MM_IOVEC, 1); /* that 0 declares nothing is //host_tests/compile_checks:no_map_functions' */
    EXPECT_TRUE((std::is_same<decltype(&psa_map_invec), const void *(*)(psa_handle_t, uint32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_unmap_invec), void (*)(psa_handle_t, uint32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_map_outvec), void *(*)(psa_handle_t, uint32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_unmap_outvec), void (*)(psa_handle_t, uint32_t, size_t)>::value));
}

TEST(PsaConstants, FFM_011_IsolationLevelIsTheBuiltOne)
{
    EXPECT_EQ(PSA_FRAMEWORK_ISOLATION_LEVEL, 1);
}

TEST(PsaConstants, FFM_001_PrototypesAreTheStandards)
{
    EXPECT_TRUE((std::is_same<decltype(&psa_framework_version), uint32_t (*)()>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_version), uint32_t (*)(uint32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_connect), psa_handle_t (*)(uint32_t, uint32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_call), psa_status_t (*)(psa_handle_t, int32_t, const psa_invec *, size_t, psa_outvec *,
                                                                    size_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_close), void (*)(psa_handle_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_wait), psa_signal_t (*)(psa_signal_t, uint32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_get), psa_status_t (*)(psa_signal_t, psa_msg_t *)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_set_rhandle), void (*)(psa_handle_t, void *)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_read), size_t (*)(psa_handle_t, uint32_t, void *, size_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_skip), size_t (*)(psa_handle_t, uint32_t, size_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_write), void (*)(psa_handle_t, uint32_t, const void *, size_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_reply), void (*)(psa_handle_t, psa_status_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_notify), void (*)(int32_t)>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_clear), void (*)()>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_panic), void (*)()>::value));
    EXPECT_TRUE((std::is_same<decltype(&psa_rot_lifecycle_state), uint32_t (*)()>::value));
}

} // namespace
