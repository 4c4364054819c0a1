/* SPDX-License-Identifier: Apache-2.0 */
/* Findings of image_check() as lines of text, for tests. */
#ifndef HOST_TESTS_IMAGE_CHECK_PRINTING_H
#define HOST_TESTS_IMAGE_CHECK_PRINTING_H

#include <string>
#include <vector>

#include "host_tests/image_check/image_check.h"

inline std::vector<std::string> ImageFindings(const struct spm_image &image, bool sfn_backend)
{
    struct image_findings findings;
    std::vector<std::string> lines;

    image_check(&image, sfn_backend, &findings);
    for (size_t i = 0; (i < findings.count) && (i < IMAGE_CHECK_FINDINGS); i++) {
        const struct image_finding &finding = findings.finding[i];
        std::string line;
        if (finding.partition != IMAGE_CHECK_NOBODY) {
            const char *const name = image.partitions[finding.partition].name;
            line += std::string("partition ") + ((name != nullptr) ? name : "?") + ": ";
        }
        if (finding.service != IMAGE_CHECK_NOBODY) {
            line += "service " + std::to_string(finding.service) + ": ";
        }
        lines.push_back(line + finding.what);
    }
    if (findings.count > IMAGE_CHECK_FINDINGS) {
        lines.push_back("and " + std::to_string(findings.count - IMAGE_CHECK_FINDINGS) + " more");
    }
    return lines;
}

#endif /* HOST_TESTS_IMAGE_CHECK_PRINTING_H */
