/* SPDX-License-Identifier: Apache-2.0 */
/* The host SDK: a program of its own build system runs the SPM with its own partitions and a client on the non-secure
 * CPU.
 *
 *     BULKHEAD_CLIENT(client);                         in one file; `client` as in bulkhead_client() of bulkhead.mk
 *
 *     struct bulkhead_setup setup = {.client = &bulkhead_client, .on_end = again};
 *     const struct host_outcome outcome = bulkhead_run(&setup);
 *
 * The image is what manifestc has generated with --memory-header=platforms/host/sdk/image_memory.h. Everything else
 * that a run can do (schedules, stimuli, limits, the console's text) is explained in platforms/host/host.h, what code
 * of the client finds beside psa/client.h in platforms/host/cpu1.h. */
#ifndef PLATFORMS_HOST_SDK_BULKHEAD_H
#define PLATFORMS_HOST_SDK_BULKHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "platforms/host/host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- The image: defined by what manifestc generates
 * ---------------------------------------------------------------------- */

/* One partition. Sections without content are empty regions. */
struct bulkhead_partition {
    struct host_partition_memory memory; /* first: struct host_image points to it */
    struct host_region text;
    struct host_region constants;
};

extern const struct host_image bulkhead_image;

/* An MMIO region that a manifest gives to a partition. bulkhead_run() puts zeroed memory there. */
struct bulkhead_mmio {
    const char *partition;
    uintptr_t base;
    size_t bytes;
    bool writable;
};

extern const struct bulkhead_mmio bulkhead_mmio[];
extern const size_t bulkhead_mmio_count;

/* ---- The client: what runs on the non-secure CPU
 * --------------------------------------------------------------------------- */

/* Its variables may be vectors, read and written, its constants may be inputs; its stack too. Every virtual reset puts
 * the variables back. */
struct bulkhead_client {
    void (*main)(void);
    struct host_region data;
    struct host_region constants;
};

#ifdef __cplusplus
#define BULKHEAD_FUNCTION extern "C"
#else
#define BULKHEAD_FUNCTION extern
#endif

/* Defines bulkhead_client, whose main function is NAME_main(), partially linked under that NAME. */
#define BULKHEAD_CLIENT(name)                                                                                    \
    extern uint8_t __start_partition_##name[] __attribute__((weak));                                             \
    extern uint8_t __stop_partition_##name[] __attribute__((weak));                                              \
    extern uint8_t __start_constants_##name[] __attribute__((weak));                                             \
    extern uint8_t __stop_constants_##name[] __attribute__((weak));                                              \
    BULKHEAD_FUNCTION void name##_main(void);                                                                    \
    static uint8_t name##_last_page[4096] __attribute__((used, section("partition_" #name), aligned(4096)));     \
    const struct bulkhead_client bulkhead_client = {name##_main,                                                 \
                                                    {__start_partition_##name, __stop_partition_##name},         \
                                                    {__start_constants_##name, __stop_constants_##name}}

extern const struct bulkhead_client bulkhead_client;

/* ---- Runs ------------------------------------------------------------------------------------------------- */

enum bulkhead_then { BULKHEAD_STOP = 0, BULKHEAD_RESET };

/* Zeroed members mean: not used. */
struct bulkhead_setup {
    /* NULL: the non-secure CPU never starts. */
    const struct bulkhead_client *client;
    /* What happens when a life of the chip ends, by a panic of a partition or of the SPM or otherwise: stop, or
     * another life after a virtual reset. Variables of partitions and client are as at the start then; what is to
     * outlive a reset belongs into other memory of the program. NULL: stop. */
    enum bulkhead_then (*on_end)(void *context, const struct host_outcome *outcome);
    void *context;
    /* More of platforms/host/host.h. cpu1, client_data and client_constants are filled in from `client`. */
    struct host_life life;
};

/* Runs the image until on_end says stop, and returns how its last life ended. The first call maps the memory of the
 * chip and ends the process if its addresses are taken. */
struct host_outcome bulkhead_run(const struct bulkhead_setup *setup);

/* ---- Where everything lies
 * ------------------------------------------------------------------------------------------------ */

enum bulkhead_region_kind {
    BULKHEAD_TEXT = 1,
    BULKHEAD_CONSTANTS,
    BULKHEAD_DATA,  /* variables and heap; whole pages                                                   */
    BULKHEAD_STACK, /* whole pages; the SFN backend has one for all partitions, whose `partition` is NULL */
    BULKHEAD_MMIO,
    BULKHEAD_MMIO_READ_ONLY
};

struct bulkhead_region {
    enum bulkhead_region_kind kind;
    const char *partition; /* the name in the SPM's tables; NULL: of all */
    uintptr_t first;
    size_t bytes; /* not 0 */
};

/* Fills `out` with as many as it has room for, partitions in the order of their priority, and returns how many there
 * are. */
size_t bulkhead_regions(struct bulkhead_region *out, size_t max);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_SDK_BULKHEAD_H */
