/*
 * Virtual LPCXpresso55S69: flash array and flash controller.
 *
 * Sheet section 9. Each 16-byte word is erased, valid, corrupt or corrected;
 * a bus read of an erased or corrupt word is a bus error on either core.
 * Commands change the array at once and report DONE after a short delay that
 * is drawn from the seed; that the array stands still meanwhile is not
 * modelled.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "exec/exec-all.h"
#include "qapi/error.h"
#include "lpc55s69.h"

/* Sheet 9.2 */
enum {
    CMD = 0x000,
    EVENT = 0x004,
    STARTA = 0x010,
    STOPA = 0x014,
    DATAW0 = 0x080,
    DATAW3 = 0x08c,
    INT_CLR_ENABLE = 0xfd8,
    INT_SET_ENABLE = 0xfdc,
    INT_STATUS = 0xfe0,
    INT_ENABLE = 0xfe4,
    INT_CLR_STATUS = 0xfe8,
    INT_SET_STATUS = 0xfec,
    MODULE_ID = 0xffc,
};

enum { FAIL = 1, ERR = 2, DONE = 4, ECC_ERR = 8, STATUS_BITS = 0x1f };

/* Sheet 9.3 */
enum {
    CMD_SET_READ_MODE = 2,
    CMD_READ_SINGLE_WORD = 3,
    CMD_ERASE_RANGE = 4,
    CMD_BLANK_CHECK = 5,
    CMD_WRITE = 8,
    CMD_PROGRAM = 12,
};

#define READ_ECC_OFF    (1u << 2)
#define READ_DMACC      (1u << 15)
#define WORDS_PER_PAGE  (LPC55_FLASH_PAGE / LPC55_FLASH_WORD)
#define WORDS_PER_KIB   (1024 / LPC55_FLASH_WORD)
#define PAGE_ROWS_ALL   0xffffffffu
#define MAX_DELAY_NS    20000
/* System clock limit for erase, program, blank check, single read */
#define COMMAND_MAX_HZ  100000000u

static bool word_reads(uint8_t word)
{
    return word == LPC55_WORD_VALID || word == LPC55_WORD_CORRECTED;
}

static void update_irq(Lpc55 *s)
{
    lpc55_set_irq(s, LPC55_IRQ_WDT_FLASH, s->fl.status & s->fl.enable);
}

static void set_status(Lpc55 *s, uint32_t status)
{
    s->fl.status |= status;
    update_irq(s);
}

/* A bus read, or one half of the answer to it: an error shows in ECC_ERR */
bool lpc55_flash_readable(Lpc55 *s, uint32_t offset, unsigned size)
{
    uint32_t first = offset / LPC55_FLASH_WORD;
    uint32_t last = (offset + size - 1) / LPC55_FLASH_WORD;
    bool good = true;

    for (; first <= last && first < LPC55_FLASH_WORDS; first++) {
        if (s->fl.word[first] != LPC55_WORD_VALID) {
            set_status(s, ECC_ERR);
        }
        good = good && word_reads(s->fl.word[first]);
    }
    return good;
}

/* Contents or states changed: the fast way and translated code are stale */
void lpc55_flash_changed(Lpc55 *s, uint32_t offset, uint32_t size)
{
    uint32_t kib = offset / 1024, end = (offset + size + 1023) / 1024;
    unsigned i;

    for (; kib < end; kib++) {
        s->fl.plain[kib] = true;
        for (i = 0; i < WORDS_PER_KIB; i++) {
            if (s->fl.word[kib * WORDS_PER_KIB + i] != LPC55_WORD_VALID) {
                s->fl.plain[kib] = false;
            }
        }
    }
    memory_region_flush_rom_device(&s->flash_mem, offset, size);
}

/* torn=ADDR: the page at ADDR as a power cut may have left it, sheet 9.5 */
void lpc55_flash_tear(Lpc55 *s, uint32_t addr)
{
    uint32_t word = addr / LPC55_FLASH_WORD;
    uint32_t first = word & ~(WORDS_PER_PAGE - 1);
    uint32_t i, k;

    for (i = first; i < first + WORDS_PER_PAGE; i++) {
        uint8_t state = lpc55_draw_below(&s->rom_stream, 3);

        s->fl.word[i] = i == word ? LPC55_WORD_CORRUPT : state;
        for (k = 0; k < LPC55_FLASH_WORD; k++) {
            s->flash_bytes[i * LPC55_FLASH_WORD + k] =
                s->fl.word[i] == LPC55_WORD_ERASED ? 0 :
                lpc55_draw(&s->rom_stream);
        }
    }
    s->fl.dmacc[first / WORDS_PER_PAGE] = 2;
    lpc55_flash_changed(s, first * LPC55_FLASH_WORD, LPC55_FLASH_PAGE);
}

static uint32_t set_read_mode(Lpc55 *s)
{
    s->fl.read_waits = s->fl.data[0] & 0xf;
    return 0;
}

static uint32_t read_single_word(Lpc55 *s)
{
    uint32_t mode = s->fl.data[0];
    uint8_t *bytes;
    uint8_t state;
    unsigned i;

    if (mode & ~(READ_ECC_OFF | READ_DMACC)) {
        lpc55_strict(s, "flash READ_SINGLE_WORD mode 0x%08x is not modelled",
                     mode);
    }
    if (s->fl.starta >= LPC55_FLASH_WORDS) {
        return ERR;
    }
    state = s->fl.word[s->fl.starta];
    bytes = s->flash_bytes + s->fl.starta * LPC55_FLASH_WORD;
    for (i = 0; i < 4; i++) {
        s->fl.result[i] = ldl_le_p(bytes + 4 * i);
    }
    if (mode & READ_DMACC) {
        uint8_t dmacc = s->fl.dmacc[s->fl.starta / WORDS_PER_PAGE];

        for (i = 0; i < 4; i++) {
            s->fl.result[i] = dmacc == 2 ?
                0x0000ffff << (8 * (i & 1)) : dmacc ? 0xffffffff : 0;
        }
        return 0;
    }
    if (mode & READ_ECC_OFF) {
        return 0;
    }
    switch (state) {
    case LPC55_WORD_VALID:
        return 0;
    case LPC55_WORD_CORRECTED:
        return ECC_ERR;
    default:
        return ECC_ERR | FAIL;
    }
}

/* Range of pages, or an illegal command */
static bool command_range(Lpc55 *s, uint32_t *first, uint32_t *last)
{
    *first = s->fl.starta / WORDS_PER_PAGE;
    *last = s->fl.stopa / WORDS_PER_PAGE;
    return *first <= *last && *last < LPC55_FLASH_PAGES;
}

static uint32_t erase_range(Lpc55 *s)
{
    uint32_t first, last, offset, size;

    if (!command_range(s, &first, &last) ||
        (last + 1) * LPC55_FLASH_PAGE > LPC55_PFR_BASE) {
        return ERR;
    }
    offset = first * LPC55_FLASH_PAGE;
    size = (last + 1 - first) * LPC55_FLASH_PAGE;
    memset(s->flash_bytes + offset, 0, size);
    memset(s->fl.word + offset / LPC55_FLASH_WORD, LPC55_WORD_ERASED,
           size / LPC55_FLASH_WORD);
    memset(s->fl.dmacc + first, 0, last + 1 - first);
    lpc55_flash_changed(s, offset, size);
    lpc55_gate_changed(s);
    return 0;
}

static uint32_t blank_check(Lpc55 *s)
{
    uint32_t first, last, i;

    if (!command_range(s, &first, &last)) {
        return ERR;
    }
    for (i = first * WORDS_PER_PAGE; i < (last + 1) * WORDS_PER_PAGE; i++) {
        if (s->fl.word[i] != LPC55_WORD_ERASED) {
            s->fl.result[0] = i;
            return FAIL;
        }
    }
    return 0;
}

static uint32_t write_row(Lpc55 *s)
{
    unsigned row = s->fl.starta & (WORDS_PER_PAGE - 1), i;

    for (i = 0; i < 4; i++) {
        stl_le_p(s->fl.buffer + row * LPC55_FLASH_WORD + 4 * i,
                 s->fl.data[i]);
    }
    s->fl.buffer_rows |= 1u << row;
    return 0;
}

static uint32_t program(Lpc55 *s)
{
    uint32_t page = s->fl.starta / WORDS_PER_PAGE;
    uint32_t offset = page * LPC55_FLASH_PAGE;
    uint32_t i;

    if (offset >= LPC55_PFR_BASE) {
        return ERR;
    }
    if (s->fl.buffer_rows != PAGE_ROWS_ALL) {
        lpc55_strict(s, "flash page 0x%05x programmed with rows missing"
                     " (loaded: 0x%08x)", offset, s->fl.buffer_rows);
    }
    for (i = 0; i < WORDS_PER_PAGE; i++) {
        if (s->fl.word[page * WORDS_PER_PAGE + i] != LPC55_WORD_ERASED) {
            lpc55_strict(s, "flash page 0x%05x programmed without having been"
                         " erased", offset);
        }
    }
    memcpy(s->flash_bytes + offset, s->fl.buffer, LPC55_FLASH_PAGE);
    memset(s->fl.word + page * WORDS_PER_PAGE, LPC55_WORD_VALID,
           WORDS_PER_PAGE);
    s->fl.dmacc[page] = 1;
    s->fl.buffer_rows = 0;
    lpc55_flash_changed(s, offset, LPC55_FLASH_PAGE);
    lpc55_gate_changed(s);
    return 0;
}

static uint32_t execute(Lpc55 *s)
{
    if (s->fl.command != CMD_SET_READ_MODE &&
        lpc55_system_hz(s) > COMMAND_MAX_HZ) {
        lpc55_strict(s, "flash command %u above 100 MHz", s->fl.command);
    }
    switch (s->fl.command) {
    case CMD_SET_READ_MODE:
        return set_read_mode(s);
    case CMD_READ_SINGLE_WORD:
        return read_single_word(s);
    case CMD_ERASE_RANGE:
        return erase_range(s);
    case CMD_BLANK_CHECK:
        return blank_check(s);
    case CMD_WRITE:
        return write_row(s);
    case CMD_PROGRAM:
        return program(s);
    default:
        lpc55_strict(s, "flash command %u is not modelled", s->fl.command);
    }
}

static void command_done(void *opaque)
{
    Lpc55 *s = opaque;

    s->fl.busy = false;
    memcpy(s->fl.data, s->fl.result, sizeof(s->fl.data));
    set_status(s, s->fl.done_status | DONE);
    lpc55_check_wait_states(s);
}

static void start_command(Lpc55 *s, uint32_t command)
{
    uint32_t delay = lpc55_draw_below(&s->device_stream, MAX_DELAY_NS);

    if (s->fl.busy) {
        lpc55_strict(s, "flash command %u started while command %u runs",
                     command, s->fl.command);
    }
    s->fl.command = command;
    memcpy(s->fl.result, s->fl.data, sizeof(s->fl.result));
    s->fl.done_status = execute(s);
    s->fl.busy = true;
    if (command == CMD_WRITE || command == CMD_READ_SINGLE_WORD ||
        command == CMD_SET_READ_MODE) {
        delay /= 64;
    }
    timer_mod(s->fl.timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + delay);
}

uint32_t lpc55_flash_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    switch (offset) {
    case STARTA:
        return s->fl.starta;
    case STOPA:
        return s->fl.stopa;
    case DATAW0 ... DATAW3:
        return s->fl.data[(offset - DATAW0) / 4];
    case INT_STATUS:
        return s->fl.status;
    case INT_ENABLE:
        return s->fl.enable;
    case MODULE_ID:
        return 0xc40f0800;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_flash_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                       uint32_t value)
{
    lpc55_activity(s);
    if (s->fl.busy && offset >= STARTA && offset <= DATAW3) {
        lpc55_strict(s, "flash controller register 0x%03x written while"
                     " command %u runs", offset, s->fl.command);
    }
    switch (offset) {
    case CMD:
        start_command(s, value);
        break;
    case EVENT:
        if (value != 1) {
            lpc55_strict(s, "flash EVENT 0x%08x is not modelled", value);
        }
        timer_del(s->fl.timer);
        s->fl.busy = false;
        set_status(s, DONE);
        break;
    case STARTA:
        lpc55_reserved_bits(s, b, offset, value, 0x3ffff);
        s->fl.starta = value;
        break;
    case STOPA:
        lpc55_reserved_bits(s, b, offset, value, 0x3ffff);
        s->fl.stopa = value;
        break;
    case DATAW0 ... DATAW3:
        s->fl.data[(offset - DATAW0) / 4] = value;
        break;
    case INT_CLR_ENABLE:
        lpc55_reserved_bits(s, b, offset, value, STATUS_BITS);
        s->fl.enable &= ~value;
        update_irq(s);
        break;
    case INT_SET_ENABLE:
        lpc55_reserved_bits(s, b, offset, value, STATUS_BITS);
        s->fl.enable |= value;
        update_irq(s);
        break;
    case INT_CLR_STATUS:
        lpc55_reserved_bits(s, b, offset, value, STATUS_BITS);
        s->fl.status &= ~value;
        update_irq(s);
        break;
    case INT_SET_STATUS:
        lpc55_reserved_bits(s, b, offset, value, STATUS_BITS);
        set_status(s, value);
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
}

/* The registers; the array keeps what it holds */
void lpc55_flash_reset(Lpc55 *s, const Lpc55Block *b)
{
    timer_del(s->fl.timer);
    s->fl.busy = false;
    s->fl.status = s->fl.enable = 0;
    s->fl.starta = s->fl.stopa = 0;
    memset(s->fl.data, 0, sizeof(s->fl.data));
    s->fl.buffer_rows = 0;
    s->fl.read_waits = 2;         /* as FMCCR at reset, sheet 7.5 */
    update_irq(s);
}

static uint64_t direct_read(void *opaque, hwaddr addr, unsigned size)
{
    return 0;                     /* the gate maps readable pages only */
}

static void direct_write(void *opaque, hwaddr addr, uint64_t value,
                         unsigned size)
{
    lpc55_strict(opaque, "store to flash at 0x%05x", (uint32_t)addr);
}

static const MemoryRegionOps direct_ops = {
    .read = direct_read,
    .write = direct_write,
    .endianness = DEVICE_LITTLE_ENDIAN,
};

void lpc55_flash_init(Lpc55 *s)
{
    memory_region_init_rom_device(&s->flash_mem, OBJECT(s), &direct_ops, s,
                                  "lpc55s69-flash", LPC55_FLASH_SIZE,
                                  &error_fatal);
    s->flash_bytes = memory_region_get_ram_ptr(&s->flash_mem);
    s->fl.timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, command_done, s);
}
