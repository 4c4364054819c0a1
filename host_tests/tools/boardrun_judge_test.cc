/* SPDX-License-Identifier: Apache-2.0 */
/* boardrun's judgement, on event streams made up here: a run that does the whole job passes; a run that lacks one
 * thing, or only says on the console that it was done, does not. */
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mailbox/wire.h"
#include "mbedtls/sha256.h"
#include "platforms/lpc55s69/job_report.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"
#include "tools/boardrun_judge.h"

namespace
{

using Digest = std::vector<uint8_t>;

constexpr uint32_t kEnd = MAP_NS_IMAGE + 3000;
constexpr uint32_t kBytes = 3000;

Digest Sha256(const std::vector<uint8_t> &content)
{
    Digest digest(32);
    EXPECT_EQ(mbedtls_sha256_ret(content.data(), content.size(), digest.data(), 0), 0);
    return digest;
}

struct Call {
    uint32_t call_type;
    int32_t client;
    uint32_t target;
    uint32_t type;
    uint32_t base;
    uint32_t len;
    bool wants_digest;
};

/* Plays both CPUs: writes the events that their accesses would cause. */
class Player
{
  public:
    explicit Player(boardrun_backend backend, bool cpu1_reset = false) : judge_(std::make_unique<boardrun_judge>())
    {
        for (uint32_t i = 0; i < kBytes; i++) {
            image_.push_back(static_cast<uint8_t>(i * 7u));
        }
        const boardrun_expectation expected = {backend, cpu1_reset, image_.data(), image_.size()};
        EXPECT_TRUE(boardrun_judge_start(judge_.get(), &expected));
    }

    void Event(const std::string &rest)
    {
        const std::string line = std::to_string(++time_) + " " + rest;
        boardrun_event event;
        ASSERT_TRUE(boardrun_event_parse(line.c_str(), &event)) << line;
        boardrun_judge_event(judge_.get(), &event);
    }

    void Access(int cpu, const char *what, uint32_t address, uint32_t value)
    {
        char text[96];
        (void)std::snprintf(text, sizeof(text), "cpu%d %s 0x%08" PRIx32 " 4 0x%08" PRIx32, cpu, what, address, value);
        Event(text);
    }

    static uint32_t SlotAddress(unsigned slot, size_t offset)
    {
        return MAP_MAILBOX_PAGE + static_cast<uint32_t>((slot * sizeof(mailbox_slot)) + offset);
    }

    void Request(unsigned slot, const Call &call)
    {
        const uint32_t out_base = MAP_NS_RAM + (0x100 * slot);
        const uint32_t in_count = (call.len != 0) ? 1 : 0;
        const uint32_t out_count = call.wants_digest ? 1 : 0;
        std::vector<uint32_t> words = {
            call.call_type, static_cast<uint32_t>(call.client), call.target, call.type, in_count, out_count};
        if (in_count != 0) {
            words.insert(words.end(), {call.base, call.len});
        }
        if (out_count != 0) {
            words.insert(words.end(), {out_base, 32});
        }
        words.resize(MAILBOX_MESSAGE_WORDS);
        for (size_t i = 0; i < words.size(); i++) {
            Access(1, "write", SlotAddress(slot, offsetof(mailbox_slot, message)) + static_cast<uint32_t>(4 * i),
                   words[i]);
        }
        sequence_[slot]++;
        Access(1, "write", SlotAddress(slot, offsetof(mailbox_slot, request_seq)), sequence_[slot]);
        wants_digest_[slot] = call.wants_digest;
    }

    void Accept(unsigned slot)
    {
        Access(0, "read", SlotAddress(slot, offsetof(mailbox_slot, request_seq)), sequence_[slot]);
        for (uint32_t i = 0; i < MAILBOX_MESSAGE_WORDS; i++) {
            Access(0, "read", SlotAddress(slot, offsetof(mailbox_slot, message)) + (4 * i), 0);
        }
    }

    void Answer(unsigned slot, uint32_t status)
    {
        const uint32_t answer = SlotAddress(slot, offsetof(mailbox_slot, answer));
        Access(0, "write", answer, status);
        Access(0, "write", answer + 4, (wants_digest_[slot] && (status == 0)) ? 32 : 0);
        Access(0, "write", SlotAddress(slot, offsetof(mailbox_slot, reply_seq)), sequence_[slot]);
    }

    void Serve(unsigned slot, const Call &call, uint32_t status)
    {
        Request(slot, call);
        Accept(slot);
        Answer(slot, status);
    }

    void Report(job_part part, int32_t status, const Digest &digest = Digest(32))
    {
        const uint32_t entry = JOB_REPORT_ADDRESS + static_cast<uint32_t>(offsetof(job_report, entry))
                               + (static_cast<uint32_t>(part) * static_cast<uint32_t>(sizeof(job_report_entry)));
        for (uint32_t i = 0; i < JOB_DIGEST_WORDS; i++) {
            uint32_t word;
            std::memcpy(&word, &digest[4 * i], 4);
            Access(1, "write", entry + static_cast<uint32_t>(offsetof(job_report_entry, digest)) + (4 * i), word);
        }
        Access(1, "write", entry + static_cast<uint32_t>(offsetof(job_report_entry, status)),
               static_cast<uint32_t>(status));
        Access(1, "write", entry, JOB_ENTRY_DONE);
    }

    void Stage(uint32_t stage)
    {
        Access(1, "write", JOB_REPORT_ADDRESS, stage);
    }

    void ClearReport()
    {
        for (uint32_t i = 0; i < sizeof(job_report); i += 4) {
            Access(1, "write", JOB_REPORT_ADDRESS + i, 0);
        }
    }

    Digest ImageDigest() const
    {
        return Sha256(image_);
    }

    Digest LastWordDigest() const
    {
        return Sha256(std::vector<uint8_t>(image_.end() - 16, image_.end()));
    }

    static Digest MeasureDigest()
    {
        const std::string salted = "bulkhead-salt-01" JOB_MEASURE_INPUT;
        return Sha256(std::vector<uint8_t>(salted.begin(), salted.end()));
    }

    bool Seen(boardrun_step step) const
    {
        return boardrun_step_seen(judge_.get(), step);
    }

    bool Passed() const
    {
        return boardrun_judge_passed(judge_.get());
    }

    boardrun_judge *judge()
    {
        return judge_.get();
    }

  private:
    std::unique_ptr<boardrun_judge> judge_;
    std::vector<uint8_t> image_;
    uint64_t time_ = 0;
    uint32_t sequence_[MAILBOX_SLOT_COUNT] = {};
    bool wants_digest_[MAILBOX_SLOT_COUNT] = {};
};

constexpr uint32_t kProgrammerError = static_cast<uint32_t>(PSA_ERROR_PROGRAMMER_ERROR);
constexpr uint32_t kRefused = static_cast<uint32_t>(PSA_ERROR_CONNECTION_REFUSED);

Call Connect(int32_t client, uint32_t sid)
{
    return Call{MAILBOX_CALL_CONNECT, client, sid, 1, 0, 0, false};
}

Call OnFlash(uint32_t base, uint32_t len)
{
    return Call{MAILBOX_CALL_CALL, -3, static_cast<uint32_t>(CRYPTO_DIGEST_HANDLE), 1, base, len, true};
}

Call Update(int32_t client, uint32_t handle, uint32_t base, uint32_t len)
{
    return Call{MAILBOX_CALL_CALL, client, handle, 1, base, len, false};
}

Call Finish(int32_t client, uint32_t handle)
{
    return Call{MAILBOX_CALL_CALL, client, handle, 2, 0, 0, true};
}

void Meet(Player *player)
{
    player->Event("board release-cpu1 0x00020200");
    player->ClearReport();
    player->Access(1, "write", MAP_READY_WORD_CPU1, 1);
    player->Access(0, "write", MAP_READY_WORD_CPU0, 1);
    player->Stage(JOB_STAGE_STARTED);
}

void SingleCalls(Player *player)
{
    player->Serve(0, Connect(-3, VAULT_SID), kRefused);
    player->Report(JOB_REFUSED_SERVICE, PSA_ERROR_CONNECTION_REFUSED);
    player->Serve(0, OnFlash(MAP_NS_IMAGE, kBytes), 0);
    player->Report(JOB_STATELESS, 0, player->ImageDigest());
    Call measure = OnFlash(MAP_NS_RAM, 18);
    measure.target = static_cast<uint32_t>(MEASURE_HANDLE);
    player->Serve(0, measure, 0);
    player->Report(JOB_PARTITION_CALLS, 0, Player::MeasureDigest());
    player->Serve(0, OnFlash(kEnd, 16), kProgrammerError);
    player->Report(JOB_ERASED_INPUT, PSA_ERROR_PROGRAMMER_ERROR);
    player->Serve(0, OnFlash(MAP_NS_TORN_PAGE, 16), kProgrammerError);
    player->Report(JOB_TORN_INPUT, PSA_ERROR_PROGRAMMER_ERROR);
    player->Serve(0, OnFlash(kEnd - 16, 16), 0);
    player->Report(JOB_LAST_WORD, 0, player->LastWordDigest());
}

/* The first pair of pieces as the backend does it, the rest one after the other. */
void TwoHashes(Player *player, bool second_accepted_meanwhile, uint32_t small_piece = 64)
{
    player->Serve(0, Connect(-1, CRYPTO_HASH_SID), 0x81);
    player->Serve(1, Connect(-2, CRYPTO_HASH_SID), 0x82);
    player->Request(0, Update(-1, 0x81, MAP_NS_IMAGE, small_piece));
    player->Accept(0);
    player->Request(1, Update(-2, 0x82, MAP_NS_IMAGE, 1000));
    if (second_accepted_meanwhile) {
        player->Accept(1);
    }
    player->Answer(0, 0);
    if (!second_accepted_meanwhile) {
        player->Accept(1);
    }
    player->Answer(1, 0);
    for (uint32_t at = MAP_NS_IMAGE + small_piece; at < kEnd; at += small_piece) {
        player->Serve(0, Update(-1, 0x81, at, std::min(small_piece, kEnd - at)), 0);
    }
    for (uint32_t at = MAP_NS_IMAGE + 1000; at < kEnd; at += 1000) {
        player->Serve(1, Update(-2, 0x82, at, 1000), 0);
    }
    player->Serve(0, Finish(-1, 0x81), 0);
    player->Serve(1, Finish(-2, 0x82), 0);
    player->Report(JOB_SMALL_PIECES, 0, player->ImageDigest());
    player->Report(JOB_LARGE_PIECES, 0, player->ImageDigest());
    player->Stage(JOB_STAGE_FINISHED);
}

TEST(BoardrunJudge, PassesTheWholeJobOnBothBackends)
{
    for (const boardrun_backend backend : {BOARDRUN_IPC, BOARDRUN_SFN}) {
        Player player(backend);
        Meet(&player);
        SingleCalls(&player);
        EXPECT_FALSE(player.Passed());
        TwoHashes(&player, backend == BOARDRUN_IPC);
        for (int step = 0; step < BOARDRUN_STEP_CPU1_RESET; step++) {
            EXPECT_TRUE(player.Seen(static_cast<boardrun_step>(step)))
                << boardrun_step_name(player.judge(), static_cast<boardrun_step>(step));
        }
        EXPECT_TRUE(player.Passed());
    }
}

TEST(BoardrunJudge, WantsConcurrencyOfIpcAndTurnsOfSfn)
{
    for (const boardrun_backend backend : {BOARDRUN_IPC, BOARDRUN_SFN}) {
        Player player(backend);
        Meet(&player);
        SingleCalls(&player);
        TwoHashes(&player, backend == BOARDRUN_SFN); /* the other's way */
        EXPECT_TRUE(player.Seen(BOARDRUN_STEP_BOTH_PENDING));
        EXPECT_FALSE(player.Seen(BOARDRUN_STEP_CONCURRENCY));
        EXPECT_FALSE(player.Passed());
    }
}

TEST(BoardrunJudge, DoesNotBelieveTheConsole)
{
    Player player(BOARDRUN_SFN);
    Meet(&player);
    player.Event("cpu1 console job finished");
    player.Event("cpu1 console PASS");
    EXPECT_FALSE(player.Passed());
}

TEST(BoardrunJudge, DoesNotBelieveAReportWithoutTheCalls)
{
    Player player(BOARDRUN_SFN);
    Meet(&player);
    for (int part = 0; part < JOB_PART_COUNT; part++) {
        player.Report(static_cast<job_part>(part), 0, player.ImageDigest());
    }
    player.Stage(JOB_STAGE_FINISHED);
    EXPECT_FALSE(player.Seen(BOARDRUN_STEP_STATELESS));
    EXPECT_FALSE(player.Seen(BOARDRUN_STEP_SMALL_PIECES));
    EXPECT_FALSE(player.Passed());
}

/* Each of these goes wrong after a job that was done. */
TEST(BoardrunJudge, MissesOneThing)
{
    struct Case {
        boardrun_step step;
        std::function<void(Player *)> spoil;
    };
    const std::vector<Case> cases = {
        {BOARDRUN_STEP_REFUSED_SERVICE, [](Player *p) { p->Serve(0, Connect(-3, VAULT_SID), 0x85); }},
        {BOARDRUN_STEP_STATELESS, [](Player *p) { p->Report(JOB_STATELESS, 0, p->LastWordDigest()); }},
        {BOARDRUN_STEP_STATELESS, [](Player *p) { p->Serve(0, OnFlash(MAP_NS_IMAGE, kBytes), kProgrammerError); }},
        {BOARDRUN_STEP_PARTITION_CALLS, [](Player *p) { p->Report(JOB_PARTITION_CALLS, 0, p->ImageDigest()); }},
        {BOARDRUN_STEP_ERASED_INPUT, [](Player *p) { p->Serve(0, OnFlash(kEnd, 16), 0); }},
        {BOARDRUN_STEP_TORN_INPUT, [](Player *p) { p->Serve(0, OnFlash(MAP_NS_TORN_PAGE, 16), 0); }},
        {BOARDRUN_STEP_LAST_WORD, [](Player *p) { p->Report(JOB_LAST_WORD, PSA_ERROR_PROGRAMMER_ERROR); }},
        {BOARDRUN_STEP_SMALL_PIECES, [](Player *p) { p->Report(JOB_SMALL_PIECES, 0, Digest(32)); }},
        {BOARDRUN_STEP_LARGE_PIECES, [](Player *p) { p->Serve(1, Finish(-2, 0x82), kProgrammerError); }},
        {BOARDRUN_STEP_FINISHED, [](Player *p) { p->Stage(JOB_STAGE_STARTED); }},
        {BOARDRUN_STEP_MET, [](Player *p) { p->Access(0, "write", MAP_READY_WORD_CPU0, 0); }},
    };
    for (const Case &one : cases) {
        Player player(BOARDRUN_SFN);
        Meet(&player);
        SingleCalls(&player);
        TwoHashes(&player, false);
        ASSERT_TRUE(player.Passed());
        one.spoil(&player);
        EXPECT_FALSE(player.Seen(one.step)) << boardrun_step_name(player.judge(), one.step);
        EXPECT_FALSE(player.Passed());
    }
}

TEST(BoardrunJudge, WantsPiecesOfTheRightSizeThatCoverTheImage)
{
    Player player(BOARDRUN_SFN);
    Meet(&player);
    SingleCalls(&player);
    TwoHashes(&player, false, 100);
    EXPECT_FALSE(player.Seen(BOARDRUN_STEP_SMALL_PIECES));
    EXPECT_TRUE(player.Seen(BOARDRUN_STEP_LARGE_PIECES));

    Player gap(BOARDRUN_SFN);
    Meet(&gap);
    gap.Serve(0, Connect(-1, CRYPTO_HASH_SID), 0x81);
    gap.Serve(0, Update(-1, 0x81, MAP_NS_IMAGE, 1000), 0);
    gap.Serve(0, Update(-1, 0x81, MAP_NS_IMAGE + 2000, 1000), 0);
    gap.Serve(0, Finish(-1, 0x81), 0);
    gap.Report(JOB_LARGE_PIECES, 0, gap.ImageDigest());
    EXPECT_FALSE(gap.Seen(BOARDRUN_STEP_LARGE_PIECES));
}

TEST(BoardrunJudge, WantsEverythingAgainAfterAResetOfCpu1)
{
    Player player(BOARDRUN_SFN, true);
    Meet(&player);
    SingleCalls(&player);
    TwoHashes(&player, false);
    EXPECT_FALSE(player.Passed()) << "the reset that was asked for has not come";
    player.Request(2, Connect(-1, CRYPTO_HASH_SID));
    player.Event("board hold-cpu1");
    Meet(&player);
    EXPECT_TRUE(player.Seen(BOARDRUN_STEP_CPU1_RESET));
    EXPECT_TRUE(player.judge()->reset_in_call);
    EXPECT_FALSE(player.Seen(BOARDRUN_STEP_STATELESS));
    SingleCalls(&player);
    TwoHashes(&player, false);
    EXPECT_TRUE(player.Passed());
}

TEST(BoardrunJudge, ForgivesNoViolationAndNoRewrittenSlot)
{
    Player violation(BOARDRUN_SFN);
    Meet(&violation);
    SingleCalls(&violation);
    TwoHashes(&violation, false);
    violation.Event("board violation master=2 addr=0x50000000 write=0");
    EXPECT_FALSE(violation.Passed());

    Player rewritten(BOARDRUN_SFN);
    Meet(&rewritten);
    SingleCalls(&rewritten);
    TwoHashes(&rewritten, false);
    rewritten.Request(0, Connect(-1, VAULT_SID));
    rewritten.Request(0, Connect(-1, VAULT_SID));
    EXPECT_FALSE(rewritten.Passed());
}

/* What CPU1's library does to its slots when it starts anew by itself. */
TEST(BoardrunJudge, LetsCpu1TakeARequestBack)
{
    Player player(BOARDRUN_SFN);
    Meet(&player);
    SingleCalls(&player);
    TwoHashes(&player, false);
    player.Request(0, Connect(-1, VAULT_SID));
    player.Access(1, "write", Player::SlotAddress(0, offsetof(mailbox_slot, request_seq)), MAILBOX_NO_REQUEST);
    player.Request(0, Connect(-1, VAULT_SID));
    player.Accept(0);
    player.Answer(0, kRefused);
    EXPECT_TRUE(player.Passed());
}

TEST(BoardrunJudge, ReadsTheFaultThatCpu1Reports)
{
    Player player(BOARDRUN_SFN);
    uint32_t kind;
    uint32_t pc;
    uint32_t address;
    EXPECT_FALSE(boardrun_judge_fault(player.judge(), &kind, &pc, &address));
    player.Access(1, "write", JOB_REPORT_ADDRESS + 4, 5);
    player.Access(1, "write", JOB_REPORT_ADDRESS + 8, 0x20400);
    player.Access(1, "write", JOB_REPORT_ADDRESS + 12, 0x21800);
    player.Stage(JOB_STAGE_FAULT);
    ASSERT_TRUE(boardrun_judge_fault(player.judge(), &kind, &pc, &address));
    EXPECT_EQ(kind, 5u);
    EXPECT_EQ(pc, 0x20400u);
    EXPECT_EQ(address, 0x21800u);
}

TEST(BoardrunJudge, TellsInterleavingsApart)
{
    Player one(BOARDRUN_SFN);
    Player two(BOARDRUN_SFN);
    Player other(BOARDRUN_SFN);
    for (Player *player : {&one, &two}) {
        player->Access(0, "read", MAP_READY_WORD_CPU1, 0);
        player->Access(1, "write", MAP_READY_WORD_CPU1, 1);
    }
    other.Access(1, "write", MAP_READY_WORD_CPU1, 1);
    other.Access(0, "read", MAP_READY_WORD_CPU1, 1);
    one.Access(1, "write", JOB_REPORT_ADDRESS, 1);
    EXPECT_EQ(one.judge()->trace.interleaving, two.judge()->trace.interleaving) << "the report does not count";
    EXPECT_NE(one.judge()->trace.interleaving, other.judge()->trace.interleaving);
}

TEST(BoardrunJudge, RefusesAnImageThatIsNone)
{
    boardrun_judge judge;
    const uint8_t image[8] = {0};
    const boardrun_expectation expected = {BOARDRUN_SFN, false, image, sizeof(image)};
    EXPECT_FALSE(boardrun_judge_start(&judge, &expected));
}

/* The shadow has two pages; accesses at and across its ends neither count nor write beyond it. */
TEST(BoardrunJudge, IgnoresAccessesElsewhere)
{
    Player player(BOARDRUN_SFN);
    for (const uint32_t address : {0x0u, MAP_MAILBOX_PAGE - 4u, MAP_READY_PAGE + 0x1000u, 0xFFFFFFFFu}) {
        player.Access(1, "write", address, 0xFFFFFFFF);
    }
    player.Event("cpu1 write 0x20041ffc 8 0xffffffffffffffff");
    player.Event("cpu1 write 0x20041ffc 4 0xffffffff");
    EXPECT_FALSE(player.Passed());
}

} /* namespace */
