# SPDX-License-Identifier: Apache-2.0
"""Warnings for the project's own code, all of them errors.  They belong to the toolchains, so that no BUILD file
repeats or forgets one; packages of foreign code say features = ["-own_warnings"]."""

_BOTH_COMPILERS = [
    "-pedantic",
    "-Wall",
    "-Wextra",
    "-Wconversion",
    "-Wsign-conversion",
    "-Wswitch-enum",
    "-Werror",
    "-Walloca",
    "-Wcast-qual",
    "-Wdouble-promotion",
    "-Wfloat-equal",
    "-Wformat=2",
    "-Wimplicit-fallthrough",
    "-Wmissing-declarations",
    "-Wmissing-prototypes",
    "-Wnull-dereference",
    "-Wold-style-definition",
    "-Wpointer-arith",
    "-Wredundant-decls",
    "-Wshadow",
    "-Wstrict-prototypes",
    "-Wundef",
    "-Wvla",
    "-Wwrite-strings",
]

C_WARNINGS_CLANG = ["-std=c99"] + _BOTH_COMPILERS + [
    "-Wassign-enum",
    "-Wcast-align",
    "-Wcast-function-type",
    "-Wcomma",
    "-Wconditional-uninitialized",
    "-Wcovered-switch-default",
    "-Wextra-semi",
    "-Wmissing-variable-declarations",
    "-Wshift-sign-overflow",
    "-Wunreachable-code-aggressive",
    "-Wunused-macros",
]

C_WARNINGS_GCC = ["-std=c99"] + _BOTH_COMPILERS + [
    "-Wcast-align=strict",
    "-Wduplicated-branches",
    "-Wduplicated-cond",
    "-Wlogical-op",
    "-Wtrampolines",
]

# GoogleTest suites.
CXX_WARNINGS_CLANG = [
    "-std=c++17",
    "-Wall",
    "-Wextra",
    "-Wcast-qual",
    "-Wextra-semi",
    "-Wimplicit-fallthrough",
    "-Wnon-virtual-dtor",
    "-Woverloaded-virtual",
    "-Wshadow",
    "-Wsuggest-override",
    "-Wundef",
    "-Wvla",
    "-Werror",
]
