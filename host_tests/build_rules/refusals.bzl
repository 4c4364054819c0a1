# SPDX-License-Identifier: Apache-2.0
"""refusal_test: a target that must not build under given flags, and what its one error must say."""

def _refusal_test_impl(ctx):
    target = ctx.attr.target[0] if type(ctx.attr.target) == type([]) else ctx.attr.target
    said = ""
    if AnalysisFailureInfo in target:
        said = "\n".join([cause.message for cause in target[AnalysisFailureInfo].causes.to_list()])
    missing = [text for text in ctx.attr.says if text not in said]
    return [AnalysisTestResultInfo(success = not missing, message = "missing from the error: %s\nit says: %s" % (missing, said))]

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

sfn_level1_refusal_test = _make({"//config:spm_backend": "SFN", "//config:isolation_level": "1"})
sfn_level2_refusal_test = _make({"//config:spm_backend": "SFN", "//config:isolation_level": "2"})
ipc_level3_refusal_test = _make({"//config:spm_backend": "IPC", "//config:isolation_level": "3"})
wrong_backend_refusal_test = _make({"//config:spm_backend": "sfn"})
