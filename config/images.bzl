# SPDX-License-Identifier: Apache-2.0
"""secure_partition and secure_image: partitions as their manifests describe them, and the images that are made of them.

    secure_partition(
        name = "crypto_partition",
        manifest = "crypto.yaml",
        srcs = ["crypto.c"],
        deps = ["@mbedtls//:sha256"],
    )

declares a partition; nothing is built of it alone.  Its sources see psa/ and the psa_manifest/ headers of the image
that they are built for.

    secure_image(
        name = "image",
        partitions = ["//partitions/crypto:crypto_partition", ...],
        partition_ids = {"PARTITION_CRYPTO": "257"},
    )

is a library with the partitions and the SPM's tables (const struct spm_image image_tables, declared in image.h).
image_headers is a library with the psa_manifest/ headers, for clients on CPU1 and tests.  Manifests are checked by
tools/manifestc when they are compiled; an illegal combination of backend and isolation level is refused before.

Each partition is linked by itself with the libraries in its deps: its functions, constants and variables get sections
of their own, and of its symbols only those remain global that the manifest makes the SPM call.  So partitions may
define the same names, and each has its own copy of a library that it uses.

docs/manifests.md explains the attributes."""

load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")
load("//config:manifests.bzl", "GeneratedInfo", "generated_image", "manifest")

PartitionInfo = provider("A secure partition.", fields = {
    "copts": "flags of the compiler",
    "deps": "CcInfo of all deps, merged",
    "label": "of the declaration",
    "local_defines": "for the sources alone",
    "sources": "C sources",
    "headers": "headers beside them",
    "stem": "the manifest's name without ending",
})

_MANIFEST = "_manifest"
_ENDINGS = [".yaml", ".yml", ".json"]

def _stem(file_name):
    base = file_name.split("/")[-1].split(":")[-1]
    for ending in _ENDINGS:
        if base.endswith(ending):
            return base[:-len(ending)]
    fail("manifest %s: the name has to end in %s" % (file_name, " or ".join(_ENDINGS)))

# ---- Partitions ------------------------------------------------------------------------------------------------------

def _partition_impl(ctx):
    return [PartitionInfo(
        copts = ctx.attr.copts,
        deps = cc_common.merge_cc_infos(cc_infos = [dep[CcInfo] for dep in ctx.attr.deps + ctx.attr._psa]),
        headers = ctx.files.hdrs,
        label = ctx.label,
        local_defines = ctx.attr.local_defines,
        sources = ctx.files.srcs,
        stem = ctx.attr.stem,
    )]

_partition = rule(
    implementation = _partition_impl,
    attrs = {
        "copts": attr.string_list(),
        "deps": attr.label_list(providers = [CcInfo]),
        "hdrs": attr.label_list(allow_files = [".h"]),
        "local_defines": attr.string_list(),
        "srcs": attr.label_list(allow_files = [".c", ".S"]),
        "stem": attr.string(mandatory = True),
        "_psa": attr.label_list(default = ["//include:psa"]),
    },
)

def secure_partition(
        name,
        manifest,
        srcs = [],
        hdrs = [],
        deps = [],
        visibility = None,
        testonly = False,
        tags = [],
        **attributes):
    """See the head of this file.  attributes: copts, local_defines."""
    _manifest_of_partition(
        name = name + _MANIFEST,
        manifest = manifest,
        tags = tags,
        testonly = testonly,
        visibility = visibility,
    )
    _partition(
        name = name,
        srcs = srcs,
        hdrs = hdrs,
        stem = _stem(manifest),
        tags = tags,
        testonly = testonly,
        visibility = visibility,
        deps = deps,
        **attributes
    )

_manifest_of_partition = manifest

# ---- Images ----------------------------------------------------------------------------------------------------------

# What sanitizers, coverage and fuzzers share between all objects of a program.
_SHARED_SYMBOLS = ["asan.*", "___asan_*", "__asan_*", "tsan.*", "msan.*", "sancov.*", "__sancov_*", "__llvm_*"]

def _library(ctx, tools, name, objects, alwayslink):
    archive = ctx.actions.declare_file("lib%s.a" % name)
    arguments = ctx.actions.args()
    arguments.add("rcsD")
    arguments.add(archive)
    arguments.add_all(objects)
    ctx.actions.run(
        executable = ctx.file._ar,
        arguments = [arguments],
        inputs = objects + ctx.files._llvm,
        outputs = [archive],
        mnemonic = "PartitionArchive",
    )
    return cc_common.create_library_to_link(
        actions = ctx.actions,
        feature_configuration = tools.features,
        cc_toolchain = tools.toolchain,
        static_library = archive,
        pic_static_library = archive,
        alwayslink = alwayslink,
    )

def _libraries(cc_info):
    """Archives in link order, those of them to be linked whole."""
    files, whole = [], []
    for linker_input in cc_info.linking_context.linker_inputs.to_list():
        for library in linker_input.libraries:
            file = library.pic_static_library or library.static_library
            if file:
                files.append(file)
                if library.alwayslink:
                    whole.append(file)
    return files, whole

def _objects(outputs):
    return outputs.pic_objects or outputs.objects

# A partial link keeps the build attributes of its first input alone, so objects for an FPU are refused before it.
def _soft_float_proof(ctx, info, files):
    proof = ctx.actions.declare_file("%s_partitions/%s.soft_float" % (ctx.label.name, info.stem))
    ctx.actions.run(
        executable = ctx.file._check_soft_float,
        arguments = [ctx.file._readelf.path, proof.path] + [file.path for file in files],
        inputs = files,
        tools = [ctx.file._readelf, ctx.file._check_soft_float] + ctx.files._llvm,
        outputs = [proof],
        mnemonic = "PartitionSoftFloat",
    )
    return proof

# ld -r over the partition's objects and what they need of its deps.
def _linked_partition(ctx, tools, info, deps, objects, firmware):
    files, whole = _libraries(deps)
    proofs = [_soft_float_proof(ctx, info, objects + files)] if firmware else []
    linked = ctx.actions.declare_file("%s_partitions/%s.linked.o" % (ctx.label.name, info.stem))
    arguments = ctx.actions.args()
    arguments.add_all(["-r", "-o", linked])
    arguments.add_all(objects)
    arguments.add("--start-group")
    for file in files:
        arguments.add_all(["--whole-archive", file, "--no-whole-archive"] if file in whole else [file])
    arguments.add("--end-group")
    ctx.actions.run(
        executable = tools.toolchain.ld_executable,
        arguments = [arguments],
        inputs = depset(objects + files + proofs, transitive = [tools.toolchain.all_files]),
        outputs = [linked],
        mnemonic = "PartitionLink",
        progress_message = "Linking partition %s of %s" % (info.stem, ctx.label),
    )
    return linked

def _renamed_sections(ctx, info, linked, regions):
    renamed = ctx.actions.declare_file("%s_partitions/%s.renamed.o" % (ctx.label.name, info.stem))
    stem = _identifier(info.stem)
    if regions:
        script = ctx.file._move_data
        names = ctx.actions.declare_file("%s_partitions/%s.no_names" % (ctx.label.name, info.stem))
        ctx.actions.write(names, "")
        arguments = ["partition_" + stem, names.path]
        inputs = [linked, names]
    else:
        script = ctx.file._rename_sections
        arguments = [stem]
        inputs = [linked]
    ctx.actions.run(
        executable = script,
        arguments = [ctx.file._readelf.path, ctx.file._objcopy.path] + arguments + [linked.path, renamed.path],
        inputs = inputs + [ctx.file._readelf, ctx.file._objcopy] + ctx.files._llvm,
        outputs = [renamed],
        mnemonic = "PartitionSections",
    )
    return renamed

def _identifier(stem):
    return stem.replace("-", "_").replace(".", "_")

def _with_local_symbols(ctx, info, renamed, symbols):
    local = ctx.actions.declare_file("%s_partitions/%s.o" % (ctx.label.name, info.stem))
    # Defined in every object that AddressSanitizer has seen; one of them counts.
    arguments = ["--wildcard", "--weaken-symbol=___asan_globals_registered", "--keep-global-symbols=" + symbols.path]
    arguments += ["--keep-global-symbol=" + pattern for pattern in _SHARED_SYMBOLS]
    ctx.actions.run(
        executable = ctx.file._objcopy,
        arguments = arguments + [renamed.path, local.path],
        inputs = [renamed, symbols] + ctx.files._llvm,
        outputs = [local],
        mnemonic = "PartitionSymbols",
    )
    return local

def _partition_library(ctx, tools, info, generated):
    files = generated.partitions[info.stem]

    # The heap is taken from its archive by a partition that calls it, and links only with a heap_size.
    deps = cc_common.merge_cc_infos(cc_infos = [info.deps] + [dep[CcInfo] for dep in ctx.attr._heap])
    _context, outputs = cc_common.compile(
        actions = ctx.actions,
        feature_configuration = tools.features,
        cc_toolchain = tools.toolchain,
        name = "%s_%s" % (ctx.label.name, info.stem),
        srcs = info.sources + [files.heap],
        private_hdrs = info.headers,
        user_compile_flags = info.copts,
        local_defines = info.local_defines,
        compilation_contexts = [deps.compilation_context, ctx.attr.generated[CcInfo].compilation_context],
    )
    linked = _linked_partition(ctx, tools, info, deps, _objects(outputs), not generated.platform.regions)
    renamed = _renamed_sections(ctx, info, linked, generated.platform.regions)
    local = _with_local_symbols(ctx, info, renamed, files.symbols)
    return _library(ctx, tools, "%s_%s" % (ctx.label.name, info.stem), [local], generated.platform.regions)

def _tables_library(ctx, tools, generated, public):
    contexts = [dep[CcInfo].compilation_context for dep in ctx.attr._model]
    _context, outputs = cc_common.compile(
        actions = ctx.actions,
        feature_configuration = tools.plain_features,
        cc_toolchain = tools.toolchain,
        name = ctx.label.name + "_tables",
        srcs = [generated.image_source],
        private_hdrs = [generated.image_header],
        compilation_contexts = contexts + [public, generated.platform_cc.compilation_context],
    )
    whole = generated.platform.regions or ctx.attr.alwayslink
    return _library(ctx, tools, ctx.label.name + "_tables", _objects(outputs), whole)

def _features(ctx, toolchain, unsupported):
    return cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features + unsupported,
    )

def _secure_image_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    tools = struct(
        features = _features(ctx, toolchain, []),
        # Tables and stacks stand between pages: nothing may be put around them.
        plain_features = _features(ctx, toolchain, ["asan", "tsan"]),
        toolchain = toolchain,
    )
    generated = ctx.attr.generated[GeneratedInfo]
    public = cc_common.create_compilation_context(
        headers = depset([generated.public_header]),
        quote_includes = depset([generated.public_include]),
    )
    libraries = []
    for partition in ctx.attr.partitions:
        info = partition[PartitionInfo]
        if info.stem not in generated.partitions:
            fail("%s: the manifest of %s is not among the image's" % (ctx.label, info.label))
        if info.sources:  # an agent has none
            libraries.append(_partition_library(ctx, tools, info, generated))

    # On the host a partition's region ends with what the tables' object puts there, so they come last.
    libraries.append(_tables_library(ctx, tools, generated, public))
    own = cc_common.create_linker_input(owner = ctx.label, libraries = depset(libraries, order = "preorder"))
    info = CcInfo(
        compilation_context = public,
        linking_context = cc_common.create_linking_context(linker_inputs = depset([own])),
    )
    others = [dep[CcInfo] for dep in ctx.attr.deps + ctx.attr._model] + [generated.platform_cc]
    return [
        DefaultInfo(files = depset([library.static_library for library in libraries])),
        cc_common.merge_cc_infos(direct_cc_infos = [info], cc_infos = others),
    ]

_secure_image = rule(
    implementation = _secure_image_impl,
    attrs = {
        "alwayslink": attr.bool(doc = "the tables take the place of those that a program brings otherwise"),
        "deps": attr.label_list(providers = [CcInfo]),
        "generated": attr.label(mandatory = True, providers = [GeneratedInfo]),
        "partitions": attr.label_list(mandatory = True, providers = [PartitionInfo]),
        "_ar": attr.label(default = "@llvm//:llvm-ar_tool", allow_single_file = True),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_check_soft_float": attr.label(default = "//toolchains:check_soft_float", allow_single_file = True),
        "_heap": attr.label_list(default = ["//partitions/runtime:heap"]),
        "_llvm": attr.label(default = "@llvm//:files"),
        "_model": attr.label_list(default = ["//spm:model"]),
        "_move_data": attr.label(default = "//platforms/host:move_data", allow_single_file = True),
        "_objcopy": attr.label(default = "@llvm//:llvm-objcopy_tool", allow_single_file = True),
        "_readelf": attr.label(default = "@llvm//:llvm-readelf_tool", allow_single_file = True),
        "_rename_sections": attr.label(default = "//config:rename_sections", allow_single_file = True),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def _manifest_label(partition):
    """The label of the manifest that secure_partition() makes beside a partition."""
    text = str(partition)
    if ":" in text:
        return text + _MANIFEST
    if text.startswith("//") or text.startswith("@"):
        return "%s:%s%s" % (text, text.split("/")[-1], _MANIFEST)
    return text + _MANIFEST

def default_platform():
    """The LPC55S69 in firmware, else the host."""
    return select({
        str(Label("//toolchains:os_none")): str(Label("//platforms/lpc55s69/image:platform")),
        "//conditions:default": str(Label("//platforms/host/image:platform")),
    })

def secure_image(
        name,
        partitions,
        platform = None,
        deps = [],
        alwayslink = False,
        visibility = None,
        testonly = False,
        tags = [],
        target_compatible_with = [],
        **attributes):
    """See the head of this file.

    platform: a manifest_platform; default: the LPC55S69's in firmware, else the host's.
    deps: libraries that everybody gets who depends on the image.
    target_compatible_with: of the image; its headers are for every machine.
    alwayslink: its tables are linked even if others of the same name come later: for test images of a chip.
    attributes (docs/manifests.md): backend (default: --//config:spm_backend), connections, secure_connections,
    mailbox_priority, partition_ids, header (how the image's users include image.h), extensions, allow_unreachable."""
    common = {
        "tags": tags,
        "testonly": testonly,
        "visibility": visibility,
    }
    generated_image(
        name = name + "_headers",
        manifests = [_manifest_label(partition) for partition in partitions],
        platform = platform or default_platform(),
        **dict(common, **attributes)
    )
    _secure_image(
        name = name,
        alwayslink = alwayslink,
        generated = ":%s_headers" % name,
        partitions = partitions,
        target_compatible_with = target_compatible_with,
        deps = deps,
        **common
    )
