/* SPDX-License-Identifier: Apache-2.0 */
/* Fuzz target of the manifest compiler: manifests as an image of one to four partitions.
 *
 * The input is their texts, one after the other, with form feeds between them. The first character chooses options if
 * it is a digit; a P in front makes the first text a platform file. What has to hold beyond "no crash":
 * - the same input gives the same errors and the same files;
 * - every error has a rule, names a place in a file that was read (or the command line), and says what would be right;
 * - an image without errors is one that the SPM can rely on: order, signals, handles, lines and ids as spm/model.h
 * wants them, no circle of dependencies, no two SIDs in one slot. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "spm/model.h"
#include "tools/manifestc/emit.h"
#include "tools/manifestc/manifestc.h"
#include "tools/manifestc/order.h"

enum { TEXTS_MAX = 4, SEPARATOR = '\f' };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void require(bool condition, const char *what)
{
    if (!condition) {
        (void)fprintf(stderr, "manifest_fuzz: %s\n", what);
        abort();
    }
}

/* ---- One run ----------------------------------------------------------------------------------------------------- */

static struct options options_from(struct bytes *input)
{
    struct options options = {
        .backend = BACKEND_IPC,
        .isolation_level = 1u,
        .connections = 16u,
        .secure_connections = 4u,
        .mailbox_priority = PRIORITY_NORMAL,
    };
    if ((input->len != 0u) && (input->ptr[0] >= (uint8_t)'0') && (input->ptr[0] <= (uint8_t)'7')) {
        const unsigned int bits = (unsigned int)input->ptr[0] - (unsigned int)'0';
        options.backend = ((bits & 1u) != 0u) ? BACKEND_SFN : BACKEND_IPC;
        options.mm_iovec = (bits & 2u) != 0u;
        options.allow_unreachable = (bits & 4u) != 0u;
        input->ptr++;
        input->len--;
    }
    return options;
}

static size_t split(struct bytes input, struct manifest_text texts[TEXTS_MAX])
{
    static const char *const names[TEXTS_MAX] = {"first.yaml", "second.yaml", "third.yaml", "fourth.yaml"};
    size_t count = 0u;
    for (;;) {
        const uint8_t *const end = (input.len != 0u) ? memchr(input.ptr, SEPARATOR, input.len) : NULL;
        const bool is_last = (end == NULL) || (count + 1u == (size_t)TEXTS_MAX);
        texts[count].name = names[count];
        texts[count].content.ptr = input.ptr;
        texts[count].content.len = is_last ? input.len : (size_t)(end - input.ptr);
        count++;
        if (is_last) {
            return count;
        }
        input.len -= texts[count - 1u].content.len + 1u;
        input.ptr += texts[count - 1u].content.len + 1u;
    }
}

static void emit_all(const struct image *image, FILE *out)
{
    emit_pid_header(image, out);
    emit_sid_header(image, out);
    emit_image_header(image, out);
    emit_image_source(image, out);
    for (size_t i = 0u; i < image->partition_count; i++) {
        emit_partition_header(image, &image->partitions[i], out);
        emit_symbols(&image->partitions[i], out);
        emit_heap(&image->partitions[i], out);
    }
}

/* ---- Properties -------------------------------------------------------------------------------------------------- */

static void check_errors(char *text, size_t count)
{
    size_t lines = 0u;
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"), lines++) {
        const size_t len = strlen(line);
        const char *const rule = strrchr(line, '[');
        require((rule != NULL) && (strchr("VYBP", rule[1]) != NULL) && (line[len - 1u] == ']'), "an error has no rule");
        require(strstr(line, "; ") != NULL, "an error does not say what would be right");
        require((strstr(line, ".yaml:") != NULL) || (strncmp(line, "manifestc: error: ", 18u) == 0),
                "an error has no place");
    }
    require(lines == count, "errors are not one a line");
}

static void check_partition(const struct partition *partition, size_t index)
{
    require((partition->index == index) && (partition->name.value != NULL) && (partition->stack.value != 0u),
            "a partition lacks something");
    require((partition->id.value != 0u) && (partition->id.value <= (uint32_t)INT32_MAX),
            "a partition's id is out of range");
    require(partition->service_count + partition->irq_count <= 28u, "a partition has more signals than there are");
    require((partition->model == MODEL_SFN) || (partition->entry.value != NULL), "an IPC partition has no entry point");
    for (size_t i = 0u; i < partition->dependency_count; i++) {
        const struct service *const service = partition->dependencies[i].service;
        require((service != NULL) && (service->owner->score < partition->score), "dependencies make a circle");
    }
}

static void check_services(const struct image *image)
{
    const struct sid_hash hash = order_sid_hash(image);
    bool slots[4096] = {false};
    bool handles[32] = {false};
    size_t next = 0u;
    require((hash.count <= sizeof(slots)) && (hash.count == (size_t)1u << (32u - hash.shift)),
            "the table of SIDs is too large");
    for (size_t p = 0u; p < image->member_count; p++) {
        for (size_t s = 0u; s < image->by_priority[p]->service_count; s++, next++) {
            const struct service *const service = &image->by_priority[p]->services[s];
            const size_t slot = (uint32_t)(service->sid.value * hash.multiplier) >> hash.shift;
            require(!slots[slot], "two SIDs meet");
            slots[slot] = true;
            require((service->index == next) && (service->version.value != 0u), "a service lacks something");
            if (!service->connection_based) {
                require((service->handle_index < 32u) && !handles[service->handle_index],
                        "two services have one handle");
                require(service->version.value <= 255u, "a handle has no room for the version");
                handles[service->handle_index] = true;
            }
        }
    }
}

static void check_image(const struct image *image)
{
    require((image->member_count != 0u) && (image->member_count <= (size_t)SPM_PARTITION_MAX),
            "too many partitions, or none");
    require(order_mailbox_rank(image) <= image->member_count, "the mailbox ranks nowhere");
    for (size_t i = 0u; i < image->member_count; i++) {
        const struct partition *const partition = image->by_priority[i];
        check_partition(partition, i);
        require((i == 0u) || (image->by_priority[i - 1u]->priority <= partition->priority),
                "partitions are out of order");
        for (size_t j = 0u; j < i; j++) {
            require(image->by_priority[j]->id.value != partition->id.value, "two partitions have one id");
        }
    }
    check_services(image);
}

/* Errors or generated files, as text of its own. */
static char *run(struct bytes input)
{
    struct arena arena = {NULL};
    struct report report = {.arena = &arena};
    struct manifest_text texts[TEXTS_MAX];
    const bool has_platform = (input.len != 0u) && (input.ptr[0] == (uint8_t)'P');
    if (has_platform) {
        input.ptr++;
        input.len--;
    }
    struct options options = options_from(&input);
    options.platform_file = has_platform ? "platform.yaml" : NULL;
    const size_t count = split(input, texts);
    const size_t platforms = has_platform ? 1u : 0u;
    const struct image *const image =
        manifestc_compile(&report, &options, has_platform ? &texts[0] : NULL, &texts[platforms], count - platforms);
    char *text = NULL;
    size_t len = 0u;
    FILE *const out = open_memstream(&text, &len);
    require(out != NULL, "no memory");
    report_print(&report, out);
    if (report.count == 0u) {
        check_image(image);
        emit_all(image, out);
    }
    (void)fclose(out);
    if (report.count != 0u) {
        char *const copy = malloc(len + 1u);
        require(copy != NULL, "no memory");
        memcpy(copy, text, len + 1u);
        check_errors(copy, report.count);
        free(copy);
    }
    arena_free(&arena);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const struct bytes input = {data, len};
    char *const first = run(input);
    char *const second = run(input);
    require(strcmp(first, second) == 0, "the same input had another result");
    free(first);
    free(second);
    return 0;
}
