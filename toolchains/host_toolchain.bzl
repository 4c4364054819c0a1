# SPDX-License-Identifier: Apache-2.0
"""The compiler for programs that run on the build machine: clang and lld 19 of the llvm repository, glibc's and
libstdc++'s headers from there too.  Features: asan, ubsan, tsan, msan, fuzzer_no_link, fuzzer, accesses,
coverage."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load(
    "@bazel_tools//tools/cpp:cc_toolchain_config_lib.bzl",
    "feature",
    "flag_group",
    "flag_set",
    "tool_path",
    "with_feature_set",
)
load("//toolchains:warnings.bzl", "CXX_WARNINGS_CLANG", "C_WARNINGS_CLANG")

C_ACTIONS = [ACTION_NAMES.c_compile]
CXX_ACTIONS = [ACTION_NAMES.cpp_compile, ACTION_NAMES.cpp_header_parsing]
ASSEMBLE_ACTIONS = [ACTION_NAMES.preprocess_assemble, ACTION_NAMES.assemble]
COMPILE_ACTIONS = C_ACTIONS + CXX_ACTIONS + ASSEMBLE_ACTIONS
LINK_ACTIONS = [
    ACTION_NAMES.cpp_link_executable,
    ACTION_NAMES.cpp_link_dynamic_library,
    ACTION_NAMES.cpp_link_nodeps_dynamic_library,
]

# Nothing of the build machine, not even its clock, shows in an object file.
DETERMINISTIC = [
    "-ffile-compilation-dir=.",
    "-Wno-builtin-macro-redefined",
    "-D__DATE__=\"redacted\"",
    "-D__TIME__=\"redacted\"",
    "-D__TIMESTAMP__=\"redacted\"",
]

def flags(actions, values, with_features = []):
    return flag_set(actions = actions, flag_groups = [flag_group(flags = values)], with_features = with_features)

def builtin_directories(ctx, paths):
    """Folders of the compiler's repository, in the form in which Bazel accepts headers from there."""
    name = ctx.label.workspace_name
    return ["%package(@" + name + "//)%" + path[len("external/" + name):] for path in paths]

def own_warnings(c_flags, cxx_flags):
    """Features with language standards and warnings: own_warnings for our code; without it foreign code is silent."""
    return [
        feature(name = "own_warnings", enabled = True, flag_sets = [
            flags(C_ACTIONS, c_flags),
            flags(CXX_ACTIONS, cxx_flags),
        ]),
        feature(name = "foreign_code", enabled = True, flag_sets = [
            flags(
                C_ACTIONS + CXX_ACTIONS,
                ["-w"],
                with_features = [with_feature_set(not_features = ["own_warnings"])],
            ),
            flags(
                CXX_ACTIONS,
                ["-std=c++17"],
                with_features = [with_feature_set(not_features = ["own_warnings"])],
            ),
        ]),
    ]

_SANITIZED = ["-fno-omit-frame-pointer", "-fno-sanitize-recover=all"]

def _sanitizer(name, values):
    return feature(name = name, flag_sets = [
        flags(COMPILE_ACTIONS, values + _SANITIZED),
        flags(LINK_ACTIONS, values),
    ])

def _host_toolchain_config_impl(ctx):
    root = "external/" + ctx.label.workspace_name
    resources = root + "/usr/lib/llvm-19/lib/clang/19"
    headers_cxx = [
        root + "/usr/include/c++/12",
        root + "/usr/include/x86_64-linux-gnu/c++/12",
    ]
    headers_c = [
        resources + "/include",
        root + "/usr/include/x86_64-linux-gnu",
        root + "/usr/include",
    ]
    common = ["--target=x86_64-linux-gnu", "-no-canonical-prefixes", "-resource-dir=" + resources]

    features = [
        feature(name = "default_flags", enabled = True, flag_sets = [
            flags(COMPILE_ACTIONS, common + ["-nostdinc", "-fPIE", "-g", "-fdebug-default-version=4"]),
            flags(COMPILE_ACTIONS, ["-fstack-protector"]),
            flags(CXX_ACTIONS, ["-isystem" + path for path in headers_cxx]),
            flags(COMPILE_ACTIONS, ["-isystem" + path for path in headers_c]),
            flags(COMPILE_ACTIONS, ["-O1"], [with_feature_set(features = ["fastbuild"])]),
            flags(COMPILE_ACTIONS, ["-O2"], [with_feature_set(features = ["opt"])]),
            flags(COMPILE_ACTIONS, ["-O0"], [with_feature_set(features = ["dbg"])]),
            # The suites: their compile time matters, their speed does not.
            flags(CXX_ACTIONS, ["-O0", "-gline-tables-only"]),
            flags(
                LINK_ACTIONS,
                common + [
                    "--sysroot=" + root,
                    "--gcc-install-dir=" + root + "/usr/lib/gcc/x86_64-linux-gnu/12",
                    "--ld-path=" + root + "/bin/ld.lld",
                    "-pie",
                    "-Wl,--as-needed",
                    "-Wl,--build-id=none",
                    "-Wl,-z,relro,-z,now",
                ],
            ),
        ]),
        feature(name = "link_libraries", enabled = True, flag_sets = [
            flags(LINK_ACTIONS, ["-lstdc++", "-lm"]),
        ]),
        feature(name = "fastbuild"),
        feature(name = "opt"),
        feature(name = "dbg"),
        feature(name = "unfiltered_compile_flags", enabled = True, flag_sets = [flags(COMPILE_ACTIONS, DETERMINISTIC)]),
    ] + own_warnings(C_WARNINGS_CLANG, CXX_WARNINGS_CLANG) + [
        _sanitizer("asan", ["-fsanitize=address"]),
        # vptr would need the C++ half of the run-time library in pure C programs.
        _sanitizer("ubsan", ["-fsanitize=undefined,float-divide-by-zero,local-bounds", "-fno-sanitize=vptr"]),
        _sanitizer("tsan", ["-fsanitize=thread"]),
        _sanitizer("msan", ["-fsanitize=memory", "-fsanitize-memory-track-origins"]),
        _sanitizer("fuzzer_no_link", ["-fsanitize=fuzzer-no-link"]),
        feature(name = "fuzzer", flag_sets = [flags(LINK_ACTIONS, ["-fsanitize=fuzzer"])]),
        # AFL++ reads the edges that this instrumentation reports; its run-time library is linked as a dep.
        feature(name = "afl_edges", flag_sets = [flags(COMPILE_ACTIONS, ["-fsanitize-coverage=trace-pc-guard"])]),
        # A call of the program's own in front of every load and store, and at every function's start.
        feature(name = "accesses", flag_sets = [
            flags(COMPILE_ACTIONS, ["-fsanitize-coverage=func,trace-pc-guard,trace-loads,trace-stores"]),
        ]),
        feature(name = "coverage", provides = ["profile"], flag_sets = [
            flags(COMPILE_ACTIONS, [
                "-fprofile-instr-generate",
                "-fcoverage-mapping",
                "-fcoverage-mcdc",
                "-fcoverage-compilation-dir=.",
            ]),
            flags(LINK_ACTIONS, ["-fprofile-instr-generate"]),
        ]),
    ]

    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        toolchain_identifier = "host",
        host_system_name = "x86_64-linux-gnu",
        target_system_name = "x86_64-linux-gnu",
        target_cpu = "k8",
        target_libc = "glibc",
        compiler = "clang",
        abi_version = "sysv",
        abi_libc_version = "glibc",
        cxx_builtin_include_directories = builtin_directories(ctx, headers_cxx + headers_c + [resources + "/share"]),
        features = features,
        tool_paths = [tool_path(name = name, path = "bin/" + path) for name, path in {
            "ar": "llvm-ar",
            "cpp": "clang",
            "dwp": "llvm-dwp",
            "gcc": "clang",
            "gcov": "llvm-profdata",
            "ld": "ld.lld",
            "llvm-cov": "llvm-cov",
            "llvm-profdata": "llvm-profdata",
            "nm": "llvm-nm",
            "objcopy": "llvm-objcopy",
            "objdump": "llvm-objdump",
            "strip": "llvm-strip",
        }.items()],
    )

host_toolchain_config = rule(
    implementation = _host_toolchain_config_impl,
    provides = [CcToolchainConfigInfo],
)
