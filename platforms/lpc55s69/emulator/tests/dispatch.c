/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the one case whose number the runner has written into the image before it is programmed. */
#include "platforms/lpc55s69/emulator/tests/bare.h"
#include "platforms/lpc55s69/emulator/tests/cases.h"

__attribute__((section(".case_number"), used)) static volatile const uint32_t case_number = 0u;

#define BOARD_CASE_ENTRY(name) case_##name,
void (*const board_cases[CASE_COUNT])(void) = {BOARD_CASES(BOARD_CASE_ENTRY)};

void bare_run(void)
{
    board_cases[case_number]();
}
