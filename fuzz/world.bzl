# SPDX-License-Identifier: Apache-2.0
"""A whole secure side under a name of its own, so that one program holds two.

    fuzz_world(name = "sfn_world", prefix = "sfn_", libraries = [...], wrapped = ["spm_psa_call"])

takes every object of the libraries and of all that they depend on, as they are compiled for any other program, and
gives the prefix to each function and variable that one of them defines: only names change, so the tested text is the
shipped text.
`wrapped`: calls of that function from other objects go to __wrap_NAME of one of the libraries, which may call
__real_NAME (ld's --wrap).
`regions`: partitions, each of which gets a region of memory of its own in each world."""

load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

def _archives(libraries):
    archives = []
    for library in libraries:
        for linker_input in library[CcInfo].linking_context.linker_inputs.to_list():
            for part in linker_input.libraries:
                archive = part.pic_static_library or part.static_library
                if not archive:
                    fail("%s: no archive to rename" % linker_input.owner)
                if (archive, part.alwayslink) not in archives:
                    archives.append((archive, part.alwayslink))
    return archives

def _fuzz_world_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    archives = _archives(ctx.attr.libraries)
    files = [archive for archive, _ in archives]
    defined = ctx.actions.declare_file(ctx.label.name + "_world/defined")
    ctx.actions.run(
        executable = ctx.file._list_symbols,
        arguments = [ctx.file._nm.path, ctx.attr.prefix, defined.path] + [file.path for file in files],
        inputs = files + [ctx.file._nm] + ctx.files._llvm,
        outputs = [defined],
        mnemonic = "WorldSymbols",
    )
    wraps = ctx.actions.declare_file(ctx.label.name + "_world/wraps")
    ctx.actions.write(wraps, "".join([
        "__{kind}_{name} __{kind}_{prefix}{name}\n".format(kind = kind, name = name, prefix = ctx.attr.prefix)
        for name in ctx.attr.wrapped
        for kind in ["wrap", "real"]
    ]))
    regions = []
    for region in ctx.attr.regions:
        own = ctx.attr.prefix + region
        regions.append("--rename-section=partition_%s=partition_%s" % (region, own))
        for end in ["start", "stop"]:
            regions.append("--redefine-sym=__%s_partition_%s=__%s_partition_%s" % (end, region, end, own))
    libraries = []
    for index, (archive, alwayslink) in enumerate(archives):
        out = ctx.actions.declare_file("%s_world/%d_%s" % (ctx.label.name, index, archive.basename))
        ctx.actions.run(
            executable = ctx.file._objcopy,
            arguments = ["--redefine-syms=" + defined.path, "--redefine-syms=" + wraps.path] + regions +
                        [archive.path, out.path],
            inputs = [archive, defined, wraps] + ctx.files._llvm,
            outputs = [out],
            mnemonic = "WorldObject",
        )
        libraries.append(cc_common.create_library_to_link(
            actions = ctx.actions,
            feature_configuration = features,
            cc_toolchain = toolchain,
            static_library = out,
            pic_static_library = out,
            alwayslink = alwayslink,
        ))
    own = cc_common.create_linker_input(
        owner = ctx.label,
        libraries = depset(libraries, order = "topological"),
        user_link_flags = depset(["-Wl,--wrap=%s%s" % (ctx.attr.prefix, name) for name in ctx.attr.wrapped]),
    )
    linking = cc_common.create_linking_context(linker_inputs = depset([own]))
    return [
        DefaultInfo(files = depset([library.static_library for library in libraries])),
        CcInfo(linking_context = linking),
    ]

fuzz_world = rule(
    implementation = _fuzz_world_impl,
    attrs = {
        "libraries": attr.label_list(providers = [CcInfo], mandatory = True),
        "prefix": attr.string(mandatory = True),
        "regions": attr.string_list(),
        "wrapped": attr.string_list(),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_list_symbols": attr.label(default = "//fuzz:list_world_symbols", allow_single_file = True),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_nm": attr.label(default = "@llvm//:llvm-nm_tool", allow_single_file = True),
        "_objcopy": attr.label(default = "@llvm//:llvm-objcopy_tool", allow_single_file = True),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
