/* SPDX-License-Identifier: Apache-2.0 */
/* Checks the constant tables of an image for what the frontend takes for granted: the rules that manifestc enforces (framework
 * sheet 5.4), in the finished tables. For those that manifestc generates, and for those that tests derive from them.
 *
 * Array lengths that the tables do not hold are taken from the counts beside them: sid_slots has 2^(32 - sid_shift) elements,
 * stateless 32, a dependency list one word for 32 services. */
#ifndef HOST_TESTS_IMAGE_CHECK_IMAGE_CHECK_H
#define HOST_TESTS_IMAGE_CHECK_IMAGE_CHECK_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { IMAGE_CHECK_FINDINGS = 32, IMAGE_CHECK_NOBODY = -1 };

/* One thing that is wrong. */
struct image_finding {
    const char *what;
    int partition; /* index, or IMAGE_CHECK_NOBODY */
    int service;   /* index, or IMAGE_CHECK_NOBODY */
};

struct image_findings {
    size_t count; /* of all; only the first IMAGE_CHECK_FINDINGS are kept */
    struct image_finding finding[IMAGE_CHECK_FINDINGS];
};

/* sfn_backend: the image is for the SFN backend, which takes SFN-model partitions alone (FFM-248, V14) and uses no stacks of
 * partitions. */
void image_check(const struct spm_image *image, bool sfn_backend, struct image_findings *out);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_IMAGE_CHECK_IMAGE_CHECK_H */
