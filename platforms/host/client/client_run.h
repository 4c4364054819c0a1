/* SPDX-License-Identifier: Apache-2.0 */
/* A program for CPU1 and an image, run on the host: between CPU1's part (client_start.c) and the test around it. */
#ifndef PLATFORMS_HOST_CLIENT_CLIENT_RUN_H
#define PLATFORMS_HOST_CLIENT_CLIENT_RUN_H

#ifdef __cplusplus
extern "C" {
#endif

/* client_main() has returned. */
void client_run_returned(int result);

/* CPU1's main function; the second name is the one that host_cpu1_code() gives it for all code outside CPU1's part. */
void client_start(void);
void cpu1_client_start(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_CLIENT_CLIENT_RUN_H */
