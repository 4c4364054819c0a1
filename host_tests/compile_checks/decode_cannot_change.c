/* SPDX-License-Identifier: Apache-2.0 */
/* What takes a const SPM, as every decode does, cannot commit. */
#include "spm/connection.h"

void use(const struct spm *spm, struct connection_id id);

void use(const struct spm *spm, struct connection_id id)
{
#ifdef FORBIDDEN
    connection_free(spm, id);
#else
    (void)connection_view(spm, id);
#endif
}
