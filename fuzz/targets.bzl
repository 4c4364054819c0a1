# SPDX-License-Identifier: Apache-2.0
"""fuzz_target_library: one of the two targets, for the worlds that it is given; the planted defects give others."""

load("//fuzz:world.bzl", "fuzz_world")
load("//toolchains:cc.bzl", "cc_library")

# Calls between objects of a world that the checks look at.
_WRAPPED = [
    "backend_complete",
    "hal_copy",
    "hal_shared_copy_out",
    "hal_shared_load",
    "hal_shared_store",
    "mailbox_take",
    "spm_abandon_mailbox_clients",
    "spm_psa_call",
    "spm_psa_clear",
    "spm_psa_close",
    "spm_psa_connect",
    "spm_psa_eoi",
    "spm_psa_framework_version",
    "spm_psa_get",
    "spm_psa_irq_disable",
    "spm_psa_irq_enable",
    "spm_psa_map_invec",
    "spm_psa_map_outvec",
    "spm_psa_notify",
    "spm_psa_panic",
    "spm_psa_read",
    "spm_psa_reply",
    "spm_psa_reset_signal",
    "spm_psa_rot_lifecycle_state",
    "spm_psa_set_rhandle",
    "spm_psa_skip",
    "spm_psa_unmap_invec",
    "spm_psa_unmap_outvec",
    "spm_psa_version",
    "spm_psa_wait",
    "spm_psa_write",
    "spm_sfn_end",
]

# platforms/host/partition.h
_REGIONS = [
    "%s_%s" % (image, partition)
    for image in ["fuzz", "mixed"]
    for partition in ["alpha", "beta", "failed", "gamma"]
]

_TARGETS = {
    "call_fuzz": struct(
        srcs = ["//fuzz:call_fuzz.c"],
        deps = ["//fuzz:trace"],
    ),
    "mailbox_fuzz": struct(
        srcs = [
            "//fuzz:mailbox_fuzz.c",
            "//fuzz:mailbox_program.c",
            "//fuzz:mailbox_program.h",
        ],
        deps = [],
    ),
}

FUZZ_TARGETS = sorted(_TARGETS.keys())

def fuzz_worlds(name, replaced = [], replaced_in = ["ipc", "sfn"], **attributes):
    """<name>ipc_world and <name>sfn_world; in those that replaced_in names, libraries in `replaced` take the place of
    objects of the product."""
    for world in ["ipc", "sfn"]:
        fuzz_world(
            name = "%s%s_world" % (name, world),
            libraries = (replaced if world in replaced_in else []) + ["//fuzz:%s_side" % world],
            prefix = world + "_",
            regions = _REGIONS,
            wrapped = _WRAPPED,
            **attributes
        )

def fuzz_target_library(name, target, worlds = "", **attributes):
    """worlds: the name that fuzz_worlds() was given, in the same package."""
    cc_library(
        name = name,
        srcs = _TARGETS[target].srcs,
        deps = [
            ":%sipc_world" % worlds,
            ":%ssfn_world" % worlds,
            "//fuzz:check",
            "//fuzz:client",
            "//fuzz:interrupt",
            "//fuzz:request",
            "//fuzz:seen",
            "//fuzz:service",
            "//fuzz:state",
            "//fuzz:track",
            "//fuzz:watch",
            "//fuzz:watch_interface",
            "//fuzz:watch_irq",
            "//fuzz:watch_irq_interface",
            "//fuzz:world",
            "//platforms/host:memory_map",
        ] + _TARGETS[target].deps,
        alwayslink = True,
        **attributes
    )
