# SPDX-License-Identifier: Apache-2.0
"""cpu0_image, cpu1_image: firmware_image with this chip's linker scripts and stacks.

    cpu0_image(name = "cpu0_ipc", backend = "IPC", deps = [...])
    cpu1_image(name = "cpu1", deps = [...])

Libraries in deps come before the product's own.  One of them that has alwayslink and defines what an object of the product
defines takes that object's place: this is how test images replace tables, programs and single files."""

load("//config:labels.bzl", "own_label")
load("//toolchains:firmware.bzl", "firmware_image")

_CPU0_ENTRY = {
    "IPC": [own_label("//platforms/lpc55s69:entry_ipc")],
    "SFN": [own_label("//platforms/lpc55s69:entry_sfn")],
}

_PRODUCT_IMAGE = {
    "IPC": own_label("//platforms/lpc55s69/image:image_ipc"),
    "SFN": own_label("//platforms/lpc55s69/image:image_sfn"),
    None: own_label("//platforms/lpc55s69/image"),
}

# With the SFN backend partitions run on the main stack; with IPC it is the handlers', and the main thread has its own.
_CPU0_STACKS = {
    "IPC": [
        "MAIN_STACK_BYTES=0x300",
        "THREAD_STACK_BYTES=0x200",
    ],
    "SFN": [
        "MAIN_STACK_BYTES=0x1000",
        "THREAD_STACK_BYTES=0",
    ],
}

# What a first-level handler adds: its function with what that calls, on top of whatever handler it has interrupted.
# interrupts.c refuses images with less.
_FIRST_LEVEL_STACKS = {
    "IPC": [
        "MAIN_STACK_BYTES=0x600",
        "THREAD_STACK_BYTES=0x200",
    ],
    "SFN": [
        "MAIN_STACK_BYTES=0x1200",
        "THREAD_STACK_BYTES=0",
    ],
}

def cpu0_image(name, backend = None, image = None, deps = [], first_level = False, **attributes):
    """backend: IPC or SFN; None: what --//config:spm_backend says. image: a secure_image; None: the product's. first_level: a
    partition has first-level handlers."""
    stacks = _FIRST_LEVEL_STACKS if first_level else _CPU0_STACKS
    conditions = {} if backend else {
        own_label("//config:backend_ipc"): "IPC",
        own_label("//config:backend_sfn"): "SFN",
    }
    firmware_image(
        name = name,
        cpu = "cpu0",
        linker_script = own_label("//platforms/lpc55s69:cpu0.ld.S"),
        linker_script_defines = stacks[backend] if backend else select({
            condition: stacks[chosen]
            for condition, chosen in conditions.items()
        }),
        linker_script_deps = [own_label("//platforms/lpc55s69:memory_map")],
        deps = deps + [image or _PRODUCT_IMAGE[backend]] + (_CPU0_ENTRY[backend] if backend else select({
            condition: _CPU0_ENTRY[chosen]
            for condition, chosen in conditions.items()
        })),
        **attributes
    )

def cpu1_image(name, deps = [], **attributes):
    firmware_image(
        name = name,
        cpu = "cpu1",
        linker_script = own_label("//platforms/lpc55s69:cpu1.ld.S"),
        linker_script_deps = [own_label("//platforms/lpc55s69:memory_map")],
        deps = deps + [own_label("//platforms/lpc55s69/cpu1:start")],
        **attributes
    )
