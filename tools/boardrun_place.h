/* SPDX-License-Identifier: Apache-2.0 */
/* Names for code addresses: function, file and line, by llvm-symbolizer. */
#ifndef TOOLS_BOARDRUN_PLACE_H
#define TOOLS_BOARDRUN_PLACE_H

#include <stdint.h>

enum { BOARDRUN_PLACE_BYTES = 1100 };

struct boardrun_place {
    char text[BOARDRUN_PLACE_BYTES]; /* "function (file:line)", or only the address if nobody knows more */
};

/* symbolizer: path of the tool, or NULL. elf: the image that runs there. */
struct boardrun_place boardrun_place_of(const char *symbolizer, const char *elf, uint32_t address);

/* The same for the call that a return address belongs to. */
struct boardrun_place boardrun_place_of_call(const char *symbolizer, const char *elf, uint32_t return_address);

#endif /* TOOLS_BOARDRUN_PLACE_H */
