/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program in the place of job.c: the client_main() of somebody else. Says how it went on the console, and in the word
 * that tools read. */
#include "hal/console.h"
#include "hal/twin_cpu.h"
#include "ns_client/client_main.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/cpu1/report.h"
#include "platforms/lpc55s69/memory_map.h"

void job_run(void)
{
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
    report_stage(JOB_STAGE_STARTED);
    const int result = client_main();
    if (result == 0) {
        hal_console_line("client_main returned 0");
        report_stage(JOB_STAGE_FINISHED);
    } else {
        console_text("client_main returned 0x");
        console_hex((uint32_t)result);
        console_end();
        report_stage(JOB_STAGE_FAILED);
    }
}
