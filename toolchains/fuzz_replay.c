/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The main function of replay tests: gives each file that the command line names to the fuzz target once, in that
 * order. Exit status 1 and one line if a file cannot be read; what the target finds ends the process by itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = NULL;
    size_t len = 0u;
    size_t room = 0u;
    if (file == NULL) {
        return -1;
    }
    do {
        room = 2u * len + 4096u;
        uint8_t *const more = realloc(data, room);
        if (more == NULL) {
            free(data);
            (void)fclose(file);
            return -1;
        }
        data = more;
        len += fread(data + len, 1u, room - len, file);
    } while (len == room);
    const int failed = ferror(file);
    (void)fclose(file);
    if (failed == 0) {
        /* A block of just the right size, so that asan sees the first byte read past the end. */
        uint8_t *const exact = realloc(data, len == 0u ? 1u : len);
        if (exact != NULL) {
            data = exact;
        }
        (void)LLVMFuzzerTestOneInput(data, len);
    }
    free(data);
    return failed == 0 ? 0 : -1;
}

int main(int argument_count, char **arguments)
{
    for (int i = 1; i < argument_count; i++) {
        if (replay(arguments[i]) != 0) {
            (void)fprintf(stderr, "replay: cannot read %s\n", arguments[i]);
            return EXIT_FAILURE;
        }
    }
    (void)printf("replayed %d inputs\n", argument_count - 1);
    return EXIT_SUCCESS;
}
