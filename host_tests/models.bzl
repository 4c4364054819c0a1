# SPDX-License-Identifier: Apache-2.0
"""manifest_in_ipc_model: ipc/MANIFEST beside a MANIFEST that says the SFN model, the same in the IPC model."""

def manifest_in_ipc_model(manifest, entry_point):
    native.genrule(
        name = "ipc_" + manifest.replace(".", "_"),
        srcs = [manifest],
        outs = ["ipc/" + manifest],
        cmd = "sed '/^entry_init:/d; s/^model: \"SFN\"$$/model: \"IPC\"\\nentry_point: \"%s\"/' $< > $@ && grep -q IPC $@" % entry_point,
    )
