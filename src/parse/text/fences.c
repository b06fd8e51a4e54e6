/* fences.c - see the header. */
#include "parse/text/fences.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    Bytes text;  /* the chapter's */
    char mark;   /* ` or ~ */
    size_t len;  /* of the fence that opens the block */
    size_t last; /* where the line begins that should be its end, or the text's length */
} Fence;

/* Behind the newline at or after the offset, or the text's length. */
static size_t next_line(Bytes text, size_t at)
{
    const char *newline =
        at < text.len ? memchr(text.data + at, '\n', text.len - at) : NULL;

    return newline == NULL ? text.len : (size_t)(newline - text.data) + 1;
}

static size_t skip_any(Bytes text, size_t at, const char *set)
{
    while (at < text.len && text.data[at] != '\0' && strchr(set, text.data[at]) != NULL)
        at++;
    return at;
}

static size_t count_marks(Bytes text, size_t at, char mark)
{
    size_t n = 0;

    while (at + n < text.len && text.data[at + n] == mark)
        n++;
    return n;
}

/* A block by indentation begins with what stands at its place; one with fences with what
 * stands a line below. */
static bool is_indented(const Node *block, Bytes text)
{
    size_t len = strcspn(block->text, "\r\n");

    return block->title == NULL && text.len - block->offset >= len &&
           memcmp(block->text, text.data + block->offset, len) == 0;
}

/* False when the block is none with fences, or was not written as it stands in the text. */
static bool read_fence(const Chapter *chapter, const Node *block, Fence *fence)
{
    Bytes text = chapter->text;
    char mark = block->offset < text.len ? text.data[block->offset] : '\0';

    if ((mark != '`' && mark != '~') || is_indented(block, text))
        return false;
    *fence = (Fence){text, mark, count_marks(text, block->offset, mark), block->offset};
    fence->last = next_line(text, block->offset);
    for (const char *at = block->text; (at = strchr(at, '\n')) != NULL; at++)
        fence->last = next_line(text, fence->last);
    return fence->len >= 3;
}

/* Whether a fence that can end the block is at the line that should have it. */
static bool has_end(const Fence *fence)
{
    size_t at = skip_any(fence->text, fence->last, " \t>");
    size_t n = count_marks(fence->text, at, fence->mark);

    at = skip_any(fence->text, at + n, " \t\r");
    return n >= fence->len && (at == fence->text.len || fence->text.data[at] == '\n');
}

/* A fence to the left of an item's text ends the item, and begins a block of its own. */
static bool begins_next(const Node *root, const Node *block, const Fence *fence)
{
    const Node *next = next_node_beside(root, block);

    return next != NULL && next->kind == NODE_CODE_BLOCK && next->offset >= fence->last &&
           next->offset < next_line(fence->text, fence->last);
}

typedef bool (*IsLine)(const char *line, const Fence *fence);

/* The offset in the chapter of the block's first line of a kind; 0: there is none. */
static size_t find_line(const Node *block, const Fence *fence, IsLine is_line)
{
    size_t offset = next_line(fence->text, block->offset);

    for (const char *at = block->text; *at != '\0'; at++) {
        if (is_line(at, fence))
            return offset;
        if ((at = strchr(at, '\n')) == NULL)
            break;
        offset = next_line(fence->text, offset);
    }
    return 0;
}

/* A fence with a language, which the block shows as its code: "```sh". */
static bool is_opening(const char *line, const Fence *fence)
{
    size_t indent = strspn(line, " ");
    size_t marks = strspn(line + indent, fence->mark == '`' ? "`" : "~");
    const char *info = line + indent + marks;

    return indent < 4 && marks >= fence->len && marks < 6 &&
           strcspn(info, " \t\r\n`") == strcspn(info, "\r\n`") &&
           strchr("\r\n`", *info) == NULL;
}

/* A fence behind the last line of code, where it ends nothing: "make all```". */
static bool is_stuck(const char *line, const Fence *fence)
{
    size_t end = strcspn(line, "\n"), marks = 0;

    while (end > 0 && strchr(" \t\r", line[end - 1]) != NULL)
        end--;
    while (marks < end && line[end - marks - 1] == fence->mark)
        marks++;
    return marks >= fence->len && strcspn(line, "`~") == end - marks;
}

/* Lines that would be headings, were they not in the block.  Those of one # may be comments. */
static size_t count_headings(const Node *block)
{
    size_t count = 0;

    for (const char *at = block->text; (at = strstr(at, "\n##")) != NULL; at++) {
        size_t n = strspn(at + 1, "#");
        count += n <= 6 && at[1 + n] == ' ' && strchr(" \n", at[2 + n]) == NULL;
    }
    return count;
}

/* What ends with the block. */
static NodeKind container_of(const Node *block)
{
    const Node *around = block->parent;

    while (around->parent != NULL && around->kind != NODE_ITEM &&
           around->kind != NODE_QUOTE && around->kind != NODE_DEFINITION &&
           around->kind != NODE_FOOTNOTE)
        around = around->parent;
    return around->kind;
}

static const char *container_name(NodeKind kind)
{
    return kind == NODE_ITEM         ? "list item"
           : kind == NODE_QUOTE      ? "quote"
           : kind == NODE_DEFINITION ? "definition"
           : kind == NODE_FOOTNOTE   ? "footnote"
                                     : "file";
}

static void put_hint(char *hint, size_t size, const Chapter *chapter, const Node *block,
                     const Fence *fence, size_t opening)
{
    size_t stuck = find_line(block, fence, is_stuck);
    NodeKind container = container_of(block);
    char marks[8] = {0};

    memset(marks, fence->mark, fence->len < sizeof marks ? fence->len : sizeof marks - 1);
    if (stuck != 0 && (opening == 0 || stuck < opening))
        snprintf(hint, size, "the %s at the end of line %u belongs on a line of its own",
                 marks, chapter_position(chapter, stuck).line);
    else
        snprintf(hint, size, "write %s alone on a line where the code ends%s", marks,
                 opening != 0 ? "; a block that shows such lines needs a longer fence"
                 : container == NODE_QUOTE ? ", behind the mark of the quote"
                 : container == NODE_DOCUMENT
                     ? ", or look above for a block that lacks it"
                     : ", indented as the text around it is");
}

static void report(Chapter *chapter, const Node *block, const char *hint)
{
    size_t headings = count_headings(block);
    char lost[80] = "";

    if (headings > 0)
        snprintf(lost, sizeof lost, ", and shows %zu line%s that look%s like %s",
                 headings, headings == 1 ? "" : "s", headings == 1 ? "s" : "",
                 headings == 1 ? "a heading" : "headings");
    diag_add(&chapter->diags, "code-unclosed", node_position(chapter, block), hint,
             "this code block is never closed; it ends with the %s%s",
             container_name(container_of(block)), lost);
}

static void check_block(Chapter *chapter, const Node *block)
{
    char hint[160];
    size_t opening;
    Fence fence;

    if (!read_fence(chapter, block, &fence))
        return;
    opening = find_line(block, &fence, is_opening);
    if (opening == 0 && has_end(&fence) && !begins_next(chapter->tree, block, &fence))
        return;
    put_hint(hint, sizeof hint, chapter, block, &fence, opening);
    if (opening == 0)
        report(chapter, block, hint);
    else
        diag_add(&chapter->diags, "code-unclosed", node_position(chapter, block), hint,
                 "this code block is not closed before line %u opens the next",
                 chapter_position(chapter, opening).line);
}

void check_fences(Chapter *chapter)
{
    const Node *root = chapter->tree, *next;

    for (const Node *node = root; node != NULL; node = next) {
        bool has_blocks = node->kind <= NODE_FOOTNOTE && node->kind != NODE_PARAGRAPH &&
                          node->kind != NODE_HEADING && node->kind != NODE_TABLE;
        next = has_blocks ? next_node(root, node) : next_node_beside(root, node);
        if (node->kind == NODE_CODE_BLOCK)
            check_block(chapter, node);
    }
}
