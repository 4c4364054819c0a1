# SPDX-License-Identifier: Apache-2.0
"""refusal_test: a target that must not build under given flags, and what its error must say.

The rules themselves refuse what they see; what stands in manifests is refused by manifestc, which a test of the second
kind runs as the build would."""

load("//config:manifests.bzl", "GeneratedInfo")

def _refusal_test_impl(ctx):
    target = ctx.attr.target[0] if type(ctx.attr.target) == type([]) else ctx.attr.target
    said = ""
    if AnalysisFailureInfo in target:
        said = "\n".join([cause.message for cause in target[AnalysisFailureInfo].causes.to_list()])
    missing = [text for text in ctx.attr.says if text not in said]
    message = "missing from the error: %s\nit says: %s" % (missing, said)
    return [AnalysisTestResultInfo(success = not missing, message = message)]

def _make(settings):
    return rule(
        implementation = _refusal_test_impl,
        attrs = {
            "target": attr.label(
                mandatory = True,
                cfg = analysis_test_transition(settings = dict(
                    {"//command_line_option:allow_analysis_failures": "True"},
                    **settings
                )),
            ),
            "says": attr.string_list(mandatory = True),
        },
        analysis_test = True,
    )

sfn_level2_refusal_test = _make({"//config:spm_backend": "SFN", "//config:isolation_level": "2"})
ipc_level3_refusal_test = _make({"//config:spm_backend": "IPC", "//config:isolation_level": "3"})
wrong_backend_refusal_test = _make({"//config:spm_backend": "sfn"})

_SCRIPT = """#!/bin/sh
# The build's own call of manifestc, which has to fail and to say why.
said=$({manifestc} --check {arguments} 2>&1)
status=$?
echo "$said"
if [ $status != 1 ]; then echo "status $status instead of 1"; exit 1; fi
for text in {says}; do
    case $said in
    *"$text"*) ;;
    *) echo "missing from the error: $text"; exit 1 ;;
    esac
done
"""

def _manifest_refusal_test_impl(ctx):
    target = ctx.attr.target[0] if type(ctx.attr.target) == type([]) else ctx.attr.target
    generated = target[GeneratedInfo]
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, _SCRIPT.format(
        arguments = " ".join(["'%s'" % argument for argument in generated.arguments]),
        manifestc = ctx.executable._manifestc.short_path,
        says = " ".join(["'%s'" % text for text in ctx.attr.says]),
    ), is_executable = True)
    runfiles = ctx.runfiles([ctx.executable._manifestc] + generated.inputs)
    return [DefaultInfo(executable = script, runfiles = runfiles)]

def _sfn_level1_impl(settings, attr):
    return {"//config:spm_backend": "SFN", "//config:isolation_level": "1"}

_sfn_level1 = transition(
    implementation = _sfn_level1_impl,
    inputs = [],
    outputs = ["//config:spm_backend", "//config:isolation_level"],
)

sfn_level1_manifest_refusal_test = rule(
    implementation = _manifest_refusal_test_impl,
    attrs = {
        "says": attr.string_list(mandatory = True),
        "target": attr.label(mandatory = True, providers = [GeneratedInfo], cfg = _sfn_level1),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_manifestc": attr.label(default = "//tools/manifestc", executable = True, cfg = "target"),
    },
    test = True,
)
