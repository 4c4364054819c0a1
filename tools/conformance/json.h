/* SPDX-License-Identifier: Apache-2.0 */
/* Reads what googletest writes with --gtest_output=json: of each innermost object with a "classname", what kind of test
 * it was and how it ended. Any other JSON is read over. */
#ifndef TOOLS_CONFORMANCE_JSON_H
#define TOOLS_CONFORMANCE_JSON_H

#include <stdbool.h>

#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { JSON_NAME_BYTES = 256 };

struct json_test {
    char suite[JSON_NAME_BYTES];
    char name[JSON_NAME_BYTES];
    bool completed; /* it has been run to its end: neither skipped nor left out by a filter */
    bool failed;
};

/* Called for each test in the order of the file. */
typedef void json_test_take(void *context, const struct json_test *test);

/* false: this is no whole JSON text, or it is nested deeper than googletest ever does. */
BH_MUST_USE bool json_tests_read(struct bytes text, json_test_take *take, void *context);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_CONFORMANCE_JSON_H */
