/* fuzz_toml.c - any text as TOML and as JSON: a tree with places in the text, or a
 * diagnostic. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/toml.h"
#include "formats/yaml_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_place(const Position *at, const Source *source)
{
    assert(at->line > 0 && at->column > 0);
    assert(at->column <= at->excerpt.len + 1);
    assert(at->excerpt.data >= source->text.data &&
           at->excerpt.data + at->excerpt.len <= source->text.data + source->text.len);
}

static void check_text(const char *text)
{
    assert(text != NULL && utf8_check(text, strlen(text)) == strlen(text));
    for (; *text != '\0'; text++)
        assert((unsigned char)*text >= 0x20 || *text == '\n' || *text == '\t' ||
               *text == '\r');
}

/* The tree is no deeper than both readers let it be. */
static void check_tree(const DataNode *node, const Source *source, int depth)
{
    size_t count = 0;

    assert(depth <= TOML_DEEPEST);
    check_place(&node->at, source);
    check_text(node->text);
    for (const DataNode *child = node->first; child != NULL; child = child->next) {
        if (node->kind == DATA_MAP) {
            check_text(child->key);
            check_place(&child->at_key, source);
        }
        check_tree(child, source, depth + 1);
        count++;
    }
    assert(count == node->count);
}

static void check_diags(const Diags *diags, bool told)
{
    assert(!told || diags->errors > 0);
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next) {
        check_text(diag->message);
        if (diag->hint != NULL)
            check_text(diag->hint);
        assert(diag->at.column <= diag->at.excerpt.len + 1 ||
               diag->at.excerpt.len >= 1000);
    }
}

static void read_toml(const Source *source)
{
    static const TomlCodes codes = {
        .syntax = "manifest-syntax",
        .depth = "manifest-depth",
        .large = "manifest-large",
        .control = "text-control",
    };
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    TomlInput input = {&arena, &diags, &codes, source};
    bool whole;
    DataNode *root = toml_read(&input, &whole);

    assert(whole == (root != NULL));
    if (root != NULL)
        check_tree(root, source, 0);
    check_diags(&diags, !whole);
    arena_free(&arena);
}

static void read_json(const Source *source)
{
    static const YamlCodes codes = {
        .syntax = "manifest-syntax",
        .duplicate = "manifest-duplicate",
        .depth = "manifest-depth",
        .large = "manifest-large",
        .control = "text-control",
    };
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    YamlInput input = {&arena, &diags, &codes, source, 0, source->text.len};
    bool whole;
    DataNode *root = json_read(&input, &whole);

    if (root != NULL)
        check_tree(root, source, 0);
    check_diags(&diags, !whole);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + (size == 0)); /* of its own size, without a NUL */
    Source source = {"x.toml", {text, size}};

    if (text == NULL)
        return 0;
    memcpy(text, data, size);
    if (utf8_check(text, size) == size) { /* the caller has cleaned it */
        read_toml(&source);
        read_json(&source);
    }
    free(text);
    return 0;
}
