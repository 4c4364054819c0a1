/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a program of twin_code.h on the suite's image and keeps what outlives CPU1's lives. */
#ifndef HOST_TESTS_HOST_PLATFORM_TWIN_HARNESS_H
#define HOST_TESTS_HOST_PLATFORM_TWIN_HARNESS_H

#include <cstdint>
#include <string>

#include "platforms/host/host.h"

struct TwinRun {
    host_outcome outcome;
    uint32_t lives;     /* of CPU1 */
    uint32_t requests;  /* that were answered */
    std::string failed; /* the first check that failed on CPU1; empty: none */
};

/* `life` as in host_life; its cpu1 is filled in. A nullptr program: CPU1 never starts. */
TwinRun RunTwin(void (*program)(), host_life life);

/* "idle: why" and what CPU1 has found, for messages. */
std::string Describe(const TwinRun &run);

/* CPU1's program has come to its end, and every check held. */
bool IsGood(const TwinRun &run);

#endif /* HOST_TESTS_HOST_PLATFORM_TWIN_HARNESS_H */
