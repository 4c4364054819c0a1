/* SPDX-License-Identifier: Apache-2.0 */
/* See log.h. Source: QEMU 7.2, accel/tcg/cpu-exec.c (log_cpu_exec), target/arm/m_helper.c. */
#include "tools/figures/log.h"

#include <stdlib.h>
#include <string.h>

enum { HEXADECIMAL = 16, DECIMAL = 10 };

void log_start(struct log *log, FILE *stream)
{
    (void)memset(log, 0, sizeof(*log));
    log->stream = stream;
}

/* What follows `begin` at the start of the line, or NULL. */
static const char *behind(const char *line, const char *begin)
{
    const size_t len = strlen(begin);
    return (strncmp(line, begin, len) == 0) ? &line[len] : NULL;
}

/* "Trace 0: 0x7f... [cs_base/pc/flags/cflags] symbol" */
static bool instruction(const char *line, uint32_t *pc)
{
    const char *at = behind(line, "Trace ");
    at = (at != NULL) ? strchr(at, '/') : NULL;
    if (at == NULL) {
        return false;
    }
    *pc = (uint32_t)strtoul(&at[1], NULL, HEXADECIMAL);
    return true;
}

/* The address of an instruction that was logged but not executed. */
static bool taken_back(const char *line, uint32_t *pc)
{
    const char *at = behind(line, "cpu_io_recompile: rewound execution of TB to ");
    if (at == NULL) {
        at = behind(line, "Stopped execution of TB chain before ");
        at = (at != NULL) ? strchr(at, '[') : NULL;
        at = (at != NULL) ? &at[1] : NULL;
    }
    if (at == NULL) {
        return false;
    }
    *pc = (uint32_t)strtoul(at, NULL, HEXADECIMAL);
    return true;
}

/* The instruction before did not come to its end: undefined, fetch or access refused. */
static bool faulted(const char *line)
{
    return (behind(line, "Taking exception 1 ") != NULL) || (behind(line, "Taking exception 3 ") != NULL)
           || (behind(line, "Taking exception 4 ") != NULL);
}

/* Lines about exceptions: the first one says whose. */
static bool exception(struct log *log, struct log_entry *out)
{
    const char *at = behind(log->line, "Taking exception ");
    if (at != NULL) {
        at = strstr(at, " on CPU ");
        log->of_cpu0 = (at != NULL) && (at[strlen(" on CPU ")] == '0');
        if (log->of_cpu0 && faulted(log->line)) {
            log->has_held = false;
        }
        return false;
    }
    if (!log->of_cpu0) {
        return false;
    }
    at = behind(log->line, "...taking pending secure exception ");
    if (at != NULL) {
        out->kind = LOG_TAKEN;
        out->exception = (unsigned int)strtoul(at, NULL, DECIMAL);
        return true;
    }
    out->kind = LOG_RETURN;
    return behind(log->line, "Exception return: ") != NULL;
}

/* Takes one line; true: something is known about what was executed before. */
static bool take_line(struct log *log, struct log_entry *out)
{
    struct log_entry found = {LOG_INSTRUCTION, 0u, 0u};
    uint32_t pc = 0u;

    if (taken_back(log->line, &pc)) {
        log->has_held = log->has_held && (log->held.pc != pc);
        return false;
    }
    const bool is_instruction = instruction(log->line, &found.pc);
    if (!is_instruction && !exception(log, &found)) {
        return false;
    }
    const bool had_held = log->has_held;
    *out = log->held;
    log->has_held = is_instruction;
    if (is_instruction) {
        log->held = found;
        return had_held;
    }
    if (!had_held) {
        *out = found;
        return true;
    }
    log->next = found;
    log->has_next = true;
    return true;
}

bool log_next(struct log *log, struct log_entry *out)
{
    if (log->has_next) {
        log->has_next = false;
        *out = log->next;
        return true;
    }
    while (fgets(log->line, sizeof(log->line), log->stream) != NULL) {
        if (take_line(log, out)) {
            return true;
        }
    }
    const bool last = log->has_held;
    *out = log->held;
    log->has_held = false;
    return last;
}
