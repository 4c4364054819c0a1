/* SPDX-License-Identifier: Apache-2.0 */
/* IPC backend: a first-level handler in front of every access to memory of the handlers that it may interrupt: the
 * mailbox, PendSV, a second-level interrupt (FFM-202, FFM-332). API calls are not among them: SVCall outranks it. */
#include "host_tests/unit/accesses.h"
#include "host_tests/unit/ipc_fixture.h"

uint32_t ipc_sfn_loop(psa_status_t, struct ipc_sfn_task *)
{
    return 0; /* the thread that calls it never runs here */
}

namespace {

enum { LINE_SLIH = 10, LINE_FLIH = 11 };
constexpr psa_signal_t kSlihSignal = IrqSignal(0);
constexpr psa_signal_t kFlihSignal = IrqSignal(1);

class IpcAccesses : public Ipc {
public:
    struct Life {
        std::string state;
        std::vector<uint32_t> results;
        uint64_t accesses;
        int handlers;
        psa_signal_t vault_saw; /* all signals that VAULT was woken by */
    };

    /* Leaves what it finds, with the three APIs that it may call. */
    psa_flih_result_t Handler()
    {
        const Arguments slih = {kSlihSignal};
        const Arguments flih = {kFlihSignal};
        handlers_++;
        if (ipc_call(&spm_, SPM_API_IRQ_DISABLE, slih.data(), true).value != 0u) {
            (void)ipc_call(&spm_, SPM_API_IRQ_ENABLE, slih.data(), true);
        }
        (void)ipc_call(&spm_, SPM_API_IRQ_ENABLE, flih.data(), true);
        return PSA_FLIH_SIGNAL;
    }

    void Note(uint64_t result) { results_.push_back(static_cast<uint32_t>(result)); }

    /* An SVC: nothing that this suite plays comes in its middle. */
    struct verdict Call(uint32_t api, const Arguments &arguments = {})
    {
        struct verdict verdict = {};
        Indivisibly([&] { verdict = Svc(api, arguments); });
        return verdict;
    }

    /* PendSV until nobody asks for it, and what those who run then do. VAULT's interrupts are what differs between the
     * lives: what it sees goes into a sum, which does not depend on when. */
    void Settle()
    {
        for (int steps = 0; steps < 40; steps++) {
            if (context_double.switch_pending) {
                context_double.switch_pending = false;
                last_ = ipc_switch(&spm_);
            }
            const uint8_t current = Current();
            if (current == VAULT) {
                VaultRuns();
            } else if (current == SERVER) {
                ServerRuns();
            } else if (!context_double.switch_pending) {
                return;
            } else {
                /* the idle thread, between two switches */
            }
        }
        ADD_FAILURE() << "the partitions never come to rest";
    }

    void VaultRuns()
    {
        const uint64_t signals = Call(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_POLL}).value;
        vault_saw_ |= static_cast<psa_signal_t>(signals);
        if ((signals & kSlihSignal) != 0u) {
            (void)Call(SPM_API_EOI, {kSlihSignal});
        }
        if ((signals & kFlihSignal) != 0u) {
            (void)Call(SPM_API_RESET_SIGNAL, {kFlihSignal});
        }
        (void)Call(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK});
    }

    void ServerRuns()
    {
        const uint64_t signals = Call(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_POLL}).value;
        for (psa_signal_t left = static_cast<psa_signal_t>(signals); left != 0u; left &= left - 1u) {
            const psa_signal_t signal = left & (~left + 1u);
            Note(signal);
            Note(Call(SPM_API_GET, {signal, kMessages}).value);
            psa_msg_t msg = {};
            Indivisibly([&] { std::memcpy(&msg, At(kMessages), sizeof(msg)); });
            Note(static_cast<uint32_t>(msg.type));
            (void)Call(SPM_API_REPLY, {static_cast<uintptr_t>(msg.handle), 0});
        }
        (void)Call(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK});
    }

    void Rings(uint8_t slot, const Message &message)
    {
        Indivisibly([&] { Cpu1::Post(slot, message); });
        ipc_mailbox(&spm_);
        Settle();
        Indivisibly([&] {
            Note(Cpu1::Replied(slot));
            Note(static_cast<uint32_t>(Cpu1::AnswerIn(slot).status));
        });
    }

    Life Live(uint64_t at)
    {
        SetUp();
        interrupt_double_reset();
        Boot(image_with_irqs_.Image());
        results_.clear();
        results_.reserve(256);
        handlers_ = 0;
        vault_saw_ = 0;
        flih_of_line[LINE_FLIH] = [this] { return Handler(); };
        Park();
        Meet();
        partitions_[VAULT].signals |= PSA_DOORBELL;
        backend_wake(&spm_, {VAULT});
        EXPECT_EQ(Switch(), VAULT);
        EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
        EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {kSlihSignal}), Returns(0));
        EXPECT_EQ(Svc(SPM_API_IRQ_ENABLE, {kFlihSignal}), Returns(0));
        instance_ = &spm_;
        AccessesBegin(LINE_FLIH, at, [](uint32_t line) { ipc_interrupt(instance_, line); });
        (void)Call(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK});
        Settle();
        Rings(0, ConnectMessage(TEST_SID(SERVER_OPEN), 1));
        Rings(1, CallMessage(HANDLE_SERVER_STATELESS, 7));
        ipc_interrupt(&spm_, LINE_SLIH);
        Settle();
        Rings(0, CallMessage(Cpu1::AnswerIn(0).status, 3));
        Rings(2, VersionMessage(TEST_SID(SERVER_OPEN)));
        const uint64_t count = AccessesEnd();
        Settle();
        Life life = {State(), results_, count, handlers_, vault_saw_};
        for (uint8_t i = 0; i <= kMain; i++) {
            life.state.push_back(static_cast<char>(contexts_[i].wait));
        }
        return life;
    }

    IrqImage image_with_irqs_{test_image, {
        {VAULT, LINE_SLIH, SPM_IRQ_SLIH, false},
        {VAULT, LINE_FLIH, SPM_IRQ_FLIH, false},
    }};
    std::vector<uint32_t> results_;
    int handlers_ = 0;
    psa_signal_t vault_saw_ = 0;
    static struct spm *instance_;
};

struct spm *IpcAccesses::instance_;

TEST_F(IpcAccesses, FFM_202_FFM_332_HandlerInFrontOfAnyAccessChangesNoResultAndItsSignalIsNeverLost)
{
    const Life quiet = Live(0);
    ASSERT_EQ(quiet.handlers, 0);
    ASSERT_EQ(quiet.vault_saw, kSlihSignal);
    ASSERT_GT(quiet.accesses, 300u) << "not built with the feature `accesses`";
    for (uint64_t at = 1; at <= quiet.accesses && !HasFailure(); at++) {
        const Life life = Live(at);
        EXPECT_EQ(life.results, quiet.results) << "before access " << at;
        EXPECT_EQ(life.state, quiet.state) << "before access " << at;
        EXPECT_EQ(life.handlers, 1) << "before access " << at;
        EXPECT_EQ(life.vault_saw, kSlihSignal | kFlihSignal) << "before access " << at;
    }
    std::printf("%ju accesses\n", static_cast<uintmax_t>(quiet.accesses));
}

} // namespace
