/* SPDX-License-Identifier: Apache-2.0 */
/* Inputs and failures. See check.h. */
#include "fuzz/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_BYTES = 512 };

static struct {
    const char *target;
    const char *world;
    const uint8_t *data;
    size_t len;
    size_t position;
    uint64_t digest;
} input = {"", "", NULL, 0u, 0u, 0u};

void fuzz_input_begin(const char *target, const uint8_t *data, size_t len)
{
    input.target = target;
    input.world = "";
    input.data = data;
    input.len = len;
    input.position = 0u;
    input.digest = 0xCBF29CE484222325u;
}

void fuzz_input_rewind(void)
{
    input.position = 0u;
}

uint8_t fuzz_input_u8(void)
{
    if (input.position == input.len) {
        return 0u;
    }
    const uint8_t byte = input.data[input.position];
    input.position++;
    return byte;
}

uint32_t fuzz_input_u32(void)
{
    uint32_t value = 0u;

    for (uint32_t i = 0u; i < 4u; i++) {
        value |= (uint32_t)fuzz_input_u8() << (8u * i);
    }
    return value;
}

bool fuzz_input_ended(void)
{
    return input.position == input.len;
}

size_t fuzz_input_position(void)
{
    return input.position;
}

void fuzz_digest_add(uint64_t value)
{
    input.digest = (input.digest ^ value) * 0x100000001B3u;
    input.digest ^= input.digest >> 29;
}

uint64_t fuzz_digest(void)
{
    return input.digest;
}

void fuzz_world_is(const char *name)
{
    input.world = name;
}

/* ---- Failures -------------------------------------------------------------------------------------------------- */

static const char *folder_for_failures(void)
{
    static const char *const names[] = {"BULKHEAD_FUZZ_FAILURES", "TEST_UNDECLARED_OUTPUTS_DIR", "TMPDIR"};

    for (size_t i = 0u; i < (sizeof(names) / sizeof(names[0])); i++) {
        const char *folder = getenv(names[i]);
        if ((folder != NULL) && (folder[0] != '\0')) {
            return folder;
        }
    }
    return "/tmp";
}

/* Keeps the input under a name that its bytes determine, and says how to repeat it. Once a process. */
static void keep_input(void)
{
    static bool kept;
    char path[PATH_BYTES];
    uint64_t hash = 0xCBF29CE484222325u;

    if (kept || (input.data == NULL)) {
        return;
    }
    kept = true;
    for (size_t i = 0u; i < input.len; i++) {
        hash = (hash ^ input.data[i]) * 0x100000001B3u;
    }
    (void)snprintf(path, sizeof(path), "%s/%s-%016llx", folder_for_failures(), input.target, (unsigned long long)hash);
    FILE *file = fopen(path, "wb");
    if ((file == NULL) || (fwrite(input.data, 1u, input.len, file) != input.len)) {
        (void)fprintf(stderr, "bulkhead fuzz: cannot write %s\n", path);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    (void)fprintf(stderr, "bulkhead fuzz: repeat it with: bazel run //fuzz:%s -- %s\n", input.target, path);
}

void fuzz_fail(const char *text)
{
    (void)fprintf(stderr, "\nbulkhead fuzz: %s [%s, byte %zu of %zu]\n", text, input.world, input.position, input.len);
    keep_input();
    abort();
}

void fuzz_fail_values(const char *text, uint64_t first, uint64_t second)
{
    (void)fprintf(stderr, "\nbulkhead fuzz: 0x%llx and 0x%llx:", (unsigned long long)first, (unsigned long long)second);
    fuzz_fail(text);
}

/* AddressSanitizer calls this one before its report. */
void __asan_on_error(void);
void __asan_on_error(void)
{
    keep_input();
}

/* Variables of partitions and clients must lie where the range checks expect them. AFL++ wants what it is used to. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_stack_use_after_return=0:allow_user_segv_handler=1:detect_leaks=0";
}
