/* SPDX-License-Identifier: Apache-2.0 */
/* Handles are no numbers: two of them cannot be added. */
#include "spm/model.h"

struct client_handle use(struct client_handle a, struct client_handle b);

struct client_handle use(struct client_handle a, struct client_handle b)
{
#ifdef FORBIDDEN
    return a + b;
#else
    return (a.raw > b.raw) ? a : b;
#endif
}
