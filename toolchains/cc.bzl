# SPDX-License-Identifier: Apache-2.0
"""The C and C++ rules.  Every BUILD file loads them from here, so that a Bazel that has them elsewhere needs one
edit."""

# Lets the sanitizers in a test's process print functions and lines.
_SYMBOLIZER = "@llvm//:llvm-symbolizer_tool"
_SANITIZER_ENV = {
    "ASAN_OPTIONS": "allow_user_segv_handler=1:detect_stack_use_after_return=1:strict_string_checks=1",
    "ASAN_SYMBOLIZER_PATH": "$(rootpath %s)" % _SYMBOLIZER,
    "LLVM_SYMBOLIZER_PATH": "$(rootpath %s)" % _SYMBOLIZER,
    "UBSAN_OPTIONS": "print_stacktrace=1",
}

def cc_library(**attributes):
    native.cc_library(**attributes)

def cc_binary(**attributes):
    native.cc_binary(**attributes)

def cc_test(data = [], env = {}, **attributes):
    native.cc_test(
        data = data + [_SYMBOLIZER, "@llvm//:files"],
        env = dict(_SANITIZER_ENV, **env),
        **attributes
    )
