/* SPDX-License-Identifier: Apache-2.0 */
/* hal_copy(): every access to non-secure memory is one atomic access of a word or a byte and a point of the schedule, because CPU1 may
 * write there at the same time. Secure memory is read and written plainly, so that sanitizers see who does it. */
#include "hal/copy.h"

#include <string.h>

#include "platforms/host/flash.h"
#include "platforms/host/lines.h"
#include "platforms/host/machine.h"
#include "platforms/host/memory_map.h"
#include "platforms/host/ns_access.h"

static bool is_non_secure(uintptr_t address)
{
    return ((address - HOST_MAP_NS_FLASH) < HOST_MAP_NS_FLASH_BYTES) || ((address - HOST_MAP_NS_RAM) < HOST_MAP_RAM_BYTES)
           || ((address - HOST_MAP_CPU1_STACKS) < (uintptr_t)HOST_MAP_CPU1_CONTEXTS * HOST_MAP_CPU1_STACK_STRIDE);
}

static size_t piece_of(uintptr_t non_secure, size_t left)
{
    return (((non_secure % sizeof(uint32_t)) == 0u) && (left >= sizeof(uint32_t))) ? sizeof(uint32_t) : 1u;
}

static bool copy_in(uintptr_t to, uintptr_t from, size_t len)
{
    for (size_t done = 0u; done < len;) {
        const size_t piece = piece_of(from + done, len - done);
        machine_point();
        if (flash_word_faults(from + done)) {
            return false;
        }
        if (piece == 1u) {
            const uint8_t byte = ns_load_byte(from + done);
            memcpy((void *)(to + done), &byte, sizeof(byte));
        } else {
            const uint32_t word = ns_load_word(from + done);
            memcpy((void *)(to + done), &word, sizeof(word));
        }
        done += piece;
    }
    return true;
}

static void copy_out(uintptr_t to, uintptr_t from, size_t len)
{
    for (size_t done = 0u; done < len;) {
        const size_t piece = piece_of(to + done, len - done);
        machine_point();
        if (piece == 1u) {
            uint8_t byte = 0u;
            memcpy(&byte, (const void *)(from + done), sizeof(byte));
            ns_store_byte(to + done, byte);
        } else {
            uint32_t word = 0u;
            memcpy(&word, (const void *)(from + done), sizeof(word));
            ns_store_word(to + done, word);
        }
        done += piece;
    }
}

bool hal_copy(uintptr_t to, uintptr_t from, size_t len)
{
    if (len == 0u) {
        return true;
    }
    if (is_non_secure(from)) {
        return copy_in(to, from, len);
    }
    if (is_non_secure(to)) {
        copy_out(to, from, len);
    } else {
        lines_point();
        memmove((void *)to, (const void *)from, len);
    }
    return true;
}
