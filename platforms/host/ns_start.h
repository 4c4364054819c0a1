/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's start-up: the client library takes over the mailbox, then the CPUs meet. Part of the code of CPU1. */
#ifndef PLATFORMS_HOST_NS_START_H
#define PLATFORMS_HOST_NS_START_H

#ifdef __cplusplus
extern "C" {
#endif

/* Call first in CPU1's main; PSA calls work afterwards. */
void ns_start(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_NS_START_H */
