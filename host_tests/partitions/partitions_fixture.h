/* SPDX-License-Identifier: Apache-2.0 */
/* The framework as a partition sees it, played by a test: message vectors, and services that answer. It holds no rules;
 * what a partition may do is the frontend's to judge and to test. */
#ifndef HOST_TESTS_PARTITIONS_PARTITIONS_FIXTURE_H
#define HOST_TESTS_PARTITIONS_PARTITIONS_FIXTURE_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "psa/service.h"

using Bytes = std::vector<uint8_t>;
using SecureFunction = psa_status_t (*)(const psa_msg_t *msg);

/* One connection to a secure function, or none for a stateless one. */
class Client
{
  public:
    explicit Client(SecureFunction function) : function_(function)
    {
    }

    psa_status_t Connect()
    {
        return Send(PSA_IPC_CONNECT, {}, {});
    }

    void Disconnect()
    {
        (void)Send(PSA_IPC_DISCONNECT, {}, {});
        rhandle_ = nullptr;
    }

    /* out_sizes: room in each output. What was written is in Output() afterwards. */
    psa_status_t Send(int32_t type, const std::vector<Bytes> &inputs, const std::vector<size_t> &out_sizes);

    const Bytes &Output(size_t index) const
    {
        return outputs_[index];
    }

    /* The inputs can be read up to here, and no further: a fault of the client's memory. */
    void ReadableBytes(size_t count)
    {
        readable_ = count;
    }

  private:
    SecureFunction function_;
    void *rhandle_ = nullptr;
    size_t readable_ = SIZE_MAX;
    Bytes outputs_[4];
};

/* What the partition under test gets when it is a client itself. */
struct Services {
    std::function<psa_handle_t(uint32_t sid)> connect;
    std::function<psa_status_t(psa_handle_t, int32_t, const std::vector<Bytes> &, psa_outvec *)> call;
    std::vector<psa_handle_t> closed;
};

extern Services services;

Bytes Sha256(const Bytes &content);

#endif /* HOST_TESTS_PARTITIONS_PARTITIONS_FIXTURE_H */
