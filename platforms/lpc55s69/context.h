/* SPDX-License-Identifier: Apache-2.0 */
/* What the IPC backend's entry file needs of svc.S. */
#ifndef PLATFORMS_LPC55S69_CONTEXT_H
#define PLATFORMS_LPC55S69_CONTEXT_H

#ifdef __cplusplus
extern "C" {
#endif

/* The return address of every entry point, and the end of the secure main thread. */
void context_returned(void);
void context_main_done(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_CONTEXT_H */
