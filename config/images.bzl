# SPDX-License-Identifier: Apache-2.0
"""secure_partition and secure_image: which partitions make up an image, and whether the chosen backend and isolation level can
run them.

    secure_partition(
        name = "crypto_partition",
        partition = "CRYPTO",
        model = "SFN",
        deps = [":crypto"],
    )

    secure_image(
        name = "partitions",
        partitions = ["//partitions/crypto:crypto_partition", ...],
        deps = [":tables"],
    )

Both pass the libraries in deps on, so that a firmware image depends on the secure_image alone. An illegal combination is
refused before anything is compiled (rules FFM-248 and V14 of the framework sheet)."""

load("//config:settings.bzl", "ValueInfo")

PartitionInfo = provider("A secure partition as its manifest describes it.", fields = ["partition", "model", "label"])

def _secure_partition_impl(ctx):
    return [
        cc_common.merge_cc_infos(cc_infos = [dep[CcInfo] for dep in ctx.attr.deps]),
        PartitionInfo(partition = ctx.attr.partition, model = ctx.attr.model, label = ctx.label),
    ]

secure_partition = rule(
    implementation = _secure_partition_impl,
    attrs = {
        "partition": attr.string(mandatory = True, doc = "The manifest's name."),
        "model": attr.string(mandatory = True, values = ["IPC", "SFN"]),
        "deps": attr.label_list(providers = [CcInfo]),
    },
)

def _secure_image_impl(ctx):
    backend = ctx.attr._backend[ValueInfo].value
    level = ctx.attr._level[ValueInfo].value
    partitions = [partition[PartitionInfo] for partition in ctx.attr.partitions]

    if backend == "SFN" and level != "1":
        fail("--//config:isolation_level=%s: the SFN backend runs isolation level 1 only (rule FFM-248); " % level +
             "choose level 1, or --//config:spm_backend=IPC")
    for info in partitions:
        if backend == "SFN" and info.model == "IPC":
            fail("partition %s (%s) is an IPC-model partition: the SFN backend runs SFN-model partitions only " % (
                info.partition,
                info.label,
            ) + "(rule FFM-248); give it the SFN model, or choose --//config:spm_backend=IPC")
    if level != "1":
        fail("--//config:isolation_level=%s: not built yet; isolation level 1 is. Never built unprotected." % level)
    if backend == "IPC" and not [info for info in partitions if info.model == "IPC"]:
        print("%s has no IPC-model partition and isolation level 1: --//config:spm_backend=SFN would be faster and take less RAM" % ctx.label)
    return [cc_common.merge_cc_infos(
        cc_infos = [dep[CcInfo] for dep in ctx.attr.deps + ctx.attr.partitions],
    )]

secure_image = rule(
    implementation = _secure_image_impl,
    attrs = {
        "partitions": attr.label_list(mandatory = True, providers = [PartitionInfo]),
        "deps": attr.label_list(providers = [CcInfo]),
        "_backend": attr.label(default = "//config:spm_backend"),
        "_level": attr.label(default = "//config:isolation_level"),
    },
)
