/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts on the SFN backend: psa_wait, first-level handlers in the middle of the thread's work. FFM-181 to FFM-202,
 * FFM-330 to FFM-335, FFM-338, FFM-343, FFM-349, FFM-350. */
#include "host_tests/unit/irq_image.h"
#include "host_tests/unit/sfn_fixture.h"

namespace {

enum { LINE_SLIH = 10, LINE_FLIH = 11, LINE_BACK = 13 };
constexpr psa_signal_t kSlihSignal = IrqSignal(0);
constexpr psa_signal_t kFlihSignal = IrqSignal(1);

class SfnIrq : public Sfn {
public:
    void SetUp() override
    {
        Sfn::SetUp();
        interrupt_double_reset();
        Init(image_with_irqs_.Image());
        sfn_init(&spm_);
    }

    static void Comes(uint32_t line) { sfn_interrupt(sfn_instance, line); }

    /* The function of FRONT's stateless service, called once by CPU1. */
    int32_t Front(std::function<psa_status_t(const psa_msg_t *)> function)
    {
        functions.sfn[FRONT_STATELESS] = std::move(function);
        return Ask(CallMessage(HANDLE_FRONT_STATELESS)).status;
    }
    int32_t FrontDoes(const std::function<void()> &action)
    {
        return Front([&action](const psa_msg_t *) { return action(), PSA_SUCCESS; });
    }
    static void EnableBoth()
    {
        psa_irq_enable(kSlihSignal);
        psa_irq_enable(kFlihSignal);
    }

    /* The n-th sleep of the thread ends with what `action` does. */
    void OnSleep(std::function<void(size_t)> action)
    {
        on_sleep_ = std::move(action);
        machine_double.context = this;
        machine_double.on_sleep = [](void *context, const struct hal_pending *) {
            static_cast<SfnIrq *>(context)->on_sleep_(machine_double.sleeps);
        };
    }

    IrqImage image_with_irqs_{sfn_image, {
        {FRONT, LINE_SLIH, SPM_IRQ_SLIH, false},
        {FRONT, LINE_FLIH, SPM_IRQ_FLIH, false},
        {BACK, LINE_BACK, SPM_IRQ_FLIH, true},
    }};
    std::function<void(size_t)> on_sleep_;
};

TEST_F(SfnIrq, FFM_181_FFM_183_FFM_190_FFM_192_FFM_194_FFM_196_FFM_338_InterruptApisWorkFromASecureFunction)
{
    Start();
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(FrontDoes([] {
        EnableBoth();
        Comes(LINE_SLIH);
        EXPECT_FALSE(LineIsOpen(LINE_SLIH));
        Comes(LINE_FLIH);
        EXPECT_TRUE(LineIsOpen(LINE_FLIH));
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), kSlihSignal | kFlihSignal);
        psa_eoi(kSlihSignal);
        EXPECT_TRUE(LineIsOpen(LINE_SLIH));
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_BLOCK), kFlihSignal);
        psa_reset_signal(kFlihSignal);
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), 0u);
        EXPECT_EQ(psa_irq_disable(kSlihSignal), 1u);
        EXPECT_EQ(psa_irq_disable(kSlihSignal), 0u);
        EXPECT_EQ(psa_irq_disable(kFlihSignal), 1u);
    }), PSA_SUCCESS);
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_FALSE(LineIsOpen(LINE_FLIH));
}

TEST_F(SfnIrq, FFM_195_InterruptThatIsEnabledAtStartComesBeforeAnyFunctionRuns)
{
    EXPECT_TRUE(LineIsOpen(LINE_BACK));
    Comes(LINE_BACK);
    Start();
    functions.sfn[BACK_STATELESS] = [](const psa_msg_t *) {
        return static_cast<psa_status_t>(psa_wait(IrqSignal(0), PSA_BLOCK) >> 31);
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_BACK_STATELESS)).status, 1);
}

/* ---- psa_wait ---------------------------------------------------------------------------------------------------- */

TEST_F(SfnIrq, FFM_333_FFM_335_BlockingWaitSleepsUntilAnInterruptAssertsASignalOfTheMask)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *) { return Log("another function"), PSA_SUCCESS; };
    OnSleep([this](size_t sleep) {
        if (sleep == 1) {
            Comes(LINE_BACK); /* somebody else's */
            Cpu1::Post(1, ConnectMessage(TEST_SID(FRONT_CONN), 1));
            Ring();
        } else if (sleep == 2) {
            Comes(LINE_FLIH); /* outside of the mask */
        } else {
            Comes(LINE_SLIH);
        }
    });
    EXPECT_EQ(FrontDoes([this] {
        EnableBoth();
        EXPECT_EQ(psa_wait(kSlihSignal | TEST_SIGNAL(0), PSA_BLOCK), kSlihSignal);
        EXPECT_EQ(machine_double.sleeps, 3u);
        EXPECT_TRUE(log_.empty()) << "no other function of the partition is entered";
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_BLOCK), kSlihSignal | kFlihSignal);
        EXPECT_EQ(machine_double.sleeps, 3u);
    }), PSA_SUCCESS);
    EXPECT_EQ(log_, (Lines{"another function"}));
}

/* What a ring leaves for the thread's next round must not keep psa_wait awake. */
TEST_F(SfnIrq, WaitSleepsAlthoughARequestOfTheMailboxIsPending)
{
    Start();
    OnSleep([this](size_t) {
        EXPECT_EQ(backend_state_.signalled.bits, 0u);
        Comes(LINE_SLIH);
    });
    EXPECT_EQ(FrontDoes([this] {
        EnableBoth();
        Ring();
        EXPECT_EQ(psa_wait(kSlihSignal, PSA_BLOCK), kSlihSignal);
    }), PSA_SUCCESS);
    EXPECT_EQ(machine_double.sleeps, 1u);
    EXPECT_TRUE(sfn_round(&spm_)) << "the ring is not forgotten";
}

TEST_F(SfnIrq, SleepIsAskedAboutAWordThatEverySignalSets)
{
    Start();
    OnSleep([this](size_t) {
        EXPECT_EQ(backend_state_.signalled.bits, 0u) << "or the thread would not sleep";
        Comes(LINE_SLIH);
        EXPECT_NE(backend_state_.signalled.bits, 0u);
    });
    EXPECT_EQ(FrontDoes([this] {
        EnableBoth();
        Comes(LINE_FLIH);
        EXPECT_NE(backend_state_.signalled.bits, 0u);
        EXPECT_EQ(psa_wait(kSlihSignal, PSA_BLOCK), kSlihSignal);
    }), PSA_SUCCESS);
    EXPECT_EQ(machine_double.sleeps, 1u);
}

/* ---- First level ------------------------------------------------------------------------------------------------- */

TEST_F(SfnIrq, FFM_189_FFM_200_FFM_331_FirstLevelHandlerCallsAsItsOwnerWhoeverRuns)
{
    Start();
    flih_of_line[LINE_FLIH] = [] {
        EXPECT_EQ(psa_irq_disable(kSlihSignal), 1u);
        psa_irq_enable(kSlihSignal);
        EXPECT_EQ(psa_irq_disable(kFlihSignal), 1u) << "FRONT's";
        psa_irq_enable(kFlihSignal);
        return PSA_FLIH_SIGNAL;
    };
    functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *) {
        Comes(LINE_FLIH);
        /* MIDDLE goes on as itself: its doorbell is its own, and it has no interrupt. */
        psa_notify(ID_MIDDLE);
        psa_clear();
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), 0u);
        return 3;
    };
    EXPECT_EQ(FrontDoes([] {
        EnableBoth();
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0), 3);
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), kFlihSignal);
    }), PSA_SUCCESS);
    Comes(LINE_FLIH); /* between two calls, when nobody runs */
    EXPECT_EQ(backend_state_.current.partition.index, SPM_NO_INDEX);
}

TEST_F(SfnIrq, FFM_190_FFM_191_FFM_192_FirstLevelHandlerDecidesAboutItsSignal)
{
    Start();
    psa_flih_result_t result = PSA_FLIH_NO_SIGNAL;
    flih_of_line[LINE_FLIH] = [&result] { return result; };
    EXPECT_EQ(FrontDoes([this, &result] {
        EnableBoth();
        backend_state_.signalled.bits = 0;
        Comes(LINE_FLIH);
        EXPECT_EQ(backend_state_.signalled.bits, 0u);
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), 0u);
        result = PSA_FLIH_SIGNAL;
        Comes(LINE_FLIH);
        Comes(LINE_FLIH);
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), kFlihSignal);
        flih_of_line[LINE_FLIH] = [] { return psa_reset_signal(kFlihSignal), PSA_FLIH_NO_SIGNAL; };
        Comes(LINE_FLIH);
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_POLL), 0u);
    }), PSA_SUCCESS);
}

TEST_F(SfnIrq, FFM_201_FFM_308_TFMV_2_EveryOtherApiInAFirstLevelHandlerEndsItsOwner)
{
    static const struct {
        const char *api;
        void (*call)();
    } forbidden[] = {
        {"psa_framework_version", [] { (void)psa_framework_version(); }},
        {"psa_version", [] { (void)psa_version(TEST_SID(MIDDLE_CONN)); }},
        {"psa_connect", [] { (void)psa_connect(TEST_SID(MIDDLE_CONN), 1); }},
        {"psa_call", [] { (void)psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0); }},
        {"psa_close", [] { psa_close(0); }},
        {"psa_wait", [] { (void)psa_wait(PSA_WAIT_ANY, PSA_POLL); }},
        {"psa_get", [] { (void)psa_get(TEST_SIGNAL(0), nullptr); }},
        {"psa_set_rhandle", [] { psa_set_rhandle(0, nullptr); }},
        {"psa_read", [] { (void)psa_read(0, 0, nullptr, 0); }},
        {"psa_skip", [] { (void)psa_skip(0, 0, 0); }},
        {"psa_write", [] { psa_write(0, 0, nullptr, 0); }},
        {"psa_reply", [] { psa_reply(0, 0); }},
        {"psa_map_invec", [] { (void)psa_map_invec(0, 0); }},
        {"psa_unmap_invec", [] { psa_unmap_invec(0, 0); }},
        {"psa_map_outvec", [] { (void)psa_map_outvec(0, 0); }},
        {"psa_unmap_outvec", [] { psa_unmap_outvec(0, 0, 0); }},
        {"psa_notify", [] { psa_notify(ID_FRONT); }},
        {"psa_clear", [] { psa_clear(); }},
        {"psa_eoi", [] { psa_eoi(kSlihSignal); }},
        {"psa_rot_lifecycle_state", [] { (void)psa_rot_lifecycle_state(); }},
    };
    for (const auto &api : forbidden) {
        SetUp();
        Start();
        EXPECT_EQ(FrontDoes(EnableBoth), PSA_SUCCESS);
        Comes(LINE_SLIH);
        flih_of_line[LINE_FLIH] = [&api] { return api.call(), PSA_FLIH_NO_SIGNAL; };
        /* While another partition runs: the owner of the handler is the one that ends. */
        functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *) { return Comes(LINE_FLIH), PSA_SUCCESS; };
        Cpu1::Post(0, CallMessage(HANDLE_MIDDLE_STATELESS));
        EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", api.api, 201));
    }
}

TEST_F(SfnIrq, FFM_198_FFM_205_FFM_331_FirstLevelHandlerThatErrsOrPanicsEndsItsOwner)
{
    static const struct {
        const char *api;
        void (*call)();
        unsigned int rule;
    } errors[] = {
        {"psa_irq_enable", [] { psa_irq_enable(IrqSignal(2)); }, 198},
        {"psa_irq_disable", [] { (void)psa_irq_disable(PSA_DOORBELL); }, 198},
        {"psa_reset_signal", [] { psa_reset_signal(kSlihSignal); }, 193},
        {"psa_reset_signal", [] { psa_reset_signal(kFlihSignal); }, 192},
        {"psa_panic", [] { psa_panic(); }, 205},
    };
    for (const auto &error : errors) {
        SetUp();
        Start();
        EXPECT_EQ(FrontDoes(EnableBoth), PSA_SUCCESS);
        flih_of_line[LINE_FLIH] = [&error] { return error.call(), PSA_FLIH_NO_SIGNAL; };
        functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *) { return Comes(LINE_FLIH), PSA_SUCCESS; };
        Cpu1::Post(0, CallMessage(HANDLE_MIDDLE_STATELESS));
        EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", error.api, error.rule));
    }
}

TEST_F(SfnIrq, FFM_330_FirstLevelHandlerWithAnotherResultEndsItsOwner)
{
    Start();
    EXPECT_EQ(FrontDoes(EnableBoth), PSA_SUCCESS);
    flih_of_line[LINE_FLIH] = [] { return psa_flih_result_t{2}; };
    EXPECT_TRUE(PartitionPanics([&] { Comes(LINE_FLIH); }, "front", "the return of a first-level handler", 330));
}

TEST_F(SfnIrq, LineThatNoPartitionHasIsAPanicOfTheSpm)
{
    EXPECT_TRUE(SpmPanics([&] { Comes(0); }, HAL_PANIC_IMPOSSIBLE_VALUE));
    EXPECT_TRUE(SpmPanics([&] { Comes(INTERRUPT_DOUBLE_LINES); }, HAL_PANIC_IMPOSSIBLE_VALUE));
}

TEST_F(SfnIrq, FFM_328_RequestTakenWhileTheInterruptIsDisabledIsLatchedAgain)
{
    Start();
    Comes(LINE_SLIH);
    Comes(LINE_FLIH);
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].pended, 1u);
    EXPECT_EQ(interrupt_double.line[LINE_FLIH].pended, 1u);
    EXPECT_EQ(backend_state_.signalled.bits, 0u);
}

/* ---- Misuse of the APIs by the thread ---------------------------------------------------------------------------- */

TEST_F(SfnIrq, FFM_184_FFM_193_FFM_198_FFM_334_ProgrammerErrorsEndThePartitionAndNameApiAndRule)
{
    static const struct {
        const char *api;
        void (*call)();
        unsigned int rule;
    } errors[] = {
        {"psa_eoi", [] { psa_eoi(TEST_SIGNAL(0)); }, 184},
        {"psa_eoi", [] { psa_eoi(kSlihSignal); }, 185},
        {"psa_eoi", [] { psa_eoi(kSlihSignal | kFlihSignal); }, 186},
        {"psa_eoi", [] { psa_eoi(kFlihSignal); }, 187},
        {"psa_eoi", [] { psa_eoi(IrqSignal(2)); }, 188},
        {"psa_irq_enable", [] { psa_irq_enable(0); }, 198},
        {"psa_irq_disable", [] { (void)psa_irq_disable(TEST_SIGNAL(1)); }, 198},
        {"psa_reset_signal", [] { psa_reset_signal(kFlihSignal); }, 192},
        {"psa_reset_signal", [] { psa_reset_signal(kSlihSignal); }, 193},
        {"psa_wait", [] { (void)psa_wait(IrqSignal(2) | TEST_SIGNAL(0), PSA_POLL); }, 112},
    };
    for (const auto &error : errors) {
        SetUp();
        Start();
        functions.sfn[FRONT_STATELESS] = [&error](const psa_msg_t *) { return error.call(), PSA_SUCCESS; };
        Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS));
        EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", error.api, error.rule));
    }
}

/* ---- Inits ------------------------------------------------------------------------------------------------------- */

TEST_F(SfnIrq, FFM_333_FFM_338_FFM_349_InitWaitsForItsInterruptsAndLosesThemWhenItFails)
{
    for (const psa_status_t result : {PSA_SUCCESS, -1}) {
        SetUp();
        machine_double.sleeps = 0;
        OnSleep([](size_t) { Comes(LINE_FLIH); });
        functions.init[FRONT] = [result] {
            EnableBoth();
            EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_BLOCK), kFlihSignal);
            psa_reset_signal(kFlihSignal);
            return result;
        };
        Start();
        EXPECT_EQ(LineIsOpen(LINE_SLIH), result == PSA_SUCCESS);
        EXPECT_EQ(LineIsOpen(LINE_FLIH), result == PSA_SUCCESS);
        EXPECT_TRUE(LineIsOpen(LINE_BACK));
    }
}

} // namespace
