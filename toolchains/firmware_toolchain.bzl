# SPDX-License-Identifier: Apache-2.0
"""Compilers for code that runs on the two Cortex-M33 cores: clang with lld, or arm-none-eabi-gcc.

cpu0 has the Security Extension (-mcmse) and DSP instructions; cpu1 has neither them nor an FPU.  No core is given
floating-point instructions: the FPU of CPU0 stays off, so "+nofp" keeps the compiler from touching its registers, also
around non-secure calls.  Headers: those of the compiler's own that C99 asks of a freestanding implementation, and the
string.h of this folder, which declares what firmware/mem.c defines."""

load("@bazel_tools//tools/cpp:cc_toolchain_config_lib.bzl", "feature", "tool_path")
load(
    "//toolchains:host_toolchain.bzl",
    "ASSEMBLE_ACTIONS",
    "COMPILE_ACTIONS",
    "CXX_ACTIONS",
    "C_ACTIONS",
    "DETERMINISTIC",
    "LINK_ACTIONS",
    "builtin_directories",
    "flags",
    "own_warnings",
)
load("//toolchains:warnings.bzl", "C_WARNINGS_CLANG", "C_WARNINGS_GCC")

_CPU = {
    "cpu0": ["-mcpu=cortex-m33+nofp", "-mcmse"],
    "cpu1": ["-mcpu=cortex-m33+nodsp+nofp"],
}

_OBJECTS = [
    "-Os",
    "-g",
    "-gdwarf-4",
    "-ffreestanding",
    "-ffunction-sections",
    "-fdata-sections",
    "-fno-common",
    "-fno-strict-aliasing",
    "-fomit-frame-pointer",
    "-mfloat-abi=soft",
    "-mthumb",
]

_IMAGE = [
    "-nostdlib",
    "-static",
    "-Wl,--gc-sections",
    "-Wl,--build-id=none",
    "-Wl,--fatal-warnings",
]

def _firmware_toolchain_config_impl(ctx):
    root = "external/" + ctx.label.workspace_name
    if ctx.attr.compiler == "clang":
        own_headers = root + "/usr/lib/llvm-19/lib/clang/19/include"
        common = [
            "--target=thumbv8m.main-none-eabi",
            "-no-canonical-prefixes",
            "-resource-dir=" + root + "/usr/lib/llvm-19/lib/clang/19",
        ]
        linker = ["--ld-path=" + root + "/bin/ld.lld"]
        warnings = C_WARNINGS_CLANG
        prefix = "llvm-"
        tools = {"gcc": "clang", "cpp": "clang", "ld": "ld.lld", "gcov": "llvm-profdata"}
    else:
        own_headers = root + "/usr/lib/gcc/arm-none-eabi/12.2.1/include"
        common = []
        linker = []
        warnings = C_WARNINGS_GCC
        prefix = "arm-none-eabi-"
        tools = {"gcc": prefix + "gcc", "cpp": prefix + "gcc", "ld": prefix + "ld", "gcov": prefix + "gcov"}
    headers = [own_headers, "external/%s/string" % ctx.label.workspace_name]

    deterministic = DETERMINISTIC if ctx.attr.compiler == "clang" else [
        "-fdebug-prefix-map=/proc/self/cwd=.",
    ] + [flag for flag in DETERMINISTIC if flag != "-ffile-compilation-dir=."]

    features = [
        feature(name = "default_flags", enabled = True, flag_sets = [
            flags(
                C_ACTIONS + CXX_ACTIONS + ASSEMBLE_ACTIONS,
                common + _CPU[ctx.attr.cpu] + _OBJECTS + ["-nostdinc"] + ["-isystem" + path for path in headers],
            ),
            flags(LINK_ACTIONS, common + linker + _CPU[ctx.attr.cpu] + _IMAGE + ["-mfloat-abi=soft", "-mthumb"]),
        ]),
        feature(name = "unfiltered_compile_flags", enabled = True, flag_sets = [flags(COMPILE_ACTIONS, deterministic)]),
    ] + own_warnings(warnings, ["-Werror"])

    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        toolchain_identifier = ctx.attr.cpu + "_" + ctx.attr.compiler,
        host_system_name = "x86_64-linux-gnu",
        target_system_name = "arm-none-eabi",
        target_cpu = ctx.attr.cpu,
        target_libc = "none",
        compiler = ctx.attr.compiler,
        abi_version = "eabi",
        abi_libc_version = "none",
        cxx_builtin_include_directories = builtin_directories(ctx, headers),
        features = features,
        tool_paths = [tool_path(name = name, path = "bin/" + path) for name, path in dict({
            "ar": prefix + "ar",
            "nm": prefix + "nm",
            "objcopy": prefix + "objcopy",
            "objdump": prefix + "objdump",
            "strip": prefix + "strip",
        }, **tools).items()],
    )

firmware_toolchain_config = rule(
    implementation = _firmware_toolchain_config_impl,
    attrs = {
        "compiler": attr.string(values = ["clang", "gcc"], mandatory = True),
        "cpu": attr.string(values = ["cpu0", "cpu1"], mandatory = True),
    },
    provides = [CcToolchainConfigInfo],
)

def firmware_toolchains(compiler, files):
    """The cc_toolchains of one compiler for both cores, named firmware_cpu0 and firmware_cpu1."""
    for cpu in ["cpu0", "cpu1"]:
        firmware_toolchain_config(name = "firmware_%s_config" % cpu, compiler = compiler, cpu = cpu)
        native.cc_toolchain(
            name = "firmware_" + cpu,
            all_files = files,
            ar_files = files,
            as_files = files,
            compiler_files = files,
            dwp_files = files,
            linker_files = files,
            objcopy_files = files,
            strip_files = files,
            supports_param_files = True,
            toolchain_config = ":firmware_%s_config" % cpu,
            toolchain_identifier = cpu + "_" + compiler,
            visibility = ["//visibility:public"],
        )
