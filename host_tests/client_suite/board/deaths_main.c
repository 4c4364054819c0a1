/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for partitions that err, in the place of platforms/lpc55s69/cpu1/job.c: in each life of the chip it
 * asks for the next programmer error of the table. The panic resets the chip; RAM keeps what it held (sheet 1.3), and
 * so the place in the table. Errors that no partition of the image can commit are left out. */
#include <stddef.h>

#include "hal/console.h"
#include "hal/twin_cpu.h"
#include "host_tests/client_suite/board/lines.h"
#include "host_tests/client_suite/death_ask.h"
#include "host_tests/client_suite/death_table.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"

/* At the end of CPU1's RAM, which its start-up code does not touch. Holds anything after power-on. */
struct life_record {
    uint32_t next; /* error of the table */
    uint32_t inverted;
};

static volatile struct life_record *const record =
    (volatile struct life_record *)(MAP_NS_RAM + MAP_NS_RAM_BYTES - sizeof(struct life_record));

static uint32_t next_error(void)
{
    return (record->next == ~record->inverted) ? record->next : 0u;
}

static void remember(uint32_t next)
{
    record->next = next;
    record->inverted = ~next;
}

static uint32_t first_that_exists(uint32_t error)
{
    uint32_t at = error;

    while ((at < (uint32_t)SUITE_DEATH_COUNT) && suite_deaths[at].ipc_only && !death_server_is_in_ipc_model()) {
        at++;
    }
    return at;
}

void job_run(void)
{
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
    hal_console_line(death_side_is_sound() ? LINE_SOUND : LINE_UNSOUND);
    const uint32_t error = first_that_exists(next_error());
    remember(error + 1u);
    if (error >= (uint32_t)SUITE_DEATH_COUNT) {
        hal_console_line(LINE_FINISHED);
        return;
    }
    console_text(LINE_ASKS);
    hal_console_line(suite_deaths[error].name);
    console_drain();
    death_ask(suite_deaths[error].type);
    hal_console_line(LINE_SURVIVED);
}
