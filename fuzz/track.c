/* SPDX-License-Identifier: Apache-2.0 */
/* Connections and variables of partitions. See track.h. */
#include "fuzz/track.h"

#include <string.h>

#include "fuzz/check.h"
#include "fuzz/service.h"

enum { NUMBERS_MAX = 8192 };

static struct {
    uint32_t accepted; /* connections, numbered from 1 */
    uint32_t open_count;
    int held; /* messages held back */
    bool inside[FUZZ_PARTITIONS];
    psa_handle_t handle[FUZZ_PARTITIONS]; /* of the last message */
    struct fuzz_self self[FUZZ_PARTITIONS]; /* partitions' variables as they were left */
} track;

static bool open_number[NUMBERS_MAX];

void track_begin(void)
{
    memset(open_number, 0, (track.accepted + 1u) * sizeof(open_number[0]));
    memset(&track, 0, sizeof(track));
}

uint32_t fuzz_connected(void)
{
    fuzz_require(track.accepted < ((uint32_t)NUMBERS_MAX - 1u), "more connections than an input can make");
    track.accepted++;
    track.open_count++;
    open_number[track.accepted] = true;
    return track.accepted;
}

void fuzz_disconnected(uint32_t number)
{
    fuzz_require((number < (uint32_t)NUMBERS_MAX) && open_number[number],
                 "a DISCONNECT for a connection that is not open: a second one, or one that was never accepted");
    open_number[number] = false;
    track.open_count--;
}

void fuzz_enter(const struct fuzz_self *self, psa_handle_t handle)
{
    fuzz_require((self->partition < (uint8_t)FUZZ_PARTITIONS)
                     && (memcmp(self, &track.self[self->partition], sizeof(*self)) == 0),
                 "a partition's variables were changed by somebody else");
    fuzz_require(!track.inside[self->partition], "a partition's function was entered while another one ran");
    track.inside[self->partition] = true;
    track.handle[self->partition] = handle;
}

void fuzz_leave(const struct fuzz_self *self)
{
    memcpy(&track.self[self->partition], self, sizeof(*self));
    track.inside[self->partition] = false;
}

void fuzz_held(int change)
{
    track.held += change;
}

uint32_t track_held(void)
{
    return (uint32_t)track.held;
}

psa_handle_t fuzz_foreign_handle(const struct fuzz_self *self)
{
    return track.handle[(self->partition + 1u) % (uint32_t)FUZZ_FAILED];
}

void track_check_end(const struct spm *spm)
{
    uint32_t left = 0u;

    for (size_t i = 0u; i < (size_t)FUZZ_CONNECTIONS; i++) {
        const struct connection *connection = &spm->connections[i];
        left += ((connection->state != (uint8_t)CONNECTION_FREE) && !connection->stateless) ? 1u : 0u;
    }
    if (track.open_count != left) {
        fuzz_fail_values("connections without a DISCONNECT, or slots that have leaked (open, left)", track.open_count,
                         left);
    }
    for (size_t i = 0u; i < (size_t)FUZZ_PARTITIONS; i++) {
        fuzz_require(!track.inside[i], "a partition's function has never returned");
    }
}
