/* SPDX-License-Identifier: Apache-2.0 */
/* What manifests, platform file and command line say, in types that checks and generators work on.
 *
 * A member whose value the file gives wrongly or not at all is zero or NULL; the report says so, and later checks pass
 * over it, so that one mistake gives one message. */
#ifndef TOOLS_MANIFESTC_MODEL_H
#define TOOLS_MANIFESTC_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tools/manifestc/report.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A text and where it stands. value NULL: not given. */
struct text {
    const char *value;
    struct place place;
};

/* A number and where it stands. */
struct number {
    uint32_t value;
    bool given;
    struct place place;
};

enum version { VERSION_UNKNOWN = 0, VERSION_1_0, VERSION_1_1 };
enum model { MODEL_IPC = 1, MODEL_SFN, MODEL_DUAL };
enum type { TYPE_APPLICATION_ROT = 1, TYPE_PSA_ROT };
enum priority { PRIORITY_HIGH = 1, PRIORITY_NORMAL, PRIORITY_LOW };
enum policy { POLICY_STRICT = 1, POLICY_RELAXED };
enum handling { HANDLING_SLIH = 1, HANDLING_FLIH };
enum backend_kind { BACKEND_IPC = 1, BACKEND_SFN };

struct service {
    struct text name;
    const char *lower; /* the name in lower case */
    struct number sid;
    struct number version;
    enum policy policy;
    bool non_secure_clients;
    bool connection_based;
    struct number handle;      /* stateless_handle, 1 to 32; not given: auto */
    unsigned int handle_index; /* of a stateless service, assigned */
    bool mm_iovec;
    struct place mm_iovec_place;
    struct partition *owner;
    bool has_client; /* non-secure clients or a partition that depends on it */
    size_t index;    /* in the image's table */
};

struct region {
    struct text name; /* of a named region */
    uint64_t base;
    uint64_t size; /* 0: unknown */
    bool writable;
    struct place place;
};

struct irq {
    struct text source;
    struct number line;
    const char *signal; /* name of the macro */
    const char *lower;  /* 1.1: the name in lower case */
    enum handling handling;
    struct place place;
    struct place client_id_place; /* of client_id_base */
    int64_t client_id_base;       /* 0: none */
    int64_t client_id_limit;
};

struct dependency {
    struct text name;
    bool weak;
    struct service *service; /* NULL: not in the image */
};

struct partition {
    struct place place; /* beginning of the file */
    bool readable;      /* it is a map: what is not there is not there */
    const char *stem;   /* file name without folder and ending, as a C identifier */
    const char *header; /* the same as it is */
    enum version version;
    struct text name;
    enum type type;
    struct place type_place;
    enum priority priority;
    enum model model;
    struct place model_place;
    struct text entry; /* entry_point or entry_init */
    struct number stack;
    struct number heap;
    bool agent;
    struct place agent_place;
    int64_t client_id_base; /* 0: none */
    int64_t client_id_limit;
    struct place client_id_place;
    struct number id;
    struct service *services;
    size_t service_count;
    struct irq *irqs;
    size_t irq_count;
    struct region *regions;
    size_t region_count;
    struct dependency *dependencies;
    size_t dependency_count;
    uint64_t score;    /* 1 + sum of the scores of the partitions depended on */
    unsigned int mark; /* for the search for cycles */
    size_t index;      /* in the image's table: the order of priority */
    size_t first_service;
    size_t first_irq;
};

/* ---- The platform file ------------------------------------------------------------------------------------------- */

struct named_line {
    const char *name;
    uint32_t line;
};

struct named_region {
    const char *name;
    uint64_t base;
    uint64_t size;
};

struct platform {
    const char *name; /* NULL: no platform file */
    struct named_line *lines;
    size_t line_count;
    uint32_t irq_lines; /* lines are 0 to irq_lines - 1 */
    struct named_line *reserved_lines;
    size_t reserved_line_count;
    struct named_region *regions;
    size_t region_count;
    struct named_region *ranges; /* where regions may lie */
    size_t range_count;
    uint32_t window_count; /* MMIO regions that a partition may have */
    uint32_t granularity;  /* regions begin and end on multiples of it */
    uint32_t stack_alignment;
    uint32_t stack_bytes_min;
    uint32_t ram_bytes; /* for all stacks and heaps */
};

/* ---- The command line -------------------------------------------------------------------------------------------- */

struct given_id {
    const char *name;
    uint32_t id;
    bool used;
};

struct options {
    enum backend_kind backend;
    uint32_t isolation_level;
    const char *platform_file;
    uint32_t connections;
    uint32_t secure_connections;
    enum priority mailbox_priority;
    struct given_id *ids;
    size_t id_count;
    const char **extensions;
    size_t extension_count;
    bool mm_iovec;
    bool allow_unreachable;
    bool check_only;
    bool recommend;
    const char *memory_header;
    const char *out;
    const char **manifests;
    size_t manifest_count;
};

/* ---- Everything -------------------------------------------------------------------------------------------------- */

struct image {
    struct arena *arena;
    struct report *report;
    const struct options *options;
    struct platform platform;
    bool platform_wrong; /* its errors are reported, and nothing is compared with it */
    struct partition *partitions; /* in the order of the command line */
    size_t partition_count;
    size_t service_count;
    size_t irq_count;
    /* Agents aside. */
    struct partition **by_priority;
    size_t member_count;
};

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_MODEL_H */
