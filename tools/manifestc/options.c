/* SPDX-License-Identifier: Apache-2.0 */
/* Command line of manifestc. See options.h. */
#include "tools/manifestc/options.h"

#include <string.h>

#include "psa/framework_feature.h"
#include "tools/manifestc/values.h"

enum { CONNECTIONS_DEFAULT = 16, SECURE_CONNECTIONS_DEFAULT = 4 };

const char options_help[] =
    "usage: manifestc [OPTION]... --out=DIR MANIFEST...\n"
    "\n"
    "Checks FF-M manifests (1.0 and 1.1, JSON or YAML) of the partitions of one image and generates\n"
    "  DIR/psa_manifest/sid.h, pid.h, NAME.h   headers for partitions and clients (NAME: the manifest's file name)\n"
    "  DIR/image.c, DIR/image.h                the SPM's constant tables\n"
    "  DIR/NAME.symbols                        what other objects may refer to, for the partial link\n"
    "  DIR/NAME_heap.c                         the partition's heap\n"
    "\n"
    "  --backend=IPC|SFN              backend that runs the image (default IPC)\n"
    "  --isolation-level=1|2|3        (default 1)\n"
    "  --platform=FILE                what the chip offers: interrupts, MMIO regions, limits\n"
    "  --connections=N                connection slots (default 16)\n"
    "  --secure-connections=N         of these, kept for clients in partitions (default 4)\n"
    "  --mailbox-priority=LOW|NORMAL|HIGH   place of the mailbox among the partitions (default NORMAL)\n"
    "  --pid=NAME=NUMBER              id of a partition; those not given get the numbers behind the largest, from 256 "
    "on\n"
    "  --memory-header=INCLUDE        header with the macros that place the partitions' memory\n"
    "  --mm-iovec=yes|no              whether the framework has MM-IOVEC (default: as include/psa/framework_feature.h "
    "says)\n"
    "  --extension=ATTRIBUTE          allow an attribute that is not the framework's: ns_agent, weak_dependencies\n"
    "  --allow=unreachable            services that nobody can reach are no error\n"
    "  --check                        write nothing; --out is not needed\n"
    "  --recommend                    say so if the SFN backend would do\n"
    "  --help                         this text\n"
    "\n"
    "Errors: FILE:LINE:COLUMN: error: what is wrong; what would be right [RULE]. All errors of a run, sorted.\n"
    "Status: 0 fine, 1 errors in manifests, 2 wrong use, 3 files that cannot be written.\n"
    "The rules are explained in docs/manifests.md.\n";

struct parsing {
    struct arena *arena;
    struct options *out;
    const char *argument;
    const char *message;
};

/* Value of "--name=value", or NULL if the argument is another option. */
static const char *value_of(const char *argument, const char *name)
{
    const size_t len = strlen(name);
    return ((strncmp(argument, name, len) == 0) && (argument[len] == '=')) ? &argument[len + 1u] : NULL;
}

static void refuse(struct parsing *parsing, const char *wanted)
{
    parsing->message = arena_format(parsing->arena, "%s: %s", parsing->argument, wanted);
}

static unsigned int choice(struct parsing *parsing, const char *value, const char *const *names, size_t count,
                           const char *wanted)
{
    for (size_t i = 0u; i < count; i++) {
        if (strcmp(value, names[i]) == 0) {
            return (unsigned int)i + 1u;
        }
    }
    refuse(parsing, wanted);
    return 0u;
}

static void parse_pid(struct parsing *parsing, const char *value)
{
    const char *const separator = strchr(value, '=');
    uint64_t number = 0u;
    if ((separator == NULL) || (separator == value) || !number_parse(&separator[1], UINT32_MAX, &number)) {
        refuse(parsing, "write --pid=NAME=NUMBER, as in --pid=MY_PARTITION=256");
        return;
    }
    struct given_id *const given = &parsing->out->ids[parsing->out->id_count++];
    given->name = arena_copy(parsing->arena, value, (size_t)(separator - value));
    given->id = (uint32_t)number;
}

static void parse_extension(struct parsing *parsing, const char *value)
{
    static const char *const known[] = {"ns_agent", "weak_dependencies"};
    if (choice(parsing, value, known, 2u, "the extensions are ns_agent and weak_dependencies") != 0u) {
        parsing->out->extensions[parsing->out->extension_count++] = value;
    }
}

/* true: the argument is one of these options. */
static bool parse_choice(struct parsing *parsing)
{
    static const char *const backends[] = {"IPC", "SFN"};
    static const char *const levels[] = {"1", "2", "3"};
    static const char *const priorities[] = {"HIGH", "NORMAL", "LOW"};
    static const char *const answers[] = {"yes", "no"};
    static const char *const allowances[] = {"unreachable"};
    struct options *const out = parsing->out;
    const char *value = value_of(parsing->argument, "--backend");
    if (value != NULL) {
        out->backend = (enum backend_kind)choice(parsing, value, backends, 2u, "the backends are IPC and SFN");
        return true;
    }
    value = value_of(parsing->argument, "--isolation-level");
    if (value != NULL) {
        out->isolation_level = choice(parsing, value, levels, 3u, "the levels are 1, 2 and 3");
        return true;
    }
    value = value_of(parsing->argument, "--mailbox-priority");
    if (value != NULL) {
        out->mailbox_priority =
            (enum priority)choice(parsing, value, priorities, 3u, "the priorities are LOW, NORMAL and HIGH");
        return true;
    }
    value = value_of(parsing->argument, "--mm-iovec");
    if (value != NULL) {
        out->mm_iovec = choice(parsing, value, answers, 2u, "say yes or no") == 1u;
        return true;
    }
    value = value_of(parsing->argument, "--allow");
    if (value != NULL) {
        out->allow_unreachable = choice(parsing, value, allowances, 1u, "only unreachable can be allowed") == 1u;
        return true;
    }
    return false;
}

static bool parse_number(struct parsing *parsing)
{
    const struct {
        const char *name;
        uint32_t *out;
    } numbers[] = {
        {"--connections", &parsing->out->connections},
        {"--secure-connections", &parsing->out->secure_connections},
    };
    for (size_t i = 0u; i < 2u; i++) {
        const char *const value = value_of(parsing->argument, numbers[i].name);
        uint64_t number = 0u;
        if (value != NULL) {
            if (!number_parse(value, UINT32_MAX, &number)) {
                refuse(parsing, "this is no number");
            }
            *numbers[i].out = (uint32_t)number;
            return true;
        }
    }
    return false;
}

static bool parse_text(struct parsing *parsing)
{
    const struct {
        const char *name;
        const char **out;
    } texts[] = {
        {"--platform", &parsing->out->platform_file},
        {"--memory-header", &parsing->out->memory_header},
        {"--out", &parsing->out->out},
    };
    for (size_t i = 0u; i < 3u; i++) {
        const char *const value = value_of(parsing->argument, texts[i].name);
        if (value != NULL) {
            if (value[0] == '\0') {
                refuse(parsing, "something is missing behind the equals sign");
            }
            *texts[i].out = value;
            return true;
        }
    }
    return false;
}

static void parse_argument(struct parsing *parsing)
{
    const char *const pid = value_of(parsing->argument, "--pid");
    const char *const extension = value_of(parsing->argument, "--extension");
    if (parsing->argument[0] != '-') {
        parsing->out->manifests[parsing->out->manifest_count++] = parsing->argument;
    } else if (pid != NULL) {
        parse_pid(parsing, pid);
    } else if (extension != NULL) {
        parse_extension(parsing, extension);
    } else if (strcmp(parsing->argument, "--check") == 0) {
        parsing->out->check_only = true;
    } else if (strcmp(parsing->argument, "--recommend") == 0) {
        parsing->out->recommend = true;
    } else if (!parse_choice(parsing) && !parse_number(parsing) && !parse_text(parsing)) {
        refuse(parsing, "no such option; manifestc --help lists them");
    }
}

enum options_result options_parse(struct arena *arena, int argc, const char *const *argv, struct options *out,
                                  const char **message)
{
    const size_t room = (argc > 0) ? (size_t)argc : 1u;
    *out = (struct options){
        .backend = BACKEND_IPC,
        .isolation_level = 1u,
        .connections = CONNECTIONS_DEFAULT,
        .secure_connections = SECURE_CONNECTIONS_DEFAULT,
        .mailbox_priority = PRIORITY_NORMAL,
        .mm_iovec = PSA_FRAMEWORK_HAS_MM_IOVEC != 0,
        .ids = arena_array(arena, room, sizeof(*out->ids)),
        .extensions = arena_array(arena, room, sizeof(*out->extensions)),
        .manifests = arena_array(arena, room, sizeof(*out->manifests)),
    };
    struct parsing parsing = {arena, out, NULL, NULL};
    for (int i = 1; i < argc; i++) {
        parsing.argument = argv[i];
        if (strcmp(argv[i], "--help") == 0) {
            return OPTIONS_HELP;
        }
        parse_argument(&parsing);
        if (parsing.message != NULL) {
            *message = parsing.message;
            return OPTIONS_WRONG;
        }
    }
    if (out->manifest_count == 0u) {
        *message = "no manifest is given; manifestc --help says how";
        return OPTIONS_WRONG;
    }
    if ((out->out == NULL) && !out->check_only) {
        *message = "--out=DIR is missing; or --check to write nothing";
        return OPTIONS_WRONG;
    }
    return OPTIONS_RUN;
}
