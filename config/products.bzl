# SPDX-License-Identifier: Apache-2.0
"""What is made of an image of partitions and a program for CPU1: a test on the host, and firmware of both CPUs.

    host_client_test(name = "client_test", image = ":image", client = ":client")
    lpc55s69_product(name = "product", image = ":image", client = ":client")

image: a secure_image.  client: a cc_library that defines client_main() (ns_client/client_main.h).  Both follow
--//config:spm_backend.  docs/writing-a-partition.md shows them at work."""

load("//config:labels.bzl", "own_label")
load("//platforms/host:host.bzl", "host_cpu1_code", "host_test")
load("//platforms/lpc55s69:images.bzl", "cpu0_image", "cpu1_image")

def host_client_test(name, image, client, size = "small", **attributes):
    """Runs the client against the image in one Linux process, under many schedules of both CPUs."""
    host_cpu1_code(
        name = name + "_cpu1",
        code = "client",
        libraries = [
            client,
            own_label("//ns_client"),
            own_label("//platforms/host:ns_start"),
            own_label("//platforms/host/client:client_start"),
        ],
        testonly = True,
    )
    host_test(
        name = name,
        size = size,
        srcs = [own_label("//platforms/host/client:client_run.c")],
        deps = [
            ":%s_cpu1" % name,
            image,
            own_label("//platforms/host"),
            own_label("//platforms/host:partition"),
            own_label("//platforms/host/client:client_run"),
            own_label("//platforms/host/image:memory"),
        ] + select({
            own_label("//config:backend_ipc"): [own_label("//platforms/host:ipc")],
            own_label("//config:backend_sfn"): [own_label("//platforms/host:sfn")],
        }),
        **attributes
    )

def lpc55s69_product(name, image, client, first_level = False, visibility = None):
    """Firmware of both CPUs: <name>_cpu0.elf, <name>_cpu1.elf, <name>.hex for flashing; bazel run :<name> boots it on the
    virtual board, and the test <name>_test wants client_main() to return 0 there.  first_level: as for cpu0_image."""
    cpu0_image(
        name = name + "_cpu0",
        first_level = first_level,
        image = image,
        visibility = visibility,
    )
    cpu1_image(
        name = name + "_cpu1",
        visibility = visibility,
        deps = [
            client,
            own_label("//platforms/lpc55s69/cpu1:client_program"),
        ],
    )
    native.genrule(
        name = name + "_hex",
        srcs = [
            name + "_cpu0.elf",
            name + "_cpu1.elf",
        ],
        outs = [name + ".hex"],
        cmd = "$(execpath %s) --output=$@ $(SRCS)" % own_label("//tools:hextool"),
        exec_tools = [own_label("//tools:hextool")],
        visibility = visibility,
    )
    cpu0 = name + "_cpu0.elf"
    files = [
        ("--qemu", own_label("//platforms/lpc55s69/emulator:qemu-system-arm")),
        ("--symbolizer", "@llvm//:llvm-symbolizer_tool"),
        ("--cpu1", name + "_cpu1.elf"),
        ("--cpu1-bin", name + "_cpu1.bin"),
    ]
    for rule, suffix, attributes in [
        (native.sh_binary, "", {"visibility": visibility}),
        (native.sh_test, "_test", {"size": "small"}),
    ]:
        rule(
            name = name + suffix,
            srcs = [own_label("//tools:boardrun")],
            args = ["--watch"] + ["%s=$(rootpath %s)" % file for file in files] + select({
                own_label("//config:backend_" + backend): [
                    "--backend=" + backend.upper(),
                    "--cpu0-%s=$(rootpath %s)" % (backend, cpu0),
                ]
                for backend in ["ipc", "sfn"]
            }),
            data = [label for _, label in files] + [cpu0, "@llvm//:files"],
            **attributes
        )
