# SPDX-License-Identifier: Apache-2.0
"""suite_cpu0_image: the suite's secure image for one backend."""

load("//platforms/lpc55s69:images.bzl", "cpu0_image")
load("//toolchains:cc.bzl", "cc_library")

_CPU0 = ["//toolchains:cortex_m33"]

def suite_cpu0_image(name, backend, server, defines = []):
    """backend: IPC or SFN. server: model of partition suite_server, ipc or sfn. defines: of suite_image.c."""
    cc_library(
        name = name + "_parts",
        srcs = ["suite_image.c"],
        local_defines = defines + (["SUITE_SERVER_IN_IPC_MODEL"] if server == "ipc" else []),
        target_compatible_with = _CPU0,
        deps = [
            ":suite_image",
            "//host_tests/client_suite:image_tables",
            "//host_tests/client_suite/partitions:client",
            "//host_tests/client_suite/partitions:failed",
            "//host_tests/client_suite/partitions:leaf",
            "//host_tests/client_suite/partitions:server",
            "//host_tests/client_suite/partitions:server_" + server,
            "//platforms/lpc55s69/image:memory",
        ],
        alwayslink = True,
    )
    cpu0_image(
        name = name,
        backend = backend,
        deps = [":%s_parts" % name],
    )
