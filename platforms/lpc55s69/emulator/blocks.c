/*
 * Virtual LPCXpresso55S69: the map of peripherals.
 *
 * Sheet 1.4 and 7.1. Every block of the chip stands in the table, so that the
 * secure controller guards it; a block without functions is not modelled, and
 * an access that the rules let through stops the run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "lpc55s69.h"

#define ALWAYS -1, 0
#define UNMODELLED(name, base, size) \
    { name, base, size, ALWAYS, 0, NULL, NULL, NULL }

static const Lpc55Block blocks[] = {
    { "SYSCON", 0x40000000, 0x1000, ALWAYS, 0,
      lpc55_syscon_read, lpc55_syscon_write, NULL },
    { "IOCON", 0x40001000, 0x1000, 0, 13, 0,
      lpc55_iocon_read, lpc55_iocon_write, NULL },
    UNMODELLED("GINT0", 0x40002000, 0x1000),
    UNMODELLED("GINT1", 0x40003000, 0x1000),
    UNMODELLED("PINT", 0x40004000, 0x1000),
    UNMODELLED("SECPINT", 0x40005000, 0x1000),
    UNMODELLED("INPUTMUX", 0x40006000, 0x1000),
    { "CTIMER0", 0x40008000, 0x1000, 1, 26, 0,
      lpc55_ctimer_read, lpc55_ctimer_write, lpc55_ctimer_reset },
    { "CTIMER1", 0x40009000, 0x1000, 1, 27, 1,
      lpc55_ctimer_read, lpc55_ctimer_write, lpc55_ctimer_reset },
    { "WWDT", 0x4000c000, 0x1000, 0, 22, 0,
      lpc55_wwdt_read, lpc55_wwdt_write, NULL },
    { "MRT", 0x4000d000, 0x1000, 1, 0, 0,
      lpc55_mrt_read, lpc55_mrt_write, lpc55_mrt_reset },
    UNMODELLED("UTICK", 0x4000e000, 0x1000),
    { "ANACTRL", 0x40013000, 0x1000, 2, 27, 0,
      lpc55_anactrl_read, lpc55_anactrl_write, NULL },
    { "PMC", 0x40020000, 0x1000, ALWAYS, 0,
      lpc55_pmc_read, lpc55_pmc_write, NULL },
    UNMODELLED("SYSCTL", 0x40023000, 0x1000),
    { "CTIMER2", 0x40028000, 0x1000, 1, 22, 2,
      lpc55_ctimer_read, lpc55_ctimer_write, lpc55_ctimer_reset },
    { "CTIMER3", 0x40029000, 0x1000, 2, 21, 3,
      lpc55_ctimer_read, lpc55_ctimer_write, lpc55_ctimer_reset },
    { "CTIMER4", 0x4002a000, 0x1000, 2, 22, 4,
      lpc55_ctimer_read, lpc55_ctimer_write, lpc55_ctimer_reset },
    UNMODELLED("RTC", 0x4002c000, 0x1000),
    UNMODELLED("OSTIMER", 0x4002d000, 0x1000),
    { "flash controller", 0x40034000, 0x1000, 0, 7, 0,
      lpc55_flash_read, lpc55_flash_write, lpc55_flash_reset },
    UNMODELLED("PRINCE", 0x40035000, 0x1000),
    UNMODELLED("USBPHY", 0x40038000, 0x1000),
    { "RNG", 0x4003a000, 0x1000, 2, 13, 0,
      lpc55_rng_read, lpc55_rng_write, lpc55_rng_reset },
    UNMODELLED("PUF", 0x4003b000, 0x1000),
    UNMODELLED("PLU", 0x4003d000, 0x1000),
    UNMODELLED("ROM patch unit", 0x4003e000, 0x1000),
    UNMODELLED("DMA0", 0x40082000, 0x1000),
    UNMODELLED("USB0", 0x40084000, 0x1000),
    UNMODELLED("SCT0", 0x40085000, 0x1000),
    { "FLEXCOMM0", 0x40086000, 0x1000, 1, 11, 0,
      lpc55_uart_read, lpc55_uart_write, lpc55_uart_reset },
    UNMODELLED("FLEXCOMM1", 0x40087000, 0x1000),
    { "FLEXCOMM2", 0x40088000, 0x1000, 1, 13, 1,
      lpc55_uart_read, lpc55_uart_write, lpc55_uart_reset },
    UNMODELLED("FLEXCOMM3", 0x40089000, 0x1000),
    UNMODELLED("FLEXCOMM4", 0x4008a000, 0x1000),
    { "MAILBOX", 0x4008b000, 0x1000, 0, 26, 0,
      lpc55_mailbox_read, lpc55_mailbox_write, lpc55_mailbox_reset },
    UNMODELLED("GPIO", 0x4008c000, 0x4000),
    UNMODELLED("USB1", 0x40094000, 0x1000),
    UNMODELLED("CRC", 0x40095000, 0x1000),
    UNMODELLED("FLEXCOMM5", 0x40096000, 0x1000),
    UNMODELLED("FLEXCOMM6", 0x40097000, 0x1000),
    UNMODELLED("FLEXCOMM7", 0x40098000, 0x1000),
    UNMODELLED("SDIF", 0x4009b000, 0x1000),
    UNMODELLED("debug mailbox", 0x4009c000, 0x1000),
    UNMODELLED("HS SPI", 0x4009f000, 0x1000),
    UNMODELLED("ADC0", 0x400a0000, 0x1000),
    UNMODELLED("USB FS host", 0x400a2000, 0x1000),
    UNMODELLED("USB HS host", 0x400a3000, 0x1000),
    UNMODELLED("HASHCRYPT", 0x400a4000, 0x1000),
    UNMODELLED("CASPER", 0x400a5000, 0x1000),
    UNMODELLED("POWERQUAD", 0x400a6000, 0x1000),
    UNMODELLED("DMA1", 0x400a7000, 0x1000),
    UNMODELLED("secure GPIO", 0x400a8000, 0x4000),
    { "AHB secure controller", 0x400ac000, 0x4000, ALWAYS, 0,
      lpc55_ahb_read, lpc55_ahb_write, NULL },
};

bool lpc55_find_block(uint32_t addr, Lpc55Target *t)
{
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(blocks); i++) {
        if (addr - blocks[i].base < blocks[i].size) {
            t->block = &blocks[i];
            t->offset = addr - blocks[i].base;
            t->name = blocks[i].name;
            return true;
        }
    }
    return false;
}

bool lpc55_block_on(Lpc55 *s, const Lpc55Block *b)
{
    return b->gate_word < 0 ||
           ((s->ahbclk[b->gate_word] >> b->gate_bit & 1) &&
            !(s->preset[b->gate_word] >> b->gate_bit & 1));
}

static void check_access(Lpc55 *s, const Lpc55Target *t, unsigned size)
{
    const Lpc55Block *b = t->block;

    if (!b->read) {
        lpc55_strict(s, "%s (0x%08x) is not modelled", b->name,
                     b->base + t->offset);
    }
    if (size != 4 || (t->offset & 3)) {
        lpc55_strict(s, "%s register 0x%03x accessed with %u bytes", b->name,
                     t->offset, size);
    }
    if (b->gate_word >= 0) {
        if (!(s->ahbclk[b->gate_word] >> b->gate_bit & 1)) {
            lpc55_strict(s, "%s register 0x%03x accessed with its clock off"
                         " (AHBCLKCTRL%d bit %u)", b->name, t->offset,
                         b->gate_word, b->gate_bit);
        }
        if (s->preset[b->gate_word] >> b->gate_bit & 1) {
            lpc55_strict(s, "%s register 0x%03x accessed in reset"
                         " (PRESETCTRL%d bit %u)", b->name, t->offset,
                         b->gate_word, b->gate_bit);
        }
    }
}

uint32_t lpc55_block_read(Lpc55 *s, const Lpc55Target *t, unsigned size)
{
    check_access(s, t, size);
    return t->block->read(s, t->block, t->offset);
}

void lpc55_block_write(Lpc55 *s, const Lpc55Target *t, unsigned size,
                       uint32_t value)
{
    check_access(s, t, size);
    t->block->write(s, t->block, t->offset, value);
}

/* Blocks whose PRESETCTRLn bit has just been set */
void lpc55_blocks_preset(Lpc55 *s, int word, uint32_t bits)
{
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(blocks); i++) {
        if (blocks[i].gate_word == word && blocks[i].reset &&
            (bits >> blocks[i].gate_bit & 1)) {
            blocks[i].reset(s, &blocks[i]);
        }
    }
}

void lpc55_blocks_reset(Lpc55 *s)
{
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(blocks); i++) {
        if (blocks[i].reset) {
            blocks[i].reset(s, &blocks[i]);
        }
    }
    lpc55_ahb_reset(s);
    lpc55_syscon_reset(s);
}

void lpc55_bad_register(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        bool write)
{
    lpc55_strict(s, "%s: %s register 0x%03x, which is not modelled, or only"
                 " for %s", b->name, write ? "write to" : "read of", offset,
                 write ? "reading" : "writing");
}

void lpc55_reserved_bits(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                         uint32_t value, uint32_t allowed)
{
    if (value & ~allowed) {
        lpc55_strict(s, "%s register 0x%03x: value 0x%08x sets reserved bits"
                     " 0x%08x", b->name, offset, value, value & ~allowed);
    }
}
