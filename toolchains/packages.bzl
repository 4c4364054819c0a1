# SPDX-License-Identifier: Apache-2.0
"""Repositories made from pinned Debian packages.

deb_packages unpacks binary packages side by side and runs their programs from there, without installing anything;
source_package unpacks the upstream source of one source package.  Which versions, and their SHA-256, is said by a lock
file; fetch_packages brings the files and checks them.  docs/build.md tells how the parts fit."""

def _fetch(rctx, folder):
    result = rctx.execute(
        [rctx.path(rctx.attr._fetch), folder, rctx.path(rctx.attr.lock)],
        timeout = 1800,
    )
    if result.return_code != 0:
        fail("\n" + result.stderr.strip())

def _run(rctx, arguments):
    result = rctx.execute(arguments, timeout = 1800)
    if result.return_code != 0:
        fail("\n%s: %s" % (rctx.name, result.stderr.strip()))

def _finish(rctx):
    for label, paths in rctx.attr.files.items():
        for path in paths.split(" "):
            rctx.file(path, rctx.read(label), executable = False)  # a link would show where this project lies

    # Bazel does not look into the folders that actions name as inputs.  This file changes when what is in them does.
    pinned = [line for line in rctx.read(rctx.attr.lock).splitlines() if not line.startswith("#")]
    rctx.file("packages.lock", "\n".join(pinned) + "\n", executable = False)
    rctx.symlink(rctx.attr.build_file, "BUILD.bazel")
    rctx.file("WORKSPACE", "workspace(name = \"%s\")\n" % rctx.name)

def _deb_packages_impl(rctx):
    _fetch(rctx, "debs")
    _run(rctx, [rctx.path(rctx.attr._unpack), "debs"] + rctx.attr.prune)
    rctx.delete("debs")
    for tool in rctx.attr.tools:
        rctx.symlink(rctx.attr.run_tool, "bin/" + tool)
    for link, target in rctx.attr.links.items():
        rctx.symlink(target, link)
    _finish(rctx)

_COMMON = {
    "lock": attr.label(mandatory = True, allow_single_file = True),
    "build_file": attr.label(mandatory = True, allow_single_file = True),
    "files": attr.label_keyed_string_dict(
        allow_files = True,
        doc = "files of this project that the repository's own BUILD file needs, and the paths where it wants them",
    ),
    "_fetch": attr.label(default = "//toolchains:fetch_packages", allow_single_file = True),
}

deb_packages = repository_rule(
    implementation = _deb_packages_impl,
    attrs = dict(
        _COMMON,
        links = attr.string_dict(doc = "links to single files, for targets that need them without the folder around"),
        prune = attr.string_list(doc = "paths (shell patterns) that nobody needs"),
        run_tool = attr.label(allow_single_file = True, doc = "script that runs the tool by whose name it is called"),
        tools = attr.string_list(doc = "names that run_tool gets under bin/"),
        _unpack = attr.label(default = "//toolchains:unpack_debs", allow_single_file = True),
    ),
)

def _source_package_impl(rctx):
    _fetch(rctx, "archives")
    if rctx.attr.debian_patches:
        _run(rctx, [rctx.path(rctx.attr._unpack), "archives", "source"])
    else:
        rctx.extract("archives/" + rctx.attr.archive, output = "source", stripPrefix = rctx.attr.strip_prefix)
    rctx.delete("archives")
    _run(rctx, ["find", "source", "-type", "f", "-regex", ".*/\\(BUILD\\|BUILD.bazel\\|WORKSPACE\\)", "-delete"])
    _finish(rctx)

source_package = repository_rule(
    implementation = _source_package_impl,
    attrs = dict(
        _COMMON,
        archive = attr.string(doc = "the upstream archive among the package's files"),
        strip_prefix = attr.string(),
        debian_patches = attr.bool(doc = "unpack as dpkg-source does, with Debian's patches applied"),
        _unpack = attr.label(default = "//toolchains:unpack_source", allow_single_file = True),
    ),
)
