/* labels.c - see the header. */
#include "parse/text/labels.h"
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

/* Where the text has these bytes as they are: in front of them, a backslash says that they are
 * text.  The beginning of its node when it has them nowhere. */
static size_t written_offset(const Chapter *chapter, const Node *node, const char *brace,
                             size_t len)
{
    Bytes text = chapter->text;
    const char *found = NULL;

    if (node->offset < text.len)
        found = memmem(text.data + node->offset, text.len - node->offset, brace, len);
    return found == NULL ? node->offset : (size_t)(found - text.data);
}

static void check_text(Chapter *chapter, const Node *node)
{
    for (const char *at = node->text; (at = strchr(at, '{')) != NULL; at++) {
        size_t len = strcspn(at + 1, " \t}"), offset;
        /* Few are, and only those are worth a search. */
        if (at[1 + len] == '\0' || label_kind(at + 1) == LABEL_NONE ||
            chapter->diags.count >= DIAGS_KEPT)
            continue;
        offset = written_offset(chapter, node, at, len + 1);
        if (offset == NO_OFFSET || offset == 0 || offset >= chapter->text.len ||
            chapter->text.data[offset - 1] != '\\')
            report_bare_label(chapter, at + 1, len, chapter_position(chapter, offset));
    }
}

void check_bare_labels(Chapter *chapter)
{
    const Node *root = chapter->tree;

    for (const Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_TEXT && (node->flags & NODE_RAW) == 0)
            check_text(chapter, node);
}
