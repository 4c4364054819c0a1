/* SPDX-License-Identifier: Apache-2.0 */
/* The system of the interrupt tests: partition echo serves CPU1; partition timers (SFN model) and, with the IPC
 * backend, partition waiter (IPC model) have two timers of the chip each, one with a second-level and one with a
 * first-level handler. Their scenes try what the framework says of interrupts; each result is published as one word.
 *
 * All services are stateless (irq_echo.yaml and its neighbours); `type` of a call says what is wanted. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_IRQ_H
#define HOST_TESTS_BOARD_FIRMWARE_IRQ_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Of echo: answers with one word, that of the input inverted. IRQ_ECHO_SLOWLY: works for a while before. */
enum { IRQ_ECHO = 0, IRQ_ECHO_SLOWLY };

/* Of timers and waiter. IRQ_SCENES: all checks below. IRQ_TICK: both timers go on interrupting, this often, and nobody
 * clears what the second-level one wants. IRQ_STOP: ends that, and says how often the first-level function has run. */
enum { IRQ_SCENES = 0, IRQ_TICK, IRQ_STOP };

/* Of timers and waiter: a storm, without end, of interrupts of one kind. The second-level one is never quieted: waiter
 * ends each of its interrupts at once, so that the next one is there, and timers does nothing. */
enum { IRQ_STORM_SLIH = IRQ_STOP + 1, IRQ_STORM_FLIH };

/* Of timers: its first-level function calls what it may not, psa_wait(), and that is the end. */
enum { IRQ_FORBIDDEN = IRQ_STORM_FLIH + 2 };

/* Of waiter: it works without end, undisturbed by interrupts. */
enum { IRQ_BUSY = IRQ_STORM_FLIH + 1 };

enum { IRQ_TICK_US = 10, IRQ_STORM_US = 2 };

/* Who publishes, in bits 31 to 24 of the word; enum irq_check in 23 to 16; the result in 15 to 0. */
enum { IRQ_OF_TIMERS = 1, IRQ_OF_WAITER = 2 };

#define IRQ_WORD(who, check, result) \
    (((uint32_t)(who) << 24) | ((uint32_t)(check) << 16) | ((uint32_t)(result) & 0xFFFFu))

/* CHECK(name, result that is right, claim and the rules that it proves). In the order in which they come. Signals and
 * lines: 1 is asserted and let through. */
#define IRQ_CHECKS(CHECK)                                                                                        \
    CHECK(PRIORITY_OF_SLIH, 0xE0, "SecondLevelLinesStandWithTheMailbox")                                         \
    CHECK(PRIORITY_OF_FLIH, 0x40, "FirstLevelLinesStandBetweenSvcallAndTheMailbox")                              \
    CHECK(DISABLED_AT_START, 0, "InterruptIsDisabledAtStart_FFM_194_196")                                        \
    CHECK(LATCHED_ONLY, 0, "DisabledSlihAssertsNoSignal_FFM_194")                                                \
    CHECK(TAKEN_AFTER_ENABLE, 1, "SlihLatchedWhileDisabledIsTakenAfterEnable_FFM_181_328")                       \
    CHECK(MASKED, 0, "SlihMasksItsLine_FFM_181")                                                                 \
    CHECK(STAYS, 1, "SlihSignalStaysUntilEoi_FFM_182")                                                           \
    CHECK(CLEARED, 0, "EoiClearsTheSignal_FFM_183")                                                              \
    CHECK(UNMASKED, 1, "EoiUnmasksTheLine_FFM_183")                                                              \
    CHECK(DELIVERED_AGAIN, 1, "NextSlihWakesPsaWait_FFM_183_333")                                                \
    CHECK(STILL_ACTIVE, 1, "SlihOfAnActiveSourceIsBackAfterEoi_FFM_350")                                         \
    CHECK(DISABLED_WHILE_MASKED, 1, "MaskedSlihCountsAsEnabled_FFM_196_326")                                     \
    CHECK(OUTLIVES_DISABLE, 1, "DisableDoesNotClearTheSignal_FFM_197")                                           \
    CHECK(OFF_AFTER_EOI, 0, "EoiAfterDisableLeavesTheLineOff_FFM_199")                                           \
    CHECK(SILENT_AFTER_EOI, 0, "NoSlihArrivesAfterDisable_FFM_199")                                              \
    CHECK(TAKEN_LATER, 1, "SlihArrivesAfterEnable_FFM_328")                                                      \
    CHECK(NOT_BEFORE_ENABLE, 0, "FlihFunctionDoesNotRunBeforeEnable_FFM_194")                                    \
    CHECK(RAN_ONCE, 1, "FlihFunctionRunsOnceForOneInterrupt_FFM_189_328")                                        \
    CHECK(NO_SIGNAL, 0, "FlihNoSignalAssertsNothing_FFM_190")                                                    \
    CHECK(LINE_STAYS_ON, 1, "FlihNoSignalLeavesTheLineOn_FFM_190")                                               \
    CHECK(SIGNAL, 1, "FlihSignalAssertsTheSignal_FFM_190")                                                       \
    CHECK(LINE_STAYS_ON_TOO, 1, "FlihSignalLeavesTheLineOn_FFM_190")                                             \
    CHECK(ASSERTED_ONCE, 1, "FlihSignalTwiceLeavesItAsserted_FFM_191")                                           \
    CHECK(RESET, 0, "ResetSignalClearsItOnceForBoth_FFM_191_192")                                                \
    CHECK(WOKEN, 1, "FlihSignalWakesPsaWait_FFM_332_333")                                                        \
    CHECK(DISABLED_WHILE_IDLE, 0, "FlihFunctionCallsAnApiWhileNobodyRuns_FFM_331_332")                           \
    CHECK(RESET_BY_FUNCTION, 0, "FlihFunctionResetsItsOwnersSignal_FFM_189_331")                                 \
    CHECK(DISABLED_BY_FUNCTION, 0, "FlihFunctionDisablesItsOwnersInterrupt_FFM_189_331")                         \
    CHECK(RAN_DURING_CALL, 1, "FlihFunctionRunsWhileItsPartitionWaitsForAnother_FFM_332")                        \
    CHECK(CALL_GOES_ON, 1, "InterruptedPartitionGoesOnAsItself_FFM_200_202")                                     \
    CHECK(TICKED, 1, "InterruptsGoOnWhileCpu1IsServed_FFM_189")

#define IRQ_CHECK_NUMBER(name, result, claim) IRQ_CHECK_##name,
enum irq_check { IRQ_CHECKS(IRQ_CHECK_NUMBER) IRQ_CHECK_COUNT };

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_BOARD_FIRMWARE_IRQ_H */
