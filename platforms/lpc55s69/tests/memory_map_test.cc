// SPDX-License-Identifier: Apache-2.0
// memory_map.h, the AHB rules, the SAU's regions and the range check for CPU1's clients say the same. Which rule lies
// in which register is written here once more, from the LPC55S69 sheet (6.4, 6.5), not from ahb_rules.c.
#include <cstdint>
#include <map>
#include <vector>

#include "gtest/gtest.h"
#include "hal/memory.h"
#include "hal/panic.h"
#include "platforms/lpc55s69/ahb_rules.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/memory_map.h"

extern "C" {
// What the linker gives a real image.
const char image_ram_begin[64] = {0};
const char image_text_begin[64] = {0};
extern const char image_ram_end[64] __attribute__((alias("image_ram_begin")));
extern const char image_end[64] __attribute__((alias("image_text_begin")));

void hal_panic(enum hal_panic_reason reason)
{
    ADD_FAILURE() << "hal_panic(" << reason << ")";
    abort();
}
}

namespace {

constexpr uint32_t kController = 0x500AC000u;

struct Piece {
    uint32_t first;
    uint32_t last;
    uint32_t clients;
};

#define PIECE(first, last, clients) {first, last, clients},
const std::vector<Piece> kNonSecureMemory = {MAP_NON_SECURE_MEMORY(PIECE)};
#undef PIECE
#define PIECE(first, last) {first, last, 0},
const std::vector<Piece> kNonSecurePeripherals = {MAP_NON_SECURE_PERIPHERALS(PIECE)};
const std::vector<Piece> kSauRegions = {MAP_SAU_REGIONS(PIECE)};
#undef PIECE

bool Within(const std::vector<Piece> &pieces, uint32_t address)
{
    for (const Piece &piece : pieces) {
        if ((address >= piece.first) && (address <= piece.last)) {
            return true;
        }
    }
    return false;
}

uint32_t Register(uint32_t offset)
{
    uint32_t value = 0xDEADDEADu;
    int found = 0;
    for (uint32_t i = 0; i < ahb_rule_count; i++) {
        if (ahb_rules[i].address == kController + offset) {
            value = ahb_rules[i].value;
            found++;
        }
    }
    EXPECT_EQ(found, 1) << "register 0x" << std::hex << offset;
    return value;
}

uint32_t Nibble(uint32_t offset, uint32_t index)
{
    return (Register(offset + 4u * (index / 8u)) >> (4u * (index % 8u))) & 0xFu;
}

// Sheet 6.4: first register of the rules of each memory, its address, bytes a rule, rules.
struct Memory {
    uint32_t offset;
    uint32_t base;
    uint32_t step;
    uint32_t rules;
};
const std::vector<Memory> kMemories = {
    {0x010, 0x00000000, 0x8000, 20}, {0x020, 0x03000000, 0x1000, 32}, {0x040, 0x04000000, 0x1000, 8},
    {0x060, 0x20000000, 0x1000, 16}, {0x080, 0x20010000, 0x1000, 16}, {0x0A0, 0x20020000, 0x1000, 16},
    {0x0C0, 0x20030000, 0x1000, 16}, {0x0E0, 0x20040000, 0x1000, 4},  {0x170, 0x40100000, 0x1000, 4},
};

// Sheet 6.5: register, address of its first slot, rules that belong to somebody.
struct Peripherals {
    uint32_t offset;
    uint32_t base;
    uint32_t known;
    uint32_t reserved;
};
const std::vector<Peripherals> kPeripherals = {
    {0x100, 0x40000000, 0x7F, 0x30000000}, {0x104, 0x40008000, 0x73, 0x30003300}, {0x108, 0x40010000, 0x08, 0x33330333},
    {0x110, 0x40020000, 0x09, 0x33330330}, {0x114, 0x40028000, 0x37, 0x33003000}, {0x118, 0x40030000, 0x30, 0x33003333},
    {0x11C, 0x40038000, 0x6D, 0x33030030}, {0x120, 0x40080000, 0xF4, 0x00003033}, {0x124, 0x40088000, 0x1F, 0x00300000},
    {0x130, 0x40090000, 0xF0, 0x00003333}, {0x134, 0x40098000, 0x99, 0x03300330}, {0x140, 0x400A0000, 0xFD, 0x00000030},
};

bool ClientMay(uint32_t address, size_t len, hal_access access)
{
    const hal_domain domain = {HAL_DOMAIN_NON_SECURE_CPU, 0};
    untrusted_range range;
    return untrusted_range_parse(address, len, &range) && hal_memory_check(domain, range, access);
}

TEST(AhbRules, LetNobodyIntoMemoryThatIsNotInTheTable)
{
    for (const Memory &memory : kMemories) {
        for (uint32_t i = 0; i < memory.rules; i++) {
            const uint32_t address = memory.base + i * memory.step;
            EXPECT_EQ(Nibble(memory.offset, i), Within(kNonSecureMemory, address) ? 0u : 3u) << std::hex << address;
        }
    }
}

TEST(AhbRules, HaveNoEntryOfTheTableThatCoversAPageInPart)
{
    for (const Piece &piece : kNonSecureMemory) {
        const uint32_t step = (piece.first < 0x00100000u) ? 0x8000u : 0x1000u;
        EXPECT_EQ(piece.first % step, 0u);
        EXPECT_EQ((piece.last + 1u) % step, 0u);
    }
}

TEST(AhbRules, LetCpu1UseItsConsoleAndTheMailboxAndNoOtherPeripheral)
{
    for (const Peripherals &block : kPeripherals) {
        for (uint32_t i = 0; i < 8; i++) {
            const uint32_t address = block.base + i * 0x1000u;
            if ((block.known >> i) & 1u) {
                const uint32_t expected = Within(kNonSecurePeripherals, address) ? 0u : 3u;
                EXPECT_EQ(Nibble(block.offset, i), expected) << std::hex << address;
            }
        }
    }
    EXPECT_EQ(Nibble(0x124, 0), 0u); // FLEXCOMM2
    EXPECT_EQ(Nibble(0x124, 3), 0u); // MAILBOX
    EXPECT_EQ(kNonSecurePeripherals.size(), 2u);
}

// Port 8 SLAVE1 ends with nibble 5: GPIO, which has one rule for four pages, is its last slot.
TEST(AhbRules, AreEachKnownOrReservedInTheTablesOfThisTest)
{
    for (const Peripherals &block : kPeripherals) {
        for (uint32_t i = 0; i < ((block.offset == 0x124) ? 6u : 8u); i++) {
            const uint32_t known = (block.known >> i) & 1u;
            const uint32_t reserved = (block.reserved >> (4u * i)) & 1u;
            // The ROM patch unit is both.
            EXPECT_EQ(known + reserved, ((block.offset == 0x11C) && (i == 6u)) ? 2u : 1u)
                << std::hex << block.offset << " nibble " << i;
        }
    }
}

TEST(AhbRules, SetReservedRulesAsTheSheetAsks)
{
    for (const Peripherals &block : kPeripherals) {
        EXPECT_EQ(Register(block.offset) & block.reserved, block.reserved) << std::hex << block.offset;
    }
    EXPECT_EQ(Nibble(0x11C, 6), 3u) << "ROM patch unit (CVE-2021-31532)";
}

TEST(AhbRules, ProtectTheControllerItself)
{
    EXPECT_EQ(Register(0x144), 0x33u);
    EXPECT_EQ(Register(0x150), 0x3333u);
}

TEST(AhbRules, KeepEveryOtherMasterNonSecureAndLockThat)
{
    EXPECT_EQ(Register(0xFD0), 0x40000000u);
    EXPECT_EQ(Register(0xFD4), 0x7FFFFFFFu);
}

TEST(AhbRules, SwitchCheckingOnLastAndLockEverything)
{
    ASSERT_EQ(ahb_enable_count, 2u);
    EXPECT_EQ(ahb_enable[0].address, kController + 0xFFCu);
    EXPECT_EQ(ahb_enable[0].value, 0xAAA6u);
    EXPECT_EQ(ahb_enable[1].address, kController + 0xFF8u);
    EXPECT_EQ(ahb_enable[1].value, 0xAAA5u);
}

TEST(AhbRules, ShowCpu1OnlyItsOwnInterrupts)
{
    EXPECT_EQ(Register(0xF90), (1u << 16) | (1u << 31));
    EXPECT_EQ(Register(0xF94), 0u);
}

TEST(AhbRules, LockTheSauButNotTheSecureMpu)
{
    const uint32_t lock = Register(0xFEC);
    EXPECT_EQ((lock >> 8) & 3u, 1u);
    EXPECT_EQ((lock >> 6) & 3u, 2u);
    EXPECT_EQ(lock >> 30, 1u);
}

TEST(Sau, CoversWhatIsNonSecureAndNothingElse)
{
    EXPECT_LE(kSauRegions.size(), 8u);
    for (uint64_t address = 0; address < 0x60000000u; address += 0x1000u) {
        const uint32_t here = static_cast<uint32_t>(address);
        EXPECT_EQ(Within(kSauRegions, here), Within(kNonSecureMemory, here) || Within(kNonSecurePeripherals, here))
            << std::hex << address;
    }
}

TEST(RangeCheck, AcceptsOnlyWhatTheAhbRulesLetCpu1Reach)
{
    for (const Memory &memory : kMemories) {
        for (uint32_t i = 0; i < memory.rules; i++) {
            const uint32_t address = memory.base + i * memory.step;
            if (ClientMay(address, 1, HAL_ACCESS_READ)) {
                EXPECT_EQ(Nibble(memory.offset, i), 0u) << std::hex << address;
            }
            EXPECT_FALSE(ClientMay(address + 0x10000000u, 1, HAL_ACCESS_READ)) << std::hex << address;
        }
    }
}

TEST(RangeCheck, RefusesTheSharedPagesAndPeripherals)
{
    for (uint32_t address :
         {0x20040000u, 0x20040FFFu, 0x20041000u, 0x20041FFFu, 0x40088000u, 0x4008B000u, 0x50000000u}) {
        EXPECT_FALSE(ClientMay(address, 1, HAL_ACCESS_READ)) << std::hex << address;
    }
}

TEST(RangeCheck, RefusesARangeThatLeavesItsEntry)
{
    EXPECT_TRUE(ClientMay(0x20020000, 0x20000, HAL_ACCESS_READ_WRITE));
    EXPECT_FALSE(ClientMay(0x20020000, 0x20001, HAL_ACCESS_READ_WRITE));
    EXPECT_FALSE(ClientMay(0x2001FFFF, 2, HAL_ACCESS_READ));
    EXPECT_TRUE(ClientMay(0x2002FFFF, 2, HAL_ACCESS_READ)) << "SRAM2 and SRAM3 are one entry";
    EXPECT_TRUE(ClientMay(0x20042000, 0x2000, HAL_ACCESS_READ_WRITE));
    EXPECT_FALSE(ClientMay(0x20042000, 0x2001, HAL_ACCESS_READ_WRITE));
    EXPECT_FALSE(ClientMay(0xFFFFFFFF, 1, HAL_ACCESS_READ));
}

TEST(RangeCheck, LetsNobodyWriteToFlash)
{
    EXPECT_TRUE(ClientMay(MAP_NS_IMAGE, 16, HAL_ACCESS_READ));
    EXPECT_TRUE(ClientMay(0x0002FFFF, 1, HAL_ACCESS_READ));
    EXPECT_FALSE(ClientMay(0x0002FFFF, 2, HAL_ACCESS_READ));
    EXPECT_FALSE(ClientMay(MAP_NS_IMAGE, 1, HAL_ACCESS_READ_WRITE));
}

TEST(RangeCheck, RefusesPartitionsNonSecureMemory)
{
    const hal_domain domain = {HAL_DOMAIN_PARTITION, 0};
    for (const Piece &piece : kNonSecureMemory) {
        const untrusted_range range = {piece.first, 1};
        EXPECT_FALSE(hal_memory_check(domain, range, HAL_ACCESS_READ));
    }
}

/* Isolation level 1: partitions are privileged. */
TEST(RangeCheck, LetsPartitionsMapWhatNonSecureClientsMayUseAndNothingElse_FFM_219_232)
{
    const hal_domain domain = {HAL_DOMAIN_MAPPED_CLIENT, 0};
    for (const Piece &piece : kNonSecureMemory) {
        const untrusted_range whole = {piece.first, piece.last - piece.first + 1u};
        const bool client_may_write = ClientMay(piece.first, whole.len, HAL_ACCESS_READ_WRITE);
        EXPECT_EQ(hal_memory_check(domain, whole, HAL_ACCESS_READ_WRITE), client_may_write) << std::hex << piece.first;
        const bool client_may_read = ClientMay(piece.first, whole.len, HAL_ACCESS_READ);
        EXPECT_EQ(hal_memory_check(domain, whole, HAL_ACCESS_READ), client_may_read) << std::hex << piece.first;
        if (client_may_read && !client_may_write) { // what the partition gets if the bus refuses it
            const untrusted_range instead = {hal_memory_substitute(), whole.len};
            EXPECT_TRUE(hal_memory_check(domain, instead, HAL_ACCESS_READ_WRITE));
        }
        const untrusted_range longer = {piece.first, whole.len + 1u};
        EXPECT_FALSE(hal_memory_check(domain, longer, HAL_ACCESS_READ)) << std::hex << piece.first;
    }
    const untrusted_range ram = {0x20020000, 0x20000};
    EXPECT_TRUE(hal_memory_check(domain, ram, HAL_ACCESS_READ_WRITE));
    for (const uint32_t address : {0x10008200u, 0x20040000u, 0x20041000u, 0x30000000u, 0x40088000u}) {
        const untrusted_range word = {address, 4};
        EXPECT_FALSE(hal_memory_check(domain, word, HAL_ACCESS_READ)) << std::hex << address;
    }
}

TEST(RangeCheck, AcceptsEveryEmptyRange)
{
    EXPECT_TRUE(ClientMay(0, 0, HAL_ACCESS_READ_WRITE));
    EXPECT_TRUE(ClientMay(0xFFFFFFFF, 0, HAL_ACCESS_READ_WRITE));
}

TEST(MemoryMap, HasImagesInsideTheirAreasAndSharedWordsInTheirPages)
{
    EXPECT_EQ(MAP_SECURE_IMAGE, MAP_SECURE_AREA + MAP_IMAGE_HEADER_BYTES);
    EXPECT_EQ(MAP_NS_IMAGE, MAP_NS_AREA + MAP_IMAGE_HEADER_BYTES);
    EXPECT_EQ(MAP_SECURE_IMAGE % 512, 0);
    EXPECT_EQ(MAP_NS_IMAGE % 512, 0);
    EXPECT_EQ(MAP_BOOT_AREA + MAP_BOOT_AREA_BYTES, MAP_SECURE_AREA);
    EXPECT_EQ(MAP_SECURE_AREA + MAP_SECURE_AREA_BYTES, MAP_NS_AREA + MAP_SECURE_ALIAS);
    EXPECT_EQ(MAP_NS_AREA + MAP_NS_AREA_BYTES + MAP_SECURE_ALIAS, MAP_BANK_0);
    EXPECT_EQ(MAP_BANK_0 + MAP_BANK_BYTES, MAP_BANK_1);
    EXPECT_EQ(MAP_NS_TORN_PAGE, MAP_NS_AREA + MAP_NS_AREA_BYTES - MAP_FLASH_PAGE_BYTES);
    EXPECT_EQ(MAP_JOURNAL + MAP_JOURNAL_BYTES, MAP_FLASH_NEVER_ERASED);
    EXPECT_EQ(MAP_READY_WORD_CPU0 & ~0xFFF, MAP_READY_PAGE);
    EXPECT_EQ(MAP_READY_WORD_CPU1 & ~0xFFF, MAP_READY_PAGE);
    EXPECT_LE(MAP_MAILBOX_BYTES, MAP_RAM_PAGE_BYTES);
}

} // namespace
