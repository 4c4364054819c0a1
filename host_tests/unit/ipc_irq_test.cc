/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts on the IPC backend: waking, first-level handlers, SFN-model partitions. FFM-181, FFM-189, FFM-190,
 * FFM-195, FFM-200, FFM-201, FFM-308, FFM-330 to FFM-335, FFM-338, FFM-343, FFM-349. */
#include "host_tests/unit/ipc_fixture.h"
#include "host_tests/unit/irq_image.h"

uint32_t ipc_sfn_loop(psa_status_t, struct ipc_sfn_task *)
{
    return 0; /* the thread that calls it never runs here */
}

namespace {

enum { LINE_URGENT = 9, LINE_SLIH = 10, LINE_FLIH = 11, LINE_OLD = 12, LINE_LIBRARY_SLIH = 13, LINE_LIBRARY_FLIH = 20 };
constexpr psa_signal_t kSlihSignal = IrqSignal(0);
constexpr psa_signal_t kFlihSignal = IrqSignal(1);

class IpcIrq : public Ipc {
public:
    void SetUp() override
    {
        Ipc::SetUp();
        interrupt_double_reset();
        Boot(image_with_irqs_.Image());
        Park();
    }

    void Comes(uint32_t line) { ipc_interrupt(&spm_, line); }

    /* An SVC in handler mode. */
    struct verdict HandlerSvc(uint32_t api, const Arguments &arguments = {})
    {
        return ipc_call(&spm_, api, arguments.data(), true);
    }

    /* SERVER has its doorbell and runs. */
    void ServerRuns()
    {
        partitions_[SERVER].signals |= PSA_DOORBELL;
        backend_wake(&spm_, {SERVER});
        ASSERT_EQ(Switch(), SERVER);
        ASSERT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    }
    void ServerEnablesBoth()
    {
        ServerRuns();
        ASSERT_EQ(Svc(SPM_API_IRQ_ENABLE, {kSlihSignal}), Returns(0));
        ASSERT_EQ(Svc(SPM_API_IRQ_ENABLE, {kFlihSignal}), Returns(0));
    }
    void ServerWaitsForBoth()
    {
        ServerEnablesBoth();
        WaitForAnything();
        ASSERT_EQ(Switch(), kMain);
    }

    IrqImage image_with_irqs_{test_image, {
        {URGENT, LINE_URGENT, SPM_IRQ_FLIH, true},
        {SERVER, LINE_SLIH, SPM_IRQ_SLIH, false},
        {SERVER, LINE_FLIH, SPM_IRQ_FLIH, false},
        {CLIENT, LINE_OLD, SPM_IRQ_SLIH, true},
        {LIBRARY, LINE_LIBRARY_SLIH, SPM_IRQ_SLIH, false},
        {LIBRARY, LINE_LIBRARY_FLIH, SPM_IRQ_FLIH, false},
    }};
};

/* ---- Second level ------------------------------------------------------------------------------------------------ */

TEST_F(IpcIrq, FFM_181_FFM_183_SecondLevelInterruptWakesItsWaitingOwnerAndEoiOpensTheLine)
{
    ServerWaitsForBoth();
    Comes(LINE_SLIH);
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Result(SERVER), kSlihSignal);
    EXPECT_EQ(Svc(SPM_API_EOI, {kSlihSignal}), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
}

TEST_F(IpcIrq, FFM_195_InterruptOfA10PartitionComesWithoutBeingEnabled)
{
    EXPECT_TRUE(LineIsOpen(LINE_OLD));
    Comes(LINE_OLD);
    EXPECT_EQ(Switch(), CLIENT);
    EXPECT_EQ(Result(CLIENT), IrqSignal(0));
}

TEST_F(IpcIrq, SignalFromBeforeTheWaitIsReturnedAtOnce)
{
    ServerEnablesBoth();
    Comes(LINE_SLIH);
    Comes(LINE_FLIH);
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(kSlihSignal | kFlihSignal));
}

/* Between the SVC of the wait and the switch away from its caller. */
TEST_F(IpcIrq, SignalFromDuringTheWaitIsNotLost)
{
    for (const uint32_t line : {LINE_SLIH, LINE_FLIH}) {
        SetUp();
        ServerEnablesBoth();
        WaitForAnything();
        Comes(line);
        EXPECT_EQ(Switch(), SERVER);
        EXPECT_EQ(Result(SERVER), (line == LINE_SLIH) ? kSlihSignal : kFlihSignal);
        EXPECT_EQ(last_.from, last_.to);
    }
}

TEST_F(IpcIrq, FFM_113_InterruptOutsideOfTheMaskDoesNotWakeAndIsNotForgotten)
{
    ServerEnablesBoth();
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_DOORBELL, PSA_BLOCK}), Blocks());
    EXPECT_EQ(Switch(), kMain);
    Comes(LINE_SLIH);
    Comes(LINE_FLIH);
    EXPECT_EQ(Switch(), kMain);
    ServerRuns();
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_POLL}), Returns(kSlihSignal | kFlihSignal));
}

TEST_F(IpcIrq, FFM_343_OneWakingReturnsWhatAnUnfinishedFirstLevelInterruptHasAsserted)
{
    ServerWaitsForBoth();
    Comes(LINE_FLIH); /* PendSV has not run yet */
    partitions_[SERVER].signals |= PSA_DOORBELL;
    backend_wake(&spm_, {SERVER});
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Result(SERVER), kFlihSignal | PSA_DOORBELL);
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(kFlihSignal | PSA_DOORBELL));
}

/* ---- First level ------------------------------------------------------------------------------------------------- */

TEST_F(IpcIrq, FFM_189_FFM_190_FirstLevelHandlerIsCalledOnceAndItsSignalWakesTheOwner)
{
    int calls = 0;
    flih_of_line[LINE_FLIH] = [&calls] { return calls++, PSA_FLIH_SIGNAL; };
    ServerWaitsForBoth();
    Comes(LINE_FLIH);
    EXPECT_EQ(calls, 1);
    EXPECT_TRUE(LineIsOpen(LINE_FLIH));
    EXPECT_TRUE(context_double.switch_pending);
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Result(SERVER), kFlihSignal);
}

TEST_F(IpcIrq, FFM_190_FirstLevelHandlerWithoutASignalWakesNobody)
{
    flih_of_line[LINE_FLIH] = [] { return PSA_FLIH_NO_SIGNAL; };
    ServerWaitsForBoth();
    Comes(LINE_FLIH);
    EXPECT_FALSE(context_double.switch_pending);
    EXPECT_EQ(partitions_[SERVER].irq_asserted.bits, 0u);
    EXPECT_TRUE(LineIsOpen(LINE_FLIH));
}

/* Nothing but atomic words may change: the handler may have interrupted one that changes the rest. */
TEST_F(IpcIrq, FFM_202_FirstLevelHandlerLeavesEverythingElseToPendSV)
{
    ServerWaitsForBoth();
    const std::vector<struct ipc_context> contexts(contexts_.begin(), contexts_.end());
    const struct backend backend = backend_state_;
    Comes(LINE_FLIH);
    EXPECT_EQ(std::memcmp(contexts.data(), contexts_.data(), sizeof(contexts_)), 0);
    EXPECT_EQ(backend_state_.ready, backend.ready);
    EXPECT_EQ(backend_state_.current, backend.current);
    EXPECT_EQ(backend_state_.flih_owner, SPM_NO_INDEX);
    EXPECT_EQ(backend_state_.flih_woken.bits, 1u << SERVER);
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(backend_state_.flih_woken.bits, 0u);
}

TEST_F(IpcIrq, FFM_332_FirstLevelHandlerRunsWhileItsOwnerIsBlockedInACall)
{
    ServerEnablesBoth();
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    partitions_[CLIENT].signals |= PSA_DOORBELL;
    backend_wake(&spm_, {CLIENT});
    EXPECT_EQ(Switch(), CLIENT);
    /* URGENT's line is enabled; URGENT calls SERVER_OPEN and is blocked in that. */
    partitions_[URGENT].signals |= PSA_DOORBELL;
    backend_wake(&spm_, {URGENT});
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    EXPECT_EQ(Svc(SPM_API_CONNECT, {TEST_SID(SERVER_OPEN), 1}), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    Comes(LINE_URGENT);
    EXPECT_EQ(Switch(), SERVER) << "its owner waits for a reply";
    EXPECT_EQ(Results(URGENT), 1u);
    const psa_msg_t msg = GetMessage(SERVER_OPEN);
    EXPECT_EQ(SvcReply(msg, PSA_SUCCESS), Returns(0));
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_GT(static_cast<int32_t>(Result(URGENT)), 0) << "the handle";
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(IrqSignal(0)));
}

TEST_F(IpcIrq, FirstLevelHandlersOfSeveralPartitionsWakeThemAllInOneSwitch)
{
    ServerWaitsForBoth();
    Comes(LINE_FLIH);
    Comes(LINE_URGENT);
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_EQ(Result(URGENT), IrqSignal(0));
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(IrqSignal(0)));
    EXPECT_EQ(Svc(SPM_API_RESET_SIGNAL, {IrqSignal(0)}), Returns(0));
    WaitForAnything();
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Result(SERVER), kFlihSignal);
}

TEST_F(IpcIrq, FFM_189_FFM_331_FirstLevelHandlerCallsAsItsOwnerWhoeverRuns)
{
    ServerWaitsForBoth();
    EXPECT_EQ(Current(), kMain);
    flih_of_line[LINE_FLIH] = [this] {
        EXPECT_EQ(HandlerSvc(SPM_API_IRQ_DISABLE, {kSlihSignal}), Returns(1));
        EXPECT_EQ(HandlerSvc(SPM_API_IRQ_DISABLE, {kSlihSignal}), Returns(0));
        EXPECT_EQ(HandlerSvc(SPM_API_IRQ_DISABLE, {kFlihSignal}), Returns(1));
        return PSA_FLIH_SIGNAL;
    };
    Comes(LINE_FLIH);
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_FALSE(LineIsOpen(LINE_FLIH));
    EXPECT_TRUE(LineIsOpen(LINE_OLD)) << "another partition's interrupt with the same bit";
    EXPECT_EQ(Switch(), SERVER);
    flih_of_line[LINE_URGENT] = [] { return PSA_FLIH_NO_SIGNAL; };
    Comes(LINE_URGENT);
    /* FFM-200: the interrupted partition goes on with its own identity. */
    EXPECT_EQ(Current(), SERVER);
    EXPECT_EQ(Svc(SPM_API_RESET_SIGNAL, {kFlihSignal}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {kSlihSignal}), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
}

TEST_F(IpcIrq, FFM_200_FFM_331_FirstLevelHandlerMayResetItsSignalAndTheInterruptedPartitionKeepsItsIdentity)
{
    ServerEnablesBoth();
    flih_of_line[LINE_FLIH] = [this] {
        if (partitions_[SERVER].irq_asserted.bits != 0u) {
            EXPECT_EQ(HandlerSvc(SPM_API_RESET_SIGNAL, {kFlihSignal}), Returns(0));
            return PSA_FLIH_NO_SIGNAL;
        }
        return PSA_FLIH_SIGNAL;
    };
    Comes(LINE_FLIH);
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_POLL}), Returns(kFlihSignal));
    Comes(LINE_FLIH);
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_POLL}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_SERVER}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0)) << "as SERVER, which has just notified itself";
}

TEST_F(IpcIrq, FFM_201_FFM_308_TFMV_2_EveryOtherApiInAFirstLevelHandlerEndsItsOwner)
{
    for (uint32_t api = SPM_API_FRAMEWORK_VERSION; api < SPM_API_FLIH_RETURNED; api++) {
        if ((api == SPM_API_IRQ_ENABLE) || (api == SPM_API_IRQ_DISABLE) || (api == SPM_API_RESET_SIGNAL)) {
            continue;
        }
        SetUp();
        ServerWaitsForBoth();
        flih_of_line[LINE_FLIH] = [this, api] { return (void)HandlerSvc(api, {kSlihSignal}), PSA_FLIH_SIGNAL; };
        const unsigned int rule = (api == SPM_API_PANIC) ? 205 : 201;
        EXPECT_TRUE(PartitionPanics([&] { Comes(LINE_FLIH); }, "server", spm_api_name(api), rule));
    }
}

TEST_F(IpcIrq, FFM_198_FFM_331_InterruptsOfOthersInAFirstLevelHandlerEndItsOwner)
{
    static const struct {
        uint32_t api;
        psa_signal_t signal;
        unsigned int rule;
    } errors[] = {
        {SPM_API_IRQ_ENABLE, IrqSignal(2), 198},     {SPM_API_IRQ_DISABLE, PSA_DOORBELL, 198},
        {SPM_API_RESET_SIGNAL, kSlihSignal, 193},    {SPM_API_RESET_SIGNAL, kFlihSignal, 192},
        {SPM_API_IRQ_DISABLE, kSlihSignal | kFlihSignal, 198},
    };
    for (const auto &error : errors) {
        SetUp();
        ServerWaitsForBoth();
        flih_of_line[LINE_FLIH] = [this, &error] {
            return (void)HandlerSvc(error.api, {error.signal}), PSA_FLIH_SIGNAL;
        };
        EXPECT_TRUE(PartitionPanics([&] { Comes(LINE_FLIH); }, "server", spm_api_name(error.api), error.rule));
    }
}

TEST_F(IpcIrq, FFM_330_FirstLevelHandlerWithAnotherResultEndsItsOwner)
{
    ServerWaitsForBoth();
    flih_of_line[LINE_FLIH] = [] { return psa_flih_result_t{2}; };
    EXPECT_TRUE(PartitionPanics([&] { Comes(LINE_FLIH); }, "server", "the return of a first-level handler", 330));
}

TEST_F(IpcIrq, FFM_308_HandlerModeBehindAFirstLevelHandlerIsNobodysAgain)
{
    ServerEnablesBoth();
    Comes(LINE_FLIH);
    const auto call = [&] { (void)HandlerSvc(SPM_API_IRQ_ENABLE, {kSlihSignal}); };
    EXPECT_TRUE(PartitionPanics(call, "server", "psa_irq_enable", 308));
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(kFlihSignal));
    EXPECT_EQ(Svc(SPM_API_RESET_SIGNAL, {kFlihSignal}), Returns(0));
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    EXPECT_TRUE(SpmPanics(call, HAL_PANIC_IMPOSSIBLE_VALUE));
}

TEST_F(IpcIrq, LineThatNoPartitionHasIsAPanicOfTheSpm)
{
    EXPECT_TRUE(SpmPanics([&] { Comes(0); }, HAL_PANIC_IMPOSSIBLE_VALUE));
    EXPECT_TRUE(SpmPanics([&] { Comes(INTERRUPT_DOUBLE_LINES); }, HAL_PANIC_IMPOSSIBLE_VALUE));
}

TEST_F(IpcIrq, FFM_328_RequestTakenWhileTheInterruptIsDisabledIsLatchedAgain)
{
    int calls = 0;
    flih_of_line[LINE_FLIH] = [&calls] { return calls++, PSA_FLIH_SIGNAL; };
    Comes(LINE_FLIH);
    Comes(LINE_SLIH);
    EXPECT_EQ(calls, 0);
    EXPECT_EQ(interrupt_double.line[LINE_FLIH].pended, 1u);
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].pended, 1u);
    EXPECT_EQ(partitions_[SERVER].irq_asserted.bits, 0u);
}

/* ---- SFN-model partitions ---------------------------------------------------------------------------------------- */

TEST_F(IpcIrq, FFM_333_FFM_335_FFM_338_SfnPartitionWaitsForItsInterruptsAndNoFunctionIsEnteredMeanwhile)
{
    Meet();
    EXPECT_EQ(Current(), kMain);
    Cpu1::Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 1));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {IrqSignal(0)}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {IrqSignal(1)}), Returns(0));
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    Cpu1::Post(1, CallMessage(HANDLE_LIBRARY_STATELESS, 2));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), kMain) << "a message is no reason to wake it";
    Comes(LINE_LIBRARY_SLIH);
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Result(LIBRARY), IrqSignal(0));
    EXPECT_EQ(Svc(SPM_API_EOI, {IrqSignal(0)}), Returns(0));
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    Comes(LINE_LIBRARY_FLIH);
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Result(LIBRARY), IrqSignal(1));
    EXPECT_EQ(Svc(SPM_API_RESET_SIGNAL, {IrqSignal(1)}), Returns(0));
    EXPECT_FALSE(Cpu1::Replied(0));
    EXPECT_EQ(Loop(7), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_TRUE(Cpu1::Replied(0));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 7);
    EXPECT_EQ(Task().msg.type, 2) << "the second message comes now";
}

/* The loop waits for messages only; an interrupt is nothing to it. */
TEST_F(IpcIrq, FFM_334_InterruptOfAnSfnPartitionDoesNotWakeItsLoop)
{
    Meet();
    Cpu1::Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 1));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {IrqSignal(0)}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {IrqSignal(1)}), Returns(0));
    EXPECT_EQ(Loop(0), Blocks());
    EXPECT_EQ(Switch(), kMain);
    Comes(LINE_LIBRARY_SLIH);
    Comes(LINE_LIBRARY_FLIH);
    EXPECT_EQ(Switch(), kMain);
}

TEST_F(IpcIrq, FFM_338_FFM_349_InitUsesItsInterruptsAndLosesThemWhenItFails)
{
    Ipc::SetUp();
    interrupt_double_reset();
    Boot(image_with_irqs_.Image());
    while (Switch() != LIBRARY) {
        WaitForAnything();
    }
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_INIT));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {IrqSignal(0)}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {IrqSignal(1)}), Returns(0));
    WaitForAnything();
    Comes(LINE_LIBRARY_FLIH);
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Result(LIBRARY), IrqSignal(1));
    EXPECT_TRUE(LineIsOpen(LINE_LIBRARY_SLIH));
    EXPECT_TRUE(LineIsOpen(LINE_LIBRARY_FLIH));
    EXPECT_EQ(Loop(-1), Blocks());
    EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_FAILED);
    EXPECT_FALSE(LineIsOpen(LINE_LIBRARY_SLIH));
    EXPECT_FALSE(LineIsOpen(LINE_LIBRARY_FLIH));
    EXPECT_TRUE(LineIsOpen(LINE_OLD));
}

} // namespace
