/* SPDX-License-Identifier: Apache-2.0 */
/* A handle that a client wrote cannot be passed where a proven connection is wanted. */
#include "spm/connection.h"

psa_handle_t use(const struct spm *spm, struct connection_id proven, struct client_handle claim);

psa_handle_t use(const struct spm *spm, struct connection_id proven, struct client_handle claim)
{
#ifdef FORBIDDEN
    (void)proven;
    return connection_handle(spm, claim);
#else
    (void)claim;
    return connection_handle(spm, proven);
#endif
}
