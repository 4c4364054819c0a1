/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the job's report. See report.h. */
#include "platforms/lpc55s69/cpu1/report.h"

#include <stddef.h>
#include <string.h>

static struct job_report *report(void)
{
    return (struct job_report *)JOB_REPORT_ADDRESS;
}

void report_clear(void)
{
    hal_shared_store(&report()->stage, (uint32_t)JOB_STAGE_NONE);
    hal_shared_store(&report()->fault_kind, 0u);
    hal_shared_store(&report()->fault_pc, 0u);
    hal_shared_store(&report()->fault_address, 0u);
    for (size_t i = 0; i < JOB_PART_COUNT; i++) {
        hal_shared_store(&report()->entry[i].state, (uint32_t)JOB_ENTRY_NONE);
    }
}

void report_stage(enum job_stage stage)
{
    hal_shared_store(&report()->stage, (uint32_t)stage);
}

void report_fault(uint32_t kind, uint32_t pc, uint32_t address)
{
    hal_shared_store(&report()->fault_kind, kind);
    hal_shared_store(&report()->fault_pc, pc);
    hal_shared_store(&report()->fault_address, address);
    report_stage(JOB_STAGE_FAULT);
}

void report_begin(enum job_part part)
{
    hal_shared_store(&report()->entry[part].state, (uint32_t)JOB_ENTRY_STARTED);
}

void report_done(enum job_part part, psa_status_t status, const uint8_t *digest)
{
    struct job_report_entry *entry = &report()->entry[part];
    uint32_t word[JOB_DIGEST_WORDS] = {0};
    if (digest != NULL) {
        (void)memcpy(word, digest, sizeof(word));
    }
    hal_shared_copy_out(entry->digest, word, JOB_DIGEST_WORDS);
    hal_shared_store(&entry->status, (uint32_t)status);
    hal_shared_store(&entry->state, (uint32_t)JOB_ENTRY_DONE);
}
