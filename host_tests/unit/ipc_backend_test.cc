/* SPDX-License-Identifier: Apache-2.0 */
/* IPC backend: blocking, waking, priorities, panics, the mailbox's place, the main thread's end. FFM-083, FFM-091, FFM-107, FFM-171 to FFM-180,
 * FFM-206, FFM-249 to FFM-252, FFM-290 to FFM-294, FFM-302, FFM-308, FFM-347; design, "Backends", "Concurrency on the chip". */
#include "host_tests/unit/ipc_fixture.h"

// The SVC of the SFN-model thread, which never runs in this suite.
extern "C" uint32_t ipc_sfn_loop(psa_status_t, struct ipc_sfn_task *)
{
    ADD_FAILURE() << "the thread of an SFN-model partition ran";
    return 0;
}

namespace {

/* ---- Boot ---------------------------------------------------------------------------------------------------------------------- */

TEST_F(Ipc, FFM_249_EveryPartitionGetsAContextAtItsEntryOnItsOwnStack)
{
    for (uint8_t i = 0; i < TEST_PARTITIONS; i++) {
        const struct hal_context &cpu = contexts_[i].cpu;
        const struct spm_partition &partition = test_image.partitions[i];
        const uintptr_t entry = (partition.model == SPM_MODEL_SFN) ? reinterpret_cast<uintptr_t>(&ipc_sfn_thread)
                                                                   : reinterpret_cast<uintptr_t>(partition.entry);
        EXPECT_EQ(cpu.word[CONTEXT_WORD_ENTRY], entry);
        EXPECT_EQ(cpu.word[CONTEXT_WORD_STACK_BASE], partition.stack_base);
        EXPECT_EQ(cpu.word[CONTEXT_WORD_STACK_BYTES], partition.stack_bytes);
        EXPECT_EQ(partitions_[i].life, (partition.model == SPM_MODEL_SFN) ? PARTITION_UNSTARTED : PARTITION_RUNNING);
    }
    EXPECT_EQ(contexts_[kMain].cpu.word[CONTEXT_WORD_PREPARED], 0u) << "the running code is the main context";
    EXPECT_TRUE(context_double.switch_pending);
    EXPECT_EQ(Current(), kMain);
}

TEST_F(Ipc, LargestImageHasABitForEveryContext)
{
    std::vector<struct spm_partition> partitions(SPM_PARTITION_MAX, test_image.partitions[CLIENT]);
    struct spm_image image = test_image;
    image.partitions = partitions.data();
    image.partition_count = SPM_PARTITION_MAX;
    Boot(image);
    for (uint8_t i = 0; i < SPM_PARTITION_MAX; i++) {
        EXPECT_EQ(Switch(), i);
        WaitForAnything();
    }
    EXPECT_EQ(Switch(), SPM_PARTITION_MAX);
}

TEST_F(Ipc, FFM_251_FFM_347_ReadyPartitionsRunInOrderOfPriorityAndAllOfThemRun)
{
    for (uint8_t i = 0; i < TEST_PARTITIONS; i++) {
        EXPECT_EQ(Switch(), i);
        if (i == LIBRARY) {
            EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_INIT));
            EXPECT_EQ(Loop(), Blocks());
        } else {
            WaitForAnything();
        }
    }
    EXPECT_EQ(Switch(), kMain);
}

TEST_F(Ipc, SwitchSavesWhoRanAndLoadsWhoRunsNext)
{
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_EQ(last_.from, &contexts_[kMain].cpu);
    EXPECT_EQ(last_.to, &contexts_[URGENT].cpu);
    WaitForAnything();
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(last_.from, &contexts_[URGENT].cpu);
}

/* ---- Waiting and waking --------------------------------------------------------------------------------------------------------- */

TEST_F(Ipc, FFM_107_FFM_174_WaitEndsWithTheSignalsOfTheMaskAlone)
{
    Park();
    ClientRuns();
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_SERVER}), Returns(0));
    EXPECT_EQ(Result(SERVER), PSA_DOORBELL);
    EXPECT_EQ(Switch(), SERVER) << "the more urgent one runs before the notifier goes on";
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    EXPECT_EQ(Svc(SPM_API_WAIT, {SignalOf(SERVER_RELAXED), PSA_BLOCK}), Blocks());
    EXPECT_EQ(Switch(), CLIENT);
    EXPECT_EQ(Results(CLIENT), 1u) << "psa_notify does not block (FFM-180)";

    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_SERVER}), Returns(0)); /* outside the mask (FFM-113) */
    EXPECT_FALSE(context_double.switch_pending);
    EXPECT_EQ(Svc(SPM_API_CONNECT, {TEST_SID(SERVER_RELAXED), 3}), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Result(SERVER), SignalOf(SERVER_RELAXED));
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(SignalOf(SERVER_RELAXED) | PSA_DOORBELL));
}

TEST_F(Ipc, FFM_180_NotifyOfALessUrgentPartitionOnlyMakesItReady)
{
    Park();
    ClientRuns();
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_SERVER}), Returns(0));
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_VAULT}), Returns(0));
    EXPECT_FALSE(context_double.switch_pending);
    EXPECT_EQ(Current(), SERVER);
    WaitForAnything();
    EXPECT_EQ(Switch(), VAULT);
    EXPECT_EQ(Result(VAULT), PSA_DOORBELL);
}

TEST_F(Ipc, FFM_112_FFM_108_WaitThatDoesNotBlockReturnsAtOnce)
{
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_POLL}), Returns(0));
    EXPECT_FALSE(context_double.switch_pending);
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_WAIT, {0, PSA_BLOCK}); }, "urgent", "psa_wait", 112));
}

TEST_F(Ipc, FFM_252_SignalBetweenTheWaitAndTheSwitchIsNotLost)
{
    Park();
    Meet();
    ClientRuns();
    WaitForAnything();
    /* An interrupt before PendSV: CLIENT is still the context whose registers are loaded. */
    partitions_[CLIENT].signals |= PSA_DOORBELL;
    backend_wake(&spm_, {CLIENT});
    EXPECT_EQ(Switch(), CLIENT);
    EXPECT_EQ(last_.from, last_.to);
    EXPECT_EQ(Result(CLIENT), PSA_DOORBELL);
}

TEST_F(Ipc, FFM_083_FFM_173_SignalsDoNotEndACallThatWaitsForItsReply)
{
    Park();
    ClientRuns();
    EXPECT_EQ(Svc(SPM_API_CONNECT, {TEST_SID(SERVER_OPEN), 1}), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    const size_t results = Results(CLIENT);
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_CLIENT}), Returns(0));
    EXPECT_EQ(Results(CLIENT), results);
    const psa_msg_t msg = GetMessage(SERVER_OPEN);
    EXPECT_EQ(SvcReply(msg, PSA_ERROR_CONNECTION_BUSY), Returns(0));
    EXPECT_EQ(Results(CLIENT), results + 1);
    EXPECT_EQ(static_cast<psa_status_t>(Result(CLIENT)), PSA_ERROR_CONNECTION_BUSY);
    WaitForAnything();
    EXPECT_EQ(Switch(), CLIENT);
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_DOORBELL, PSA_BLOCK}), Returns(PSA_DOORBELL));
}

TEST_F(Ipc, FFM_173_ReplyMakesTheClientReadyAndTheMoreUrgentOneRuns)
{
    Park();
    ClientRuns();
    const psa_handle_t handle = ClientConnects();
    EXPECT_GT(handle, 0);
    EXPECT_EQ(Svc(SPM_API_CALL, {static_cast<uintptr_t>(handle), 3, 0, 0, 0}), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t msg = GetMessage(SERVER_OPEN);
    EXPECT_EQ(SvcReply(msg, 55), Returns(0));
    EXPECT_FALSE(context_double.switch_pending) << "the client is less urgent";
    WaitForAnything();
    EXPECT_EQ(Switch(), CLIENT);
    EXPECT_EQ(Result(CLIENT), 55u);
    EXPECT_EQ(Svc(SPM_API_CLOSE, {static_cast<uintptr_t>(handle)}), Blocks());
    EXPECT_EQ(ServerServes(SERVER_OPEN, 0).type, PSA_IPC_DISCONNECT);
    EXPECT_EQ(Switch(), CLIENT);
}

TEST_F(Ipc, FFM_251_ReplyToAMoreUrgentClientSwitchesToIt)
{
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_EQ(Svc(SPM_API_CONNECT, {TEST_SID(SERVER_OPEN), 1}), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t msg = GetMessage(SERVER_OPEN);
    EXPECT_EQ(SvcReply(msg, PSA_SUCCESS), Returns(0));
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_GT(static_cast<psa_handle_t>(Result(URGENT)), 0);
}

TEST_F(Ipc, FFM_171_RepliesInReverseOrderReachTheirOwnClients)
{
    Park();
    Meet();
    Cpu1::Post(0, ConnectMessage(TEST_SID(SERVER_OPEN), 1));
    Cpu1::Post(1, ConnectMessage(TEST_SID(SERVER_OPEN), 1, -2));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t first = GetMessage(SERVER_OPEN);
    const psa_msg_t second = GetMessage(SERVER_OPEN);
    EXPECT_EQ(SvcReply(second, PSA_ERROR_CONNECTION_BUSY), Returns(0));
    EXPECT_TRUE(Cpu1::Replied(1));
    EXPECT_FALSE(Cpu1::Replied(0));
    EXPECT_EQ(SvcReply(first, PSA_ERROR_CONNECTION_REFUSED), Returns(0));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Cpu1::AnswerIn(1).status, PSA_ERROR_CONNECTION_BUSY);
}

TEST_F(Ipc, ReadOfManyBytesIsCalledAgain)
{
    Park();
    Meet();
    Fill(kNonSecure, std::string(600, 'r'));
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 0, {{kNonSecure, 600}}));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t msg = GetMessage(SERVER_STATELESS);
    const Arguments read = {static_cast<uintptr_t>(msg.handle), 0, kSecure, 600};
    EXPECT_EQ(Svc(SPM_API_READ, read), CallsAgain());
    EXPECT_EQ(Svc(SPM_API_READ, read), CallsAgain());
    EXPECT_EQ(Svc(SPM_API_READ, read), Returns(600));
    EXPECT_EQ(Text(kSecure, 600), std::string(600, 'r'));
}

/* ---- Panics ---------------------------------------------------------------------------------------------------------------------- */

TEST_F(Ipc, FFM_206_FFM_205_PanicNamesPartitionApiAndRule)
{
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_PANIC); }, "urgent", "psa_panic", 205));
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_RETURNED); }, "urgent", "the return of its entry point", 206));
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_CONNECT, {SID_UNKNOWN, 1}); }, "urgent", "psa_connect", 29));
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(0x12345); }, "urgent", "an unknown API", 0));
}

TEST_F(Ipc, FFM_308_CallFromHandlerModePanicsThePartition)
{
    EXPECT_EQ(Switch(), URGENT);
    const Arguments none = {};
    for (const uint32_t api : {SPM_API_FRAMEWORK_VERSION, SPM_API_WAIT, SPM_API_PANIC, SPM_API_SFN_LOOP}) {
        const std::string before = State();
        EXPECT_TRUE(PartitionPanics([&] { (void)ipc_call(&spm_, api, none.data(), true); }, "urgent", spm_api_name(api), 308));
        EXPECT_EQ(State(), before);
    }
}

TEST_F(Ipc, FFM_091_BlockedClientPanicsWhenItGoesOnAndTheServiceIsUnharmed)
{
    Park();
    ClientRuns();
    const psa_handle_t handle = ClientConnects();
    EXPECT_EQ(Svc(SPM_API_CALL, {static_cast<uintptr_t>(handle), 0, 0, 0, 0}), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t msg = GetMessage(SERVER_OPEN);
    EXPECT_EQ(SvcReply(msg, PSA_ERROR_PROGRAMMER_ERROR), Returns(0));
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_VAULT}), Returns(0));
    EXPECT_EQ(GetMessage(SERVER_OPEN).type, PSA_IPC_DISCONNECT);
    WaitForAnything();
    EXPECT_EQ(Switch(), VAULT) << "whoever is more urgent still runs";
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    WaitForAnything();
    EXPECT_TRUE(PartitionPanics([&] { (void)Switch(); }, "client", "psa_call", 91));
}

TEST_F(Ipc, MainThreadMayOnlySayThatItIsDone)
{
    Park();
    const Arguments none = {};
    EXPECT_TRUE(SpmPanics([&] { (void)Svc(SPM_API_FRAMEWORK_VERSION); }, HAL_PANIC_IMPOSSIBLE_VALUE));
    EXPECT_TRUE(SpmPanics([&] { (void)Svc(SPM_API_SFN_LOOP); }, HAL_PANIC_IMPOSSIBLE_VALUE));
    EXPECT_TRUE(SpmPanics([&] { (void)ipc_call(&spm_, SPM_API_MAIN_DONE, none.data(), true); }, HAL_PANIC_IMPOSSIBLE_VALUE));
    EXPECT_FALSE(spm_.mailbox.open);
}

TEST_F(Ipc, PartitionMayNotEndTheMainThread)
{
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_MAIN_DONE); }, "urgent", "the secure main thread's end", 0));
    EXPECT_FALSE(spm_.mailbox.open);
}

/* ---- The main thread's end ----------------------------------------------------------------------------------------------------- */

TEST_F(Ipc, MainThreadEndsAndTheIdleThreadTakesItsStack)
{
    Park();
    machine_double.ready_word = 1;
    EXPECT_EQ(Svc(SPM_API_MAIN_DONE), Blocks());
    EXPECT_EQ(contexts_[kMain].cpu.word[CONTEXT_WORD_ENTRY], reinterpret_cast<uintptr_t>(&hal_idle));
    EXPECT_EQ(contexts_[kMain].cpu.word[CONTEXT_WORD_STACK_BASE], kMainStack);
    EXPECT_EQ(contexts_[kMain].cpu.word[CONTEXT_WORD_STACK_BYTES], kMainStackBytes);
    EXPECT_EQ(Switch(), kMain);
    EXPECT_EQ(last_.from, nullptr) << "what ran is not saved over the fresh context";
    EXPECT_TRUE(spm_.mailbox.open);
    ClientRuns();
    EXPECT_EQ(last_.from, &contexts_[kMain].cpu) << "the idle thread is saved like any other";
}

TEST_F(Ipc, PartitionsRunWhileTheMainThreadWaitsForCpu1)
{
    Park();
    ClientRuns();
    EXPECT_EQ(last_.from, &contexts_[kMain].cpu);
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    EXPECT_EQ(last_.to, &contexts_[kMain].cpu);
    EXPECT_EQ(contexts_[kMain].cpu.word[CONTEXT_WORD_PREPARED], 0u);
}

TEST_F(Ipc, FFM_302_RequestPostedBeforeTheMeetingIsServedAtTheMeeting)
{
    Park();
    Cpu1::Post(0, FrameworkVersionMessage());
    const size_t reads = shared_double.reads;
    ipc_mailbox(&spm_); /* the interrupt comes early */
    EXPECT_EQ(machine_double.clears, 1u);
    EXPECT_EQ(shared_double.reads, reads);
    EXPECT_FALSE(Cpu1::Replied(0));
    Meet();
    EXPECT_TRUE(Cpu1::Replied(0));
}

TEST_F(Ipc, MessageTakenAtTheMeetingRunsBeforeTheIdleThread)
{
    Park();
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS));
    machine_double.ready_word = 1;
    EXPECT_EQ(Svc(SPM_API_MAIN_DONE), Blocks());
    EXPECT_EQ(Switch(), SERVER);
    EXPECT_EQ(last_.from, nullptr);
}

/* ---- The mailbox ----------------------------------------------------------------------------------------------------------------- */

TEST_F(Ipc, MailboxInterruptIsOpenOnlyBelowItsRank)
{
    Park();
    Meet();
    EXPECT_TRUE(machine_double.doorbell_enabled);
    ClientRuns();
    EXPECT_TRUE(machine_double.doorbell_enabled);
    partitions_[URGENT].signals |= PSA_DOORBELL;
    backend_wake(&spm_, {URGENT});
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_FALSE(machine_double.doorbell_enabled);
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    WaitForAnything();
    EXPECT_EQ(Switch(), CLIENT);
    EXPECT_TRUE(machine_double.doorbell_enabled);
}

/* A CPU1 that rings without end must not keep the main thread from ever getting to the meeting. */
TEST_F(Ipc, FFM_302_MailboxInterruptStaysShutUntilTheMeeting)
{
    Park();
    ClientRuns();
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    machine_double.ready_word = 1;
    EXPECT_EQ(Svc(SPM_API_MAIN_DONE), Blocks());
    EXPECT_EQ(machine_double.enables, 0u);
    EXPECT_EQ(Switch(), kMain);
    EXPECT_TRUE(machine_double.doorbell_enabled);
}

TEST_F(Ipc, FFM_290_FFM_294_SecondCallIsAcceptedWhileTheFirstIsBeingServed)
{
    Park();
    Meet();
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 1));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t first = GetMessage(SERVER_STATELESS);
    Cpu1::Post(1, CallMessage(HANDLE_SERVER_STATELESS, 2));
    ipc_mailbox(&spm_);
    EXPECT_FALSE(context_double.switch_pending);
    const psa_msg_t second = GetMessage(SERVER_STATELESS);
    EXPECT_EQ(second.type, 2);
    EXPECT_EQ(SvcReply(second, 22), Returns(0));
    EXPECT_EQ(SvcReply(first, 11), Returns(0));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 11);
    EXPECT_EQ(Cpu1::AnswerIn(1).status, 22);
}

TEST_F(Ipc, FFM_292_DoorbellIsClearedBeforeTheSlotsAreLookedAt)
{
    Park();
    Meet();
    machine_double.on_clear = [](void *) { Cpu1::Post(0, FrameworkVersionMessage()); };
    ipc_mailbox(&spm_);
    EXPECT_TRUE(Cpu1::Replied(0));
}

TEST_F(Ipc, FFM_293_OneInterruptMakesOnePassOverTheSlots)
{
    Park();
    Meet();
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        Cpu1::Post(slot, FrameworkVersionMessage());
    }
    shared_double.after_write = [](void *, const struct hal_shared_u32 *word) {
        for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
            if (word == &Cpu1::Slot(slot).reply_seq) {
                Cpu1::Post(slot, FrameworkVersionMessage()); /* a storm: the next request as soon as one is answered */
            }
        }
    };
    const size_t rings = machine_double.rings;
    ipc_mailbox(&spm_);
    EXPECT_EQ(machine_double.rings - rings, 4u);
    shared_double.after_write = nullptr;
    ipc_mailbox(&spm_);
    ipc_mailbox(&spm_); /* spurious */
    EXPECT_EQ(machine_double.rings - rings, 8u);
}

TEST_F(Ipc, FFM_304_RefusedCallsNeverReachAPartition)
{
    Park();
    Meet();
    const std::string before = State().substr(sizeof(struct spm));
    for (int i = 0; i < 100; i++) {
        Cpu1::Post(0, CallMessage(i, i % 3 - 1, {{CHIP_SPM_RAM, 4}}));
        Cpu1::Post(1, ConnectMessage(SID_UNKNOWN, i));
        Cpu1::Post(2, CloseMessage(i));
        Cpu1::Post(3, {static_cast<uint32_t>(i) + 6u, -1, 0, 0, {}, {}});
        ipc_mailbox(&spm_);
        EXPECT_FALSE(context_double.switch_pending);
    }
    EXPECT_EQ(State().substr(sizeof(struct spm)), before);
}

/* ---- Lives of CPU1 ----------------------------------------------------------------------------------------------------------------- */

TEST_F(Ipc, ResetHoldsAbandonsAndReleases)
{
    Park();
    Meet();
    Cpu1::Post(0, ConnectMessage(TEST_SID(SERVER_OPEN), 1));
    ipc_mailbox(&spm_);
    (void)ServerServes(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(Switch(), kMain);
    Cpu1::Post(1, CallMessage(HANDLE_SERVER_STATELESS, 1));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t old = GetMessage(SERVER_STATELESS);
    const uint32_t epoch = spm_.mailbox.epoch;

    ipc_ns_cpu_reset(&spm_);
    EXPECT_EQ(machine_double.holds, 1u);
    EXPECT_EQ(machine_double.releases, 1u);
    EXPECT_EQ(machine_double.releases_while_running, 0u);
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);

    EXPECT_EQ(SvcReply(old, 5), Returns(0));
    EXPECT_EQ(GetMessage(SERVER_OPEN).type, PSA_IPC_DISCONNECT);
    EXPECT_EQ(Cpu1::AnswerIn(1).status, 0) << "nothing of the old epoch is written";
    machine_double.ready_word = 1;
    Cpu1::Post(1, FrameworkVersionMessage());
    ipc_mailbox(&spm_);
    EXPECT_EQ(Cpu1::AnswerIn(1).status, 0x0101);
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
}

TEST_F(Ipc, BytesMoveNoMoreForACpu1ThatHasStartedAnewMeanwhile)
{
    Park();
    Meet();
    Fill(kNonSecure, std::string(600, 'r'));
    Fill(kSecure, std::string(600, 's'));
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 0, {{kNonSecure, 600}}, {{kNonSecure, 600}}));
    ipc_mailbox(&spm_);
    EXPECT_EQ(Switch(), SERVER);
    const psa_msg_t msg = GetMessage(SERVER_STATELESS);
    const Arguments move = {static_cast<uintptr_t>(msg.handle), 0, kSecure, 600};
    EXPECT_EQ(Svc(SPM_API_READ, move), CallsAgain());
    machine_double.ready_word = 2;
    EXPECT_EQ(Svc(SPM_API_READ, move), Returns(256));
    EXPECT_EQ(Text(kSecure + 256, 344), std::string(344, 's'));
    const struct verdict written = Svc(SPM_API_WRITE, move);
    EXPECT_EQ(written.kind == VERDICT_CALL_AGAIN ? Svc(SPM_API_WRITE, move) : written, CallsAgain());
    EXPECT_EQ(Svc(SPM_API_WRITE, move), Returns(0));
    EXPECT_EQ(Text(kNonSecure, 600), std::string(600, 'r'));
}

TEST_F(Ipc, RestartOfCpu1IsSeenAtItsNextDoorbell)
{
    Park();
    Meet();
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 1));
    ipc_mailbox(&spm_);
    machine_double.ready_word = 2;
    Cpu1::Slot(0).request_seq.raw = Cpu1::Slot(0).reply_seq.raw;
    Cpu1::Post(0, FrameworkVersionMessage());
    ipc_mailbox(&spm_);
    EXPECT_TRUE(Cpu1::Replied(0));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 0x0101);
    (void)ServerServes(SERVER_STATELESS, 9);
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 0x0101);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

} // namespace
