/* SPDX-License-Identifier: Apache-2.0 */
/* Order of the tables. See order.h. */
#include "tools/manifestc/order.h"

#include <string.h>

/* Odd; 2 to the 32nd divided by the golden ratio, where good multipliers are usual. */
#define FIRST_MULTIPLIER 0x9E3779B9u

/* Two in the SPM's tables are found in a few thousand steps; more slots are cheaper than a longer search. */
enum { MULTIPLIERS_TRIED = 1 << 18 };

static int is_before(const struct partition *left, const struct partition *right)
{
    if (left->priority != right->priority) {
        return left->priority < right->priority;
    }
    if (left->score != right->score) {
        return left->score < right->score;
    }
    return left->id.value < right->id.value;
}

void order_image(struct image *image)
{
    for (size_t i = 1u; i < image->member_count; i++) {
        struct partition *const partition = image->by_priority[i];
        size_t place = i;
        for (; (place != 0u) && is_before(partition, image->by_priority[place - 1u]); place--) {
            image->by_priority[place] = image->by_priority[place - 1u];
        }
        image->by_priority[place] = partition;
    }
    size_t services = 0u;
    size_t irqs = 0u;
    for (size_t i = 0u; i < image->member_count; i++) {
        struct partition *const partition = image->by_priority[i];
        partition->index = i;
        partition->first_service = services;
        partition->first_irq = irqs;
        irqs += partition->irq_count;
        for (size_t s = 0u; s < partition->service_count; s++) {
            partition->services[s].index = services;
            services++;
        }
    }
}

size_t order_mailbox_rank(const struct image *image)
{
    size_t rank = 0u;
    while ((rank < image->member_count) && (image->by_priority[rank]->priority < image->options->mailbox_priority)) {
        rank++;
    }
    return rank;
}

static bool is_perfect(const struct image *image, struct sid_hash hash, uint8_t *taken)
{
    memset(taken, 0, hash.count);
    for (size_t p = 0u; p < image->member_count; p++) {
        const struct partition *const partition = image->by_priority[p];
        for (size_t s = 0u; s < partition->service_count; s++) {
            uint8_t *const slot = &taken[(uint32_t)(partition->services[s].sid.value * hash.multiplier) >> hash.shift];
            if (*slot != 0u) {
                return false;
            }
            *slot = 1u;
        }
    }
    return true;
}

struct sid_hash order_sid_hash(const struct image *image)
{
    struct sid_hash hash = {FIRST_MULTIPLIER, 31u, 2u};
    while (hash.count <= image->service_count) {
        hash.count *= 2u;
        hash.shift--;
    }
    /* Ends at the latest when the slots are so many that a multiplier of 1 would do. */
    for (;;) {
        uint8_t *const taken = arena_array(image->arena, hash.count, sizeof(*taken));
        hash.multiplier = FIRST_MULTIPLIER;
        for (unsigned int i = 0u; i < (unsigned int)MULTIPLIERS_TRIED; i++) {
            if (is_perfect(image, hash, taken)) {
                return hash;
            }
            hash.multiplier += 2u;
        }
        hash.count *= 2u;
        hash.shift--;
    }
}
