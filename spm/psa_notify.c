/* SPDX-License-Identifier: Apache-2.0 */
/* psa_notify, psa_clear, psa_panic, psa_rot_lifecycle_state (FFM-174 to FFM-180, FFM-203 to FFM-205, FFM-324). */
#include "backends/backend.h"
#include "hal/lifecycle.h"
#include "psa/lifecycle.h"
#include "spm/spm.h"
#include "spm/verdict.h"

struct verdict spm_psa_notify(struct spm *spm, const struct caller *caller, int32_t partition_id)
{
    (void)caller;
    for (uint8_t i = 0u; i < spm->image->partition_count; i++) {
        if (spm->image->partitions[i].id == partition_id) {
            const struct partition_index target = {i};
            spm->partitions[i].signals |= PSA_DOORBELL;
            backend_wake(spm, target);
            return verdict_return(0u);
        }
    }
    return verdict_panic(SPM_ERROR_NO_SUCH_PARTITION);
}

struct verdict spm_psa_clear(struct spm *spm, const struct caller *caller)
{
    struct partition_state *state = &spm->partitions[caller->partition.index];

    if ((state->signals & PSA_DOORBELL) == 0u) {
        return verdict_panic(SPM_ERROR_DOORBELL_NOT_ASSERTED);
    }
    state->signals &= ~PSA_DOORBELL;
    return verdict_return(0u);
}

struct verdict spm_psa_panic(struct spm *spm, const struct caller *caller)
{
    (void)spm;
    (void)caller;
    return verdict_panic(SPM_ERROR_PANIC_CALLED);
}

struct verdict spm_psa_rot_lifecycle_state(struct spm *spm, const struct caller *caller)
{
    uint32_t state = PSA_LIFECYCLE_UNKNOWN;

    (void)spm;
    (void)caller;
    if (!hal_lifecycle_read(&state)) {
        state = PSA_LIFECYCLE_UNKNOWN;
    }
    return verdict_return(state & (PSA_LIFECYCLE_PSA_STATE_MASK | PSA_LIFECYCLE_IMP_STATE_MASK));
}
