# SPDX-License-Identifier: Apache-2.0
"""Results of tests as build actions, and the table that is made of them.

    gtest_results(name = "psa_call", test = "//host_tests/unit:psa_call_test", where = "unit")
    program_results(name = "suite_ipc", tool = ..., arguments = [...], data = [...], where = "a/board/IPC")
    claim(name = "HeadersStandAlone_FFM_012", test = "//host_tests/headers:headers_test", where = "build")
    all_results(name = "results", visibility = ...)
    conformance_table(name = "conformance", rules = "rules.txt", exceptions = "exceptions.txt", results = ":results")

where: as in docs/rules.txt. A claim's name names the rules like that of a test; it has passed if the program ends
with status 0. A test that fails does not fail these actions but the table, in one line."""

_SANITIZER_ENV = {
    "ASAN_OPTIONS": "allow_user_segv_handler=1:detect_stack_use_after_return=0:strict_string_checks=1",
}

ResultsInfo = provider("Results of tests.", fields = {
    "entries": "depset of struct(where, file): in the words of docs/rules.txt; googletest's JSON, or lines",
})

# $1: what is run, $2: where results go, $3: the repository's folder among the runfiles, then arguments.
_GTEST = """
tool=$PWD/$1; out=$PWD/$2
(cd "$1.runfiles/$3" && "$tool" --gtest_output=json:"$out") > "$out.log" 2>&1
if test ! -s "$out"; then cat "$out.log"; exit 1; fi
"""
_CLAIM = """
tool=$PWD/$1; out=$PWD/$2; claim=$4
if (cd "$1.runfiles/$3" && "$tool") > "$out.log" 2>&1; then how=passed; else cat "$out.log"; how=failed; fi
echo "$how: $claim" > "$out"
"""
_PROGRAM = """
tool=$1; out=$2; claim=$4; shift 4
TEST_TMPDIR=$(mktemp -d); export TEST_TMPDIR
trap 'rm -rf "$TEST_TMPDIR"' EXIT
if "$tool" "$@" > "$out" 2> "$out.log"; then how=passed; else cat "$out.log"; how=failed; fi
if test -n "$claim"; then
    echo "$how: $claim" >> "$out"
elif test $how = failed && ! grep -q '^failed' "$out"; then
    exit 1 # a failure that no line of its own tells of
fi
"""

def _results_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name + ctx.attr.suffix)
    arguments = [ctx.expand_location(argument, ctx.attr.data) for argument in ctx.attr.arguments]
    ctx.actions.run_shell(
        command = ctx.attr.command,
        arguments = [ctx.executable.tool.path, out.path, ctx.workspace_name] + arguments,
        tools = [ctx.attr.tool[DefaultInfo].files_to_run],
        inputs = ctx.files.data,
        outputs = [out],
        env = dict(_SANITIZER_ENV, **ctx.attr.env),
        mnemonic = "TestResults",
        progress_message = "Running %s for the table of conformance" % ctx.attr.tool.label,
    )
    return [
        DefaultInfo(files = depset([out])),
        ResultsInfo(entries = depset([struct(where = ctx.attr.where, file = out)])),
    ]

_results = rule(
    implementation = _results_impl,
    attrs = {
        "arguments": attr.string_list(),
        "command": attr.string(mandatory = True),
        "data": attr.label_list(allow_files = True),
        "env": attr.string_dict(),
        "suffix": attr.string(mandatory = True),
        "tool": attr.label(executable = True, cfg = "target", mandatory = True),
        "where": attr.string(mandatory = True),
    },
)

def gtest_results(name, test, where, env = {}):
    _results(name = name, testonly = True, command = _GTEST, suffix = ".json", tool = test, where = where, env = env)

def claim(name, test, where, env = {}):
    _results(
        name = name,
        testonly = True,
        arguments = [name],
        command = _CLAIM,
        env = env,
        suffix = ".txt",
        tool = test,
        where = where,
    )

def program_results(name, tool, arguments, data, where, claim = "", env = {}, visibility = None):
    """claim: name of a claim that has passed if the tool ends with status 0; what it prints counts in any case."""
    _results(
        name = name,
        testonly = True,
        arguments = [claim] + arguments,
        command = _PROGRAM,
        data = data,
        env = env,
        suffix = ".txt",
        tool = tool,
        visibility = visibility,
        where = where,
    )

def _group_impl(ctx):
    return [ResultsInfo(entries = depset(transitive = [target[ResultsInfo].entries for target in ctx.attr.results]))]

_group = rule(
    implementation = _group_impl,
    attrs = {"results": attr.label_list(providers = [ResultsInfo], mandatory = True)},
)

def all_results(name, visibility):
    """All results that this BUILD file has named above."""
    _group(
        name = name,
        testonly = True,
        results = [":" + other for other, target in native.existing_rules().items() if target["kind"] == "_results"],
        visibility = visibility,
    )

def _table_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name + ".md")
    arguments = ctx.actions.args()
    arguments.add(ctx.file.rules, format = "--rules=%s")
    arguments.add(ctx.file.exceptions, format = "--exceptions=%s")
    arguments.add(out, format = "--out=%s")
    results = ctx.attr.results[ResultsInfo].entries.to_list()
    for result in results:
        arguments.add("%s=%s" % (result.where, result.file.path))
    ctx.actions.run(
        executable = ctx.executable._tool,
        arguments = [arguments],
        inputs = [ctx.file.rules, ctx.file.exceptions] + [result.file for result in results],
        outputs = [out],
        mnemonic = "Conformance",
    )
    return [DefaultInfo(files = depset([out]))]

conformance_table = rule(
    implementation = _table_impl,
    attrs = {
        "exceptions": attr.label(allow_single_file = True, mandatory = True),
        "results": attr.label(providers = [ResultsInfo], mandatory = True),
        "rules": attr.label(allow_single_file = True, mandatory = True),
        "_tool": attr.label(executable = True, cfg = "exec", default = "//tools/conformance"),
    },
)
