/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memcpy, memmove, memset and memcmp for firmware images, and the names under which the Arm run-time ABI (RTABI32,
 * section 4.3.4) lets a compiler call them.  Both compilers emit such calls for struct copies, so every image links
 * this file; it has no writable data.  Built with -fno-builtin, or the loops would become calls to themselves.
 */
#include <stdint.h>
#include <string.h>

/* The names are the ABI's; only compilers call them, so no header declares them. */
void __aeabi_memcpy(void *to, const void *from, size_t len);
void __aeabi_memcpy4(void *to, const void *from, size_t len);
void __aeabi_memcpy8(void *to, const void *from, size_t len);
void __aeabi_memmove(void *to, const void *from, size_t len);
void __aeabi_memmove4(void *to, const void *from, size_t len);
void __aeabi_memmove8(void *to, const void *from, size_t len);
void __aeabi_memset(void *to, size_t len, int value);
void __aeabi_memset4(void *to, size_t len, int value);
void __aeabi_memset8(void *to, size_t len, int value);
void __aeabi_memclr(void *to, size_t len);
void __aeabi_memclr4(void *to, size_t len);
void __aeabi_memclr8(void *to, size_t len);

/* Words may alias anything here: firmware is built with -fno-strict-aliasing. Four at a time, because most of what is copied or
 * wiped is a structure. */
enum { WORD_BYTES = sizeof(uint32_t), BLOCK_BYTES = 4 * WORD_BYTES };

static void copy_upwards(void *to, const void *from, size_t len)
{
    unsigned char *out = to;
    const unsigned char *in = from;
    if ((((uintptr_t)to ^ (uintptr_t)from) & (WORD_BYTES - 1u)) == 0u) { /* aligned, or so after the same few bytes */
        while (len != 0u && ((uintptr_t)out & (WORD_BYTES - 1u)) != 0u) {
            *out++ = *in++;
            len--;
        }
        while (len >= BLOCK_BYTES) {
            uint32_t *const to_words = (uint32_t *)(void *)out;
            const uint32_t *const from_words = (const uint32_t *)(const void *)in;
            const uint32_t first = from_words[0];
            const uint32_t second = from_words[1];
            const uint32_t third = from_words[2];
            const uint32_t fourth = from_words[3];
            to_words[0] = first;
            to_words[1] = second;
            to_words[2] = third;
            to_words[3] = fourth;
            out += BLOCK_BYTES;
            in += BLOCK_BYTES;
            len -= BLOCK_BYTES;
        }
        while (len >= WORD_BYTES) {
            *(uint32_t *)(void *)out = *(const uint32_t *)(const void *)in;
            out += WORD_BYTES;
            in += WORD_BYTES;
            len -= WORD_BYTES;
        }
    }
    while (len != 0u) {
        *out++ = *in++;
        len--;
    }
}

void *memcpy(void *restrict to, const void *restrict from, size_t len)
{
    copy_upwards(to, from, len);
    return to;
}

void *memmove(void *to, const void *from, size_t len)
{
    if ((uintptr_t)to - (uintptr_t)from >= len) { /* also true when "to" lies below "from" */
        copy_upwards(to, from, len);
    } else {
        unsigned char *out = (unsigned char *)to + len;
        const unsigned char *in = (const unsigned char *)from + len;
        while (len != 0u) {
            *--out = *--in;
            len--;
        }
    }
    return to;
}

void *memset(void *to, int value, size_t len)
{
    const unsigned char byte = (unsigned char)value;
    const uint32_t word = 0x01010101u * byte;
    unsigned char *out = to;
    while (len != 0u && ((uintptr_t)out & (WORD_BYTES - 1u)) != 0u) {
        *out++ = byte;
        len--;
    }
    while (len >= BLOCK_BYTES) {
        uint32_t *const words = (uint32_t *)(void *)out;
        words[0] = word;
        words[1] = word;
        words[2] = word;
        words[3] = word;
        out += BLOCK_BYTES;
        len -= BLOCK_BYTES;
    }
    while (len >= WORD_BYTES) {
        *(uint32_t *)(void *)out = word;
        out += WORD_BYTES;
        len -= WORD_BYTES;
    }
    while (len != 0u) {
        *out++ = byte;
        len--;
    }
    return to;
}

int memcmp(const void *left, const void *right, size_t len)
{
    const unsigned char *a = left;
    const unsigned char *b = right;
    while (len != 0u) {
        if (*a != *b) {
            return (int)*a - (int)*b;
        }
        a++;
        b++;
        len--;
    }
    return 0;
}

void __aeabi_memcpy(void *to, const void *from, size_t len)
{
    (void)memcpy(to, from, len);
}

void __aeabi_memcpy4(void *to, const void *from, size_t len)
{
    (void)memcpy(to, from, len);
}

void __aeabi_memcpy8(void *to, const void *from, size_t len)
{
    (void)memcpy(to, from, len);
}

void __aeabi_memmove(void *to, const void *from, size_t len)
{
    (void)memmove(to, from, len);
}

void __aeabi_memmove4(void *to, const void *from, size_t len)
{
    (void)memmove(to, from, len);
}

void __aeabi_memmove8(void *to, const void *from, size_t len)
{
    (void)memmove(to, from, len);
}

void __aeabi_memset(void *to, size_t len, int value)
{
    (void)memset(to, value, len);
}

void __aeabi_memset4(void *to, size_t len, int value)
{
    (void)memset(to, value, len);
}

void __aeabi_memset8(void *to, size_t len, int value)
{
    (void)memset(to, value, len);
}

void __aeabi_memclr(void *to, size_t len)
{
    (void)memset(to, 0, len);
}

void __aeabi_memclr4(void *to, size_t len)
{
    (void)memset(to, 0, len);
}

void __aeabi_memclr8(void *to, size_t len)
{
    (void)memset(to, 0, len);
}
