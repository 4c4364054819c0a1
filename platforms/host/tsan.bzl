# SPDX-License-Identifier: Apache-2.0
"""tsan_test: builds a test anew with ThreadSanitizer instead of the other sanitizers, and runs it."""

def _tsan_transition_impl(settings, attr):
    return {"//command_line_option:features": ["tsan"]}

_tsan_transition = transition(
    implementation = _tsan_transition_impl,
    inputs = [],
    outputs = ["//command_line_option:features"],
)

def _tsan_test_impl(ctx):
    test = ctx.attr.test[0][DefaultInfo]
    link = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = link, target_file = test.files_to_run.executable, is_executable = True)
    symbolizer = ctx.file._symbolizer
    return [
        DefaultInfo(
            executable = link,
            runfiles = ctx.runfiles([symbolizer] + ctx.files._llvm).merge(test.default_runfiles),
        ),
        testing.TestEnvironment({
            "TSAN_OPTIONS": "halt_on_error=1:history_size=4:external_symbolizer_path=" + symbolizer.short_path,
        }),
    ]

tsan_test = rule(
    implementation = _tsan_test_impl,
    attrs = {
        "test": attr.label(cfg = _tsan_transition, mandatory = True, executable = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_symbolizer": attr.label(default = "@llvm//:llvm-symbolizer_tool", allow_single_file = True),
    },
    test = True,
)
