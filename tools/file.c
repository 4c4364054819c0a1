/* SPDX-License-Identifier: Apache-2.0 */
/* Reading whole files. See file.h. */
#include "tools/file.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BYTES = 65536 };

struct growing {
    uint8_t *ptr;
    size_t len;
    size_t room;
};

static bool read_all(FILE *file, struct growing *content)
{
    for (;;) {
        if (content->len == content->room) {
            const size_t room = (content->room == 0u) ? (size_t)FIRST_BYTES : (2u * content->room);
            uint8_t *larger = (room > content->room) ? realloc(content->ptr, room) : NULL;
            if (larger == NULL) {
                return false;
            }
            content->ptr = larger;
            content->room = room;
        }
        const size_t count = fread(&content->ptr[content->len], 1u, content->room - content->len, file);
        content->len += count;
        if (count == 0u) {
            return ferror(file) == 0;
        }
    }
}

bool file_read(const char *path, struct bytes *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    struct growing content = {NULL, 0u, 0u};
    const bool complete = read_all(file, &content);
    (void)fclose(file);
    if (!complete) {
        free(content.ptr);
        return false;
    }
    out->ptr = content.ptr;
    out->len = content.len;
    return true;
}

void file_free(struct bytes content)
{
    free((void *)(uintptr_t)content.ptr);
}
