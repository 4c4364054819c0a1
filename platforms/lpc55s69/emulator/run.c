/*
 * Virtual LPCXpresso55S69: the event stream, and how a run ends.
 *
 * One line an event: virtual nanoseconds, who, what. Time is the instruction
 * counter, so a stream depends on the images and the properties alone.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "qemu/error-report.h"
#include "qemu/main-loop.h"
#include "exec/exec-all.h"
#include "sysemu/cpu-timers.h"
#include "target/arm/internals.h"
#include "lpc55s69.h"

#define WATCH_NS          (10 * SCALE_MS)
#define IDLE_NS           (150 * SCALE_MS)
#define WATCH_RETRY_NS    (13 * SCALE_US)
/* More than this in one watch period is work, less is a SysTick handler */
#define WATCH_BUSY        (WATCH_NS / 10)

static Lpc55 *the_board;      /* for the hooks, which carry no argument */

/* splitmix64: a stream needs no more state than one word */
uint64_t lpc55_draw(uint64_t *stream)
{
    uint64_t z = *stream += 0x9e3779b97f4a7c15ull;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

uint32_t lpc55_draw_below(uint64_t *stream, uint32_t bound)
{
    return (lpc55_draw(stream) >> 32) * (uint64_t)bound >> 32;
}

void lpc55_event(Lpc55 *s, const char *who, const char *fmt, ...)
{
    va_list ap;

    if (!s->events) {
        return;
    }
    fprintf(s->events, "%" PRId64 " %s ",
            qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), who);
    va_start(ap, fmt);
    vfprintf(s->events, fmt, ap);
    va_end(ap);
    fputc('\n', s->events);
}

void lpc55_flush_events(Lpc55 *s)
{
    if (s->events) {
        fflush(s->events);
    }
}

void lpc55_activity(Lpc55 *s)
{
    s->last_activity_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

/*
 * The program counter of the instruction that is on the bus now. Reading it
 * must not disturb the block under execution, so nothing is restored.
 */
uint32_t lpc55_current_pc(Lpc55 *s)
{
    CPUARMState *env;
    uint64_t data[TARGET_INSN_START_WORDS];

    if (!current_cpu) {
        return 0;
    }
    env = current_cpu->env_ptr;
    if (cpu_unwind_state_data(current_cpu, current_cpu->mem_io_pc, data)) {
        if (TARGET_TB_PCREL) {
            return (env->regs[15] & TARGET_PAGE_MASK) | data[0];
        }
        return data[0];
    }
    return env->regs[15];
}

static void state_of_cpu(Lpc55 *s, int n)
{
    static const char *const power[] = { "off", "waiting", "on", "stalled",
                                         "lockup" };
    CPUState *cs = lpc55_cpu(s, n);
    CPUARMState *env = cs->env_ptr;
    uint32_t pc = cs == current_cpu ? lpc55_current_pc(s) : env->regs[15];
    char who[8];

    snprintf(who, sizeof(who), "cpu%d", n);
    lpc55_event(s, who, "state pc=0x%08x lr=0x%08x sp=0x%08x exception=%d"
                " halted=%d instructions=%" PRIu64 " power=%s", pc,
                env->regs[14], env->regs[13], env->v7m.exception, cs->halted,
                s->retired[n], power[s->power[n]]);
    lpc55_event(s, who, "faults cfsr=0x%08x hfsr=0x%08x mmfar=0x%08x"
                " bfar=0x%08x sfsr=0x%08x sfar=0x%08x",
                env->v7m.cfsr[M_REG_S] | env->v7m.cfsr[M_REG_NS],
                env->v7m.hfsr, env->v7m.mmfar[n == 0 ? M_REG_S : M_REG_NS],
                env->v7m.bfar, env->v7m.sfsr, env->v7m.sfar);
}

static G_NORETURN void finish(Lpc55 *s, int status)
{
    int n;

    for (n = 0; n < LPC55_CPUS; n++) {
        state_of_cpu(s, n);
    }
    if (s->events) {
        fclose(s->events);
    }
    /*
     * Nothing of this process is worth an orderly end, and the other thread
     * must not come between.
     */
    fflush(NULL);
    _exit(status);
}

static void end_event(Lpc55 *s, const char *text)
{
    lpc55_uart_end(s);
    lpc55_event(s, "board", "end %s", text);
    if (!s->events) {
        error_report("end %s", text);
    }
}

void lpc55_end(Lpc55 *s, int status, const char *fmt, ...)
{
    g_autofree char *text = NULL;
    va_list ap;

    va_start(ap, fmt);
    text = g_strdup_vprintf(fmt, ap);
    va_end(ap);
    end_event(s, text);
    finish(s, status);
}

void lpc55_strict(Lpc55 *s, const char *fmt, ...)
{
    g_autofree char *why = NULL, *text = NULL;
    va_list ap;

    va_start(ap, fmt);
    why = g_strdup_vprintf(fmt, ap);
    va_end(ap);
    text = g_strdup_printf("strict cpu=%d pc=0x%08x why=\"%s\"",
                           lpc55_current_cpu(s), lpc55_current_pc(s), why);
    end_event(s, text);
    finish(s, LPC55_EXIT_STRICT);
}

bool lpc55_drop_write(Lpc55 *s, int cpu, uint32_t addr, uint32_t value)
{
    if (cpu != 0 || !current_cpu) {
        return false;
    }
    s->write_count++;
    if (s->trace_writes) {
        lpc55_event(s, "cpu0", "register-write n=%u addr=0x%08x value=0x%08x"
                    " pc=0x%08x", s->write_count, addr, value,
                    lpc55_current_pc(s));
    }
    if (s->write_count != s->drop_write) {
        return false;
    }
    lpc55_event(s, "board", "drop-write n=%u cpu0 addr=0x%08x value=0x%08x"
                " pc=0x%08x", s->write_count, addr, value,
                lpc55_current_pc(s));
    return true;
}

static bool asleep(Lpc55 *s, int n)
{
    if (s->power[n] == LPC55_OFF || s->power[n] == LPC55_LOCKED_UP) {
        return true;
    }
    return s->power[n] == LPC55_ON && lpc55_cpu(s, n)->halted &&
           !cpu_has_work(lpc55_cpu(s, n));
}

/* Idle: both asleep, nothing to come, and only SysTick for a good while */
static void watch(void *opaque)
{
    Lpc55 *s = opaque;
    int64_t now = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    uint64_t retired = s->retired[0] + s->retired[1];

    if (retired - s->watch_retired > WATCH_BUSY) {
        s->last_activity_ns = now;
    }
    s->watch_retired = retired;
    if (s->stimuli_done < s->stimuli->len ||
        s->power[0] == LPC55_STALLED || s->power[1] == LPC55_WAITING) {
        s->last_activity_ns = now;
    }
    if (now - s->last_activity_ns >= IDLE_NS) {
        if (asleep(s, 0) && asleep(s, 1)) {
            lpc55_end(s, LPC55_EXIT_IDLE, "idle");
        }
        timer_mod(s->watch_timer, now + WATCH_RETRY_NS);
        return;
    }
    timer_mod(s->watch_timer, now + WATCH_NS);
}

static void timed_out(void *opaque)
{
    Lpc55 *s = opaque;

    lpc55_end(s, LPC55_EXIT_TIMEOUT, "timeout us=%" PRIu64, s->timeout_us);
}

static int number_of(CPUState *cs)
{
    return lpc55_cpu(the_board, 0) == cs ? 0 : 1;
}

static void trace_sleep(CPUState *cs, bool asleep)
{
    Lpc55 *s = the_board;
    int n = number_of(cs);

    if (!s->trace_sleep || s->asleep[n] == asleep ||
        (asleep && s->power[n] != LPC55_ON)) {
        return;
    }
    s->asleep[n] = asleep;
    lpc55_event(s, n == 0 ? "cpu0" : "cpu1", "%s pc=0x%08x",
                asleep ? "sleep" : "wake", ARM_CPU(cs)->env.regs[15]);
}

static void halted_hook(CPUState *cs)
{
    trace_sleep(cs, true);
}

static void retired_hook(CPUState *cs, int64_t executed)
{
    the_board->retired[number_of(cs)] += executed;
}

/*
 * A slice is drawn evenly over its order of magnitude, so that long stretches
 * and meetings within a few instructions both occur.
 */
static int64_t slice_hook(CPUState *cs)
{
    uint32_t top = the_board->quantum;
    uint32_t bits = 32 - clz32(top);
    uint32_t bound = 1u << lpc55_draw_below(&the_board->schedule_stream,
                                            bits + 1);

    trace_sleep(cs, false);
    return 1 + lpc55_draw_below(&the_board->schedule_stream, MIN(bound, top));
}

static void stimulus(void *opaque)
{
    Lpc55 *s = opaque;
    Lpc55Stimulus *next = &g_array_index(s->stimuli, Lpc55Stimulus,
                                         s->stimuli_done);

    s->stimuli_done++;
    lpc55_activity(s);
    lpc55_uart_receive(s, 0, next->byte);
    if (s->stimuli_done < s->stimuli->len) {
        timer_mod(s->uart0_timer, next[1].ns);
    }
}

static gint by_time(gconstpointer a, gconstpointer b)
{
    const Lpc55Stimulus *x = a, *y = b;

    return x->ns < y->ns ? -1 : x->ns > y->ns;
}

/* uart0-input=US:HEX[+US:HEX...] */
static void parse_stimuli(Lpc55 *s)
{
    g_auto(GStrv) items = NULL;
    unsigned i;

    s->stimuli = g_array_new(false, false, sizeof(Lpc55Stimulus));
    if (!s->uart0_input || !*s->uart0_input) {
        return;
    }
    items = g_strsplit(s->uart0_input, "+", -1);
    for (i = 0; items[i]; i++) {
        Lpc55Stimulus one;
        unsigned byte;
        uint64_t us;
        int used = 0;

        if (sscanf(items[i], "%" SCNu64 ":%2x%n", &us, &byte, &used) != 2 ||
            items[i][used] != '\0') {
            error_report("uart0-input: '%s' is not US:HEXBYTE", items[i]);
            exit(LPC55_EXIT_USAGE);
        }
        one.ns = us * SCALE_US;
        one.byte = byte;
        g_array_append_val(s->stimuli, one);
    }
    g_array_sort(s->stimuli, by_time);
}

void lpc55_run_init(Lpc55 *s)
{
    the_board = s;
    if (!s->rom_seed_set) {
        s->rom_seed = s->seed;
    }
    /* Unlike seeds must give unlike streams, and the streams differ too */
    s->schedule_stream = s->seed * 0xd1342543de82ef95ull + 1;
    s->rom_stream = s->rom_seed * 0xd1342543de82ef95ull + 2;
    s->device_stream = s->rom_seed * 0xd1342543de82ef95ull + 3;
    s->open_stream = s->rom_seed * 0xd1342543de82ef95ull + 4;
    if (s->quantum == 0) {
        s->quantum = 10000;
    }
    if (s->events_name) {
        s->events = strcmp(s->events_name, "-") == 0 ? stdout :
                    fopen(s->events_name, "w");
        if (!s->events) {
            error_report("events=%s: %s", s->events_name, strerror(errno));
            exit(LPC55_EXIT_USAGE);
        }
    }
    parse_stimuli(s);
    if (!icount_enabled()) {
        error_report("lpcxpresso55s69 needs -icount shift=0,sleep=off");
        exit(LPC55_EXIT_USAGE);
    }
    icount_slice_hook = slice_hook;
    icount_retired_hook = retired_hook;
    icount_halted_hook = halted_hook;
    s->watch_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, watch, s);
    timer_mod(s->watch_timer, WATCH_NS);
    if (s->timeout_us) {
        s->timeout_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, timed_out, s);
        timer_mod(s->timeout_timer, s->timeout_us * SCALE_US);
    }
    s->uart0_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, stimulus, s);
    if (s->stimuli->len) {
        timer_mod(s->uart0_timer,
                  g_array_index(s->stimuli, Lpc55Stimulus, 0).ns);
    }
}
