/* SPDX-License-Identifier: Apache-2.0 */
/* See report.h. The peer's figures and what was judged possible are from the project's fact sheet about peers; they
 * were taken on QEMU's Cortex-M33 with arm-none-eabi-gcc 12.2 -Os, no boot loader, silent log, 8 connections. */
#include "tools/figures/report.h"

#include <inttypes.h>
#include <string.h>

enum { NUMBER_BYTES = 32, PEER_CONNECTIONS = 8, PRODUCT_CONNECTIONS = 16 };

/* ---- Numbers -------------------------------------------------------------------------------- */

struct number {
    char text[NUMBER_BYTES];
};

/* With a comma before each third digit. */
static struct number number(uint64_t value)
{
    struct number out;
    char digits[NUMBER_BYTES];
    const int len = snprintf(digits, sizeof(digits), "%" PRIu64, value);
    size_t used = 0;
    for (int i = 0; i < len; i++) {
        if ((i != 0) && (((len - i) % 3) == 0)) {
            out.text[used++] = ',';
        }
        out.text[used++] = digits[i];
    }
    out.text[used] = '\0';
    return out;
}

static void head(FILE *out, const struct build build[REPORT_BUILDS], const char *first, const char *rest,
                 const char *rest_rule)
{
    (void)fprintf(out, "| %s |", first);
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        (void)fprintf(out, " %s, %s |", build[i].paths.backend, build[i].paths.compiler);
    }
    (void)fprintf(out, "%s\n| --- |%s%s\n", rest, " ---: | ---: | ---: | ---: |", rest_rule);
}

/* ---- Calls ---------------------------------------------------------------------------------- */

struct call_row {
    enum count_case which;
    const char *what;
    const char *peer_sfn;
    const char *peer_ipc;
    const char *reach;
};

static const struct call_row call_rows[] = {
    {COUNT_SECURE_EMPTY, "secure to secure, empty", "434", "1,583", "220 / 700"},
    {COUNT_SECURE_SMALL, "secure to secure, 64 + 64 bytes", "1,614", "2,982", "550 / 1,150"},
    {COUNT_SECURE_LARGE, "secure to secure, 4 KiB in", "", "", ""},
    {COUNT_SECURE_EXCHANGE, "secure to secure, 4 KiB + 4 KiB", "", "", ""},
    {COUNT_SECURE_VECTORS, "secure to secure, four inputs, none read", "", "", ""},
    {COUNT_SECURE_CONNECTION, "secure to secure, connect and close", "734", "2,934", ""},
    {COUNT_MAILBOX_EMPTY, "mailbox, empty", "", "3,589 + 5", "500 / 1,050"},
    {COUNT_MAILBOX_SMALL, "mailbox, 64 + 64 bytes", "", "4,663", "850 / 1,500"},
    {COUNT_MAILBOX_LARGE, "mailbox, 4 KiB in", "", "", ""},
    {COUNT_MAILBOX_EXCHANGE, "mailbox, 4 KiB + 4 KiB", "", "", ""},
    {COUNT_MAILBOX_CONNECT, "mailbox, connect", "", "", ""},
    {COUNT_MAILBOX_CLOSE, "mailbox, close", "", "", ""},
    {COUNT_MAILBOX_VERSION, "mailbox, psa_framework_version", "", "1,208", ""},
    {COUNT_MAILBOX_REFUSED, "mailbox, a call that is refused", "", "", ""},
};

static void print_calls(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out,
                  "## Calls\n\n"
                  "Executed instructions + exceptions taken. Secure to secure: all that runs from the call until it is "
                  "back in the\n"
                  "caller. Mailbox: all that CPU0 executes from the mailbox interrupt until it sleeps again, the reply "
                  "included. The\n"
                  "service's own code is part of it. IPC: partitions of the IPC model; SFN: of the SFN model.\n\n");
    head(out, build, "call", " TF-M SFN | TF-M IPC | reach |", " ---: | ---: | ---: |");
    for (size_t row = 0; row < (sizeof(call_rows) / sizeof(call_rows[0])); row++) {
        (void)fprintf(out, "| %s |", call_rows[row].what);
        for (int i = 0; i < (int)REPORT_BUILDS; i++) {
            const struct count_amount *amount = &build[i].count.result[call_rows[row].which];
            (void)fprintf(out, " %s + %u |", number(amount->instructions).text, amount->exceptions);
        }
        (void)fprintf(out, " %s | %s | %s |\n", call_rows[row].peer_sfn, call_rows[row].peer_ipc, call_rows[row].reach);
    }
}

/* ---- Many partitions ------------------------------------------------------------------------ */

struct crowd_row {
    enum count_case which;
    const char *what;
};

static const struct crowd_row crowd_rows[] = {
    {COUNT_SECURE_EMPTY, "secure to secure, stateless handle, empty call"},
    {COUNT_SECURE_CONNECTION, "secure to secure, SID and connection handle: connect and close"},
    {COUNT_MAILBOX_EMPTY, "mailbox, stateless handle, empty call"},
    {COUNT_MAILBOX_CONNECT, "mailbox, SID: connect"},
    {COUNT_MAILBOX_CLOSE, "mailbox, connection handle: close"},
};

static void print_crowd(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out, "\n## 32 partitions\n\n"
                       "The same calls in an image with 30 partitions more, each with a service, all of them more urgent "
                       "than caller and\n"
                       "service (`//host_tests/figures/firmware:crowd_*`): looking a service or a connection up costs the "
                       "same.\n\n| call |");
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        if (build_has_crowd(&build[i])) {
            (void)fprintf(out, " %s, 2 partitions | %s, 32 |", build[i].paths.backend, build[i].paths.backend);
        }
    }
    (void)fprintf(out, "\n| --- | ---: | ---: | ---: | ---: |\n");
    for (size_t row = 0; row < (sizeof(crowd_rows) / sizeof(crowd_rows[0])); row++) {
        (void)fprintf(out, "| %s |", crowd_rows[row].what);
        for (int i = 0; i < (int)REPORT_BUILDS; i++) {
            if (build_has_crowd(&build[i])) {
                const uint64_t few = build[i].count.result[crowd_rows[row].which].instructions;
                const uint64_t many = build[i].crowd.result[crowd_rows[row].which].instructions;
                (void)fprintf(out, " %s |", number(few).text);
                (void)fprintf(out, " %s |", number(many).text);
            }
        }
        (void)fprintf(out, "\n");
    }
}

/* ---- Interrupts ----------------------------------------------------------------------------- */

static void print_stretches(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(
        out,
        "\n## Interrupts that wait\n\n"
        "Longest stretch in instructions, in the calls above and in the job of `./bulkhead run`, after start-up. "
        "Masked: no\n"
        "interrupt is taken (PRIMASK, SVCall, a fault handler). Held: handlers of the lowest priority wait for each "
        "other\n"
        "(mailbox, tick, violations, PendSV); first-level handlers do not. In brackets: where the stretch begins. The "
        "design allows\n"
        "800 masked; the test holds clang, the default, to that, and gcc needs more for a call with four inputs.\n\n");
    head(out, build, "stretch", " reach |", " ---: |");
    (void)fprintf(out, "| masked |");
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        (void)fprintf(out, " %s (`%s`) |", number(build[i].masked.instructions).text, build[i].masked.function);
    }
    (void)fprintf(out, " 800 |\n| held |");
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        (void)fprintf(out, " %s (`%s`) |", number(build[i].held.instructions).text, build[i].held.function);
    }
    (void)fprintf(out, " |\n");
}

/* ---- Sizes ---------------------------------------------------------------------------------- */

enum group {
    GROUP_SPM,
    GROUP_BACKEND,
    GROUP_MAILBOX,
    GROUP_STUBS,
    GROUP_RUNTIME,
    GROUP_WORDS,
    GROUP_HAL,
    GROUP_START,
    GROUP_OPTIONAL,
    GROUP_OTHER
};

static const char *const group_names[] = {
    [GROUP_SPM] = "SPM (frontend)",
    [GROUP_BACKEND] = "backend",
    [GROUP_MAILBOX] = "mailbox",
    [GROUP_STUBS] = "API stubs",
    [GROUP_RUNTIME] = "mem*",
    [GROUP_WORDS] = "names and rule numbers for the console",
    [GROUP_HAL] = "HAL: what calls use, and the entry file with all state",
    [GROUP_START] = "HAL: start-up, protection, supervision, faults, console",
    [GROUP_OPTIONAL] = "apart: interrupts of partitions, MM-IOVEC",
};

struct group_rule {
    const char *begin; /* of the object's name */
    enum group group;
};

/* The first that fits. */
static const struct group_rule group_rules[] = {
    {"spm/rules", GROUP_WORDS},
    {"spm/psa_irq", GROUP_OPTIONAL},
    {"spm/psa_map", GROUP_OPTIONAL},
    {"platforms/lpc55s69/interrupts", GROUP_OPTIONAL},
    {"spm/", GROUP_SPM},
    {"backends/sfn/api", GROUP_STUBS},
    {"backends/ipc/sfn_thread", GROUP_STUBS},
    {"platforms/lpc55s69/svc", GROUP_STUBS},
    {"backends/", GROUP_BACKEND},
    {"mailbox/", GROUP_MAILBOX},
    {"toolchains/", GROUP_RUNTIME},
    {"platforms/lpc55s69/image/", GROUP_OTHER},
    {"platforms/lpc55s69/entry_", GROUP_HAL},
    {"platforms/lpc55s69/hal", GROUP_HAL},
    {"platforms/lpc55s69/switch", GROUP_HAL},
    {"platforms/lpc55s69/context", GROUP_HAL},
    {"platforms/lpc55s69/copy", GROUP_HAL},
    {"platforms/lpc55s69/doorbell", GROUP_HAL},
    {"platforms/lpc55s69/memory_check", GROUP_HAL},
    {"platforms/lpc55s69/pending", GROUP_HAL},
    {"platforms/lpc55s69/lifecycle", GROUP_HAL},
    {"platforms/lpc55s69/shared/", GROUP_HAL},
    {"platforms/lpc55s69/", GROUP_START},
};

static enum group group_of(const char *name)
{
    for (size_t i = 0; i < (sizeof(group_rules) / sizeof(group_rules[0])); i++) {
        if (strncmp(name, group_rules[i].begin, strlen(group_rules[i].begin)) == 0) {
            return group_rules[i].group;
        }
    }
    return GROUP_OTHER;
}

static struct sizes_object group_size(const struct sizes *sizes, enum group group)
{
    struct sizes_object sum = {"", 0u, 0u};
    for (size_t i = 0; i < sizes->count; i++) {
        if (group_of(sizes->object[i].name) == group) {
            sum.flash += sizes->object[i].flash;
            sum.ram += sizes->object[i].ram;
        }
    }
    return sum;
}

static void print_size(FILE *out, uint32_t flash, uint32_t ram)
{
    (void)fprintf(out, " %s / %s |", number(flash).text, number(ram).text);
}

static void print_flash_sum(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out, "| **frontend + backend + mailbox + stubs + mem\\*, flash** |");
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        uint32_t sum = 0u;
        for (int group = (int)GROUP_SPM; group <= (int)GROUP_RUNTIME; group++) {
            sum += group_size(&build[i].sizes, (enum group)group).flash;
        }
        (void)fprintf(out, " **%s** |", number(sum).text);
    }
    (void)fprintf(out, " | 7,976 | 4,200 / 5,600 |\n");
}

/* State alone: the stacks have a table of their own. */
static void print_ram_sum(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out, "| **state of all of these, %d connections, 4 slots, RAM** |", (int)PEER_CONNECTIONS);
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        uint32_t sum = 0u;
        for (int group = (int)GROUP_SPM; group <= (int)GROUP_HAL; group++) {
            sum += group_size(&build[i].sizes, (enum group)group).ram;
        }
        sum -= (uint32_t)(PRODUCT_CONNECTIONS - PEER_CONNECTIONS) * build[i].connection_bytes;
        (void)fprintf(out, " **%s** |", number(sum).text);
    }
    (void)fprintf(out, " 1,280 | 1,396 + mailbox 2,328 | |\n| one connection, RAM |");
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        (void)fprintf(out, " %s |", number(build[i].connection_bytes).text);
    }
    (void)fprintf(out, " 136 | 148 | 80 / 88 |\n");
}

static void print_groups(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out,
                  "\n## Sizes\n\n"
                  "Bytes of text and constants / data and bss, from the linker's maps of images whose partitions use "
                  "every API, with %d\n"
                  "connections. TF-M: SPM core, stubs and mem\\* with one partition of two services at level 1; the "
                  "mailbox agent adds 2,006.\n\n",
                  (int)PRODUCT_CONNECTIONS);
    head(out, build, "part", " TF-M SFN | TF-M IPC | reach |", " ---: | ---: | ---: |");
    for (int group = 0; group < (int)GROUP_OTHER; group++) {
        (void)fprintf(out, "| %s |", group_names[group]);
        for (int i = 0; i < (int)REPORT_BUILDS; i++) {
            const struct sizes_object sum = group_size(&build[i].sizes, (enum group)group);
            print_size(out, sum.flash, sum.ram);
        }
        (void)fprintf(out, " %s | %s | |\n", (group == (int)GROUP_SPM) ? "3,320 / 1,280" : "",
                      (group == (int)GROUP_SPM) ? "4,906 / 1,396"
                                                : ((group == (int)GROUP_MAILBOX) ? "2,006 / 2,328" : ""));
    }
    print_flash_sum(out, build);
    print_ram_sum(out, build);
}

static const struct sizes_object *find(const struct sizes *sizes, const char *name)
{
    for (size_t i = 0; i < sizes->count; i++) {
        if (strcmp(sizes->object[i].name, name) == 0) {
            return &sizes->object[i];
        }
    }
    return NULL;
}

static void print_object(FILE *out, const struct build build[REPORT_BUILDS], const char *name)
{
    (void)fprintf(out, "| `%s` |", name);
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        const struct sizes_object *object = find(&build[i].sizes, name);
        if (object != NULL) {
            print_size(out, object->flash, object->ram);
        } else {
            (void)fprintf(out, " |");
        }
    }
    (void)fprintf(out, "\n");
}

/* Whether an earlier build has that object too. */
static bool printed(const struct build build[REPORT_BUILDS], int before, const char *name)
{
    for (int i = 0; i < before; i++) {
        if (find(&build[i].sizes, name) != NULL) {
            return true;
        }
    }
    return false;
}

static void print_objects(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out, "\nPer object:\n\n");
    head(out, build, "object", "", "");
    for (int group = 0; group < (int)GROUP_OTHER; group++) {
        for (int i = 0; i < (int)REPORT_BUILDS; i++) {
            const struct sizes *sizes = &build[i].sizes;
            for (size_t k = 0; k < sizes->count; k++) {
                const char *name = sizes->object[k].name;
                if ((group_of(name) == (enum group)group) && !printed(build, i, name)) {
                    print_object(out, build, name);
                }
            }
        }
    }
}

/* ---- Stacks --------------------------------------------------------------------------------- */

static void print_stacks(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out, "\n## Stacks\n\n"
                       "Bytes ever used / size, painted stacks, in the job of `./bulkhead run` (SHA-256 of CPU1's "
                       "image among other things). With\n"
                       "the SFN backend the main stack carries everything; with IPC it is the handlers'.\n\n");
    head(out, build, "stack", "", "");
    for (int stack = 0; stack < (int)BUILD_STACKS; stack++) {
        const char *name = "";
        for (int i = 0; i < (int)REPORT_BUILDS; i++) {
            name = (build[i].stack[stack].used != 0u) ? build[i].stack[stack].name : name;
        }
        if (name[0] == '\0') {
            continue;
        }
        (void)fprintf(out, "| `%s` |", name);
        for (int i = 0; i < (int)REPORT_BUILDS; i++) {
            if (build[i].stack[stack].used != 0u) {
                print_size(out, build[i].stack[stack].used, build[i].stack[stack].bytes);
            } else {
                (void)fprintf(out, " |");
            }
        }
        (void)fprintf(out, "\n");
    }
}

void report_print(FILE *out, const struct build build[REPORT_BUILDS])
{
    (void)fprintf(out,
                  "# Figures\n\n"
                  "Measured on the virtual board and in the linker's maps by one command, which prints this page:\n\n"
                  "    bazel run //tools/figures:figures > docs/figures.md\n\n"
                  "Isolation level 1, -Os. `//tools/figures:figures_test` fails when a figure gets more than 3 %% "
                  "worse than it stands here. \"TF-M\" is Trusted\n"
                  "Firmware-M 2.3.1, \"reach\" (SFN / IPC) what was judged hard but possible; both are for gcc. "
                  "Exceptions cost no\n"
                  "instructions, so they are counted apart.\n\n");
    print_calls(out, build);
    (void)fprintf(out, "\n![Executed instructions of calls, gcc](figures.svg)\n\nDrawn by `bazel run "
                       "//tools/figures:figures -- --svg > docs/figures.svg`.\n");
    print_crowd(out, build);
    print_stretches(out, build);
    print_groups(out, build);
    print_objects(out, build);
    print_stacks(out, build);
}
