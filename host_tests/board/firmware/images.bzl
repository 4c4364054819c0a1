# SPDX-License-Identifier: Apache-2.0
"""Parts of test images that come in numbers."""

load("//platforms/lpc55s69:images.bzl", "cpu0_image")
load("//toolchains:cc.bzl", "cc_library")

def patched_library(name, source, patch, **attributes):
    """A library of one source file of the product with a patch applied to a copy, in the place of the product's object."""
    native.genrule(
        name = name + "_source",
        srcs = [source, patch],
        outs = [name + ".c"],
        cmd = "cp -L $(location %s) $@ && chmod u+w $@ && patch --silent --fuzz=0 $@ $(location %s) || " % (
            source,
            patch,
        ) + "{ echo '%s does not fit %s any more' >&2; exit 1; }" % (
            patch,
            source,
        ),
    )
    cc_library(
        name = name,
        srcs = [name + ".c"],
        alwayslink = True,
        **attributes
    )

def offender_images(offence):
    """The images of both backends whose one partition commits that offence."""
    cc_library(
        name = "offence_" + offence,
        srcs = ["offence_%s.c" % offence],
        target_compatible_with = ["//toolchains:cortex_m33"],
        deps = [
            ":offender",
            "//platforms/lpc55s69:memory_map",
        ],
        alwayslink = True,
    )
    for backend in ["IPC", "SFN"]:
        cpu0_image(
            name = "cpu0_%s_%s" % (backend.lower(), offence),
            backend = backend,
            deps = [
                ":offence_" + offence,
                ":offender",
            ],
        )
