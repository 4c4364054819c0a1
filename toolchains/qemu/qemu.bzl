# SPDX-License-Identifier: Apache-2.0
"""qemu-system-arm with a machine model of this project, in two actions: all of QEMU but the model, which takes
minutes and is built again only when QEMU, its patches or its configuration change, and the model, which takes
seconds."""

QemuBaseInfo = provider("What a machine's program is finished from.", fields = ["base", "srcs", "machine"])

def _built_base(ctx, llvm, tools, common):
    base = ctx.actions.declare_file(ctx.label.name + "_base.tar")
    by_name = {file.basename: file for file in ctx.files.patches}
    patches = [by_name[name] for name in sorted(by_name)]
    ctx.actions.run(
        executable = ctx.file._build_base,
        arguments = [
            llvm,
            tools,
            ctx.file._source.path,
            base.path,
            ctx.attr.machine,
            ctx.file.kconfig.path,
            ctx.file.devices.path,
        ] + [file.path for file in patches],
        inputs = patches + [ctx.file._source, ctx.file._source_lock, ctx.file.kconfig, ctx.file.devices],
        tools = common + [ctx.file._build_base],
        outputs = [base],
        mnemonic = "QemuBase",
        progress_message = "Building QEMU (a few minutes, once)",
    )
    return base

def _linked_machine(ctx, llvm, tools, common, base, machine, srcs):
    program = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.run(
        executable = ctx.file._link_machine,
        arguments = [llvm, tools, base.path, program.path, machine] + [file.path for file in srcs],
        inputs = [base] + srcs,
        tools = common + [ctx.file._link_machine],
        outputs = [program],
        mnemonic = "QemuMachine",
        progress_message = "Building the machine model of %s" % ctx.label,
    )
    return DefaultInfo(files = depset([program]), executable = program, runfiles = ctx.runfiles([program]))

def _places(ctx):
    common = ctx.files._llvm + ctx.files._tools + [ctx.file._write_cc]
    return ctx.file._llvm_root.dirname, ctx.file._tools_root.dirname, common

def _qemu_machine_impl(ctx):
    llvm, tools, common = _places(ctx)
    base = _built_base(ctx, llvm, tools, common)
    return [
        _linked_machine(ctx, llvm, tools, common, base, ctx.attr.machine, ctx.files.srcs),
        QemuBaseInfo(base = base, srcs = ctx.files.srcs, machine = ctx.attr.machine),
    ]

def _qemu_variant_impl(ctx):
    llvm, tools, common = _places(ctx)
    original = ctx.attr.machine[QemuBaseInfo]
    replaced = [file.basename for file in ctx.files.replacements]
    srcs = [file for file in original.srcs if file.basename not in replaced] + ctx.files.replacements
    return [_linked_machine(ctx, llvm, tools, common, original.base, original.machine, srcs)]

_COMMON_ATTRS = {
    "_link_machine": attr.label(default = "//toolchains:qemu/link_machine", allow_single_file = True),
    "_llvm": attr.label(default = "@llvm//:files"),
    "_llvm_root": attr.label(default = "@llvm//:BUILD.bazel", allow_single_file = True),
    "_tools": attr.label(default = "@qemu_tools//:files"),
    "_tools_root": attr.label(default = "@qemu_tools//:BUILD.bazel", allow_single_file = True),
    "_write_cc": attr.label(default = "//toolchains:qemu/write_cc", allow_single_file = True),
}

qemu_machine = rule(
    implementation = _qemu_machine_impl,
    attrs = dict(
        _COMMON_ATTRS,
        devices = attr.label(allow_single_file = True, mandatory = True, doc = "QEMU's list of devices (.mak)"),
        kconfig = attr.label(allow_single_file = True, mandatory = True),
        machine = attr.string(mandatory = True, doc = "name of the model's folder under hw/arm"),
        patches = attr.label_list(allow_files = [".patch"], doc = "to QEMU itself, applied in order of their names"),
        srcs = attr.label_list(allow_files = [".c", ".h"], mandatory = True),
        _build_base = attr.label(default = "//toolchains:qemu/build_base", allow_single_file = True),
        _source = attr.label(default = "@qemu_src//:source", allow_single_file = True),
        _source_lock = attr.label(default = "@qemu_src//:packages.lock", allow_single_file = True),
    ),
    executable = True,
)

qemu_variant = rule(
    implementation = _qemu_variant_impl,
    attrs = dict(
        _COMMON_ATTRS,
        machine = attr.label(providers = [QemuBaseInfo], mandatory = True),
        replacements = attr.label_list(allow_files = [".c", ".h"], doc = "in the place of files of the same name"),
    ),
    executable = True,
    doc = "A machine with some files of its model replaced; for tests of the tests.",
)
