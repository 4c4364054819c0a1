/* SPDX-License-Identifier: Apache-2.0 */
/* Partition crypto: running hashes by connection, digests by one stateless call. */
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "host_tests/partitions/partitions_fixture.h"
#include "partitions/crypto/crypto_api.h"
#include "psa_manifest/crypto.h"

namespace
{

Bytes Pattern(size_t len)
{
    Bytes content(len);
    for (size_t i = 0; i < len; i++) {
        content[i] = static_cast<uint8_t>((i * 31u) ^ (i >> 8));
    }
    return content;
}

TEST(CryptoHash, GivesTheDigestOfAllPieces)
{
    const Bytes content = Pattern(3001);
    for (const size_t piece : {1u, 63u, 64u, 255u, 256u, 257u, 1000u, 3001u}) {
        Client client(crypto_hash_sfn);
        ASSERT_EQ(client.Connect(), PSA_SUCCESS);
        for (size_t at = 0; at < content.size(); at += piece) {
            const Bytes part(&content[at], &content[at] + std::min(piece, content.size() - at));
            ASSERT_EQ(client.Send(CRYPTO_HASH_UPDATE, {part}, {}), PSA_SUCCESS);
        }
        ASSERT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
        EXPECT_EQ(client.Output(0), Sha256(content)) << "pieces of " << piece;
        client.Disconnect();
    }
}

TEST(CryptoHash, AppendsAllInputsInTheirOrder)
{
    Client client(crypto_hash_sfn);
    ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    ASSERT_EQ(client.Send(CRYPTO_HASH_UPDATE, {{1, 2}, {}, {3}, {4, 5}}, {}), PSA_SUCCESS);
    ASSERT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), Sha256({1, 2, 3, 4, 5}));
    client.Disconnect();
}

TEST(CryptoHash, StartsAgainAfterTheDigest)
{
    Client client(crypto_hash_sfn);
    ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    for (int round = 0; round < 2; round++) {
        ASSERT_EQ(client.Send(CRYPTO_HASH_UPDATE, {{7}}, {}), PSA_SUCCESS);
        ASSERT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {40}), PSA_SUCCESS);
        EXPECT_EQ(client.Output(0), Sha256({7}));
    }
    ASSERT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), Sha256({}));
    client.Disconnect();
}

TEST(CryptoHash, KeepsConnectionsApart)
{
    Client one(crypto_hash_sfn);
    Client two(crypto_hash_sfn);
    ASSERT_EQ(one.Connect(), PSA_SUCCESS);
    ASSERT_EQ(two.Connect(), PSA_SUCCESS);
    ASSERT_EQ(one.Send(CRYPTO_HASH_UPDATE, {{1}}, {}), PSA_SUCCESS);
    ASSERT_EQ(two.Send(CRYPTO_HASH_UPDATE, {{2}}, {}), PSA_SUCCESS);
    ASSERT_EQ(one.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(one.Output(0), Sha256({1}));
    ASSERT_EQ(two.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(two.Output(0), Sha256({2}));
    one.Disconnect();
    two.Disconnect();
}

TEST(CryptoHash, IsBusyUntilAConnectionIsClosed)
{
    std::vector<Client> clients(CRYPTO_HASH_CONTEXTS, Client(crypto_hash_sfn));
    for (Client &client : clients) {
        ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    }
    Client late(crypto_hash_sfn);
    EXPECT_EQ(late.Connect(), PSA_ERROR_CONNECTION_BUSY);
    late.Disconnect(); /* of a connection that has no context */
    EXPECT_EQ(late.Connect(), PSA_ERROR_CONNECTION_BUSY);
    ASSERT_EQ(clients[1].Send(CRYPTO_HASH_UPDATE, {{9}}, {}), PSA_SUCCESS);
    clients[1].Disconnect();
    ASSERT_EQ(late.Connect(), PSA_SUCCESS);
    ASSERT_EQ(late.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(late.Output(0), Sha256({})) << "nothing of the client before is left";
    late.Disconnect();
    for (size_t i = 0; i < clients.size(); i++) {
        if (i != 1) {
            clients[i].Disconnect();
        }
    }
}

TEST(CryptoHash, RefusesASmallOutputAndGoesOn)
{
    Client client(crypto_hash_sfn);
    ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    ASSERT_EQ(client.Send(CRYPTO_HASH_UPDATE, {{5}}, {}), PSA_SUCCESS);
    EXPECT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {31}), PSA_ERROR_BUFFER_TOO_SMALL);
    EXPECT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {}), PSA_ERROR_BUFFER_TOO_SMALL);
    ASSERT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), Sha256({5}));
    client.Disconnect();
}

TEST(CryptoHash, CallsOtherFormsProgrammerErrors)
{
    Client client(crypto_hash_sfn);
    ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    EXPECT_EQ(client.Send(0, {}, {}), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(client.Send(3, {}, {}), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(client.Send(CRYPTO_HASH_UPDATE, {{1}}, {8}), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(client.Send(CRYPTO_HASH_FINISH, {{1}}, {32}), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(client.Send(CRYPTO_HASH_FINISH, {}, {32, 1}), PSA_ERROR_PROGRAMMER_ERROR);
    client.Disconnect();
}

/* The framework ends a read early if the client's memory cannot be read (design, "Concurrency on the chip"). */
TEST(CryptoHash, DoesNotCallAnUnreadableInputDone)
{
    Client client(crypto_hash_sfn);
    ASSERT_EQ(client.Connect(), PSA_SUCCESS);
    for (const size_t readable : {0u, 256u, 299u}) {
        client.ReadableBytes(readable);
        EXPECT_NE(client.Send(CRYPTO_HASH_UPDATE, {Pattern(300)}, {}), PSA_SUCCESS);
    }
    client.Disconnect();
}

TEST(CryptoDigest, HashesItsInputs)
{
    Client client(crypto_digest_sfn);
    const Bytes content = Pattern(5000);
    ASSERT_EQ(client.Send(CRYPTO_DIGEST_COMPUTE, {content}, {32}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), Sha256(content));
    ASSERT_EQ(client.Send(CRYPTO_DIGEST_COMPUTE, {{1}, {2}, {3}}, {64}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), Sha256({1, 2, 3}));
    ASSERT_EQ(client.Send(CRYPTO_DIGEST_COMPUTE, {}, {32}), PSA_SUCCESS);
    EXPECT_EQ(client.Output(0), Sha256({}));
}

TEST(CryptoDigest, WritesNothingUnlessAllIsWell)
{
    Client client(crypto_digest_sfn);
    EXPECT_EQ(client.Send(CRYPTO_DIGEST_COMPUTE, {{1}}, {31}), PSA_ERROR_BUFFER_TOO_SMALL);
    EXPECT_EQ(client.Send(CRYPTO_DIGEST_COMPUTE, {{1}}, {32, 1}), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(client.Send(2, {{1}}, {32}), PSA_ERROR_PROGRAMMER_ERROR);
    client.ReadableBytes(10);
    EXPECT_NE(client.Send(CRYPTO_DIGEST_COMPUTE, {Pattern(11)}, {32}), PSA_SUCCESS);
    EXPECT_TRUE(client.Output(0).empty());
}

} /* namespace */
