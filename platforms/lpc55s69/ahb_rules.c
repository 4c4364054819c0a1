/* SPDX-License-Identifier: Apache-2.0 */
/* The AHB secure controller's registers, computed by the compiler from the tables of memory_map.h.
 *
 * A rule is a nibble: 3 lets Secure privileged code in, 0 everybody; each register holds eight rules (LPC55S69 sheet
 * 6.3). All is 3 but for what memory_map.h lists as non-secure. Reserved nibbles are 3 as well (sheet 6.5); they are
 * written but not compared, because nobody says how they read; the ROM patch unit's is compared. The coarse
 * SLAVE_RULE registers stay 0 (sheet 6.4). */
#include "platforms/lpc55s69/ahb_rules.h"

#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/memory_map.h"

/* 0xF in nibble `k` if page number k of a register that begins at `base` overlaps [first, last]. */
#define NIBBLE(k, base, step, first, last)                                                                       \
    ((((uint32_t)(first) <= ((base) + ((k) * (step)) + ((step) - 1u)))                                            \
      && ((uint32_t)(last) >= ((base) + ((k) * (step)))))                                                        \
         ? (0xFu << (4u * (k)))                                                                                  \
         : 0u)
#define NIBBLES(base, step, first, last)                                                                        \
    (NIBBLE(0u, base, step, first, last) | NIBBLE(1u, base, step, first, last) | NIBBLE(2u, base, step, first, last) \
     | NIBBLE(3u, base, step, first, last) | NIBBLE(4u, base, step, first, last) | NIBBLE(5u, base, step, first, last) \
     | NIBBLE(6u, base, step, first, last) | NIBBLE(7u, base, step, first, last))

/* The nibbles of one register that memory_map.h makes non-secure. An entry macro of a table cannot be told for which
 * register it is expanded, so each register has one. */
#define FLASH_0(first, last, clients) | NIBBLES(0x00000000u, 0x8000u, first, last)
#define FLASH_1(first, last, clients) | NIBBLES(0x00040000u, 0x8000u, first, last)
#define FLASH_2(first, last, clients) | NIBBLES(0x00080000u, 0x8000u, first, last)
#define RAM_X(first, last, clients) | NIBBLES(0x04000000u, 0x1000u, first, last)
#define RAM_0_LOW(first, last, clients) | NIBBLES(0x20000000u, 0x1000u, first, last)
#define RAM_0_HIGH(first, last, clients) | NIBBLES(0x20008000u, 0x1000u, first, last)
#define RAM_1_LOW(first, last, clients) | NIBBLES(0x20010000u, 0x1000u, first, last)
#define RAM_1_HIGH(first, last, clients) | NIBBLES(0x20018000u, 0x1000u, first, last)
#define RAM_2_LOW(first, last, clients) | NIBBLES(0x20020000u, 0x1000u, first, last)
#define RAM_2_HIGH(first, last, clients) | NIBBLES(0x20028000u, 0x1000u, first, last)
#define RAM_3_LOW(first, last, clients) | NIBBLES(0x20030000u, 0x1000u, first, last)
#define RAM_3_HIGH(first, last, clients) | NIBBLES(0x20038000u, 0x1000u, first, last)
#define RAM_4(first, last, clients) | NIBBLES(0x20040000u, 0x1000u, first, last)
#define APB0_0(first, last) | NIBBLES(0x40000000u, 0x1000u, first, last)
#define APB0_1(first, last) | NIBBLES(0x40008000u, 0x1000u, first, last)
#define APB0_2(first, last) | NIBBLES(0x40010000u, 0x1000u, first, last)
#define APB1_0(first, last) | NIBBLES(0x40020000u, 0x1000u, first, last)
#define APB1_1(first, last) | NIBBLES(0x40028000u, 0x1000u, first, last)
#define APB1_2(first, last) | NIBBLES(0x40030000u, 0x1000u, first, last)
#define APB1_3(first, last) | NIBBLES(0x40038000u, 0x1000u, first, last)
#define PORT8_0(first, last) | NIBBLES(0x40080000u, 0x1000u, first, last)
#define PORT8_1(first, last) | NIBBLES(0x40088000u, 0x1000u, first, last)
#define PORT9_0(first, last) | NIBBLES(0x40090000u, 0x1000u, first, last)
#define PORT9_1(first, last) | NIBBLES(0x40098000u, 0x1000u, first, last)
#define PORT10_0(first, last) | NIBBLES(0x400A0000u, 0x1000u, first, last)

#define ALL_SECURE 0x33333333u

/* A register whose eight or fewer rules `used` are all documented. */
#define MEMORY(offset, used, which)                                                                              \
    {                                                                                                            \
        AHB_SECURE + (offset), (used) & ~(0u MAP_NON_SECURE_MEMORY(which)), (used)                               \
    }
/* A register of peripherals: `known` rules are documented, `reserved` ones are to be 3. */
#define PERIPHERALS(offset, known, reserved, which)                                                              \
    {                                                                                                            \
        AHB_SECURE + (offset), ((known) | (reserved)) & ~(0u MAP_NON_SECURE_PERIPHERALS(which)), (known)         \
    }
#define PLAIN(offset, value, mask)              \
    {                                           \
        AHB_SECURE + (offset), (value), (mask)  \
    }

/* Bits of SEC_CPU_INT_MASK0: the lines that CPU1 sees (sheet 6.6). */
#define NS_LINES ((1u << MAP_NS_IRQ_FLEXCOMM2) | (1u << MAP_NS_IRQ_MAILBOX))

const struct reg_setting ahb_rules[] = {
    /* Memory (sheet 6.4) */
    MEMORY(0x010u, ALL_SECURE, FLASH_0),
    MEMORY(0x014u, ALL_SECURE, FLASH_1),
    MEMORY(0x018u, 0x00003333u, FLASH_2),
    PLAIN(0x020u, ALL_SECURE, ALL_SECURE), /* boot ROM */
    PLAIN(0x024u, ALL_SECURE, ALL_SECURE),
    PLAIN(0x028u, ALL_SECURE, ALL_SECURE),
    PLAIN(0x02Cu, ALL_SECURE, ALL_SECURE),
    MEMORY(0x040u, ALL_SECURE, RAM_X),
    MEMORY(0x060u, ALL_SECURE, RAM_0_LOW),
    MEMORY(0x064u, ALL_SECURE, RAM_0_HIGH),
    MEMORY(0x080u, ALL_SECURE, RAM_1_LOW),
    MEMORY(0x084u, ALL_SECURE, RAM_1_HIGH),
    MEMORY(0x0A0u, ALL_SECURE, RAM_2_LOW),
    MEMORY(0x0A4u, ALL_SECURE, RAM_2_HIGH),
    MEMORY(0x0C0u, ALL_SECURE, RAM_3_LOW),
    MEMORY(0x0C4u, ALL_SECURE, RAM_3_HIGH),
    MEMORY(0x0E0u, 0x00003333u, RAM_4),
    PLAIN(0x170u, 0x00003333u, 0x00003333u), /* USB RAM */
    /* Coarse rules, which would override the others */
    PLAIN(0x000u, 0u, 0x33u),
    PLAIN(0x030u, 0u, 0x3u),
    PLAIN(0x050u, 0u, 0x3u),
    PLAIN(0x070u, 0u, 0x3u),
    PLAIN(0x090u, 0u, 0x3u),
    PLAIN(0x0B0u, 0u, 0x3u),
    PLAIN(0x0D0u, 0u, 0x3u),
    PLAIN(0x0F0u, 0u, 0x33u),
    PLAIN(0x160u, 0u, 0x3u),
    /* Peripherals (sheet 6.5) */
    PERIPHERALS(0x100u, 0x03333333u, 0x30000000u, APB0_0),
    PERIPHERALS(0x104u, 0x03330033u, 0x30003300u, APB0_1),
    PERIPHERALS(0x108u, 0x00003000u, 0x33330333u, APB0_2),
    PERIPHERALS(0x110u, 0x00003003u, 0x33330330u, APB1_0),
    PERIPHERALS(0x114u, 0x00330333u, 0x33003000u, APB1_1),
    PERIPHERALS(0x118u, 0x00330000u, 0x33003333u, APB1_2),
    PERIPHERALS(0x11Cu, 0x03303303u, 0x30030030u, APB1_3), /* nibble 6: the ROM patch unit */
    PERIPHERALS(0x120u, 0x33330300u, 0x00003033u, PORT8_0),
    PERIPHERALS(0x124u, 0x00033333u, 0x00300000u, PORT8_1),
    PERIPHERALS(0x130u, 0x33330000u, 0x00003333u, PORT9_0),
    PERIPHERALS(0x134u, 0x30033003u, 0x03300330u, PORT9_1),
    PERIPHERALS(0x140u, 0x33333303u, 0x00000030u, PORT10_0),
    PLAIN(0x144u, 0x00000033u, 0x00000033u), /* secure GPIO and this controller: 16 KiB each */
    PLAIN(0x150u, 0x00003333u, 0x00003333u), /* the controller's four pages */
    /* Every other bus master is non-secure; its level and the complement, both locked (sheet 6.6) */
    PLAIN(0xFD0u, 0x40000000u, 0xC3FF0FF0u),
    PLAIN(0xFD4u, 0x7FFFFFFFu, 0xC3FF0FF0u),
    /* Interrupt lines that CPU1 sees, then the masks locked, the plain GPIO block's with them */
    PLAIN(0xF90u, NS_LINES, 0xFFFFFFFFu),
    PLAIN(0xF94u, 0u, 0x0FFFFFFFu),
    PLAIN(0xFBCu, 0x000005A5u, 0x00000F0Fu),
    /* CPU0: VTOR, AIRCR and the SAU stay as they are until the next reset, the non-secure state's registers too; the
     * Secure MPU stays writable, because partitions are switched by it */
    PLAIN(0xFECu, 0x40000195u, 0xC00003FFu),
};
const uint32_t ahb_rule_count = sizeof(ahb_rules) / sizeof(ahb_rules[0]);

const struct reg_setting ahb_enable[] = {
    PLAIN(0xFFCu, 0x0000AAA6u, 0x0000FFFFu),
    PLAIN(0xFF8u, 0x0000AAA5u, 0x0000FFFFu),
};
const uint32_t ahb_enable_count = sizeof(ahb_enable) / sizeof(ahb_enable[0]);
