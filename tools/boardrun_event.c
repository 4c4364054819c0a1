/* SPDX-License-Identifier: Apache-2.0 */
/* Parsing the event stream. See boardrun_event.h. */
#include "tools/boardrun_event.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A number in C's notation that ends at a space or at the end; moves behind it and behind one space. */
static bool take_number(const char **at, uint64_t *out)
{
    if (isdigit((unsigned char)**at) == 0) {
        return false;
    }
    char *end = NULL;
    errno = 0;
    const unsigned long long value = strtoull(*at, &end, 0);
    if ((errno != 0) || ((*end != ' ') && (*end != '\0'))) {
        return false;
    }
    *out = value;
    *at = (*end == ' ') ? (end + 1) : end;
    return true;
}

static bool take_u32(const char **at, uint32_t *out)
{
    uint64_t value;
    if (!take_number(at, &value) || (value > UINT32_MAX)) {
        return false;
    }
    *out = (uint32_t)value;
    return true;
}

/* Whether the next word is `word`; if so, moves behind it and behind one space. */
static bool take_word(const char **at, const char *word)
{
    const size_t len = strlen(word);
    if ((strncmp(*at, word, len) != 0) || (((*at)[len] != ' ') && ((*at)[len] != '\0'))) {
        return false;
    }
    *at += ((*at)[len] == ' ') ? (len + 1u) : len;
    return true;
}

bool boardrun_event_argument(const char *text, const char *name, uint64_t *out)
{
    const size_t len = strlen(name);
    for (const char *at = text; at != NULL; at = strchr(at, ' ')) {
        at += (*at == ' ') ? 1 : 0;
        if ((strncmp(at, name, len) == 0) && (at[len] == '=')) {
            const char *number = &at[len + 1u];
            return take_number(&number, out);
        }
    }
    return false;
}

static bool argument_u32(const char *text, const char *name, uint32_t *out)
{
    uint64_t value;
    if (!boardrun_event_argument(text, name, &value) || (value > UINT32_MAX)) {
        return false;
    }
    *out = (uint32_t)value;
    return true;
}

static bool take_source(const char **at, enum boardrun_source *out)
{
    if (take_word(at, "cpu0")) {
        *out = BOARDRUN_CPU0;
    } else if (take_word(at, "cpu1")) {
        *out = BOARDRUN_CPU1;
    } else if (take_word(at, "board")) {
        *out = BOARDRUN_BOARD;
    } else {
        return false;
    }
    return true;
}

static bool parse_access(const char *arguments, enum boardrun_event_kind kind, struct boardrun_event *out)
{
    out->kind = kind;
    return take_u32(&arguments, &out->address) && take_u32(&arguments, &out->size)
           && take_number(&arguments, &out->value)
           && ((out->size == 1u) || (out->size == 2u) || (out->size == 4u) || (out->size == 8u));
}

static bool parse_state(struct boardrun_event *out)
{
    uint64_t halted;
    out->kind = BOARDRUN_EVENT_STATE;
    if (!argument_u32(out->text, "pc", &out->state.pc) || !argument_u32(out->text, "lr", &out->state.lr)
        || !argument_u32(out->text, "exception", &out->state.exception)
        || !boardrun_event_argument(out->text, "halted", &halted)) {
        return false;
    }
    out->state.halted = (halted != 0u);
    return true;
}

static bool parse_cpu(const char *at, struct boardrun_event *out)
{
    if (take_word(&at, "read")) {
        return parse_access(at, BOARDRUN_EVENT_READ, out);
    }
    if (take_word(&at, "write")) {
        return parse_access(at, BOARDRUN_EVENT_WRITE, out);
    }
    uint64_t target;
    if (take_word(&at, "doorbell-set")) {
        out->kind = (boardrun_event_argument(at, "cpu", &target) && (target == 0u)) ? BOARDRUN_EVENT_RING : out->kind;
        return true;
    }
    if (take_word(&at, "sleep")) {
        out->kind = BOARDRUN_EVENT_SLEEP;
        return true;
    }
    if (take_word(&at, "console") || take_word(&at, "console-partial")) {
        out->kind = BOARDRUN_EVENT_CONSOLE;
        out->text = at;
        return true;
    }
    if (take_word(&at, "state")) {
        out->text = at;
        return parse_state(out);
    }
    return true;
}

static void parse_board(const char *at, struct boardrun_event *out)
{
    if (take_word(&at, "hold-cpu1")) {
        out->kind = BOARDRUN_EVENT_HOLD_CPU1;
    } else if (take_word(&at, "release-cpu1")) {
        out->kind = BOARDRUN_EVENT_RELEASE_CPU1;
    } else if (take_word(&at, "violation")) {
        out->kind = BOARDRUN_EVENT_VIOLATION;
    } else if (take_word(&at, "end")) {
        out->kind = BOARDRUN_EVENT_END;
        out->text = at;
    }
}

bool boardrun_event_parse(const char *line, struct boardrun_event *out)
{
    const char *at = line;
    *out = (struct boardrun_event){.kind = BOARDRUN_EVENT_OTHER};
    if (!take_number(&at, &out->time_ns) || !take_source(&at, &out->source) || (*at == '\0')) {
        return false;
    }
    out->text = at;
    if (out->source == BOARDRUN_BOARD) {
        parse_board(at, out);
        return true;
    }
    return parse_cpu(at, out);
}
