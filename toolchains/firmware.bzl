# SPDX-License-Identifier: Apache-2.0
"""firmware_image: links the image of one core.

    firmware_image(
        name = "cpu0",
        cpu = "cpu0",
        deps = [":entry", "//spm", ...],
        linker_script = "cpu0.ld.S",
        linker_script_deps = [":memory_map"],
    )

gives cpu0.elf (symbols and lines in it), cpu0.bin (what lies in memory, gaps 0xff) and cpu0.map beside the package's
other outputs, however the build itself was configured: the code is always built for that core, optimised, without
sanitizers or coverage.  Every object of a library with alwayslink is in the image unless --gc-sections drops it; of
other libraries, the objects that something refers to.  The linker script goes through the C preprocessor first, with
the headers of linker_script_deps.  An input that was built for hardware floating point is refused."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "C_COMPILE_ACTION_NAME", "CPP_LINK_EXECUTABLE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

_CLEARED = {
    "//command_line_option:compilation_mode": "opt",
    "//command_line_option:features": [],
    "//command_line_option:copt": [],
    "//command_line_option:conlyopt": [],
    "//command_line_option:cxxopt": [],
    "//command_line_option:linkopt": [],
    "//command_line_option:collect_code_coverage": False,
}

# As a string that is right in every repository, this one or one that uses it.
_COMPILER = str(Label("//config:firmware_compiler"))

def _firmware_transition_impl(settings, attr):
    suffix = "" if settings[_COMPILER] == "clang" else "_gcc"
    return dict(_CLEARED, **{"//command_line_option:platforms": [str(Label("//toolchains:" + attr.cpu + suffix))]})

_firmware_transition = transition(
    implementation = _firmware_transition_impl,
    inputs = [_COMPILER],
    outputs = _CLEARED.keys() + ["//command_line_option:platforms"],
)

_ImageInfo = provider("The files of one linked image.", fields = ["elf", "bin", "map"])

def _linked_files(deps):
    """(objects and archives in link order, those of them to be linked whole, flags, other inputs)"""
    context = cc_common.merge_cc_infos(cc_infos = [dep[CcInfo] for dep in deps]).linking_context
    files, whole, flags, others = [], [], [], []
    for linker_input in context.linker_inputs.to_list():
        flags += linker_input.user_link_flags
        others += linker_input.additional_inputs
        for library in linker_input.libraries:
            file = library.static_library or library.pic_static_library
            if file == None:
                continue
            files.append(file)
            if library.alwayslink:
                whole.append(file)
    return files, whole, flags, others

def _preprocessed_script(ctx, toolchain, features):
    script = ctx.actions.declare_file(ctx.label.name + "/linker_script.ld")
    infos = [dep[CcInfo] for dep in ctx.attr.linker_script_deps]
    headers = cc_common.merge_cc_infos(cc_infos = infos).compilation_context
    arguments = ctx.actions.args()
    arguments.add_all(cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = C_COMPILE_ACTION_NAME,
        variables = cc_common.create_compile_variables(feature_configuration = features, cc_toolchain = toolchain),
    ))
    arguments.add_all(["-E", "-P", "-undef", "-x", "assembler-with-cpp"])
    arguments.add_all(headers.quote_includes, before_each = "-iquote")
    arguments.add_all(headers.defines, format_each = "-D%s")
    arguments.add_all(ctx.attr.linker_script_defines, format_each = "-D%s")
    arguments.add_all([ctx.file.linker_script, "-o", script])
    ctx.actions.run(
        executable = cc_common.get_tool_for_action(
            feature_configuration = features,
            action_name = C_COMPILE_ACTION_NAME,
        ),
        arguments = [arguments],
        inputs = depset([ctx.file.linker_script], transitive = [headers.headers, toolchain.all_files]),
        outputs = [script],
        mnemonic = "LinkerScript",
        progress_message = "Preprocessing linker script %{label}".replace("%{label}", str(ctx.label)),
    )
    return script

def _soft_float_proof(ctx, files):
    proof = ctx.actions.declare_file(ctx.label.name + "/soft_float")
    ctx.actions.run(
        executable = ctx.file._check_soft_float,
        arguments = [ctx.file._readelf.path, proof.path] + [file.path for file in files],
        inputs = files,
        tools = [ctx.file._readelf, ctx.file._check_soft_float] + ctx.files._llvm,
        outputs = [proof],
        mnemonic = "SoftFloat",
    )
    return proof

def _firmware_link_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    script = _preprocessed_script(ctx, toolchain, features)
    files, whole, flags, others = _linked_files(ctx.attr.deps + ctx.attr._runtime)
    proof = _soft_float_proof(ctx, files)

    elf = ctx.actions.declare_file(ctx.label.name + "/image.elf")
    bin = ctx.actions.declare_file(ctx.label.name + "/image.bin")
    map = ctx.actions.declare_file(ctx.label.name + "/image.map")
    arguments = ctx.actions.args()
    arguments.add_all(cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = CPP_LINK_EXECUTABLE_ACTION_NAME,
        variables = cc_common.create_link_variables(
            feature_configuration = features,
            cc_toolchain = toolchain,
            is_linking_dynamic_library = False,
            must_keep_debug = True,
        ),
    ))
    arguments.add("-Wl,-T," + script.path)
    arguments.add("-Wl,-Map=" + map.path)
    arguments.add_all(["-o", elf])
    arguments.add_all(flags)
    arguments.add_all(ctx.attr.linkopts)
    arguments.add("-Wl,--start-group")
    for file in files:
        if file in whole:
            arguments.add_all(["-Wl,--whole-archive", file, "-Wl,--no-whole-archive"])
        else:
            arguments.add(file)
    arguments.add_all(ctx.files._arithmetic)
    arguments.add("-Wl,--end-group")
    ctx.actions.run(
        executable = cc_common.get_tool_for_action(
            feature_configuration = features,
            action_name = CPP_LINK_EXECUTABLE_ACTION_NAME,
        ),
        arguments = [arguments],
        inputs = depset([script, proof] + files + others + ctx.files._arithmetic, transitive = [toolchain.all_files]),
        outputs = [elf, map],
        mnemonic = "FirmwareLink",
        progress_message = "Linking firmware image %s" % ctx.label,
    )
    ctx.actions.run(
        executable = ctx.file._objcopy,
        arguments = ["-O", "binary", "--gap-fill=0xff", elf.path, bin.path],
        inputs = [elf],
        tools = [ctx.file._objcopy] + ctx.files._llvm,
        outputs = [bin],
        mnemonic = "FirmwareBinary",
    )
    return [_ImageInfo(elf = elf, bin = bin, map = map), DefaultInfo(files = depset([elf, bin, map]))]

_firmware_link = rule(
    implementation = _firmware_link_impl,
    cfg = _firmware_transition,
    attrs = {
        "cpu": attr.string(values = ["cpu0", "cpu1"], mandatory = True),
        "deps": attr.label_list(providers = [CcInfo]),
        "linker_script": attr.label(allow_single_file = True, mandatory = True),
        "linker_script_defines": attr.string_list(),
        "linker_script_deps": attr.label_list(providers = [CcInfo]),
        "linkopts": attr.string_list(),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_arithmetic": attr.label(default = "//toolchains:firmware_arithmetic"),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_check_soft_float": attr.label(default = "//toolchains:check_soft_float", allow_single_file = True),
        # A wrong value of any of these is an error of every image, whether its sources look at the flag or not.
        "_flags": attr.label_list(default = [
            "//config:firmware_compiler",
            "//config:isolation_level",
            "//config:spm_backend",
        ]),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_objcopy": attr.label(default = "@llvm//:llvm-objcopy_tool", allow_single_file = True),
        "_readelf": attr.label(default = "@llvm//:llvm-readelf_tool", allow_single_file = True),
        "_runtime": attr.label_list(default = ["//toolchains:firmware_mem"], providers = [CcInfo]),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def _firmware_image_impl(ctx):
    # What a transition builds lies in a folder with an unforeseeable name; these links do not.
    image = ctx.attr.image[0][_ImageInfo] if type(ctx.attr.image) == "list" else ctx.attr.image[_ImageInfo]
    for link, file in [(ctx.outputs.elf, image.elf), (ctx.outputs.bin, image.bin), (ctx.outputs.map, image.map)]:
        ctx.actions.symlink(output = link, target_file = file)
    links = [ctx.outputs.elf, ctx.outputs.bin, ctx.outputs.map]
    return [DefaultInfo(files = depset(links), runfiles = ctx.runfiles(links))]

_firmware_image = rule(
    implementation = _firmware_image_impl,
    attrs = {
        "bin": attr.output(),
        "elf": attr.output(),
        "image": attr.label(providers = [_ImageInfo]),
        "map": attr.output(),
    },
)

def firmware_image(
        name,
        cpu,
        deps,
        linker_script,
        linker_script_deps = [],
        linker_script_defines = [],
        linkopts = [],
        visibility = None,
        tags = [],
        testonly = False):
    """See the head of this file."""
    _firmware_link(
        name = name + "_linked",
        cpu = cpu,
        deps = deps,
        linker_script = linker_script,
        linker_script_defines = linker_script_defines,
        linker_script_deps = linker_script_deps,
        linkopts = linkopts,
        tags = tags,
        testonly = testonly,
        visibility = ["//visibility:private"],
    )
    _firmware_image(
        name = name,
        bin = name + ".bin",
        elf = name + ".elf",
        image = ":%s_linked" % name,
        map = name + ".map",
        tags = tags,
        testonly = testonly,
        visibility = visibility,
    )
