# SPDX-License-Identifier: Apache-2.0
"""GoogleTest suites: <name>_test from <name>_test.cc."""

load("//toolchains:cc.bzl", "cc_binary", "cc_test")
load("//toolchains:fuzzing.bzl", "instrumented_test")

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

def accesses_suite(name, deps):
    """The same for a suite whose program and libraries have a hook in front of every access to memory."""
    cc_binary(
        name = name + "_program",
        testonly = True,
        srcs = [name + "_test.cc"],
        copts = SUITE_COPTS,
        tags = ["manual"],
        deps = deps + ["@googletest//:gtest_main"],
    )
    instrumented_test(
        name = name + "_test",
        size = "medium",
        binary = ":%s_program" % name,
        instrumentation = ["ubsan", "accesses"],
        mode = "plain",
    )
