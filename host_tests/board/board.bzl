# SPDX-License-Identifier: Apache-2.0
"""board_machine: images that can be run by hand. board_test: a test that runs images on the virtual board.

    board_machine(name = "sweep", cpu1 = "//host_tests/board/firmware:cpu1_sweep")
    board_test(name = "sweep_test", tool = ":sweep", machine = ":sweep", cpu1 = ..., backend = "IPC")

Images are named by their firmware_image; what is not said is the product's."""

_PRODUCT = "//platforms/lpc55s69:"
_QEMU = "//platforms/lpc55s69/emulator:qemu-system-arm"
_SYMBOLIZER = "@llvm//:llvm-symbolizer_tool"
BOARDRUN = "//tools:boardrun"

def board_files(cpu0_ipc, cpu0_sfn, cpu1):
    return [
        ("--qemu", _QEMU),
        ("--symbolizer", _SYMBOLIZER),
        ("--cpu0-ipc", (cpu0_ipc or _PRODUCT + "cpu0_ipc") + ".elf"),
        ("--cpu0-sfn", (cpu0_sfn or _PRODUCT + "cpu0_sfn") + ".elf"),
        ("--cpu1", (cpu1 or _PRODUCT + "cpu1") + ".elf"),
        ("--cpu1-bin", (cpu1 or _PRODUCT + "cpu1") + ".bin"),
    ]

def board_arguments(files):
    return ["%s=$(rootpath %s)" % file for file in files]

def board_data(files):
    return [label for _, label in files] + ["@llvm//:files"]

def board_machine(name, cpu0_ipc = None, cpu0_sfn = None, cpu1 = None):
    files = board_files(cpu0_ipc, cpu0_sfn, cpu1)
    native.sh_binary(
        name = name,
        testonly = True,
        srcs = [BOARDRUN],
        args = board_arguments(files),
        data = board_data(files),
    )

def board_test(
        name,
        tool,
        backend,
        mode = "",
        machine = None,
        options = [],
        option_data = [],
        with_files = [],
        cpu0_ipc = None,
        cpu0_sfn = None,
        cpu1 = None,
        **attributes):
    """tool: program on top of runner.h; mode: its --mode=. machine: target that repeats a run by hand, if the images are
    not the product's. with_files: (option, label) that some runs of the test have in addition. options, option_data:
    further arguments of the tool, and the files in them."""
    files = board_files(cpu0_ipc, cpu0_sfn, cpu1)
    own = ["--backend=" + backend]
    if mode:
        own.append("--mode=" + mode)
    if machine:
        own.append("--repeat=//host_tests/board" + machine)
    own += ["--with=" + argument for argument in board_arguments(with_files)]
    native.sh_test(
        name = name,
        srcs = [tool],
        args = own + options + ["--", "$(rootpath %s)" % BOARDRUN] + board_arguments(files),
        data = board_data(files + with_files) + [BOARDRUN] + option_data,
        **attributes
    )
