/* SPDX-License-Identifier: Apache-2.0 */
/* See fixture.h. */
#include "host_tests/unit/fixture.h"

#include <ostream>

Functions functions;

psa_status_t test_sfn(uint8_t service, const psa_msg_t *msg)
{
    return functions.sfn.at(service) ? functions.sfn.at(service)(msg) : PSA_SUCCESS;
}

psa_status_t test_init(uint8_t partition)
{
    return functions.init.at(partition) ? functions.init.at(partition)() : PSA_SUCCESS;
}

static void Describe(enum verdict_kind kind, uintptr_t value, std::ostream *out)
{
    switch (kind) {
    case VERDICT_RETURN:
        *out << "return of " << static_cast<int32_t>(value);
        return;
    case VERDICT_BLOCK:
        *out << "block";
        return;
    case VERDICT_CALL_AGAIN:
        *out << "call again";
        return;
    case VERDICT_PANIC_CALLER:
        *out << "panic of the caller, spm_error " << value;
        return;
    }
    *out << "no verdict at all: kind " << static_cast<int>(kind);
}

bool operator==(const struct verdict &verdict, const ExpectedVerdict &expected)
{
    return (verdict.kind == expected.kind) && (expected.any_value || (verdict.value == expected.value));
}

void PrintTo(const struct verdict &verdict, std::ostream *out)
{
    Describe(verdict.kind, verdict.value, out);
}

void PrintTo(const ExpectedVerdict &expected, std::ostream *out)
{
    Describe(expected.kind, expected.value, out);
    if (expected.any_value) {
        *out << " (any)";
    }
}

void Frontend::SetUp()
{
    chip_memory_reset();
    memory_double_reset();
    copy_double_reset();
    functions = Functions();
    Init(test_image);
}

void Frontend::Init(const struct spm_image &image)
{
    image_ = &image;
    const struct spm_storage storage = {connections_.data(), partitions_.data(), services_.data(), backend_, mailbox_page_};
    spm_init(&spm_, image_, &storage);
}

struct caller Frontend::NonSecure(int32_t id, uint8_t slot) const
{
    struct caller caller = {};
    caller.id.value = id;
    caller.partition.index = SPM_NO_INDEX;
    caller.route = {static_cast<uint8_t>(ROUTE_MAILBOX), slot, 0u, spm_.mailbox.epoch};
    return caller;
}

struct caller Frontend::Partition(uint8_t index) const
{
    return spm_caller_partition(&spm_, {index});
}

struct verdict Frontend::Version(const struct caller &caller, uint32_t sid)
{
    return spm_psa_version(&spm_, &caller, sid);
}

struct verdict Frontend::Connect(const struct caller &caller, uint32_t sid, uint32_t version)
{
    return spm_psa_connect(&spm_, &caller, sid, version);
}

struct verdict Frontend::ConnectTo(const struct caller &caller, uint8_t service)
{
    return Connect(caller, image_->services[service].sid, image_->services[service].version);
}

psa_invec *Frontend::InArrayOf(uint8_t partition) const
{
    return reinterpret_cast<psa_invec *>(At(kArrays + (0x100u * partition)));
}

psa_outvec *Frontend::OutArrayOf(uint8_t partition) const
{
    return reinterpret_cast<psa_outvec *>(At(kArrays + (0x100u * partition) + 0x80u));
}

struct call_claims Frontend::Claims(const struct caller &caller, psa_handle_t handle, int32_t type, const Vectors &in,
                                    const Vectors &out)
{
    struct call_claims claims = {};

    claims.handle.raw = handle;
    claims.type = type;
    claims.in_count = in.size();
    claims.out_count = out.size();
    if (caller.id.value < 0) {
        claims.source = VECTORS_BY_VALUE;
        size_t next = 0;
        for (const Vectors *list : {&in, &out}) {
            for (size_t i = 0; (i < list->size()) && (next < PSA_MAX_IOVEC); i++, next++) {
                claims.vector[next].base = (*list)[i].base;
                claims.vector[next].len = (*list)[i].len;
            }
        }
        return claims;
    }
    psa_invec *const in_array = InArrayOf(caller.partition.index);
    psa_outvec *const out_array = OutArrayOf(caller.partition.index);
    for (size_t i = 0; i < in.size(); i++) {
        in_array[i] = {reinterpret_cast<const void *>(in[i].base), in[i].len};
    }
    for (size_t i = 0; i < out.size(); i++) {
        out_array[i] = {reinterpret_cast<void *>(out[i].base), out[i].len};
    }
    claims.source = VECTORS_AT_ADDRESS;
    claims.in_array = reinterpret_cast<uintptr_t>(in_array);
    claims.out_array = reinterpret_cast<uintptr_t>(out_array);
    return claims;
}

struct verdict Frontend::CallWith(const struct caller &caller, const struct call_claims &claims)
{
    return spm_psa_call(&spm_, &caller, &claims);
}

struct verdict Frontend::Call(const struct caller &caller, psa_handle_t handle, int32_t type, const Vectors &in,
                              const Vectors &out)
{
    return CallWith(caller, Claims(caller, handle, type, in, out));
}

struct verdict Frontend::Close(const struct caller &caller, psa_handle_t handle)
{
    return spm_psa_close(&spm_, &caller, {handle});
}

struct verdict Frontend::Wait(uint8_t partition, psa_signal_t mask, uint32_t timeout)
{
    const struct caller caller = Partition(partition);
    return spm_psa_wait(&spm_, &caller, mask, timeout);
}

struct verdict Frontend::Get(uint8_t partition, psa_signal_t signal, uintptr_t msg)
{
    const struct caller caller = Partition(partition);
    return spm_psa_get(&spm_, &caller, signal, msg);
}

struct verdict Frontend::SetRhandle(uint8_t partition, psa_handle_t message, uintptr_t rhandle)
{
    const struct caller caller = Partition(partition);
    return spm_psa_set_rhandle(&spm_, &caller, {message}, rhandle);
}

struct verdict Frontend::Read(uint8_t partition, psa_handle_t message, uint32_t index, uintptr_t buffer, size_t count)
{
    const struct caller caller = Partition(partition);
    return spm_psa_read(&spm_, &caller, {message}, index, buffer, count);
}

struct verdict Frontend::Skip(uint8_t partition, psa_handle_t message, uint32_t index, size_t count)
{
    const struct caller caller = Partition(partition);
    return spm_psa_skip(&spm_, &caller, {message}, index, count);
}

struct verdict Frontend::Write(uint8_t partition, psa_handle_t message, uint32_t index, uintptr_t buffer, size_t count)
{
    const struct caller caller = Partition(partition);
    return spm_psa_write(&spm_, &caller, {message}, index, buffer, count);
}

struct verdict Frontend::MapIn(uint8_t partition, psa_handle_t message, uint32_t index)
{
    const struct caller caller = Partition(partition);
    return spm_psa_map_invec(&spm_, &caller, {message}, index);
}

struct verdict Frontend::UnmapIn(uint8_t partition, psa_handle_t message, uint32_t index)
{
    const struct caller caller = Partition(partition);
    return spm_psa_unmap_invec(&spm_, &caller, {message}, index);
}

struct verdict Frontend::MapOut(uint8_t partition, psa_handle_t message, uint32_t index)
{
    const struct caller caller = Partition(partition);
    return spm_psa_map_outvec(&spm_, &caller, {message}, index);
}

struct verdict Frontend::UnmapOut(uint8_t partition, psa_handle_t message, uint32_t index, size_t len)
{
    const struct caller caller = Partition(partition);
    return spm_psa_unmap_outvec(&spm_, &caller, {message}, index, len);
}

struct verdict Frontend::Reply(uint8_t partition, psa_handle_t message, psa_status_t status)
{
    const struct caller caller = Partition(partition);
    return spm_psa_reply(&spm_, &caller, {message}, status);
}

struct verdict Frontend::Notify(uint8_t partition, int32_t id)
{
    const struct caller caller = Partition(partition);
    return spm_psa_notify(&spm_, &caller, id);
}

struct verdict Frontend::Clear(uint8_t partition)
{
    const struct caller caller = Partition(partition);
    return spm_psa_clear(&spm_, &caller);
}

bool Frontend::HasMessage(uint8_t service) const
{
    return services_[service].head != SPM_NO_INDEX;
}

psa_msg_t Frontend::Take(uint8_t service)
{
    const uint32_t address = kMessages + (0x100u * OwnerOf(service));
    psa_msg_t msg = {};

    EXPECT_EQ(Get(OwnerOf(service), SignalOf(service), address), Returns(PSA_SUCCESS));
    std::memcpy(&msg, At(address), sizeof(msg));
    return msg;
}

void Frontend::ReplyTo(uint8_t service, const psa_msg_t &msg, psa_status_t status)
{
    EXPECT_EQ(Reply(OwnerOf(service), msg.handle, status), Returns(0));
}

psa_msg_t Frontend::Serve(uint8_t service, psa_status_t status)
{
    const psa_msg_t msg = Take(service);
    ReplyTo(service, msg, status);
    return msg;
}

psa_handle_t Frontend::Open(const struct caller &caller, uint8_t service)
{
    const struct verdict verdict = ConnectTo(caller, service);
    EXPECT_EQ(verdict, Blocks());
    const struct connection_id id = {static_cast<uint8_t>(verdict.value)};
    (void)Serve(service, PSA_SUCCESS);
    return connection_handle(&spm_, id);
}

psa_msg_t Frontend::Request(const struct caller &caller, psa_handle_t handle, uint8_t service, const Vectors &in,
                            const Vectors &out, int32_t type)
{
    EXPECT_EQ(Call(caller, handle, type, in, out), Blocks());
    return Take(service);
}

size_t Frontend::FreeSlots() const
{
    size_t count = 0;
    for (uint8_t slot = spm_.free_head; slot != SPM_NO_INDEX; slot = connections_[slot].next) {
        count++;
    }
    return count;
}

std::string Frontend::State() const
{
    std::string bytes(reinterpret_cast<const char *>(&spm_), sizeof(spm_));
    bytes.append(reinterpret_cast<const char *>(connections_.data()), image_->connection_count * sizeof(connections_[0]));
    bytes.append(reinterpret_cast<const char *>(partitions_.data()), image_->partition_count * sizeof(partitions_[0]));
    bytes.append(reinterpret_cast<const char *>(services_.data()), image_->service_count * sizeof(services_[0]));
    return bytes;
}

testing::AssertionResult EitherClient::IsProgrammerError(const struct verdict &verdict, psa_status_t non_secure) const
{
    const bool right = IsSecure() ? (verdict.kind == VERDICT_PANIC_CALLER)
                                  : ((verdict.kind == VERDICT_RETURN) && (verdict.value == static_cast<uint32_t>(non_secure)));
    return (right ? testing::AssertionSuccess() : testing::AssertionFailure()) << testing::PrintToString(verdict);
}
