/* SPDX-License-Identifier: Apache-2.0 */
/* The small pieces under the entries: checked arithmetic, initialisation, the tables of services and connections, judging ranges. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"
#include "spm/base/size.h"
#include "spm/message.h"
#include "spm/service.h"
#include "spm/vectors.h"

namespace {

/* ---- spm/base ------------------------------------------------------------------------------------------------------------- */

TEST(Size, AddRefusesOverflow)
{
    size_t sum = 7;
    EXPECT_TRUE(size_add(SIZE_MAX - 1, 1, &sum));
    EXPECT_EQ(sum, SIZE_MAX);
    EXPECT_TRUE(size_add(0, 0, &sum));
    EXPECT_EQ(sum, 0u);
    EXPECT_FALSE(size_add(SIZE_MAX, 1, &sum));
    EXPECT_FALSE(size_add(1, SIZE_MAX, &sum));
}

TEST(Size, MinIsTheSmallerOne)
{
    EXPECT_EQ(size_min(1, 2), 1u);
    EXPECT_EQ(size_min(2, 1), 1u);
    EXPECT_EQ(size_min(SIZE_MAX, SIZE_MAX), SIZE_MAX);
}

TEST(UntrustedRange, MayEndAtTheLastAddressAndNotWrap)
{
    struct untrusted_range range = {};
    EXPECT_TRUE(untrusted_range_parse(UINTPTR_MAX, 1, &range));
    EXPECT_EQ(range.base, UINTPTR_MAX);
    EXPECT_EQ(range.len, 1u);
    EXPECT_TRUE(untrusted_range_parse(0, SIZE_MAX, &range));
    EXPECT_TRUE(untrusted_range_parse(1, SIZE_MAX, &range));
    EXPECT_TRUE(untrusted_range_parse(UINTPTR_MAX, 0, &range));
    EXPECT_FALSE(untrusted_range_parse(UINTPTR_MAX, 2, &range));
    EXPECT_FALSE(untrusted_range_parse(2, SIZE_MAX, &range));
    EXPECT_FALSE(untrusted_range_parse(UINTPTR_MAX, SIZE_MAX, &range));
}

TEST(UntrustedRange, LiesWithinIncludingBothEnds)
{
    EXPECT_TRUE(untrusted_range_within({0x100, 0x10}, 0x100, 0x10F));
    EXPECT_TRUE(untrusted_range_within({0x10F, 1}, 0x100, 0x10F));
    EXPECT_FALSE(untrusted_range_within({0x100, 0x11}, 0x100, 0x10F));
    EXPECT_FALSE(untrusted_range_within({0xFF, 2}, 0x100, 0x10F));
    EXPECT_FALSE(untrusted_range_within({0x110, 1}, 0x100, 0x10F));
    EXPECT_FALSE(untrusted_range_within({0x104, SIZE_MAX}, 0x100, 0x10F));
    EXPECT_TRUE(untrusted_range_within({0x200, 0}, 0x100, 0x10F)) << "an empty range lies everywhere";
    EXPECT_TRUE(untrusted_range_within({UINTPTR_MAX, 1}, 0, UINTPTR_MAX));
}

/* ---- spm_init ------------------------------------------------------------------------------------------------------------- */

using SpmInit = Frontend;

TEST_F(SpmInit, TakesOverStorageWhoseContentDoesNotMatter)
{
    const std::string fresh = State();
    std::memset(&spm_, 0xA5, sizeof(spm_));
    std::memset(connections_.data(), 0xA5, sizeof(connections_));
    std::memset(partitions_.data(), 0xA5, sizeof(partitions_));
    std::memset(services_.data(), 0xA5, sizeof(services_));
    Frontend::Init(test_image);
    EXPECT_EQ(State(), fresh);
}

TEST_F(SpmInit, EverySlotIsFreeAndNothingBehindTheTablesIsTouched)
{
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
    std::memset(connections_.data(), 0xA5, sizeof(connections_));
    std::memset(partitions_.data(), 0xA5, sizeof(partitions_));
    std::memset(services_.data(), 0xA5, sizeof(services_));
    Frontend::Init(test_image);
    EXPECT_EQ(*reinterpret_cast<uint8_t *>(&connections_[TEST_CONNECTIONS]), 0xA5);
    EXPECT_EQ(*reinterpret_cast<uint8_t *>(&partitions_[TEST_PARTITIONS]), 0xA5);
    EXPECT_EQ(*reinterpret_cast<uint8_t *>(&services_[TEST_SERVICES]), 0xA5);
}

TEST_F(SpmInit, TwoInstancesDoNotShareAnything)
{
    const std::string before = State();
    struct spm other;
    struct connection connections[TEST_CONNECTIONS];
    struct partition_state partitions[TEST_PARTITIONS];
    struct service_state services[TEST_SERVICES];
    const struct spm_storage storage = {connections, partitions, services, nullptr, nullptr};
    spm_init(&other, &test_image, &storage);
    const struct caller caller = spm_caller_partition(&other, {CLIENT});
    EXPECT_EQ(spm_psa_connect(&other, &caller, TEST_SID(SERVER_OPEN), 1), Blocks());
    EXPECT_EQ(State(), before);
}

TEST_F(SpmInit, TableOf128ConnectionsUsesEverySlotOnce)
{
    struct spm_image image = test_image;
    image.connection_count = SPM_CONNECTION_MAX;
    Frontend::Init(image);
    std::vector<bool> seen(SPM_CONNECTION_MAX, false);
    for (int i = 0; i < SPM_CONNECTION_MAX; i++) {
        const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
        seen[static_cast<uint32_t>(handle) & 0x7Fu] = true;
    }
    EXPECT_EQ(seen, std::vector<bool>(SPM_CONNECTION_MAX, true));
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Returns(PSA_ERROR_CONNECTION_BUSY));
}

/* ---- Services ------------------------------------------------------------------------------------------------------------- */

TEST_F(SpmInit, EveryServiceIsFoundByItsSidAndByNoOther)
{
    for (uint8_t i = 0; i < TEST_SERVICES; i++) {
        struct service_index found = {SPM_NO_INDEX};
        EXPECT_TRUE(service_from_sid(&spm_, TEST_SID(i), &found));
        EXPECT_EQ(found.index, i);
        for (int bit = 0; bit < 32; bit++) {
            const uint32_t sid = TEST_SID(i) ^ (1u << bit);
            if ((sid < TEST_SID(0)) || (sid >= TEST_SID(TEST_SERVICES))) {
                EXPECT_FALSE(service_from_sid(&spm_, sid, &found)) << sid;
            }
        }
    }
}

TEST_F(SpmInit, StatelessHandleNeedsBit30AndAPositiveValue)
{
    EXPECT_TRUE(handle_is_stateless({HANDLE_SERVER_STATELESS}));
    EXPECT_FALSE(handle_is_stateless({0}));
    EXPECT_FALSE(handle_is_stateless({0x3FFFFFFF}));
    EXPECT_FALSE(handle_is_stateless({-1}));
    EXPECT_FALSE(handle_is_stateless({INT32_MIN}));
}

TEST_F(SpmInit, DependenciesBeyondTheFirstWordCount)
{
    static const uint32_t may_call[2] = {0u, 1u << 3}; /* service 35 alone */
    struct spm_partition partitions[TEST_PARTITIONS];
    std::vector<struct spm_service> services(40, test_image.services[SERVER_OPEN]);
    std::memcpy(partitions, test_image.partitions, sizeof(partitions));
    partitions[CLIENT].dependencies = may_call;
    struct spm_image image = test_image;
    image.partitions = partitions;
    image.services = services.data();
    image.service_count = 40;
    Frontend::Init(image);
    const struct caller caller = Partition(CLIENT);
    for (uint8_t i = 0; i < 40; i++) {
        EXPECT_EQ(service_allows(&spm_, {i}, &caller), i == 35) << int{i};
    }
}

TEST_F(SpmInit, ServiceWithAnImpossiblePolicySupportsNothing)
{
    std::vector<struct spm_service> services(test_image.services, test_image.services + TEST_SERVICES);
    services[SERVER_OPEN].policy = static_cast<enum spm_version_policy>(0);
    struct spm_image image = test_image;
    image.services = services.data();
    Frontend::Init(image);
    EXPECT_FALSE(service_supports_version(&spm_, {SERVER_OPEN}, 1));
}

/* ---- Handles --------------------------------------------------------------------------------------------------------------- */

TEST_F(SpmInit, SerialNumbersWrapWithoutEverBeing0)
{
    connections_[0].connection_serial = 0x3FFFFE;
    connections_[0].message_serial = 0x3FFFFE;
    for (const psa_handle_t expected : {0x3FFFFF << 7, 1 << 7, 2 << 7}) {
        const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
        EXPECT_EQ(handle, expected);
        EXPECT_GT(handle, 0);
        EXPECT_EQ(Close(NonSecure(), handle), Blocks());
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    }
    EXPECT_GT(message_handle_next(&spm_, {0}) & 0x1FFFFFFF, 0);
}

TEST_F(SpmInit, FFM_055_HandlesOfBothKindsHaveDisjointNumbers)
{
    for (const uint32_t serial : {1u, 2u, 0x3FFFFFu}) {
        connections_[3].connection_serial = serial;
        connections_[3].message_serial = serial - 1;
        EXPECT_LT(connection_handle(&spm_, {3}), 0x20000000);
        EXPECT_GE(message_handle_next(&spm_, {3}), 0x20000000);
        EXPECT_LT(message_handle_next(&spm_, {3}), 0x40000000);
    }
}

/* ---- Ranges ---------------------------------------------------------------------------------------------------------------- */

TEST_F(SpmInit, NothingIsAlwaysAccessibleAndNullNever)
{
    const struct hal_domain domain = domain_of_partition({SERVER});
    EXPECT_TRUE(domain_may_access(domain, 0, 0, HAL_ACCESS_READ_WRITE));
    EXPECT_TRUE(domain_may_access(domain, CHIP_SPM_RAM, 0, HAL_ACCESS_READ_WRITE));
    EXPECT_EQ(memory_double.checks, 0u);
    EXPECT_FALSE(domain_may_access(domain, 0, 1, HAL_ACCESS_READ));
    EXPECT_FALSE(domain_may_access(domain, UINTPTR_MAX, 2, HAL_ACCESS_READ));
    EXPECT_TRUE(domain_may_access(domain, CHIP_S_FLASH, 4, HAL_ACCESS_READ));
    EXPECT_FALSE(domain_may_access(domain, CHIP_S_FLASH, 4, HAL_ACCESS_READ_WRITE));
}

TEST_F(SpmInit, DomainOfACallerFollowsItsId)
{
    const struct caller non_secure = NonSecure();
    const struct caller secure = Partition(VAULT);
    EXPECT_EQ(domain_of_caller(&non_secure).kind, HAL_DOMAIN_NON_SECURE_CPU);
    EXPECT_EQ(domain_of_caller(&secure).kind, HAL_DOMAIN_PARTITION);
    EXPECT_EQ(domain_of_caller(&secure).partition, VAULT);
}

TEST_F(SpmInit, LengthsAreWrittenOnlyWhereAnArrayWasGiven)
{
    struct connection connection = {};
    connection.out_count = 1;
    connection.vector[0].done = 3;
    copy_double_reset();
    vectors_write_lengths(&connection);
    EXPECT_EQ(copy_double.calls, 0u);
}

TEST_F(SpmInit, StatusesOfRequestsAndDisconnectsAreAllLegal)
{
    struct connection connection = {};
    for (const int32_t type : {0, 1, PSA_IPC_DISCONNECT}) {
        connection.type = type;
        for (const psa_status_t status : {0, 1, -129, -130, INT32_MIN, INT32_MAX}) {
            EXPECT_TRUE(reply_status_is_legal(&connection, status));
        }
    }
}

} // namespace
