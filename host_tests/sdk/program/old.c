/* SPDX-License-Identifier: Apache-2.0 */
/* Partition old: framework version 1.0, so in the IPC model. */
#include "psa/service.h"
#include "psa_manifest/old.h"
#include "requests.h"

uint32_t number = OLD_START;
uint32_t add(uint32_t more);
uint32_t add(uint32_t more)
{
    number += more;
    return number;
}

void old_main(void)
{
    for (;;) {
        psa_msg_t msg;
        uint32_t value = 0u;
        (void)psa_wait(PSA_WAIT_ANY, PSA_BLOCK);
        if (psa_get(OLD_BOX_SIGNAL, &msg) != PSA_SUCCESS) {
            continue;
        }
        if (msg.type == REQUEST_ADD) {
            (void)psa_read(msg.handle, 0u, &value, sizeof(value));
            value = add(value);
            psa_write(msg.handle, 0u, &value, sizeof(value));
        }
        psa_reply(msg.handle, PSA_SUCCESS);
    }
}
