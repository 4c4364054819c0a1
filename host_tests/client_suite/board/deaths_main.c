/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for partitions that err, in the place of platforms/lpc55s69/cpu1/job.c: in each life of the chip it
 * asks suite_client for the next programmer error of the table. The panic resets the chip; RAM keeps what it held
 * (sheet 1.3), and so the number of the life. */
#include <stddef.h>

#include "hal/console.h"
#include "hal/twin_cpu.h"
#include "host_tests/client_suite/board/lines.h"
#include "host_tests/client_suite/death_table.h"
#include "host_tests/client_suite/services.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"

/* At the end of CPU1's RAM, which its start-up code does not touch. Holds anything after power-on. */
struct life_record {
    uint32_t number; /* of this life, from 0 */
    uint32_t inverted;
};

static volatile struct life_record *const record =
    (volatile struct life_record *)(MAP_NS_RAM + MAP_NS_RAM_BYTES - sizeof(struct life_record));

static uint32_t begin_life(void)
{
    const uint32_t number = (record->number == ~record->inverted) ? record->number : 0u;

    record->number = number + 1u;
    record->inverted = ~(number + 1u);
    return number;
}

static psa_status_t ask(int32_t type)
{
    static const uint8_t input[16] = {0u};
    static uint8_t output[8];
    const psa_invec in[1] = {{input, sizeof(input)}};
    psa_outvec out[1] = {{output, sizeof(output)}};

    return psa_call(SUITE_CLIENT_HANDLE, type, in, 1u, out, 1u);
}

void job_run(void)
{
    const uint32_t life = begin_life();

    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
    hal_console_line((ask((int32_t)SECURE_VERSIONS) == 0) ? LINE_SOUND : LINE_UNSOUND);
    if (life >= (uint32_t)SUITE_DEATH_COUNT) {
        hal_console_line(LINE_FINISHED);
        return;
    }
    console_text(LINE_ASKS);
    hal_console_line(suite_deaths[life].name);
    console_drain();
    (void)ask(suite_deaths[life].type);
    hal_console_line(LINE_SURVIVED);
}
