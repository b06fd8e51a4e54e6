/* fuzz_attributes.c - {#id .class key=value} and info strings, whatever they hold: what is scanned lies in the text, and
 * what is given is text that XML can hold. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "parse/attributes.h"
#include "parse/code/info.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
    if (text != NULL && utf8_check(text, strlen(text)) != strlen(text))
        abort();
}

static void check_node(const Node *node)
{
    check_text(node->id);
    check_text(node->name);
    for (const Attribute *pair = node->attributes; pair != NULL; pair = pair->next) {
        if (pair->name[0] == '\0')
            abort();
        check_text(pair->name);
        check_text(pair->value);
    }
}

static void give_braces(Arena *arena, const char *text)
{
    Node *node = new_node(arena, NODE_IMAGE, NO_OFFSET);
    size_t len = scan_attributes(text);

    if (len > strlen(text) || (len > 0 && text[len - 1] != '}'))
        abort();
    if (len == 0)
        return;
    give_attributes(arena, node, text);
    check_node(node);
}

static void read_info(const char *text)
{
    Chapter chapter = {.file = "a.md", .text = {text, strlen(text)}};
    Node *block;
    CodeInfo info;

    chapter.diags = (Diags){.arena = &chapter.arena, .lenient = true};
    chapter.markdown = chapter.text;
    chapter.written = (Source){"a.md", chapter.text};
    block = new_node(&chapter.arena, NODE_CODE_BLOCK, 0);
    block->text = "a\nb\n";
    block->title = text;
    name_code_language(&chapter.arena, block);
    info = read_code_info(&chapter, block);
    check_node(block);
    check_text(info.title);
    check_text(info.id);
    check_text(info.classes);
    arena_free(&chapter.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    const char *text;

    if (memchr(data, 0, size) != NULL || memchr(data, '\n', size) != NULL ||
        utf8_check((const char *)data, size) != size)
        return 0; /* load and cmark let none of these through */
    text = arena_copy(&arena, (const char *)data, size);
    give_braces(&arena, text);
    if (size > 0)
        read_info(text);
    arena_free(&arena);
    return 0;
}
