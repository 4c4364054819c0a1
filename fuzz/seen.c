/* SPDX-License-Identifier: Apache-2.0 */
/* Words for people. See seen.h. */
#include "fuzz/seen.h"

#include <stdio.h>
#include <stdlib.h>

#include "fuzz/check.h"

bool fuzz_is_to_show(void)
{
    static int answer;

    if (answer == 0) {
        answer = (getenv("BULKHEAD_FUZZ_SHOW") != NULL) ? 1 : -1;
    }
    return answer > 0;
}

void fuzz_show(enum fuzz_seen what, uint64_t value)
{
    (void)fprintf(stderr, "byte %zu: %s: 0x%llx\n", fuzz_input_position(), fuzz_seen_name((uint32_t)what),
                  (unsigned long long)value);
}

const char *fuzz_seen_name(uint32_t what)
{
    static const char *const names[] = {
        "?",
        "a partition's init",
        "a message: service and type",
        "a message: client, rhandle, sizes",
        "bytes read",
        "digest of bytes",
        "bytes skipped",
        "handle of a partition's connection",
        "status of a partition's call",
        "length of a partition's output",
        "signals",
        "version or life cycle",
        "a service's answer",
        "what CPU1 got",
        "the SPM's state between two calls",
        "first-level handler of a partition",
    };
    return names[(what < (sizeof(names) / sizeof(names[0]))) ? what : 0u];
}
