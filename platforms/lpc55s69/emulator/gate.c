/*
 * Virtual LPCXpresso55S69: each core's view of the bus.
 *
 * Every address of a core below 0x60000000 passes one gate, an IOMMU region
 * that is asked page by page (a page is 1 KiB). A page that is plain memory,
 * open to this core as the rules stand, is mapped straight to the memory.
 * Everything else goes, access by access, through slow_access(), which alone
 * decides: what the fast way lets pass, the slow way would let pass too.
 * Sheet sections 1, 6 and 9.1.
 *
 * TCG looks sections up in the core's own address space, so the targets of
 * the gate lie in the same container, above 4 GiB.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "exec/exec-all.h"
#include "qapi/error.h"
#include "lpc55s69.h"

#define GATE_SIZE       0x60000000u
#define FAST_BASE       0x100000000ull
#define SLOW_BASE       0x200000000ull
#define GATE_PAGE       0x400u

#define TYPE_LPC55_GATE "lpc55s69-gate"

/* IOMMU indexes: the attributes that the rules look at */
enum { INDEX_SECURE = 1, INDEX_PRIVILEGED = 2, INDEXES = 4 };

static void find_target(Lpc55 *s, uint32_t addr, Lpc55Target *t)
{
    uint32_t plain = addr & ~LPC55_SECURE_BIT;

    memset(t, 0, sizeof(*t));
    t->gate_word = -1;
    if (plain < LPC55_FLASH_SIZE) {
        t->kind = LPC55_FLASH;
        t->offset = plain;
        t->name = "flash";
    } else if (plain - LPC55_ROM_BASE < LPC55_ROM_SIZE) {
        t->kind = LPC55_ROM;
        t->offset = plain - LPC55_ROM_BASE;
        t->name = "boot ROM";
    } else if (plain - LPC55_RAMX_BASE < LPC55_RAMX_SIZE) {
        t->kind = LPC55_RAM;
        t->offset = plain - LPC55_RAMX_BASE;
        t->bytes = memory_region_get_ram_ptr(&s->ramx_mem);
        t->name = "SRAM-X";
    } else if (plain - LPC55_RAM_BASE < LPC55_RAM_SIZE) {
        static const char *const names[] = { "SRAM0", "SRAM1", "SRAM2",
                                             "SRAM3", "SRAM4" };

        t->kind = LPC55_RAM;
        t->offset = plain - LPC55_RAM_BASE;
        t->bytes = memory_region_get_ram_ptr(&s->ram_mem);
        t->name = names[t->offset >> 16];
        if (t->offset >> 16) {
            /* SRAM1 to SRAM4: bits 3 to 6 of CTRL0, sheet 7.1 */
            t->gate_word = 0;
            t->gate_bit = 2 + (t->offset >> 16);
        }
    } else if (plain - LPC55_USBRAM_BASE < LPC55_USBRAM_SIZE) {
        t->kind = LPC55_RAM;
        t->offset = plain - LPC55_USBRAM_BASE;
        t->bytes = memory_region_get_ram_ptr(&s->usbram_mem);
        t->name = "USB RAM";
        t->gate_word = 2;
        t->gate_bit = 6;
    } else if (lpc55_find_block(plain, t)) {
        t->kind = LPC55_PERIPHERAL;
    } else {
        return;
    }
    lpc55_ahb_rule(s, plain, t);
}

static bool gate_is_on(Lpc55 *s, const Lpc55Target *t)
{
    return t->gate_word < 0 ||
           ((s->ahbclk[t->gate_word] >> t->gate_bit & 1) &&
            !(s->preset[t->gate_word] >> t->gate_bit & 1));
}

/* Sheet 7.1: FLASH 7 and FMC 8 of CTRL0 */
static bool flash_is_on(Lpc55 *s)
{
    return (s->ahbclk[0] & 0x180) == 0x180 && !(s->preset[0] & 0x180);
}

static bool traced(Lpc55 *s, uint32_t addr)
{
    return s->trace_shared &&
           (addr & ~LPC55_SECURE_BIT) - LPC55_TRACE_BASE < LPC55_TRACE_SIZE;
}

static bool page_is_fast(Lpc55 *s, const Lpc55Access *a)
{
    Lpc55Target t;

    find_target(s, a->addr, &t);
    switch (t.kind) {
    case LPC55_FLASH:
        if (!s->fl.plain[t.offset / GATE_PAGE] || !flash_is_on(s)) {
            return false;
        }
        break;
    case LPC55_RAM:
        if (traced(s, a->addr) || !gate_is_on(s, &t)) {
            return false;
        }
        break;
    default:
        return false;
    }
    return lpc55_ahb_allows(s, a, &t);
}

static unsigned access_level(const Lpc55Gate *g, int index)
{
    return (index & INDEX_SECURE ? 2 : 0) | (index & INDEX_PRIVILEGED ? 1 : 0);
}

static int gate_attrs_to_index(IOMMUMemoryRegion *iommu, MemTxAttrs attrs)
{
    return (attrs.secure ? INDEX_SECURE : 0) |
           (attrs.user ? 0 : INDEX_PRIVILEGED);
}

static int gate_num_indexes(IOMMUMemoryRegion *iommu)
{
    return INDEXES;
}

static IOMMUTLBEntry gate_translate(IOMMUMemoryRegion *iommu, hwaddr addr,
                                    IOMMUAccessFlags flag, int index)
{
    Lpc55Gate *g = container_of(iommu, Lpc55Gate, iommu);
    Lpc55Access a = {
        .cpu = g->cpu,
        .addr = addr & ~(hwaddr)(GATE_PAGE - 1),
        .size = 1,
        .level = access_level(g, index),
    };
    IOMMUTLBEntry entry = {
        .iova = a.addr,
        .addr_mask = GATE_PAGE - 1,
        .perm = IOMMU_RW,
    };
    bool asidx = g->cpu == 0 && (index & INDEX_SECURE);

    entry.target_as = cpu_get_address_space(lpc55_cpu(g->soc, g->cpu), asidx);
    if (page_is_fast(g->soc, &a)) {
        entry.translated_addr = FAST_BASE + (a.addr & ~LPC55_SECURE_BIT);
    } else {
        entry.translated_addr = SLOW_BASE + a.addr;
    }
    return entry;
}

static void gate_class_init(ObjectClass *klass, void *data)
{
    IOMMUMemoryRegionClass *imrc = IOMMU_MEMORY_REGION_CLASS(klass);

    imrc->translate = gate_translate;
    imrc->attrs_to_index = gate_attrs_to_index;
    imrc->num_indexes = gate_num_indexes;
}

/* Rules, gates, clocks or flash changed: what was fast may no longer be */
void lpc55_gate_changed(Lpc55 *s)
{
    int n;

    for (n = 0; n < LPC55_CPUS; n++) {
        tlb_flush(lpc55_cpu(s, n));
    }
}

static void trace_access(Lpc55 *s, const Lpc55Access *a, uint64_t value)
{
    lpc55_event(s, a->cpu == 0 ? "cpu0" : "cpu1",
                "%s 0x%08x %u 0x%0*" PRIx64, a->write ? "write" : "read",
                a->addr, a->size, (int)a->size * 2,
                a->size == 8 ? value : extract64(value, 0, a->size * 8));
    if (a->write) {
        lpc55_activity(s);
    }
}

static MemTxResult memory_access(Lpc55 *s, const Lpc55Access *a,
                                 const Lpc55Target *t, uint64_t *value)
{
    if (!gate_is_on(s, t)) {
        lpc55_strict(s, "%s (0x%08x) used with its clock off or in reset",
                     t->name, a->addr);
    }
    if (a->fetch && traced(s, a->addr)) {
        lpc55_strict(s, "code runs from the traced page 0x%08x", a->addr);
    }
    if (a->write) {
        stn_le_p(t->bytes + t->offset, a->size, *value);
    } else {
        *value = ldn_le_p(t->bytes + t->offset, a->size);
    }
    if (traced(s, a->addr)) {
        trace_access(s, a, *value);
    }
    return MEMTX_OK;
}

static MemTxResult flash_access(Lpc55 *s, const Lpc55Access *a,
                                const Lpc55Target *t, uint64_t *value)
{
    if (!flash_is_on(s)) {
        lpc55_strict(s, "flash (0x%08x) used with its clock off or in reset",
                     a->addr);
    }
    if (a->write) {
        lpc55_strict(s, "store to flash at 0x%08x", a->addr);
    }
    *value = ldn_le_p(s->flash_bytes + t->offset, a->size);
    if (!lpc55_flash_readable(s, t->offset, a->size)) {
        *value = 0;
        return MEMTX_ERROR;
    }
    return MEMTX_OK;
}

/* The debugger, and QEMU's own look at vectors: no core is on the bus */
static MemTxResult raw_access(Lpc55 *s, const Lpc55Target *t, unsigned size,
                              bool write, uint64_t *value)
{
    uint8_t *bytes = t->kind == LPC55_FLASH ? s->flash_bytes : t->bytes;

    if (!bytes || (write && t->kind == LPC55_FLASH)) {
        return MEMTX_ERROR;
    }
    if (write) {
        stn_le_p(bytes + t->offset, size, *value);
    } else {
        *value = ldn_le_p(bytes + t->offset, size);
    }
    return MEMTX_OK;
}

/* What a core loads when it leaves reset, with all that may go wrong */
bool lpc55_load_vector(Lpc55 *s, int cpu, uint32_t addr, uint32_t *value)
{
    Lpc55Access a = { .cpu = cpu, .addr = addr, .size = 4, .level = 3 };
    MemTxResult result = MEMTX_ERROR;
    Lpc55Target t;
    uint64_t data = 0;

    find_target(s, addr, &t);
    if (!lpc55_ahb_allows(s, &a, &t)) {
        lpc55_ahb_violation(s, &a, &t);
        return false;
    }
    if (t.kind == LPC55_FLASH) {
        result = flash_access(s, &a, &t, &data);
    } else if (t.kind == LPC55_RAM) {
        result = memory_access(s, &a, &t, &data);
    }
    *value = data;
    return result == MEMTX_OK;
}

static MemTxResult slow_access(Lpc55Gate *g, hwaddr addr, unsigned size,
                               bool write, uint64_t *value, MemTxAttrs attrs)
{
    Lpc55 *s = g->soc;
    /* A fetch has no return address; data of a helper keeps the 1 of below */
    Lpc55Access a = {
        .cpu = g->cpu,
        .addr = addr,
        .size = size,
        .write = write,
        .fetch = current_cpu && current_cpu->mem_io_pc == 0 && !write,
        .level = access_level(g, gate_attrs_to_index(NULL, attrs)),
    };
    MemTxResult result = MEMTX_OK;
    Lpc55Target t;

    find_target(s, a.addr, &t);
    if (!current_cpu) {
        return raw_access(s, &t, size, write, value);
    }
    if (t.kind == LPC55_NOTHING) {
        lpc55_strict(s, "%s 0x%08x: nothing there", write ? "store to" :
                     "load from", a.addr);
    }
    if (!lpc55_ahb_allows(s, &a, &t)) {
        if (!write) {
            *value = 0;
        }
        result = lpc55_ahb_violation(s, &a, &t) ? MEMTX_ERROR : MEMTX_OK;
        goto out;
    }
    switch (t.kind) {
    case LPC55_FLASH:
        result = flash_access(s, &a, &t, value);
        break;
    case LPC55_RAM:
        result = memory_access(s, &a, &t, value);
        break;
    case LPC55_PERIPHERAL:
        if (a.fetch) {
            lpc55_strict(s, "code runs from %s (0x%08x)", t.name, a.addr);
        }
        if (!write) {
            *value = lpc55_block_read(s, &t, size);
        } else if (!lpc55_drop_write(s, a.cpu, a.addr, *value)) {
            lpc55_block_write(s, &t, size, *value);
        }
        break;
    default:
        lpc55_strict(s, "%s (0x%08x) is not modelled", t.name, a.addr);
    }
out:
    current_cpu->mem_io_pc = 1;
    return result;
}

static MemTxResult slow_read(void *opaque, hwaddr addr, uint64_t *data,
                             unsigned size, MemTxAttrs attrs)
{
    *data = 0;
    return slow_access(opaque, addr, size, false, data, attrs);
}

static MemTxResult slow_write(void *opaque, hwaddr addr, uint64_t data,
                              unsigned size, MemTxAttrs attrs)
{
    return slow_access(opaque, addr, size, true, &data, attrs);
}

static const MemoryRegionOps slow_ops = {
    .read_with_attrs = slow_read,
    .write_with_attrs = slow_write,
    .endianness = DEVICE_LITTLE_ENDIAN,
    .valid = { .min_access_size = 1, .max_access_size = 8, .unaligned = true },
    .impl = { .min_access_size = 1, .max_access_size = 8, .unaligned = true },
};

static MemTxResult void_read(void *opaque, hwaddr addr, uint64_t *data,
                             unsigned size, MemTxAttrs attrs)
{
    lpc55_strict(((Lpc55Gate *)opaque)->soc,
                 "load or fetch outside the memory map (0x60000000 + 0x%08x)",
                 (uint32_t)addr);
}

static MemTxResult void_write(void *opaque, hwaddr addr, uint64_t data,
                              unsigned size, MemTxAttrs attrs)
{
    lpc55_strict(((Lpc55Gate *)opaque)->soc,
                 "store outside the memory map (0x60000000 + 0x%08x)",
                 (uint32_t)addr);
}

static const MemoryRegionOps void_ops = {
    .read_with_attrs = void_read,
    .write_with_attrs = void_write,
    .endianness = DEVICE_LITTLE_ENDIAN,
    .valid = { .min_access_size = 1, .max_access_size = 8, .unaligned = true },
};

void lpc55_gate_init(Lpc55 *s, int cpu)
{
    Lpc55Gate *g = &s->gate[cpu];
    Object *owner = OBJECT(s);

    g->soc = s;
    g->cpu = cpu;
    memory_region_init(&g->memory, owner, "lpc55s69-view", UINT64_MAX);
    memory_region_init_iommu(&g->iommu, sizeof(g->iommu), TYPE_LPC55_GATE,
                             owner, "lpc55s69-gate", GATE_SIZE);
    memory_region_add_subregion(&g->memory, 0,
                                MEMORY_REGION(&g->iommu));
    memory_region_init_io(&g->low_void, owner, &void_ops, g, "lpc55s69-void",
                          0xe0000000u - GATE_SIZE);
    memory_region_add_subregion(&g->memory, GATE_SIZE, &g->low_void);
    memory_region_init_io(&g->high_void, owner, &void_ops, g,
                          "lpc55s69-void-vendor", 0x1ff00000);
    memory_region_add_subregion(&g->memory, 0xe0100000u, &g->high_void);

    memory_region_init_alias(&g->flash, owner, "flash", &s->flash_mem, 0,
                             LPC55_FLASH_SIZE);
    memory_region_add_subregion(&g->memory, FAST_BASE, &g->flash);
    memory_region_init_alias(&g->ramx, owner, "sram-x", &s->ramx_mem, 0,
                             LPC55_RAMX_SIZE);
    memory_region_add_subregion(&g->memory, FAST_BASE + LPC55_RAMX_BASE,
                                &g->ramx);
    memory_region_init_alias(&g->ram, owner, "sram", &s->ram_mem, 0,
                             LPC55_RAM_SIZE);
    memory_region_add_subregion(&g->memory, FAST_BASE + LPC55_RAM_BASE,
                                &g->ram);
    memory_region_init_alias(&g->usbram, owner, "usb-ram", &s->usbram_mem, 0,
                             LPC55_USBRAM_SIZE);
    memory_region_add_subregion(&g->memory, FAST_BASE + LPC55_USBRAM_BASE,
                                &g->usbram);
    memory_region_init_io(&g->slow, owner, &slow_ops, g, "lpc55s69-slow",
                          GATE_SIZE);
    memory_region_add_subregion(&g->memory, SLOW_BASE, &g->slow);
}

static const TypeInfo gate_info = {
    .name = TYPE_LPC55_GATE,
    .parent = TYPE_IOMMU_MEMORY_REGION,
    .class_init = gate_class_init,
};

static void gate_register_types(void)
{
    type_register_static(&gate_info);
}

type_init(gate_register_types)
