# SPDX-License-Identifier: Apache-2.0
"""c_sources: the files from which targets are compiled, as files and as a list of their names.

    c_sources(name = "firmware_sources", targets = ["//platforms/lpc55s69:cpu0_ipc"], folders = ["spm/", "backends/"])

gives firmware_sources.txt, one .c, .S or .h file a line, sorted, of all libraries that a target depends on; folders
restricts it, extensions too. The files themselves are runfiles."""

SourcesInfo = provider("Sources of a target and of what it depends on.", fields = ["files"])

_ATTRIBUTES = ["deps", "image", "images", "actual", "exports", "implementation_deps"]

def _targets(value):
    values = value if type(value) == "list" else [value]
    return [target for target in values if type(target) == "Target"]

def _sources_aspect_impl(target, ctx):
    own = []
    for attribute in ["srcs", "hdrs", "textual_hdrs"]:
        for source in _targets(getattr(ctx.rule.attr, attribute, [])):
            own += [file for file in source.files.to_list() if file.extension in ["c", "S", "h"]]
    below = []
    for attribute in _ATTRIBUTES:
        for dependency in _targets(getattr(ctx.rule.attr, attribute, [])):
            if SourcesInfo in dependency:
                below.append(dependency[SourcesInfo].files)
    return [SourcesInfo(files = depset(own, transitive = below))]

_sources_aspect = aspect(implementation = _sources_aspect_impl, attr_aspects = _ATTRIBUTES)

def _c_sources_impl(ctx):
    files = {}
    for target in ctx.attr.targets:
        for file in target[SourcesInfo].files.to_list():
            wanted = not ctx.attr.folders or [1 for folder in ctx.attr.folders if file.short_path.startswith(folder)]
            if wanted and file.extension in ctx.attr.extensions:
                files[file.short_path] = file
    names = sorted(files.keys())
    list = ctx.actions.declare_file(ctx.label.name + ".txt")
    ctx.actions.write(list, "".join([name + "\n" for name in names]))
    return [DefaultInfo(
        files = depset([list]),
        runfiles = ctx.runfiles([list] + [file for file in files.values() if file.is_source]),
    )]

c_sources = rule(
    implementation = _c_sources_impl,
    attrs = {
        "extensions": attr.string_list(default = ["c", "S", "h"]),
        "folders": attr.string_list(),
        "targets": attr.label_list(aspects = [_sources_aspect], mandatory = True),
    },
)
