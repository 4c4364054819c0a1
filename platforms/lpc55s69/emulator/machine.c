/*
 * Virtual LPCXpresso55S69: the machine, its properties, interrupt lines.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "qemu/error-report.h"
#include "qapi/error.h"
#include "qapi/visitor.h"
#include "hw/irq.h"
#include "hw/qdev-clock.h"
#include "sysemu/reset.h"
#include "lpc55s69.h"

CPUState *lpc55_cpu(Lpc55 *s, int cpu)
{
    return CPU(s->armv7m[cpu].cpu);
}

int lpc55_current_cpu(Lpc55 *s)
{
    return current_cpu && current_cpu == lpc55_cpu(s, 1);
}

/* Lines go to both NVICs, to CPU1 through a mask (sheet 2.2, 6.6) */
static void drive(Lpc55 *s, unsigned irq)
{
    bool level[LPC55_CPUS] = { s->irq[irq], s->irq[irq] };
    int n;

    if (irq == LPC55_IRQ_MAILBOX) {
        level[0] = s->mailbox[0] != 0;
        level[1] = s->mailbox[1] != 0;
    }
    level[1] = level[1] && lpc55_cpu1_sees_irq(s, irq);
    for (n = 0; n < LPC55_CPUS; n++) {
        qemu_set_irq(qdev_get_gpio_in(DEVICE(&s->armv7m[n]), irq), level[n]);
    }
}

void lpc55_set_irq(Lpc55 *s, unsigned irq, bool level)
{
    s->irq[irq] = level;
    drive(s, irq);
}

void lpc55_update_irqs(Lpc55 *s)
{
    unsigned irq;

    for (irq = 0; irq < LPC55_IRQS; irq++) {
        drive(s, irq);
    }
}

/* The chip, flash aside */
void lpc55_reset(Lpc55 *s)
{
    memset(s->irq, 0, sizeof(s->irq));
    memset(s->iocon, 0, sizeof(s->iocon));
    s->pmc_pdruncfg = 0x00deffc4;
    s->pmc_resetctrl = 0;
    s->write_count = 0;
    lpc55_blocks_reset(s);
    lpc55_cores_reset(s);
    lpc55_rom_boot(s);
}

static void machine_reset(MachineState *machine, ShutdownCause reason)
{
    qemu_devices_reset(reason);
    lpc55_reset(LPC55_MACHINE(machine));
}

static void load_images(Lpc55 *s)
{
    g_auto(GStrv) pages = NULL;
    unsigned n;

    /* NXP's area and an empty configuration: what a new chip holds */
    memset(s->fl.word + LPC55_PFR_BASE / LPC55_FLASH_WORD, LPC55_WORD_VALID,
           (LPC55_FLASH_SIZE - LPC55_PFR_BASE) / LPC55_FLASH_WORD);
    for (n = LPC55_NXP_BASE; n < LPC55_FLASH_SIZE; n += 8) {
        stq_le_p(s->flash_bytes + n, lpc55_draw(&s->device_stream));
    }
    for (n = 0; n < LPC55_CPUS; n++) {
        if (s->elf[n] && *s->elf[n]) {
            lpc55_load_elf(s, s->elf[n], &error_fatal);
        }
    }
    if (s->torn && *s->torn) {
        pages = g_strsplit(s->torn, "+", -1);
        for (n = 0; pages[n]; n++) {
            char *end;
            uint64_t at = strtoull(pages[n], &end, 0);

            if (*end || at >= LPC55_FLASH_APP_END) {
                error_report("torn: '%s' is not an address in flash",
                             pages[n]);
                exit(LPC55_EXIT_USAGE);
            }
            lpc55_flash_tear(s, at);
        }
    }
    lpc55_flash_changed(s, 0, LPC55_FLASH_SIZE);
}

/* Properties; README.md says what each means */
typedef struct StringProperty {
    const char *name, *description;
    size_t field;
    const char *initial;
    const char *choices;      /* separated by '|', NULL: any text */
    bool open;                /* readings of an open point of the sheet */
} StringProperty;

#define STRING(name, field, initial, choices, description) \
    { name, description, offsetof(Lpc55, field), initial, choices, false }

#define OPEN_POINT(name, field, first, second, description) \
    { name, description, offsetof(Lpc55, field), first, first "|" second, true }

static const StringProperty strings[] = {
    STRING("cpu0-elf", elf[0], NULL, NULL, "image to program for CPU0"),
    STRING("cpu1-elf", elf[1], NULL, NULL, "image to program for CPU1"),
    STRING("events", events_name, NULL, NULL, "file for the event stream"),
    STRING("uart0-input", uart0_input, NULL, NULL,
           "bytes for FLEXCOMM0, US:HEXBYTE[+US:HEXBYTE...]"),
    STRING("torn", torn, NULL, NULL, "torn flash pages, ADDR[+ADDR...]"),
    STRING("reset", reset_mode, "end", "end|continue",
           "what a chip reset does to the run"),
    STRING("open-points", open_points, "default", "default|drawn",
           "readings of open points: as below, or drawn from rom-seed"),
    OPEN_POINT("strict-mode", strict_mode, "tier", "same",
               "CPU0 secure at a non-secure target in strict mode"),
    OPEN_POINT("slave-rule", slave_rule, "override", "stricter",
               "how SLAVE_RULE and MEM_RULE combine"),
    OPEN_POINT("antipole", antipole, "deny", "ignore",
               "a master whose level and antipole disagree"),
    OPEN_POINT("lock-scope", lock_scope, "rules", "all",
               "what WRITE_LOCK of MISC_CTRL_REG locks"),
    OPEN_POINT("reserved-rules", reserved_rules, "required", "ignored",
               "reserved nibbles of the rule registers must be 3"),
    OPEN_POINT("secure-alias", secure_alias, "same", "violation",
               "CPU1, non-secure, at an address with bit 28"),
    OPEN_POINT("cpu1-reset-request", cpu1_reset_request, "reset", "ignored",
               "SYSRESETREQ of CPU1"),
    OPEN_POINT("vio-ports", vio_ports, "listed", "reversed",
               "numbering of SEC_VIO ports 0 to 7"),
    OPEN_POINT("reserved-irqs", reserved_irqs, "present", "absent",
               "interrupt numbers without a source"),
    STRING("rng", rng_mode, "good", "good|bad", "the RNG's online test"),
};

static char **string_field(Object *obj, const StringProperty *p)
{
    return (char **)((char *)LPC55_MACHINE(obj) + p->field);
}

/* open-points=drawn: what the command line leaves open, the seed decides */
static void draw_open_points(Lpc55 *s)
{
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(strings); i++) {
        const StringProperty *p = &strings[i];
        g_auto(GStrv) choices = NULL;

        if (!p->open || g_str_equal(s->open_points, "default")) {
            continue;
        }
        choices = g_strsplit(p->choices, "|", -1);
        if (!(s->set_by_user >> i & 1)) {
            g_free(*string_field(OBJECT(s), p));
            *string_field(OBJECT(s), p) =
                g_strdup(choices[lpc55_draw_below(&s->open_stream, 2)]);
        }
        lpc55_event(s, "board", "open-point %s=%s", p->name,
                    *string_field(OBJECT(s), p));
    }
}

static void get_string(Object *obj, Visitor *v, const char *name,
                       void *opaque, Error **errp)
{
    char *value = *string_field(obj, opaque);

    value = value ? value : (char *)"";
    visit_type_str(v, name, &value, errp);
}

static void set_string(Object *obj, Visitor *v, const char *name,
                       void *opaque, Error **errp)
{
    const StringProperty *p = opaque;
    g_auto(GStrv) choices = NULL;
    char *value;

    if (!visit_type_str(v, name, &value, errp)) {
        return;
    }
    if (p->choices) {
        choices = g_strsplit(p->choices, "|", -1);
        if (!g_strv_contains((const char *const *)choices, value)) {
            error_setg(errp, "%s must be one of %s", name, p->choices);
            g_free(value);
            return;
        }
    }
    g_free(*string_field(obj, p));
    *string_field(obj, p) = value;
    LPC55_MACHINE(obj)->set_by_user |= 1u << (p - strings);
}

typedef struct NumberProperty {
    const char *name, *description;
    size_t field;
    bool wide;
} NumberProperty;

#define NUMBER(name, field, description) \
    { name, description, offsetof(Lpc55, field), \
      sizeof(((Lpc55 *)0)->field) == 8 }

static const NumberProperty numbers[] = {
    NUMBER("seed", seed, "draws the schedule and, by default, the rest"),
    NUMBER("rom-seed", rom_seed, "draws what the ROM leaves"),
    NUMBER("quantum", quantum, "longest slice of a CPU, in instructions"),
    NUMBER("drop-write", drop_write, "CPU0's n-th register write is lost"),
    NUMBER("uart-byte-ns", uart_byte_ns, "time of a byte, 0: by baud rate"),
    NUMBER("cpu0-delay", cpu0_delay_us, "CPU0 stops after releasing CPU1"),
    NUMBER("cpu1-delay", cpu1_delay_us, "CPU1's start is late"),
    NUMBER("timeout", timeout_us, "end of the run, in virtual us"),
};

static void get_number(Object *obj, Visitor *v, const char *name,
                       void *opaque, Error **errp)
{
    const NumberProperty *p = opaque;
    char *field = (char *)LPC55_MACHINE(obj) + p->field;
    uint64_t value = p->wide ? *(uint64_t *)field : *(uint32_t *)field;

    visit_type_uint64(v, name, &value, errp);
}

static void set_number(Object *obj, Visitor *v, const char *name,
                       void *opaque, Error **errp)
{
    const NumberProperty *p = opaque;
    Lpc55 *s = LPC55_MACHINE(obj);
    char *field = (char *)s + p->field;
    uint64_t value;

    if (!visit_type_uint64(v, name, &value, errp)) {
        return;
    }
    if (!p->wide && value > UINT32_MAX) {
        error_setg(errp, "%s is too large", name);
        return;
    }
    if (p->wide) {
        *(uint64_t *)field = value;
    } else {
        *(uint32_t *)field = value;
    }
    s->rom_seed_set = s->rom_seed_set || g_str_equal(name, "rom-seed");
}

/* Switches, all off at first */
typedef struct SwitchProperty {
    const char *name, *description;
    size_t field;
} SwitchProperty;

static const SwitchProperty switches[] = {
    { "trace-shared", "show accesses to 0x20040000-0x20041fff",
      offsetof(Lpc55, trace_shared) },
    { "trace-sleep", "show when a core sleeps and wakes, and doorbells",
      offsetof(Lpc55, trace_sleep) },
    { "trace-writes", "show CPU0's register writes as drop-write counts them",
      offsetof(Lpc55, trace_writes) },
};

static void visit_switch(Object *obj, Visitor *v, const char *name,
                       void *opaque, Error **errp)
{
    const SwitchProperty *p = opaque;

    visit_type_bool(v, name, (bool *)((char *)LPC55_MACHINE(obj) + p->field),
                    errp);
}

static void machine_init(MachineState *machine)
{
    Lpc55 *s = LPC55_MACHINE(machine);

    lpc55_flash_init(s);
    memory_region_init_ram(&s->ramx_mem, OBJECT(s), "lpc55s69-sramx",
                           LPC55_RAMX_SIZE, &error_fatal);
    memory_region_init_ram(&s->ram_mem, OBJECT(s), "lpc55s69-sram",
                           LPC55_RAM_SIZE, &error_fatal);
    memory_region_init_ram(&s->usbram_mem, OBJECT(s), "lpc55s69-usb-ram",
                           LPC55_USBRAM_SIZE, &error_fatal);
    lpc55_uart_init(s);
    lpc55_timers_init(s);
    lpc55_cores_init(s);
    lpc55_run_init(s);
    draw_open_points(s);
    load_images(s);
}

static void instance_init(Object *obj)
{
    Lpc55 *s = LPC55_MACHINE(obj);
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(strings); i++) {
        *string_field(obj, &strings[i]) = g_strdup(strings[i].initial);
    }
    s->uart_byte_ns = 1000;
}

static void class_init(ObjectClass *klass, void *data)
{
    MachineClass *mc = MACHINE_CLASS(klass);
    unsigned i;

    mc->desc = "LPCXpresso55S69 (two Cortex-M33), strict";
    mc->init = machine_init;
    mc->reset = machine_reset;
    mc->min_cpus = mc->max_cpus = mc->default_cpus = LPC55_CPUS;
    mc->ignore_memory_transaction_failures = false;
    for (i = 0; i < ARRAY_SIZE(strings); i++) {
        const StringProperty *p = &strings[i];

        object_class_property_add(klass, p->name, "str", get_string,
                                  set_string, NULL, (void *)p);
        object_class_property_set_description(klass, p->name,
                                              p->description);
    }
    for (i = 0; i < ARRAY_SIZE(numbers); i++) {
        object_class_property_add(klass, numbers[i].name, "uint64",
                                  get_number, set_number, NULL,
                                  (void *)&numbers[i]);
        object_class_property_set_description(klass, numbers[i].name,
                                              numbers[i].description);
    }
    for (i = 0; i < ARRAY_SIZE(switches); i++) {
        object_class_property_add(klass, switches[i].name, "bool", visit_switch,
                                  visit_switch, NULL, (void *)&switches[i]);
        object_class_property_set_description(klass, switches[i].name,
                                              switches[i].description);
    }
}

static const TypeInfo machine_info = {
    .name = TYPE_LPC55_MACHINE,
    .parent = TYPE_MACHINE,
    .instance_size = sizeof(Lpc55),
    .instance_init = instance_init,
    .class_init = class_init,
};

static void machine_register_types(void)
{
    type_register_static(&machine_info);
}

type_init(machine_register_types)
