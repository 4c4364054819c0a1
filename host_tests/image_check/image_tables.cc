/* SPDX-License-Identifier: Apache-2.0 */
/* The test of image_tables_test(): the tables that it is linked with are in order. */
#include <cstdlib>

#include "gtest/gtest.h"
#include "host_tests/image_check/printing.h"

extern "C" const struct spm_image image_tables;

TEST(ImageTables, ContradictNothingThatTheFrontendTakesForGranted)
{
    const char *const backend = std::getenv("IMAGE_CHECK_BACKEND"); /* set by image_tables_test() */
    ASSERT_NE(backend, nullptr);
    EXPECT_EQ(ImageFindings(image_tables, std::string(backend) == "SFN"), std::vector<std::string>());
}
