/* SPDX-License-Identifier: Apache-2.0 */
/* SAU, MPU and AHB secure controller, in the order of the LPC55S69 sheet's section 6.9.
 *
 * MPU layout: design, "Isolation". At level 1 and with the SFN backend nothing is switched: the region of the
 * partition's RAM and the ones around it are one region, and region 3 keeps the aliases below 0x10000000 (among them
 * the one of SRAM-X) from being executed. */
#include "platforms/lpc55s69/protection.h"

#include <stddef.h>

#include "platforms/lpc55s69/ahb_rules.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/registers.h"

struct region {
    uint32_t base;
    uint32_t limit;
};

/* Writes one region of a unit that has the registers number, base, limit in three neighbouring words, as SAU and MPU
 * do. */
static void region_set(uint32_t number_register, uint32_t number, struct region region)
{
    reg_ensure(number_register, 0xFFu, number, HAL_PANIC_PROTECTION_READ_BACK);
    reg_ensure(number_register + 4u, 0xFFFFFFFFu, region.base, HAL_PANIC_PROTECTION_READ_BACK);
    reg_ensure(number_register + 8u, 0xFFFFFFFFu, region.limit, HAL_PANIC_PROTECTION_READ_BACK);
}

static void set_up_sau(void)
{
#define SAU_REGION(first, last) {(first), ((last) & 0xFFFFFFE0u) | SAU_RLAR_ENABLE},
    static const struct region sau[] = {MAP_SAU_REGIONS(SAU_REGION)};
#undef SAU_REGION
    enum { COUNT = sizeof(sau) / sizeof(sau[0]) };
    static const struct region off = {0u, 0u};

    for (uint32_t i = 0u; i < SAU_REGIONS; i++) {
        region_set(SAU_RNR, i, (i < (uint32_t)COUNT) ? sau[i] : off);
    }
    reg_ensure(SAU_CTRL, 0x3u, SAU_CTRL_ENABLE, HAL_PANIC_PROTECTION_READ_BACK);
}

static void set_up_mpu(void)
{
    const struct region mpu[] = {
        /* 0: text */
        {(uint32_t)(uintptr_t)image_text_begin | MPU_RBAR_RO_ALL,
         ((uint32_t)(uintptr_t)image_text_end - 32u) | MPU_RLAR_NORMAL | MPU_RLAR_ENABLE},
        /* 1: constants and the initial values of data */
        {(uint32_t)(uintptr_t)image_constants_begin | MPU_RBAR_RO_ALL | MPU_RBAR_XN,
         ((uint32_t)(uintptr_t)image_end - 32u) | MPU_RLAR_NORMAL | MPU_RLAR_ENABLE},
        /* 2: SRAM-X, all RAM under both aliases */
        {(uint32_t)MAP_SRAM_X | MPU_RBAR_RW_PRIVILEGED | MPU_RBAR_XN, 0x3FFFFFE0u | MPU_RLAR_NORMAL | MPU_RLAR_ENABLE},
        /* 3: non-secure flash, and the aliases of boot ROM and SRAM-X */
        {0u | MPU_RBAR_RO_PRIVILEGED | MPU_RBAR_XN,
         ((uint32_t)MAP_SECURE_ALIAS - 32u) | MPU_RLAR_NORMAL | MPU_RLAR_ENABLE},
    };
    enum { COUNT = sizeof(mpu) / sizeof(mpu[0]) };
    static const struct region off = {0u, 0u};

    reg_ensure(MPU_CTRL, 0x7u, 0u, HAL_PANIC_PROTECTION_READ_BACK);
    reg_ensure(MPU_MAIR0, 0xFFFFFFFFu, MPU_MAIR0_VALUE, HAL_PANIC_PROTECTION_READ_BACK);
    for (uint32_t i = 0u; i < MPU_REGIONS; i++) {
        region_set(MPU_RNR, i, (i < (uint32_t)COUNT) ? mpu[i] : off);
    }
    data_synchronization_barrier();
    reg_ensure(MPU_CTRL, 0x7u, MPU_CTRL_ENABLE | MPU_CTRL_PRIVDEFENA, HAL_PANIC_PROTECTION_READ_BACK);
}

void protection_set_up(void)
{
    set_up_mpu();
    set_up_sau();
    data_synchronization_barrier();
    instruction_synchronization_barrier();
    reg_apply(ahb_rules, ahb_rule_count, HAL_PANIC_PROTECTION_READ_BACK);
    reg_apply(ahb_enable, ahb_enable_count, HAL_PANIC_PROTECTION_READ_BACK);
    data_synchronization_barrier();
    instruction_synchronization_barrier();
    /* Once more, now that everything is locked: this is what CPU1 will meet. */
    reg_verify(ahb_rules, ahb_rule_count, HAL_PANIC_PROTECTION_READ_BACK);
}
