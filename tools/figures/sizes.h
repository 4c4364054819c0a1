/* SPDX-License-Identifier: Apache-2.0 */
/* Sizes of the objects of an image, out of its linker map: lld's or GNU ld's. */
#ifndef TOOLS_FIGURES_SIZES_H
#define TOOLS_FIGURES_SIZES_H

#include <stddef.h>
#include <stdint.h>

enum { SIZES_OBJECTS = 128, SIZES_NAME_BYTES = 96 };

struct sizes_object {
    char name[SIZES_NAME_BYTES]; /* "spm/psa_call"; "" for what the linker itself puts in */
    uint32_t flash;              /* text and constants                                     */
    uint32_t ram;                /* data and bss, without stacks                           */
};

struct sizes {
    struct sizes_object object[SIZES_OBJECTS];
    size_t count;
};

/* Ends the program if the file is no map. */
void sizes_read(struct sizes *sizes, const char *map);

#endif /* TOOLS_FIGURES_SIZES_H */
