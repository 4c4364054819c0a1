/* SPDX-License-Identifier: Apache-2.0 */
/* A program of the non-secure CPU that only makes PSA calls: it runs unchanged on a board, on the virtual board and on
 * the host (docs/writing-a-partition.md). */
#ifndef NS_CLIENT_CLIENT_MAIN_H
#define NS_CLIENT_CLIENT_MAIN_H

#ifdef __cplusplus
extern "C" {
#endif

/* Defined by the program. Called once in each life of the CPU, after the CPUs have met. Returns 0 if all went as it should;
 * another number is reported, and fails a test. Vectors of calls lie on the stack: on the host other variables of the program
 * are not in the non-secure CPU's memory. */
int client_main(void);

#ifdef __cplusplus
}
#endif
#endif /* NS_CLIENT_CLIENT_MAIN_H */
