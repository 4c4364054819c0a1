# SPDX-License-Identifier: Apache-2.0
"""board_results: a test of //host_tests/board (board.bzl) as a build action, for the table of conformance."""

load("//host_tests/board:board.bzl", "BOARDRUN", "board_data", "board_files")
load("//tools/conformance:conformance.bzl", "program_results")

def board_results(
        name,
        tool,
        backend,
        where = "a",
        claim = "",
        mode = "",
        with_files = [],
        runs_of = 1,
        cpu0_ipc = None,
        cpu0_sfn = None,
        cpu1 = None):
    """As board_test, but one run in `runs_of` of the tool's. where: m, s, ms or a."""
    files = board_files(cpu0_ipc, cpu0_sfn, cpu1)
    own = ["--backend=" + backend]
    if mode:
        own.append("--mode=" + mode)
    own += ["--with=%s=$(execpath %s)" % file for file in with_files]
    program_results(
        name = name,
        arguments = own + ["--", "$(execpath %s)" % BOARDRUN] + ["%s=$(execpath %s)" % file for file in files],
        claim = claim,
        data = board_data(files + with_files) + [BOARDRUN],
        env = {
            "TEST_SHARD_INDEX": "1" if runs_of > 1 else "0",
            "TEST_TOTAL_SHARDS": str(runs_of),
        },
        tool = tool,
        where = "%s/board/%s" % (where, backend),
    )
