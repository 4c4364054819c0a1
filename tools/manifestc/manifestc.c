/* SPDX-License-Identifier: Apache-2.0 */
/* Reads, checks, writes. See manifestc.h. */
#include "tools/manifestc/manifestc.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "tools/file.h"
#include "tools/manifestc/check.h"
#include "tools/manifestc/emit.h"
#include "tools/manifestc/options.h"
#include "tools/manifestc/order.h"
#include "tools/manifestc/platform.h"
#include "tools/manifestc/read.h"
#include "tools/manifestc/tree.h"
#include "tools/manifestc/values.h"

/* A manifest is some KiB; this keeps the time for nonsense bounded. */
enum { FILE_BYTES_MAX = 1 << 18 };

/* ---- From texts to an image -------------------------------------------------------------------------------------- */

static const struct node *read_tree(struct image *image, const struct manifest_text *text, struct place place)
{
    if (text->content.len > (size_t)FILE_BYTES_MAX) {
        report_error(image->report, place, "Y1", "the file has %zu bytes; a manifest has at most %d", text->content.len,
                     FILE_BYTES_MAX);
        return NULL;
    }
    return tree_read(image->report, place, text->content);
}

/* File name without folders and ending; as a C identifier too. */
static void name_from_path(struct image *image, const char *path, struct partition *partition)
{
    const char *const slash = strrchr(path, '/');
    const char *const base = (slash != NULL) ? &slash[1] : path;
    const char *const dot = strrchr(base, '.');
    char *const header =
        arena_copy(image->arena, base, ((dot != NULL) && (dot != base)) ? (size_t)(dot - base) : strlen(base));
    char *const stem = arena_copy(image->arena, header, strlen(header));
    for (char *letter = stem; *letter != '\0'; letter++) {
        *letter = (*letter == '-') || (*letter == '.') ? '_' : *letter;
    }
    partition->header = header;
    partition->stem = stem;
    if (!text_is_identifier(stem)) {
        report_error(
            image->report, partition->place, "V20",
            "the file's name %s becomes part of C names; use letters, digits, dashes and underscores, no digit first",
            header);
    }
}

static void collect_members(struct image *image)
{
    image->by_priority = arena_array(image->arena, image->partition_count, sizeof(*image->by_priority));
    for (size_t i = 0u; i < image->partition_count; i++) {
        struct partition *const partition = &image->partitions[i];
        if (!partition->agent) {
            image->by_priority[image->member_count++] = partition;
            image->service_count += partition->service_count;
            image->irq_count += partition->irq_count;
        }
    }
}

struct image *manifestc_compile(struct report *report, const struct options *options,
                                const struct manifest_text *platform, const struct manifest_text *texts, size_t count)
{
    struct image *const image = arena_take(report->arena, sizeof(*image));
    image->arena = report->arena;
    image->report = report;
    image->options = options;
    image->partition_count = count;
    image->partitions = arena_array(image->arena, count, sizeof(*image->partitions));
    if (platform != NULL) {
        const struct place place = {platform->name, 1u, 1u, 1u};
        const struct node *const root = read_tree(image, platform, place);
        if (root != NULL) {
            platform_read(image, root);
        }
        image->platform_wrong = report->count != 0u;
    }
    for (size_t i = 0u; i < count; i++) {
        struct partition *const partition = &image->partitions[i];
        partition->place = (struct place){texts[i].name, (unsigned int)i + 2u, 1u, 1u};
        name_from_path(image, texts[i].name, partition);
        const struct node *const root = read_tree(image, &texts[i], partition->place);
        if (root != NULL) {
            partition_read(image, root, partition);
        }
    }
    collect_members(image);
    check_partitions(image);
    check_identities(image);
    check_dependencies(image);
    check_handles(image);
    check_hardware(image);
    if (report->count == 0u) {
        order_image(image);
    }
    return image;
}

/* ---- Files ------------------------------------------------------------------------------------------------------- */

struct run {
    struct arena arena;
    struct report report;
    struct options options;
    FILE *error;
    bool failed;
};

static struct manifest_text read_file(struct run *run, const char *path)
{
    struct manifest_text text = {path, {NULL, 0u}};
    struct bytes content;
    if (!file_read(path, &content)) {
        (void)fprintf(run->error, "manifestc: error: %s: %s\n", path, strerror(errno));
        run->failed = true;
        return text;
    }
    text.content.ptr = (const uint8_t *)arena_copy(&run->arena, (const char *)content.ptr, content.len);
    text.content.len = content.len;
    file_free(content);
    return text;
}

/* Opens DIR/NAME for writing, or says why not. */
static FILE *open_output(struct run *run, const char *name)
{
    const char *const path = arena_format(&run->arena, "%s/%s", run->options.out, name);
    FILE *const file = run->failed ? NULL : fopen(path, "wb");
    if ((file == NULL) && !run->failed) {
        (void)fprintf(run->error, "manifestc: error: %s: %s\n", path, strerror(errno));
        run->failed = true;
    }
    return file;
}

static void close_output(struct run *run, FILE *file)
{
    const bool complete = ferror(file) == 0;
    if ((fclose(file) != 0) || !complete) {
        (void)fprintf(run->error, "manifestc: error: %s: not everything could be written\n", run->options.out);
        run->failed = true;
    }
}

static void write_of_image(struct run *run, const struct image *image, const char *name,
                           void (*emit)(const struct image *, FILE *))
{
    FILE *const file = open_output(run, name);
    if (file != NULL) {
        emit(image, file);
        close_output(run, file);
    }
}

static void write_of_partition(struct run *run, const struct partition *partition, const char *ending,
                               void (*emit)(const struct partition *, FILE *))
{
    FILE *const file = open_output(run, arena_format(&run->arena, "%s%s", partition->header, ending));
    if (file != NULL) {
        emit(partition, file);
        close_output(run, file);
    }
}

static void make_folder(struct run *run, const char *path)
{
    if ((mkdir(path, 0777) != 0) && (errno != EEXIST)) {
        (void)fprintf(run->error, "manifestc: error: %s: %s\n", path, strerror(errno));
        run->failed = true;
    }
}

static void write_all(struct run *run, const struct image *image)
{
    make_folder(run, run->options.out);
    if (run->failed) {
        return;
    }
    make_folder(run, arena_format(&run->arena, "%s/psa_manifest", run->options.out));
    write_of_image(run, image, "psa_manifest/pid.h", emit_pid_header);
    write_of_image(run, image, "psa_manifest/sid.h", emit_sid_header);
    write_of_image(run, image, "image.h", emit_image_header);
    write_of_image(run, image, "image.c", emit_image_source);
    for (size_t i = 0u; i < image->partition_count; i++) {
        const struct partition *const partition = &image->partitions[i];
        FILE *const file = open_output(run, arena_format(&run->arena, "psa_manifest/%s.h", partition->header));
        if (file != NULL) {
            emit_partition_header(image, partition, file);
            close_output(run, file);
        }
        write_of_partition(run, partition, ".symbols", emit_symbols);
        write_of_partition(run, partition, "_heap.c", emit_heap);
    }
}

/* The SFN backend is smaller and faster, and takes SFN-model partitions at level 1. */
static void recommend(struct run *run, const struct image *image)
{
    for (size_t i = 0u; i < image->member_count; i++) {
        if (image->by_priority[i]->model != MODEL_SFN) {
            return;
        }
    }
    if (run->options.recommend && (run->options.backend == BACKEND_IPC) && (run->options.isolation_level == 1u)) {
        (void)fprintf(
            run->error,
            "manifestc: note: no partition is in the IPC model and the isolation level is 1: --backend=SFN (in "
            "a build: --//config:spm_backend=SFN) would be faster and take less RAM\n");
    }
}

static int run_with_options(struct run *run)
{
    const struct options *const options = &run->options;
    struct manifest_text *const texts = arena_array(&run->arena, options->manifest_count, sizeof(*texts));
    for (size_t i = 0u; i < options->manifest_count; i++) {
        texts[i] = read_file(run, options->manifests[i]);
    }
    struct manifest_text platform = {NULL, {NULL, 0u}};
    if (options->platform_file != NULL) {
        platform = read_file(run, options->platform_file);
    }
    if (run->failed) {
        return MANIFESTC_USAGE;
    }
    const struct image *const image = manifestc_compile(
        &run->report, options, (platform.name != NULL) ? &platform : NULL, texts, options->manifest_count);
    if (run->report.count != 0u) {
        report_print(&run->report, run->error);
        (void)fprintf(run->error, "manifestc: %zu error%s\n", run->report.count, (run->report.count == 1u) ? "" : "s");
        return MANIFESTC_ERRORS;
    }
    recommend(run, image);
    if (!options->check_only) {
        write_all(run, image);
    }
    return run->failed ? MANIFESTC_FILES : MANIFESTC_FINE;
}

int manifestc_run(int argc, const char *const *argv, FILE *out, FILE *error)
{
    struct run run = {.error = error};
    run.report.arena = &run.arena;
    const char *message = NULL;
    int status = MANIFESTC_FINE;
    switch (options_parse(&run.arena, argc, argv, &run.options, &message)) {
    case OPTIONS_RUN:
        status = run_with_options(&run);
        break;
    case OPTIONS_HELP:
        (void)fputs(options_help, out);
        break;
    case OPTIONS_WRONG:
        (void)fprintf(error, "manifestc: %s\n", message);
        status = MANIFESTC_USAGE;
        break;
    }
    arena_free(&run.arena);
    return status;
}
