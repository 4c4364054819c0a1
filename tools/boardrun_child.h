/* SPDX-License-Identifier: Apache-2.0 */
/* Child processes whose output is read line by line while they run. */
#ifndef TOOLS_BOARDRUN_CHILD_H
#define TOOLS_BOARDRUN_CHILD_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "spm/base/attributes.h"

struct boardrun_child {
    pid_t pid;
    FILE *stream;
};

/* File descriptor under which the child finds the stream to write to; its own standard output otherwise. */
enum { BOARDRUN_CHILD_STREAM = 3 };

/* Starts argv[0] with the argument list, which NULL ends. on_stdout: the stream is the child's standard output, else
 * descriptor BOARDRUN_CHILD_STREAM. false: errno says why. */
BH_MUST_USE bool boardrun_child_start(struct boardrun_child *child, char *const *argv, bool on_stdout);

/* Waits for the end. Returns the exit status, or 128 plus the number of the signal that ended it. */
int boardrun_child_wait(struct boardrun_child *child);

/* Ends the child if it is still running after that many seconds of real time. One child at a time; 0 takes it back. */
void boardrun_child_limit(const struct boardrun_child *child, unsigned int seconds);

/* Whether the limit has ended it. */
bool boardrun_child_expired(void);

#endif /* TOOLS_BOARDRUN_CHILD_H */
