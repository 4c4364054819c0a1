/* SPDX-License-Identifier: Apache-2.0 */
/* Expecting a panic: EXPECT_TRUE(PartitionPanics([&] { ... }, "server", "psa_reply", 164)). */
#ifndef HOST_TESTS_UNIT_PANICS_H
#define HOST_TESTS_UNIT_PANICS_H

#include <cstring>

#include "gtest/gtest.h"
#include "host_tests/doubles/panic_double.h"

/* Whether `action` ended in a panic. Its frames must have nothing to destroy where it panics. */
template <class Action> bool EndsInPanic(const Action &action)
{
    panic_double_reset();
    panic_double.armed = true;
    if (setjmp(panic_double.back) == 0) {
        action();
        panic_double.armed = false;
    }
    return panic_double.kind != PANIC_NONE;
}

template <class Action>
testing::AssertionResult PartitionPanics(const Action &action, const char *partition, const char *api, unsigned int rule)
{
    if (!EndsInPanic(action)) {
        return testing::AssertionFailure() << "no panic";
    }
    if (panic_double.kind != PANIC_OF_PARTITION) {
        return testing::AssertionFailure() << "panic of the SPM, reason " << static_cast<int>(panic_double.reason);
    }
    if ((std::strcmp(panic_double.partition, partition) != 0) || (std::strcmp(panic_double.api, api) != 0) || (panic_double.rule != rule)) {
        return testing::AssertionFailure() << "panic of " << panic_double.partition << " in " << panic_double.api << " by rule "
                                           << panic_double.rule;
    }
    return testing::AssertionSuccess();
}

template <class Action> testing::AssertionResult SpmPanics(const Action &action, enum hal_panic_reason reason)
{
    if (!EndsInPanic(action)) {
        return testing::AssertionFailure() << "no panic";
    }
    if ((panic_double.kind != PANIC_OF_SPM) || (panic_double.reason != reason)) {
        return testing::AssertionFailure() << "another panic";
    }
    return testing::AssertionSuccess();
}

#endif /* HOST_TESTS_UNIT_PANICS_H */
