/* SPDX-License-Identifier: Apache-2.0 */
/* SFN-model partitions on the IPC backend: the loop of their threads. FFM-234 to FFM-240, FFM-246, FFM-249, FFM-333 to FFM-339, FFM-351. */
#include "host_tests/unit/ipc_fixture.h"

namespace {

/* What the double of the platform's SVC stub does next. */
std::function<uint32_t(psa_status_t, struct ipc_sfn_task *)> loop_double;

} // namespace

uint32_t ipc_sfn_loop(psa_status_t status, struct ipc_sfn_task *task)
{
    return loop_double(status, task);
}

namespace {

class IpcSfn : public Ipc {
protected:
    /* LIBRARY runs its init; the more urgent ones wait. */
    void BootToInit()
    {
        while (Switch() != LIBRARY) {
            WaitForAnything();
        }
        ASSERT_EQ(Loop(77), Returns(IPC_SFN_RUN_INIT)); /* what the first call says of a status counts for nothing */
    }

    void Post(uint8_t slot, const Message &message)
    {
        Cpu1::Post(slot, message);
        ipc_mailbox(&spm_);
    }

    void Ready()
    {
        Park();
        Meet();
    }
};

TEST_F(IpcSfn, FFM_236_InitIsTheFirstTaskAndIsGivenOnce)
{
    BootToInit();
    EXPECT_EQ(Task().init, test_image.partitions[LIBRARY].init);
    EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_STARTING);
    EXPECT_EQ(Loop(PSA_SUCCESS), Blocks());
    EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_RUNNING);
    EXPECT_EQ(contexts_[LIBRARY].wait_mask, test_image.partitions[LIBRARY].service_signals);
}

TEST_F(IpcSfn, FFM_237_MissingInitIsATaskWithoutAFunction)
{
    std::vector<struct spm_partition> partitions(test_image.partitions, test_image.partitions + TEST_PARTITIONS);
    partitions[LIBRARY].init = nullptr;
    struct spm_image image = test_image;
    image.partitions = partitions.data();
    Boot(image);
    BootToInit();
    EXPECT_EQ(Task().init, nullptr);
    EXPECT_EQ(Loop(PSA_SUCCESS), Blocks());
}

TEST_F(IpcSfn, FFM_236_MessageDuringInitWaitsForItsEnd)
{
    BootToInit();
    EXPECT_EQ(Call(Partition(CLIENT), HANDLE_LIBRARY_STATELESS, 4), Blocks());
    EXPECT_EQ(Loop(PSA_SUCCESS), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Task().msg.type, 4);
    EXPECT_EQ(Task().msg.client_id, ID_CLIENT);
    EXPECT_EQ(Task().function, test_image.services[LIBRARY_STATELESS].sfn);
    EXPECT_EQ(Task().init, nullptr);
}

TEST_F(IpcSfn, FFM_338_InitMayCallItsDependencies)
{
    BootToInit();
    EXPECT_EQ(Svc(SPM_API_CALL, {HANDLE_VAULT_STATELESS, 6, 0, 0, 0}), Blocks());
    EXPECT_EQ(Switch(), VAULT);
    const psa_msg_t msg = GetMessage(VAULT_STATELESS);
    EXPECT_EQ(msg.client_id, ID_LIBRARY);
    EXPECT_EQ(SvcReply(msg, 8), Returns(0));
    WaitForAnything();
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Result(LIBRARY), 8u);
    EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_STARTING);
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_LIBRARY}), Returns(0));
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(PSA_DOORBELL));
    EXPECT_EQ(Svc(SPM_API_CLEAR), Returns(0));
    EXPECT_EQ(Loop(PSA_SUCCESS), Blocks());
}

TEST_F(IpcSfn, FFM_234_FFM_246_ReturnIsTheReplyAndMessagesAreServedOneAfterTheOther)
{
    Ready();
    Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 1));
    Post(1, CallMessage(HANDLE_LIBRARY_STATELESS, 2));
    Post(2, ConnectMessage(TEST_SID(LIBRARY_CONN), 1));
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Result(LIBRARY) & ~test_image.partitions[LIBRARY].service_signals, 0u) << "no task: the thread asks again";
    EXPECT_NE(Result(LIBRARY), 0u);

    EXPECT_EQ(Loop(1234), Returns(IPC_SFN_RUN_FUNCTION)); /* woken: there is nothing that this status could end */
    EXPECT_EQ(Task().msg.type, PSA_IPC_CONNECT);
    EXPECT_EQ(Task().function, test_image.services[LIBRARY_CONN].sfn);
    EXPECT_EQ(Loop(PSA_SUCCESS), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_TRUE(Cpu1::Replied(2));
    EXPECT_GT(Cpu1::AnswerIn(2).status, 0);
    EXPECT_EQ(Task().msg.type, 1);
    EXPECT_FALSE(Cpu1::Replied(0));
    EXPECT_EQ(Loop(-31), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, -31);
    EXPECT_EQ(Task().msg.type, 2);
    EXPECT_EQ(Loop(-32), Blocks());
    EXPECT_EQ(Cpu1::AnswerIn(1).status, -32);
    EXPECT_EQ(Switch(), kMain);
}

TEST_F(IpcSfn, FFM_335_FFM_333_WaitOfAFunctionIsNotEndedByMessages)
{
    Ready();
    Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 1));
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Svc(SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Blocks());
    EXPECT_EQ(Switch(), kMain);
    Post(1, CallMessage(HANDLE_LIBRARY_STATELESS, 2));
    EXPECT_EQ(Switch(), kMain);
    partitions_[LIBRARY].signals |= PSA_DOORBELL;
    backend_wake(&spm_, {LIBRARY});
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Result(LIBRARY), PSA_DOORBELL);
}

TEST_F(IpcSfn, FFM_240_FFM_334_FFM_337_ServiceApisThatAreNotForFunctionsPanic)
{
    Ready();
    Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 1));
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    const psa_msg_t msg = Task().msg;
    EXPECT_TRUE(PartitionPanics([&] { (void)SvcReply(msg, 0); }, "library", "psa_reply", 240));
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_GET, {TEST_SIGNAL(0), kMessages}); }, "library", "psa_get", 240));
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_WAIT, {TEST_SIGNAL(0), PSA_BLOCK}); }, "library", "psa_wait", 112));
    EXPECT_EQ(Loop(), Blocks());
    EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_SKIP, {static_cast<uintptr_t>(msg.handle), 0, 1}); }, "library", "psa_skip", 147));
}

TEST_F(IpcSfn, FFM_235_IllegalReturnForAConnectPanics)
{
    Ready();
    Post(0, ConnectMessage(TEST_SID(LIBRARY_CONN), 1));
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_TRUE(PartitionPanics([&] { (void)Loop(1); }, "library", "the return of a secure function", 164));
}

TEST_F(IpcSfn, FFM_339_ReturnOfProgrammerErrorEndsTheConnection)
{
    Ready();
    Post(0, ConnectMessage(TEST_SID(LIBRARY_CONN), 1));
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Loop(PSA_SUCCESS), Blocks());
    Post(0, CallMessage(Cpu1::AnswerIn(0).status));
    EXPECT_EQ(Switch(), LIBRARY);
    EXPECT_EQ(Loop(), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Loop(PSA_ERROR_PROGRAMMER_ERROR), Returns(IPC_SFN_RUN_FUNCTION));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Task().msg.type, PSA_IPC_DISCONNECT);
    EXPECT_EQ(Loop(PSA_SUCCESS), Blocks());
}

TEST_F(IpcSfn, FFM_238_FFM_351_FailedInitRefusesWhatWasQueuedAndWhatComes)
{
    BootToInit();
    EXPECT_EQ(Svc(SPM_API_NOTIFY, {ID_LIBRARY}), Returns(0));
    EXPECT_EQ(Call(Partition(CLIENT), HANDLE_LIBRARY_STATELESS, 4), Blocks()); /* CLIENT's, as if it were blocked in it */
    EXPECT_EQ(Loop(-1), Blocks());
    EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_FAILED);
    EXPECT_EQ(static_cast<psa_status_t>(Result(CLIENT)), PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Switch(), CLIENT);
    WaitForAnything();
    EXPECT_EQ(Switch(), kMain);
    Meet();
    Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 0, {}, {{kNonSecure, 8}}));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_CONNECTION_REFUSED);
    Post(0, ConnectMessage(TEST_SID(LIBRARY_CONN), 1));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Switch(), kMain) << "its thread never runs again";
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(IpcSfn, TaskThatThePartitionMayNotWritePanics)
{
    Ready();
    Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 1));
    EXPECT_EQ(Switch(), LIBRARY);
    for (const uintptr_t task : {uintptr_t{0}, uintptr_t{CHIP_SPM_RAM}, uintptr_t{CHIP_S_FLASH}, uintptr_t{CHIP_NS_RAM}}) {
        const std::string before = State();
        EXPECT_TRUE(PartitionPanics([&] { (void)Svc(SPM_API_SFN_LOOP, {0, task}); }, "library", "the return of a secure function", 0));
        EXPECT_EQ(State(), before);
    }
    copy_double_refuse(kTask, 1);
    EXPECT_TRUE(PartitionPanics([&] { (void)Loop(); }, "library", "the return of a secure function", 151));
}

TEST_F(IpcSfn, LoopIsNotForIpcPartitions)
{
    EXPECT_EQ(Switch(), URGENT);
    EXPECT_TRUE(PartitionPanics([&] { (void)Loop(); }, "urgent", "the return of a secure function", 0));
}

/* ---- The thread itself -------------------------------------------------------------------------------------------------------------- */

psa_status_t TaskInit()
{
    return 21;
}

psa_status_t TaskFunction(const psa_msg_t *msg)
{
    return 100 + msg->type;
}

TEST(IpcSfnThread, DoesWhatTheLoopSaysAndReportsWhatItReturned_D_20)
{
    std::vector<psa_status_t> reported;
    loop_double = [&reported](psa_status_t status, struct ipc_sfn_task *task) -> uint32_t {
        reported.push_back(status);
        *task = {};
        switch (reported.size()) {
        case 1:
            task->init = TaskInit;
            return IPC_SFN_RUN_INIT;
        case 2: /* an init that is missing */
            return IPC_SFN_RUN_INIT;
        case 3:
            task->function = TaskFunction;
            task->msg.type = 5;
            return IPC_SFN_RUN_FUNCTION;
        case 4: /* a wake-up: signals, which are neither number */
            return TEST_SIGNAL(0);
        default:
            hal_panic(HAL_PANIC_BAD_IMAGE); /* out of a loop that never ends */
        }
    };
    EXPECT_TRUE(SpmPanics([] { ipc_sfn_thread(); }, HAL_PANIC_BAD_IMAGE));
    EXPECT_EQ(reported, (std::vector<psa_status_t>{PSA_SUCCESS, 21, PSA_SUCCESS, 105, 105}));
}

} // namespace
