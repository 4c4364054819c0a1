/* SPDX-License-Identifier: Apache-2.0 */
/* Child processes. See boardrun_child.h. */
#define _POSIX_C_SOURCE 200809L

#include "tools/boardrun_child.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXEC_FAILED = 127 };

static volatile sig_atomic_t limited_pid;
static volatile sig_atomic_t expired;

static void become(char *const *argv, int write_end, bool on_stdout)
{
    const int target = on_stdout ? STDOUT_FILENO : (int)BOARDRUN_CHILD_STREAM;
    if ((write_end != target) && (dup2(write_end, target) < 0)) {
        _exit(EXEC_FAILED);
    }
    if (write_end != target) {
        (void)close(write_end);
    }
    (void)execv(argv[0], argv);
    (void)fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
    _exit(EXEC_FAILED);
}

bool boardrun_child_start(struct boardrun_child *child, char *const *argv, bool on_stdout)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    (void)fflush(NULL);
    child->pid = fork();
    if (child->pid == 0) {
        (void)close(ends[0]);
        become(argv, ends[1], on_stdout);
    }
    (void)close(ends[1]);
    child->stream = (child->pid > 0) ? fdopen(ends[0], "r") : NULL;
    if (child->stream == NULL) {
        (void)close(ends[0]);
        return false;
    }
    return true;
}

int boardrun_child_wait(struct boardrun_child *child)
{
    int status = 0;
    (void)fclose(child->stream);
    while (waitpid(child->pid, &status, 0) < 0) {
        if (errno != EINTR) {
            return EXEC_FAILED;
        }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : (128 + WTERMSIG(status));
}

static void on_alarm(int signal_number)
{
    (void)signal_number;
    expired = 1;
    (void)kill((pid_t)limited_pid, SIGKILL);
}

void boardrun_child_limit(const struct boardrun_child *child, unsigned int seconds)
{
    struct sigaction action;
    (void)memset(&action, 0, sizeof(action));
    action.sa_handler = on_alarm;
    action.sa_flags = SA_RESTART;
    limited_pid = (sig_atomic_t)child->pid;
    (void)sigaction(SIGALRM, &action, NULL);
    (void)alarm(seconds);
}

bool boardrun_child_expired(void)
{
    return expired != 0;
}
