# SPDX-License-Identifier: Apache-2.0
"""compiled_image: the ELF file and the map of a firmware image, built by a named compiler whatever the flag says.

    compiled_image(name = "cpu0_calls_ipc_gcc", compiler = "gcc", image = "//host_tests/figures/firmware:cpu0_calls_ipc")

gives cpu0_calls_ipc_gcc.elf and cpu0_calls_ipc_gcc.map."""

def _compiler_transition_impl(settings, attr):
    return {"//config:firmware_compiler": attr.compiler}

_compiler_transition = transition(
    implementation = _compiler_transition_impl,
    inputs = [],
    outputs = ["//config:firmware_compiler"],
)

def _compiled_image_impl(ctx):
    image = ctx.attr.image[0] if type(ctx.attr.image) == "list" else ctx.attr.image
    links = []
    for file in image[DefaultInfo].files.to_list():
        if file.extension in ["elf", "map"]:
            link = ctx.outputs.elf if file.extension == "elf" else ctx.outputs.map
            ctx.actions.symlink(output = link, target_file = file)
            links.append(link)
    return [DefaultInfo(files = depset(links), runfiles = ctx.runfiles(links))]

_compiled_image = rule(
    implementation = _compiled_image_impl,
    attrs = {
        "compiler": attr.string(values = ["clang", "gcc"], mandatory = True),
        "elf": attr.output(),
        "image": attr.label(cfg = _compiler_transition, mandatory = True),
        "map": attr.output(),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

def compiled_image(name, compiler, image, **attributes):
    _compiled_image(
        name = name,
        compiler = compiler,
        elf = name + ".elf",
        image = image,
        map = name + ".map",
        **attributes
    )
