/* SPDX-License-Identifier: Apache-2.0 */
/* SFN backend, data half. The thread that will see a wake or an outcome is the one that is running, so both are only left
 * where it will look. */
#include "backends/sfn/sfn.h"
#include "mailbox/reply.h"

void backend_wake(struct spm *spm, struct partition_index target)
{
    (void)spm;
    (void)target; /* messages and signals are looked for when the outermost call is over */
}

void backend_complete(struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection)
{
    if (route.kind == (uint8_t)ROUTE_PARTITION) {
        spm->backend->outcome = outcome;
    } else {
        mailbox_reply_connection(spm, route, outcome.value, connection);
    }
}
