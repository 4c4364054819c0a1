# SPDX-License-Identifier: Apache-2.0
"""cpu0_archive: a library as CPU0's images have it. checked_image_test: an image's link waits for the check of its inputs.

    cpu0_archive(name = "scale_hard", compiler = "gcc", library = ":scale_hard_code")
    checked_image_test(name = "cpu0_is_checked_test", image = "//platforms/lpc55s69:cpu0")
"""

# ---- Archives -------------------------------------------------------------------------------------------------------

_CLEARED = {
    "//command_line_option:compilation_mode": "opt",
    "//command_line_option:features": [],
    "//command_line_option:collect_code_coverage": False,
}

def _cpu0_impl(settings, attr):
    suffix = "" if attr.compiler == "clang" else "_gcc"
    return dict(_CLEARED, **{"//command_line_option:platforms": ["//toolchains:cpu0" + suffix]})

_cpu0 = transition(
    implementation = _cpu0_impl,
    inputs = [],
    outputs = _CLEARED.keys() + ["//command_line_option:platforms"],
)

def _cpu0_archive_impl(ctx):
    archive = ctx.actions.declare_file(ctx.label.name + ".a")
    built = [file for file in ctx.files.library if file.extension == "a"]
    if len(built) != 1:
        fail("%s: %d archives" % (ctx.label, len(built)))
    ctx.actions.symlink(output = archive, target_file = built[0])
    return [DefaultInfo(files = depset([archive]), runfiles = ctx.runfiles([archive]))]

cpu0_archive = rule(
    implementation = _cpu0_archive_impl,
    attrs = {
        "compiler": attr.string(values = ["clang", "gcc"], mandatory = True),
        "library": attr.label(cfg = _cpu0, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

# ---- What a link waits for ------------------------------------------------------------------------------------------

# Their own libraries are built for each kind of floating point and chosen by the flags of the link.
COMPILERS = ["arm_gcc", "llvm"]

_ActionsInfo = provider("The actions of an image's target and of its link.", fields = ["actions"])

def _actions_of_impl(target, ctx):
    link = getattr(ctx.rule.attr, "image", None)
    link = link[0] if type(link) == "list" else link
    return [_ActionsInfo(actions = target.actions + (link[_ActionsInfo].actions if link else []))]

_actions_of = aspect(
    implementation = _actions_of_impl,
    attr_aspects = ["image"],
)

def _one(actions, mnemonic):
    found = [action for action in actions if action.mnemonic == mnemonic]
    return found[0] if len(found) == 1 else None

def _complaint(actions):
    link, check = _one(actions, "FirmwareLink"), _one(actions, "SoftFloat")
    if not link or not check:
        return "no link, or no check of its inputs"
    if not [file for file in check.outputs.to_list() if file in link.inputs.to_list()]:
        return "the link does not wait for the check"
    checked = check.inputs.to_list()
    code = [file for file in link.inputs.to_list() if file.extension in ["a", "o"] and file.owner.workspace_name not in COMPILERS]
    missing = [file.path for file in code if file not in checked]
    if missing or not code:
        return "linked but not checked: %s" % missing
    return ""

def _checked_image_test_impl(ctx):
    complaint = _complaint(ctx.attr.image[_ActionsInfo].actions)
    return [AnalysisTestResultInfo(success = complaint == "", message = complaint)]

checked_image_test = rule(
    implementation = _checked_image_test_impl,
    attrs = {"image": attr.label(aspects = [_actions_of], mandatory = True)},
    analysis_test = True,
)
