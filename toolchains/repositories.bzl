# SPDX-License-Identifier: Apache-2.0
"""The external repositories, all of them from pinned packages, and the toolchains made of them.

Also for a WORKSPACE of another project, which calls both functions and has this one under the name bulkhead
(docs/writing-a-partition.md)."""

load("//toolchains:folders.bzl", "linked_folder")
load("//toolchains:packages.bzl", "deb_packages", "source_package")

_LLVM_TOOLS = [
    "clang",
    "clang-tidy",
    "ld.lld",
    "llvm-addr2line",
    "llvm-ar",
    "llvm-cov",
    "llvm-dwp",
    "llvm-nm",
    "llvm-objcopy",
    "llvm-objdump",
    "llvm-profdata",
    "llvm-ranlib",
    "llvm-readelf",
    "llvm-size",
    "llvm-strip",
    "llvm-symbolizer",
]

_ARM_GCC_TOOLS = [
    "arm-none-eabi-ar",
    "arm-none-eabi-gcc",
    "arm-none-eabi-gcov",
    "arm-none-eabi-ld",
    "arm-none-eabi-nm",
    "arm-none-eabi-objcopy",
    "arm-none-eabi-objdump",
    "arm-none-eabi-readelf",
    "arm-none-eabi-strip",
]

def bulkhead_repositories():
    """Declares every repository that WORKSPACE needs."""
    deb_packages(
        name = "llvm",
        lock = Label("//toolchains:locks/llvm.lock"),
        build_file = Label("//toolchains:llvm/llvm.BUILD.bazel"),
        files = {Label("//toolchains:firmware/string.h"): "string/string.h"},
        run_tool = Label("//toolchains:llvm/run_tool"),
        tools = _LLVM_TOOLS,
        prune = [
            "usr/bin",
            "usr/lib/llvm-19/bin/llvm-exegesis",
            "usr/lib/llvm-19/bin/llvm-jitlink*",
            "usr/lib/x86_64-linux-gnu/gconv",
        ],
    )
    deb_packages(
        name = "arm_gcc",
        lock = Label("//toolchains:locks/arm_gcc.lock"),
        build_file = Label("//toolchains:arm_gcc/arm_gcc.BUILD.bazel"),
        files = {Label("//toolchains:firmware/string.h"): "string/string.h"},
        links = {"libgcc.a": "usr/lib/gcc/arm-none-eabi/12.2.1/thumb/v8-m.main/nofp/libgcc.a"},
        run_tool = Label("//toolchains:arm_gcc/run_tool"),
        tools = _ARM_GCC_TOOLS,
        # C++, link-time optimisation, the C library's multilibs and those of cores that nobody builds for.
        prune = [
            "usr/lib/gcc/arm-none-eabi/*/cc1plus",
            "usr/lib/gcc/arm-none-eabi/*/lto1",
            "usr/lib/gcc/arm-none-eabi/*/lto-wrapper",
            "usr/lib/gcc/arm-none-eabi/*/arm",
            "usr/lib/gcc/arm-none-eabi/*/thumb/[!v]*",
            "usr/lib/gcc/arm-none-eabi/*/thumb/v[!8]*",
            "usr/lib/gcc/arm-none-eabi/*/thumb/v8-[!m]*",
            "usr/lib/gcc/arm-none-eabi/*/thumb/v8-m.main+*",
            "usr/lib/gcc/arm-none-eabi/*/thumb/v8-m.base",
            "usr/lib/gcc/arm-none-eabi/*/plugin",
            "usr/lib/x86_64-linux-gnu/gconv",
        ],
    )
    source_package(
        name = "mbedtls",
        lock = Label("//toolchains:locks/mbedtls.lock"),
        archive = "mbedtls_2.28.3.orig.tar.gz",
        build_file = Label("//toolchains:mbedtls/mbedtls.BUILD.bazel"),
        files = {
            Label("//toolchains:mbedtls/unused.h"): "firmware/assert.h firmware/stdlib.h",
            Label("//toolchains:mbedtls/config.h"): "config/bulkhead_mbedtls_config.h",
        },
        strip_prefix = "Mbed-TLS-mbedtls-8f97ca5",
    )
    source_package(
        name = "googletest",
        lock = Label("//toolchains:locks/googletest.lock"),
        archive = "googletest_1.12.1.orig.tar.gz",
        build_file = Label("//toolchains:googletest/googletest.BUILD.bazel"),
        strip_prefix = "googletest-release-1.12.1",
    )
    source_package(
        name = "libyaml",
        lock = Label("//toolchains:locks/libyaml.lock"),
        archive = "libyaml_0.2.5.orig.tar.gz",
        build_file = Label("//toolchains:libyaml/libyaml.BUILD.bazel"),
        strip_prefix = "libyaml-0.2.5",
    )

    deb_packages(
        name = "qemu_tools",
        lock = Label("//toolchains:locks/qemu_tools.lock"),
        build_file = Label("//toolchains:qemu/qemu_tools.BUILD.bazel"),
        run_tool = Label("//toolchains:qemu/run_tool"),
        tools = [
            "make",
            "meson",
            "ninja",
            "pkg-config",
            "python3",
        ],
    )
    source_package(
        name = "qemu_src",
        lock = Label("//toolchains:locks/qemu_src.lock"),
        build_file = Label("//toolchains:qemu/qemu_src.BUILD.bazel"),
        debian_patches = True,
    )

    deb_packages(
        name = "afl",
        lock = Label("//toolchains:locks/afl.lock"),
        build_file = Label("//toolchains:afl/afl.BUILD.bazel"),
        links = {
            "driver/afl-compiler-rt.o": "usr/lib/afl/afl-compiler-rt.o",
            "driver/libAFLDriver.a": "usr/lib/afl/libAFLDriver.a",
        },
        prune = ["usr/lib/x86_64-linux-gnu/gconv"],
        run_tool = Label("//toolchains:afl/run_tool"),
        tools = [
            "afl-fuzz",
            "afl-showmap",
            "afl-tmin",
        ],
    )

    deb_packages(
        name = "cppcheck",
        lock = "//toolchains:locks/cppcheck.lock",
        build_file = "//toolchains/analysis:cppcheck.BUILD.bazel",
        prune = [
            "usr/lib/x86_64-linux-gnu/gconv",
            "usr/share",
        ],
        run_tool = "//toolchains/analysis:run_tool",
        tools = [
            "cppcheck",
            "python3",
        ],
    )

    # Debian's Bazel says no version, and its own tools expect these three beside it.
    if not native.bazel_version:
        for shim in ["rules_cc", "rules_java", "remote_coverage_tools"]:
            linked_folder(name = shim, anchor = Label("//toolchains:BUILD.bazel"), folder = "shims/" + shim)

def bulkhead_toolchains():
    """Registers the compilers for the host and for both CPUs, and where actions run."""
    native.register_toolchains(
        "@bulkhead//toolchains:host_toolchain",
        "@bulkhead//toolchains:cpu0_toolchain",
        "@bulkhead//toolchains:cpu1_toolchain",
        "@bulkhead//toolchains:cpu0_gcc_toolchain",
        "@bulkhead//toolchains:cpu1_gcc_toolchain",
    )
    native.register_execution_platforms("@bulkhead//toolchains:host")
