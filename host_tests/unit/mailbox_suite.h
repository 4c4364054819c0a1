/* SPDX-License-Identifier: Apache-2.0 */
/* The secure side of the mailbox as a test sees it, with the SFN backend's data half behind it. For the suites mailbox and
 * mailbox_lives. */
#ifndef HOST_TESTS_UNIT_MAILBOX_SUITE_H
#define HOST_TESTS_UNIT_MAILBOX_SUITE_H

#include "backends/sfn/sfn.h"
#include "host_tests/unit/mailbox_fixture.h"

class Mailbox : public Frontend {
protected:
    void SetUp() override
    {
        machine_double_reset();
        shared_double_reset();
        backend_ = &backend_state_;
        mailbox_page_ = Cpu1::Page();
        Frontend::SetUp();
        std::memset(&backend_state_, 0, sizeof(backend_state_));
        machine_double.ready_word = 1;
        mailbox_open(&spm_);
    }

    /* Takes the slot's message and calls the frontend for it. */
    struct verdict Process(uint8_t slot)
    {
        struct mailbox_request request;
        std::memset(&request, 0xEE, sizeof(request));
        EXPECT_TRUE(mailbox_take(&spm_, slot, &request));
        return mailbox_dispatch(&spm_, &request);
    }

    bool Pending(uint8_t slot)
    {
        struct mailbox_request request;
        return mailbox_take(&spm_, slot, &request);
    }

    /* Posts a message that is answered at once. */
    Answer Ask(const Message &message, uint8_t slot = 0)
    {
        Cpu1::Post(slot, message);
        EXPECT_EQ(Process(slot).kind, VERDICT_RETURN);
        EXPECT_TRUE(Cpu1::Replied(slot));
        return Cpu1::AnswerIn(slot);
    }

    psa_handle_t OpenByMailbox(uint8_t slot = 0, int32_t client_id = -1)
    {
        Cpu1::Post(slot, ConnectMessage(TEST_SID(SERVER_OPEN), 1, client_id));
        EXPECT_EQ(Process(slot), Blocks());
        EXPECT_FALSE(Cpu1::Replied(slot));
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
        EXPECT_TRUE(Cpu1::Replied(slot));
        return Cpu1::AnswerIn(slot).status;
    }

    struct backend backend_state_ = {};
};

#endif /* HOST_TESTS_UNIT_MAILBOX_SUITE_H */
