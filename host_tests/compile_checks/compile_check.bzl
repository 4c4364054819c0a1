# SPDX-License-Identifier: Apache-2.0
"""Tests of what the compiler says: a C file that must compile, or must not."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

def _compile_check_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    contexts = [dep[CcInfo].compilation_context for dep in ctx.attr.deps]
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features + ["asan", "ubsan"],
    )
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = ["-fsyntax-only"] + ctx.attr.copts,
        include_directories = depset(transitive = [context.includes for context in contexts]),
        quote_include_directories = depset(["."], transitive = [context.quote_includes for context in contexts]),
        system_include_directories = depset(transitive = [context.system_includes for context in contexts]),
    )
    compiler = cc_common.get_tool_for_action(feature_configuration = features, action_name = ACTION_NAMES.c_compile)
    flags = cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = ACTION_NAMES.c_compile,
        variables = variables,
    )

    # The compiler runs as a build action; the test reads what it said.
    log = ctx.actions.declare_file(ctx.label.name + ".log")
    ctx.actions.run_shell(
        inputs = depset([ctx.file.src], transitive = [toolchain.all_files] + [context.headers for context in contexts]),
        outputs = [log],
        command = "log=$1; shift; if \"$@\" > \"$log\" 2>&1; then echo 'it compiles' >> \"$log\"; fi",
        arguments = [log.path, compiler] + flags + [ctx.file.src.path],
        mnemonic = "CompileCheck",
    )
    ctx.actions.write(
        output = ctx.outputs.executable,
        content = """#!/bin/sh
if grep -q -e '%s' '%s'; then exit 0; fi
echo '%s: expected to read: %s'; cat '%s'; exit 1
""" % (ctx.attr.expect, log.short_path, ctx.file.src.short_path, ctx.attr.expect, log.short_path),
        is_executable = True,
    )
    return [DefaultInfo(runfiles = ctx.runfiles(files = [log]))]

compile_check_test = rule(
    implementation = _compile_check_impl,
    test = True,
    attrs = {
        "src": attr.label(mandatory = True, allow_single_file = [".c"]),
        "deps": attr.label_list(providers = [CcInfo]),
        "copts": attr.string_list(),
        "expect": attr.string(default = "it compiles", doc = "part of the compiler's message, for a file that must not compile"),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def forbidden_test(name, src, expect, deps, macro = "FORBIDDEN"):
    """A file with some lines under `#ifdef FORBIDDEN`: it compiles without them, and with them the compiler says `expect`."""
    compile_check_test(name = name + "_allowed_test", src = src, deps = deps)
    compile_check_test(name = name + "_test", src = src, copts = ["-D" + macro], expect = expect, deps = deps)
