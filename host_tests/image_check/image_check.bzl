# SPDX-License-Identifier: Apache-2.0
"""Tests of an image's constant tables."""

load("//toolchains:cc.bzl", "cc_test")

def image_tables_test(name, image, sfn_backend = False, deps = []):
    """Checks the tables of `image`, a cc_library that defines `const struct spm_image image_tables`.

    sfn_backend: judge them for the SFN backend, which takes no IPC-model partition. deps: what else the image needs to be linked;
    its partitions are not run, so //host_tests/doubles:psa will do for the PSA APIs."""
    cc_test(
        name = name,
        size = "small",
        env = {"IMAGE_CHECK_BACKEND": "SFN" if sfn_backend else "IPC"},
        deps = deps + [
            image,
            "//host_tests/image_check:image_tables",
        ],
    )
