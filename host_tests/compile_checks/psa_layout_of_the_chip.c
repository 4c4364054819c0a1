/* SPDX-License-Identifier: Apache-2.0 */
/* FFM-009 with the chip's 32-bit pointers: sizes and offsets of the standard's structures. */
#include <stddef.h>

#include "psa/service.h"
#include "spm/base/attributes.h"

BH_STATIC_ASSERT(size_of_invec, sizeof(psa_invec) == 8u);
BH_STATIC_ASSERT(len_of_invec, offsetof(psa_invec, len) == 4u);
BH_STATIC_ASSERT(size_of_outvec, sizeof(psa_outvec) == 8u);
BH_STATIC_ASSERT(len_of_outvec, offsetof(psa_outvec, len) == 4u);
BH_STATIC_ASSERT(size_of_message, sizeof(psa_msg_t) == 48u);
BH_STATIC_ASSERT(type_of_message, offsetof(psa_msg_t, type) == 0u);
BH_STATIC_ASSERT(handle_of_message, offsetof(psa_msg_t, handle) == 4u);
BH_STATIC_ASSERT(client_of_message, offsetof(psa_msg_t, client_id) == 8u);
BH_STATIC_ASSERT(rhandle_of_message, offsetof(psa_msg_t, rhandle) == 12u);
BH_STATIC_ASSERT(in_size_of_message, offsetof(psa_msg_t, in_size) == 16u);
BH_STATIC_ASSERT(out_size_of_message, offsetof(psa_msg_t, out_size) == 32u);

int use(void);

int use(void)
{
    return 0;
}
