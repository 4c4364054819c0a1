/* SPDX-License-Identifier: Apache-2.0 */
/* A reader of JSON that keeps no tree: a stack of objects, each a test that is perhaps one. See json.h. */
#include "tools/conformance/json.h"

#include <string.h>

enum { DEPTH_MAX = 16, KEY_BYTES = 32 };

struct level {
    bool is_object;
    char key[KEY_BYTES]; /* the one whose value comes next; "" if a key comes next */
    bool is_test;        /* it has a "classname"                                   */
    struct json_test test;
};

struct json {
    struct bytes text;
    size_t at;
    struct level level[DEPTH_MAX];
    size_t depth;
};

static bool at_end(const struct json *json)
{
    return json->at == json->text.len;
}

static uint8_t next(struct json *json)
{
    return at_end(json) ? 0u : json->text.ptr[json->at++];
}

/* The rest of a string, as far as there is room; the quotation mark has been taken. An escape means the byte behind
 * it: googletest escapes slashes, and no name that matters here has any other. */
static bool string_take(struct json *json, char *out, size_t room)
{
    size_t len = 0u;

    for (uint8_t byte = next(json); byte != (uint8_t)'"'; byte = next(json)) {
        if (byte == 0u) {
            return false;
        }
        if (byte == (uint8_t)'\\') {
            byte = next(json);
            if (byte == 0u) {
                return false;
            }
        }
        if ((len + 1u) < room) {
            out[len++] = (char)byte;
        }
    }
    out[len] = '\0';
    return true;
}

static void value_keep(struct level *level, const char *value)
{
    const struct {
        const char *key;
        char *out;
    } names[] = {{"name", level->test.name}, {"classname", level->test.suite}};

    for (size_t i = 0u; i < (sizeof(names) / sizeof(names[0])); i++) {
        if (strcmp(level->key, names[i].key) == 0) {
            (void)strncpy(names[i].out, value, (size_t)JSON_NAME_BYTES - 1u);
        }
    }
    if (strcmp(level->key, "classname") == 0) {
        level->is_test = true;
    }
    if (strcmp(level->key, "result") == 0) {
        level->test.completed = strcmp(value, "COMPLETED") == 0;
    }
}

static bool string_read(struct json *json)
{
    char value[JSON_NAME_BYTES];
    struct level *level = (json->depth != 0u) ? &json->level[json->depth - 1u] : NULL;

    if (!string_take(json, value, sizeof(value))) {
        return false;
    }
    if ((level == NULL) || !level->is_object) {
        return true;
    }
    if (level->key[0] == '\0') {
        (void)strncpy(level->key, value, sizeof(level->key) - 1u);
        if (strcmp(value, "failures") == 0) {
            level->test.failed = true;
        }
    } else {
        value_keep(level, value);
    }
    return true;
}

static bool level_open(struct json *json, bool is_object)
{
    if (json->depth == (size_t)DEPTH_MAX) {
        return false;
    }
    (void)memset(&json->level[json->depth], 0, sizeof(json->level[0]));
    json->level[json->depth].is_object = is_object;
    json->depth++;
    return true;
}

static bool level_close(struct json *json, bool is_object, json_test_take *take, void *context)
{
    if ((json->depth == 0u) || (json->level[json->depth - 1u].is_object != is_object)) {
        return false;
    }
    json->depth--;
    if (json->level[json->depth].is_test) {
        take(context, &json->level[json->depth].test);
    }
    return true;
}

bool json_tests_read(struct bytes text, json_test_take *take, void *context)
{
    static struct json json;
    bool good = text.len != 0u;

    (void)memset(&json, 0, sizeof(json));
    json.text = text;
    while (good && !at_end(&json)) {
        const uint8_t byte = next(&json);
        if (byte == (uint8_t)'"') {
            good = string_read(&json);
        } else if ((byte == (uint8_t)'{') || (byte == (uint8_t)'[')) {
            good = level_open(&json, byte == (uint8_t)'{');
        } else if ((byte == (uint8_t)'}') || (byte == (uint8_t)']')) {
            good = level_close(&json, byte == (uint8_t)'}', take, context);
        } else if ((byte == (uint8_t)',') && (json.depth != 0u)) {
            (void)memset(json.level[json.depth - 1u].key, 0, (size_t)KEY_BYTES);
        } else {
            /* Blanks, colons, numbers and words say nothing that matters here. */
        }
    }
    return good && (json.depth == 0u);
}
