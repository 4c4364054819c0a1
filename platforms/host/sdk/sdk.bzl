# SPDX-License-Identifier: Apache-2.0
"""What the SDK's archive is made of: everything compiled once more without sanitizers and with optimisation, so that
any compiler's programs can be linked with it."""

_SETTINGS = [
    "//command_line_option:collect_code_coverage",
    "//command_line_option:compilation_mode",
    "//command_line_option:features",
]

def _plain_transition_impl(_settings, _attr):
    return dict(zip(_SETTINGS, [False, "opt", []]))

_plain_transition = transition(
    implementation = _plain_transition_impl,
    inputs = [],
    outputs = _SETTINGS,
)

_ALLOWLIST = attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist")

def _archives(deps):
    archives = []
    for dep in deps:
        for linker_input in dep[CcInfo].linking_context.linker_inputs.to_list():
            for part in linker_input.libraries:
                archive = part.pic_static_library or part.static_library
                if archive and archive not in archives:
                    archives.append(archive)
    return archives

# ---- One archive of one object, of whose symbols only some are visible
# ---------------------------------------------------

def _sdk_library_impl(ctx):
    archives = _archives(ctx.attr.deps)
    archive = ctx.outputs.out
    ctx.actions.run(
        executable = ctx.file._merge,
        arguments = [ctx.file._ld.path, ctx.file._objcopy.path, ctx.file._ar.path, archive.path] +
                    [",".join(ctx.attr.visible)] + [file.path for file in archives],
        inputs = archives + [ctx.file._ld, ctx.file._objcopy, ctx.file._ar] + ctx.files._llvm,
        outputs = [archive],
        mnemonic = "SdkLibrary",
    )
    return [DefaultInfo(files = depset([archive]))]

sdk_library = rule(
    implementation = _sdk_library_impl,
    doc = "All objects of deps and of what they need as one. visible: patterns of the symbols that stay global.",
    attrs = {
        "deps": attr.label_list(cfg = _plain_transition, providers = [CcInfo], mandatory = True),
        "out": attr.output(mandatory = True),
        "visible": attr.string_list(mandatory = True),
        "_allowlist_function_transition": _ALLOWLIST,
        "_ar": attr.label(default = "@llvm//:llvm-ar_tool", allow_single_file = True),
        "_ld": attr.label(default = "@llvm//:ld.lld_tool", allow_single_file = True),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_merge": attr.label(default = "//platforms/host/sdk:merge_library", allow_single_file = True),
        "_objcopy": attr.label(default = "@llvm//:llvm-objcopy_tool", allow_single_file = True),
    },
)

# ---- The archive ---------------------------------------------------------------------------------------------------

# Where a header lies below include/: its path in this project, except for the standard's.
def _header_path(file):
    return file.short_path if file.short_path.startswith("include/") else "include/" + file.short_path

def _sdk_tar_impl(ctx):
    files = {}
    for dep in ctx.attr.headers:
        for header in dep[CcInfo].compilation_context.headers.to_list():
            if not header.short_path.startswith("../") and "_virtual_includes" not in header.short_path:
                files[_header_path(header)] = header
    for target, path in ctx.attr.files.items():
        files[path] = target.files.to_list()[0]
    for target, path in ctx.attr.programs.items():
        files[path] = target[DefaultInfo].files_to_run.executable
    arguments = ctx.actions.args()
    arguments.add(ctx.outputs.out)
    for path, file in files.items():
        arguments.add(path)
        arguments.add(file)
    ctx.actions.run(
        executable = ctx.file._pack,
        arguments = [arguments],
        inputs = files.values(),
        outputs = [ctx.outputs.out],
        mnemonic = "SdkTar",
    )
    return [DefaultInfo(files = depset([ctx.outputs.out]), runfiles = ctx.runfiles([ctx.outputs.out]))]

sdk_tar = rule(
    implementation = _sdk_tar_impl,
    doc = "A tar of those files at those paths below bulkhead-sdk/, and of all headers that headers need.",
    attrs = {
        "files": attr.label_keyed_string_dict(allow_files = True, mandatory = True),
        "headers": attr.label_list(cfg = _plain_transition, providers = [CcInfo], mandatory = True),
        "out": attr.output(mandatory = True),
        "programs": attr.label_keyed_string_dict(cfg = _plain_transition),
        "_allowlist_function_transition": _ALLOWLIST,
        "_pack": attr.label(default = "//platforms/host/sdk:pack", allow_single_file = True),
    },
)
