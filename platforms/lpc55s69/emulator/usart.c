/*
 * Virtual LPCXpresso55S69: FLEXCOMM0 and FLEXCOMM2 as USART.
 *
 * Sheet 8.1. The two consoles: what leaves FLEXCOMM0 is CPU0's text and what
 * leaves FLEXCOMM2 CPU1's, one event a line. The line's speed must be 115200
 * within 2 %, its format 8N1, its pins muxed; else the run stops. A byte takes
 * uart-byte-ns on the line, by default far less than on a board, so that runs
 * are short and the FIFO still fills. Bytes from outside come by script.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "lpc55s69.h"

enum {
    CFG = 0x000,
    CTL = 0x004,
    STAT = 0x008,
    INTENSET = 0x00c,
    INTENCLR = 0x010,
    BRG = 0x020,
    INTSTAT = 0x024,
    OSR = 0x028,
    FIFOCFG = 0xe00,
    FIFOSTAT = 0xe04,
    FIFOTRIG = 0xe08,
    FIFOINTENSET = 0xe10,
    FIFOINTENCLR = 0xe14,
    FIFOINTSTAT = 0xe18,
    FIFOWR = 0xe20,
    FIFORD = 0xe30,
    FIFORDNOPOP = 0xe40,
    FIFOSIZE = 0xe48,
    PSELID = 0xff8,
    PID = 0xffc,
};

#define CFG_ENABLE          1u
#define CFG_FORMAT          0x0000887cu  /* DATALEN to LOOP */
#define CFG_8N1             0x00000004u
#define STAT_RXIDLE         (1u << 1)
#define STAT_TXIDLE         (1u << 3)
#define FIFOCFG_TX          (1u << 0)
#define FIFOCFG_RX          (1u << 1)
#define FIFOCFG_EMPTYTX     (1u << 16)
#define FIFOCFG_EMPTYRX     (1u << 17)
#define FIFO_TXERR          (1u << 0)
#define FIFO_RXERR          (1u << 1)
#define FIFO_TXLVL          (1u << 2)
#define FIFO_RXLVL          (1u << 3)
#define PSELID_ID           0x101000u
#define PERSEL_USART        1u
#define BAUD                115200u

/* Pins: FLEXCOMM number, RXD, TXD (32 and up: port 1), all function 1 */
static const struct {
    unsigned flexcomm, rxd, txd, irq;
} wiring[LPC55_UARTS] = {
    { 0, 29, 30, LPC55_IRQ_FLEXCOMM0 },          /* debug UART, sheet 8.2 */
    { 2, 32 + 24, 27, LPC55_IRQ_FLEXCOMM0 + 2 }, /* Arduino header D0, D1 */
};

static uint32_t interrupts(Lpc55Uart *u)
{
    uint32_t state = u->fifoerr;

    if ((u->fifotrig & 1) && u->tx_count <= (u->fifotrig >> 8 & 0xf)) {
        state |= FIFO_TXLVL;
    }
    if ((u->fifotrig & 2) && u->rx_count > (u->fifotrig >> 16 & 0xf)) {
        state |= FIFO_RXLVL;
    }
    return state & u->fifointen;
}

static void update_irq(Lpc55 *s, unsigned n)
{
    lpc55_set_irq(s, wiring[n].irq, interrupts(&s->uart[n]) != 0);
}

/* Line state: what a line must be before a byte can cross it */
static void check_line(Lpc55 *s, unsigned n)
{
    Lpc55Uart *u = &s->uart[n];
    uint64_t hz = lpc55_flexcomm_hz(s, wiring[n].flexcomm);
    uint64_t divisor = (uint64_t)(u->osr + 1) * (u->brg + 1);
    uint64_t wanted = divisor * BAUD;

    if (hz == 0) {
        lpc55_strict(s, "FLEXCOMM%u enabled without a function clock",
                     wiring[n].flexcomm);
    }
    if (hz * 100 < wanted * 98 || hz * 100 > wanted * 102) {
        lpc55_strict(s, "FLEXCOMM%u runs at %" PRIu64 " baud, not %u"
                     " (clock %" PRIu64 " Hz, OSR %u, BRG %u)",
                     wiring[n].flexcomm, hz / divisor, BAUD, hz, u->osr,
                     u->brg);
    }
    if ((u->cfg & CFG_FORMAT) != CFG_8N1) {
        lpc55_strict(s, "FLEXCOMM%u: the console wants 8 data bits, no parity,"
                     " 1 stop bit (CFG 0x%08x)", wiring[n].flexcomm, u->cfg);
    }
}

static void put_char(Lpc55 *s, unsigned n, uint8_t c)
{
    GString *line = s->uart[n].line;

    lpc55_activity(s);
    if (c == '\n') {
        lpc55_event(s, n == 0 ? "cpu0" : "cpu1", "console %s", line->str);
        lpc55_flush_events(s);
        g_string_truncate(line, 0);
    } else if (c >= 0x20 && c < 0x7f) {
        g_string_append_c(line, c);
    } else if (c != '\r') {
        g_string_append_printf(line, "\\x%02x", c);
    }
}

/* A line that has not ended when the run does */
void lpc55_uart_end(Lpc55 *s)
{
    unsigned n;

    for (n = 0; n < LPC55_UARTS; n++) {
        if (s->uart[n].line->len) {
            lpc55_event(s, n == 0 ? "cpu0" : "cpu1", "console-partial %s",
                        s->uart[n].line->str);
        }
    }
}

static void start_sending(Lpc55 *s, unsigned n)
{
    Lpc55Uart *u = &s->uart[n];
    int64_t ns = s->uart_byte_ns;

    if (u->sending || u->tx_count == 0) {
        return;
    }
    if (ns == 0) {
        ns = 10 * NANOSECONDS_PER_SECOND / BAUD;
    }
    u->shifter = u->tx[0];
    u->tx_count--;
    memmove(u->tx, u->tx + 1, u->tx_count);
    u->sending = true;
    timer_mod(u->timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + ns);
}

static void byte_sent(void *opaque)
{
    Lpc55Uart *u = opaque;
    Lpc55 *s = u->soc;
    unsigned n = u - s->uart;

    u->sending = false;
    put_char(s, n, u->shifter);
    start_sending(s, n);
    update_irq(s, n);
}

static void transmit(Lpc55 *s, unsigned n, uint32_t value)
{
    Lpc55Uart *u = &s->uart[n];

    if (!(u->cfg & CFG_ENABLE) || !(u->fifocfg & FIFOCFG_TX)) {
        lpc55_strict(s, "FLEXCOMM%u: byte written while USART or TX FIFO is"
                     " off", wiring[n].flexcomm);
    }
    if (u->tx_count == LPC55_UART_FIFO) {
        lpc55_strict(s, "FLEXCOMM%u: byte written to a full TX FIFO is lost",
                     wiring[n].flexcomm);
    }
    check_line(s, n);
    if (!lpc55_pin_is(s, wiring[n].txd, 1)) {
        lpc55_strict(s, "FLEXCOMM%u sends, but PIO%u_%u is not muxed as its"
                     " TXD", wiring[n].flexcomm, wiring[n].txd / 32,
                     wiring[n].txd % 32);
    }
    u->tx[u->tx_count++] = value;
    start_sending(s, n);
}

/* A byte on the RXD pin, from the script */
void lpc55_uart_receive(Lpc55 *s, unsigned n, uint8_t byte)
{
    Lpc55Uart *u = &s->uart[n];
    uint32_t div = (u->osr + 1) * (u->brg + 1);
    bool on = (s->ahbclk[1] >> (11 + wiring[n].flexcomm) & 1) &&
              !(s->preset[1] >> (11 + wiring[n].flexcomm) & 1) &&
              (u->pselid & 7) == PERSEL_USART && (u->cfg & CFG_ENABLE) &&
              (u->fifocfg & FIFOCFG_RX) &&
              lpc55_pin_is(s, wiring[n].rxd, 1) &&
              lpc55_flexcomm_hz(s, wiring[n].flexcomm) / div > BAUD / 2;

    lpc55_event(s, "board", "uart%u-input 0x%02x%s", wiring[n].flexcomm, byte,
                on ? "" : " lost");
    if (!on) {
        return;
    }
    if (u->rx_count == LPC55_UART_FIFO) {
        u->fifoerr |= FIFO_RXERR;
    } else {
        u->rx[u->rx_count++] = byte;
    }
    update_irq(s, n);
}

static uint32_t fifo_stat(Lpc55Uart *u)
{
    return u->fifoerr | (u->tx_count == 0) << 4 |
           (u->tx_count < LPC55_UART_FIFO) << 5 | (u->rx_count > 0) << 6 |
           (u->rx_count == LPC55_UART_FIFO) << 7 | u->tx_count << 8 |
           u->rx_count << 16;
}

static uint32_t receive(Lpc55 *s, unsigned n, bool pop)
{
    Lpc55Uart *u = &s->uart[n];
    uint32_t value;

    if (u->rx_count == 0) {
        lpc55_strict(s, "FLEXCOMM%u: read of an empty RX FIFO",
                     wiring[n].flexcomm);
    }
    value = u->rx[0];
    if (pop) {
        u->rx_count--;
        memmove(u->rx, u->rx + 1, u->rx_count);
        update_irq(s, n);
    }
    return value;
}

static void need_usart(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    if (offset < PSELID && (s->uart[b->index].pselid & 7) != PERSEL_USART) {
        lpc55_strict(s, "%s register 0x%03x used before PSELID chooses the"
                     " USART", b->name, offset);
    }
}

uint32_t lpc55_uart_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    unsigned n = b->index;
    Lpc55Uart *u = &s->uart[n];

    need_usart(s, b, offset);
    switch (offset) {
    case CFG:
        return u->cfg;
    case CTL:
        return u->ctl;
    case STAT:
        return STAT_RXIDLE |
               (!u->sending && u->tx_count == 0 ? STAT_TXIDLE : 0);
    case INTENSET:
        return u->inten;
    case INTSTAT:
        return 0;
    case BRG:
        return u->brg;
    case OSR:
        return u->osr;
    case FIFOCFG:
        return u->fifocfg;
    case FIFOSTAT:
        return fifo_stat(u);
    case FIFOTRIG:
        return u->fifotrig;
    case FIFOINTENSET:
        return u->fifointen;
    case FIFOINTSTAT:
        return interrupts(u);
    case FIFORD:
        return receive(s, n, true);
    case FIFORDNOPOP:
        return receive(s, n, false);
    case FIFOSIZE:
        return LPC55_UART_FIFO;
    case PSELID:
        return u->pselid;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

static void write_pselid(Lpc55 *s, const Lpc55Block *b, uint32_t value)
{
    Lpc55Uart *u = &s->uart[b->index];

    if ((value & 7) > PERSEL_USART) {
        lpc55_strict(s, "%s: PSELID 0x%x; only the USART is modelled", b->name,
                     value);
    }
    if (u->pselid & 8) {
        lpc55_strict(s, "%s: PSELID written while locked", b->name);
    }
    u->pselid = (u->pselid & ~0xfu) | (value & 0xf);
}

static void write_fifocfg(Lpc55 *s, const Lpc55Block *b, uint32_t value)
{
    Lpc55Uart *u = &s->uart[b->index];

    lpc55_reserved_bits(s, b, FIFOCFG, value, FIFOCFG_TX | FIFOCFG_RX |
                        0x30 | FIFOCFG_EMPTYTX | FIFOCFG_EMPTYRX);
    if (value & FIFOCFG_EMPTYTX) {
        u->tx_count = 0;
    }
    if (value & FIFOCFG_EMPTYRX) {
        u->rx_count = 0;
    }
    u->fifocfg = value & (FIFOCFG_TX | FIFOCFG_RX);
}

static void write_rate(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    if (s->uart[b->index].cfg & CFG_ENABLE) {
        lpc55_strict(s, "%s register 0x%03x written while the USART is on",
                     b->name, offset);
    }
}

void lpc55_uart_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                      uint32_t value)
{
    unsigned n = b->index;
    Lpc55Uart *u = &s->uart[n];

    need_usart(s, b, offset);
    lpc55_activity(s);
    switch (offset) {
    case CFG:
        lpc55_reserved_bits(s, b, offset, value, CFG_ENABLE | CFG_FORMAT);
        u->cfg = value;
        if (value & CFG_ENABLE) {
            check_line(s, n);
        }
        break;
    case CTL:
        if (value) {
            lpc55_strict(s, "%s: CTL 0x%08x is not modelled", b->name, value);
        }
        break;
    case STAT:
        lpc55_reserved_bits(s, b, offset, value, 0x1fc20);
        break;
    case INTENSET:
        if (value) {
            lpc55_strict(s, "%s: INTENSET 0x%08x is not modelled", b->name,
                         value);
        }
        break;
    case INTENCLR:
        break;
    case BRG:
        write_rate(s, b, offset);
        lpc55_reserved_bits(s, b, offset, value, 0xffff);
        u->brg = value;
        break;
    case OSR:
        write_rate(s, b, offset);
        lpc55_reserved_bits(s, b, offset, value, 0xf);
        if (value < 4) {
            lpc55_strict(s, "%s: OSR %u is below 4", b->name, value);
        }
        u->osr = value;
        break;
    case FIFOCFG:
        write_fifocfg(s, b, value);
        break;
    case FIFOSTAT:
        lpc55_reserved_bits(s, b, offset, value, FIFO_TXERR | FIFO_RXERR);
        u->fifoerr &= ~value;
        break;
    case FIFOTRIG:
        lpc55_reserved_bits(s, b, offset, value, 0x000f0f03);
        u->fifotrig = value;
        break;
    case FIFOINTENSET:
        lpc55_reserved_bits(s, b, offset, value, 0xf);
        u->fifointen |= value;
        break;
    case FIFOINTENCLR:
        lpc55_reserved_bits(s, b, offset, value, 0xf);
        u->fifointen &= ~value;
        break;
    case FIFOWR:
        lpc55_reserved_bits(s, b, offset, value, 0x1ff);
        transmit(s, n, value);
        break;
    case PSELID:
        write_pselid(s, b, value);
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
    update_irq(s, n);
}

void lpc55_uart_reset(Lpc55 *s, const Lpc55Block *b)
{
    Lpc55Uart *u = &s->uart[b->index];

    timer_del(u->timer);
    u->sending = false;
    u->pselid = PSELID_ID;
    u->cfg = u->ctl = u->inten = u->brg = 0;
    u->osr = 0xf;
    u->fifocfg = u->fifoerr = u->fifotrig = u->fifointen = 0;
    u->rx_count = u->tx_count = 0;
    update_irq(s, b->index);
}

void lpc55_uart_init(Lpc55 *s)
{
    unsigned n;

    for (n = 0; n < LPC55_UARTS; n++) {
        s->uart[n].soc = s;
        s->uart[n].line = g_string_new(NULL);
        s->uart[n].timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, byte_sent,
                                        &s->uart[n]);
    }
}
