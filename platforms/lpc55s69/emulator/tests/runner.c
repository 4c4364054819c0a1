/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the virtual board and reads what it wrote. POSIX processes and files; nothing of the board's own code. */
#include "platforms/lpc55s69/emulator/tests/runner.h"

#include <elf.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CASE_NUMBER_ADDRESS 0x10000130u /* tests/cpu0.ld.S */

void die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(2);
}

void *read_whole_file(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    size_t used = 0u, room = 65536u;
    char *bytes = malloc(room);
    if (file == NULL || bytes == NULL) {
        die("%s: cannot be read", name);
    }
    for (;;) {
        used += fread(bytes + used, 1u, room - used - 1u, file);
        if (used + 1u < room) {
            break;
        }
        room *= 2u;
        bytes = realloc(bytes, room);
        if (bytes == NULL) {
            die("no memory");
        }
    }
    fclose(file);
    bytes[used] = '\0';
    if (len != NULL) {
        *len = used;
    }
    return bytes;
}

char *temporary_file(const char *suffix, const void *bytes, size_t len)
{
    static unsigned count;
    const char *folder = getenv("TEST_TMPDIR");
    if (folder == NULL) {
        folder = "/tmp";
    }
    char *name = malloc(strlen(folder) + 64u);
    if (name == NULL) {
        die("no memory");
    }
    sprintf(name, "%s/board_%ld_%u.%s", folder, (long)getpid(), count++, suffix);
    FILE *file = fopen(name, "wb");
    if (file == NULL || fwrite(bytes, 1u, len, file) != len || fclose(file) != 0) {
        die("%s: cannot be written", name);
    }
    return name;
}

static void patch_word(unsigned char *elf, size_t len, uint32_t address, uint32_t value)
{
    Elf32_Ehdr header;
    Elf32_Phdr segment;
    memcpy(&header, elf, sizeof header);
    for (unsigned i = 0u; i < header.e_phnum; i++) {
        memcpy(&segment, elf + header.e_phoff + i * sizeof segment, sizeof segment);
        if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
            address + 4u <= segment.p_vaddr + segment.p_filesz && segment.p_offset + segment.p_filesz <= len) {
            unsigned char *at = elf + segment.p_offset + (address - segment.p_vaddr);
            for (unsigned byte = 0u; byte < 4u; byte++) {
                at[byte] = (unsigned char)(value >> (8u * byte));
            }
            return;
        }
    }
    die("address 0x%08x is in no segment of the test program", address);
}

static int wait_for(pid_t child)
{
    int status = 0;
    if (waitpid(child, &status, 0) != child) {
        die("waitpid failed");
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct run board_run_files(const struct board *board, const char *cpu0_elf, const char *cpu1_elf,
                           const char *properties)
{
    char *events = temporary_file("events", "", 0u);
    char *errors = temporary_file("errors", "", 0u);
    char machine[2048];
    /* QEMU holds signals back, so a program that never comes to rest is ended by the board: after 2 s of its time */
    const int used = snprintf(machine, sizeof machine, "lpcxpresso55s69,cpu0-elf=%s%s%s,events=%s,timeout=2000000%s%s",
                              cpu0_elf,
                              cpu1_elf != NULL ? ",cpu1-elf=" : "", cpu1_elf != NULL ? cpu1_elf : "", events,
                              properties != NULL ? "," : "", properties != NULL ? properties : "");
    if (used < 0 || (size_t)used >= sizeof machine) {
        die("properties too long");
    }
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        const int file = open(errors, O_WRONLY | O_TRUNC);
        if (file < 0 || dup2(file, 2) < 0) {
            _exit(126);
        }
        execl(board->qemu, board->qemu, "-M", machine, "-icount", "shift=0,sleep=off", "-display", "none", "-monitor",
              "none", "-serial", "none", (char *)NULL);
        _exit(127);
    }
    if (child < 0) {
        die("fork failed");
    }
    struct run run;
    run.status = wait_for(child);
    run.events = read_whole_file(events, NULL);
    run.errors = read_whole_file(errors, NULL);
    (void)remove(events);
    (void)remove(errors);
    free(events);
    free(errors);
    if (run.status == 126 || run.status == 127) {
        die("%s: cannot be started", board->qemu);
    }
    return run;
}

struct run board_run(const struct board *board, enum board_case number, const char *properties,
                     const struct word_patch *patches)
{
    size_t len = 0u;
    unsigned char *elf = read_whole_file(board->cpu0_elf, &len);
    if (len < sizeof(Elf32_Ehdr) || memcmp(elf, ELFMAG, SELFMAG) != 0) {
        die("%s: not an ELF file", board->cpu0_elf);
    }
    patch_word(elf, len, CASE_NUMBER_ADDRESS, (uint32_t)number);
    for (unsigned i = 0u; patches != NULL && i < 2u && patches[i].address != 0u; i++) {
        patch_word(elf, len, patches[i].address, patches[i].value);
    }
    char *name = temporary_file("elf", elf, len);
    const struct run run = board_run_files(board, name, board->cpu1_elf, properties);
    (void)remove(name);
    free(name);
    free(elf);
    return run;
}

void run_free(struct run *run)
{
    free(run->events);
    free(run->errors);
    run->events = NULL;
    run->errors = NULL;
}

bool text_in_order(const char *text, const char *const *wanted, size_t count, const char **missing)
{
    for (size_t i = 0u; i < count && wanted[i] != NULL; i++) {
        const char *at = strstr(text, wanted[i]);
        if (at == NULL) {
            *missing = wanted[i];
            return false;
        }
        text = at + strlen(wanted[i]);
    }
    return true;
}

int64_t time_of(const char *events, const char *text)
{
    const char *at = strstr(events, text);
    if (at == NULL) {
        return -1;
    }
    while (at != events && at[-1] != '\n') {
        at--;
    }
    return strtoll(at, NULL, 10);
}
