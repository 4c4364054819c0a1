/* SPDX-License-Identifier: Apache-2.0 */
/* The cases of the board's tests, by number: CPU0's program calls them, the runner knows what must come of them. */
#ifndef BOARD_TESTS_CASES_H
#define BOARD_TESTS_CASES_H

/* clang-format off */
#define BOARD_CASES(CASE) \
    CASE(strict_hole) \
    CASE(strict_outside) \
    CASE(strict_boot_rom) \
    CASE(strict_flash_store) \
    CASE(strict_peripheral_hole) \
    CASE(strict_gpio) \
    CASE(strict_wwdt) \
    CASE(strict_rom_patch_unit) \
    CASE(strict_sram_gate) \
    CASE(strict_sram_reset) \
    CASE(strict_usb_ram_gate) \
    CASE(strict_flash_gate) \
    CASE(strict_fmc_gate) \
    CASE(strict_syscon_unknown) \
    CASE(strict_syscon_byte) \
    CASE(strict_syscon_half) \
    CASE(strict_syscon_read_only) \
    CASE(strict_gate_reserved) \
    CASE(strict_cpuctrl_key) \
    CASE(strict_cpuctrl_reserved) \
    CASE(strict_autoclk_key) \
    CASE(strict_cpboot_alignment) \
    CASE(strict_cpu1_clock) \
    CASE(strict_main_crystal) \
    CASE(strict_main_pll) \
    CASE(strict_fro96_off) \
    CASE(strict_fro48_off) \
    CASE(strict_fro_trims) \
    CASE(strict_flashtim) \
    CASE(strict_read_mode) \
    CASE(strict_ahbclkdiv_halt) \
    CASE(strict_frg_div) \
    CASE(strict_nmisrc) \
    CASE(strict_block_gate) \
    CASE(strict_block_reset) \
    CASE(strict_mailbox_gate) \
    CASE(strict_iocon_gate) \
    CASE(strict_anactrl_gate) \
    CASE(strict_rng_power) \
    CASE(strict_pselid) \
    CASE(strict_pselid_other) \
    CASE(strict_pselid_locked) \
    CASE(strict_usart_clock) \
    CASE(strict_usart_baud) \
    CASE(strict_usart_format) \
    CASE(strict_usart_rate_while_on) \
    CASE(strict_usart_osr) \
    CASE(strict_usart_pin) \
    CASE(strict_usart_digimode) \
    CASE(strict_usart_off) \
    CASE(strict_usart_overflow) \
    CASE(strict_usart_empty) \
    CASE(strict_usart_byte) \
    CASE(strict_iocon_reserved) \
    CASE(strict_mailbox_unknown) \
    CASE(strict_mailbox_write_only) \
    CASE(strict_mailbox_byte) \
    CASE(strict_ctimer_capture) \
    CASE(strict_ctimer_gate) \
    CASE(strict_ctimer_in_reset) \
    CASE(strict_ctimer_byte) \
    CASE(strict_ctimer_unknown) \
    CASE(strict_ctimer_read_only) \
    CASE(strict_ctimer_reserved) \
    CASE(strict_ctimer_reload) \
    CASE(strict_ctimer_prescale_count) \
    CASE(strict_ctimer_counter_mode) \
    CASE(strict_ctimer_clock) \
    CASE(strict_ctimer_fro96_off) \
    CASE(strict_ctimer_fro1_off) \
    CASE(strict_systick_clock) \
    CASE(strict_mrt_stall) \
    CASE(strict_mrt_gate_off) \
    CASE(strict_mrt_clock_change) \
    CASE(strict_flash_command) \
    CASE(strict_flash_reprogram) \
    CASE(strict_flash_rows) \
    CASE(strict_flash_busy) \
    CASE(strict_flash_busy_parameter) \
    CASE(strict_flash_margin) \
    CASE(strict_vtor) \
    CASE(strict_aircr_key) \
    CASE(strict_scr) \
    CASE(strict_priority) \
    CASE(strict_system_priority) \
    CASE(strict_mpu_region) \
    CASE(strict_mpu_pxn) \
    CASE(strict_dwt) \
    CASE(strict_ppb_width) \
    CASE(strict_ahb_unknown) \
    CASE(strict_ahb_reserved_bits) \
    CASE(strict_ahb_rom_patch_nibble) \
    CASE(strict_ahb_reserved_nibble) \
    CASE(strict_ahb_idau) \
    CASE(strict_level_reserved) \
    CASE(strict_byte_rule) \
    CASE(strict_cpu1_mpu) \
    CASE(strict_cpu1_hole) \
    CASE(strict_cpu1_vtor) \
    CASE(strict_cpu1_clock_off) \
    CASE(strict_cpu1_trace_fetch) \
    CASE(console_waits) \
    CASE(core) \
    CASE(aliases) \
    CASE(flash_erased) \
    CASE(flash_torn) \
    CASE(flash_program) \
    CASE(flash_code) \
    CASE(flash_interrupt) \
    CASE(escalation) \
    CASE(systick) \
    CASE(systick_reference) \
    CASE(ctimer) \
    CASE(ctimer_reset_values) \
    CASE(ctimer_matches) \
    CASE(ctimer_clocks) \
    CASE(ctimer_exact) \
    CASE(ctimer_level) \
    CASE(ctimer_blocks) \
    CASE(ctimer_worlds) \
    CASE(ctimer_repeats) \
    CASE(mrt) \
    CASE(rng) \
    CASE(software_interrupt) \
    CASE(mpu) \
    CASE(sau) \
    CASE(uart_input) \
    CASE(reset_request) \
    CASE(lockup) \
    CASE(spin) \
    CASE(drop_write) \
    CASE(cpu1_features) \
    CASE(cpu1_systick) \
    CASE(cpu1_sleep) \
    CASE(cpu1_restart) \
    CASE(cpu1_level_across_reset) \
    CASE(cpu1_lockup) \
    CASE(cpu1_bad_table) \
    CASE(mailbox) \
    CASE(ahb_reset_values) \
    CASE(ahb_violations) \
    CASE(ahb_level_interrupt) \
    CASE(ahb_live_rules) \
    CASE(ahb_checking_off) \
    CASE(ahb_no_abort) \
    CASE(ahb_locks) \
    CASE(ahb_mpu_lock) \
    CASE(ahb_masks) \
    CASE(ahb_antipole) \
    CASE(ahb_secure_master) \
    CASE(open_points) \
    CASE(cpu1_reset_request) \
    CASE(interleave)
/* clang-format on */

#define BOARD_CASE_NUMBER(name) CASE_##name,
enum board_case { BOARD_CASES(BOARD_CASE_NUMBER) CASE_COUNT };

#define BOARD_CASE_FUNCTION(name) void case_##name(void);
BOARD_CASES(BOARD_CASE_FUNCTION)

extern void (*const board_cases[CASE_COUNT])(void);

#endif
