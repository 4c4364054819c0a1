/* SPDX-License-Identifier: Apache-2.0 */
/* Words for the console: which API, and which numbered rule of the framework a refusal enforces. */
#include "spm/api.h"

const char *spm_api_name(uint32_t api)
{
    switch ((enum spm_api)api) {
    case SPM_API_FRAMEWORK_VERSION:
        return "psa_framework_version";
    case SPM_API_VERSION:
        return "psa_version";
    case SPM_API_CONNECT:
        return "psa_connect";
    case SPM_API_CALL:
        return "psa_call";
    case SPM_API_CLOSE:
        return "psa_close";
    case SPM_API_WAIT:
        return "psa_wait";
    case SPM_API_GET:
        return "psa_get";
    case SPM_API_SET_RHANDLE:
        return "psa_set_rhandle";
    case SPM_API_READ:
        return "psa_read";
    case SPM_API_SKIP:
        return "psa_skip";
    case SPM_API_WRITE:
        return "psa_write";
    case SPM_API_REPLY:
        return "psa_reply";
    case SPM_API_NOTIFY:
        return "psa_notify";
    case SPM_API_CLEAR:
        return "psa_clear";
    case SPM_API_PANIC:
        return "psa_panic";
    case SPM_API_LIFECYCLE:
        return "psa_rot_lifecycle_state";
    case SPM_API_EOI:
        return "psa_eoi";
    case SPM_API_IRQ_ENABLE:
        return "psa_irq_enable";
    case SPM_API_IRQ_DISABLE:
        return "psa_irq_disable";
    case SPM_API_RESET_SIGNAL:
        return "psa_reset_signal";
    case SPM_API_FLIH_RETURNED:
        return "the return of a first-level handler";
    case SPM_API_MAP_INVEC:
        return "psa_map_invec";
    case SPM_API_UNMAP_INVEC:
        return "psa_unmap_invec";
    case SPM_API_MAP_OUTVEC:
        return "psa_map_outvec";
    case SPM_API_UNMAP_OUTVEC:
        return "psa_unmap_outvec";
    case SPM_API_SFN_LOOP:
        return "the return of a secure function";
    case SPM_API_RETURNED:
        return "the return of its entry point";
    case SPM_API_MAIN_DONE:
        return "the secure main thread's end";
    }
    return "an unknown API";
}

/* Where the framework has a rule of its own for the same mistake in another API. */
struct own_rule {
    uint8_t api;
    uint8_t error;
    uint8_t rule;
};

static const struct own_rule own_rules[] = {
    {SPM_API_CALL, SPM_ERROR_VERSION, 212u},
    {SPM_API_CALL, SPM_ERROR_NOT_AUTHORISED, 214u},
    {SPM_API_CLOSE, SPM_ERROR_NO_SUCH_HANDLE, 101u},
    {SPM_API_CLOSE, SPM_ERROR_STATELESS_SERVICE, 105u},
    {SPM_API_GET, SPM_ERROR_BUFFER, 127u},
    {SPM_API_SET_RHANDLE, SPM_ERROR_NO_SUCH_MESSAGE, 135u},
    {SPM_API_SET_RHANDLE, SPM_ERROR_STATELESS_SERVICE, 136u},
    {SPM_API_WRITE, SPM_ERROR_VECTOR_INDEX, 158u},
    {SPM_API_WRITE, SPM_ERROR_NO_SUCH_MESSAGE, 159u},
    {SPM_API_WRITE, SPM_ERROR_NOT_A_REQUEST, 160u},
    {SPM_API_WRITE, SPM_ERROR_BUFFER, 161u},
    {SPM_API_REPLY, SPM_ERROR_NO_SUCH_MESSAGE, 167u},
    {SPM_API_EOI, SPM_ERROR_SIGNAL, 184u},
    {SPM_API_EOI, SPM_ERROR_SIGNAL_NOT_ASSERTED, 185u},
    {SPM_API_EOI, SPM_ERROR_SIGNAL_COUNT, 186u},
    {SPM_API_EOI, SPM_ERROR_INTERRUPT_HANDLING, 187u},
    {SPM_API_EOI, SPM_ERROR_NOT_YOUR_INTERRUPT, 188u},
    {SPM_API_RESET_SIGNAL, SPM_ERROR_SIGNAL_NOT_ASSERTED, 192u},
    {SPM_API_RESET_SIGNAL, SPM_ERROR_SIGNAL, 193u},
    {SPM_API_RESET_SIGNAL, SPM_ERROR_SIGNAL_COUNT, 193u},
    {SPM_API_RESET_SIGNAL, SPM_ERROR_NOT_YOUR_INTERRUPT, 193u},
    {SPM_API_IRQ_ENABLE, SPM_ERROR_SIGNAL, 198u},
    {SPM_API_IRQ_DISABLE, SPM_ERROR_SIGNAL, 198u},
};

/* The four functions of MM-IOVEC have their rules in common. 0: the general one applies. */
static unsigned int map_rule(enum spm_error error)
{
    if (error == SPM_ERROR_NO_SUCH_MESSAGE) {
        return 329u;
    }
    if (error == SPM_ERROR_VECTOR_INDEX) {
        return 229u;
    }
    if (error == SPM_ERROR_NOT_A_REQUEST) {
        return 230u;
    }
    if (error == SPM_ERROR_VECTOR_RANGE) {
        return 232u;
    }
    return (error == SPM_ERROR_VECTOR_MAPPED) ? 224u : 0u;
}

unsigned int spm_error_rule(uint32_t api, enum spm_error error)
{
    if ((api >= (uint32_t)SPM_API_MAP_INVEC) && (api <= (uint32_t)SPM_API_UNMAP_OUTVEC) && (map_rule(error) != 0u)) {
        return map_rule(error);
    }
    for (size_t i = 0u; i < (sizeof(own_rules) / sizeof(own_rules[0])); i++) {
        if ((own_rules[i].api == api) && (own_rules[i].error == (uint32_t)error)) {
            return own_rules[i].rule;
        }
    }
    switch (error) {
    case SPM_ERROR_NO_SUCH_SERVICE:
        return 29u;
    case SPM_ERROR_NOT_AUTHORISED:
        return 38u;
    case SPM_ERROR_VERSION:
        return 30u;
    case SPM_ERROR_STATELESS_SERVICE:
        return 40u;
    case SPM_ERROR_NO_SUCH_HANDLE:
        return 51u;
    case SPM_ERROR_BUSY_CONNECTION:
        return 104u;
    case SPM_ERROR_TYPE:
        return 49u;
    case SPM_ERROR_VECTOR_COUNT:
        return 58u;
    case SPM_ERROR_VECTOR_ARRAY:
        return 64u;
    case SPM_ERROR_VECTOR_RANGE:
        return 67u;
    case SPM_ERROR_INPUTS_OVERLAP:
        return 75u;
    case SPM_ERROR_NO_SUCH_MESSAGE:
        return 147u;
    case SPM_ERROR_NOT_A_REQUEST:
        return 148u;
    case SPM_ERROR_VECTOR_INDEX:
        return 146u;
    case SPM_ERROR_BUFFER:
        return 151u;
    case SPM_ERROR_WRITE_TOO_LONG:
        return 155u;
    case SPM_ERROR_NO_MM_IOVEC:
        return 222u;
    case SPM_ERROR_VECTOR_EMPTY:
        return 223u;
    case SPM_ERROR_VECTOR_ACCESSED:
        return 225u;
    case SPM_ERROR_VECTOR_MAPPED:
        return 226u;
    case SPM_ERROR_VECTOR_NOT_MAPPED:
        return 227u;
    case SPM_ERROR_UNMAP_TOO_LONG:
        return 228u;
    case SPM_ERROR_REPLY_STATUS:
        return 164u;
    case SPM_ERROR_WAIT_MASK:
        return 112u;
    case SPM_ERROR_SIGNAL:
        return 118u;
    case SPM_ERROR_SIGNAL_NOT_ASSERTED:
        return 122u;
    case SPM_ERROR_SIGNAL_COUNT:
    case SPM_ERROR_NOT_YOUR_INTERRUPT:
        return 198u;
    case SPM_ERROR_INTERRUPT_HANDLING:
        return 193u;
    case SPM_ERROR_FLIH_RESULT:
        return 330u;
    case SPM_ERROR_IN_FLIH:
        return 201u;
    case SPM_ERROR_NOT_FOR_SFN:
        return 240u;
    case SPM_ERROR_NO_SUCH_PARTITION:
        return 178u;
    case SPM_ERROR_DOORBELL_NOT_ASSERTED:
        return 177u;
    case SPM_ERROR_SERVICE_SAID_SO:
        return 91u;
    case SPM_ERROR_PANIC_CALLED:
        return 205u;
    case SPM_ERROR_HANDLER_MODE:
        return 308u;
    case SPM_ERROR_RETURNED:
        return 206u;
    case SPM_ERROR_UNSET:
    case SPM_ERROR_NO_ROOM:
    case SPM_ERROR_INIT_FAILED:
    case SPM_ERROR_TERMINATED:
    case SPM_ERROR_UNKNOWN_API:
    case SPM_OK:
        break;
    }
    return 0u;
}
