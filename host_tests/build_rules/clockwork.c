/* SPDX-License-Identifier: Apache-2.0 */
/* A partition that is only there to be refused. */
#include "psa_manifest/clockwork.h"

void clockwork_main(void)
{
    for (;;) {
        (void)psa_wait(CLOCKWORK_SERVICE_SIGNAL, PSA_BLOCK);
    }
}
