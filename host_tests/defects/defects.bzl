# SPDX-License-Identifier: Apache-2.0
"""Planted defects: proof that the suites would notice.

    defect(
        name = "handle_serial_not_compared",           # host_tests/defects/handle_serial_not_compared.patch
        source = "//spm:connection.c",                 # what the patch changes
        library = "//spm:connection",                  # the library that the source belongs to
        test = "//host_tests/unit:tables_test",        # a GoogleTest program
        fails = "Tables.RefusesAHandleOfAFormerConnection",
    )

compiles a patched copy of the source with the library's own flags and links it into the test's program in the place
of the library's object. Two tests come of it, both tagged manual:
    <name>_found     that claim fails in the program with the defect
    <name>_control   that claim holds in a program that was put together in the same way with the unpatched copy

The rest of each program is what the suite itself is made of, so a defect costs one compilation and one link. Patches
change one C file; a header would need everything that includes it."""

load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")
load("//host_tests/board:board.bzl", "BOARDRUN", "board_arguments", "board_data", "board_files")
load("//fuzz:targets.bzl", "FUZZ_TARGETS", "fuzz_target_library", "fuzz_worlds")
load("//platforms/lpc55s69:images.bzl", "cpu0_image")
load("//toolchains:cc.bzl", "cc_binary")
load("//toolchains:fuzzing.bzl", "instrumented_binary")
load("//toolchains:qemu/qemu.bzl", "qemu_variant")

DefectLibraryInfo = provider("How a library is compiled.", fields = ["context", "copts", "features"])
DefectProgramInfo = provider("What a program is linked from.", fields = ["objects", "contexts", "linkopts", "env"])

def _compiled_aspect_impl(_target, ctx):
    deps = getattr(ctx.rule.attr, "deps", [])
    return [DefectLibraryInfo(
        context = [dep[CcInfo].compilation_context for dep in deps if CcInfo in dep],
        copts = getattr(ctx.rule.attr, "copts", []),
        features = getattr(ctx.rule.attr, "features", []),
    )]

_compiled_aspect = aspect(implementation = _compiled_aspect_impl)

def _linked_aspect_impl(target, ctx):
    return [DefectProgramInfo(
        objects = [
            file
            for file in target[OutputGroupInfo].compilation_outputs.to_list()
            if file.extension == "o"
        ],
        contexts = [dep[CcInfo].linking_context for dep in ctx.rule.attr.deps if CcInfo in dep],
        linkopts = ctx.rule.attr.linkopts,
        env = getattr(ctx.rule.attr, "env", {}),
    )]

_linked_aspect = aspect(implementation = _linked_aspect_impl)

def patched_copy(ctx, source, patch):
    """A copy of the source; with the patch applied, if there is one."""
    copy = ctx.actions.declare_file("%s_source/%s" % (ctx.label.name, source.short_path))
    inputs = [source]
    command = "cp -L '%s' '%s' && chmod u+w '%s'" % (source.path, copy.path, copy.path)
    if patch:
        inputs.append(patch)
        command += (" && patch --silent --fuzz=0 '{copy}' '{patch}' || {{ echo \"{patch} does not fit {source} any " +
                    "more: make it anew\" >&2; exit 1; }}").format(
            copy = copy.path,
            patch = patch.path,
            source = source.short_path,
        )
    ctx.actions.run_shell(inputs = inputs, outputs = [copy], command = command, mnemonic = "DefectSource")
    return copy

def _compiled_copy(ctx, toolchain, library, copy):
    """Linking context of the copy, compiled as its library is."""
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features + [name for name in library.features if not name.startswith("-")],
        unsupported_features = ctx.disabled_features + [name[1:] for name in library.features if name.startswith("-")],
    )
    _, outputs = cc_common.compile(
        name = ctx.label.name,
        actions = ctx.actions,
        feature_configuration = features,
        cc_toolchain = toolchain,
        srcs = [copy],
        user_compile_flags = library.copts,
        compilation_contexts = [ctx.attr.library[CcInfo].compilation_context] + library.context,
    )
    context, _ = cc_common.create_linking_context_from_compilation_outputs(
        name = ctx.label.name,
        actions = ctx.actions,
        feature_configuration = features,
        cc_toolchain = toolchain,
        compilation_outputs = outputs,
        alwayslink = True,
    )
    return context

_LIBRARY_ATTRS = {
    "library": attr.label(aspects = [_compiled_aspect], providers = [CcInfo], mandatory = True),
    "patch": attr.label(allow_single_file = [".patch"]),
    "source": attr.label(allow_single_file = [".c"], mandatory = True),
    "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
}

def _patched_library_impl(ctx):
    copy = patched_copy(ctx, ctx.file.source, ctx.file.patch)
    context = _compiled_copy(ctx, find_cpp_toolchain(ctx), ctx.attr.library[DefectLibraryInfo], copy)
    return [CcInfo(
        compilation_context = ctx.attr.library[CcInfo].compilation_context,
        linking_context = context,
    )]

def _patched_source_impl(ctx):
    return [DefaultInfo(files = depset([patched_copy(ctx, ctx.file.source, ctx.file.patch)]))]

_patched_source = rule(
    implementation = _patched_source_impl,
    attrs = {
        "patch": attr.label(allow_single_file = [".patch"]),
        "source": attr.label(allow_single_file = [".c"], mandatory = True),
    },
)

# For programs and images that are not GoogleTest's: goes into their deps, in front of all else.
patched_library = rule(
    implementation = _patched_library_impl,
    attrs = _LIBRARY_ATTRS,
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def _defect_test_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    program = ctx.attr.test[DefectProgramInfo]
    copy = patched_copy(ctx, ctx.file.source, ctx.file.patch)
    patched = _compiled_copy(ctx, toolchain, ctx.attr.library[DefectLibraryInfo], copy)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    linked = cc_common.link(
        name = ctx.label.name + "_program",
        actions = ctx.actions,
        feature_configuration = features,
        cc_toolchain = toolchain,
        compilation_outputs = cc_common.create_compilation_outputs(
            objects = depset(program.objects),
            pic_objects = depset(program.objects),
        ),
        linking_contexts = [patched] + program.contexts,
        user_link_flags = program.linkopts,
        language = "c++",
    )
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, "#!/bin/sh\n%s\nexec '%s' '%s' '%s' '%s'\n" % (
        "\n".join([
            "export %s='%s'" % (name, ctx.expand_location(value, ctx.attr._runtime))
            for name, value in program.env.items()
        ]),
        ctx.file._judge.short_path,
        linked.executable.short_path,
        ctx.attr.fails,
        "found" if ctx.file.patch else "control",
    ), is_executable = True)
    return [DefaultInfo(
        executable = script,
        runfiles = ctx.runfiles([linked.executable, ctx.file._judge] + ctx.files._runtime)
            .merge(ctx.attr.test[DefaultInfo].default_runfiles),
    )]

_defect_test = rule(
    implementation = _defect_test_impl,
    attrs = dict(
        _LIBRARY_ATTRS,
        fails = attr.string(mandatory = True),
        test = attr.label(aspects = [_linked_aspect], mandatory = True),
        _judge = attr.label(default = "//host_tests/defects:judge_claim", allow_single_file = True),
        _runtime = attr.label_list(default = ["@llvm//:llvm-symbolizer_tool", "@llvm//:files"]),
    ),
    fragments = ["cpp"],
    test = True,
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def defect(name, source, library, test, fails):
    """See the head of this file."""
    for suffix, patch in [("found", name + ".patch"), ("control", None)]:
        _defect_test(
            name = "%s_%s" % (name, suffix),
            size = "small",
            fails = fails,
            library = library,
            patch = patch,
            source = source,
            tags = ["manual"],
            test = test,
        )

# ---- Defects of programs that are not GoogleTest's -------------------------------------------------------------------

def _judged(name, suffix, finds, program, arguments, data, share = 1):
    native.sh_test(
        name = "%s_%s" % (name, suffix),
        timeout = "long",
        srcs = ["judge_program"],
        args = [suffix, "'%s'" % finds, str(share), "$(rootpath %s)" % program] + arguments,
        data = data + [program],
        tags = ["manual"],
    )

def defect_of_firmware(
        name,
        source,
        library,
        backend,
        tool,
        mode = "",
        options = [],
        data = [],
        finds = "failed",
        share = 1,
        cpu0_deps = [],
        cpu0_image_of = None,
        cpu0_linkopts = [],
        cpu0_first_level = False,
        cpu1 = None):
    """A defect of CPU0's image that a test of host_tests/board must find.

    tool, mode, cpu1: as in board_test. cpu0_deps, cpu0_linkopts, cpu0_first_level: what that test's image has beside
    the product's; cpu0_image_of: its partitions, if they are others. finds: what the test says then, an extended regular
    expression. share: the n-th part of the test's runs is enough."""
    for suffix, patch in [("found", name + ".patch"), ("control", None)]:
        image = "%s_%s_cpu0" % (name, suffix)
        patched_library(name = image + "_library", library = library, patch = patch, source = source, tags = ["manual"])
        cpu0_image(
            name = image,
            backend = backend,
            first_level = cpu0_first_level,
            image = cpu0_image_of,
            linkopts = cpu0_linkopts,
            tags = ["manual"],
            testonly = True,
            deps = cpu0_deps + [image + "_library"],
        )
        files = board_files(
            cpu0_ipc = "//host_tests/defects:" + image if backend == "IPC" else None,
            cpu0_sfn = "//host_tests/defects:" + image if backend == "SFN" else None,
            cpu1 = cpu1,
        )
        _judged(
            name,
            suffix,
            finds,
            tool,
            ["--backend=" + backend] + (["--mode=" + mode] if mode else []) + options +
            ["--", "$(rootpath %s)" % BOARDRUN] + board_arguments(files),
            board_data(files) + [BOARDRUN] + data,
            share,
        )

def defect_of_board(name, source, case):
    """A defect of the board's model that a case of the board's own tests must find."""
    firmware = "//platforms/lpc55s69/emulator/tests:bare_cpu%d.elf"
    for suffix, patch in [("found", name + ".patch"), ("control", None)]:
        program = "%s_%s_qemu" % (name, suffix)
        _patched_source(name = program + "_source", source = source, patch = patch, tags = ["manual"])
        qemu_variant(
            name = program,
            machine = "//platforms/lpc55s69/emulator:qemu-system-arm",
            replacements = [program + "_source"],
            tags = ["manual"],
        )
        _judged(
            name,
            suffix,
            "^FAIL " + case,
            "//platforms/lpc55s69/emulator/tests:board_test",
            ["$(rootpath %s)" % label for label in [program, firmware % 0, firmware % 1]] + [case],
            [program, firmware % 0, firmware % 1],
        )

_IN_BOTH_WORLDS = ["//mailbox:reply", "//mailbox:secure", "//spm:spm"]

def _judged_fuzzer(name, expected, target, source, library, patch):
    patched_library(
        name = name + "_library",
        library = library,
        patch = patch,
        source = source,
        tags = ["manual"],
    )
    fuzz_worlds(
        name + "_",
        replaced = [":%s_library" % name],
        # A backend is in its own world alone.
        replaced_in = [world for world in ["ipc", "sfn"] if library in _IN_BOTH_WORLDS + ["//backends/" + world]],
        tags = ["manual"],
        testonly = True,
    )
    fuzz_target_library(name + "_lib", target, worlds = name + "_", testonly = True, tags = ["manual"])
    cc_binary(
        name = name + "_libfuzzer",
        testonly = True,
        features = ["fuzzer"],
        tags = ["manual"],
        deps = [":%s_lib" % name],
    )
    instrumented_binary(
        name = name + "_fuzzer",
        testonly = True,
        binary = ":%s_libfuzzer" % name,
        instrumentation = ["asan", "ubsan", "fuzzer_no_link"],
        mode = "plain",
        tags = ["manual"],
    )
    native.sh_test(
        name = name,
        timeout = "long",
        srcs = ["judge_fuzzer"],
        args = [expected, "$(rootpath :%s_fuzzer)" % name],
        data = [":%s_fuzzer" % name],
        tags = ["manual"],
    )

def defect_of_fuzz_target(name, target, source, library):
    """A defect that the fuzz target must find within five minutes, from an empty corpus."""
    _judged_fuzzer(name + "_found", "found", target, source, library, name + ".patch")

def fuzz_control(target, source, library):
    """The target with an unpatched copy finds nothing: the control of all its defects."""
    _judged_fuzzer(target + "_control", "control", target, source, library, None)

def every_patch_is_used(name, patches, defects, of_fuzz_targets = []):
    """The suite of all defects; refuses to load while a patch of the folder is no defect's."""
    for patch in patches:
        if patch[:-len(".patch")] not in defects + of_fuzz_targets:
            fail("%s belongs to no defect: give it an entry in host_tests/defects/BUILD.bazel" % patch)
    native.test_suite(
        name = name,
        tags = ["manual"],
        tests = [":%s_%s" % (defect, suffix) for defect in defects for suffix in ["found", "control"]] +
                [":%s_found" % defect for defect in of_fuzz_targets] +
                [":%s_control" % target for target in FUZZ_TARGETS],
    )
