/* SPDX-License-Identifier: Apache-2.0 */
/* backend_wake() and backend_complete() that record. */
#include "host_tests/doubles/backend_double.h"

#include <string.h>

struct backend_double backend_double;

void backend_double_reset(void)
{
    memset(&backend_double, 0, sizeof(backend_double));
}

const struct backend_completion *backend_double_completion(void)
{
    return &backend_double.completion[(backend_double.completions - 1u) % (size_t)BACKEND_DOUBLE_RECORDS];
}

void backend_wake(struct spm *spm, struct partition_index target)
{
    (void)spm;
    backend_double.woken[backend_double.wakes % (size_t)BACKEND_DOUBLE_RECORDS] = target.index;
    backend_double.wakes++;
}

void backend_complete(struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection)
{
    struct backend_completion record = {.route = route, .outcome = outcome, .has_lengths = connection != NULL};

    (void)spm;
    if (connection != NULL) {
        record.out_count = connection->out_count;
        for (size_t i = 0u; i < connection->out_count; i++) {
            record.out_len[i] = connection->vector[connection->in_count + i].done;
        }
    }
    backend_double.completion[backend_double.completions % (size_t)BACKEND_DOUBLE_RECORDS] = record;
    backend_double.completions++;
}
