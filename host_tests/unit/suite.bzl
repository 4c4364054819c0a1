# SPDX-License-Identifier: Apache-2.0
"""GoogleTest suites: <name>_test from <name>_test.cc."""

load("//toolchains:cc.bzl", "cc_test")

# The code under test is compiled as always. The suites' own code is mostly expanded macros, which take four times as long to
# compile with optimisation and gain nothing by it.
SUITE_COPTS = ["-O0"]

def suite(name, srcs = [], deps = [], **attributes):
    cc_test(
        name = name + "_test",
        size = "small",
        srcs = [name + "_test.cc"] + srcs,
        copts = SUITE_COPTS,
        visibility = ["//host_tests:__subpackages__"],
        deps = deps + ["@googletest//:gtest_main"],
        **attributes
    )
