/* SPDX-License-Identifier: Apache-2.0 */
/* Files and functions of code addresses, by llvm-symbolizer. */
#ifndef TOOLS_FIGURES_PLACES_H
#define TOOLS_FIGURES_PLACES_H

#include <stddef.h>
#include <stdint.h>

enum { PLACES_TEXT_BYTES = 128 };

struct place {
    char function[PLACES_TEXT_BYTES];  /* whose code it is                                             */
    char file[PLACES_TEXT_BYTES];      /* that function's file                                         */
    char line_file[PLACES_TEXT_BYTES]; /* the line's own file: another one if that line was inlined    */
};

/* Fills out[i] for address[i]. Unknown places are "??". Ends the program if the symbolizer cannot be used. */
void places_find(const char *llvm, const char *elf, const uint32_t *address, size_t count, struct place *out);

#endif /* TOOLS_FIGURES_PLACES_H */
