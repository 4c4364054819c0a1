/* SPDX-License-Identifier: Apache-2.0 */
/* FFM-306: what a non-secure client is refused leaves no trace in the SPM, but for the termination of its connection. */
#include <functional>
#include <utility>

#include "host_tests/unit/fixture.h"

namespace {

class Refusals : public Frontend
{
protected:
    using Attempt = std::pair<const char *, std::function<struct verdict()>>;

    void ExpectNoTrace(const std::vector<Attempt> &attempts, psa_status_t status)
    {
        for (const Attempt &attempt : attempts) {
            const std::string before = State();
            EXPECT_EQ(attempt.second(), Returns(status)) << attempt.first;
            EXPECT_EQ(State(), before) << attempt.first;
        }
    }

    const Vector good_ = {kNonSecure, 4};
    const Vector bad_ = {kSecure, 4};
};

TEST_F(Refusals, FFM_306_RefusedConnectsLeaveNoTrace)
{
    const struct caller me = NonSecure();
    ExpectNoTrace(
        {
            {"unknown", [&] { return Connect(me, SID_UNKNOWN, 1); }},
            {"higher", [&] { return Connect(me, TEST_SID(SERVER_STRICT), 4); }},
            {"lower", [&] { return Connect(me, TEST_SID(SERVER_STRICT), 2); }},
            {"relaxed, higher", [&] { return Connect(me, TEST_SID(SERVER_RELAXED), 4); }},
            {"version 0", [&] { return Connect(me, TEST_SID(SERVER_RELAXED), 0); }},
            {"secure only", [&] { return ConnectTo(me, SERVER_SECURE); }},
            {"stateless", [&] { return ConnectTo(me, SERVER_STATELESS); }},
        },
        PSA_ERROR_CONNECTION_REFUSED);
}

TEST_F(Refusals, FFM_306_CallsWithoutAConnectionLeaveNoTrace)
{
    const struct caller me = NonSecure();
    const struct caller other = NonSecure(kOtherClient);
    const psa_handle_t handle = Open(other, SERVER_OPEN);
    ExpectNoTrace(
        {
            {"null handle", [&] { return Call(me, PSA_NULL_HANDLE); }},
            {"never issued", [&] { return Call(me, 0x1FFFFF00); }},
            {"negative", [&] { return Call(me, -1); }},
            {"another's", [&] { return Call(me, handle); }},
            {"another's, and a type below 0", [&] { return Call(me, handle, -1); }},
            {"no such number", [&] { return Call(me, TEST_STATELESS_HANDLE(31, 1)); }},
            {"other version", [&] { return Call(me, TEST_STATELESS_HANDLE(0, 1)); }},
            {"reserved bit", [&] { return Call(me, HANDLE_SERVER_STATELESS | 0x20); }},
            {"secure only", [&] { return Call(me, HANDLE_VAULT_STATELESS); }},
            {"stateless, type", [&] { return Call(me, HANDLE_SERVER_STATELESS, -1); }},
            {"stateless, five vectors",
             [&] { return Call(me, HANDLE_SERVER_STATELESS, 0, {good_, {kNonSecure + 4, 4}, {kNonSecure + 8, 4}}, {good_, good_}); }},
            {"stateless, last vector", [&] { return Call(me, HANDLE_SERVER_STATELESS, 0, {good_}, {good_, good_, bad_}); }},
            {"stateless, overlap", [&] { return Call(me, HANDLE_SERVER_STATELESS, 0, {good_, good_}); }},
        },
        PSA_ERROR_PROGRAMMER_ERROR);
}

TEST_F(Refusals, FFM_306_RefusedClosesLeaveNoTrace)
{
    const struct caller me = NonSecure();
    const psa_handle_t handle = Open(NonSecure(kOtherClient), SERVER_OPEN);
    ExpectNoTrace(
        {
            {"null handle", [&] { return Close(me, PSA_NULL_HANDLE); }},
            {"never issued", [&] { return Close(me, 0x1FFFFF00); }},
            {"another's", [&] { return Close(me, handle); }},
            {"stateless", [&] { return Close(me, HANDLE_SERVER_STATELESS); }},
        },
        PSA_SUCCESS);
}

} // namespace
