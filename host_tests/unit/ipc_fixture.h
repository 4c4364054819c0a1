/* SPDX-License-Identifier: Apache-2.0 */
/* The IPC backend in the words of a test, which plays the platform: it makes the SVCs of whoever is running, and switches when a
 * switch has been asked for. */
#ifndef HOST_TESTS_UNIT_IPC_FIXTURE_H
#define HOST_TESTS_UNIT_IPC_FIXTURE_H

#include "backends/ipc/ipc.h"
#include "host_tests/doubles/context_double.h"
#include "host_tests/unit/mailbox_fixture.h"
#include "host_tests/unit/panics.h"

class Ipc : public Frontend {
public:
    static constexpr uint8_t kMain = TEST_PARTITIONS;
    static constexpr uintptr_t kMainStack = 0x30001000u;
    static constexpr size_t kMainStackBytes = 0x400u;
    static constexpr uint32_t kTask = CHIP_S_RAM + 0x5000u; /* the SFN thread's struct ipc_sfn_task */

    using Arguments = std::array<uintptr_t, SPM_API_ARGUMENTS>;

    void SetUp() override
    {
        machine_double_reset();
        machine_double.on_release = Cpu1::ClearSharedWords;
        shared_double_reset();
        panic_double_reset();
        context_double_reset();
        backend_ = &backend_state_;
        mailbox_page_ = Cpu1::Page();
        Frontend::SetUp();
        Boot(test_image);
    }

    void Boot(const struct spm_image &image)
    {
        Init(image);
        std::memset(&backend_state_, 0xA5, sizeof(backend_state_));
        std::memset(contexts_.data(), 0xA5, sizeof(contexts_));
        ipc_init(&spm_, contexts_.data(), kMainStack, kMainStackBytes);
    }

    uint8_t Current() const { return backend_state_.current; }

    /* An SVC of the running context. */
    struct verdict Svc(uint32_t api, const Arguments &arguments = {})
    {
        return ipc_call(&spm_, api, arguments.data(), false);
    }

    /* PendSV, if it has been asked for. Returns who runs then. */
    uint8_t Switch()
    {
        if (context_double.switch_pending) {
            context_double.switch_pending = false;
            last_ = ipc_switch(&spm_);
            EXPECT_EQ(last_.to, &contexts_[Current()].cpu);
        }
        return Current();
    }

    /* What the platform gives the context as the result of its blocked call. */
    uint32_t Result(uint8_t context) const { return static_cast<uint32_t>(contexts_[context].cpu.word[CONTEXT_WORD_RESULT]); }
    size_t Results(uint8_t context) const { return contexts_[context].cpu.word[CONTEXT_WORD_RESULTS]; }

    /* The running IPC partition waits for whatever comes. */
    void WaitForAnything() { EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Blocks()); }

    /* The running SFN thread's loop: what it is to do next. */
    struct verdict Loop(psa_status_t status = PSA_SUCCESS) { return Svc(SPM_API_SFN_LOOP, {static_cast<uintptr_t>(status), kTask}); }
    const struct ipc_sfn_task &Task() const { return *reinterpret_cast<const struct ipc_sfn_task *>(uintptr_t{kTask}); }

    /* Boots every partition up to its first wait; LIBRARY's init succeeds. The main thread runs then. */
    void Park()
    {
        while (Switch() != kMain) {
            if (Current() != LIBRARY) {
                WaitForAnything();
                continue;
            }
            EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_INIT));
            EXPECT_EQ(Loop(PSA_SUCCESS), Blocks());
        }
    }

    /* The CPUs meet; the idle thread runs then. */
    void Meet()
    {
        machine_double.ready_word = 1;
        EXPECT_EQ(Svc(SPM_API_MAIN_DONE), Blocks());
        EXPECT_EQ(Switch(), kMain);
    }

    /* The running partition gets the message of its own service. */
    psa_msg_t GetMessage(uint8_t service)
    {
        psa_msg_t msg = {};
        EXPECT_EQ(Current(), OwnerOf(service));
        EXPECT_EQ(Svc(SPM_API_GET, {SignalOf(service), kMessages}), Returns(0));
        std::memcpy(&msg, At(kMessages), sizeof(msg));
        return msg;
    }
    struct verdict SvcReply(const psa_msg_t &msg, psa_status_t status)
    {
        return Svc(SPM_API_REPLY, {static_cast<uintptr_t>(msg.handle), static_cast<uintptr_t>(status)});
    }

    /* SERVER, woken by a message, serves it and waits again. */
    psa_msg_t ServerServes(uint8_t service, psa_status_t status)
    {
        EXPECT_EQ(Switch(), SERVER);
        const psa_msg_t msg = GetMessage(service);
        EXPECT_EQ(SvcReply(msg, status), Returns(0));
        if (Switch() == SERVER) {
            WaitForAnything();
        }
        return msg;
    }

    /* CLIENT, woken by its doorbell, runs. */
    void ClientRuns()
    {
        partitions_[CLIENT].signals |= PSA_DOORBELL;
        backend_wake(&spm_, {CLIENT});
        EXPECT_EQ(Switch(), CLIENT);
        EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    }

    /* CLIENT, running, opens a connection to SERVER_OPEN; SERVER waits again, CLIENT runs again. */
    psa_handle_t ClientConnects()
    {
        EXPECT_EQ(Svc(SPM_API_CONNECT, {TEST_SID(SERVER_OPEN), 1}), Blocks());
        (void)ServerServes(SERVER_OPEN, PSA_SUCCESS);
        EXPECT_EQ(Switch(), CLIENT);
        return static_cast<psa_handle_t>(Result(CLIENT));
    }

    struct backend backend_state_ = {};
    std::array<struct ipc_context, SPM_PARTITION_MAX + 1> contexts_ = {};
    struct ipc_switch last_ = {};
};

#endif /* HOST_TESTS_UNIT_IPC_FIXTURE_H */
