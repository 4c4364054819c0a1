/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's console as text in memory. Inside the platform only; tests use host_console(). */
#ifndef PLATFORMS_HOST_CONSOLE_H
#define PLATFORMS_HOST_CONSOLE_H

#ifdef __cplusplus
extern "C" {
#endif

void console_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_CONSOLE_H */
