/* SPDX-License-Identifier: Apache-2.0 */
/* Doorbell, second CPU, pending words, idle, life cycle: recorded. */
#include "host_tests/doubles/machine_double.h"

#include <string.h>

struct machine_double machine_double;

void machine_double_reset(void)
{
    memset(&machine_double, 0, sizeof(machine_double));
}

void hal_doorbell_ring_ns(void)
{
    machine_double.rings++;
}

void hal_doorbell_clear(void)
{
    machine_double.clears++;
    if (machine_double.on_clear != NULL) {
        machine_double.on_clear(machine_double.context);
    }
}

void hal_doorbell_enable(bool enable)
{
    machine_double.enables++;
    machine_double.doorbell_enabled = enable;
}

void hal_ns_cpu_hold(void)
{
    machine_double.holds++;
    machine_double.held = true;
}

void hal_ns_cpu_release(void)
{
    machine_double.releases++;
    if (!machine_double.held) {
        machine_double.releases_while_running++;
    }
    machine_double.held = false;
    if (machine_double.on_release != NULL) {
        machine_double.on_release(machine_double.context);
    }
}

uint32_t hal_ns_cpu_ready_word(void)
{
    machine_double.ready_reads++;
    return machine_double.ready_word;
}

bool hal_ns_cpu_locked_up(void)
{
    return machine_double.locked_up;
}

void hal_pending_set(struct hal_pending *pending, uint32_t bits)
{
    (void)__atomic_fetch_or(&pending->bits, bits, __ATOMIC_ACQ_REL);
}

uint32_t hal_pending_take(struct hal_pending *pending)
{
    return __atomic_exchange_n(&pending->bits, 0u, __ATOMIC_ACQ_REL);
}

uint32_t hal_pending_clear(struct hal_pending *pending, uint32_t bits)
{
    return __atomic_fetch_and(&pending->bits, ~bits, __ATOMIC_ACQ_REL);
}

void hal_pending_sleep(const struct hal_pending *pending)
{
    machine_double.sleeps++;
    if (machine_double.on_sleep != NULL) {
        machine_double.on_sleep(machine_double.context, pending);
    }
}

void hal_idle(void)
{
}

bool hal_lifecycle_read(uint32_t *out)
{
    *out = machine_double.lifecycle;
    return machine_double.lifecycle_readable;
}
