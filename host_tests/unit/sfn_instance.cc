/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/unit/sfn_fixture.h"

struct spm *spm_instance(void)
{
    return sfn_instance;
}
