/* SPDX-License-Identifier: Apache-2.0 */
/* Turns a readable seed into the bytes of an input: assemble SEED.txt INPUT
 *
 * A seed is hexadecimal bytes, two digits each, with any white space between them; '#' begins a comment. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static int digit(int c)
{
    return (isdigit(c) != 0) ? (c - '0') : ((isxdigit(c) != 0) ? (tolower(c) - 'a' + 10) : -1);
}

int main(int argument_count, char **arguments)
{
    FILE *seed = (argument_count == 3) ? fopen(arguments[1], "r") : NULL;
    FILE *input = (seed != NULL) ? fopen(arguments[2], "wb") : NULL;
    unsigned int line = 1u;

    if (input == NULL) {
        (void)fprintf(stderr, "assemble: say assemble SEED.txt INPUT, two files that can be opened\n");
        return EXIT_FAILURE;
    }
    for (int c = getc(seed); c != EOF; c = getc(seed)) {
        if (c == '#') {
            while ((c != '\n') && (c != EOF)) {
                c = getc(seed);
            }
        }
        if ((c == '\n') || (isspace(c) != 0)) {
            line += (c == '\n') ? 1u : 0u;
            continue;
        }
        if (c == EOF) {
            break;
        }
        const int high = digit(c);
        const int low = digit(getc(seed));
        if ((high < 0) || (low < 0)) {
            (void)fprintf(stderr, "%s:%u: not a byte of two hexadecimal digits\n", arguments[1], line);
            return EXIT_FAILURE;
        }
        (void)putc((high * 16) + low, input);
    }
    if ((ferror(seed) != 0) || (fclose(input) != 0)) {
        (void)fprintf(stderr, "assemble: cannot read or write\n");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
