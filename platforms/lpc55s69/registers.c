/* SPDX-License-Identifier: Apache-2.0 */
/* Register writes that cannot be lost unnoticed. */
#include "platforms/lpc55s69/registers.h"

#include "platforms/lpc55s69/text.h"

/* Far longer than any oscillator or flash command takes, and below 100 ms at 12 MHz. */
enum { AWAIT_ATTEMPTS = 200000 };

static BH_NORETURN void disappointed(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason)
{
    text_begin();
    text_string("register ");
    text_hexadecimal(address);
    text_string(" reads ");
    text_hexadecimal(reg_read(address) & mask);
    text_string(" instead of ");
    text_hexadecimal(value);
    text_end();
    hal_panic(reason);
}

void reg_expect(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason)
{
    if ((reg_read(address) & mask) != value) {
        disappointed(address, mask, value, reason);
    }
}

void reg_ensure(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason)
{
    const uint32_t before = reg_read(address);

    if ((before & mask) != value) {
        reg_write(address, (before & ~mask) | value);
        reg_expect(address, mask, value, reason);
    }
}

void reg_await(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason)
{
    for (uint32_t attempt = 0u; attempt < (uint32_t)AWAIT_ATTEMPTS; attempt++) {
        if ((reg_read(address) & mask) == value) {
            return;
        }
    }
    disappointed(address, mask, value, reason);
}

void reg_apply(const struct reg_setting *setting, uint32_t count, enum hal_panic_reason reason)
{
    for (uint32_t i = 0u; i < count; i++) {
        if ((reg_read(setting[i].address) & setting[i].mask) != (setting[i].value & setting[i].mask)) {
            reg_write(setting[i].address, setting[i].value);
        }
    }
    reg_verify(setting, count, reason);
}

void reg_verify(const struct reg_setting *setting, uint32_t count, enum hal_panic_reason reason)
{
    for (uint32_t i = 0u; i < count; i++) {
        reg_expect(setting[i].address, setting[i].mask, setting[i].value & setting[i].mask, reason);
    }
}
