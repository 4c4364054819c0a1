// SPDX-License-Identifier: Apache-2.0
// platforms/lpc55s69/twin_cpu.c when a handler puts CPU1 into reset in the middle of anything that it does with CPUCTRL
// (LPC55S69 sheet, section 4). The file itself is under test; registers_double.h takes the place of registers.h, so
// that an interrupt can come before every access.
#include <sys/mman.h>

#include <cstdint>
#include <functional>
#include <map>

#include "gtest/gtest.h"
#include "hal/console.h"
#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "host_tests/twin_cpu/registers_double.h"
#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/clocks.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/supervisor.h"

namespace {

constexpr uint32_t kKeyMask = 0xFFFF0000u;
constexpr uint32_t kHeld = SYSCON_CPUCTRL_CPU1RSTEN;
constexpr uint32_t kBoth = SYSCON_CPUCTRL_CPU1RSTEN | SYSCON_CPUCTRL_CPU1CLKEN;

struct Chip {
    std::map<uint32_t, uint32_t> registers;
    bool masked = false;
    bool in_handler = false;
    bool handler_pending = false;
    int steps = 0;          // accesses of the thread so far
    int interrupt_step = 0; // the handler comes before this one; 0: never
    bool handler_ran = false;
    bool thread_reads_cpuctrl = false; // between the thread's first look at CPUCTRL and its last
    int torn = 0;                      // handlers in there
    bool stopped = false; // by the supervisor, until the next command
    int lost = 0;                      // writes that were expected and did not read back
};
Chip chip;

void RunHandler()
{
    chip.handler_pending = false;
    chip.handler_ran = true;
    chip.in_handler = true;
    chip.torn += chip.thread_reads_cpuctrl ? 1 : 0;
    hal_ns_cpu_hold();
    chip.in_handler = false;
}

// Before each access of the thread.
void Step()
{
    if (chip.in_handler) {
        return;
    }
    chip.steps++;
    if (chip.steps == chip.interrupt_step) {
        chip.handler_pending = true;
    }
    if (chip.handler_pending && !chip.masked) {
        RunHandler();
    }
}

bool Cpu1IsHeld()
{
    return (chip.registers[SYSCON_CPUCTRL] & kHeld) != 0u;
}

} // namespace

extern "C" {
uint32_t reg_read(uint32_t address)
{
    Step();
    if ((address == SYSCON_CPUCTRL) && !chip.in_handler) {
        chip.thread_reads_cpuctrl = true;
    }
    return chip.registers[address];
}

void reg_write(uint32_t address, uint32_t value)
{
    Step();
    if (address == SYSCON_CPUCTRL) {
        if ((value & kKeyMask) != (SYSCON_CPUCTRL_KEY & kKeyMask)) {
            return; // as the chip does without the key
        }
        value &= ~kKeyMask;
    }
    chip.registers[address] = value;
}

void reg_expect(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason)
{
    chip.lost += ((reg_read(address) & mask) != value) ? 1 : 0;
    chip.thread_reads_cpuctrl = chip.thread_reads_cpuctrl && chip.in_handler;
}

void reg_ensure(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason)
{
    const uint32_t before = reg_read(address);
    if ((before & mask) != value) {
        reg_write(address, (before & ~mask) | value);
        reg_expect(address, mask, value, reason);
    }
}

uint32_t interrupts_mask()
{
    const uint32_t before = chip.masked ? 1u : 0u;
    Step();
    chip.masked = true;
    return before;
}

void interrupts_restore(uint32_t before)
{
    chip.masked = before != 0u;
    chip.thread_reads_cpuctrl = chip.thread_reads_cpuctrl && chip.in_handler;
    Step();
}

void data_synchronization_barrier()
{
    Step();
}

void wait_for_interrupt()
{
}

void hal_shared_store(struct hal_shared_u32 *, uint32_t)
{
    Step();
}

uint32_t hal_ns_cpu_ready_word()
{
    return 1u;
}

void hal_console_line(const char *)
{
}

void clocks_reset_ns_blocks()
{
}

uint32_t supervisor_milliseconds()
{
    return 0u;
}

bool supervisor_ns_cpu_stopped()
{
    return chip.stopped;
}

void entry_while_waiting()
{
}
}

namespace {

class TwinCpu : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        // The slots, which are cleared while CPU1 is in reset.
        void *const page = reinterpret_cast<void *>(static_cast<uintptr_t>(MAP_MAILBOX_PAGE));
        ASSERT_EQ(mmap(page, MAP_RAM_PAGE_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0),
                  page);
    }

    void SetUp() override
    {
        PowerOn();
    }

    // CPU1 is held; CPSTAT says all the time that it has locked up, and only a CPU1 that runs is asked.
    static void PowerOn()
    {
        chip = Chip();
        chip.registers[SYSCON_CPUCTRL] = kBoth;
        chip.registers[SYSCON_CPSTAT] = SYSCON_CPSTAT_CPU1LOCKUP;
    }

    // Calls `operation` with a handler before its n-th step, for every n, and looks at what came of it.
    static void InterruptEverywhere(const std::function<void()> &prepare, const std::function<void()> &operation)
    {
        PowerOn();
        prepare();
        chip.steps = 0;
        operation();
        const int steps = chip.steps;
        ASSERT_GT(steps, 3);
        for (int n = 1; n <= steps; n++) {
            SCOPED_TRACE(testing::Message() << "interrupted before step " << n << " of " << steps);
            PowerOn();
            prepare();
            chip.steps = 0;
            chip.interrupt_step = n;
            operation();
            EXPECT_TRUE(chip.handler_ran);
            EXPECT_FALSE(chip.masked);
            EXPECT_EQ(chip.torn, 0) << "the handler came between a look at CPUCTRL and the next";
            EXPECT_EQ(chip.lost, 0) << "a hold was taken for a lost write";
            EXPECT_EQ(hal_ns_cpu_locked_up(), !Cpu1IsHeld());
        }
    }
};

void Boot()
{
    tfm_spm_hal_boot_ns_cpu(MAP_NS_IMAGE);
}

TEST_F(TwinCpu, StartsCpu1AtItsVectorTable_FFM_299)
{
    Boot();
    EXPECT_EQ(chip.registers[SYSCON_CPBOOT], static_cast<uint32_t>(MAP_NS_IMAGE));
    EXPECT_EQ(chip.registers[SYSCON_CPUCFG], SYSCON_CPUCFG_CPU1ENABLE);
    EXPECT_EQ(chip.registers[SYSCON_CPUCTRL] & kBoth, SYSCON_CPUCTRL_CPU1CLKEN);
    EXPECT_EQ(chip.lost, 0);
}

// With the SFN backend the thread carries a reset out, maybe after a handler has stopped CPU1 for its violations.
TEST_F(TwinCpu, LetsNoCpu1GoThatHasBeenStopped)
{
    Boot();
    hal_ns_cpu_hold();
    chip.stopped = true;
    hal_ns_cpu_release();
    EXPECT_TRUE(Cpu1IsHeld());
    EXPECT_FALSE(hal_ns_cpu_locked_up());
    EXPECT_EQ(chip.lost, 0);

    chip.stopped = false; // the next command
    hal_ns_cpu_hold();
    hal_ns_cpu_release();
    EXPECT_FALSE(Cpu1IsHeld());
    EXPECT_TRUE(hal_ns_cpu_locked_up());
}

TEST_F(TwinCpu, KeepsAHandlersHoldThatComesWhileItBoots)
{
    InterruptEverywhere([] {}, Boot);
}

TEST_F(TwinCpu, KeepsAHandlersHoldThatComesWhileItReleases)
{
    InterruptEverywhere([] { hal_ns_cpu_hold(); }, hal_ns_cpu_release);
}

TEST_F(TwinCpu, KeepsAHandlersHoldThatComesWhileItHolds)
{
    InterruptEverywhere(Boot, hal_ns_cpu_hold);
}

TEST_F(TwinCpu, HoldsACpu1ThatAHandlerHasJustHeld)
{
    Boot();
    chip.interrupt_step = chip.steps + 1;
    hal_ns_cpu_hold();
    EXPECT_TRUE(Cpu1IsHeld());
    EXPECT_FALSE(hal_ns_cpu_locked_up());
}

TEST_F(TwinCpu, StaysMaskedForACallerThatIsMasked)
{
    Boot();
    chip.masked = true;
    hal_ns_cpu_hold();
    EXPECT_TRUE(chip.masked);
    EXPECT_TRUE(Cpu1IsHeld());
}

} // namespace
