/* SPDX-License-Identifier: Apache-2.0 */
/* YAML and JSON as a tree, by libyaml's events. See tree.h. */
#include "tools/manifestc/tree.h"

#include <string.h>

#include "yaml.h"

/* A manifest needs 4. */
enum { DEPTH_MAX = 16 };

struct loader {
    struct report *report;
    struct place place; /* the file */
    yaml_parser_t parser;
    bool failed;
};

static struct place place_of(const struct loader *loader, yaml_mark_t mark)
{
    struct place place = loader->place;
    place.line = (unsigned int)mark.line + 1u;
    place.column = (unsigned int)mark.column + 1u;
    return place;
}

static void fail(struct loader *loader, struct place place, const char *words)
{
    if (!loader->failed) {
        loader->failed = true;
        report_error(loader->report, place, "Y1", "%s", words);
    }
}

/* false: an error, which has been reported. */
static bool next_event(struct loader *loader, yaml_event_t *event)
{
    if (yaml_parser_parse(&loader->parser, event) != 0) {
        return true;
    }
    const yaml_parser_t *const parser = &loader->parser;
    const bool has_mark = (parser->error != YAML_READER_ERROR) && (parser->error != YAML_MEMORY_ERROR);
    const char *const context = (parser->context != NULL) ? parser->context : "while reading";
    const char *const problem = (parser->problem != NULL) ? parser->problem : "no memory";
    fail(loader, place_of(loader, has_mark ? parser->problem_mark : parser->mark),
         arena_format(loader->report->arena, "%s: %s; a manifest is YAML or JSON in UTF-8, and comments begin with #",
                      context, problem));
    return false;
}

static struct node *read_node(struct loader *loader, const yaml_event_t *event, unsigned int depth);

static struct node *new_node(struct loader *loader, enum node_kind kind, yaml_mark_t mark)
{
    struct node *const node = arena_take(loader->report->arena, sizeof(*node));
    node->kind = kind;
    node->place = place_of(loader, mark);
    return node;
}

static const struct node *find_key(const struct node *map, const char *key)
{
    for (const struct node *node = map->first; node != NULL; node = node->next) {
        if (strcmp(node->key, key) == 0) {
            return node;
        }
    }
    return NULL;
}

/* The key of a map's next element, from its event; NULL after an error. */
static struct node *read_key(struct loader *loader, const yaml_event_t *event, const struct node *map)
{
    if (event->type != YAML_SCALAR_EVENT) {
        fail(loader, place_of(loader, event->start_mark), "the name of an attribute is no text; write NAME: VALUE");
        return NULL;
    }
    struct node *const key = read_node(loader, event, 0u);
    if (key == NULL) {
        return NULL;
    }
    const struct node *const before = find_key(map, key->text);
    if (before != NULL) {
        report_error(loader->report, key->place, "Y2",
                     "attribute %s stands here twice, first in line %u; keep one of them", key->text,
                     before->key_place.line);
    }
    return key;
}

/* The elements of a list or map up to its end event. */
static bool read_elements(struct loader *loader, struct node *parent, yaml_event_type_t end, unsigned int depth)
{
    struct node **link = &parent->first;
    for (;;) {
        yaml_event_t event;
        if (!next_event(loader, &event)) {
            return false;
        }
        if (event.type == end) {
            yaml_event_delete(&event);
            return true;
        }
        const struct node *key = NULL;
        if (parent->kind == NODE_MAP) {
            key = read_key(loader, &event, parent);
            yaml_event_delete(&event);
            if ((key == NULL) || !next_event(loader, &event)) {
                return false;
            }
        }
        struct node *const node = read_node(loader, &event, depth + 1u);
        yaml_event_delete(&event);
        if (node == NULL) {
            return false;
        }
        if (key != NULL) {
            node->key = key->text;
            node->key_place = key->place;
        }
        *link = node;
        link = &node->next;
        parent->count++;
    }
}

static struct node *read_scalar(struct loader *loader, const yaml_event_t *event)
{
    struct node *const node = new_node(loader, NODE_SCALAR, event->start_mark);
    const char *const text = (const char *)event->data.scalar.value;
    if (memchr(text, '\0', event->data.scalar.length) != NULL) {
        fail(loader, node->place, "a text has a zero byte in it; remove it");
        return NULL;
    }
    node->text = arena_copy(loader->report->arena, text, event->data.scalar.length);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return node;
}

static struct node *read_node(struct loader *loader, const yaml_event_t *event, unsigned int depth)
{
    const struct place place = place_of(loader, event->start_mark);
    const yaml_char_t *anchor = NULL;
    struct node *node = NULL;
    yaml_event_type_t end = YAML_NO_EVENT;
    if (event->type == YAML_ALIAS_EVENT) {
        fail(loader, place, "an alias has no place in a manifest; write what it stands for");
        return NULL;
    }
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        node = read_scalar(loader, event);
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        node = new_node(loader, NODE_LIST, event->start_mark);
        end = YAML_SEQUENCE_END_EVENT;
    } else {
        anchor = event->data.mapping_start.anchor;
        node = new_node(loader, NODE_MAP, event->start_mark);
        end = YAML_MAPPING_END_EVENT;
    }
    if (anchor != NULL) {
        fail(loader, place, "an anchor has no place in a manifest; write out what is repeated");
        return NULL;
    }
    if (depth >= (unsigned int)DEPTH_MAX) {
        fail(loader, place, "lists and maps are nested too deep; a manifest needs four levels");
        return NULL;
    }
    if ((node != NULL) && (end != YAML_NO_EVENT) && !read_elements(loader, node, end, depth)) {
        return NULL;
    }
    return node;
}

/* The one document of the stream. */
static struct node *read_document(struct loader *loader)
{
    struct node *root = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(loader, &event)) {
            return NULL;
        }
        const yaml_event_type_t type = event.type;
        const struct place place = place_of(loader, event.start_mark);
        struct node *node = NULL;
        if ((type == YAML_SCALAR_EVENT) || (type == YAML_ALIAS_EVENT) || (type == YAML_SEQUENCE_START_EVENT)
            || (type == YAML_MAPPING_START_EVENT)) {
            node = read_node(loader, &event, 0u);
        }
        yaml_event_delete(&event);
        if (loader->failed || (type == YAML_STREAM_END_EVENT)) {
            break;
        }
        if ((type == YAML_DOCUMENT_START_EVENT) && (root != NULL)) {
            fail(loader, place, "a second document begins here; give each manifest a file of its own");
            return NULL;
        }
        if (node != NULL) {
            root = node;
        }
    }
    if (root == NULL) {
        struct place place = loader->place;
        place.line = 1u;
        place.column = 1u;
        fail(loader, place, "the file is empty; a manifest begins with psa_framework_version");
    }
    return loader->failed ? NULL : root;
}

struct node *tree_read(struct report *report, struct place place, struct bytes content)
{
    struct loader loader = {.report = report, .place = place, .failed = false};
    if (yaml_parser_initialize(&loader.parser) == 0) {
        place.line = 1u;
        place.column = 1u;
        fail(&loader, place, "no memory; try again");
        return NULL;
    }
    static const uint8_t nothing[1] = {0};
    yaml_parser_set_input_string(&loader.parser, (content.len != 0u) ? content.ptr : nothing, content.len);
    struct node *const root = read_document(&loader);
    yaml_parser_delete(&loader.parser);
    return root;
}

const struct node *tree_find(const struct node *map, const char *key)
{
    return ((map != NULL) && (map->kind == NODE_MAP)) ? find_key(map, key) : NULL;
}
