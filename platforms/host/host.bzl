# SPDX-License-Identifier: Apache-2.0
"""Code of CPU1 for the host platform.  Partitions are secure_partition's (config/images.bzl).

    host_cpu1_code(name = "job_cpu1", code = "job", libraries = [":job", "//ns_client"])

puts the variables of those libraries into a page-aligned region of their own, which a virtual reset restores, and gives the
prefix cpu1_ to every function and variable that the libraries define: psa_call, which CPU1's library and the secure side both
have, is cpu1_psa_call there.

Only objects of the libraries themselves move; what they depend on is linked once, as usual, and must not keep state."""

load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")
load("//config:labels.bzl", "own_label")
load("//toolchains:cc.bzl", "cc_library", "cc_test")

def _own_objects(library):
    objects = []
    for linker_input in library[CcInfo].linking_context.linker_inputs.to_list():
        if linker_input.owner != library.label:
            continue
        for part in linker_input.libraries:
            objects += part.pic_objects or part.objects or []
    return objects

def _foreign_inputs(libraries):
    labels = [library.label for library in libraries]
    inputs = []
    for library in libraries:
        for linker_input in library[CcInfo].linking_context.linker_inputs.to_list():
            if linker_input.owner not in labels:
                inputs.append(linker_input)
    return inputs

def _moved_objects_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    objects = []
    for library in ctx.attr.libraries:
        objects += _own_objects(library)
    renames = ctx.actions.declare_file(ctx.label.name + "_moved/renames")
    ctx.actions.run(
        executable = ctx.file._list_symbols,
        arguments = [ctx.file._nm.path, ctx.attr.prefix, renames.path] + [object.path for object in objects],
        inputs = objects + [ctx.file._nm] + ctx.files._llvm,
        outputs = [renames],
        mnemonic = "HostSymbols",
    )
    moved = []
    for index, object in enumerate(objects):
        out = ctx.actions.declare_file("%s_moved/%d_%s" % (ctx.label.name, index, object.basename))
        ctx.actions.run(
            executable = ctx.file._move_data,
            arguments = [
                ctx.file._readelf.path,
                ctx.file._objcopy.path,
                ctx.attr.section,
                renames.path,
                object.path,
                out.path,
            ],
            inputs = [object, renames, ctx.file._readelf, ctx.file._objcopy] + ctx.files._llvm,
            outputs = [out],
            mnemonic = "HostObject",
        )
        moved.append(out)
    archive = ctx.actions.declare_file("lib%s.a" % ctx.label.name)
    arguments = ctx.actions.args()
    arguments.add("rcsD")
    arguments.add(archive)
    arguments.add_all(moved)
    ctx.actions.run(
        executable = ctx.file._ar,
        arguments = [arguments],
        inputs = moved + ctx.files._llvm,
        outputs = [archive],
        mnemonic = "HostArchive",
    )
    library = cc_common.create_library_to_link(
        actions = ctx.actions,
        feature_configuration = features,
        cc_toolchain = toolchain,
        static_library = archive,
        pic_static_library = archive,
        alwayslink = True,
    )
    own = cc_common.create_linker_input(owner = ctx.label, libraries = depset([library]))
    linking = cc_common.create_linking_context(
        linker_inputs = depset([own] + _foreign_inputs(ctx.attr.libraries), order = "topological"),
    )
    return [DefaultInfo(files = depset([archive])), CcInfo(linking_context = linking)]

_moved_objects = rule(
    implementation = _moved_objects_impl,
    attrs = {
        "libraries": attr.label_list(providers = [CcInfo], mandatory = True),
        "prefix": attr.string(mandatory = True),
        "section": attr.string(mandatory = True),
        "_ar": attr.label(default = "@llvm//:llvm-ar_tool", allow_single_file = True),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_list_symbols": attr.label(default = "//platforms/host:list_symbols", allow_single_file = True),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_move_data": attr.label(default = "//platforms/host:move_data", allow_single_file = True),
        "_nm": attr.label(default = "@llvm//:llvm-nm_tool", allow_single_file = True),
        "_objcopy": attr.label(default = "@llvm//:llvm-objcopy_tool", allow_single_file = True),
        "_readelf": attr.label(default = "@llvm//:llvm-readelf_tool", allow_single_file = True),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

# Two objects: the region begins at a page with the first and fills its last page with the second.
def _region(name, macro, deps, testonly):
    native.genrule(
        name = name + "_source",
        outs = [name + "_region.c"],
        cmd = "printf '#include \"platforms/host/partition.h\"\\n%s\\n' > $@" % macro,
        testonly = testonly,
    )
    cc_library(
        name = name,
        srcs = [name + "_region.c"],
        deps = deps + [own_label("//platforms/host:partition")],
        features = ["-asan", "-tsan"],
        alwayslink = True,
        testonly = testonly,
    )

def host_cpu1_code(name, code, libraries, testonly = False, visibility = None):
    """See the head of this file. code: a C identifier, the name of its region."""
    _moved_objects(
        name = name + "_objects",
        libraries = libraries,
        prefix = "cpu1_",
        section = "cpu1_" + code,
        testonly = testonly,
    )
    _region(name + "_region", "HOST_CPU1_REGION_DEFINE(%s)" % code, [], testonly)
    cc_library(
        name = name,
        deps = [name + "_objects", name + "_region"],
        testonly = testonly,
        visibility = visibility,
    )

# Fake stacks would put variables where no range check expects them (platforms/host/host.c).
_ENV = {
    "ASAN_OPTIONS": "allow_user_segv_handler=1:detect_stack_use_after_return=0:strict_string_checks=1",
}

def host_test(env = {}, **attributes):
    """A test that runs the host platform."""
    cc_test(env = dict(_ENV, **env), **attributes)
