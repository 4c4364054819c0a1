/* SPDX-License-Identifier: Apache-2.0 */
/* All that is measured of one backend as one compiler builds it. */
#ifndef TOOLS_FIGURES_BUILD_H
#define TOOLS_FIGURES_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "tools/figures/count.h"
#include "tools/figures/sizes.h"

enum { BUILD_STACKS = 10, BUILD_NAME_BYTES = 64 };

struct build_paths {
    const char *backend;  /* "IPC" or "SFN"                    */
    const char *compiler; /* "gcc" or "clang"                  */
    const char *calls;    /* cpu0_calls_*: ELF file and map    */
    const char *calls_map;
    const char *calls_cpu1;
    const char *stacks; /* cpu0_stacks_*                       */
    const char *product;
    const char *product_cpu1;
    const char *crowd; /* cpu0_crowd_*: the same partitions among 30 others */
};

struct build_stack {
    char name[BUILD_NAME_BYTES]; /* symbol at its lowest address */
    uint32_t bytes;
    uint32_t used;
};

/* The longest stretch of both programs, and the function in which it begins. */
struct build_stretch {
    uint64_t instructions;
    char function[BUILD_NAME_BYTES];
};

struct build {
    struct build_paths paths;
    struct count count;
    struct count crowd; /* of gcc's builds only */
    struct sizes sizes;
    struct build_stretch masked;
    struct build_stretch held;
    struct build_stack stack[BUILD_STACKS];
    uint32_t connection_bytes; /* of one connection */
};

/* gcc's figures are the ones that are compared with peers'; one compiler is enough to see what grows with partitions. */
bool build_has_crowd(const struct build *build);

/* Runs and reads everything. paths are set. Ends the program if anything is not as it must be. */
void build_measure(struct build *build, const char *qemu, const char *llvm);

#endif /* TOOLS_FIGURES_BUILD_H */
