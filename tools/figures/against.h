/* SPDX-License-Identifier: Apache-2.0 */
/* Comparing figures with the ones on a page that the same program has printed. */
#ifndef TOOLS_FIGURES_AGAINST_H
#define TOOLS_FIGURES_AGAINST_H

#include <stdbool.h>

#include "spm/base/attributes.h"
#include "tools/figures/report.h"

/* Whether the page has the same lines, numbers aside, no number has grown by more than a thirty-second, and the default
 * compiler keeps the design's limit of masked instructions. Prints what differs, and the command that brings the page
 * up to date. */
BH_MUST_USE bool against_compare(const struct build build[REPORT_BUILDS], const char *page);

#endif /* TOOLS_FIGURES_AGAINST_H */
