/* SPDX-License-Identifier: Apache-2.0 */
/* The mixed image of the suites: what manifestc makes of the manifests in partitions/, with one change at run time.  Partitions
 * urgent and client have neither services nor interrupts, so that the suites see what such a partition may do; a manifest has to have
 * one or the other (V4), so each has an interrupt there, which is taken away here. */
#include <algorithm>
#include <array>

#include "host_tests/unit/test_image.h"

extern "C" const struct spm_image mixed_image;

namespace {

std::array<struct spm_partition, TEST_PARTITIONS> partitions;

struct spm_image WithoutInterrupts(struct spm_image image)
{
    std::copy_n(image.partitions, image.partition_count, partitions.begin());
    for (struct spm_partition &partition : partitions) {
        partition.wait_signals &= ~partition.irq_signals;
        partition.irq_signals = 0u;
        partition.first_irq = 0u;
        partition.irq_count = 0u;
    }
    image.partitions = partitions.data();
    image.irqs = nullptr;
    image.irq_slots = nullptr;
    image.irq_count = 0u;
    image.irq_lines = 0u;
    return image;
}

} // namespace

const struct spm_image test_image = WithoutInterrupts(mixed_image);
