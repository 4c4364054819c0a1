/* SPDX-License-Identifier: Apache-2.0 */
/* One secure side with its backend and its copy of the host platform, behind one table: a program holds two of them
 * (world.bzl), which share non-secure memory and take turns. */
#ifndef FUZZ_WORLD_H
#define FUZZ_WORLD_H

#include "platforms/host/host.h"
#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

struct fuzz_world {
    const char *name;
    const struct host_image *image;
    const struct host_image *image_mixed; /* not for the SFN backend */
    void (*share_ns_memory)(void); /* see platforms/host/host.h and cpu1.h for all of these */
    void (*load)(const struct host_image *image);
    void (*flash_program)(uint32_t offset, const uint8_t *bytes, size_t len);
    struct host_outcome (*run)(const struct host_life *life);
    const char *(*console)(void);
    struct spm *(*instance)(void);
    void (*request_ring)(void);
    void (*request_cpu1_reset)(void);
    bool (*cpu1_in_reset)(void);
    void (*cpu1_give_way)(void);
    void (*cpu1_yield)(void);
    void (*set_line)(uint32_t line, bool high);
    bool (*line_is_enabled)(uint32_t line);
};

extern const struct fuzz_world sfn_world;
extern const struct fuzz_world ipc_world;

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_WORLD_H */
