# SPDX-License-Identifier: Apache-2.0
"""same_sources_test: a firmware image and a world of the fuzz targets are compiled from the same files of the product.

    same_sources_test(
        name = "same_sources_ipc_test",
        firmware = "//platforms/lpc55s69:cpu0_ipc",
        world = ":ipc_side",
    )"""

_FOLDERS = ["backends/", "mailbox/", "spm/"]

# Dependencies of libraries, of moved objects, of the links to an image.
_FOLLOWED = ["deps", "libraries", "image"]

_SourcesInfo = provider("What a target and all that it depends on are compiled from.", fields = ["files"])

def _sources_aspect_impl(_target, ctx):
    files = []
    for source in getattr(ctx.rule.attr, "srcs", []):
        for file in source.files.to_list():
            if file.extension == "c" and [folder for folder in _FOLDERS if file.short_path.startswith(folder)]:
                files.append(file.short_path)
    below = []
    for attribute in _FOLLOWED:
        value = getattr(ctx.rule.attr, attribute, [])
        for dep in value if type(value) == "list" else [value]:
            if _SourcesInfo in dep:
                below.append(dep[_SourcesInfo].files)
    return [_SourcesInfo(files = depset(files, transitive = below))]

_sources_aspect = aspect(implementation = _sources_aspect_impl, attr_aspects = _FOLLOWED)

def _same_sources_test_impl(ctx):
    firmware = ctx.attr.firmware[_SourcesInfo].files.to_list()
    world = ctx.attr.world[_SourcesInfo].files.to_list()
    lines = ["only in the firmware: " + file for file in sorted(firmware) if file not in world]
    lines += ["only in the fuzz targets: " + file for file in sorted(world) if file not in firmware]
    if len(firmware) < ctx.attr.at_least:
        lines.append("the firmware has %d files of the product, which is too few to be true" % len(firmware))
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, "#!/bin/sh\ncat <<'END'\n%s\nEND\nexit %d\n" % (
        "\n".join(lines or ["the same %d files: %s" % (len(world), " ".join(sorted(world)))]),
        1 if lines else 0,
    ), is_executable = True)
    return [DefaultInfo(executable = script)]

same_sources_test = rule(
    implementation = _same_sources_test_impl,
    attrs = {
        "at_least": attr.int(default = 12),
        "firmware": attr.label(aspects = [_sources_aspect], mandatory = True),
        "world": attr.label(aspects = [_sources_aspect], mandatory = True),
    },
    test = True,
)
