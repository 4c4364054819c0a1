# SPDX-License-Identifier: Apache-2.0
"""Manifests, and what manifestc makes of those of one image.  images.bzl has the rules for BUILD files."""

load("//config:settings.bzl", "ValueInfo")

ManifestInfo = provider("A partition's manifest.", fields = {
    "file": "the manifest",
    "stem": "its name without ending, which its header and its generated files have too",
})

ManifestPlatformInfo = provider("What a platform offers to partitions.", fields = {
    "description": "file for manifestc --platform, or None",
    "memory_header": "include path of the header that places the partitions' memory",
    "regions": "True: the host, where each partition's variables are a region of pages",
})

GeneratedInfo = provider("What manifestc makes of an image's manifests.", fields = {
    "arguments": "manifestc's, but for --out",
    "image_header": "image.h",
    "image_source": "image.c",
    "inputs": "files that the arguments name",
    "partitions": "stem -> struct(symbols, heap)",
    "platform": "ManifestPlatformInfo",
    "platform_cc": "CcInfo with the memory header",
    "public_header": "image.h under the path that the image's users include",
    "public_include": "folder of that path",
})

def _manifest_impl(ctx):
    file = ctx.file.manifest
    return [
        DefaultInfo(files = depset([file])),
        ManifestInfo(file = file, stem = file.basename[:-len(file.extension) - 1] if file.extension else file.basename),
    ]

manifest = rule(
    implementation = _manifest_impl,
    attrs = {"manifest": attr.label(mandatory = True, allow_single_file = [".yaml", ".yml", ".json"])},
)

def _manifest_platform_impl(ctx):
    return [
        ManifestPlatformInfo(
            description = ctx.file.description,
            memory_header = ctx.attr.memory_header,
            regions = ctx.attr.regions,
        ),
        cc_common.merge_cc_infos(cc_infos = [dep[CcInfo] for dep in ctx.attr.deps]),
    ]

manifest_platform = rule(
    implementation = _manifest_platform_impl,
    doc = "Interrupts, MMIO regions and limits of a chip, and the header that places the partitions' memory.",
    attrs = {
        "deps": attr.label_list(providers = [CcInfo], doc = "the library with the memory header"),
        "description": attr.label(allow_single_file = True, doc = "docs/manifests.md, \"Platform files\""),
        "memory_header": attr.string(doc = "its include path"),
        "regions": attr.bool(),
    },
)

def _chosen_backend(ctx):
    backend = ctx.attr.backend or ctx.attr._backend[ValueInfo].value
    level = ctx.attr._level[ValueInfo].value
    if backend == "SFN" and level != "1":
        fail("--//config:isolation_level=%s: the SFN backend runs isolation level 1 only (rule FFM-248); " % level +
             "choose level 1, or --//config:spm_backend=IPC")
    if level != "1":
        fail("--//config:isolation_level=%s: not built yet; isolation level 1 is. Never built unprotected." % level)
    return backend, level

def _arguments(ctx, manifests):
    backend, level = _chosen_backend(ctx)
    platform = ctx.attr.platform[ManifestPlatformInfo]
    arguments = [
        "--backend=" + backend,
        "--isolation-level=" + level,
        "--connections=%d" % ctx.attr.connections,
        "--secure-connections=%d" % ctx.attr.secure_connections,
        "--mailbox-priority=" + ctx.attr.mailbox_priority,
    ]
    arguments += ["--pid=%s=%s" % (name, number) for name, number in sorted(ctx.attr.partition_ids.items())]
    arguments += ["--extension=" + extension for extension in ctx.attr.extensions]
    if not ctx.attr.backend and not platform.regions:  # on the host the choice costs nothing
        arguments.append("--recommend")
    if ctx.attr.allow_unreachable:
        arguments.append("--allow=unreachable")
    if platform.memory_header:
        arguments.append("--memory-header=" + platform.memory_header)
    files = [info.file for info in manifests]
    if platform.description:
        arguments.append("--platform=" + platform.description.path)
        files.append(platform.description)
    return arguments + [info.file.path for info in manifests], files

def _generated_image_impl(ctx):
    manifests = [target[ManifestInfo] for target in ctx.attr.manifests]
    stems = [info.stem for info in manifests]
    for index, stem in enumerate(stems):
        if stem in stems[:index]:
            fail("two manifests of %s are called %s: their headers would be too; rename one (rule V20)" % (
                ctx.label,
                stem,
            ))
    arguments, inputs = _arguments(ctx, manifests)

    folder = ctx.label.name + "/"
    headers = [
        ctx.actions.declare_file(folder + "psa_manifest/%s.h" % header)
        for header in ["pid", "sid"] + stems
    ]
    source = ctx.actions.declare_file(folder + "image.c")
    header = ctx.actions.declare_file(folder + "image.h")
    partitions = {stem: struct(
        heap = ctx.actions.declare_file(folder + stem + "_heap.c"),
        symbols = ctx.actions.declare_file(folder + stem + ".symbols"),
    ) for stem in stems}
    outputs = headers + [source, header]
    for partition in partitions.values():
        outputs += [partition.heap, partition.symbols]
    ctx.actions.run(
        executable = ctx.executable._manifestc,
        arguments = ["--out=" + source.dirname] + arguments,
        inputs = inputs,
        outputs = outputs,
        mnemonic = "ManifestCompile",
        progress_message = "Compiling the manifests of %s" % ctx.label,
    )
    public = ctx.actions.declare_file(folder + "include/" + ctx.attr.header)
    public_include = public.path[:-len(ctx.attr.header) - 1]
    ctx.actions.symlink(output = public, target_file = header)

    context = cc_common.create_compilation_context(
        headers = depset(headers + [public]),
        includes = depset([source.dirname]),
        quote_includes = depset([public_include]),
    )
    included = [dep[CcInfo] for dep in ctx.attr._included]
    return [
        DefaultInfo(files = depset(outputs)),
        cc_common.merge_cc_infos(cc_infos = [CcInfo(compilation_context = context)] + included),
        GeneratedInfo(
            arguments = arguments,
            image_header = header,
            image_source = source,
            inputs = inputs,
            partitions = partitions,
            platform = ctx.attr.platform[ManifestPlatformInfo],
            platform_cc = ctx.attr.platform[CcInfo],
            public_header = public,
            public_include = public_include,
        ),
    ]

generated_image = rule(
    implementation = _generated_image_impl,
    doc = "Runs manifestc. As a library: psa_manifest headers, and image.h for those who bring tables of their own.",
    attrs = {
        "allow_unreachable": attr.bool(),
        "backend": attr.string(values = ["", "IPC", "SFN"]),
        "connections": attr.int(default = 16),
        "extensions": attr.string_list(),
        "header": attr.string(default = "image.h"),
        "mailbox_priority": attr.string(default = "NORMAL", values = ["LOW", "NORMAL", "HIGH"]),
        "manifests": attr.label_list(mandatory = True, providers = [ManifestInfo]),
        "partition_ids": attr.string_dict(),
        "platform": attr.label(mandatory = True, providers = [ManifestPlatformInfo]),
        "secure_connections": attr.int(default = 4),
        "_backend": attr.label(default = "//config:spm_backend"),
        "_level": attr.label(default = "//config:isolation_level"),
        "_manifestc": attr.label(default = "//tools/manifestc", executable = True, cfg = "exec"),
        # What the generated headers include.
        "_included": attr.label_list(default = [
            "//include:psa",
            "//spm:model",
        ]),
    },
)
