# SPDX-License-Identifier: Apache-2.0
"""fuzz_target: everything that one LLVMFuzzerTestOneInput is good for.

    fuzz_target(
        name = "mailbox_fuzz",
        deps = [":mailbox_fuzz_lib"],          # alwayslink is not needed
        corpus = glob(["mailbox_corpus/*"]),
    )

gives
    mailbox_fuzz          libFuzzer with asan and ubsan:   bazel run //fuzz:mailbox_fuzz -- [options] [files]
    mailbox_fuzz_fast     libFuzzer without sanitizers, for speed
    mailbox_fuzz_afl      AFL++ with asan and ubsan:       bazel run //fuzz:mailbox_fuzz_afl -- [its options]
    mailbox_fuzz_replay   a test: every file of the corpus, and an empty input, under asan and ubsan
    mailbox_fuzz_replay_msan   the same under msan (C only: libstdc++ is not instrumented)

Each is built with its own instrumentation in all its libraries, whatever the features of the build are.

What a fuzzer finds stays in a folder for each target outside of the tree: BULKHEAD_FUZZ_FOLDER, or else
~/.cache/bulkhead/fuzz."""

load("//toolchains:cc.bzl", "cc_binary")

_SANITIZED = ["asan", "ubsan"]

def _instrumented_transition_impl(_settings, attr):
    return {
        "//command_line_option:collect_code_coverage": False,
        "//command_line_option:compilation_mode": "opt",
        "//command_line_option:features": attr.instrumentation,
    }

_instrumented_transition = transition(
    implementation = _instrumented_transition_impl,
    inputs = [],
    outputs = [
        "//command_line_option:collect_code_coverage",
        "//command_line_option:compilation_mode",
        "//command_line_option:features",
    ],
)

_SCRIPT = """#!/bin/sh
# Paths of runfiles are relative to this folder, the ones that the user gives to the folder of the call.
here=${{RUNFILES_DIR:-$0.runfiles}}/{workspace}
[ -d "$here" ] || here=$PWD
here=$(cd "$here" && pwd)
export ASAN_SYMBOLIZER_PATH="$here/{symbolizer}" LLVM_SYMBOLIZER_PATH="$here/{symbolizer}"
export MSAN_SYMBOLIZER_PATH="$here/{symbolizer}"
export ASAN_OPTIONS="{asan_options}:$ASAN_OPTIONS"
export UBSAN_OPTIONS="print_stacktrace=1:$UBSAN_OPTIONS"
program="$here/{program}"
cd "${{BUILD_WORKING_DIRECTORY:-$PWD}}" || exit 1
{body}
"""

_PLAIN = """exec "$program" "$@" """

# Where a target keeps what it has found.
_FOLDER = """
work=${{BULKHEAD_FUZZ_FOLDER:-${{XDG_CACHE_HOME:-${{HOME:-/tmp}}/.cache}}/bulkhead/fuzz}}/{name}
mkdir -p "$work/corpus" "$work/failures" || exit 1
export BULKHEAD_FUZZ_FAILURES="$work/failures" """

# Options alone: fuzzes, with the corpus of the tree and the one that earlier runs have left. Files: runs them, as after
# a failure.
_RUN = _FOLDER + """
for argument; do
    case $argument in
    -max_total_time=*[!0-9]* | -runs=*[!0-9]* | -jobs=*[!0-9]* | -max_total_time= | -runs= | -jobs=)
        echo "{name}: ${{argument%%=*}} takes a whole number, as in ${{argument%%=*}}=60" >&2
        exit 2
        ;;
    --*)
        echo "{name}: no option $argument: libFuzzer's begin with one dash, as in -max_total_time=60" >&2
        exit 2
        ;;
    *.txt)
        echo "{name}: $argument is a seed to read; //fuzz builds an input of it that ends in .input" >&2
        exit 2
        ;;
    esac
done
for argument; do
    case $argument in
    -*) ;;
    *) exec "$program" "$@" ;;
    esac
done
echo "{name}: corpus in $work/corpus, failures in $work/failures" >&2
cd "$work" || exit 1
"$program" -artifact_prefix="$work/failures/" -max_len=1024 -timeout=25 -print_final_stats=1 \\
    "$@" "$work/corpus" {folders}
status=$?
if [ $status != 0 ] && [ -n "$(ls "$work/failures")" ]; then
    # shellcheck disable=SC2012 # names of our own
    echo "{name}: repeat it with: bazel run {label} -- $work/failures/$(ls -t "$work/failures" | head -n 1)" >&2
fi
exit $status """

_REPLAY = """: > "$TEST_TMPDIR/empty"
cd "$here" || exit 1
"$program" "$TEST_TMPDIR/empty" {corpus} && exit 0
echo "repeat it with: bazel test {label}; the file above: bazel run {target} -- FILE" >&2
exit 1 """

_AFL = _FOLDER + """
mkdir -p "$work/in" || exit 1
printf 0 > "$work/in/one_byte"
for seed in {corpus}; do cp "$here/$seed" "$work/in/"; done
# Neither the scaling of the processor nor the handling of core dumps is a fuzz target's to change.
export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_AUTORESUME=1
[ -t 1 ] || export AFL_NO_UI=1
exec "$here/{afl_fuzz}" -G 1024 -i "$work/in" -o "$work/out" "$@" -- "$program" """

def _runfile(file):
    return file.short_path if not file.short_path.startswith("../") else "external/" + file.short_path[3:]

def _without(name, suffix):
    return name[:-len(suffix)] if name.endswith(suffix) else name

def _script_impl(ctx):
    # A transition on the attribute makes a list of one.
    binary = ctx.attr.binary[0]
    program = binary[DefaultInfo].files_to_run.executable
    link = ctx.actions.declare_file(ctx.label.name + ".program")
    ctx.actions.symlink(output = link, target_file = program, is_executable = True)
    label = "//%s:%s" % (ctx.label.package, ctx.label.name)
    names = {"label": label, "name": _without(ctx.label.name, "_afl")}
    corpus = " ".join(["'%s'" % file.short_path for file in ctx.files.corpus])
    folders = {file.dirname: file.short_path[:-len(file.basename) - 1] for file in ctx.files.corpus}
    runfiles = ctx.runfiles([link] + ctx.files.corpus + ctx.files._llvm)
    if ctx.attr.mode == "plain":
        body = _PLAIN
        values = {}
    elif ctx.attr.mode == "run":
        body = _RUN
        values = dict(names, folders = " ".join(['"$here/%s"' % folder for folder in folders.values()]))
    elif ctx.attr.mode == "replay":
        body = _REPLAY
        values = dict(names, corpus = corpus, target = _without(label, "_replay"))
    else:
        body = _AFL
        runfiles = runfiles.merge(ctx.runfiles(ctx.files._afl))
        values = dict(names, afl_fuzz = _runfile(ctx.file._afl_fuzz), corpus = corpus)
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, _SCRIPT.format(
        asan_options = "abort_on_error=1:symbolize=0" if ctx.attr.mode == "afl" else "symbolize=1",
        body = body.format(**values) if values else body,
        program = link.short_path,
        symbolizer = _runfile(ctx.file._symbolizer),
        workspace = ctx.workspace_name,
    ), is_executable = True)
    return [
        DefaultInfo(executable = script, files = depset([script, link]), runfiles = runfiles),
    ]

_ATTRS = {
    "binary": attr.label(cfg = _instrumented_transition, executable = True, mandatory = True),
    "corpus": attr.label_list(allow_files = True),
    "instrumentation": attr.string_list(),
    "mode": attr.string(values = ["run", "plain", "replay", "afl"], mandatory = True),
    "_afl": attr.label(default = "@afl//:files"),
    "_afl_fuzz": attr.label(default = "@afl//:afl-fuzz_tool", allow_single_file = True),
    "_allowlist_function_transition": attr.label(
        default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
    ),
    "_llvm": attr.label(default = "@llvm//:files"),
    "_symbolizer": attr.label(default = "@llvm//:llvm-symbolizer_tool", allow_single_file = True),
}

instrumented_binary = rule(implementation = _script_impl, attrs = _ATTRS, executable = True)
instrumented_test = rule(implementation = _script_impl, attrs = _ATTRS, test = True)

def fuzz_target(name, deps, corpus = [], msan = True, size = "small", tags = []):
    """See the head of this file."""
    cc_binary(name = name + "_libfuzzer", testonly = True, features = ["fuzzer"], deps = deps, tags = ["manual"])
    cc_binary(
        name = name + "_aflpp",
        testonly = True,
        # The driver's own reference is weak and would not take the function out of an archive.
        linkopts = ["-Wl,--undefined=LLVMFuzzerTestOneInput"],
        tags = ["manual"],
        deps = deps + ["@afl//:driver"],
    )
    cc_binary(
        name = name + "_replayer",
        testonly = True,
        deps = deps + ["//toolchains:fuzz_replay"],
        tags = ["manual"],
    )
    instrumented_binary(
        name = name,
        testonly = True,
        binary = ":%s_libfuzzer" % name,
        corpus = corpus,
        instrumentation = _SANITIZED + ["fuzzer_no_link"],
        mode = "run",
        tags = tags,
    )
    instrumented_binary(
        name = name + "_fast",
        testonly = True,
        binary = ":%s_libfuzzer" % name,
        corpus = corpus,
        instrumentation = ["fuzzer_no_link"],
        mode = "run",
        tags = tags,
    )
    instrumented_binary(
        name = name + "_afl",
        testonly = True,
        binary = ":%s_aflpp" % name,
        corpus = corpus,
        instrumentation = _SANITIZED + ["afl_edges"],
        mode = "afl",
        tags = tags,
    )
    instrumented_test(
        name = name + "_replay",
        size = size,
        binary = ":%s_replayer" % name,
        corpus = corpus,
        instrumentation = _SANITIZED,
        mode = "replay",
        tags = tags,
    )
    if msan:
        instrumented_test(
            name = name + "_replay_msan",
            size = size,
            binary = ":%s_replayer" % name,
            corpus = corpus,
            instrumentation = ["msan"],
            mode = "replay",
            tags = tags,
        )
