/* SPDX-License-Identifier: Apache-2.0 */
/* Values that no enumerator names, as a flipped bit would leave them: nobody gets anything for one. */
#include "host_tests/unit/fixture.h"
#include "spm/api.h"

namespace {

using ForgedState = Frontend;

constexpr uint8_t kNoState = 0x5Au;

TEST_F(ForgedState, CallOnAConnectionInNoStateIsRefused)
{
    const struct caller caller = NonSecure();
    const psa_handle_t handle = Open(caller, SERVER_OPEN);
    SlotOf(handle).state = kNoState;
    const std::string before = State();
    EXPECT_EQ(Call(caller, handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    EXPECT_EQ(State(), before);
}

TEST_F(ForgedState, CloseOfAConnectionInNoStateIsRefused)
{
    const struct caller caller = NonSecure();
    const psa_handle_t handle = Open(caller, SERVER_OPEN);
    SlotOf(handle).state = kNoState;
    const std::string before = State();
    EXPECT_EQ(Close(caller, handle), Returns(0)); /* psa_close returns nothing */
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    EXPECT_EQ(State(), before);
}

TEST_F(ForgedState, CallOrCloseInNoStateEndsAPartition)
{
    const struct caller caller = Partition(CLIENT);
    const psa_handle_t handle = Open(caller, SERVER_OPEN);
    SlotOf(handle).state = kNoState;
    EXPECT_EQ(Call(caller, handle), Panics(SPM_ERROR_NO_SUCH_HANDLE));
    EXPECT_EQ(Close(caller, handle), Panics(SPM_ERROR_NO_SUCH_HANDLE));
}

TEST_F(ForgedState, WhatIsNoErrorBreaksNoRule)
{
    for (const uint32_t api : {SPM_API_CALL, SPM_API_MAP_INVEC}) {
        EXPECT_EQ(spm_error_rule(api, static_cast<enum spm_error>(0x7F5A)), 0u) << api;
    }
}

} // namespace
