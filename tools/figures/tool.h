/* SPDX-License-Identifier: Apache-2.0 */
/* Running the LLVM tools, and giving up. */
#ifndef TOOLS_FIGURES_TOOL_H
#define TOOLS_FIGURES_TOOL_H

#include <stddef.h>
#include <stdio.h>

#include "spm/base/attributes.h"
#include "tools/boardrun_child.h"

enum { TOOL_PATH_BYTES = 2048 };

/* Starts LLVM/NAME with the arguments, which NULL ends; its standard output is child->stream. Ends the program if it
 * cannot. */
void tool_start(struct boardrun_child *child, const char *llvm, const char *name, const char *const *arguments);

/* Reads what is left, waits, and ends the program if the tool has failed. */
void tool_end(struct boardrun_child *child, const char *name);

/* One line on standard error, then the end of the program with status 2. */
BH_NORETURN void tool_die(const char *what, const char *detail);

#endif /* TOOLS_FIGURES_TOOL_H */
