/*
 * Virtual LPCXpresso55S69: what the boot ROM checks and what it leaves.
 *
 * Sheet section 10: the image at flash 0 must carry sane header words. Sheet
 * 7.4, 10.1 and 17: the state in which the ROM starts an image is not known
 * in full, so it is drawn from rom-seed; firmware must come up from every
 * draw. The ROM's own code does not run here.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "exec/exec-all.h"
#include "hw/sysbus.h"
#include "qemu/bitops.h"
#include "target/arm/internals.h"
#include "lpc55s69.h"

/* Image header, sheet 10.2 */
enum {
    WORD_MSP = 0x00,
    WORD_RESET = 0x04,
    WORD_LENGTH = 0x20,
    WORD_TYPE = 0x24,
    WORD_CRC = 0x28,
    WORD_LOAD = 0x34,
};

#define TYPE_PLAIN          0u
#define TYPE_CRC_XIP        5u
#define TYPE_TZ_SHIFT       13
#define IMAGE_SECURE        LPC55_SECURE_BIT

#define MAINCLKSELA         (0x280 / 4)
#define AHBCLKDIV           (0x380 / 4)
#define FMCCR               (0x400 / 4)
#define FRO_ENA_96MHZ       (1u << 30)
#define NVIC_ISPR           0x200
#define AOREG1_POR          (1u << 4)
#define AOREG1_PAD          (1u << 5)
#define AOREG1_SYSTEM       (1u << 7)
#define ROM_SCRATCH         0x4000u
#define PRESET0_MAILBOX     (1u << 26)
#define PRESET1_FLEXCOMM0   (1u << 11)

/* Blocks that may be left clocked, unclocked, or in reset */
static const uint32_t doubtful[3] = {
    1u << 13 | 1u << 22 | 1u << 26,
    1u << 0 | 0xffu << 11 | 1u << 22 | 1u << 26 | 1u << 27,
    1u << 13 | 1u << 18 | 3u << 21 | 1u << 23 | 1u << 27,
};

static G_NORETURN void refuse(Lpc55 *s, const char *why, uint32_t value)
{
    lpc55_end(s, LPC55_EXIT_STRICT, "strict cpu=0 pc=0x00000000 why=\"the ROM"
              " refuses the image at flash 0: %s (0x%08x)\"", why, value);
}

static uint32_t image_word(Lpc55 *s, uint32_t offset)
{
    if (s->fl.word[offset / LPC55_FLASH_WORD] != LPC55_WORD_VALID) {
        refuse(s, "its header is not programmed, at offset", offset);
    }
    return ldl_le_p(s->flash_bytes + offset);
}

static bool in_ram(uint32_t sp)
{
    uint32_t plain = sp & ~LPC55_SECURE_BIT;

    return plain > LPC55_RAM_BASE && plain <= LPC55_RAM_BASE + LPC55_RAM_SIZE &&
           (sp >> 29) == 1;
}

static bool in_image(Lpc55 *s, uint32_t pc)
{
    uint32_t plain = pc & ~LPC55_SECURE_BIT;

    return plain < LPC55_FLASH_APP_END && !(pc >> 29);
}

/* CRC-32/MPEG-2 over the image without its own word, sheet 10.2 */
static uint32_t image_crc(Lpc55 *s, uint32_t length)
{
    uint32_t crc = 0xffffffff, i;
    int bit;

    for (i = 0; i < length; i++) {
        if (i >= WORD_CRC && i < WORD_CRC + 4) {
            continue;
        }
        crc ^= (uint32_t)s->flash_bytes[i] << 24;
        for (bit = 0; bit < 8; bit++) {
            crc = crc & 0x80000000u ? crc << 1 ^ 0x04c11db7u : crc << 1;
        }
    }
    return crc;
}

static void check_image(Lpc55 *s)
{
    uint32_t type = image_word(s, WORD_TYPE);
    uint32_t length = image_word(s, WORD_LENGTH);
    uint32_t sp = image_word(s, WORD_MSP);
    uint32_t pc = image_word(s, WORD_RESET);
    uint32_t i;

    if ((type >> TYPE_TZ_SHIFT & 3) == 2) {
        refuse(s, "it would be started non-secure, image type", type);
    }
    if (type != TYPE_PLAIN && type != TYPE_CRC_XIP) {
        refuse(s, "image type not modelled", type);
    }
    if (length > LPC55_FLASH_APP_END) {
        refuse(s, "length, vector slot 8", length);
    }
    if (image_word(s, WORD_LOAD) & ~LPC55_SECURE_BIT) {
        refuse(s, "load address, vector slot 13", image_word(s, WORD_LOAD));
    }
    if (type == TYPE_CRC_XIP) {
        for (i = 0; i < length; i += LPC55_FLASH_WORD) {
            image_word(s, i);
        }
        if (image_crc(s, length) != image_word(s, WORD_CRC)) {
            refuse(s, "CRC", image_word(s, WORD_CRC));
        }
    } else if (image_word(s, WORD_CRC) != 0) {
        refuse(s, "vector slot 10 of a plain image", image_word(s, WORD_CRC));
    }
    if (!in_ram(sp) || (sp & 7)) {
        refuse(s, "initial stack pointer", sp);
    }
    if (!(pc & 1) || !in_image(s, pc)) {
        refuse(s, "reset handler", pc);
    }
}

static void draw_bytes(Lpc55 *s, uint8_t *bytes, uint32_t size)
{
    uint32_t i;

    for (i = 0; i < size; i += 8) {
        stq_le_p(bytes + i, lpc55_draw(&s->rom_stream));
    }
}

/* 12, 48 or 96 MHz, with registers to match (sheet 7.4) */
static void draw_clock(Lpc55 *s)
{
    unsigned choice = lpc55_draw_below(&s->rom_stream, 3);

    /* Trims differ from chip to chip: firmware must leave them */
    s->fro192m ^= (lpc55_draw(&s->rom_stream) & 0xff) << 16;
    s->fro192m |= 3u << 14;
    if (choice != 0) {
        s->fro192m |= FRO_ENA_96MHZ;
        s->syscon[MAINCLKSELA] = 3;
        s->syscon[AHBCLKDIV] = choice == 1 ? 1 : 0;
        s->syscon[FMCCR] = 0x8000 |
            (lpc55_draw_below(&s->rom_stream, 2) ? 0x20 : 0);
        s->fl.read_waits = 8;
    }
    lpc55_clocks_changed(s);
}

static void draw_gates(Lpc55 *s)
{
    uint32_t r = lpc55_draw(&s->rom_stream);
    unsigned n;

    for (n = 0; n < 3; n++) {
        uint32_t clocked = lpc55_draw(&s->rom_stream);
        uint32_t held = lpc55_draw(&s->rom_stream);

        /* IOCON is not reset by firmware (sheet 7.8), WWDT cannot be (12.1) */
        s->ahbclk[n] |= clocked & doubtful[n];
        s->preset[n] = held & doubtful[n] & ~(n == 0 ? 1u << 13 | 1u << 22 : 0);
    }
    /* SRAM1 to SRAM4: all on, or all as at hardware reset */
    if (r & 1) {
        s->ahbclk[0] |= 0xfu << 3;
    }
    if (r & 2) {
        s->fl.status = 4;         /* DONE of a command of the ROM's */
    }
    /* A block that is left released may still hold what the ROM set there */
    if (!(s->preset[1] & PRESET1_FLEXCOMM0)) {
        s->uart[0].pselid |= r & 4 ? 1 : 0;
    }
    if (!(s->preset[0] & PRESET0_MAILBOX)) {
        s->mailbox[0] = r & 8 ? (uint32_t)lpc55_draw(&s->rom_stream) : 0;
        s->mailbox[1] = r & 16 ? (uint32_t)lpc55_draw(&s->rom_stream) : 0;
        s->mutex = !(r & 32);
    }
    /* Cause of this reset, and perhaps of an earlier one (sheet 12.2) */
    s->pmc_aoreg1 = s->warm ? AOREG1_SYSTEM | (r & 64 ? AOREG1_POR : 0) :
                              AOREG1_POR | (r & 64 ? AOREG1_PAD : 0);
}

/* The core as the ROM hands it over, sheet 10.1 */
static void draw_core(Lpc55 *s)
{
    static const uint32_t vtors[] = { 0x00000000, 0x10000000, 0x13000000 };
    CPUState *cs = lpc55_cpu(s, 0);
    CPUARMState *env = cs->env_ptr;
    MemTxAttrs attrs = { .secure = 1 };
    MemoryRegion *scs;
    uint64_t pending;
    unsigned n;

    env->v7m.vecbase[M_REG_S] = vtors[lpc55_draw_below(&s->rom_stream, 3)];
    env->v7m.vecbase[M_REG_NS] = 0;
    if (lpc55_draw_below(&s->rom_stream, 2)) {
        env->v7m.aircr |= R_V7M_AIRCR_BFHFNMINS_MASK;
    }
    if (lpc55_draw_below(&s->rom_stream, 2)) {
        env->v7m.cpacr[M_REG_S] = 0x00f00000;
    }
    env->regs[13] = image_word(s, WORD_MSP) & ~3u;
    env->regs[15] = image_word(s, WORD_RESET) & ~1u;
    env->thumb = true;
    for (n = 0; n < 13; n++) {
        env->regs[n] = lpc55_draw(&s->rom_stream);
    }
    arm_rebuild_hflags(env);

    /* Interrupts that the ROM used may be pending: FLEXCOMM0 and the like */
    pending = lpc55_draw(&s->rom_stream) & (1ull << 0 | 1ull << 14 |
              1ull << 31 | 1ull << 53 | 1ull << 54);
    scs = sysbus_mmio_get_region(SYS_BUS_DEVICE(&s->armv7m[0].nvic), 0);
    for (n = 0; n < 2; n++) {
        memory_region_dispatch_write(scs, NVIC_ISPR + 4 * n,
                                     (uint32_t)(pending >> (32 * n)),
                                     MO_32 | MO_LE, attrs);
    }
    lpc55_event(s, "board", "rom clock=%" PRIu64 " vtor=0x%08x aircr=0x%04x"
                " gates=0x%08x,0x%08x,0x%08x resets=0x%08x,0x%08x,0x%08x"
                " pending=0x%016" PRIx64, lpc55_system_hz(s),
                env->v7m.vecbase[M_REG_S], env->v7m.aircr, s->ahbclk[0],
                s->ahbclk[1], s->ahbclk[2], s->preset[0], s->preset[1],
                s->preset[2], pending);
}

void lpc55_rom_boot(Lpc55 *s)
{
    uint8_t *ram = memory_region_get_ram_ptr(&s->ram_mem);

    check_image(s);
    if (s->warm) {
        /* RAM keeps what it held, the ROM's scratch aside (sheet 1.3) */
        draw_bytes(s, ram, ROM_SCRATCH);
    } else {
        draw_bytes(s, memory_region_get_ram_ptr(&s->ramx_mem),
                   LPC55_RAMX_SIZE);
        draw_bytes(s, ram, LPC55_RAM_SIZE);
        draw_bytes(s, memory_region_get_ram_ptr(&s->usbram_mem),
                   LPC55_USBRAM_SIZE);
    }
    draw_gates(s);
    draw_clock(s);
    lpc55_update_irqs(s);
    draw_core(s);
    lpc55_gate_changed(s);
}
