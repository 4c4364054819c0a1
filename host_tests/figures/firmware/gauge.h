/* SPDX-License-Identifier: Apache-2.0 */
/* How deep each of CPU0's stacks has ever been, as words of the page of ready words, where the board's trace of shared
 * accesses shows them. Behind what the other test images publish (host_tests/board/firmware/published.h). */
#ifndef HOST_TESTS_FIGURES_FIRMWARE_GAUGE_H
#define HOST_TESTS_FIGURES_FIRMWARE_GAUGE_H

#include "platforms/lpc55s69/memory_map.h"

/* The stack of handlers (SFN: of everything), that of the main and idle thread (IPC), then the partitions'. */
enum { GAUGE_MAIN_STACK = 0, GAUGE_THREAD_STACK = 1, GAUGE_FIRST_PARTITION = 2, GAUGE_STACKS = 10 };

/* Three words for each: lowest address, size in bytes, bytes used. The last is written last. */
enum { GAUGE_WORD_BASE = 0, GAUGE_WORD_BYTES = 1, GAUGE_WORD_USED = 2, GAUGE_WORDS = 3 };

#define GAUGE_PUBLISHED (MAP_READY_PAGE + 0xA00)

/* Elements of the product's table of connections. */
enum { GAUGE_CONNECTIONS = 16 };

#endif /* HOST_TESTS_FIGURES_FIRMWARE_GAUGE_H */
