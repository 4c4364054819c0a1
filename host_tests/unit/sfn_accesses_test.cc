/* SPDX-License-Identifier: Apache-2.0 */
/* SFN backend: a first-level handler in front of every single access to memory of every API (FFM-202, FFM-332). The
 * thread's results, CPU1's answers and the SPM's state must be those of the same life without an interrupt. */
#include "host_tests/unit/accesses.h"
#include "host_tests/unit/sfn_fixture.h"

namespace {

enum { LINE_SLIH = 10, LINE_FLIH = 11 };
constexpr psa_signal_t kSlihSignal = IrqSignal(0);
constexpr psa_signal_t kFlihSignal = IrqSignal(1);
constexpr uint32_t kIn = kNonSecure;
constexpr uint32_t kOut = kNonSecure + 0x4000u;

void TakeLine(uint32_t line)
{
    sfn_interrupt(sfn_instance, line);
}

class SfnAccesses : public Sfn {
public:
    struct Life {
        std::vector<uint32_t> results;
        std::string state;
        uint64_t accesses;
        int handlers;
        bool asserted;
        bool operator==(const Life &other) const { return results == other.results && state == other.state; }
    };

    void SetUp() override
    {
        Sfn::SetUp();
        interrupt_double_reset();
        Init(image_with_irqs_.Image());
        sfn_init(&spm_);
        results_.clear();
        results_.reserve(256);
        handlers_ = 0;
        flih_of_line[LINE_FLIH] = [this] { return Handler(); };
        functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) { return FrontConn(msg); };
        functions.sfn[FRONT_STATELESS] = [this](const psa_msg_t *msg) { return FrontStateless(msg); };
        functions.sfn[MIDDLE_CONN] = [](const psa_msg_t *msg) { return Middle(msg); };
    }

    /* Leaves what it finds, with the three APIs that it may call. */
    psa_flih_result_t Handler()
    {
        handlers_++;
        const psa_irq_status_t slih = psa_irq_disable(kSlihSignal);
        if (slih != 0u) {
            psa_irq_enable(kSlihSignal);
        }
        psa_irq_enable(kFlihSignal);
        return PSA_FLIH_SIGNAL;
    }

    void Note(uint32_t result) { results_.push_back(result); }

    psa_status_t FrontConn(const psa_msg_t *msg)
    {
        uint8_t bytes[24] = {};
        if (msg->type == PSA_IPC_CONNECT) {
            psa_set_rhandle(msg->handle, this);
            return PSA_SUCCESS;
        }
        if (msg->type == PSA_IPC_DISCONNECT) {
            return PSA_SUCCESS;
        }
        Note(msg->rhandle == this);
        Note(static_cast<uint32_t>(psa_skip(msg->handle, 0, 3)));
        Note(static_cast<uint32_t>(psa_read(msg->handle, 0, bytes, sizeof(bytes))));
        psa_write(msg->handle, 0, bytes, 7);
        psa_write(msg->handle, 0, bytes, 2);
        for (const uint8_t byte : bytes) {
            Note(byte);
        }
        return 21;
    }

    psa_status_t FrontStateless(const psa_msg_t *msg)
    {
        const uint8_t question[4] = {1, 2, 3, 4};
        uint8_t answer[8] = {};
        psa_invec in = {question, sizeof(question)};
        psa_outvec out = {answer, sizeof(answer)};

        Note(static_cast<uint32_t>(msg->client_id));
        Note(psa_framework_version());
        Note(psa_version(TEST_SID(MIDDLE_CONN)));
        const psa_handle_t handle = psa_connect(TEST_SID(MIDDLE_CONN), 1);
        Note(handle > 0);
        Note(static_cast<uint32_t>(psa_call(handle, 5, &in, 1, &out, 1)));
        Note(static_cast<uint32_t>(out.len));
        Note(answer[0]);
        psa_close(handle);
        Note(static_cast<uint32_t>(psa_connect(TEST_SID(MIDDLE_CONN), 1) > 0));
        psa_notify(ID_FRONT);
        Note(psa_wait(PSA_DOORBELL | kSlihSignal, PSA_POLL));
        psa_clear();
        Note(psa_wait(PSA_DOORBELL | kSlihSignal, PSA_POLL));
        Note(psa_rot_lifecycle_state());
        /* The other interrupt's APIs, with its request in their middle. */
        psa_irq_enable(kSlihSignal);
        sfn_interrupt(&spm_, LINE_SLIH);
        Note(psa_wait(kSlihSignal, PSA_BLOCK));
        Note(LineIsOpen(LINE_SLIH));
        psa_eoi(kSlihSignal);
        Note(LineIsOpen(LINE_SLIH));
        Note(psa_irq_disable(kSlihSignal));
        Note(LineIsOpen(LINE_SLIH));
        Note(psa_irq_disable(kSlihSignal));
        return 9;
    }

    static psa_status_t Middle(const psa_msg_t *msg)
    {
        uint8_t bytes[4] = {};
        if (msg->type < 0) {
            return PSA_SUCCESS;
        }
        const size_t count = psa_read(msg->handle, 0, bytes, sizeof(bytes));
        bytes[0] = static_cast<uint8_t>(bytes[0] + bytes[3] + count);
        psa_write(msg->handle, 0, bytes, 1);
        return 33;
    }

    void Asks(const Message &message)
    {
        Indivisibly([&] {
            Cpu1::Post(0, message);
            Ring();
        });
        const bool worked = sfn_round(&spm_);
        Indivisibly([&] {
            Note(worked && Cpu1::Replied(0));
            Note(static_cast<uint32_t>(Cpu1::AnswerIn(0).status));
            Note(Cpu1::AnswerIn(0).out_len[0]);
        });
    }

    Life Live(uint64_t at)
    {
        SetUp();
        Start();
        sfn_instance->backend->current = spm_caller_partition(&spm_, {FRONT});
        psa_irq_enable(kFlihSignal);
        sfn_instance->backend->current.partition.index = SPM_NO_INDEX;
        Fill(kIn, "seventeen letters");
        AccessesBegin(LINE_FLIH, at, TakeLine);
        Asks(ConnectMessage(TEST_SID(FRONT_CONN), 1));
        const psa_handle_t handle = Cpu1::AnswerIn(0).status;
        Asks(CallMessage(handle, 1, {{kIn, 17}}, {{kOut, 16}}));
        Asks(CallMessage(HANDLE_FRONT_STATELESS));
        Asks(CallMessage(handle, 1, {{kSecure, 17}}, {})); /* refused */
        Asks(VersionMessage(TEST_SID(MIDDLE_STATELESS)));
        Asks(CloseMessage(handle));
        Life life = {results_, "", AccessesEnd(), handlers_, false};
        /* What is to differ is left out: the signal, and that it was told to the thread. */
        life.asserted = (partitions_[FRONT].irq_asserted.bits & kFlihSignal) != 0u;
        partitions_[FRONT].irq_asserted.bits &= ~kFlihSignal;
        backend_state_.signalled.bits = 0;
        life.state = State() + Text(kOut, 16);
        life.state.append(reinterpret_cast<const char *>(&backend_state_), sizeof(backend_state_));
        return life;
    }

    IrqImage image_with_irqs_{sfn_image, {
        {FRONT, LINE_SLIH, SPM_IRQ_SLIH, false},
        {FRONT, LINE_FLIH, SPM_IRQ_FLIH, false},
    }};
    std::vector<uint32_t> results_;
    int handlers_ = 0;
};

TEST_F(SfnAccesses, FFM_202_HandlerInFrontOfAnyAccessOfAnyApiChangesNoResult)
{
    const Life quiet = Live(0);
    ASSERT_EQ(quiet.handlers, 0);
    ASSERT_GT(quiet.accesses, 500u) << "not built with the feature `accesses`";
    for (uint64_t at = 1; at <= quiet.accesses && !HasFailure(); at++) {
        const Life life = Live(at);
        EXPECT_EQ(life.results, quiet.results) << "before access " << at;
        EXPECT_EQ(life.state, quiet.state) << "before access " << at;
        EXPECT_EQ(life.handlers, 1) << "before access " << at;
        EXPECT_TRUE(life.asserted) << "before access " << at;
    }
    std::printf("%ju accesses\n", static_cast<uintmax_t>(quiet.accesses));
}

/* The thread would sleep for ever: nothing else comes. */
TEST_F(SfnAccesses, FFM_107_FFM_333_SignalOfAHandlerInFrontOfAnyAccessOfAWaitIsNotLost)
{
    bool lost = false;
    uint64_t count = 1;

    for (uint64_t at = 1; at <= count && !HasFailure(); at++) {
        SetUp();
        Start();
        lost = false;
        machine_double.context = &lost;
        machine_double.on_sleep = [](void *context, const struct hal_pending *pending) {
            Indivisibly([context, pending] {
                if (hal_pending_read(pending) != 0u) {
                    return; /* and does not sleep */
                }
                *static_cast<bool *>(context) = accesses.came && !accesses.latched;
                sfn_interrupt(sfn_instance, LINE_FLIH);
            });
        };
        functions.sfn[FRONT_STATELESS] = [at, &count](const psa_msg_t *) {
            psa_irq_enable(kFlihSignal);
            AccessesBegin(LINE_FLIH, at, TakeLine);
            const psa_signal_t signals = psa_wait(kFlihSignal, PSA_BLOCK);
            count = AccessesEnd();
            return static_cast<psa_status_t>(signals >> 30);
        };
        EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, 1);
        EXPECT_FALSE(lost) << "before access " << at;
    }
    EXPECT_GT(count, 10u);
}

/* Both of the thread's settings and the handler's own: in front of any access the line is as the bits say. */
TEST_F(SfnAccesses, FFM_199_FFM_202_FFM_326_LineFollowsWhateverAHandlerDoesInFrontOfAnyAccess)
{
    static const std::function<void()> of_handler[] = {
        [] { psa_irq_enable(kSlihSignal); },
        [] { (void)psa_irq_disable(kSlihSignal); },
        [] { (void)psa_irq_disable(kSlihSignal), psa_irq_enable(kSlihSignal); },
        [] { psa_irq_enable(kSlihSignal), (void)psa_irq_disable(kSlihSignal); },
    };
    static const std::function<void()> of_thread[] = {
        [] { psa_irq_enable(kSlihSignal); },
        [] { (void)psa_irq_disable(kSlihSignal); },
        [] { sfn_interrupt(sfn_instance, LINE_SLIH); }, /* its handler, or too early a request */
        [] {
            sfn_interrupt(sfn_instance, LINE_SLIH);
            if (psa_wait(kSlihSignal, PSA_POLL) != 0u) {
                psa_eoi(kSlihSignal);
            }
        },
    };
    for (const auto &handler : of_handler) {
        for (const auto &thread : of_thread) {
            uint64_t count = 1;
            for (uint64_t at = 1; at <= count && !HasFailure(); at++) {
                SetUp();
                Start();
                flih_of_line[LINE_FLIH] = [&handler] { return handler(), PSA_FLIH_NO_SIGNAL; };
                functions.sfn[FRONT_STATELESS] = [at, &count, &thread](const psa_msg_t *) {
                    psa_irq_enable(kSlihSignal);
                    psa_irq_enable(kFlihSignal);
                    AccessesBegin(LINE_FLIH, at, TakeLine);
                    thread();
                    count = AccessesEnd();
                    return PSA_SUCCESS;
                };
                EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, PSA_SUCCESS);
                const bool enabled = (partitions_[FRONT].irq_enabled.bits & kSlihSignal) != 0u;
                const bool asserted = (partitions_[FRONT].irq_asserted.bits & kSlihSignal) != 0u;
                EXPECT_EQ(LineIsOpen(LINE_SLIH), enabled && !asserted) << "before access " << at;
            }
        }
    }
}

} // namespace
