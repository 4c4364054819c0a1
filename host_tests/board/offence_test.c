/* SPDX-License-Identifier: Apache-2.0 */
/* A partition that executes RAM or constants, writes text or constants, or leaves its stack is stopped by the hardware
 * at that access, at every isolation level: the chip resets after a record on the console that names the fault, its
 * place and its address, and both agree with the fault status of the board's core. --mode= says which offence. Source
 * of the expectations: LPC55S69 sheet 3.1 (fault status), 3.3 (stack limits); design, "Isolation". */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/runner.h"

#define CFSR_IACCVIOL (1u << 0)
#define CFSR_DACCVIOL (1u << 1)
#define CFSR_MMARVALID (1u << 7)
#define CFSR_STKOF (1u << 20)
#define SFSR_INVTRAN (1u << 4)

enum { RECORD_BYTES = 400, EXCEPTION_MEMMANAGE = 4, EXCEPTION_USAGEFAULT = 6, EXCEPTION_SECUREFAULT = 7 };

enum where {
    AT_ADDRESS, /* the fault's address is the misused one       */
    AT_PC,      /* the stacked program counter is               */
    NOWHERE     /* neither: the stack is not to be trusted      */
};

struct offence {
    const char *name;
    unsigned int exception;
    const char *exception_name;
    uint32_t cfsr;
    uint32_t sfsr;
    enum where where;
};

static const struct offence offences[] = {
    {"write_text", EXCEPTION_MEMMANAGE, "MemManage", CFSR_DACCVIOL | CFSR_MMARVALID, 0u, AT_ADDRESS},
    {"write_text_alias", EXCEPTION_MEMMANAGE, "MemManage", CFSR_DACCVIOL | CFSR_MMARVALID, 0u, AT_ADDRESS},
    {"write_ns_text", EXCEPTION_MEMMANAGE, "MemManage", CFSR_DACCVIOL | CFSR_MMARVALID, 0u, AT_ADDRESS},
    {"write_constants", EXCEPTION_MEMMANAGE, "MemManage", CFSR_DACCVIOL | CFSR_MMARVALID, 0u, AT_ADDRESS},
    {"execute_data", EXCEPTION_MEMMANAGE, "MemManage", CFSR_IACCVIOL, 0u, AT_PC},
    {"execute_stack", EXCEPTION_MEMMANAGE, "MemManage", CFSR_IACCVIOL, 0u, AT_PC},
    {"execute_constants", EXCEPTION_MEMMANAGE, "MemManage", CFSR_IACCVIOL, 0u, AT_PC},
    {"execute_ns_ram", EXCEPTION_SECUREFAULT, "SecureFault", 0u, SFSR_INVTRAN, NOWHERE},
    {"execute_ns_text", EXCEPTION_SECUREFAULT, "SecureFault", 0u, SFSR_INVTRAN, NOWHERE},
    {"overflow_stack", EXCEPTION_USAGEFAULT, "UsageFault", CFSR_STKOF, 0u, NOWHERE},
};

/* What is known after the run. */
struct outcome {
    bool reset_by_cpu0;
    char record[RECORD_BYTES]; /* console line of the fault, or "" */
    bool panicked;
    uint32_t target;
    uint64_t cfsr; /* of the core, when the run ended */
    uint64_t sfsr;
};

static const struct offence *find_offence(const char *name)
{
    for (size_t i = 0; i < (sizeof(offences) / sizeof(offences[0])); i++) {
        if (strcmp(offences[i].name, name) == 0) {
            return &offences[i];
        }
    }
    runner_die(name, "no such offence");
}

static void take_console(struct outcome *outcome, const char *text)
{
    const char *fault = strstr(text, "cpu0 ");
    if ((fault != NULL) && (strstr(fault, "Fault pc=") != NULL || strstr(fault, "MemManage pc=") != NULL)) {
        (void)snprintf(outcome->record, sizeof(outcome->record), "%s", fault);
    }
    outcome->panicked = outcome->panicked || (strstr(text, "panic: fault") != NULL);
}

static void observe(struct events *events, struct outcome *outcome)
{
    struct boardrun_event event;
    (void)memset(outcome, 0, sizeof(*outcome));
    while (events_next(events, &event)) {
        if ((event.kind == BOARDRUN_EVENT_CONSOLE) && (event.source == BOARDRUN_CPU0)) {
            take_console(outcome, event.text);
        } else if (event.kind == BOARDRUN_EVENT_END) {
            outcome->reset_by_cpu0 = strncmp(event.text, "reset cpu=0", strlen("reset cpu=0")) == 0;
        } else if ((event.source == BOARDRUN_CPU0) && (event.text != NULL)
                   && (strncmp(event.text, "faults ", 7u) == 0)) {
            (void)boardrun_event_argument(event.text, "cfsr", &outcome->cfsr);
            (void)boardrun_event_argument(event.text, "sfsr", &outcome->sfsr);
        }
    }
    outcome->target = events_word(events, PUBLISHED_TARGET);
}

static bool record_says(const struct outcome *outcome, const char *name, uint64_t wanted)
{
    uint64_t value = 0;
    const bool right = boardrun_event_argument(outcome->record, name, &value) && (value == wanted);
    if (!right) {
        (void)printf("the record does not say %s=0x%08" PRIx64 "\n", name, wanted);
    }
    return right;
}

static bool check(const struct offence *offence, const struct outcome *outcome)
{
    bool good = true;
    if (!outcome->reset_by_cpu0 || !outcome->panicked) {
        (void)printf("CPU0 has not panicked and reset the chip\n");
        good = false;
    }
    if (strncmp(&outcome->record[strlen("cpu0 ")], offence->exception_name, strlen(offence->exception_name)) != 0) {
        (void)printf("the record is not one of a %s\n", offence->exception_name);
        good = false;
    }
    if (((uint32_t)outcome->cfsr != offence->cfsr) || ((uint32_t)outcome->sfsr != offence->sfsr)) {
        (void)printf("fault status: cfsr 0x%08" PRIx64 " sfsr 0x%08" PRIx64 " instead of 0x%08" PRIx32 " 0x%08" PRIx32
                     "\n",
                     outcome->cfsr, outcome->sfsr, offence->cfsr, offence->sfsr);
        good = false;
    }
    good = record_says(outcome, "number", offence->exception) && good;
    good = record_says(outcome, "cfsr", offence->cfsr) && good;
    good = record_says(outcome, "sfsr", offence->sfsr) && good;
    if (offence->where != NOWHERE) {
        good = record_says(outcome, (offence->where == AT_PC) ? "pc" : "address", outcome->target) && good;
    }
    return good;
}

int main(int argc, char **argv)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    static struct outcome outcome;
    struct runner runner;
    runner_start(&runner, argc, argv);
    const struct offence *offence = find_offence(runner.mode);
    bool good = true;
    for (unsigned int seed = 1u; seed <= 3u; seed++) {
        runner_options_start(&runner, &options);
        runner_option_number(&options, "--seed=", seed);
        events_start(&events, runner_run_for_events(&runner, &options, &result));
        observe(&events, &outcome);
        events_end(&events);
        (void)printf("%s %s, address 0x%08" PRIx32 ": %s\n", runner.backend, offence->name, outcome.target,
                     outcome.record);
        if (!check(offence, &outcome)) {
            runner_complain(&runner, &options, &result, "the offence was not stopped as it must be");
            good = false;
        }
    }
    return good ? 0 : 1;
}
