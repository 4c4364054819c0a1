/* SPDX-License-Identifier: Apache-2.0 */
/* Whether an execution depends on its input alone: a thousand inputs from a fixed seed are run in order and then in
 * another order, and each must experience the same the second time, after other neighbours. Otherwise what a fuzzer
 * finds could not be repeated. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { INPUTS = 1000, LENGTH_MAX = 256, STRIDE = 7 };

static uint8_t data[INPUTS][LENGTH_MAX];
static size_t length[INPUTS];
static uint64_t digest[INPUTS];

/* xorshift64*, by S. Vigna. */
static uint32_t random_u32(uint64_t *state)
{
    uint64_t x = *state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    *state = x;
    return (uint32_t)((x * 0x2545F4914F6CDD1Du) >> 32);
}

static uint64_t run(size_t i)
{
    (void)LLVMFuzzerTestOneInput(data[i], length[i]);
    return fuzz_digest();
}

int main(void)
{
    uint64_t state = 1;
    size_t distinct = 0u;

    for (size_t i = 0u; i < (size_t)INPUTS; i++) {
        length[i] = random_u32(&state) % ((uint32_t)LENGTH_MAX + 1u);
        for (size_t k = 0u; k < length[i]; k++) {
            data[i][k] = (uint8_t)random_u32(&state);
        }
        digest[i] = run(i);
        distinct += ((i == 0u) || (digest[i] != digest[i - 1u])) ? 1u : 0u;
    }
    for (size_t n = 0u; n < (size_t)INPUTS; n++) {
        const size_t i = (n * (size_t)STRIDE) % (size_t)INPUTS;
        if (run(i) != digest[i]) {
            (void)fprintf(stderr, "input %zu experiences something else the second time\n", i);
            return EXIT_FAILURE;
        }
    }
    if (distinct < ((size_t)INPUTS * 9u / 10u)) {
        (void)fprintf(stderr, "only %zu of %d inputs differ from their neighbour in what they experience\n", distinct,
                      INPUTS);
        return EXIT_FAILURE;
    }
    (void)printf("%d inputs, the same twice\n", INPUTS);
    return EXIT_SUCCESS;
}
