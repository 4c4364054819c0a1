# SPDX-License-Identifier: Apache-2.0
"""fillers: partitions that are there and do nothing, all more urgent than those whose calls are counted."""

load("//config:images.bzl", "secure_partition")

def _filler(number, model):
    name = "filler_%d%d" % (number // 10, number % 10)
    target = "%s_%s" % (name, model)
    lines = [
        "psa_framework_version: 1.1",
        "name: \"%s\"" % name.upper(),
        "type: \"APPLICATION-ROT\"",
        "priority: \"HIGH\"",
        "model: \"%s\"" % model.upper(),
    ] + (["entry_point: \"%s_main\"" % name] if model == "ipc" else []) + [
        "stack_size: 256",
        "services:",
        "  - name: \"%s\"" % name.upper(),
        "    sid: \"0x0000F2%d%d\"" % (number // 10, number % 10),
        "    non_secure_clients: true",
        "    connection_based: true",
    ]
    native.genrule(
        name = target + "_yaml",
        outs = ["%s/%s.yaml" % (model, name)],
        cmd = "printf '%s\\n' " + " ".join(["'%s'" % line for line in lines]) + " > $@",
    )
    secure_partition(
        name = target,
        srcs = ["filler.c"],
        local_defines = [
            "FILLER_MAIN=%s_main" % name,
            "FILLER_SFN=%s_sfn" % name,
        ],
        manifest = "%s/%s.yaml" % (model, name),
    )
    return ":" + target

def fillers(count, model):
    """Declares so many, model ipc or sfn, and returns their labels."""
    return [_filler(number, model) for number in range(count)]
