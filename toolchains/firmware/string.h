/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The part of C99's string.h (7.21) that firmware has: what compilers call by themselves, and nothing that looks for a
 * terminating zero.  firmware/mem.c defines them; every firmware image links it.
 */
#ifndef TOOLCHAINS_FIRMWARE_STRING_H
#define TOOLCHAINS_FIRMWARE_STRING_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *to, int value, size_t len);
int memcmp(const void *left, const void *right, size_t len);

#endif
