/* SPDX-License-Identifier: Apache-2.0 */
/* docs/figures.md: the measured figures as tables, beside those of the peer (Trusted Firmware-M 2.3.1). */
#ifndef TOOLS_FIGURES_REPORT_H
#define TOOLS_FIGURES_REPORT_H

#include <stdio.h>

#include "tools/figures/build.h"

/* SFN and IPC by gcc, then by clang. */
enum { REPORT_BUILDS = 4 };

void report_print(FILE *out, const struct build build[REPORT_BUILDS]);

#endif /* TOOLS_FIGURES_REPORT_H */
