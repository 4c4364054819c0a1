/* SPDX-License-Identifier: Apache-2.0 */
/* docs/figures.svg: instructions of calls as bars, gcc's, beside those of the peer (Trusted Firmware-M 2.3.1). */
#ifndef TOOLS_FIGURES_CHART_H
#define TOOLS_FIGURES_CHART_H

#include <stdio.h>

#include "tools/figures/report.h"

void chart_print(FILE *out, const struct build build[REPORT_BUILDS]);

#endif /* TOOLS_FIGURES_CHART_H */
