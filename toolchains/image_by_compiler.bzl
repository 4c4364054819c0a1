# SPDX-License-Identifier: Apache-2.0
"""image_by_compiler: an image of the product, built by a named compiler whatever --//config:firmware_compiler says.

    image_by_compiler(name = "cpu1_gcc", compiler = "gcc", image = "//platforms/lpc55s69:cpu1")

gives cpu1_gcc.elf, cpu1_gcc.bin and cpu1_gcc.map."""

def _compiler_transition_impl(settings, attr):
    return {str(Label("//config:firmware_compiler")): attr.compiler}

_compiler_transition = transition(
    implementation = _compiler_transition_impl,
    inputs = [],
    outputs = [str(Label("//config:firmware_compiler"))],
)

def _image_by_compiler_impl(ctx):
    links = []
    for output in [ctx.outputs.elf, ctx.outputs.bin, ctx.outputs.map]:
        files = [file for file in ctx.files.image if file.extension == output.extension]
        if len(files) != 1:
            fail("%s has %d files that end in .%s" % (ctx.label, len(files), output.extension))
        ctx.actions.symlink(output = output, target_file = files[0])
        links.append(output)
    return [DefaultInfo(files = depset(links), runfiles = ctx.runfiles(links))]

_image_by_compiler = rule(
    implementation = _image_by_compiler_impl,
    attrs = {
        "bin": attr.output(),
        "compiler": attr.string(values = ["clang", "gcc"], mandatory = True),
        "elf": attr.output(),
        "image": attr.label(cfg = _compiler_transition, mandatory = True),
        "map": attr.output(),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

def image_by_compiler(name, compiler, image, **attributes):
    _image_by_compiler(
        name = name,
        bin = name + ".bin",
        compiler = compiler,
        elf = name + ".elf",
        image = image,
        map = name + ".map",
        **attributes
    )
