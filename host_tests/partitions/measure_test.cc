/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions measure and vault: a partition that is a client of others, and one that only partitions may ask. */
#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "host_tests/partitions/partitions_fixture.h"
#include "partitions/crypto/crypto_api.h"
#include "partitions/measure/measure_api.h"
#include "partitions/vault/vault_api.h"
#include "partitions/vault/vault_salt.h"
#include "psa_manifest/measure.h"
#include "psa_manifest/sid.h"
#include "psa_manifest/vault.h"

namespace
{

const Bytes kSalt = VAULT_SALT;
constexpr psa_handle_t kVault = 0x85;

void Deliver(psa_outvec *out, const Bytes &content)
{
    ASSERT_LE(content.size(), out->len);
    std::copy(content.begin(), content.end(), static_cast<uint8_t *>(out->base));
    out->len = content.size();
}

class Measure : public testing::Test
{
  protected:
    void SetUp() override
    {
        services = Services();
        services.connect = [](uint32_t sid) { return (sid == VAULT_SID) ? kVault : -1; };
        services.call = [this](psa_handle_t handle, int32_t type, const std::vector<Bytes> &inputs, psa_outvec *out) {
            if (handle == kVault) {
                EXPECT_EQ(type, static_cast<int32_t>(VAULT_READ_SALT));
                Deliver(out, kSalt);
                return vault_status_;
            }
            EXPECT_EQ(handle, CRYPTO_DIGEST_HANDLE);
            EXPECT_EQ(type, static_cast<int32_t>(CRYPTO_DIGEST_COMPUTE));
            Bytes all;
            for (const Bytes &input : inputs) {
                all.insert(all.end(), input.begin(), input.end());
            }
            Deliver(out, Sha256(all));
            return crypto_status_;
        };
    }

    psa_status_t vault_status_ = PSA_SUCCESS;
    psa_status_t crypto_status_ = PSA_SUCCESS;
    Client client_ = Client(measure_sfn);
};

TEST_F(Measure, HashesSaltAndInput)
{
    for (const size_t len : {0u, 1u, 64u}) {
        Bytes expected = kSalt;
        expected.insert(expected.end(), len, 0x42);
        ASSERT_EQ(client_.Send(MEASURE_DIGEST, {Bytes(len, 0x42)}, {32}), PSA_SUCCESS);
        EXPECT_EQ(client_.Output(0), Sha256(expected));
    }
    EXPECT_EQ(services.closed, (std::vector<psa_handle_t>{kVault, kVault, kVault}));
}

TEST_F(Measure, RefusesOtherForms)
{
    EXPECT_EQ(client_.Send(0, {{1}}, {32}), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(client_.Send(MEASURE_DIGEST, {Bytes(65, 0)}, {32}), PSA_ERROR_INVALID_ARGUMENT);
    EXPECT_EQ(client_.Send(MEASURE_DIGEST, {{1}}, {31}), PSA_ERROR_BUFFER_TOO_SMALL);
    client_.ReadableBytes(3);
    EXPECT_EQ(client_.Send(MEASURE_DIGEST, {Bytes(4, 0)}, {32}), PSA_ERROR_COMMUNICATION_FAILURE);
    EXPECT_TRUE(services.closed.empty()) << "refused before anybody was asked";
}

TEST_F(Measure, SaysWhenAnotherPartitionFails)
{
    vault_status_ = PSA_ERROR_GENERIC_ERROR;
    EXPECT_EQ(client_.Send(MEASURE_DIGEST, {{1}}, {32}), PSA_ERROR_SERVICE_FAILURE);
    EXPECT_EQ(services.closed, (std::vector<psa_handle_t>{kVault})) << "no connection is left open";
    vault_status_ = PSA_SUCCESS;
    crypto_status_ = PSA_ERROR_CONNECTION_BUSY;
    EXPECT_EQ(client_.Send(MEASURE_DIGEST, {{1}}, {32}), PSA_ERROR_SERVICE_FAILURE);
    services.connect = [](uint32_t) { return static_cast<psa_handle_t>(PSA_ERROR_CONNECTION_BUSY); };
    EXPECT_EQ(client_.Send(MEASURE_DIGEST, {{1}}, {32}), PSA_ERROR_SERVICE_FAILURE);
    EXPECT_TRUE(client_.Output(0).empty());
}

TEST(Vault, GivesItsSalt)
{
    Client client(vault_sfn);
    ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    ASSERT_EQ(client.Send(VAULT_READ_SALT, {}, {16}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), kSalt);
    EXPECT_EQ(client.Send(VAULT_READ_SALT, {}, {15}), PSA_ERROR_BUFFER_TOO_SMALL);
    EXPECT_EQ(client.Send(2, {}, {16}), PSA_ERROR_PROGRAMMER_ERROR);
    client.Disconnect();
}

} /* namespace */
