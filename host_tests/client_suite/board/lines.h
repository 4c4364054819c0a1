/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU1 prints about the suite, line by line: main.c and deaths_main.c print it, suite_test.c and deaths_test.c
 * read it. */
#ifndef HOST_TESTS_CLIENT_SUITE_BOARD_LINES_H
#define HOST_TESTS_CLIENT_SUITE_BOARD_LINES_H

/* One of these and the case's name. A line that begins otherwise belongs to the case whose line comes next. */
#define LINE_PASSED "passed: "
#define LINE_FAILED "failed: "
/* Behind it why the case cannot exist here, from the table. */
#define LINE_LEFT_OUT "left out: "
#define LINE_BECAUSE ", because "

/* deaths_main.c: at the start of each life of the chip, whether the secure side is well; then the programmer error that
 * follows; and that nothing came of it. */
#define LINE_SOUND "the secure side is sound"
#define LINE_UNSOUND "the secure side is not sound"
#define LINE_ASKS "asks for "
#define LINE_SURVIVED "the partition has survived"

/* The last line. */
#define LINE_FINISHED "suite finished"

#endif /* HOST_TESTS_CLIENT_SUITE_BOARD_LINES_H */
