/* SPDX-License-Identifier: Apache-2.0 */
/* See accesses.h. Built without the hooks, which are here. */
#include "host_tests/unit/accesses.h"

#define NOT_HOOKED __attribute__((no_sanitize("coverage")))

struct Accesses accesses;

NOT_HOOKED static void Take()
{
    if (!accesses.latched || accesses.in_handler || !interrupt_double.line[accesses.line].enabled) {
        return;
    }
    accesses.latched = false;
    accesses.in_handler = true;
    accesses.take(accesses.line);
    accesses.in_handler = false;
}

NOT_HOOKED static void Access()
{
    if (!accesses.counting || accesses.in_handler) {
        return;
    }
    accesses.count++;
    if (accesses.count == accesses.at) {
        accesses.latched = true;
        accesses.came = true;
    }
    Take();
}

NOT_HOOKED void AccessesBegin(uint32_t line, uint64_t at, void (*take)(uint32_t line))
{
    accesses = {0, at, line, true, false, false, false, take};
}

NOT_HOOKED uint64_t AccessesEnd()
{
    Take();
    accesses.counting = false;
    return accesses.count;
}

extern "C" {

void __sanitizer_cov_load1(const void *);
void __sanitizer_cov_load2(const void *);
void __sanitizer_cov_load4(const void *);
void __sanitizer_cov_load8(const void *);
void __sanitizer_cov_load16(const void *);
void __sanitizer_cov_store1(const void *);
void __sanitizer_cov_store2(const void *);
void __sanitizer_cov_store4(const void *);
void __sanitizer_cov_store8(const void *);
void __sanitizer_cov_store16(const void *);
void __sanitizer_cov_trace_pc_guard_init(uint32_t *, uint32_t *);
void __sanitizer_cov_trace_pc_guard(uint32_t *);

#define HOOK(name)                       \
    NOT_HOOKED void name(const void *)   \
    {                                    \
        Access();                        \
    }

HOOK(__sanitizer_cov_load1)
HOOK(__sanitizer_cov_load2)
HOOK(__sanitizer_cov_load4)
HOOK(__sanitizer_cov_load8)
HOOK(__sanitizer_cov_load16)
HOOK(__sanitizer_cov_store1)
HOOK(__sanitizer_cov_store2)
HOOK(__sanitizer_cov_store4)
HOOK(__sanitizer_cov_store8)
HOOK(__sanitizer_cov_store16)

/* The other half of the instrumentation, which this one needs: functions. */
NOT_HOOKED void __sanitizer_cov_trace_pc_guard_init(uint32_t *, uint32_t *)
{
}

NOT_HOOKED void __sanitizer_cov_trace_pc_guard(uint32_t *)
{
    Access();
}

} /* extern "C" */
