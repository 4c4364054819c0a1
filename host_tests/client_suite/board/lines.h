/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU1 prints about the suite, line by line: main.c prints it, suite_test.c reads it. */
#ifndef HOST_TESTS_CLIENT_SUITE_BOARD_LINES_H
#define HOST_TESTS_CLIENT_SUITE_BOARD_LINES_H

/* One of these and the case's name. A line that begins otherwise belongs to the case whose line comes next. */
#define LINE_PASSED "passed: "
#define LINE_FAILED "failed: "
/* Behind it why the case cannot exist here, from the table. */
#define LINE_LEFT_OUT "left out: "
#define LINE_BECAUSE ", because "

/* The last line. */
#define LINE_FINISHED "suite finished"

#endif /* HOST_TESTS_CLIENT_SUITE_BOARD_LINES_H */
