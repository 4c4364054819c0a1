# SPDX-License-Identifier: Apache-2.0
"""coverage_report: what tests reach of some folders: lines, branches and MC/DC.

    coverage_report(
        name = "report",
        tests = ["//host_tests/unit:psa_call_test", ...],
        folders = ["spm", "backends"],
    )

builds the tests once more, with clang's instrumentation in those folders alone and without sanitizers, runs each in a
cached action, and gives
    NAME.txt     a line for each file, and the totals of each folder
    NAME.counts  how often each line, branch and condition was reached, all tests together
    NAME.html    a folder with one page for each file: counts, branches and MC/DC
A branch or condition counts once however many programs contain it, and is covered when one of them takes it."""

def _instrumented_impl(_settings, attr):
    return {
        "//command_line_option:collect_code_coverage": True,
        "//command_line_option:compilation_mode": "fastbuild",
        "//command_line_option:features": ["-asan", "-ubsan"],
        "//command_line_option:instrumentation_filter": "^//(%s)[/:]" % "|".join(attr.folders),
    }

_instrumented = transition(
    implementation = _instrumented_impl,
    inputs = [],
    outputs = [
        "//command_line_option:collect_code_coverage",
        "//command_line_option:compilation_mode",
        "//command_line_option:features",
        "//command_line_option:instrumentation_filter",
    ],
)

def _coverage_report_impl(ctx):
    programs, profiles, sources = [], [], []
    for index, test in enumerate(ctx.attr.tests):
        program = test[DefaultInfo].files_to_run.executable
        profile = ctx.actions.declare_file("%s.profiles/%d_%s.profraw" % (ctx.label.name, index, test.label.name))
        ctx.actions.run(
            executable = ctx.file._run_test,
            arguments = [program.path, profile.path],
            tools = [ctx.file._run_test, test[DefaultInfo].files_to_run],
            outputs = [profile],
            mnemonic = "CoverageRun",
            progress_message = "Running %s for coverage" % test.label,
        )
        programs.append(program)
        profiles.append(profile)
        sources.append(test[InstrumentedFilesInfo].instrumented_files)

    pages = ctx.actions.declare_directory(ctx.label.name + ".html")
    arguments = ctx.actions.args()
    arguments.add_all([ctx.file._llvm_cov.dirname, ctx.outputs.text, ctx.outputs.counts, pages.path])
    arguments.add("^(%s)/" % "|".join(ctx.attr.folders))
    arguments.add(str(len(programs)))
    arguments.add_all(programs)
    arguments.add_all(profiles)
    ctx.actions.run(
        executable = ctx.file._report,
        arguments = [arguments],
        inputs = depset(programs + profiles, transitive = sources),
        tools = ctx.files._llvm + [ctx.file._report],
        outputs = [ctx.outputs.text, ctx.outputs.counts, pages],
        mnemonic = "CoverageReport",
    )
    outputs = [ctx.outputs.text, ctx.outputs.counts, pages]
    return [DefaultInfo(
        files = depset(outputs),
        runfiles = ctx.runfiles(outputs, transitive_files = depset(transitive = sources)),
    )]

coverage_report = rule(
    implementation = _coverage_report_impl,
    attrs = {
        "folders": attr.string_list(mandatory = True, doc = "folders of this project; also regular expressions"),
        "tests": attr.label_list(cfg = _instrumented, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_llvm_cov": attr.label(default = "@llvm//:llvm-cov_tool", allow_single_file = True),
        "_report": attr.label(default = "//toolchains/coverage:report", allow_single_file = True),
        "_run_test": attr.label(default = "//toolchains/coverage:run_test", allow_single_file = True),
    },
    outputs = {
        "counts": "%{name}.counts",
        "text": "%{name}.txt",
    },
)
