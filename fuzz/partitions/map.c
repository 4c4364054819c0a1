/* SPDX-License-Identifier: Apache-2.0 */
/* MM-IOVEC as the fuzz targets' services use it: whatever the bytes say, within the framework's rules (sheet 4.5).
 * Built without AddressSanitizer: the SPM's range check alone says what a service may touch of CPU1's memory; the
 * sanitizer only knows how CPU1 divides it. */
#include "fuzz/service.h"

enum { BYTES_MAX = 64 /* that are looked at or stored */ };
enum { UNTOUCHED = 0, COPIED, MAPPED, UNMAPPED };

bool fuzz_may_copy(struct fuzz_vectors *vectors, bool input, uint32_t index)
{
    uint8_t *state = input ? &vectors->in[index] : &vectors->out[index];

    if (*state > (uint8_t)COPIED) {
        return false;
    }
    *state = (uint8_t)COPIED;
    return true;
}

static uint64_t look(const volatile uint8_t *bytes, size_t len)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0u; (i < len) && (i < (size_t)BYTES_MAX); i++) {
        hash = (hash ^ bytes[i]) * 0x100000001B3u;
    }
    return hash;
}

static void store(volatile uint8_t *bytes, size_t len, uint8_t first)
{
    const size_t count = (len < (size_t)BYTES_MAX) ? len : (size_t)BYTES_MAX;

    for (size_t i = 0u; i < count; i++) {
        bytes[i] = (uint8_t)(first + i);
    }
    fuzz_stored((uintptr_t)bytes, count);
}

static void map_input(struct fuzz_vectors *vectors, const psa_msg_t *msg, uint32_t index, bool unmap)
{
    if ((vectors->in[index] == (uint8_t)UNTOUCHED) && (msg->in_size[index] != 0u)) {
        vectors->mapped_in[index] = psa_map_invec(msg->handle, index);
        vectors->in[index] = (uint8_t)MAPPED;
    }
    if (vectors->in[index] != (uint8_t)MAPPED) {
        return;
    }
    fuzz_observe(FUZZ_SEEN_BYTES, look(vectors->mapped_in[index], msg->in_size[index]));
    if (unmap) {
        psa_unmap_invec(msg->handle, index);
        vectors->in[index] = (uint8_t)UNMAPPED;
    }
}

static void map_output(struct fuzz_vectors *vectors, const psa_msg_t *msg, uint32_t index, bool unmap)
{
    const size_t size = msg->out_size[index];

    if ((vectors->out[index] == (uint8_t)UNTOUCHED) && (size != 0u)) {
        vectors->mapped_out[index] = psa_map_outvec(msg->handle, index);
        vectors->out[index] = (uint8_t)MAPPED;
    }
    if (vectors->out[index] != (uint8_t)MAPPED) {
        return;
    }
    const uint8_t before = (uint8_t)look(vectors->mapped_out[index], size);
    const size_t len = size - ((before & 1u) != 0u ? (size / 2u) : 0u);
    store(vectors->mapped_out[index], len, before);
    if (unmap) {
        psa_unmap_outvec(msg->handle, index, len);
        vectors->out[index] = (uint8_t)UNMAPPED;
    }
}

void fuzz_map(struct fuzz_vectors *vectors, const psa_msg_t *msg, uint8_t detail)
{
    if ((detail & 4u) != 0u) {
        map_output(vectors, msg, detail & 3u, (detail & 8u) != 0u);
    } else {
        map_input(vectors, msg, detail & 3u, (detail & 8u) != 0u);
    }
}

void fuzz_map_wrongly(const psa_msg_t *msg, psa_handle_t foreign, uint8_t detail)
{
    switch (detail) {
    case 0u:
        (void)psa_map_invec(msg->handle, 4u);
        return;
    case 1u:
        psa_unmap_invec(msg->handle, 3u);
        return;
    case 2u:
        (void)psa_map_outvec(foreign, 0u);
        return;
    case 3u: /* an error unless output 0 is mapped and has that size */
        psa_unmap_outvec(msg->handle, 0u, msg->out_size[0]);
        psa_unmap_outvec(msg->handle, 0u, msg->out_size[0]);
        return;
    default: /* where that is legal, the second one is not */
        (void)psa_map_outvec(msg->handle, 0u);
        (void)psa_map_outvec(msg->handle, 0u);
        return;
    }
}
