/* SPDX-License-Identifier: Apache-2.0 */
/* Part of each world: its table. */
#include "fuzz/world.h"

#include "fuzz/image.h"
#include "platforms/host/cpu1.h"
#include "spm/instance.h"

/* world.bzl turns the name into sfn_world and ipc_world. */
extern const struct fuzz_world world;

const struct fuzz_world world = {
    .name = fuzz_world_name,
    .image = &fuzz_host_image,
    .image_mixed = &fuzz_host_image_mixed,
    .share_ns_memory = host_share_ns_memory,
    .load = host_load,
    .flash_program = host_flash_program,
    .run = host_run,
    .console = host_console,
    .instance = spm_instance,
    .request_ring = host_request_ring,
    .request_cpu1_reset = host_request_cpu1_reset,
    .cpu1_in_reset = host_cpu1_in_reset,
    .cpu1_give_way = host_cpu1_give_way,
    .cpu1_yield = host_cpu1_yield,
    .set_line = host_set_line,
    .line_is_enabled = host_line_is_enabled,
};
