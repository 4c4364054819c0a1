/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses that cpu0.ld.S defines. Only the addresses mean something; nothing lies behind the names. */
#ifndef PLATFORMS_LPC55S69_LINKER_SYMBOLS_H
#define PLATFORMS_LPC55S69_LINKER_SYMBOLS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Multiples of 32. Text is executable, constants are not; the image ends with the padding behind the initial values
 * of data. */
extern const char image_text_begin[];
extern const char image_text_end[];
extern const char image_constants_begin[];
extern const char image_end[];

/* RAM that holds this image's data and stacks. */
extern const char image_ram_begin[];
extern const char image_ram_end[];

/* Stack of handlers; with the SFN backend of everything. Below its limit lies a reserve for reporting that it has
 * overflowed. */
extern const char main_stack_reserve[];
extern const char main_stack_limit[];
extern const char main_stack_seal[];

/* Stack of the secure main thread, later of the idle thread (IPC backend). */
extern const char thread_stack_base[];
extern const char thread_stack_end[];

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_LINKER_SYMBOLS_H */
