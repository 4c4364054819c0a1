/* SPDX-License-Identifier: Apache-2.0 */
/* The framework as a partition sees it. See partitions_fixture.h. */
#include "host_tests/partitions/partitions_fixture.h"

#include <algorithm>
#include <cstring>

#include "mbedtls/sha256.h"

Services services;

namespace
{

struct Message {
    std::vector<Bytes> inputs;
    size_t position[4] = {};
    size_t readable = 0;
    Bytes outputs[4];
    size_t out_size[4] = {};
    void *rhandle = nullptr;
};

Message *current;
constexpr psa_handle_t kHandle = 0x20000081;

} /* namespace */

psa_status_t Client::Send(int32_t type, const std::vector<Bytes> &inputs, const std::vector<size_t> &out_sizes)
{
    Message message;
    message.inputs = inputs;
    message.readable = readable_;
    message.rhandle = rhandle_;
    psa_msg_t msg{};
    msg.type = type;
    msg.handle = kHandle;
    msg.client_id = -1;
    msg.rhandle = rhandle_;
    for (size_t i = 0; i < inputs.size(); i++) {
        msg.in_size[i] = inputs[i].size();
    }
    for (size_t i = 0; i < out_sizes.size(); i++) {
        msg.out_size[i] = out_sizes[i];
        message.out_size[i] = out_sizes[i];
    }
    Message *const outer = current;
    current = &message;
    const psa_status_t status = function_(&msg);
    current = outer;
    rhandle_ = message.rhandle;
    for (size_t i = 0; i < 4; i++) {
        outputs_[i] = message.outputs[i];
    }
    return status;
}

Bytes Sha256(const Bytes &content)
{
    Bytes digest(32);
    EXPECT_EQ(mbedtls_sha256_ret(content.data(), content.size(), digest.data(), 0), 0);
    return digest;
}

size_t psa_read(psa_handle_t msg_handle, uint32_t invec_idx, void *buffer, size_t num_bytes)
{
    EXPECT_EQ(msg_handle, kHandle);
    if (invec_idx >= current->inputs.size()) {
        return 0;
    }
    const Bytes &input = current->inputs[invec_idx];
    size_t *position = &current->position[invec_idx];
    const size_t end = std::min(input.size(), current->readable);
    const size_t count = std::min(num_bytes, end - std::min(*position, end));
    if (count != 0) {
        std::memcpy(buffer, &input[*position], count);
    }
    *position += count;
    return count;
}

void psa_write(psa_handle_t msg_handle, uint32_t outvec_idx, const void *buffer, size_t num_bytes)
{
    EXPECT_EQ(msg_handle, kHandle);
    Bytes *output = &current->outputs[outvec_idx];
    ASSERT_LE(num_bytes, current->out_size[outvec_idx] - output->size()) << "would be a programmer error";
    const uint8_t *bytes = static_cast<const uint8_t *>(buffer);
    output->insert(output->end(), bytes, bytes + num_bytes);
}

void psa_set_rhandle(psa_handle_t msg_handle, void *rhandle)
{
    EXPECT_EQ(msg_handle, kHandle);
    current->rhandle = rhandle;
}

psa_handle_t psa_connect(uint32_t sid, uint32_t version)
{
    EXPECT_EQ(version, 1u);
    return services.connect(sid);
}

psa_status_t psa_call(psa_handle_t handle, int32_t type, const psa_invec *in_vec, size_t in_len, psa_outvec *out_vec,
                      size_t out_len)
{
    EXPECT_EQ(out_len, 1u);
    std::vector<Bytes> inputs;
    for (size_t i = 0; i < in_len; i++) {
        const uint8_t *base = static_cast<const uint8_t *>(in_vec[i].base);
        inputs.emplace_back(base, base + in_vec[i].len);
    }
    return services.call(handle, type, inputs, out_vec);
}

void psa_close(psa_handle_t handle)
{
    services.closed.push_back(handle);
}
