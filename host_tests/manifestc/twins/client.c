/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1: calls the left twin three times and the right one once. See client.h. */
#include "host_tests/manifestc/twins/client.h"

#include <stddef.h>

#include "host_tests/manifestc/twins/twin.h"
#include "platforms/host/ns_start.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"

enum { LEFT_CALLS = 3 };

static void seen(psa_status_t status, const struct twin_answer *answer)
{
    twins_seen(status, answer->calls, answer->library, answer->name);
}

void twins_main(void)
{
    struct twin_answer answer = {0u, 0u, 0u};
    psa_outvec out[] = {{&answer, sizeof(answer)}};

    ns_start();
    const psa_handle_t left = psa_connect(LEFT_SID, LEFT_VERSION);
    for (int i = 0; i < LEFT_CALLS; i++) {
        seen(psa_call(left, PSA_IPC_CALL, NULL, 0u, out, 1u), &answer);
    }
    psa_close(left);
    seen(psa_call(RIGHT_HANDLE, PSA_IPC_CALL, NULL, 0u, out, 1u), &answer);
}
