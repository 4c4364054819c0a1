/* SPDX-License-Identifier: Apache-2.0 */
/* The SFN backend in the words of a test, which is the secure thread. Secure functions are lambdas that call the PSA
 * APIs. */
#ifndef HOST_TESTS_UNIT_SFN_FIXTURE_H
#define HOST_TESTS_UNIT_SFN_FIXTURE_H

#include "backends/sfn/sfn.h"
#include "host_tests/unit/mailbox_fixture.h"
#include "host_tests/unit/panics.h"
#include "psa/service.h"
#include "spm/instance.h"

/* The one that the PSA APIs use. */
inline struct spm *sfn_instance;

class Sfn : public Frontend {
public:
    void SetUp() override
    {
        machine_double_reset();
        machine_double.on_release = Cpu1::ClearSharedWords;
        shared_double_reset();
        panic_double_reset();
        backend_ = &backend_state_;
        mailbox_page_ = Cpu1::Page();
        sfn_instance = &spm_;
        Frontend::SetUp();
        Init(sfn_image);
        std::memset(&backend_state_, 0xA5, sizeof(backend_state_));
        sfn_init(&spm_);
        log_.clear();
        /* Stacks and static data of the test process are what partitions use here. */
        memory_double_allow({0x100000000u, SIZE_MAX - 0x100000000u, HAL_DOMAIN_PARTITION, MEMORY_DOUBLE_EVERY_PARTITION,
                             HAL_ACCESS_READ_WRITE});
    }

    /* Boot: inits, the meeting, the mailbox. */
    void Start()
    {
        sfn_start(&spm_);
        machine_double.ready_word = 1;
        mailbox_open(&spm_);
    }

    void Ring() { hal_pending_set(&backend_state_.pending, SFN_PENDING_MAILBOX); }

    bool RingAndRun()
    {
        Ring();
        return sfn_round(&spm_);
    }

    /* One call of CPU1, served in one round. */
    Answer Ask(const Message &message, uint8_t slot = 0)
    {
        Cpu1::Post(slot, message);
        EXPECT_TRUE(RingAndRun());
        EXPECT_TRUE(Cpu1::Replied(slot));
        return Cpu1::AnswerIn(slot);
    }

    void Log(const std::string &line) { log_.push_back(line); }

    struct backend backend_state_ = {};
    std::vector<std::string> log_;
    using Lines = std::vector<std::string>;
};

#endif /* HOST_TESTS_UNIT_SFN_FIXTURE_H */
