/*
 * Virtual LPCXpresso55S69: programs ELF files into the flash as a programmer
 * would.
 *
 * Segments go to their load address with bit 28 dropped (sheet 13). What lies
 * outside the application area, or where another segment already is, is
 * refused. A page that a segment touches is programmed as a whole, the rest
 * of it with 0xff.
 *
 * QEMU's own loader makes ROM blobs, which come back at every reset and would
 * undo what firmware has written (sheet 15).
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "qapi/error.h"
#include "elf.h"
#include "lpc55s69.h"

static bool any_taken(const uint8_t *taken, uint32_t at, uint32_t size)
{
    uint32_t i;

    for (i = at; i < at + size; i++) {
        if (taken[i]) {
            return true;
        }
    }
    return false;
}

static void program_segment(Lpc55 *s, uint32_t at, const uint8_t *bytes,
                            uint32_t size)
{
    uint32_t page = at / LPC55_FLASH_PAGE;
    uint32_t end = (at + size + LPC55_FLASH_PAGE - 1) / LPC55_FLASH_PAGE;

    for (; page < end; page++) {
        if (s->fl.dmacc[page] == 0) {
            memset(s->flash_bytes + page * LPC55_FLASH_PAGE, 0xff,
                   LPC55_FLASH_PAGE);
            memset(s->fl.word + page * (LPC55_FLASH_PAGE / LPC55_FLASH_WORD),
                   LPC55_WORD_VALID, LPC55_FLASH_PAGE / LPC55_FLASH_WORD);
            s->fl.dmacc[page] = 1;
        }
    }
    memcpy(s->flash_bytes + at, bytes, size);
}

bool lpc55_load_elf(Lpc55 *s, const char *name, Error **errp)
{
    /* Bytes that a segment of any file has set */
    static uint8_t taken[LPC55_FLASH_SIZE];
    g_autofree gchar *file = NULL;
    g_autoptr(GError) error = NULL;
    const Elf32_Ehdr *ehdr;
    const Elf32_Phdr *phdr;
    gsize len;
    unsigned i;

    if (!g_file_get_contents(name, &file, &len, &error)) {
        error_setg(errp, "%s", error->message);
        return false;
    }
    ehdr = (const Elf32_Ehdr *)file;
    if (len < sizeof(*ehdr) || memcmp(ehdr->e_ident, ELFMAG, SELFMAG) ||
        ehdr->e_ident[EI_CLASS] != ELFCLASS32 ||
        ehdr->e_ident[EI_DATA] != ELFDATA2LSB ||
        le16_to_cpu(ehdr->e_machine) != EM_ARM ||
        le16_to_cpu(ehdr->e_phentsize) != sizeof(*phdr) ||
        (uint64_t)le32_to_cpu(ehdr->e_phoff) +
        le16_to_cpu(ehdr->e_phnum) * sizeof(*phdr) > len) {
        error_setg(errp, "%s: not an ELF file for this board", name);
        return false;
    }
    phdr = (const Elf32_Phdr *)(file + le32_to_cpu(ehdr->e_phoff));
    for (i = 0; i < le16_to_cpu(ehdr->e_phnum); i++, phdr++) {
        uint32_t at = le32_to_cpu(phdr->p_paddr) & ~LPC55_SECURE_BIT;
        uint32_t size = le32_to_cpu(phdr->p_filesz);
        uint32_t offset = le32_to_cpu(phdr->p_offset);

        if (le32_to_cpu(phdr->p_type) != PT_LOAD || size == 0) {
            continue;
        }
        if ((uint64_t)offset + size > len) {
            error_setg(errp, "%s: segment %u is cut off", name, i);
            return false;
        }
        if ((uint64_t)at + size > LPC55_FLASH_APP_END) {
            error_setg(errp, "%s: segment %u at 0x%08x, %u bytes, is not in"
                       " the flash's application area", name, i,
                       le32_to_cpu(phdr->p_paddr), size);
            return false;
        }
        if (any_taken(taken, at, size)) {
            error_setg(errp, "%s: segment %u at 0x%08x overlaps what is"
                       " programmed already", name, i,
                       le32_to_cpu(phdr->p_paddr));
            return false;
        }
        memset(taken + at, 1, size);
        program_segment(s, at, (const uint8_t *)file + offset, size);
    }
    lpc55_flash_changed(s, 0, LPC55_FLASH_SIZE);
    return true;
}
