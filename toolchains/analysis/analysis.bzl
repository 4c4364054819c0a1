# SPDX-License-Identifier: Apache-2.0
"""analysed: what clang-tidy and cppcheck, with its MISRA C:2012 addon, say of the C files of some programs.

    analysed(
        name = "findings",
        programs = ["//platforms/lpc55s69:cpu0_ipc_linked", ...],
        collections = ["//fuzz:call_fuzz_lib"],
        excluded = ["host_tests/"],
    )

An aspect follows a target and its deps and runs both tools with the flags that compile their sources, one cached
action for each file and tool.  A file that several programs compile is looked at as the first of them compiles it.
Rules about whole programs (one definition of an identifier, say) are judged for each of the programs by itself; what
is unused is unused in all of them together.

The output NAME.findings has a line "file:line:column: [rule] message" for each finding in a source or header of this
project; NAME.sources lists the C files that were looked at.  Generated files are not: their generator is."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "C_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")
load("//config:images.bzl", "PartitionInfo")

# Attributes through which one target has the code of another.
_EDGES = ["deps", "partitions", "image", "libraries", "_heap", "_runtime"]

_UnitsInfo = provider("The translation units of a target and its deps.", fields = ["units"])

def _command(ctx, context, features, copts, local_defines):
    """The flags with which the rules for C compile sources, and the files of the compiler."""
    toolchain = find_cpp_toolchain(ctx)
    asked = ctx.features + features
    configuration = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = [name for name in asked if not name.startswith("-")],
        unsupported_features = ctx.disabled_features + [name[1:] for name in asked if name.startswith("-")],
    )
    variables = cc_common.create_compile_variables(
        feature_configuration = configuration,
        cc_toolchain = toolchain,
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = depset(local_defines, transitive = [context.defines]),
        user_compile_flags = ctx.fragments.cpp.copts + ctx.fragments.cpp.conlyopts + copts,
    )
    return cc_common.get_memory_inefficient_command_line(
        feature_configuration = configuration,
        action_name = C_COMPILE_ACTION_NAME,
        variables = variables,
    ), toolchain.all_files

def _unit(ctx, source, flags, texts, compiler):
    inputs = depset(transitive = [texts, compiler])
    name = "%s.analysed/%s" % (ctx.label.name, source.path.replace("/", "-"))
    tidy = ctx.actions.declare_file(name + ".tidy")
    check = ctx.actions.declare_file(name + ".cppcheck")
    summary = ctx.actions.declare_file(name + ".ctu-info")
    cppcheck = ctx.file._cppcheck.dirname[:-len("/bin")]
    ctx.actions.run(
        executable = ctx.file._run_clang_tidy,
        arguments = [ctx.file._clang_tidy.path, ctx.file._configuration.path, tidy.path, source.path] + flags,
        inputs = inputs,
        tools = ctx.files._llvm + [ctx.file._configuration, ctx.file._run_clang_tidy],
        outputs = [tidy],
        mnemonic = "ClangTidy",
        progress_message = "clang-tidy " + source.path,
    )
    ctx.actions.run(
        executable = ctx.file._run_cppcheck,
        arguments = [cppcheck, check.path, summary.path, source.path] + flags,
        inputs = inputs,
        tools = ctx.files._cppcheck_files + [ctx.file._run_cppcheck],
        outputs = [check, summary],
        mnemonic = "Cppcheck",
        progress_message = "cppcheck " + source.path,
    )
    return struct(source = source.path, tidy = tidy, check = check, summary = summary, texts = texts)

def _units_of(ctx, files, infos, features, copts, local_defines):
    sources = [file for file in files if file.extension == "c" and file.is_source]
    if not sources:
        return []
    context = cc_common.merge_cc_infos(cc_infos = infos).compilation_context
    flags, compiler = _command(ctx, context, features, copts, local_defines)
    headers = [file for file in files if file.extension != "c"]
    return [
        _unit(ctx, source, flags, depset([source] + headers, transitive = [context.headers]), compiler)
        for source in sources
    ]

def _analysis_aspect_impl(target, ctx):
    dependencies = []
    for name in _EDGES:
        value = getattr(ctx.rule.attr, name, None)
        dependencies += (value if type(value) == "list" else [value] if value else [])
    transitive = [dependency[_UnitsInfo].units for dependency in dependencies if _UnitsInfo in dependency]

    files = []
    for name in ["srcs", "hdrs", "textual_hdrs"]:
        for attribute in getattr(ctx.rule.attr, name, None) or []:
            if type(attribute) == "Target":
                files += attribute.files.to_list()
    units = []
    if ctx.label.workspace_name == "" and [1 for action in target.actions if action.mnemonic == "CppCompile"]:
        infos = [dependency[CcInfo] for dependency in dependencies if CcInfo in dependency]
        if CcInfo in target:
            infos.append(target[CcInfo])
        units += _units_of(
            ctx,
            files,
            infos,
            ctx.rule.attr.features,
            getattr(ctx.rule.attr, "copts", []),
            getattr(ctx.rule.attr, "local_defines", []),
        )

        # Partitions are compiled for the image that they are part of.
        for dependency in dependencies:
            if PartitionInfo in dependency:
                info = dependency[PartitionInfo]
                infos = [info.deps, ctx.rule.attr.generated[CcInfo]]
                units += _units_of(ctx, info.sources + info.headers, infos, [], info.copts, info.local_defines)
    return [_UnitsInfo(units = depset(units, transitive = transitive))]

_analysis_aspect = aspect(
    implementation = _analysis_aspect_impl,
    attr_aspects = _EDGES,
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
    attrs = {
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_clang_tidy": attr.label(default = "@llvm//:clang-tidy_tool", allow_single_file = True),
        "_configuration": attr.label(default = "//:.clang-tidy", allow_single_file = True),
        "_cppcheck": attr.label(default = "@cppcheck//:cppcheck_tool", allow_single_file = True),
        "_cppcheck_files": attr.label(default = "@cppcheck//:files"),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_run_clang_tidy": attr.label(default = "//toolchains/analysis:run_clang_tidy", allow_single_file = True),
        "_run_cppcheck": attr.label(default = "//toolchains/analysis:run_cppcheck", allow_single_file = True),
    },
)

# What one program shows, and what only all of them together do.
_IN_A_PROGRAM = "5\\.[6789]|8\\.[56]"
_IN_ALL = "2\\.[345]|8\\.7"

def _program_rules(ctx, name, rules, summaries):
    output = ctx.actions.declare_file("%s.programs/%s" % (ctx.label.name, name))
    arguments = ctx.actions.args()
    arguments.add_all([ctx.file._cppcheck.dirname[:-len("/bin")], output.path, rules])
    arguments.add_all(summaries)
    ctx.actions.run(
        executable = ctx.file._run_misra_program,
        arguments = [arguments],
        inputs = summaries,
        tools = ctx.files._cppcheck_files + [ctx.file._run_misra_program],
        outputs = [output],
        mnemonic = "MisraProgram",
        progress_message = "MISRA rules of the program " + name,
    )
    return output


def _analysed_impl(ctx):
    chosen, findings = {}, []
    for index, program in enumerate(ctx.attr.programs + ctx.attr.collections + ctx.attr.cpu1):
        units = [
            unit
            for unit in program[_UnitsInfo].units.to_list()
            if not [prefix for prefix in ctx.attr.excluded if unit.source.startswith(prefix)]
        ]
        summaries = {unit.source: unit.summary for unit in units}
        name = "%d_%s" % (index, program.label.name)
        if index < len(ctx.attr.programs):
            findings.append(_program_rules(ctx, name, _IN_A_PROGRAM, summaries.values()))
        for unit in units:
            if unit.source not in chosen:
                chosen[unit.source] = unit
    units = chosen.values()
    findings.append(_program_rules(ctx, "all", _IN_ALL, [unit.summary for unit in units]))
    for unit in units:
        findings += [unit.tidy, unit.check]

    joined = ctx.outputs.findings
    arguments = ctx.actions.args()
    arguments.add(joined)
    arguments.add("^(" + "|".join(ctx.attr.excluded + ["external/", "bazel-out/", "/"]) + ")")
    arguments.add_all(findings)
    ctx.actions.run(
        executable = ctx.file._join,
        arguments = [arguments],
        inputs = depset(findings, transitive = [unit.texts for unit in units]),
        tools = [ctx.file._join],
        outputs = [joined],
        mnemonic = "Findings",
    )
    sources = ctx.outputs.sources
    ctx.actions.write(sources, "".join([path + "\n" for path in sorted(chosen)]))
    outputs = [joined, sources]
    return [DefaultInfo(files = depset(outputs), runfiles = ctx.runfiles(outputs))]

def _cpu1_impl(_settings, _attr):
    return {
        "//command_line_option:compilation_mode": "opt",
        "//command_line_option:features": [],
        "//command_line_option:platforms": ["//toolchains:cpu1"],
    }

_cpu1 = transition(
    implementation = _cpu1_impl,
    inputs = [],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:features",
        "//command_line_option:platforms",
    ],
)

analysed = rule(
    implementation = _analysed_impl,
    attrs = {
        "programs": attr.label_list(mandatory = True, aspects = [_analysis_aspect]),
        "collections": attr.label_list(
            aspects = [_analysis_aspect],
            doc = "targets whose files do not make up one program: libraries of which a program takes one or the other",
        ),
        "cpu1": attr.label_list(aspects = [_analysis_aspect], cfg = _cpu1, doc = "like collections, but for CPU1"),
        "excluded": attr.string_list(doc = "beginnings of paths that are not looked at"),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_cppcheck": attr.label(default = "@cppcheck//:cppcheck_tool", allow_single_file = True),
        "_cppcheck_files": attr.label(default = "@cppcheck//:files"),
        "_join": attr.label(default = "//toolchains/analysis:join", allow_single_file = True),
        "_run_misra_program": attr.label(default = "//toolchains/analysis:run_misra_program", allow_single_file = True),
    },
    outputs = {
        "findings": "%{name}.findings",
        "sources": "%{name}.sources",
    },
)
