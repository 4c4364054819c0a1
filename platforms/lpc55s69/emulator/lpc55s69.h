/*
 * Virtual LPCXpresso55S69: what its files share.
 *
 * The model follows the project's fact sheet of the LPC55S69 ("sheet" in the
 * comments); it shares no register definition with the firmware. Whatever the
 * sheet does not allow stops the run (lpc55_strict), so nothing passes
 * silently. See README.md for the machine properties.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef HW_ARM_LPC55S69_H
#define HW_ARM_LPC55S69_H

#include "hw/boards.h"
#include "hw/arm/armv7m.h"
#include "hw/clock.h"
#include "hw/cpu/cluster.h"
#include "exec/memory.h"
#include "qemu/timer.h"
#include "target/arm/idau.h"

#define TYPE_LPC55_MACHINE MACHINE_TYPE_NAME("lpcxpresso55s69")
OBJECT_DECLARE_SIMPLE_TYPE(Lpc55, LPC55_MACHINE)

#define LPC55_CPUS            2
#define LPC55_IRQS            60
#define LPC55_SECURE_BIT      0x10000000u      /* address bit 28, sheet 1 */

/* Sheet 1.1 */
#define LPC55_FLASH_SIZE      0xa0000u
#define LPC55_FLASH_APP_END   0x9d800u
#define LPC55_PFR_BASE        0x9de00u
#define LPC55_NXP_BASE        0x9ec00u
#define LPC55_ROM_BASE        0x03000000u
#define LPC55_ROM_SIZE        0x20000u
#define LPC55_RAMX_BASE       0x04000000u
#define LPC55_RAMX_SIZE       0x8000u
#define LPC55_RAM_BASE        0x20000000u
#define LPC55_RAM_SIZE        0x44000u
#define LPC55_USBRAM_BASE     0x40100000u
#define LPC55_USBRAM_SIZE     0x4000u
#define LPC55_FLASH_WORD      16u
#define LPC55_FLASH_PAGE      512u
#define LPC55_FLASH_WORDS     (LPC55_FLASH_SIZE / LPC55_FLASH_WORD)
#define LPC55_FLASH_PAGES     (LPC55_FLASH_SIZE / LPC55_FLASH_PAGE)

/* Two adjoining pages of SRAM4 that trace-shared=on shows */
#define LPC55_TRACE_BASE      0x20040000u
#define LPC55_TRACE_SIZE      0x2000u

/* Interrupt lines, sheet 2.2 */
enum {
    LPC55_IRQ_WDT_FLASH = 0,
    LPC55_IRQ_MRT = 9,
    LPC55_IRQ_CTIMER0 = 10,
    LPC55_IRQ_CTIMER1 = 11,
    LPC55_IRQ_CTIMER3 = 13,
    LPC55_IRQ_FLEXCOMM0 = 14,
    LPC55_IRQ_MAILBOX = 31,
    LPC55_IRQ_CTIMER2 = 36,
    LPC55_IRQ_CTIMER4 = 37,
    LPC55_IRQ_SEC_VIO = 53,
    LPC55_IRQ_HASHCRYPT = 54,
};

/* Exit statuses of QEMU, one for each way in which a run ends */
enum {
    LPC55_EXIT_IDLE = 0,
    LPC55_EXIT_USAGE = 1,
    LPC55_EXIT_TIMEOUT = 2,
    LPC55_EXIT_LOCKUP = 3,
    LPC55_EXIT_STRICT = 4,
    LPC55_EXIT_RESET = 5,
};

/* One transfer on the bus, as it arrives at the secure controller */
typedef struct Lpc55Access {
    int cpu;
    uint32_t addr;        /* as the core issued it, alias bit included */
    unsigned size;
    bool write;
    bool fetch;
    unsigned level;       /* bit 1 secure, bit 0 privileged (sheet 6.3) */
} Lpc55Access;

/* A block of registers */
typedef struct Lpc55Block Lpc55Block;
struct Lpc55Block {
    const char *name;
    uint32_t base;
    uint32_t size;
    int gate_word;        /* AHBCLKCTRLn and PRESETCTRLn, -1: always on */
    unsigned gate_bit;
    unsigned index;       /* which of several equal blocks */
    uint32_t (*read)(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
    void (*write)(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                  uint32_t value);
    void (*reset)(Lpc55 *s, const Lpc55Block *b);
};

typedef enum Lpc55Kind {
    LPC55_NOTHING,
    LPC55_FLASH,
    LPC55_ROM,
    LPC55_RAM,
    LPC55_PERIPHERAL,
} Lpc55Kind;

/* What an address selects, and the rule that guards it */
typedef struct Lpc55Target {
    Lpc55Kind kind;
    unsigned port;        /* SEC_VIO port, sheet 6.8 */
    unsigned rule;        /* sheet 6.3 */
    uint32_t offset;      /* into the memory or the block */
    uint8_t *bytes;       /* RAM only */
    int gate_word;        /* RAM only */
    unsigned gate_bit;
    const char *name;
    const Lpc55Block *block;
} Lpc55Target;

/* One per core: its view of the bus */
typedef struct Lpc55Gate {
    Lpc55 *soc;
    int cpu;
    MemoryRegion memory;
    IOMMUMemoryRegion iommu;
    MemoryRegion slow;
    MemoryRegion low_void;
    MemoryRegion high_void;
    MemoryRegion flash;
    MemoryRegion ramx;
    MemoryRegion ram;
    MemoryRegion usbram;
    MemoryRegion ppb;
} Lpc55Gate;

#define LPC55_UARTS           2
#define LPC55_UART_FIFO       16

typedef struct Lpc55Uart {
    Lpc55 *soc;
    uint32_t pselid, cfg, ctl, stat, inten, brg, osr;
    uint32_t fifocfg, fifoerr, fifotrig, fifointen;
    uint8_t rx[LPC55_UART_FIFO], tx[LPC55_UART_FIFO];
    unsigned rx_count, tx_count;
    bool sending;
    uint8_t shifter;
    QEMUTimer *timer;
    GString *line;
} Lpc55Uart;

typedef struct Lpc55Stimulus {
    int64_t ns;
    uint8_t byte;
} Lpc55Stimulus;

#define LPC55_CTIMERS         5

typedef struct Lpc55Ctimer {
    Lpc55 *soc;
    unsigned index;
    uint32_t ir, tcr, tc, pr, pc, mcr, mr[4];
    uint64_t hz;          /* of the input clock since origin, 0: it stands */
    uint64_t passed;      /* input clocks since origin that tc and pc know */
    int64_t origin;       /* in virtual time */
    QEMUTimer *timer;
} Lpc55Ctimer;

typedef struct Lpc55MrtChannel {
    Lpc55 *soc;
    unsigned index;
    uint32_t ctrl, interval, next;
    bool running, flag, inuse;
    uint64_t hz;          /* of the interval under way */
    int64_t since;
    QEMUTimer *timer;
} Lpc55MrtChannel;

typedef struct Lpc55Flash {
    uint8_t word[LPC55_FLASH_WORDS];    /* enum Lpc55Word */
    uint8_t dmacc[LPC55_FLASH_PAGES];   /* 0 erased, 1 programmed, 2 torn */
    bool plain[LPC55_FLASH_SIZE / 1024];
    uint32_t starta, stopa, data[4], result[4];
    uint32_t status, enable, done_status, command;
    uint8_t buffer[LPC55_FLASH_PAGE];
    uint32_t buffer_rows;
    unsigned read_waits;
    bool busy;
    QEMUTimer *timer;
} Lpc55Flash;

typedef enum Lpc55Word {
    LPC55_WORD_ERASED,
    LPC55_WORD_VALID,
    LPC55_WORD_CORRUPT,
    LPC55_WORD_CORRECTED,
} Lpc55Word;

typedef enum Lpc55Power {
    LPC55_OFF,            /* held in reset, or never started */
    LPC55_WAITING,        /* released, its first instruction delayed */
    LPC55_ON,
    LPC55_STALLED,        /* clock taken away, state kept */
    LPC55_LOCKED_UP,
} Lpc55Power;

struct Lpc55 {
    MachineState parent_obj;

    /* Properties */
    char *elf[LPC55_CPUS];
    char *events_name, *uart0_input, *torn, *reset_mode;
    char *strict_mode, *slave_rule, *antipole, *lock_scope, *reserved_rules;
    char *open_points, *vio_ports, *reserved_irqs;
    uint32_t set_by_user;
    char *secure_alias, *cpu1_reset_request, *rng_mode;
    uint64_t seed, rom_seed;
    bool rom_seed_set;
    uint32_t quantum, drop_write, uart_byte_ns;
    uint64_t cpu0_delay_us, cpu1_delay_us, timeout_us;
    bool trace_shared, trace_sleep, trace_writes;

    /* Cores */
    CPUClusterState cluster[LPC55_CPUS];
    ARMv7MState armv7m[LPC55_CPUS];
    Object *idau;
    Lpc55Gate gate[LPC55_CPUS];
    Lpc55Power power[LPC55_CPUS];
    uint64_t retired[LPC55_CPUS];
    bool asleep[LPC55_CPUS];
    bool released_before, warm;
    QEMUTimer *delay_timer[LPC55_CPUS];
    QEMUTimer *reset_timer;
    bool irq[LPC55_IRQS];
    Clock *sysclk;
    Clock *refclk[LPC55_CPUS];

    /* Memories */
    MemoryRegion flash_mem, ramx_mem, ram_mem, usbram_mem;
    uint8_t *flash_bytes;

    /* Streams drawn from the seeds */
    uint64_t schedule_stream, rom_stream, device_stream, open_stream;

    /* Events and the end of the run */
    FILE *events;
    QEMUTimer *watch_timer, *timeout_timer, *uart0_timer;
    int64_t last_activity_ns;
    uint64_t watch_retired;
    GArray *stimuli;
    unsigned stimuli_done;
    uint32_t write_count;

    /* Register blocks */
    uint32_t preset[3], ahbclk[3];
    uint32_t syscon[0x1000 / 4];
    uint32_t cpuctrl, cpboot, cpucfg;
    uint32_t fro192m;
    uint32_t pmc_aoreg1, pmc_pdruncfg, pmc_resetctrl;
    uint32_t iocon[64];
    uint32_t ahb[0x1000 / 4];
    uint32_t mailbox[LPC55_CPUS];   /* flags that interrupt CPU n */
    bool mutex;
    Lpc55Flash fl;
    Lpc55Uart uart[LPC55_UARTS];
    Lpc55Ctimer ctimer[LPC55_CTIMERS];
    Lpc55MrtChannel mrt[4];
    struct {
        uint32_t cfg, test;
        unsigned reads;
        int64_t since;
    } rng;
};

/* machine.c */
CPUState *lpc55_cpu(Lpc55 *s, int cpu);
void lpc55_reset(Lpc55 *s);
void lpc55_set_irq(Lpc55 *s, unsigned irq, bool level);
void lpc55_update_irqs(Lpc55 *s);
int lpc55_current_cpu(Lpc55 *s);

/* run.c: events, and how a run ends */
void lpc55_event(Lpc55 *s, const char *who, const char *fmt, ...)
    G_GNUC_PRINTF(3, 4);
void lpc55_flush_events(Lpc55 *s);
void lpc55_activity(Lpc55 *s);
G_NORETURN void lpc55_end(Lpc55 *s, int status, const char *fmt, ...)
    G_GNUC_PRINTF(3, 4);
G_NORETURN void lpc55_strict(Lpc55 *s, const char *fmt, ...)
    G_GNUC_PRINTF(2, 3);
uint32_t lpc55_current_pc(Lpc55 *s);
bool lpc55_drop_write(Lpc55 *s, int cpu, uint32_t addr, uint32_t value);
void lpc55_run_init(Lpc55 *s);
uint64_t lpc55_draw(uint64_t *stream);
uint32_t lpc55_draw_below(uint64_t *stream, uint32_t bound);

/* gate.c: the cores' views of the bus */
void lpc55_gate_init(Lpc55 *s, int cpu);
void lpc55_gate_changed(Lpc55 *s);
bool lpc55_load_vector(Lpc55 *s, int cpu, uint32_t addr, uint32_t *value);

/* ppb.c: strictness in front of a core's private peripherals */
void lpc55_ppb_init(Lpc55 *s, int cpu);

/* blocks.c: address map of the peripherals */
bool lpc55_find_block(uint32_t addr, Lpc55Target *t);
bool lpc55_block_on(Lpc55 *s, const Lpc55Block *b);
uint32_t lpc55_block_read(Lpc55 *s, const Lpc55Target *t, unsigned size);
void lpc55_block_write(Lpc55 *s, const Lpc55Target *t, unsigned size,
                       uint32_t value);
void lpc55_blocks_preset(Lpc55 *s, int word, uint32_t bits);
void lpc55_blocks_reset(Lpc55 *s);
G_NORETURN void lpc55_bad_register(Lpc55 *s, const Lpc55Block *b,
                                   uint32_t offset, bool write);
void lpc55_reserved_bits(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                         uint32_t value, uint32_t allowed);

/* ahb_secure.c */
void lpc55_ahb_rule(Lpc55 *s, uint32_t addr, Lpc55Target *t);
unsigned lpc55_cpu1_level(Lpc55 *s, uint32_t addr, bool *tampered);
bool lpc55_ahb_allows(Lpc55 *s, const Lpc55Access *a, const Lpc55Target *t);
bool lpc55_ahb_violation(Lpc55 *s, const Lpc55Access *a,
                         const Lpc55Target *t);
bool lpc55_cpu1_sees_irq(Lpc55 *s, unsigned irq);
bool lpc55_lock_field(Lpc55 *s, uint32_t offset, unsigned shift);
uint32_t lpc55_ahb_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_ahb_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value);
void lpc55_ahb_reset(Lpc55 *s);

/* syscon.c, clocks.c */
uint32_t lpc55_syscon_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_syscon_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value);
void lpc55_syscon_reset(Lpc55 *s);
bool lpc55_clocks_read(Lpc55 *s, uint32_t offset, uint32_t *value);
bool lpc55_clocks_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value);
void lpc55_clocks_changed(Lpc55 *s);
void lpc55_check_wait_states(Lpc55 *s);
uint64_t lpc55_main_hz(Lpc55 *s);
uint64_t lpc55_system_hz(Lpc55 *s);
uint64_t lpc55_flexcomm_hz(Lpc55 *s, unsigned n);
uint64_t lpc55_ctimer_hz(Lpc55 *s, unsigned n);
uint32_t lpc55_anactrl_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_anactrl_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                         uint32_t value);

/* small.c: PMC, IOCON, MAILBOX, RNG, WWDT */
uint32_t lpc55_pmc_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_pmc_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value);
uint32_t lpc55_iocon_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_iocon_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                       uint32_t value);
bool lpc55_pin_is(Lpc55 *s, unsigned pin, unsigned function);
uint32_t lpc55_mailbox_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_mailbox_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                         uint32_t value);
void lpc55_mailbox_reset(Lpc55 *s, const Lpc55Block *b);
uint32_t lpc55_rng_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_rng_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value);
void lpc55_rng_reset(Lpc55 *s, const Lpc55Block *b);

uint32_t lpc55_wwdt_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_wwdt_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                      uint32_t value);

/* timers.c: CTIMER, MRT */
void lpc55_timers_init(Lpc55 *s);
uint32_t lpc55_ctimer_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_ctimer_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value);
void lpc55_ctimer_reset(Lpc55 *s, const Lpc55Block *b);
void lpc55_timers_clock(Lpc55 *s);
uint32_t lpc55_mrt_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_mrt_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value);
void lpc55_mrt_reset(Lpc55 *s, const Lpc55Block *b);

/* usart.c */
void lpc55_uart_init(Lpc55 *s);
uint32_t lpc55_uart_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_uart_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                      uint32_t value);
void lpc55_uart_reset(Lpc55 *s, const Lpc55Block *b);
void lpc55_uart_receive(Lpc55 *s, unsigned n, uint8_t byte);
void lpc55_uart_end(Lpc55 *s);

/* flash.c */
void lpc55_flash_init(Lpc55 *s);
bool lpc55_flash_readable(Lpc55 *s, uint32_t offset, unsigned size);
void lpc55_flash_changed(Lpc55 *s, uint32_t offset, uint32_t size);
uint32_t lpc55_flash_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset);
void lpc55_flash_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                       uint32_t value);
void lpc55_flash_reset(Lpc55 *s, const Lpc55Block *b);
void lpc55_flash_tear(Lpc55 *s, uint32_t addr);

/* elf.c */
bool lpc55_load_elf(Lpc55 *s, const char *name, Error **errp);

/* rom.c: what the boot ROM checks and leaves */
void lpc55_rom_boot(Lpc55 *s);

/* cores.c */
void lpc55_cores_init(Lpc55 *s);
void lpc55_cpu1_update(Lpc55 *s, bool was_held);
bool lpc55_cpu1_held(Lpc55 *s);
void lpc55_cores_reset(Lpc55 *s);
uint32_t lpc55_cpstat(Lpc55 *s);

#endif
