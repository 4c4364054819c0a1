# SPDX-License-Identifier: Apache-2.0
"""Suites of single modules that the table of conformance and the coverage are made of. A new one needs a line here."""

# //host_tests/unit:<name>_test
UNIT_SUITES = [
    "abandon",
    "api",
    "forged_state",
    "ipc_backend",
    "ipc_irq",
    "ipc_sfn",
    "mailbox",
    "mailbox_lives",
    "psa_call",
    "psa_call_vectors",
    "psa_connect",
    "psa_copy",
    "psa_irq",
    "psa_map",
    "psa_reply",
    "psa_version",
    "psa_wait",
    "refusals",
    "sfn_backend",
    "sfn_frontend",
    "sfn_irq",
    "stateless",
    "tables",
    "termination",
    "twin_cpu_default",
]

# //host_tests/manifestc:<name>_test
MANIFEST_SUITES = [
    "corpus",
    "generated",
    "options",
    "reader",
    "rules",
]
