/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program on the board, in the place of platforms/lpc55s69/cpu1/job.c: runs every case of the suite and prints a
 * line for each (board/lines.h). Whether all were there and all is well is for suite_test.c to judge. */
#include <stddef.h>

#include "hal/console.h"
#include "hal/twin_cpu.h"
#include "host_tests/client_suite/board/lines.h"
#include "host_tests/client_suite/board/port.h"
#include "host_tests/client_suite/suite.h"
#include "host_tests/client_suite/suite_port.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"

static void run(const struct suite_case *the_case, bool in_partition)
{
    const uint32_t failures = port_failures();

    suite_port_set_client_id(-1);
    if ((the_case->can_exist != NULL) && !the_case->can_exist()) {
        console_text(LINE_LEFT_OUT);
        console_text(the_case->name);
        console_text(LINE_BECAUSE);
        hal_console_line(the_case->otherwise);
        return;
    }
    if (in_partition) {
        suite_run_in_partition(the_case);
    } else {
        the_case->run();
    }
    console_text((port_failures() == failures) ? LINE_PASSED : LINE_FAILED);
    hal_console_line(the_case->name);
}

void job_run(void)
{
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
    for (size_t i = 0u; i < (size_t)SUITE_TABLE_COUNT; i++) {
        for (uint32_t k = 0u; k < suite_tables[i]->count; k++) {
            const struct suite_case *the_case = &suite_tables[i]->cases[k];
            run(the_case, false);
            if (the_case->partition_too) {
                run(the_case, true);
            }
        }
    }
    hal_console_line(LINE_FINISHED);
}
