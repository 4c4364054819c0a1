/* SPDX-License-Identifier: Apache-2.0 */
/* SFN backend: nesting, inits, rounds of the secure thread, reset of CPU1. FFM-233 to FFM-247, FFM-304, FFM-335 to FFM-339; design, "Backends" and
 * "The twin-CPU system", step 5.
 *
 * Secure functions are lambdas that call the PSA APIs; the test is the secure thread. */
#include "host_tests/unit/sfn_fixture.h"
#include "psa/lifecycle.h"

namespace {

constexpr uint32_t kIn = kNonSecure;
constexpr uint32_t kOut = kNonSecure + 0x4000u;

/* ---- Inits --------------------------------------------------------------------------------------------------------------------- */

TEST_F(Sfn, FFM_236_FFM_237_InitsRunOnceInOrderOfPriority)
{
    functions.init[FRONT] = [this] { return Log("front"), PSA_SUCCESS; };
    functions.init[MIDDLE] = [this] { return Log("middle"), PSA_SUCCESS; };
    sfn_start(&spm_);
    sfn_start(&spm_);
    EXPECT_EQ(log_, (Lines{"front", "middle"})); /* BACK has none */
    for (uint8_t i = 0; i < SFN_PARTITIONS; i++) {
        EXPECT_EQ(partitions_[i].life, PARTITION_RUNNING);
    }
}

TEST_F(Sfn, FFM_236_FFM_239_InitThatCallsAnotherPartitionStartsItFirstAndOnce)
{
    functions.init[FRONT] = [this] {
        Log("front begins");
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 1, nullptr, 0, nullptr, 0), 5);
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 2, nullptr, 0, nullptr, 0), 5);
        Log("front ends");
        return PSA_SUCCESS;
    };
    functions.init[MIDDLE] = [this] { return Log("middle"), PSA_SUCCESS; };
    functions.sfn[MIDDLE_STATELESS] = [this](const psa_msg_t *msg) {
        Log("function " + std::to_string(msg->type) + " of " + std::to_string(msg->client_id));
        return 5;
    };
    sfn_start(&spm_);
    EXPECT_EQ(log_, (Lines{"front begins", "middle", "function 1 of 400", "function 2 of 400", "front ends"}));
}

TEST_F(Sfn, FFM_238_FailedInitRefusesEverybodyAndTheOthersWork)
{
    functions.init[MIDDLE] = [] { return -1; };
    functions.sfn[MIDDLE_CONN] = [this](const psa_msg_t *) { return Log("must not run"), PSA_SUCCESS; };
    functions.sfn[MIDDLE_STATELESS] = functions.sfn[MIDDLE_CONN];
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) {
        EXPECT_EQ(psa_connect(TEST_SID(MIDDLE_CONN), 1), PSA_ERROR_CONNECTION_REFUSED);
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0), PSA_ERROR_CONNECTION_REFUSED);
        return 7;
    };
    Start();
    EXPECT_EQ(Ask(ConnectMessage(TEST_SID(MIDDLE_CONN), 1)).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Ask(CallMessage(HANDLE_MIDDLE_STATELESS, 0, {}, {{kOut, 8}})).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Cpu1::AnswerIn(0).out_len, (Lengths{8, 0, 0, 0}));
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, 7);
    EXPECT_EQ(log_, Lines());
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Sfn, FFM_238_FFM_239_InitStartedByACallThatFailsRefusesThatCall)
{
    functions.init[FRONT] = [] {
        EXPECT_EQ(psa_connect(TEST_SID(MIDDLE_CONN), 1), PSA_ERROR_CONNECTION_REFUSED);
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0), PSA_ERROR_CONNECTION_REFUSED);
        return PSA_SUCCESS;
    };
    functions.init[MIDDLE] = [] { return 3; };
    functions.sfn[MIDDLE_CONN] = [this](const psa_msg_t *) { return Log("must not run"), PSA_SUCCESS; };
    sfn_start(&spm_);
    EXPECT_EQ(log_, Lines());
    EXPECT_EQ(partitions_[FRONT].life, PARTITION_RUNNING);
    EXPECT_EQ(partitions_[MIDDLE].life, PARTITION_FAILED);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Sfn, FFM_338_InitMayUseClientApisNotifyClearWaitAndLifecycle)
{
    machine_double.lifecycle_readable = true;
    machine_double.lifecycle = PSA_LIFECYCLE_SECURED;
    functions.init[FRONT] = [] {
        EXPECT_EQ(psa_framework_version(), 0x0101u);
        EXPECT_EQ(psa_version(TEST_SID(MIDDLE_CONN)), 1u);
        EXPECT_EQ(psa_version(TEST_SID(BACK_CONN)), 0u);
        const psa_handle_t handle = psa_connect(TEST_SID(MIDDLE_CONN), 1);
        EXPECT_GT(handle, 0);
        EXPECT_EQ(psa_call(handle, 3, nullptr, 0, nullptr, 0), PSA_SUCCESS);
        psa_close(handle);
        psa_close(PSA_NULL_HANDLE);
        psa_notify(ID_FRONT);
        EXPECT_EQ(psa_wait(PSA_WAIT_ANY, PSA_BLOCK), PSA_DOORBELL);
        psa_clear();
        EXPECT_EQ(psa_wait(PSA_DOORBELL, PSA_POLL), 0u);
        EXPECT_EQ(psa_rot_lifecycle_state(), static_cast<uint32_t>(PSA_LIFECYCLE_SECURED));
        return PSA_SUCCESS;
    };
    sfn_start(&spm_);
    EXPECT_EQ(partitions_[FRONT].life, PARTITION_RUNNING);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Sfn, FFM_336_MessageApiDuringInitPanics)
{
    functions.init[FRONT] = [] { return static_cast<psa_status_t>(psa_skip(0x20000080, 0, 1)); };
    EXPECT_TRUE(PartitionPanics([&] { sfn_start(&spm_); }, "front", "psa_skip", 147));
}

/* ---- Messages -------------------------------------------------------------------------------------------------------------------- */

TEST_F(Sfn, FFM_233_FFM_234_FunctionsServeConnectRequestAndDisconnect)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) {
        Log(std::to_string(msg->type) + " of " + std::to_string(msg->client_id));
        if (msg->type == PSA_IPC_CONNECT) {
            psa_set_rhandle(msg->handle, this);
        } else {
            EXPECT_EQ(msg->rhandle, this);
        }
        return (msg->type > 0) ? 66 : PSA_SUCCESS;
    };
    const psa_handle_t handle = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1, -3)).status;
    EXPECT_GT(handle, 0);
    EXPECT_EQ(Ask(CallMessage(handle, 9, {}, {}, -3)).status, 66);
    EXPECT_EQ(Ask(CloseMessage(handle, -3)).status, 0);
    EXPECT_EQ(log_, (Lines{"-1 of -67108866", "9 of -67108866", "-2 of -67108866"}));
}

TEST_F(Sfn, BytesMoveWholeWhateverTheirNumber)
{
    Start();
    const std::string text(1000, 'x');
    Fill(kIn, text);
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *msg) {
        static uint8_t buffer[1000];
        EXPECT_EQ(psa_skip(msg->handle, 0, 1), 1u);
        EXPECT_EQ(psa_read(msg->handle, 0, buffer, 1000), 999u);
        psa_write(msg->handle, 0, buffer, 999);
        return PSA_SUCCESS;
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS, 0, {{kIn, 1000}}, {{kOut, 1000}})).status, 0);
    EXPECT_EQ(Cpu1::AnswerIn(0).out_len[0], 999u);
    EXPECT_EQ(Text(kOut, 999), text.substr(1));
    EXPECT_LE(copy_double.greatest_len, 256u);
}

/* Constants of a non-secure client are looked at in pieces, and the partition sees one call. */
TEST_F(Sfn, FFM_219_LongConstantsAreMappedInOneCall)
{
    Start();
    std::vector<struct spm_service> services(sfn_image.services, sfn_image.services + sfn_image.service_count);
    struct spm_image image = sfn_image;
    services[FRONT_STATELESS].mm_iovec = true;
    image.services = services.data();
    spm_.image = &image;
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *msg) {
        EXPECT_EQ(psa_map_invec(msg->handle, 0), static_cast<const void *>(At(CHIP_NS_FLASH)));
        psa_unmap_invec(msg->handle, 0);
        return PSA_SUCCESS;
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS, 0, {{CHIP_NS_FLASH, 1000}})).status, 0);
    spm_.image = &sfn_image;
}

TEST_F(Sfn, FFM_242_FFM_243_FFM_266_NestedCallsKeepIdentitiesAndReadPositions)
{
    Start();
    Fill(kIn, "abcdef");
    functions.sfn[FRONT_STATELESS] = [this](const psa_msg_t *msg) {
        char text[4] = "";
        EXPECT_EQ(msg->client_id, kClient);
        EXPECT_EQ(psa_read(msg->handle, 0, text, 3), 3u);
        Log(std::string("front ") + text);
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, msg->handle, nullptr, 0, nullptr, 0), 20);
        EXPECT_EQ(psa_read(msg->handle, 0, text, 3), 3u); /* goes on where it was */
        Log(std::string("front ") + text);
        EXPECT_EQ(psa_version(TEST_SID(MIDDLE_CONN)), 1u); /* its own identity again */
        return 10;
    };
    functions.sfn[MIDDLE_STATELESS] = [this](const psa_msg_t *msg) {
        Log("middle for " + std::to_string(msg->client_id));
        const psa_handle_t handle = psa_connect(TEST_SID(BACK_CONN), 1);
        EXPECT_EQ(psa_call(handle, 0, nullptr, 0, nullptr, 0), 30);
        psa_close(handle);
        return 20;
    };
    functions.sfn[BACK_CONN] = [this](const psa_msg_t *msg) {
        Log("back " + std::to_string(msg->type) + " for " + std::to_string(msg->client_id));
        return (msg->type == 0) ? 30 : PSA_SUCCESS;
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS, 0, {{kIn, 6}})).status, 10);
    EXPECT_EQ(log_, (Lines{"front abc", "middle for 400", "back -1 for 401", "back 0 for 401", "back -2 for 401", "front def"}));
    EXPECT_EQ(backend_state_.current.partition.index, SPM_NO_INDEX);
}

TEST_F(Sfn, FFM_244_MessageHandleOfTheCallerPanicsTheCallee)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *msg) {
        return psa_call(HANDLE_MIDDLE_STATELESS, msg->handle, nullptr, 0, nullptr, 0); /* tells its handle as the type */
    };
    functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *msg) { return static_cast<psa_status_t>(psa_skip(msg->type, 0, 1)); };
    Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS));
    EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "middle", "psa_skip", 147));
}

TEST_F(Sfn, FFM_084_OutputLengthsOfANestedCallReachTheCaller)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) {
        char text[8] = "";
        psa_outvec out[1] = {{text, 8}};
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, out, 1), -5);
        EXPECT_EQ(out[0].len, 3u);
        EXPECT_STREQ(text, "abc");
        return PSA_SUCCESS;
    };
    functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *msg) {
        const char text[] = "abc";
        psa_write(msg->handle, 0, text, 3);
        return -5;
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, 0);
}

TEST_F(Sfn, FFM_215_FullTableAnswersANestedCallBusyWithoutPanic)
{
    Start();
    for (uint8_t i = 0; i < TEST_CONNECTIONS - 1; i++) {
        EXPECT_GT(Ask(ConnectMessage(TEST_SID(BACK_CONN), 1)).status, 0);
    }
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) {
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0), PSA_ERROR_CONNECTION_BUSY);
        EXPECT_EQ(psa_connect(TEST_SID(MIDDLE_CONN), 1), PSA_ERROR_CONNECTION_BUSY);
        return 4;
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, 4);
}

/* ---- Programmer errors of partitions ------------------------------------------------------------------------------------------- */

TEST_F(Sfn, FFM_235_IllegalReturnForAConnectPanicsTheService)
{
    Start();
    functions.sfn[FRONT_CONN] = [](const psa_msg_t *) { return PSA_ERROR_PROGRAMMER_ERROR; };
    Cpu1::Post(0, ConnectMessage(TEST_SID(FRONT_CONN), 1));
    EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", "the return of a secure function", 164));
}

TEST_F(Sfn, FFM_339_FFM_091_ReturnOfProgrammerErrorPanicsASecureClient)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) { return psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0); };
    functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *) { return PSA_ERROR_PROGRAMMER_ERROR; };
    Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS));
    EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", "psa_call", 91));
}

TEST_F(Sfn, FFM_091_AlsoOnAConnection)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) {
        const psa_handle_t handle = psa_connect(TEST_SID(MIDDLE_CONN), 1);
        return psa_call(handle, 0, nullptr, 0, nullptr, 0);
    };
    functions.sfn[MIDDLE_CONN] = [](const psa_msg_t *msg) { return (msg->type == 0) ? PSA_ERROR_PROGRAMMER_ERROR : PSA_SUCCESS; };
    Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS));
    EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", "psa_call", 91));
}

TEST_F(Sfn, FFM_318_RefusedAndBusyAsRepliesReachASecureClient)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) {
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 130, nullptr, 0, nullptr, 0), PSA_ERROR_CONNECTION_REFUSED);
        EXPECT_EQ(psa_call(HANDLE_MIDDLE_STATELESS, 131, nullptr, 0, nullptr, 0), PSA_ERROR_CONNECTION_BUSY);
        return 1;
    };
    functions.sfn[MIDDLE_STATELESS] = [](const psa_msg_t *msg) { return -msg->type; };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, 1);
}

TEST_F(Sfn, EveryApiPanicsTheRunningPartitionByItsName)
{
    struct {
        const char *api;
        void (*call)(const psa_msg_t *msg);
        unsigned int rule;
    } const errors[] = {
        {"psa_connect", [](const psa_msg_t *) { (void)psa_connect(SID_UNKNOWN, 1); }, 29},
        {"psa_call", [](const psa_msg_t *) { (void)psa_call(0, 0, nullptr, 0, nullptr, 0); }, 51},
        {"psa_close", [](const psa_msg_t *) { psa_close(12345); }, 101},
        {"psa_wait", [](const psa_msg_t *) { (void)psa_wait(TEST_SIGNAL(0), PSA_POLL); }, 112}, /* FFM-334 */
        {"psa_get", [](const psa_msg_t *) { psa_msg_t own; (void)psa_get(TEST_SIGNAL(0), &own); }, 240},
        {"psa_set_rhandle", [](const psa_msg_t *msg) { psa_set_rhandle(msg->handle, nullptr); }, 136},
        {"psa_read", [](const psa_msg_t *msg) { (void)psa_read(msg->handle, 4, nullptr, 0); }, 146},
        {"psa_skip", [](const psa_msg_t *msg) { (void)psa_skip(msg->handle, 4, 0); }, 146},
        {"psa_write", [](const psa_msg_t *msg) { psa_write(msg->handle, 0, nullptr, 1); }, 155},
        {"psa_reply", [](const psa_msg_t *msg) { psa_reply(msg->handle, 0); }, 240},
        {"psa_notify", [](const psa_msg_t *) { psa_notify(0); }, 178},
        {"psa_clear", [](const psa_msg_t *) { psa_clear(); }, 177},
        {"psa_panic", [](const psa_msg_t *) { psa_panic(); }, 205},
    };
    for (const auto &error : errors) {
        SetUp();
        Start();
        functions.sfn[FRONT_STATELESS] = [&error](const psa_msg_t *msg) { return error.call(msg), PSA_SUCCESS; };
        Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS));
        EXPECT_TRUE(PartitionPanics([&] { (void)RingAndRun(); }, "front", error.api, error.rule));
    }
}

TEST_F(Sfn, VerdictThatNoApiCanMeanIsAPanicOfTheSpm)
{
    EXPECT_TRUE(SpmPanics([&] { (void)sfn_obey(&spm_, 1, {VERDICT_CALL_AGAIN, 0}); }, HAL_PANIC_IMPOSSIBLE_VALUE));
    EXPECT_TRUE(SpmPanics([&] { (void)sfn_obey(&spm_, 1, {static_cast<enum verdict_kind>(0), 0}); }, HAL_PANIC_IMPOSSIBLE_VALUE));
}

/* ---- psa_wait ----------------------------------------------------------------------------------------------------------------------- */

TEST_F(Sfn, FFM_335_BlockingWaitSleepsUntilAHandlerAssertsASignal)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) { return static_cast<psa_status_t>(psa_wait(PSA_WAIT_ANY, PSA_BLOCK)); };
    machine_double.context = this;
    machine_double.on_sleep = [](void *context, const struct hal_pending *pending) {
        Sfn *const self = static_cast<Sfn *>(context);
        EXPECT_EQ(pending, &self->backend_state_.signalled);
        if (machine_double.sleeps == 2) {
            /* A handler for the doorbell; another message meanwhile only waits. */
            self->partitions_[FRONT].signals |= PSA_DOORBELL;
            Cpu1::Post(1, CallMessage(HANDLE_FRONT_STATELESS));
        }
    };
    EXPECT_EQ(Ask(CallMessage(HANDLE_FRONT_STATELESS)).status, static_cast<int32_t>(PSA_DOORBELL));
    EXPECT_GE(machine_double.sleeps, 2u);
}

/* ---- Rounds of the secure thread ------------------------------------------------------------------------------------------------------ */

TEST_F(Sfn, FFM_293_RoundWithoutAPendingBitDoesNothing)
{
    Start();
    Cpu1::Post(0, FrameworkVersionMessage());
    const size_t reads = shared_double.reads;
    EXPECT_FALSE(sfn_round(&spm_));
    EXPECT_EQ(shared_double.reads, reads);
    EXPECT_TRUE(RingAndRun());
    EXPECT_TRUE(Cpu1::Replied(0));
    EXPECT_TRUE(RingAndRun()) << "a spurious ring is harmless";
    EXPECT_FALSE(sfn_round(&spm_));
}

/* The platform's handler masks the line; a round opens it again, before it looks at a slot. */
TEST_F(Sfn, FFM_292_RoundOpensTheDoorbellBeforeItLooksAtTheSlots)
{
    Start();
    machine_double.doorbell_enabled = false;
    EXPECT_FALSE(sfn_round(&spm_));
    EXPECT_FALSE(machine_double.doorbell_enabled) << "nothing has rung";
    Cpu1::Post(0, FrameworkVersionMessage());
    shared_double.after_write = [](void *, const struct hal_shared_u32 *word) {
        if (word == &Cpu1::Slot(0).reply_seq) {
            EXPECT_TRUE(machine_double.doorbell_enabled);
        }
    };
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *) {
        EXPECT_TRUE(machine_double.doorbell_enabled) << "a ring during a call is not lost";
        return PSA_SUCCESS;
    };
    Cpu1::Post(1, CallMessage(HANDLE_FRONT_STATELESS));
    EXPECT_TRUE(RingAndRun());
    shared_double.after_write = nullptr;
    EXPECT_TRUE(Cpu1::Replied(0));
    EXPECT_TRUE(Cpu1::Replied(1));
    EXPECT_EQ(machine_double.enables, 1u) << "one interrupt a round, however often CPU1 rings";
}

TEST_F(Sfn, FFM_302_DoorbellStaysShutUntilTheMeeting)
{
    sfn_start(&spm_);
    EXPECT_TRUE(RingAndRun());
    sfn_ns_cpu_reset(&spm_);
    EXPECT_TRUE(sfn_round(&spm_));
    EXPECT_FALSE(machine_double.doorbell_enabled);
    machine_double.ready_word = 1;
    mailbox_open(&spm_);
    EXPECT_TRUE(RingAndRun());
    EXPECT_TRUE(machine_double.doorbell_enabled);
}

TEST_F(Sfn, FFM_290_OneRoundServesAllFourSlots)
{
    Start();
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        Cpu1::Post(slot, CallMessage(HANDLE_FRONT_STATELESS, slot));
    }
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *msg) { return 100 + msg->type; };
    EXPECT_TRUE(RingAndRun());
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        EXPECT_TRUE(Cpu1::Replied(slot));
        EXPECT_EQ(Cpu1::AnswerIn(slot).status, 100 + slot);
    }
    EXPECT_EQ(machine_double.rings, 4u);
}

TEST_F(Sfn, FFM_247_FFM_292_RequestDuringARunningOneStaysPendingAndIsNotLost)
{
    Start();
    functions.sfn[FRONT_STATELESS] = [this](const psa_msg_t *msg) {
        if (msg->type == 1) {
            Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS, 2)); /* in a slot that this round has passed */
            Ring();
            (void)psa_call(HANDLE_MIDDLE_STATELESS, 0, nullptr, 0, nullptr, 0); /* nothing is looked at in between */
            EXPECT_FALSE(Cpu1::Replied(0));
        }
        Log(std::to_string(msg->type));
        return PSA_SUCCESS;
    };
    Cpu1::Post(1, CallMessage(HANDLE_FRONT_STATELESS, 1));
    EXPECT_TRUE(RingAndRun());
    EXPECT_EQ(log_, (Lines{"1"}));
    EXPECT_FALSE(Cpu1::Replied(0));
    EXPECT_TRUE(sfn_round(&spm_));
    EXPECT_EQ(log_, (Lines{"1", "2"}));
    EXPECT_TRUE(Cpu1::Replied(0));
}

TEST_F(Sfn, FFM_302_SlotsAreNotTouchedBeforeTheMeeting)
{
    sfn_start(&spm_);
    Cpu1::Post(0, FrameworkVersionMessage());
    const size_t reads = shared_double.reads;
    EXPECT_TRUE(RingAndRun());
    EXPECT_EQ(shared_double.reads + shared_double.writes, reads);
    EXPECT_FALSE(Cpu1::Replied(0));
}

TEST_F(Sfn, FFM_093_FFM_314_DisconnectOfATerminatedConnectionRunsInTheSameRound)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) {
        Log(std::to_string(msg->type));
        return (msg->type == 5) ? PSA_ERROR_PROGRAMMER_ERROR : PSA_SUCCESS;
    };
    const psa_handle_t first = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status;
    const psa_handle_t second = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status;
    log_.clear();
    EXPECT_EQ(Ask(CallMessage(first, 5)).status, PSA_ERROR_PROGRAMMER_ERROR); /* the service says so */
    EXPECT_EQ(log_, (Lines{"5", "-2"}));
    EXPECT_EQ(Ask(CallMessage(second, -1)).status, PSA_ERROR_PROGRAMMER_ERROR); /* the SPM finds it */
    EXPECT_EQ(log_, (Lines{"5", "-2", "-2"}));
    EXPECT_EQ(Ask(CallMessage(first)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Ask(CloseMessage(first)).status, 0);
    EXPECT_EQ(Ask(CloseMessage(second)).status, 0);
    EXPECT_EQ(log_, (Lines{"5", "-2", "-2"}));
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Sfn, RestartOfCpu1DisconnectsItsConnectionsBeforeTheNextSlotIsServed)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) { return Log(std::to_string(msg->type)), PSA_SUCCESS; };
    const psa_handle_t old = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status;
    machine_double.ready_word = 2;
    log_.clear();
    const psa_handle_t fresh = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status;
    EXPECT_EQ(log_, (Lines{"-2", "-1"}));
    EXPECT_EQ(Ask(CallMessage(old)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Ask(CallMessage(fresh)).status, 0);
}

TEST_F(Sfn, BytesMoveNoMoreForACpu1ThatHasStartedAnewMeanwhile)
{
    Start();
    Fill(kIn, std::string(400, 'i'));
    Fill(kOut, std::string(4, '-'));
    functions.sfn[FRONT_STATELESS] = [](const psa_msg_t *msg) {
        static uint8_t buffer[400];
        EXPECT_EQ(psa_read(msg->handle, 0, buffer, 100), 100u);
        machine_double.ready_word = 2;
        EXPECT_EQ(psa_read(msg->handle, 0, buffer, 300), 0u);
        psa_write(msg->handle, 0, "none", 4);
        return PSA_SUCCESS;
    };
    Cpu1::Post(0, CallMessage(HANDLE_FRONT_STATELESS, 0, {{kIn, 400}}, {{kOut, 4}}));
    EXPECT_TRUE(RingAndRun());
    EXPECT_EQ(Text(kOut, 4), "----");
    EXPECT_FALSE(Cpu1::Replied(0));
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

/* CPU1 starts again while CPU0 copies its request, and has withdrawn it when CPU0 looks once more. */
TEST_F(Sfn, RestartSeenInTheMiddleOfASlotDisconnectsInTheSameRound)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) { return Log(std::to_string(msg->type)), PSA_SUCCESS; };
    EXPECT_GT(Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status, 0);
    log_.clear();
    Cpu1::Post(0, FrameworkVersionMessage());
    shared_double.after_read = [](void *, const struct hal_shared_u32 *word) {
        if (word == &Cpu1::Slot(0).message[MAILBOX_WORD_TARGET]) {
            shared_double.after_read = nullptr;
            machine_double.ready_word = 2;
            Cpu1::Slot(0).request_seq.raw = MAILBOX_NO_REQUEST;
        }
    };
    EXPECT_TRUE(RingAndRun());
    EXPECT_EQ(log_, (Lines{"-2"})) << "the thread would sleep while the DISCONNECT waits";
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

/* ---- Reset of CPU1 -------------------------------------------------------------------------------------------------------------------- */

TEST_F(Sfn, ResetHoldsAtOnceAndReleasesAfterTheThreadHasAbandonedTheRoutes)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) {
        EXPECT_EQ(machine_double.held, msg->type == PSA_IPC_DISCONNECT);
        return Log(std::to_string(msg->type)), PSA_SUCCESS;
    };
    const psa_handle_t handle = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status;
    const uint32_t epoch = spm_.mailbox.epoch;
    const std::string before = State();
    sfn_ns_cpu_reset(&spm_);
    EXPECT_TRUE(machine_double.held);
    EXPECT_EQ(machine_double.releases, 0u);
    EXPECT_EQ(State(), before) << "the handler leaves struct spm alone";
    EXPECT_TRUE(sfn_round(&spm_));
    EXPECT_EQ(log_, (Lines{"-1", "-2"}));
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
    EXPECT_EQ(machine_double.releases, 1u);
    EXPECT_EQ(machine_double.releases_while_running, 0u);
    EXPECT_FALSE(machine_double.held);

    machine_double.ready_word = 1;
    EXPECT_EQ(Ask(CallMessage(handle)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_GT(Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status, 0);
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
}

TEST_F(Sfn, ResetDuringACallLetsTheFunctionFinishFirst)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) {
        if (msg->type == 5) {
            sfn_ns_cpu_reset(&spm_); /* a handler, in the middle of the function */
            EXPECT_EQ(machine_double.releases, 0u);
        }
        return Log(std::to_string(msg->type)), PSA_SUCCESS;
    };
    const psa_handle_t handle = Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status;
    Cpu1::Post(0, CallMessage(handle, 5));
    EXPECT_TRUE(RingAndRun());
    EXPECT_TRUE(machine_double.held);
    EXPECT_TRUE(sfn_round(&spm_));
    EXPECT_FALSE(machine_double.held);
    EXPECT_EQ(log_, (Lines{"-1", "5", "-2"}));
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

/* The second request arrives after the thread has taken the bit of the first: hal_ns_cpu_release() is legal only while CPU1 is held. */
TEST_F(Sfn, SecondResetWhileTheFirstIsBeingHandledNeverReleasesARunningCpu)
{
    Start();
    functions.sfn[FRONT_CONN] = [this](const psa_msg_t *msg) {
        if (msg->type == PSA_IPC_DISCONNECT) {
            sfn_ns_cpu_reset(&spm_);
        }
        return PSA_SUCCESS;
    };
    EXPECT_GT(Ask(ConnectMessage(TEST_SID(FRONT_CONN), 1)).status, 0);
    sfn_ns_cpu_reset(&spm_);
    EXPECT_TRUE(sfn_round(&spm_));
    EXPECT_TRUE(sfn_round(&spm_));
    EXPECT_FALSE(sfn_round(&spm_));
    EXPECT_EQ(machine_double.releases, 2u);
    EXPECT_EQ(machine_double.releases_while_running, 0u);
    EXPECT_FALSE(machine_double.held);
}

} // namespace
