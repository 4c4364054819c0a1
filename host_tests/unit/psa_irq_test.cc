/* SPDX-License-Identifier: Apache-2.0 */
/* psa_irq_enable, psa_irq_disable, psa_eoi, psa_reset_signal and what handlers do to an interrupt: FFM-115, FFM-181 to
 * FFM-199, FFM-325, FFM-326, FFM-328, FFM-330, FFM-343, FFM-349, FFM-350. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"
#include "host_tests/unit/irq_image.h"
#include "spm/api.h"

namespace {

enum { LINE_SLIH = 10, LINE_FLIH = 11, LINE_OLD = 12, LINE_LIBRARY = 13, LINE_NOBODYS = 14 };
constexpr struct irq_index kSlih = {0};
constexpr struct irq_index kFlih = {1};
constexpr psa_signal_t kSlihSignal = IrqSignal(0);
constexpr psa_signal_t kFlihSignal = IrqSignal(1);

/* SERVER has an interrupt of each kind, CLIENT is of framework version 1.0. */
class PsaIrq : public Frontend {
public:
    using Api = struct verdict (*)(struct spm *, const struct caller *, psa_signal_t);

    void SetUp() override
    {
        backend_double_reset();
        Frontend::SetUp();
        Init(image_with_irqs_.Image());
        spm_irq_start(&spm_);
    }

    struct verdict Enable(psa_signal_t signal, uint8_t by = SERVER) { return Call(spm_psa_irq_enable, signal, by); }
    struct verdict Disable(psa_signal_t signal, uint8_t by = SERVER) { return Call(spm_psa_irq_disable, signal, by); }
    struct verdict Eoi(psa_signal_t signal, uint8_t by = SERVER) { return Call(spm_psa_eoi, signal, by); }
    struct verdict Reset(psa_signal_t signal, uint8_t by = SERVER) { return Call(spm_psa_reset_signal, signal, by); }
    struct verdict Call(Api api, psa_signal_t signal, uint8_t partition)
    {
        const struct caller caller = Partition(partition);
        return api(&spm_, &caller, signal);
    }
    struct verdict Poll(psa_signal_t mask = PSA_WAIT_ANY) { return Wait(SERVER, mask, PSA_POLL); }

    /* What a dispatcher does when the line is taken. */
    void SlihComes()
    {
        ASSERT_TRUE(spm_irq_take(&spm_, kSlih));
        spm_slih_assert(&spm_, kSlih);
    }
    void FlihComes(psa_flih_result_t result)
    {
        ASSERT_TRUE(spm_irq_take(&spm_, kFlih));
        EXPECT_EQ(spm_flih_end(&spm_, kFlih, result), Returns(result));
    }

    /* Position of the first such step since the last Forget(). */
    static size_t Step(enum interrupt_double_verb verb, uint32_t line)
    {
        size_t i = 0;
        while (i < interrupt_double.steps
               && (interrupt_double.step[i].verb != verb || interrupt_double.step[i].line != line)) {
            i++;
        }
        return i;
    }
    static void Forget() { interrupt_double.steps = 0; }

    /* Something more urgent happens right before the next such step. */
    void OnceBefore(enum interrupt_double_verb verb, uint32_t line, std::function<void()> then)
    {
        verb_ = verb;
        line_ = line;
        then_ = std::move(then);
        interrupt_double.context = this;
        interrupt_double.before = [](void *context, enum interrupt_double_verb now, uint32_t at) {
            PsaIrq *const self = static_cast<PsaIrq *>(context);
            if ((now == self->verb_) && (at == self->line_)) {
                interrupt_double.before = nullptr;
                self->then_();
            }
        };
    }

    IrqImage image_with_irqs_{test_image, {
        {SERVER, LINE_SLIH, SPM_IRQ_SLIH, false},
        {SERVER, LINE_FLIH, SPM_IRQ_FLIH, false},
        {CLIENT, LINE_OLD, SPM_IRQ_SLIH, true},
        {LIBRARY, LINE_LIBRARY, SPM_IRQ_FLIH, false},
    }};
    enum interrupt_double_verb verb_ = LINE_PREPARED;
    uint32_t line_ = 0;
    std::function<void()> then_;
};

/* ---- Start ------------------------------------------------------------------------------------------------------- */

TEST_F(PsaIrq, FFM_194_FFM_195_OnlyInterruptsOf10PartitionsAreEnabledAtStart)
{
    for (const uint32_t line : {LINE_SLIH, LINE_FLIH, LINE_OLD, LINE_LIBRARY}) {
        EXPECT_EQ(interrupt_double.line[line].prepared, 1u) << line;
        EXPECT_EQ(interrupt_double.line[line].first_level, line == LINE_FLIH || line == LINE_LIBRARY) << line;
        EXPECT_EQ(LineIsOpen(line), line == LINE_OLD) << line;
    }
    EXPECT_EQ(interrupt_double.line[LINE_NOBODYS].prepared, 0u);
    EXPECT_EQ(Disable(IrqSignal(0), CLIENT), Returns(1));
    EXPECT_EQ(Disable(kSlihSignal), Returns(0));
    EXPECT_EQ(Disable(kFlihSignal), Returns(0));
}

TEST_F(PsaIrq, EveryLineIsPreparedBeforeItIsOpened)
{
    EXPECT_LT(Step(LINE_PREPARED, LINE_OLD), Step(LINE_ENABLED, LINE_OLD));
    EXPECT_LT(Step(LINE_ENABLED, LINE_OLD), interrupt_double.steps);
}

TEST_F(PsaIrq, LinesAreFoundByTheirNumberAndNoOthers)
{
    struct irq_index irq = {77};
    EXPECT_TRUE(spm_irq_from_line(&spm_, LINE_FLIH, &irq));
    EXPECT_EQ(irq.index, kFlih.index);
    for (const uint32_t line : {uint32_t{0}, uint32_t{LINE_NOBODYS}, uint32_t{INTERRUPT_DOUBLE_LINES}, UINT32_MAX}) {
        EXPECT_FALSE(spm_irq_from_line(&spm_, line, &irq)) << line;
    }
    Init(test_image);
    EXPECT_FALSE(spm_irq_from_line(&spm_, LINE_FLIH, &irq)) << "an image without interrupts";
}

/* ---- Enabling and disabling -------------------------------------------------------------------------------------- */

TEST_F(PsaIrq, FFM_196_FFM_325_D_4_EnableAndDisableAreIdempotentAndDisableSaysExactlyWhatWas)
{
    for (const psa_signal_t signal : {kSlihSignal, kFlihSignal}) {
        const uint32_t line = (signal == kSlihSignal) ? LINE_SLIH : LINE_FLIH;
        EXPECT_EQ(Disable(signal), Returns(0));
        EXPECT_EQ(Enable(signal), Returns(0));
        EXPECT_TRUE(LineIsOpen(line));
        EXPECT_EQ(Enable(signal), Returns(0));
        EXPECT_TRUE(LineIsOpen(line));
        EXPECT_EQ(Disable(signal), Returns(1));
        EXPECT_FALSE(LineIsOpen(line));
        EXPECT_EQ(Disable(signal), Returns(0));
        EXPECT_FALSE(LineIsOpen(line));
    }
}

TEST_F(PsaIrq, OneInterruptOfAPartitionLeavesItsOthersAlone)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_FALSE(LineIsOpen(LINE_FLIH));
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    SlihComes();
    EXPECT_TRUE(LineIsOpen(LINE_FLIH));
    EXPECT_EQ(Disable(kSlihSignal), Returns(1));
    EXPECT_TRUE(LineIsOpen(LINE_FLIH));
    EXPECT_TRUE(LineIsOpen(LINE_OLD)) << "another partition's";
    EXPECT_EQ(Disable(kFlihSignal), Returns(1));
}

TEST_F(PsaIrq, FFM_328_EnablingForgetsNothingThatTheControllerHasLatched)
{
    Forget();
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].rearmed, 0u);
    EXPECT_EQ(interrupt_double.line[LINE_FLIH].rearmed, 0u);
    EXPECT_EQ(interrupt_double.steps, 2u);
}

/* What a signal may be besides an interrupt of the caller, and why each API refuses it. */
struct WrongSignal {
    psa_signal_t signal;
    enum spm_error error;
};
const WrongSignal wrong_signals[] = {
    {0u, SPM_ERROR_SIGNAL_COUNT},
    {kSlihSignal | kFlihSignal, SPM_ERROR_SIGNAL_COUNT},
    {kSlihSignal | PSA_DOORBELL, SPM_ERROR_SIGNAL_COUNT},
    {PSA_WAIT_ANY, SPM_ERROR_SIGNAL_COUNT},
    {PSA_DOORBELL, SPM_ERROR_SIGNAL},
    {TEST_SIGNAL(0), SPM_ERROR_SIGNAL},
    {TEST_SIGNAL(5), SPM_ERROR_SIGNAL},
    {TEST_SIGNAL(6), SPM_ERROR_NOT_YOUR_INTERRUPT}, /* nobody's */
    {IrqSignal(2), SPM_ERROR_NOT_YOUR_INTERRUPT},
    {1u, SPM_ERROR_NOT_YOUR_INTERRUPT},
};

TEST_F(PsaIrq, FFM_184_FFM_186_FFM_188_FFM_193_FFM_198_SignalsThatAreNotOneInterruptOfTheCallerPanic)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    SlihComes();
    FlihComes(PSA_FLIH_SIGNAL);
    partitions_[SERVER].signals = PSA_DOORBELL | TEST_SIGNAL(0) | TEST_SIGNAL(5);
    const std::string before = State();
    Forget();
    for (const WrongSignal &wrong : wrong_signals) {
        for (const Api api : {spm_psa_irq_enable, spm_psa_irq_disable, spm_psa_eoi, spm_psa_reset_signal}) {
            EXPECT_EQ(Call(api, wrong.signal, SERVER), Panics(wrong.error)) << std::hex << wrong.signal;
        }
    }
    EXPECT_EQ(State(), before);
    EXPECT_EQ(interrupt_double.steps, 0u);
}

TEST_F(PsaIrq, FFM_188_FFM_198_FFM_331_BitOfAnotherPartitionIsTheCallersOwnOrNobodys)
{
    /* URGENT has no interrupt: bit 31 is SERVER's and CLIENT's. */
    for (const Api api : {spm_psa_irq_enable, spm_psa_irq_disable, spm_psa_eoi, spm_psa_reset_signal}) {
        EXPECT_EQ(Call(api, kSlihSignal, URGENT), Panics(SPM_ERROR_NOT_YOUR_INTERRUPT));
    }
    EXPECT_TRUE(LineIsOpen(LINE_OLD));
    /* The same bit names CLIENT's own interrupt. */
    EXPECT_EQ(Disable(kSlihSignal, CLIENT), Returns(1));
    EXPECT_FALSE(LineIsOpen(LINE_OLD));
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
    EXPECT_FALSE(LineIsOpen(LINE_OLD));
}

/* ---- Second level ------------------------------------------------------------------------------------------------ */

TEST_F(PsaIrq, FFM_181_FFM_182_FFM_183_SecondLevelSignalStaysAndTheLineIsShutUntilEoi)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_EQ(Poll(), Returns(0));
    for (int round = 0; round < 3; round++) {
        SlihComes();
        EXPECT_FALSE(LineIsOpen(LINE_SLIH));
        EXPECT_EQ(Poll(), Returns(kSlihSignal));
        EXPECT_EQ(Poll(), Returns(kSlihSignal)) << "FFM-114";
        EXPECT_EQ(Poll(kFlihSignal), Returns(0)) << "FFM-113";
        EXPECT_FALSE(LineIsOpen(LINE_SLIH));
        EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
        EXPECT_TRUE(LineIsOpen(LINE_SLIH));
        EXPECT_EQ(Poll(), Returns(0));
    }
}

TEST_F(PsaIrq, FFM_185_FFM_187_EoiOfAnUnassertedOrFirstLevelInterruptPanics)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    EXPECT_EQ(Eoi(kSlihSignal), Panics(SPM_ERROR_SIGNAL_NOT_ASSERTED));
    FlihComes(PSA_FLIH_SIGNAL);
    EXPECT_EQ(Eoi(kFlihSignal), Panics(SPM_ERROR_INTERRUPT_HANDLING));
    EXPECT_EQ(Poll(), Returns(kFlihSignal));
    SlihComes();
    EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
    EXPECT_EQ(Eoi(kSlihSignal), Panics(SPM_ERROR_SIGNAL_NOT_ASSERTED)) << "again";
}

TEST_F(PsaIrq, FFM_197_FFM_199_D_14_DisablingKeepsTheSignalAndEoiLeavesTheLineOff)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    SlihComes();
    EXPECT_EQ(Disable(kSlihSignal), Returns(1));
    EXPECT_EQ(Poll(), Returns(kSlihSignal));
    EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Poll(), Returns(0));
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
}

TEST_F(PsaIrq, FFM_326_AnAssertedInterruptCountsAsEnabledAndIsNotOpenedBeforeEoi)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    SlihComes();
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Disable(kSlihSignal), Returns(1));
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
}

TEST_F(PsaIrq, FFM_350_EoiRearmsWhileTheLineIsShutAndOpensItAfterwards)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    SlihComes();
    Forget();
    EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].rearmed, 1u);
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].rearmed_while_enabled, 0u);
    EXPECT_LT(Step(LINE_REARMED, LINE_SLIH), Step(LINE_ENABLED, LINE_SLIH));
    SlihComes();
    EXPECT_EQ(Poll(), Returns(kSlihSignal));
}

/* ---- First level ------------------------------------------------------------------------------------------------- */

TEST_F(PsaIrq, FFM_190_FFM_191_FirstLevelResultDecidesAboutTheSignalAndTheLineStaysOpen)
{
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    FlihComes(PSA_FLIH_NO_SIGNAL);
    EXPECT_EQ(Poll(), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_FLIH));
    for (int twice = 0; twice < 2; twice++) {
        FlihComes(PSA_FLIH_SIGNAL);
        EXPECT_EQ(Poll(), Returns(kFlihSignal));
        EXPECT_TRUE(LineIsOpen(LINE_FLIH));
    }
    FlihComes(PSA_FLIH_NO_SIGNAL);
    EXPECT_EQ(Poll(), Returns(kFlihSignal));
    EXPECT_EQ(Reset(kFlihSignal), Returns(0));
    EXPECT_EQ(Poll(), Returns(0)) << "asserted once, however often it came";
}

TEST_F(PsaIrq, FFM_330_FirstLevelResultsThatAreNeitherOfTheTwoPanic)
{
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    for (const psa_flih_result_t result : {2u, 0x100u, 0x80000000u, 0xFFFFFFFFu}) {
        EXPECT_EQ(spm_flih_end(&spm_, kFlih, result), Panics(SPM_ERROR_FLIH_RESULT));
    }
    EXPECT_EQ(Poll(), Returns(0));
}

TEST_F(PsaIrq, FFM_192_FFM_193_ResetSignalClearsAnAssertedFirstLevelSignalAndNothingElse)
{
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_EQ(Reset(kFlihSignal), Panics(SPM_ERROR_SIGNAL_NOT_ASSERTED));
    FlihComes(PSA_FLIH_SIGNAL);
    SlihComes();
    EXPECT_EQ(Reset(kSlihSignal), Panics(SPM_ERROR_INTERRUPT_HANDLING));
    EXPECT_EQ(Reset(kFlihSignal), Returns(0));
    EXPECT_EQ(Poll(), Returns(kSlihSignal));
    EXPECT_TRUE(LineIsOpen(LINE_FLIH));
    EXPECT_EQ(Reset(kFlihSignal), Panics(SPM_ERROR_SIGNAL_NOT_ASSERTED));
}

TEST_F(PsaIrq, FFM_197_DisablingKeepsAFirstLevelSignal)
{
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    FlihComes(PSA_FLIH_SIGNAL);
    EXPECT_EQ(Disable(kFlihSignal), Returns(1));
    EXPECT_EQ(Poll(), Returns(kFlihSignal));
    EXPECT_EQ(Reset(kFlihSignal), Returns(0));
    EXPECT_FALSE(LineIsOpen(LINE_FLIH));
}

/* ---- Signals together -------------------------------------------------------------------------------------------- */

TEST_F(PsaIrq, FFM_115_FFM_343_DoorbellInterruptsAndServicesAreReturnedTogetherAndClearedOneByOne)
{
    const psa_signal_t service = SignalOf(SERVER_STATELESS);
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_EQ(Enable(kFlihSignal), Returns(0));
    SlihComes();
    FlihComes(PSA_FLIH_SIGNAL);
    EXPECT_EQ(Notify(CLIENT, ID_SERVER), Returns(0));
    EXPECT_EQ(Frontend::Call(NonSecure(), HANDLE_SERVER_STATELESS), Blocks());
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_BLOCK), Returns(kSlihSignal | kFlihSignal | PSA_DOORBELL | service));
    EXPECT_EQ(Clear(SERVER), Returns(0));
    EXPECT_EQ(Poll(), Returns(kSlihSignal | kFlihSignal | service));
    EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
    EXPECT_EQ(Poll(), Returns(kFlihSignal | service));
    EXPECT_EQ(Take(SERVER_STATELESS).type, 0);
    EXPECT_EQ(Poll(), Returns(kFlihSignal));
    EXPECT_EQ(Reset(kFlihSignal), Returns(0));
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_BLOCK), Blocks());
}

TEST_F(PsaIrq, FFM_112_AMaskOfOnlyInterruptsIsOneAndOfAnotherPartitionsIsNone)
{
    EXPECT_EQ(Wait(SERVER, kFlihSignal, PSA_BLOCK), Blocks());
    EXPECT_EQ(Wait(CLIENT, kFlihSignal, PSA_POLL), Panics(SPM_ERROR_WAIT_MASK));
    EXPECT_EQ(Wait(URGENT, kSlihSignal, PSA_POLL), Panics(SPM_ERROR_WAIT_MASK));
}

TEST_F(PsaIrq, FFM_118_FFM_120_GetOfAnInterruptSignalPanics)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    SlihComes();
    EXPECT_EQ(Get(SERVER, kSlihSignal, kMessages), Panics(SPM_ERROR_SIGNAL));
}

TEST_F(PsaIrq, FFM_333_FFM_334_AnSfnPartitionWaitsForInterruptsAndDoorbellAlone)
{
    EXPECT_EQ(Wait(LIBRARY, IrqSignal(0), PSA_BLOCK), Blocks());
    EXPECT_EQ(Wait(LIBRARY, PSA_DOORBELL, PSA_BLOCK), Blocks());
    EXPECT_EQ(Wait(LIBRARY, TEST_SIGNAL(0) | TEST_SIGNAL(1) | IrqSignal(1), PSA_POLL), Panics(SPM_ERROR_WAIT_MASK));
    EXPECT_EQ(Frontend::Call(NonSecure(), HANDLE_LIBRARY_STATELESS), Blocks());
    EXPECT_EQ(spm_flih_end(&spm_, {3}, PSA_FLIH_SIGNAL), Returns(1));
    EXPECT_EQ(Wait(LIBRARY, PSA_WAIT_ANY, PSA_BLOCK), Returns(IrqSignal(0)));
    EXPECT_EQ(Notify(CLIENT, ID_LIBRARY), Returns(0));
    EXPECT_EQ(Wait(LIBRARY, PSA_WAIT_ANY, PSA_BLOCK), Returns(IrqSignal(0) | PSA_DOORBELL));
}

/* ---- Failed inits ------------------------------------------------------------------------------------------------ */

TEST_F(PsaIrq, FFM_349_FailedInitDisablesWhatItHadEnabledAndNobodyElses)
{
    EXPECT_EQ(Enable(IrqSignal(0), LIBRARY), Returns(0));
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_TRUE(LineIsOpen(LINE_LIBRARY));
    spm_partition_initialised(&spm_, {LIBRARY}, -1);
    EXPECT_FALSE(LineIsOpen(LINE_LIBRARY));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
    EXPECT_TRUE(LineIsOpen(LINE_OLD));
    /* A request that was under way is not delivered. */
    EXPECT_FALSE(spm_irq_take(&spm_, {3}));
    EXPECT_FALSE(LineIsOpen(LINE_LIBRARY));
}

TEST_F(PsaIrq, SuccessfulInitKeepsWhatItHasEnabled)
{
    EXPECT_EQ(Enable(IrqSignal(0), LIBRARY), Returns(0));
    spm_partition_initialised(&spm_, {LIBRARY}, PSA_SUCCESS);
    EXPECT_TRUE(LineIsOpen(LINE_LIBRARY));
}

/* ---- A first-level handler comes in between ---------------------------------------------------------------------- */

TEST_F(PsaIrq, FFM_202_FFM_331_LineFollowsAHandlerThatDisablesItWhileItIsBeingEnabled)
{
    OnceBefore(LINE_ENABLED, LINE_SLIH, [this] { EXPECT_EQ(Disable(kSlihSignal), Returns(1)); });
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Disable(kSlihSignal), Returns(0));
}

TEST_F(PsaIrq, FFM_202_FFM_331_LineFollowsAHandlerThatEnablesItWhileItIsBeingDisabled)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    OnceBefore(LINE_DISABLED, LINE_SLIH, [this] { EXPECT_EQ(Enable(kSlihSignal), Returns(0)); });
    EXPECT_EQ(Disable(kSlihSignal), Returns(1));
    EXPECT_TRUE(LineIsOpen(LINE_SLIH));
}

TEST_F(PsaIrq, FFM_202_FFM_331_LineStaysOffIfAHandlerDisablesItDuringEoi)
{
    for (const enum interrupt_double_verb verb : {LINE_REARMED, LINE_ENABLED}) {
        EXPECT_EQ(Enable(kSlihSignal), Returns(0));
        SlihComes();
        OnceBefore(verb, LINE_SLIH, [this] { EXPECT_EQ(Disable(kSlihSignal), Returns(1)); });
        EXPECT_EQ(Eoi(kSlihSignal), Returns(0));
        EXPECT_FALSE(LineIsOpen(LINE_SLIH));
        EXPECT_EQ(Poll(), Returns(0));
    }
}

TEST_F(PsaIrq, FFM_202_LineStaysShutIfAHandlerEnablesItWhileItsSignalIsAsserted)
{
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    OnceBefore(LINE_DISABLED, LINE_SLIH, [this] { EXPECT_EQ(Enable(kSlihSignal), Returns(0)); });
    SlihComes();
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Poll(), Returns(kSlihSignal));
}

TEST_F(PsaIrq, FFM_328_FFM_350_RequestTakenInTheMomentBetweenTwoSettingsIsLatchedAgain)
{
    EXPECT_FALSE(spm_irq_take(&spm_, kSlih)) << "disabled";
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].pended, 1u);
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_EQ(Enable(kSlihSignal), Returns(0));
    SlihComes();
    EXPECT_FALSE(spm_irq_take(&spm_, kSlih)) << "asserted";
    EXPECT_EQ(interrupt_double.line[LINE_SLIH].pended, 2u);
    EXPECT_FALSE(LineIsOpen(LINE_SLIH));
    EXPECT_FALSE(spm_irq_take(&spm_, kFlih)) << "disabled";
    EXPECT_EQ(interrupt_double.line[LINE_FLIH].pended, 1u);
    EXPECT_EQ(Poll(), Returns(kSlihSignal));
}

TEST_F(PsaIrq, FFM_328_RequestLatchedAgainIsTakenIfAHandlerEnablesTheLineMeanwhile)
{
    for (const enum interrupt_double_verb verb : {LINE_PENDED, LINE_DISABLED}) {
        OnceBefore(verb, LINE_SLIH, [this] { EXPECT_EQ(Enable(kSlihSignal), Returns(0)); });
        EXPECT_FALSE(spm_irq_take(&spm_, kSlih));
        EXPECT_TRUE(LineIsOpen(LINE_SLIH));
        EXPECT_EQ(Disable(kSlihSignal), Returns(1));
    }
}

/* ---- Words for the console --------------------------------------------------------------------------------------- */

TEST(PsaIrqRules, FFM_184_FFM_185_FFM_186_FFM_187_FFM_188_FFM_192_FFM_193_FFM_198_RefusalsNameTheRuleOfTheirApi)
{
    const struct {
        uint32_t api;
        enum spm_error error;
        unsigned int rule;
    } expected[] = {
        {SPM_API_EOI, SPM_ERROR_SIGNAL, 184},
        {SPM_API_EOI, SPM_ERROR_SIGNAL_NOT_ASSERTED, 185},
        {SPM_API_EOI, SPM_ERROR_SIGNAL_COUNT, 186},
        {SPM_API_EOI, SPM_ERROR_INTERRUPT_HANDLING, 187},
        {SPM_API_EOI, SPM_ERROR_NOT_YOUR_INTERRUPT, 188},
        {SPM_API_RESET_SIGNAL, SPM_ERROR_SIGNAL_NOT_ASSERTED, 192},
        {SPM_API_RESET_SIGNAL, SPM_ERROR_INTERRUPT_HANDLING, 193},
        {SPM_API_RESET_SIGNAL, SPM_ERROR_SIGNAL, 193},
        {SPM_API_RESET_SIGNAL, SPM_ERROR_SIGNAL_COUNT, 193},
        {SPM_API_RESET_SIGNAL, SPM_ERROR_NOT_YOUR_INTERRUPT, 193},
        {SPM_API_IRQ_ENABLE, SPM_ERROR_SIGNAL, 198},
        {SPM_API_IRQ_ENABLE, SPM_ERROR_SIGNAL_COUNT, 198},
        {SPM_API_IRQ_ENABLE, SPM_ERROR_NOT_YOUR_INTERRUPT, 198},
        {SPM_API_IRQ_DISABLE, SPM_ERROR_SIGNAL, 198},
        {SPM_API_IRQ_DISABLE, SPM_ERROR_SIGNAL_COUNT, 198},
        {SPM_API_IRQ_DISABLE, SPM_ERROR_NOT_YOUR_INTERRUPT, 198},
        {SPM_API_GET, SPM_ERROR_SIGNAL_NOT_ASSERTED, 122},
        {SPM_API_CALL, SPM_ERROR_IN_FLIH, 201},
        {SPM_API_FLIH_RETURNED, SPM_ERROR_FLIH_RESULT, 330},
    };
    for (const auto &line : expected) {
        EXPECT_EQ(spm_error_rule(line.api, line.error), line.rule) << spm_api_name(line.api) << " " << line.error;
    }
}

TEST(PsaIrqRules, FFM_201_FirstLevelHandlersMayCallFourApis)
{
    for (uint32_t api = 0; api <= SPM_API_FLIH_RETURNED + 1u; api++) {
        const bool allowed = (api == SPM_API_IRQ_ENABLE) || (api == SPM_API_IRQ_DISABLE)
                             || (api == SPM_API_RESET_SIGNAL) || (api == SPM_API_PANIC);
        EXPECT_EQ(spm_api_is_for_flih(api), allowed) << spm_api_name(api);
    }
}

} // namespace
