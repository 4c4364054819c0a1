/* SPDX-License-Identifier: Apache-2.0 */
/* hal_copy() that records and can fail. */
#include "host_tests/doubles/copy_double.h"

#include <string.h>

struct copy_double copy_double;

void copy_double_reset(void)
{
    memset(&copy_double, 0, sizeof(copy_double));
}

void copy_double_refuse(uintptr_t base, size_t len)
{
    copy_double.bad_base = base;
    copy_double.bad_len = len;
}

/* How many bytes of the range lie before the first one that the bus refuses. */
static size_t good_bytes(uintptr_t base, size_t len)
{
    if ((copy_double.bad_len == 0u) || (base >= (copy_double.bad_base + copy_double.bad_len))
        || ((base + len) <= copy_double.bad_base)) {
        return len;
    }
    return (base >= copy_double.bad_base) ? 0u : (copy_double.bad_base - base);
}

bool hal_copy(uintptr_t to, uintptr_t from, size_t len)
{
    copy_double.calls++;
    if (copy_double.before != NULL) {
        copy_double.before(copy_double.context, copy_double.calls);
    }
    if (copy_double.calls <= (size_t)COPY_DOUBLE_RECORDS) {
        const struct copy_record record = {to, from, len};
        copy_double.record[copy_double.calls - 1u] = record;
    }
    if (len > copy_double.greatest_len) {
        copy_double.greatest_len = len;
    }
    const size_t readable = good_bytes(from, len);
    const size_t writable = good_bytes(to, len);
    const size_t done = (readable < writable) ? readable : writable;
    if (done != 0u) {
        memmove((void *)to, (const void *)from, done);
    }
    return done == len;
}
