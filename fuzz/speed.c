/* SPDX-License-Identifier: Apache-2.0 */
/* How fast call_fuzz is and how deep its inputs go, on inputs made from a fixed seed: random bytes, and mutations of
 * them. Prints counts that the harness took at the entries of the frontend (watch.c). Judges nothing. */
#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fuzz/watch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { INPUTS = 512, LENGTH_MIN = 32, LENGTH_MAX = 512, ROUNDS = 40, CHANGES = 4 };

struct input {
    size_t len;
    uint8_t data[LENGTH_MAX];
};

static struct input inputs[INPUTS];

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

static void inputs_make(uint64_t *state)
{
    for (size_t i = 0u; i < (size_t)INPUTS; i++) {
        inputs[i].len = (size_t)LENGTH_MIN + (random_u32(state) % ((uint32_t)LENGTH_MAX - (uint32_t)LENGTH_MIN + 1u));
        for (size_t k = 0u; k < inputs[i].len; k++) {
            inputs[i].data[k] = (uint8_t)random_u32(state);
        }
    }
}

static void input_mutate(struct input *input, uint64_t *state)
{
    for (size_t i = 0u; i < (size_t)CHANGES; i++) {
        input->data[random_u32(state) % (uint32_t)input->len] = (uint8_t)random_u32(state);
    }
}

static double seconds_of_processor(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0) {
        (void)fprintf(stderr, "speed: no clock for the time of this process\n");
        exit(EXIT_FAILURE);
    }
    return (double)now.tv_sec + ((double)now.tv_nsec * 1e-9);
}

int main(void)
{
    uint64_t state = 20;
    const struct watch_counters *counters = watch_counters();

    inputs_make(&state);
    (void)LLVMFuzzerTestOneInput(inputs[0].data, inputs[0].len); /* loads both worlds */
    const struct watch_counters before = *counters;
    const double start = seconds_of_processor();
    for (size_t round = 0u; round < (size_t)ROUNDS; round++) {
        for (size_t i = 0u; i < (size_t)INPUTS; i++) {
            (void)LLVMFuzzerTestOneInput(inputs[i].data, inputs[i].len);
            input_mutate(&inputs[i], &state);
        }
    }
    const double seconds = seconds_of_processor() - start;
    const double calls = (double)(counters->calls - before.calls);
    const double executions = (double)(counters->executions - before.executions);
    (void)printf("call_fuzz, both backends, asan and ubsan, inputs from seed 20\n");
    (void)printf("executions                        %12.0f\n", executions);
    (void)printf("PSA API calls                     %12.0f\n", calls);
    (void)printf("seconds of one core               %12.2f\n", seconds);
    (void)printf("PSA API calls a second and core   %12.0f   (goal: at least 500000)\n", calls / seconds);
    (void)printf("calls an execution, on average    %12.1f   (goal: at least 16)\n", calls / executions);
    (void)printf("calls that reach commit           %11.1f%%   (goal: at least 30%%)\n",
                 100.0 * (double)(counters->committed - before.committed) / calls);
    (void)printf("calls that complete a request     %11.1f%%   (goal: at least 10%%)\n",
                 100.0 * (double)(counters->completed - before.completed) / calls);
    (void)printf("calls refused                     %11.1f%%\n",
                 100.0 * (double)(counters->refused - before.refused) / calls);
    return EXIT_SUCCESS;
}
