/* SPDX-License-Identifier: Apache-2.0 */
/* What the suites share: an SPM with storage of its own, callers, the APIs in the words of a test, and verdicts that can be compared.
 *
 * Frontend holds the SPM alone; who completes and wakes is decided by the backend that a suite links. */
#ifndef HOST_TESTS_UNIT_FIXTURE_H
#define HOST_TESTS_UNIT_FIXTURE_H

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/doubles/chip_memory.h"
#include "host_tests/doubles/copy_double.h"
#include "host_tests/doubles/memory_double.h"
#include "host_tests/unit/test_image.h"
#include "spm/connection.h"
#include "spm/spm.h"

/* ---- Verdicts ------------------------------------------------------------------------------------------------------- */

/* What a test expects of a verdict: EXPECT_EQ(Connect(...), Returns(-130)). */
struct ExpectedVerdict {
    enum verdict_kind kind;
    bool any_value;
    uintptr_t value;
};

/* A status, a size, a handle or signals: compared as 32 bits. */
template <class Value> ExpectedVerdict Returns(Value value)
{
    return {VERDICT_RETURN, false, static_cast<uint32_t>(value)};
}
inline ExpectedVerdict ReturnsAddress(uintptr_t address)
{
    return {VERDICT_RETURN, false, address};
}
inline ExpectedVerdict Blocks()
{
    return {VERDICT_BLOCK, true, 0u};
}
inline ExpectedVerdict CallsAgain()
{
    return {VERDICT_CALL_AGAIN, true, 0u};
}
inline ExpectedVerdict Panics(enum spm_error error)
{
    return {VERDICT_PANIC_CALLER, false, static_cast<uint32_t>(error)};
}
inline ExpectedVerdict PanicsSomehow()
{
    return {VERDICT_PANIC_CALLER, true, 0u};
}

bool operator==(const struct verdict &verdict, const ExpectedVerdict &expected);
void PrintTo(const struct verdict &verdict, std::ostream *out);
void PrintTo(const ExpectedVerdict &expected, std::ostream *out);

using Sizes = std::array<size_t, PSA_MAX_IOVEC>;

inline Sizes SizesOf(const size_t (&sizes)[PSA_MAX_IOVEC])
{
    return {sizes[0], sizes[1], sizes[2], sizes[3]};
}

/* ---- The SPM under test ------------------------------------------------------------------------------------------------ */

struct Vector {
    uintptr_t base;
    size_t len;
};
using Vectors = std::vector<Vector>;

constexpr int32_t kClient = -0x04000000;      /* id of the mailbox's client -1 */
constexpr int32_t kOtherClient = -0x04000001; /* of its client -2              */

/* Where secure callers put things. */
constexpr uint32_t kArrays = CHIP_S_RAM + 0x6000u;    /* vector arrays, 0x100 bytes a partition                   */
constexpr uint32_t kMessages = CHIP_S_RAM + 0x7000u;  /* psa_msg_t, 0x100 bytes a partition                        */
constexpr uint32_t kSecure = CHIP_S_RAM;              /* buffers of partitions                                     */
constexpr uint32_t kNonSecure = CHIP_NS_RAM;          /* buffers of non-secure clients                             */

class Frontend : public testing::Test {
public:
    void SetUp() override;

    /* Forgets everything and starts with this image. */
    void Init(const struct spm_image &image);

    struct caller NonSecure(int32_t id = kClient, uint8_t slot = 0) const;
    struct caller Partition(uint8_t index) const;

    struct verdict Version(const struct caller &caller, uint32_t sid);
    struct verdict Connect(const struct caller &caller, uint32_t sid, uint32_t version);
    struct verdict ConnectTo(const struct caller &caller, uint8_t service); /* with the service's own version */
    /* Vectors travel by value for a non-secure caller, in arrays of its own memory for a partition. */
    struct verdict Call(const struct caller &caller, psa_handle_t handle, int32_t type = 0, const Vectors &in = {},
                        const Vectors &out = {});
    struct verdict CallWith(const struct caller &caller, const struct call_claims &claims);
    struct call_claims Claims(const struct caller &caller, psa_handle_t handle, int32_t type, const Vectors &in,
                              const Vectors &out);
    struct verdict Close(const struct caller &caller, psa_handle_t handle);

    struct verdict Wait(uint8_t partition, psa_signal_t mask, uint32_t timeout);
    struct verdict Get(uint8_t partition, psa_signal_t signal, uintptr_t msg);
    struct verdict SetRhandle(uint8_t partition, psa_handle_t message, uintptr_t rhandle);
    struct verdict Read(uint8_t partition, psa_handle_t message, uint32_t index, uintptr_t buffer, size_t count);
    struct verdict Skip(uint8_t partition, psa_handle_t message, uint32_t index, size_t count);
    struct verdict Write(uint8_t partition, psa_handle_t message, uint32_t index, uintptr_t buffer, size_t count);
    struct verdict MapIn(uint8_t partition, psa_handle_t message, uint32_t index);
    struct verdict UnmapIn(uint8_t partition, psa_handle_t message, uint32_t index);
    struct verdict MapOut(uint8_t partition, psa_handle_t message, uint32_t index);
    struct verdict UnmapOut(uint8_t partition, psa_handle_t message, uint32_t index, size_t len);
    struct verdict Reply(uint8_t partition, psa_handle_t message, psa_status_t status);
    struct verdict Notify(uint8_t partition, int32_t id);
    struct verdict Clear(uint8_t partition);

    /* The owner of `service` gets its oldest message; the test fails if there is none. */
    psa_msg_t Take(uint8_t service);
    /* The owner of `service` replies. */
    void ReplyTo(uint8_t service, const psa_msg_t &msg, psa_status_t status);
    /* Takes the oldest message and replies at once. */
    psa_msg_t Serve(uint8_t service, psa_status_t status);
    bool HasMessage(uint8_t service) const;

    /* An established connection of the caller. */
    psa_handle_t Open(const struct caller &caller, uint8_t service);
    /* A request that the service has taken. */
    psa_msg_t Request(const struct caller &caller, psa_handle_t handle, uint8_t service, const Vectors &in = {},
                      const Vectors &out = {}, int32_t type = 0);

    uint8_t OwnerOf(uint8_t service) const { return image_->services[service].owner.index; }
    psa_signal_t SignalOf(uint8_t service) const { return image_->services[service].signal; }
    size_t FreeSlots() const;
    /* Slot of a connection or message handle. */
    struct connection &SlotOf(psa_handle_t handle) { return connections_[static_cast<uint32_t>(handle) & 0x7Fu]; }

    /* Every byte that the SPM remembers. */
    std::string State() const;

    static uint8_t *At(uintptr_t address) { return reinterpret_cast<uint8_t *>(address); }
    static void Fill(uintptr_t address, const std::string &text) { std::memcpy(At(address), text.data(), text.size()); }
    static std::string Text(uintptr_t address, size_t len)
    {
        return std::string(reinterpret_cast<const char *>(At(address)), len);
    }
    psa_outvec *OutArrayOf(uint8_t partition) const;
    psa_invec *InArrayOf(uint8_t partition) const;

    const struct spm_image *image_ = nullptr;
    struct spm spm_ = {};
    std::array<struct connection, SPM_CONNECTION_MAX> connections_ = {};
    std::array<struct partition_state, SPM_PARTITION_MAX> partitions_ = {};
    std::array<struct service_state, 64> services_ = {};
    struct backend *backend_ = nullptr;           /* a suite that links a backend sets it before Init() */
    struct mailbox_page *mailbox_page_ = nullptr; /* likewise */
};

/* A suite whose tests run for a non-secure client and for partition CLIENT: what they may do, and what a programmer error means to them. */
enum class Side { kNonSecure, kSecure };

class EitherClient : public Frontend, public testing::WithParamInterface<Side> {
public:
    bool IsSecure() const { return GetParam() == Side::kSecure; }
    struct caller Me() const { return IsSecure() ? Partition(CLIENT) : NonSecure(); }
    int32_t MyId() const { return Me().id.value; }
    /* Start of read-write and of read-only memory of the client, and memory that it may not touch. */
    uint32_t Ram() const { return IsSecure() ? CHIP_S_RAM : CHIP_NS_RAM; }
    uint32_t Rom() const { return IsSecure() ? CHIP_S_FLASH : CHIP_NS_FLASH; }
    uint32_t Forbidden() const { return IsSecure() ? CHIP_NS_RAM : CHIP_S_RAM; }

    /* Fails the test unless `verdict` is what a programmer error means to this client: a panic, or the value. */
    testing::AssertionResult IsProgrammerError(const struct verdict &verdict, psa_status_t non_secure) const;
};

#define INSTANTIATE_FOR_BOTH_CLIENTS(suite)                                                        \
    INSTANTIATE_TEST_SUITE_P(Client, suite, testing::Values(Side::kNonSecure, Side::kSecure),       \
                             [](const testing::TestParamInfo<Side> &param) {                        \
                                 return std::string(param.param == Side::kSecure ? "Secure" : "NonSecure"); \
                             })

/* ---- Secure functions ------------------------------------------------------------------------------------------------- */

/* What the functions and inits of both images do; by default they return PSA_SUCCESS. */
struct Functions {
    std::array<std::function<psa_status_t(const psa_msg_t *)>, 16> sfn;
    std::array<std::function<psa_status_t()>, 8> init;
};
extern Functions functions;

#endif /* HOST_TESTS_UNIT_FIXTURE_H */
