/* SPDX-License-Identifier: Apache-2.0 */
/* Runs of the virtual board for measuring: with a log of every instruction of CPU0, or with the shared pages traced. */
#ifndef TOOLS_FIGURES_BOARD_H
#define TOOLS_FIGURES_BOARD_H

#include <stdint.h>

#include "spm/base/attributes.h"
#include "tools/boardrun_child.h"

/* Both runs start the images on the virtual board with the same seed; a run is over when both CPUs sleep for good. The
 * functions end the program if the board cannot be started. */

/* child->stream: QEMU's log (see log.h). */
void board_log(struct boardrun_child *child, const char *qemu, const char *cpu0, const char *cpu1);

/* child->stream: the board's events, accesses to the shared pages among them. */
void board_events(struct boardrun_child *child, const char *qemu, const char *cpu0, const char *cpu1);

/* Waits for the end of a run whose stream has been read. Ends the program if the run did not come to rest. */
void board_end(struct boardrun_child *child);

/* What the events of the last board_log() say: whether CPU1's console said `line`, and how many instructions CPU0
 * executed. */
BH_MUST_USE bool board_log_said(const char *line);
uint64_t board_log_instructions(void);

#endif /* TOOLS_FIGURES_BOARD_H */
