# SPDX-License-Identifier: Apache-2.0
"""Parts of test images that come in numbers."""

load("//platforms/lpc55s69:images.bzl", "cpu0_image")
load("//toolchains:cc.bzl", "cc_library")

def offender_images(offence):
    """The images of both backends whose one partition commits that offence."""
    cc_library(
        name = "offence_" + offence,
        srcs = ["offence_%s.c" % offence],
        target_compatible_with = ["//toolchains:cortex_m33"],
        deps = [
            ":offence",
            ":offence_acts",
            "//platforms/lpc55s69:memory_map",
        ],
        alwayslink = True,
    )
    for backend in ["IPC", "SFN"]:
        cpu0_image(
            name = "cpu0_%s_%s" % (backend.lower(), offence),
            backend = backend,
            image = ":offender_image_" + backend.lower(),
            deps = [":offence_" + offence],
        )
