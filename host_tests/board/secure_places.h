/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU1 must not reach, by the alias whose bit 28 is 0: written from the LPC55S69 sheet, sections 1.1, 1.4, 6.4 and
 * 6.5, and on purpose not from the memory map that the AHB rules are computed from. One address for each rule, and
 * peripherals that a single rule covers in all their pages. */
#ifndef HOST_TESTS_BOARD_SECURE_PLACES_H
#define HOST_TESTS_BOARD_SECURE_PLACES_H

#include <stdint.h>

struct secure_place {
    uint32_t base;
    uint32_t step; /* to the next rule */
    uint32_t count;
};

#define SECURE_PLACES                                                                  \
    {0x00000000u, 0x8000u, 4u},      /* flash: boot area, secure image              */ \
    {0x00030000u, 0x8000u, 14u},     /* flash: banks, free sectors, journal, PFR    */ \
    {0x03000000u, 0x1000u, 32u},     /* boot ROM                                    */ \
    {0x04000000u, 0x1000u, 8u},      /* SRAM-X                                      */ \
    {0x20000000u, 0x1000u, 32u},     /* SRAM0, SRAM1                                */ \
    {0x40100000u, 0x1000u, 4u},      /* USB RAM                                     */ \
    {0x40000000u, 0x1000u, 7u},      /* SYSCON, IOCON, GINT0, GINT1, PINT, SECPINT, INPUTMUX */ \
    {0x40008000u, 0x1000u, 2u},      /* CTIMER0, CTIMER1                            */ \
    {0x4000C000u, 0x1000u, 3u},      /* WWDT, MRT, UTICK                            */ \
    {0x40013000u, 0x1000u, 1u},      /* ANACTRL                                     */ \
    {0x40020000u, 0x3000u, 2u},      /* PMC, SYSCTL                                 */ \
    {0x40028000u, 0x1000u, 3u},      /* CTIMER2 to CTIMER4                          */ \
    {0x4002C000u, 0x1000u, 2u},      /* RTC, OSTIMER                                */ \
    {0x40034000u, 0x1000u, 2u},      /* flash controller, PRINCE                    */ \
    {0x40038000u, 0x2000u, 1u},      /* USBPHY                                      */ \
    {0x4003A000u, 0x1000u, 2u},      /* RNG, PUF                                    */ \
    {0x4003D000u, 0x1000u, 2u},      /* PLU, ROM patch unit                         */ \
    {0x40082000u, 0x2000u, 2u},      /* DMA0, USB-FS device                         */ \
    {0x40085000u, 0x1000u, 3u},      /* SCT, FLEXCOMM0, FLEXCOMM1                   */ \
    {0x40089000u, 0x1000u, 2u},      /* FLEXCOMM3, FLEXCOMM4                        */ \
    {0x4008C000u, 0x1000u, 4u},      /* GPIO                                        */ \
    {0x40094000u, 0x1000u, 5u},      /* USB-HS device, CRC, FLEXCOMM5 to FLEXCOMM7  */ \
    {0x4009B000u, 0x1000u, 2u},      /* SDIO, debug mailbox                         */ \
    {0x4009F000u, 0x1000u, 1u},      /* HS SPI                                      */ \
    {0x400A0000u, 0x2000u, 2u},      /* ADC, USB-FS host                            */ \
    {0x400A3000u, 0x1000u, 5u},      /* USB-HS host, HASHCRYPT, CASPER, PowerQuad, DMA1 */ \
    {0x400A8000u, 0x1000u, 4u},      /* secure GPIO                                 */ \
    {0x400AC000u, 0x1000u, 4u}       /* AHB secure controller                       */

/* The other alias of each. */
#define SECURE_PLACES_ALIAS 0x10000000u

#endif /* HOST_TESTS_BOARD_SECURE_PLACES_H */
