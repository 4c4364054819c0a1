/* SPDX-License-Identifier: Apache-2.0 */
/* hextool: one Intel HEX file of everything that is flashed.
 *
 *     hextool --output=OUT.hex cpu0.elf cpu1.elf other.bin@0x00010000 ...
 *
 * ELF files say themselves where they belong (physical addresses); of other files the address stands behind an @. Bit
 * 28, the secure alias, is dropped; pages are written whole, filled with 0xff. Bytes outside the areas of the memory
 * map, or in two files, are refused. Exit status: 0 done, 1 a file was refused or could not be read or written, 2 wrong
 * arguments. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/elf32.h"
#include "tools/file.h"
#include "tools/flash_image.h"
#include "tools/intel_hex.h"

enum { STATUS_DONE = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

static const char output_option[] = "--output=";

static struct flash_image image;

static bool store_line(void *context, const char *line)
{
    return fprintf(context, "%s\n", line) > 0;
}

static bool add(const char *name, uint32_t address, struct bytes content)
{
    const struct flash_image_result result = flash_image_add(&image, address, content);
    switch (result.error) {
    case FLASH_IMAGE_OK:
        return true;
    case FLASH_IMAGE_ERROR_OUTSIDE:
        (void)fprintf(stderr, "hextool: %s: 0x%08" PRIx32 " is outside the flash areas for images\n", name,
                      result.address);
        return false;
    case FLASH_IMAGE_ERROR_OVERLAP:
        (void)fprintf(stderr, "hextool: %s: another file or segment has bytes at 0x%08" PRIx32 " already\n", name,
                      result.address);
        return false;
    case FLASH_IMAGE_ERROR_UNSET:
        break;
    }
    abort();
}

static bool add_elf(const char *name, struct bytes file)
{
    struct elf32 elf;
    if (!elf32_parse(file, &elf)) {
        (void)fprintf(stderr, "hextool: %s: not an executable ELF file for Arm (a raw file needs @ADDRESS)\n", name);
        return false;
    }
    for (uint16_t i = 0; i < elf.program_header_count; i++) {
        struct elf32_segment segment;
        if (!elf32_read_segment(&elf, i, &segment)) {
            (void)fprintf(stderr, "hextool: %s: program header %u reaches out of the file\n", name, (unsigned int)i);
            return false;
        }
        if (!add(name, segment.physical_address, segment.content)) {
            return false;
        }
    }
    return true;
}

/* Splits "name@0x1234" in place. false: what follows the @ is no 32-bit address. */
static bool split_address(char *argument, bool *has_address, uint32_t *address)
{
    char *at = strrchr(argument, '@');
    *has_address = (at != NULL);
    if (at == NULL) {
        return true;
    }
    char *end = NULL;
    errno = 0;
    const unsigned long long value = strtoull(at + 1, &end, 16);
    if ((at[1] == '\0') || (at[1] == '-') || (*end != '\0') || (errno != 0) || (value > UINT32_MAX)) {
        return false;
    }
    *at = '\0';
    *address = (uint32_t)value;
    return true;
}

static int add_argument(char *argument)
{
    bool has_address;
    uint32_t address = 0;
    if (!split_address(argument, &has_address, &address)) {
        (void)fprintf(stderr, "hextool: %s: the address behind the @ must be a hexadecimal number of 32 bits\n",
                      argument);
        return STATUS_USAGE;
    }
    struct bytes file;
    if (!file_read(argument, &file)) {
        (void)fprintf(stderr, "hextool: %s: %s\n", argument, strerror(errno));
        return STATUS_FAILED;
    }
    const bool added = has_address ? add(argument, address, file) : add_elf(argument, file);
    file_free(file);
    return added ? STATUS_DONE : STATUS_FAILED;
}

static int write_output(const char *path)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        (void)fprintf(stderr, "hextool: %s: %s\n", path, strerror(errno));
        return STATUS_FAILED;
    }
    const bool written = intel_hex_write(&image, store_line, file);
    const bool closed = (fclose(file) == 0);
    if (!written || !closed) {
        (void)fprintf(stderr, "hextool: %s: could not be written\n", path);
        return STATUS_FAILED;
    }
    return STATUS_DONE;
}

int main(int argc, char **argv)
{
    const size_t option_len = strlen(output_option);
    if ((argc < 3) || (strncmp(argv[1], output_option, option_len) != 0) || (argv[1][option_len] == '\0')) {
        (void)fprintf(stderr, "usage: hextool --output=OUT.hex FILE.elf|FILE@ADDRESS ...\n");
        return STATUS_USAGE;
    }
    flash_image_clear(&image);
    for (int i = 2; i < argc; i++) {
        const int status = add_argument(argv[i]);
        if (status != STATUS_DONE) {
            return status;
        }
    }
    return write_output(&argv[1][option_len]);
}
