# SPDX-License-Identifier: Apache-2.0
"""checked_partitions_test: the partial link of each partition of a firmware image waits until all that it links
was found to be built without an FPU."""

_ActionsInfo = provider("The actions of a target.", fields = ["actions"])

def _actions_of_impl(target, _ctx):
    return [_ActionsInfo(actions = target.actions)]

_actions_of = aspect(implementation = _actions_of_impl)

def _complaint(actions, partitions):
    links = [action for action in actions if action.mnemonic == "PartitionLink"]
    checks = [action for action in actions if action.mnemonic == "PartitionSoftFloat"]
    if len(links) != partitions or len(checks) != partitions:
        return "%d links and %d checks of %d partitions" % (len(links), len(checks), partitions)
    for link in links:
        linked = link.inputs.to_list()
        mine = [check for check in checks if [file for file in check.outputs.to_list() if file in linked]]
        if len(mine) != 1:
            return "the link waits for %d checks" % len(mine)
        checked = mine[0].inputs.to_list()
        code = [file for file in linked if file.extension in ["a", "o"] and file.owner.workspace_name != "llvm"]
        missing = [file.path for file in code if file not in checked]
        if missing or not code:
            return "linked but not checked: %s" % missing
    return ""

def _checked_partitions_test_impl(ctx):
    image = ctx.attr.image[0] if type(ctx.attr.image) == "list" else ctx.attr.image
    complaint = _complaint(image[_ActionsInfo].actions, ctx.attr.partitions)
    return [AnalysisTestResultInfo(success = complaint == "", message = complaint)]

checked_partitions_test = rule(
    implementation = _checked_partitions_test_impl,
    attrs = {
        "image": attr.label(
            aspects = [_actions_of],
            cfg = analysis_test_transition(settings = {"//command_line_option:platforms": "//toolchains:cpu0"}),
            mandatory = True,
        ),
        "partitions": attr.int(mandatory = True),
    },
    analysis_test = True,
)
