# SPDX-License-Identifier: Apache-2.0
"""suite_cpu0_image: the suite's secure image for one backend."""

load("//platforms/lpc55s69:images.bzl", "cpu0_image")
load("//toolchains:cc.bzl", "cc_library")

_CPU0 = ["//toolchains:cortex_m33"]

# What an entry file includes of the image, and the only line of it that another image changes.
_PRODUCT_HEADER = "platforms/lpc55s69/image/image.h"
_SUITE_HEADER = "host_tests/client_suite/board/suite_image.h"

_ENTRY_DEPS = {
    "IPC": [
        "//backends/ipc",
        "//backends/ipc:interface",
        "//platforms/lpc55s69:context",
        "//platforms/lpc55s69:core_registers",
        "//platforms/lpc55s69:linker_symbols",
        "//platforms/lpc55s69:svc_numbers",
    ],
    "SFN": [
        "//backends/sfn",
        "//backends/sfn:api",
        "//backends/sfn:interface",
        "//hal:doorbell",
        "//mailbox:secure",
        "//platforms/lpc55s69:faults",
        "//platforms/lpc55s69:startup",
    ],
}

def suite_cpu0_image(name, backend, server, defines = []):
    """backend: IPC or SFN. server: model of partition suite_server, ipc or sfn. defines: of suite_image.c."""
    entry = "entry_" + backend.lower()
    native.genrule(
        name = name + "_entry_source",
        srcs = ["//platforms/lpc55s69:%s.c" % entry],
        outs = [name + "_entry.c"],
        cmd = "sed 's|%s|%s|' $< > $@ && grep -q '%s' $@" % (_PRODUCT_HEADER, _SUITE_HEADER, _SUITE_HEADER),
    )

    # Each defines all that an object of the product defines, and so takes its place.
    cc_library(
        name = name + "_parts",
        srcs = [
            name + "_entry.c",
            "suite_image.c",
        ],
        local_defines = defines + (["SUITE_SERVER_IN_IPC_MODEL"] if server == "ipc" else []),
        target_compatible_with = _CPU0,
        deps = _ENTRY_DEPS[backend] + [
            ":suite_image",
            "//hal:twin_cpu",
            "//host_tests/client_suite:image_tables",
            "//host_tests/client_suite/partitions:client",
            "//host_tests/client_suite/partitions:failed",
            "//host_tests/client_suite/partitions:leaf",
            "//host_tests/client_suite/partitions:server",
            "//host_tests/client_suite/partitions:server_" + server,
            "//mailbox:wire",
            "//platforms/lpc55s69:clocks",
            "//platforms/lpc55s69:core",
            "//platforms/lpc55s69:entry",
            "//platforms/lpc55s69:hal",
            "//platforms/lpc55s69:memory_map",
            "//platforms/lpc55s69:protection",
            "//platforms/lpc55s69:supervisor",
            "//platforms/lpc55s69:uart",
            "//spm",
            "//spm:entries",
            "//spm:instance",
        ],
        alwayslink = True,
    )
    cpu0_image(
        name = name,
        backend = backend,
        deps = [":%s_parts" % name],
    )
