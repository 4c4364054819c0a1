/* SPDX-License-Identifier: Apache-2.0 */
/* The second opinion. See watch.h. Nothing here asks the code under test what is right: handles, ranges and slots are
 * judged anew (spm/connection.h says how a handle is made, platforms/host/memory_map.h what CPU1's memory is). */
#include "fuzz/watch.h"

#include <string.h>

#include "fuzz/check.h"
#include "fuzz/service.h"
#include "fuzz/state.h"
#include "mailbox/wire.h"
#include "platforms/host/memory_map.h"

enum { SLOT_BITS = 7, SLOT_MASK = 0x7F, SERIAL_MASK = 0x3FFFFF, MESSAGE_BIT = 0x20000000, STATELESS_BIT = 0x40000000 };

struct range {
    uintptr_t base;
    size_t len;
};

static struct {
    const struct fuzz_world *world;
    bool mirrored;
    struct state before;
    bool restarted;       /* CPU1 has written its ready word in this epoch */
    bool again;           /* the entry under way is a later piece of a call */
    int32_t entry_handle; /* of the transfer under way; 0: none             */
    struct {
        bool waiting; /* a request was taken and not answered */
        uint32_t seq;
        bool rung;       /* CPU1 has rung since it wrote the number */
        uint32_t loaded; /* request_seq as it was read last */
    } slot[SPM_MAILBOX_SLOTS];
    bool waits[FUZZ_PARTITIONS];     /* for the outcome of a blocked call */
    bool faulted[FUZZ_CONNECTIONS];  /* the bus has refused an input of the request under way */
    uint8_t serves[SPM_MAILBOX_SLOTS]; /* connection of the request that was taken from the slot */
    struct range output[FUZZ_CONNECTIONS][PSA_MAX_IOVEC]; /* in CPU1's memory, of the message of that connection */
    struct range input[FUZZ_CONNECTIONS][PSA_MAX_IOVEC];
} watch;

static struct watch_counters counters;
static uint8_t mirror[HOST_MAP_RAM_BYTES];

struct watch_counters *watch_counters(void)
{
    return &counters;
}

/* ---- Non-secure memory ----------------------------------------------------------------------------------------- */

static const struct mailbox_page *page(void)
{
    return (const struct mailbox_page *)HOST_MAP_MAILBOX_PAGE;
}

static bool within(uintptr_t base, size_t len, uintptr_t first, size_t bytes)
{
    return (base >= first) && ((base - first) <= bytes) && (len <= (bytes - (base - first)));
}

static bool touches_ns_ram(uintptr_t base, size_t len)
{
    return (base < (uintptr_t)HOST_MAP_NS_RAM + HOST_MAP_RAM_BYTES) && (len > 0u)
           && ((base >= (uintptr_t)HOST_MAP_NS_RAM) || (len > ((uintptr_t)HOST_MAP_NS_RAM - base)));
}

static bool is_client_ram(uintptr_t base, size_t len)
{
    return within(base, len, HOST_MAP_NS_RAM, HOST_MAP_NS_RAM_BYTES)
           || within(base, len, HOST_MAP_SHARED_RAM, HOST_MAP_SHARED_RAM_BYTES)
           || within(base, len, HOST_MAP_CPU1_STACKS, (size_t)HOST_MAP_CPU1_CONTEXTS * HOST_MAP_CPU1_STACK_STRIDE);
}

void watch_begin(const struct fuzz_world *world, bool with_mirror)
{
    memset(&watch.slot, 0, sizeof(watch.slot));
    memset(watch.output, 0, sizeof(watch.output));
    memset(watch.input, 0, sizeof(watch.input));
    memset(watch.waits, 0, sizeof(watch.waits));
    memset(watch.faulted, 0, sizeof(watch.faulted));
    memset(watch.serves, SPM_NO_INDEX, sizeof(watch.serves));
    watch.world = world;
    watch.mirrored = with_mirror;
    watch.restarted = false;
    watch.again = false;
    watch.entry_handle = 0;
    if (with_mirror) {
        memcpy(mirror, (const void *)HOST_MAP_NS_RAM, sizeof(mirror));
    }
}

/* The write was lawful: the mirror follows. */
void watch_copied(uintptr_t to, size_t len)
{
    if (watch.mirrored && within(to, len, HOST_MAP_NS_RAM, HOST_MAP_RAM_BYTES)) {
        memcpy(&mirror[to - HOST_MAP_NS_RAM], (const void *)to, len);
    }
}

void fuzz_stored(uintptr_t address, size_t len)
{
    watch_copied(address, len);
}

void watch_cpu1_wrote(uintptr_t address, size_t len)
{
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        /* A request of a former life, or one that was put there after the ring, may wait. */
        if ((address == (uintptr_t)HOST_MAP_READY_WORD_CPU1)
            || (address == (uintptr_t)&page()->slot[i].request_seq)) {
            watch.slot[i].rung = false;
        }
    }
    watch.restarted = watch.restarted || (address == (uintptr_t)HOST_MAP_READY_WORD_CPU1);
    watch_copied(address, len);
}

void watch_rang(void)
{
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        watch.slot[i].rung = !watch.slot[i].waiting; /* what is put into a slot that is being served may wait */
    }
}

void watch_check_taken(const struct spm *spm)
{
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        const struct mailbox_slot_state *state = &spm->mailbox.slot[i];
        const uint32_t number = page()->slot[i].request_seq.raw;
        if (watch.slot[i].rung && spm->mailbox.open && !state->taken) {
            fuzz_require((number == MAILBOX_NO_REQUEST) || (number == state->replied_seq),
                         "CPU0 sleeps although CPU1 has rung for a request that was not taken");
        }
    }
}

bool watch_cpu1_restarted(void)
{
    return watch.restarted;
}

void watch_check_memory(void)
{
    if (memcmp(mirror, (const void *)HOST_MAP_NS_RAM, sizeof(mirror)) != 0) {
        size_t at = 0u;
        while (mirror[at] == *((const uint8_t *)HOST_MAP_NS_RAM + at)) {
            at++;
        }
        fuzz_fail_values("non-secure memory was written without a reason (address, value)", HOST_MAP_NS_RAM + at,
                         *((const uint8_t *)HOST_MAP_NS_RAM + at));
    }
}

uint64_t watch_memory_digest(void)
{
    uint64_t digest = 0xCBF29CE484222325u;

    for (size_t i = 0u; i < sizeof(struct mailbox_page); i++) {
        digest = (digest ^ *((const uint8_t *)HOST_MAP_MAILBOX_PAGE + i)) * 0x100000001B3u;
    }
    return digest;
}

/* ---- Requests and replies -------------------------------------------------------------------------------------- */

void watch_shared_load(const struct hal_shared_u32 *word, uint32_t value)
{
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        if (word == &page()->slot[i].request_seq) {
            watch.slot[i].loaded = value;
        }
    }
}

void watch_taken(const struct spm *spm, uint8_t slot, uint32_t seq)
{
    fuzz_require(spm->mailbox.open, "a request was taken before the CPUs had met");
    fuzz_require(slot < (uint8_t)SPM_MAILBOX_SLOTS, "a request was taken from a slot that does not exist");
    fuzz_require(!watch.slot[slot].waiting, "a second request was taken from a slot before the first was answered");
    fuzz_require(watch.slot[slot].loaded == seq, "a request was taken under another number than CPU1 gave it");
    watch.slot[slot].waiting = true;
    watch.slot[slot].rung = false;
    watch.slot[slot].seq = seq;
    watch.serves[slot] = (uint8_t)SPM_NO_INDEX;
}

void watch_epoch_ends(void)
{
    watch.restarted = false;
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        watch.slot[i].waiting = false;
    }
}

void watch_shared_store(const struct hal_shared_u32 *word, uint32_t value)
{
    if (((uintptr_t)word == (uintptr_t)HOST_MAP_READY_WORD_CPU0) || watch.world->cpu1_in_reset()) {
        return;
    }
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        if (word == &page()->slot[i].reply_seq) {
            fuzz_require(watch.slot[i].waiting, "a reply that nobody waits for: a second one, or one to an old epoch");
            if (watch.slot[i].seq != value) {
                fuzz_fail_values("a reply with another number than the request (request, reply)", watch.slot[i].seq,
                                 value);
            }
            watch.slot[i].waiting = false;
            return;
        }
    }
    fuzz_fail_values("CPU0 has written a shared word that is not its own (address, value)", (uintptr_t)word, value);
}

void watch_shared_copy_out(const struct hal_shared_u32 *words, const uint32_t *values, size_t count)
{
    if (watch.world->cpu1_in_reset()) {
        return;
    }
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        if ((words == page()->slot[i].answer) && (count == (size_t)MAILBOX_ANSWER_WORDS)) {
            fuzz_require(watch.slot[i].waiting,
                         "an answer that nobody waits for: a second one, or one to an old epoch");
            fuzz_require((watch.serves[i] == (uint8_t)SPM_NO_INDEX) || !watch.faulted[watch.serves[i]]
                             || (values[MAILBOX_ANSWER_STATUS] == (uint32_t)PSA_ERROR_PROGRAMMER_ERROR),
                         "a request whose input could not be read was answered as if it could");
            return;
        }
    }
    fuzz_fail_values("CPU0 has written shared words that are not an answer (address, count)", (uintptr_t)words, count);
}

void watch_copy(uintptr_t to, uintptr_t from, size_t len)
{
    const uint32_t slot = (uint32_t)watch.entry_handle & (uint32_t)SLOT_MASK;

    if (touches_ns_ram(to, len)) {
        fuzz_require((watch.entry_handle != 0) && (slot < (uint32_t)FUZZ_CONNECTIONS),
                     "bytes go to non-secure memory outside of psa_write");
        for (size_t i = 0u; i < PSA_MAX_IOVEC; i++) {
            if (within(to, len, watch.output[slot][i].base, watch.output[slot][i].len)) {
                return;
            }
        }
        fuzz_fail_values("bytes go outside of the output vectors of the message (address, length)", to, len);
    }
    if (touches_ns_ram(from, len)) {
        fuzz_require((watch.entry_handle != 0) && (slot < (uint32_t)FUZZ_CONNECTIONS),
                     "bytes are read from non-secure memory outside of psa_read");
        for (size_t i = 0u; i < PSA_MAX_IOVEC; i++) {
            if (within(from, len, watch.input[slot][i].base, watch.input[slot][i].len)) {
                return;
            }
        }
        fuzz_fail_values("bytes come from outside of the input vectors of the message (address, length)", from, len);
    }
}

void watch_copy_ended(bool copied)
{
    if (!copied && (watch.entry_handle != 0)) {
        watch.faulted[((uint32_t)watch.entry_handle & (uint32_t)SLOT_MASK) % (uint32_t)FUZZ_CONNECTIONS] = true;
    }
}

void watch_completed(struct reply_route route)
{
    if (route.kind == (uint8_t)ROUTE_PARTITION) {
        fuzz_require((route.index < (uint8_t)FUZZ_PARTITIONS) && watch.waits[route.index],
                     "a partition got an outcome that it does not wait for");
        watch.waits[route.index] = false;
    }
}

/* ---- Entries --------------------------------------------------------------------------------------------------- */

static int32_t handle_of(size_t slot, uint32_t serial)
{
    return (int32_t)(((serial & (uint32_t)SERIAL_MASK) << SLOT_BITS) | slot);
}

/* The connection that the handle was issued for, as it was before the entry; NULL: not this caller's, not alive. */
static const struct connection *own_connection(const struct watch_entry *entry)
{
    const uint32_t slot = (uint32_t)entry->handle & (uint32_t)SLOT_MASK;
    const struct connection *connection = &watch.before.connections[slot % (uint32_t)FUZZ_CONNECTIONS];

    if ((slot >= (uint32_t)FUZZ_CONNECTIONS) || connection->stateless || (connection->state == (uint8_t)CONNECTION_FREE)
        || (connection->state == (uint8_t)CONNECTION_CONNECTING)
        || (entry->handle != handle_of(slot, connection->connection_serial))
        || (connection->client.value != entry->caller->id.value)) {
        return NULL;
    }
    if ((entry->caller->id.value < 0) && (connection->route.epoch != watch.before.spm.mailbox.epoch)) {
        return NULL;
    }
    return connection;
}

static bool holds_message(const struct watch_entry *entry)
{
    const uint32_t slot = (uint32_t)entry->handle & (uint32_t)SLOT_MASK;

    if (slot >= (uint32_t)FUZZ_CONNECTIONS) {
        return false;
    }
    const struct connection *connection = &watch.before.connections[slot];
    return (connection->message_state == (uint8_t)MESSAGE_ACTIVE)
           && (entry->handle == (handle_of(slot, connection->message_serial) | (int32_t)MESSAGE_BIT))
           && (entry->spm->image->services[connection->service].owner.index == entry->caller->partition.index);
}

void watch_entry(const struct watch_entry *entry)
{
    fuzz_require((entry->caller->id.value < 0) || !watch.waits[entry->caller->partition.index],
                 "a partition goes on before its call has been answered");
    state_copy(entry->spm, &watch.before);
    const bool transfers =
        (entry->api == SPM_API_READ) || (entry->api == SPM_API_WRITE) || (entry->api == SPM_API_MAP_INVEC);
    watch.entry_handle = transfers ? entry->handle : 0;
}

static void must_be_unchanged(const struct watch_entry *entry)
{
    fuzz_require(state_is(entry->spm, &watch.before),
                 "a call that was refused, or that only asks, has changed struct spm");
}

/* Vectors of CPU1's client: each in its memory, and what the partition will be allowed to touch. */
static void vectors_judge(const struct watch_entry *entry, uint8_t index)
{
    const struct call_claims *claims = entry->claims;
    const size_t count = claims->in_count + claims->out_count;

    watch.faulted[index] = false;
    if (entry->caller->id.value < 0) {
        watch.serves[entry->caller->route.index % (uint8_t)SPM_MAILBOX_SLOTS] = index;
    }

    memset(watch.input[index], 0, sizeof(watch.input[index]));
    memset(watch.output[index], 0, sizeof(watch.output[index]));
    fuzz_require((claims->in_count <= PSA_MAX_IOVEC) && (count <= PSA_MAX_IOVEC),
                 "a call with too many vectors was accepted");
    fuzz_require(claims->type >= 0, "a call of a type below 0 was accepted");
    if (claims->source != VECTORS_BY_VALUE) {
        return;
    }
    for (size_t i = 0u; i < count; i++) {
        const struct range range = {claims->vector[i].base, claims->vector[i].len};
        const bool readable = (i < claims->in_count) && within(range.base, range.len, HOST_MAP_NS_FLASH,
                                                               HOST_MAP_NS_FLASH_BYTES);
        if ((range.len != 0u) && !readable && !is_client_ram(range.base, range.len)) {
            fuzz_fail_values("a vector outside of CPU1's memory was accepted (address, length)", range.base, range.len);
        }
        if (i < claims->in_count) {
            watch.input[index][i] = range;
        } else {
            watch.output[index][i - claims->in_count] = range;
        }
    }
}

static void call_judge(const struct watch_entry *entry, struct verdict verdict)
{
    const bool stateless = (entry->handle > 0) && (((uint32_t)entry->handle & (uint32_t)STATELESS_BIT) != 0u);
    const struct connection *own = stateless ? NULL : own_connection(entry);

    if (verdict.kind == VERDICT_BLOCK) {
        fuzz_require(verdict.value < (uint32_t)FUZZ_CONNECTIONS, "a call waits for a message that does not exist");
        fuzz_require(stateless || ((own != NULL) && (own->state == (uint8_t)CONNECTION_IDLE)),
                     "a call was accepted with a handle that is not the caller's, or not of an idle connection");
        vectors_judge(entry, (uint8_t)verdict.value);
        return;
    }
    if ((entry->caller->id.value > 0) || (own == NULL)
        || ((own->state != (uint8_t)CONNECTION_IDLE) && (own->state != (uint8_t)CONNECTION_BUSY))) {
        must_be_unchanged(entry);
        return;
    }
    const struct connection *now = &entry->spm->connections[own - watch.before.connections];
    if (own->state == (uint8_t)CONNECTION_IDLE) {
        fuzz_require((now->state == (uint8_t)CONNECTION_DROPPING) && (now->type == PSA_IPC_DISCONNECT)
                         && (now->message_state == (uint8_t)MESSAGE_QUEUED),
                     "a programmer error of CPU1 on its connection has not ended the connection");
    } else {
        fuzz_require(now->latched, "a call on a busy connection will not end the connection");
    }
}

static void close_judge(const struct watch_entry *entry, struct verdict verdict)
{
    const struct connection *own = own_connection(entry);

    if (verdict.kind == VERDICT_BLOCK) {
        fuzz_require((own != NULL)
                         && ((own->state == (uint8_t)CONNECTION_IDLE) || (own->state == (uint8_t)CONNECTION_DROPPING)),
                     "a handle was closed that is not the caller's, or not of an idle connection");
    } else if ((own != NULL) && (own->state == (uint8_t)CONNECTION_DROPPED) && (verdict.kind == VERDICT_RETURN)) {
        fuzz_require(entry->spm->connections[own - watch.before.connections].state == (uint8_t)CONNECTION_FREE,
                     "closing a terminated connection has not freed its slot");
    } else {
        must_be_unchanged(entry);
    }
}

static void count(const struct watch_entry *entry, struct verdict verdict)
{
    counters.calls += watch.again ? 0u : 1u;
    watch.again = verdict.kind == VERDICT_CALL_AGAIN;
    if (watch.again) {
        return;
    }
    if (state_is(entry->spm, &watch.before)) {
        counters.refused += ((verdict.kind == VERDICT_PANIC_CALLER) || (entry->api == SPM_API_CONNECT)
                             || (entry->api == SPM_API_CALL) || (entry->api == SPM_API_CLOSE))
                                ? 1u
                                : 0u;
    } else {
        counters.committed++;
    }
}

/* Two bits for each vector: 1 copied, 2 mapped, 3 unmapped. */
static uint32_t use_of(const struct connection *connection, size_t position)
{
    return ((uint32_t)connection->vector_uses >> (2u * position)) & 3u;
}

/* Vectors whose use, or whose count of bytes although it was mapped, is not what it was before. */
static bool vectors_mapped_differ(const struct watch_entry *entry)
{
    const uint32_t slot = (uint32_t)entry->handle & (uint32_t)SLOT_MASK;
    const struct connection *before = &watch.before.connections[slot];
    const struct connection *now = &entry->spm->connections[slot];

    for (size_t i = 0u; i < PSA_MAX_IOVEC; i++) {
        if ((use_of(before, i) >= 2u)
            && ((use_of(now, i) != use_of(before, i)) || (now->vector[i].done != before->vector[i].done))) {
            return true;
        }
    }
    return false;
}

/* Exactly one vector has gone from untouched to mapped, and its address is what the partition gets, unless the bus has
 * refused it; or from mapped to unmapped. */
static void map_judge(const struct watch_entry *entry, struct verdict verdict)
{
    const bool maps = (entry->api == SPM_API_MAP_INVEC) || (entry->api == SPM_API_MAP_OUTVEC);
    const uint32_t slot = (uint32_t)entry->handle & (uint32_t)SLOT_MASK;
    size_t changed = 0u;

    fuzz_require(holds_message(entry), "a partition has mapped a vector of a message that it does not hold");
    const struct connection *before = &watch.before.connections[slot];
    const struct connection *now = &entry->spm->connections[slot];
    fuzz_require(entry->spm->image->services[now->service].mm_iovec && (now->type >= 0),
                 "a vector was mapped for a service without MM-IOVEC, or of a message that is no request");
    for (size_t i = 0u; i < PSA_MAX_IOVEC; i++) {
        if (use_of(before, i) == use_of(now, i)) {
            continue;
        }
        changed++;
        fuzz_require((use_of(before, i) == (maps ? 0u : 2u)) && (use_of(now, i) == (maps ? 2u : 3u)),
                     "a vector was mapped twice, or after it was copied, or unmapped without being mapped");
        const size_t len = before->vector[i].len;
        const bool instead = watch.faulted[slot] && is_client_ram(verdict.value, len);
        fuzz_require(!maps || ((len != 0u) && ((verdict.value == before->vector[i].base) || instead)),
                     "a mapped vector is not the client's own");
        fuzz_require((i < now->in_count)
                         == ((entry->api == SPM_API_MAP_INVEC) || (entry->api == SPM_API_UNMAP_INVEC)),
                     "an input was mapped as an output, or the other way round");
        fuzz_require(now->vector[i].done <= (maps ? 0u : now->vector[i].len), "a mapped vector counts bytes");
    }
    fuzz_require(changed == ((verdict.kind == VERDICT_CALL_AGAIN) ? 0u : 1u),
                 "one call has mapped or unmapped another number of vectors than one");
}

void watch_verdict(const struct watch_entry *entry, struct verdict verdict)
{
    watch.entry_handle = 0;
    count(entry, verdict);
    if ((verdict.kind == VERDICT_BLOCK) && (entry->caller->id.value > 0) && (entry->api != SPM_API_WAIT)) {
        watch.waits[entry->caller->partition.index] = true;
    }
    fuzz_require(((entry->api != SPM_API_GET) && (entry->api != SPM_API_REPLY))
                 || (verdict.kind == VERDICT_PANIC_CALLER)
                     || (entry->spm->image->partitions[entry->caller->partition.index].model == SPM_MODEL_IPC),
                 "psa_get or psa_reply has served an SFN-model partition");
    if (verdict.kind == VERDICT_PANIC_CALLER) {
        fuzz_require(entry->caller->id.value > 0, "CPU1 has made the SPM end a partition that does not exist");
        must_be_unchanged(entry);
        return;
    }
    switch (entry->api) {
    case SPM_API_CALL:
        call_judge(entry, verdict);
        return;
    case SPM_API_CLOSE:
        close_judge(entry, verdict);
        return;
    case SPM_API_CONNECT:
        if (verdict.kind == VERDICT_RETURN) {
            must_be_unchanged(entry);
        }
        return;
    case SPM_API_READ:
    case SPM_API_SKIP:
    case SPM_API_WRITE:
        fuzz_require(holds_message(entry) && !vectors_mapped_differ(entry), "a mapped vector was copied");
        return;
    case SPM_API_SET_RHANDLE:
    case SPM_API_REPLY:
        fuzz_require(holds_message(entry), "a partition has used a message that it does not hold");
        return;
    case SPM_API_MAP_INVEC:
    case SPM_API_UNMAP_INVEC:
    case SPM_API_MAP_OUTVEC:
    case SPM_API_UNMAP_OUTVEC:
        map_judge(entry, verdict);
        return;
    case SPM_API_FRAMEWORK_VERSION:
    case SPM_API_VERSION:
    case SPM_API_WAIT:
    case SPM_API_LIFECYCLE:
        must_be_unchanged(entry);
        return;
    case SPM_API_GET:
    case SPM_API_NOTIFY:
    case SPM_API_CLEAR:
    case SPM_API_EOI:
    case SPM_API_IRQ_ENABLE:
    case SPM_API_IRQ_DISABLE:
    case SPM_API_RESET_SIGNAL:
    case SPM_API_FLIH_RETURNED:
    case SPM_API_PANIC:
    case SPM_API_SFN_LOOP:
    case SPM_API_RETURNED:
    case SPM_API_MAIN_DONE:
        return;
    }
}

void watch_message_ends(int32_t type, struct verdict verdict)
{
    counters.completed += ((type >= 0) && (verdict.kind == VERDICT_RETURN)) ? 1u : 0u;
}
