# SPDX-License-Identifier: Apache-2.0
"""linked_folder: a folder of this project as a repository of its own, whichever project builds it."""

def _linked_folder_impl(rctx):
    folder = rctx.path(rctx.attr.anchor).dirname
    for name in rctx.attr.folder.split("/"):
        folder = folder.get_child(name)
    for file in folder.readdir():
        rctx.symlink(file, file.basename)

linked_folder = repository_rule(
    implementation = _linked_folder_impl,
    attrs = {
        "anchor": attr.label(mandatory = True, doc = "a file beside the folder's first part"),
        "folder": attr.string(mandatory = True),
    },
    local = True,
)
