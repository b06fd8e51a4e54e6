/* leftovers.c - see the header. */
#include "parse/text/leftovers.h"
#include <ctype.h>
#include <string.h>
#include "data/labels.h"

bool report_bare_label(Chapter *chapter, const char *word, size_t len, Position at)
{
    if (len == 0 || scan_label(word, len) != len)
        return false;
    diag_add(&chapter->diags, "label-syntax", at,
             arena_format(&chapter->arena, "write {#%.*s}", (int)len, word),
             "a # is missing, so that this is no label");
    return true;
}

/* How far behind its text's beginning the bytes are looked for: hostile texts have a million. */
enum { FARTHEST = 1 << 14 };

typedef struct {
    Chapter *chapter;
    const Node *node; /* whose text is looked at */
    size_t reached;   /* behind what was found last */
} Check;

/* Where the text has these bytes as they are; the beginning of its node when it has them
 * nowhere. */
static size_t written_offset(Check *check, const char *bytes, size_t len)
{
    Bytes text = check->chapter->text;
    size_t from =
        check->node->offset > check->reached ? check->node->offset : check->reached;
    size_t left = from < text.len ? text.len - from : 0;
    const char *found = left == 0 ? NULL
                                  : memmem(text.data + from,
                                           left < FARTHEST ? left : FARTHEST, bytes, len);

    if (found == NULL)
        return check->node->offset;
    check->reached = (size_t)(found - text.data) + len;
    return (size_t)(found - text.data);
}

/* A backslash in front says that it is text. */
static bool is_escaped(const Chapter *chapter, size_t offset)
{
    return offset > 0 && offset < chapter->text.len &&
           chapter->text.data[offset - 1] == '\\';
}

static bool begins_attribute(const char *text)
{
    size_t len = 0;

    if (*text == '.' || *text == '#')
        return isalpha((unsigned char)text[1]) != 0;
    while (isalnum((unsigned char)text[len]) || text[len] == '-')
        len++;
    return len > 0 && text[len] == '=';
}

/* Braces right behind what takes attributes, or at the end of a heading. */
static bool stands_behind(const Node *node, const char *brace)
{
    const Node *before = node->previous;

    if (brace > node->text)
        return brace[-1] == ']' ||
               (node->parent->kind == NODE_HEADING && brace[-1] == ' ');
    return before != NULL && (before->kind == NODE_LINK || before->kind == NODE_IMAGE ||
                              before->kind == NODE_CODE);
}

static void check_braces(Check *check, const char *brace)
{
    Chapter *chapter = check->chapter;
    size_t len = strcspn(brace + 1, " \t}"), offset;
    bool label = brace[1 + len] != '\0' && label_kind(brace + 1) != LABEL_NONE;

    if (!label && !(begins_attribute(brace + 1) && stands_behind(check->node, brace)))
        return;
    offset = written_offset(check, brace, len + 1);
    if (is_escaped(chapter, offset))
        return;
    if (label)
        report_bare_label(chapter, brace + 1, len, chapter_position(chapter, offset));
    else
        diag_add(&chapter->diags, "attribute-syntax", chapter_position(chapter, offset),
                 "write {#id .class key=\"value\"}",
                 "what stands in these braces is not understood, so it is shown");
}

static void check_note(Check *check, const char *mark)
{
    size_t offset = written_offset(check, mark, 2);

    if (!is_escaped(check->chapter, offset))
        diag_add(&check->chapter->diags, "footnote-unclosed",
                 chapter_position(check->chapter, offset),
                 "end the note with ]; \\^[ is text",
                 "this ^[ begins a note that nothing closes, so it is shown");
}

void check_leftovers(Chapter *chapter, const Dialect *dialect)
{
    const Node *root = chapter->tree;
    Check check = {.chapter = chapter};

    for (const Node *node = root; node != NULL; node = next_node(root, node)) {
        const char *text = node->kind == NODE_TEXT ? node->text : "";
        if ((node->flags & NODE_RAW) != 0 || node->offset == NO_OFFSET)
            continue;
        check.node = node;
        /* Few texts have any, and only those cost more than a look. */
        for (const char *at = text; (at = strchr(at, '{')) != NULL; at++)
            if (dialect->attributes == ATTRIBUTES_ALL &&
                chapter->diags.count < DIAGS_KEPT)
                check_braces(&check, at);
        if (dialect->inline_notes && chapter->diags.count < DIAGS_KEPT &&
            (text = strstr(text, "^[")) != NULL)
            check_note(&check, text);
    }
}
