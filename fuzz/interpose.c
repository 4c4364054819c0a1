/* SPDX-License-Identifier: Apache-2.0 */
/* Part of each world: stands between its objects, by ld's --wrap (world.bzl), and tells watch.h what passes. */
#include "backends/backend.h"
#include "fuzz/watch.h"
#include "fuzz/watch_irq.h"
#include "mailbox/secure.h"
#include "spm/spm.h"

/* Names that the linker's option fixes. */
#define WRAP(result, name, parameters)    \
    result __real_##name parameters;      \
    result __wrap_##name parameters;      \
    result __wrap_##name parameters

/* Around an entry of the frontend: tells what it was called with, and what it has decided. */
#define BEGIN(the_api, the_handle)                                                 \
    const struct watch_entry entry = {spm, caller, (the_api), (the_handle), NULL}; \
    watch_entry(&entry)
#define END(decision)                        \
    const struct verdict verdict = decision; \
    watch_verdict(&entry, verdict);          \
    return verdict

#define CALLER struct spm *spm, const struct caller *caller
#define HANDLE struct message_handle handle

WRAP(struct verdict, spm_psa_framework_version, (CALLER))
{
    BEGIN(SPM_API_FRAMEWORK_VERSION, 0);
    END(__real_spm_psa_framework_version(spm, caller));
}

WRAP(struct verdict, spm_psa_version, (CALLER, uint32_t sid))
{
    BEGIN(SPM_API_VERSION, 0);
    END(__real_spm_psa_version(spm, caller, sid));
}

WRAP(struct verdict, spm_psa_connect, (CALLER, uint32_t sid, uint32_t version))
{
    BEGIN(SPM_API_CONNECT, 0);
    END(__real_spm_psa_connect(spm, caller, sid, version));
}

WRAP(struct verdict, spm_psa_close, (CALLER, struct client_handle handle))
{
    BEGIN(SPM_API_CLOSE, handle.raw);
    END(__real_spm_psa_close(spm, caller, handle));
}

WRAP(struct verdict, spm_psa_wait, (CALLER, psa_signal_t mask, uint32_t timeout))
{
    BEGIN(SPM_API_WAIT, 0);
    END(__real_spm_psa_wait(spm, caller, mask, timeout));
}

WRAP(struct verdict, spm_psa_get, (CALLER, psa_signal_t signal, uintptr_t msg))
{
    BEGIN(SPM_API_GET, 0);
    END(__real_spm_psa_get(spm, caller, signal, msg));
}

WRAP(struct verdict, spm_psa_set_rhandle, (CALLER, HANDLE, uintptr_t rhandle))
{
    BEGIN(SPM_API_SET_RHANDLE, handle.raw);
    END(__real_spm_psa_set_rhandle(spm, caller, handle, rhandle));
}

WRAP(struct verdict, spm_psa_read, (CALLER, HANDLE, uint32_t index, uintptr_t buffer, size_t count))
{
    BEGIN(SPM_API_READ, handle.raw);
    END(__real_spm_psa_read(spm, caller, handle, index, buffer, count));
}

WRAP(struct verdict, spm_psa_skip, (CALLER, HANDLE, uint32_t index, size_t count))
{
    BEGIN(SPM_API_SKIP, handle.raw);
    END(__real_spm_psa_skip(spm, caller, handle, index, count));
}

WRAP(struct verdict, spm_psa_write, (CALLER, HANDLE, uint32_t index, uintptr_t buffer, size_t count))
{
    BEGIN(SPM_API_WRITE, handle.raw);
    END(__real_spm_psa_write(spm, caller, handle, index, buffer, count));
}

WRAP(struct verdict, spm_psa_reply, (CALLER, HANDLE, psa_status_t status))
{
    BEGIN(SPM_API_REPLY, handle.raw);
    END(__real_spm_psa_reply(spm, caller, handle, status));
}

WRAP(struct verdict, spm_psa_map_invec, (CALLER, HANDLE, uint32_t index))
{
    BEGIN(SPM_API_MAP_INVEC, handle.raw);
    END(__real_spm_psa_map_invec(spm, caller, handle, index));
}

WRAP(struct verdict, spm_psa_unmap_invec, (CALLER, HANDLE, uint32_t index))
{
    BEGIN(SPM_API_UNMAP_INVEC, handle.raw);
    END(__real_spm_psa_unmap_invec(spm, caller, handle, index));
}

WRAP(struct verdict, spm_psa_map_outvec, (CALLER, HANDLE, uint32_t index))
{
    BEGIN(SPM_API_MAP_OUTVEC, handle.raw);
    END(__real_spm_psa_map_outvec(spm, caller, handle, index));
}

WRAP(struct verdict, spm_psa_unmap_outvec, (CALLER, HANDLE, uint32_t index, size_t len))
{
    BEGIN(SPM_API_UNMAP_OUTVEC, handle.raw);
    END(__real_spm_psa_unmap_outvec(spm, caller, handle, index, len));
}

WRAP(struct verdict, spm_psa_notify, (CALLER, int32_t partition_id))
{
    BEGIN(SPM_API_NOTIFY, 0);
    END(__real_spm_psa_notify(spm, caller, partition_id));
}

WRAP(struct verdict, spm_psa_clear, (CALLER))
{
    BEGIN(SPM_API_CLEAR, 0);
    END(__real_spm_psa_clear(spm, caller));
}

WRAP(struct verdict, spm_psa_panic, (CALLER))
{
    BEGIN(SPM_API_PANIC, 0);
    END(__real_spm_psa_panic(spm, caller));
}

WRAP(struct verdict, spm_psa_rot_lifecycle_state, (CALLER))
{
    BEGIN(SPM_API_LIFECYCLE, 0);
    END(__real_spm_psa_rot_lifecycle_state(spm, caller));
}

WRAP(struct verdict, spm_psa_call, (struct spm *spm, const struct caller *caller, const struct call_claims *claims))
{
    const struct watch_entry entry = {spm, caller, SPM_API_CALL, claims->handle.raw, claims};

    watch_entry(&entry);
    const struct verdict verdict = __real_spm_psa_call(spm, caller, claims);
    watch_verdict(&entry, verdict);
    return verdict;
}

WRAP(struct verdict, spm_sfn_end, (struct spm *spm, struct connection_id message, psa_status_t status))
{
    const int32_t type = spm->connections[message.index].type;
    const struct verdict verdict = __real_spm_sfn_end(spm, message, status);

    watch_message_ends(type, verdict);
    return verdict;
}

WRAP(void, spm_abandon_mailbox_clients, (struct spm *spm))
{
    watch_epoch_ends();
    __real_spm_abandon_mailbox_clients(spm);
}

WRAP(bool, mailbox_take, (struct spm *spm, uint8_t slot, struct mailbox_request *out))
{
    const bool taken = __real_mailbox_take(spm, slot, out);

    if (taken) {
        watch_taken(spm, out->slot, spm->mailbox.slot[slot].accepted_seq);
    }
    return taken;
}

WRAP(void, backend_complete,
     (struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection))
{
    watch_completed(route);
    __real_backend_complete(spm, route, outcome, connection);
}

WRAP(bool, hal_copy, (uintptr_t to, uintptr_t from, size_t len))
{
    watch_copy(to, from, len);
    const bool copied = __real_hal_copy(to, from, len);
    watch_copied(to, len);
    watch_copy_ended(copied);
    return copied;
}

WRAP(uint32_t, hal_shared_load, (const struct hal_shared_u32 *word))
{
    const uint32_t value = __real_hal_shared_load(word);

    watch_shared_load(word, value);
    return value;
}

WRAP(void, hal_shared_store, (struct hal_shared_u32 *word, uint32_t value))
{
    watch_shared_store(word, value);
    __real_hal_shared_store(word, value);
    watch_copied((uintptr_t)word, sizeof(*word));
}

WRAP(void, hal_shared_copy_out, (struct hal_shared_u32 *to, const uint32_t *from, size_t count))
{
    watch_shared_copy_out(to, from, count);
    __real_hal_shared_copy_out(to, from, count);
    watch_copied((uintptr_t)to, count * sizeof(*to));
}

/* ---- Interrupts: also in the middle of another call ------------------------------------------------------------ */

#define WRAP_IRQ(name, api)                                                             \
    WRAP(struct verdict, name, (CALLER, psa_signal_t signal))                           \
    {                                                                                   \
        const struct watch_irq call = watch_irq_begins(spm, caller, (api), signal);     \
        const struct verdict verdict = __real_##name(spm, caller, signal);              \
        watch_irq_ends(&call, verdict);                                                 \
        return verdict;                                                                 \
    }

WRAP_IRQ(spm_psa_eoi, SPM_API_EOI)
WRAP_IRQ(spm_psa_irq_enable, SPM_API_IRQ_ENABLE)
WRAP_IRQ(spm_psa_irq_disable, SPM_API_IRQ_DISABLE)
WRAP_IRQ(spm_psa_reset_signal, SPM_API_RESET_SIGNAL)
