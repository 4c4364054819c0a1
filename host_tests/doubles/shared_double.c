/* SPDX-License-Identifier: Apache-2.0 */
/* Shared words with somebody watching. */
#include "host_tests/doubles/shared_double.h"

#include <string.h>

struct shared_double shared_double;

void shared_double_reset(void)
{
    memset(&shared_double, 0, sizeof(shared_double));
}

uint32_t hal_shared_load(const struct hal_shared_u32 *word)
{
    shared_double.reads++;
    if (shared_double.before_read != NULL) {
        shared_double.before_read(shared_double.context, word);
    }
    const uint32_t value = word->raw;
    if (shared_double.after_read != NULL) {
        shared_double.after_read(shared_double.context, word);
    }
    return value;
}

void hal_shared_store(struct hal_shared_u32 *word, uint32_t value)
{
    shared_double.writes++;
    word->raw = value;
    if (shared_double.after_write != NULL) {
        shared_double.after_write(shared_double.context, word);
    }
}

void hal_shared_copy_in(uint32_t *to, const struct hal_shared_u32 *from, size_t count)
{
    for (size_t i = 0u; i < count; i++) {
        to[i] = hal_shared_load(&from[i]);
    }
}

void hal_shared_copy_out(struct hal_shared_u32 *to, const uint32_t *from, size_t count)
{
    for (size_t i = 0u; i < count; i++) {
        hal_shared_store(&to[i], from[i]);
    }
}
