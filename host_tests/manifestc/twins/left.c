/* SPDX-License-Identifier: Apache-2.0 */
/* The left twin: framework version 1.0, IPC model, with a heap. */
#include <stddef.h>

#include "host_tests/manifestc/twins/twin.h"
#include "partitions/runtime/heap.h"
#include "psa/service.h"
#include "psa_manifest/left.h"

uint32_t twin_calls;

uint32_t twin_name(void)
{
    return 0x1EF7u;
}

static psa_status_t answer(const psa_msg_t *msg)
{
    struct twin_answer *const answer = malloc(sizeof(*answer));
    if (answer == NULL) {
        return PSA_ERROR_INSUFFICIENT_MEMORY;
    }
    twin_calls++;
    answer->calls = twin_calls;
    answer->library = twin_library_count();
    answer->name = twin_name();
    psa_write(msg->handle, 0u, answer, sizeof(*answer));
    free(answer);
    return PSA_SUCCESS;
}

void left_main(void)
{
    for (;;) {
        psa_msg_t msg;
        (void)psa_wait(LEFT_SIGNAL, PSA_BLOCK);
        if (psa_get(LEFT_SIGNAL, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, (msg.type >= PSA_IPC_CALL) ? answer(&msg) : PSA_SUCCESS);
        }
    }
}
