/* SPDX-License-Identifier: Apache-2.0 */
/* A message handle cannot be passed where a client's handle is wanted. */
#include "spm/spm.h"

struct verdict use(struct spm *spm, const struct caller *caller, struct client_handle client, struct message_handle message);

struct verdict use(struct spm *spm, const struct caller *caller, struct client_handle client, struct message_handle message)
{
#ifdef FORBIDDEN
    (void)client;
    return spm_psa_close(spm, caller, message);
#else
    (void)message;
    return spm_psa_close(spm, caller, client);
#endif
}
