/* code.c - see the header. */
#include "parse/code/code.h"

#include <string.h>
#include "parse/code/callouts.h"
#include "parse/code/info.h"
#include "parse/text/conditions.h"

/* ---- A diff in a language --------------------------------------------------------------- */

/* "diff-rust": as Prism has it. */
static void part_name(Arena *arena, Node *block, CodeInfo *info)
{
    if (strncmp(block->name, "diff-", 5) != 0 || block->name[5] == '\0')
        return;
    block->name = arena_text(arena, block->name + 5);
    info->diff = info->asks = true;
}

/* Takes each line's sign off: the highlighter is to read what the language is. */
static void take_signs(Arena *arena, Node *block, CodeSetting *setting)
{
    Buf signs = {0}, text = {0};

    for (const char *line = block->text; *line != '\0';) {
        size_t len = strcspn(line, "\n"), end = len + (line[len] == '\n');
        bool is_sign = len > 0 && strchr("+- ", line[0]) != NULL;
        buf_char(&signs, is_sign ? line[0] : ' ');
        buf_add(&text, line + is_sign, end - is_sign);
        line += end;
    }
    setting->signs = arena_copy(arena, signs.data, signs.len);
    block->text = arena_copy(arena, text.data, text.len);
    buf_free(&signs);
    buf_free(&text);
}

/* ---- Titles ----------------------------------------------------------------------------- */

/* A file's name looks like one. */
static bool is_path(const char *title)
{
    return strpbrk(title, " \t") == NULL && strpbrk(title, "./") != NULL;
}

static void wrap_figure(Chapter *chapter, Node *block, const char *title)
{
    Arena *arena = &chapter->arena;
    Node *figure = new_node(arena, NODE_FIGURE, block->offset);
    Node *caption = new_node(arena, NODE_CAPTION, block->offset);
    Node *text = new_node(arena, is_path(title) ? NODE_CODE : NODE_TEXT, block->offset);

    text->text = title;
    append_child(caption, text);
    wrap_node(block, figure);
    insert_before(block, caption);
    figure->id = block->id; /* what a link is meant to lead to */
    figure->braces = block->braces;
    block->id = NULL;
    add_class(arena, figure, "listing");
}

/* ---- A block ---------------------------------------------------------------------------- */

static void check_lines(Chapter *chapter, const Node *block, const CodeSetting *setting)
{
    uint32_t lines = 0, last;

    if (setting->marked_count == 0)
        return;
    for (const char *at = block->text; *at != '\0'; at += *at == '\n') {
        at += strcspn(at, "\n");
        lines++;
    }
    last = setting->marked[setting->marked_count - 1].last;
    if (last > lines)
        diag_add(&chapter->diags, "code-line",
                 info_position(chapter, block, arena_format(&chapter->arena, "%u", last)),
                 "the first line of the block is line 1",
                 "line %u is to be highlighted, but the block has only %u line%s", last,
                 lines, lines == 1 ? "" : "s");
}

/* A block goes with its caption. */
static void apply_condition(Chapter *chapter, Node *block, const CodeInfo *info)
{
    Node *node = block->parent->kind == NODE_FIGURE ? block->parent : block;

    if (node != block)
        add_class(&chapter->arena, node, info->classes);
    put_attribute(&chapter->arena, node, "edition", info->editions);
    name_condition(chapter, node, info->classes);
    remove_attribute(node, "edition");
}

static void apply_info(Chapter *chapter, Node *block, bool own)
{
    Arena *arena = &chapter->arena;
    CodeInfo info = read_code_info(chapter, block, own);
    CodeSetting *setting;

    part_name(arena, block, &info);
    if (info.id != NULL && block->id == NULL)
        block->id = info.id;
    if (block->id != NULL && block->braces == 0)
        block->braces =
            info_offset(chapter, block, arena_format(arena, "#%s", block->id));
    if (info.classes != NULL)
        add_class(arena, block, info.classes);
    if (info.asks) {
        setting = arena_alloc(arena, sizeof *setting);
        *setting = info.setting;
        if (info.diff)
            take_signs(arena, block, setting);
        check_lines(chapter, block, setting);
        block->code = setting;
    }
    if (info.title != NULL && *info.title != '\0')
        wrap_figure(chapter, block, info.title);
    if (info.editions != NULL && info.classes != NULL)
        apply_condition(chapter, block, &info);
}

void refine_code(Chapter *chapter, const Dialect *dialect)
{
    Callouts callouts = {.chapter = chapter};
    Node *root = chapter->tree;

    for (Node *node = root, *next; node != NULL; node = next) {
        next = next_node(root, node);
        if (node->kind != NODE_CODE_BLOCK || (node->flags & NODE_DIAGRAM) != 0)
            continue;
        if (dialect->code_callouts)
            find_callouts(&callouts, node);
        if (node->title != NULL && node->name != NULL)
            apply_info(chapter, node, dialect->cross_references);
    }
}
