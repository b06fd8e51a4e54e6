/* markua_slips.c - lists above blocks that are not as they should be: told, so that the
 * author need not find them in the book. */
#include <string.h>
#include "parse/dialect/markua_blocks.h"

static Position place_of(const Blocks *blocks)
{
    return rewrite_position(blocks->rewrite, blocks->scan.content);
}

/* The line begins as "{width=", "{width:" or "{blurb," does, with a word that Leanpub has. */
static bool begins_as_list(const LineScan *scan)
{
    Bytes text = scan->text;
    size_t at = scan->content + 1, from;
    Bytes word;

    if (text.data[scan->content] != '{')
        return false;
    while (at < scan->end && strchr(" :", text.data[at]) != NULL)
        at++;
    for (from = at; at < scan->end && strchr(" \t:={}(),", text.data[at]) == NULL;)
        at++;
    word = (Bytes){text.data + from, at - from};
    while (at < scan->end && text.data[at] == ' ')
        at++;
    return is_markua_block(word) ||
           (is_markua_key(word) && at < scan->end && strchr(":=", text.data[at]) != NULL);
}

void tell_unclosed_list(Blocks *blocks)
{
    Chapter *chapter = blocks->rewrite->chapter;
    const LineScan *scan = &blocks->scan;
    size_t end = trimmed_line_end(scan);
    const char *line = scan->text.data + scan->content;
    MarkuaList list;
    char *mended;
    size_t len;

    if (!begins_as_list(scan) || memchr(line, '}', end - scan->content) != NULL)
        return;
    while (end > scan->content && strchr(")]>", scan->text.data[end - 1]) != NULL)
        end--;
    mended = arena_format(&chapter->arena, "%.*s}", (int)(end - scan->content), line);
    len = strlen(mended);
    /* One that goes on in the next line is code, not a list. */
    if (strchr(",;", mended[len - 2]) != NULL ||
        scan_markua_list((Bytes){mended, len}, 0, len, &list) != len)
        return;
    diag_add(&chapter->diags, "markua-list", place_of(blocks),
             arena_format(&chapter->arena, "write %s", mended),
             "this attribute list does not end with }, so that it is shown as text");
}

/* In front of these blocks nobody writes prose in braces. */
static bool is_above_block(const LineScan *scan)
{
    LineScan ahead = *scan;

    return next_line(&ahead) && !ahead.is_blank &&
           (ahead.fence != '\0' || line_begins(&ahead, "![") || line_begins(&ahead, "#"));
}

bool takes_unknown_keys(Blocks *blocks, const MarkuaList *list)
{
    Chapter *chapter = blocks->rewrite->chapter;

    if (!is_above_block(&blocks->scan))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        Bytes key = list->pairs[i].key;
        if (!is_markua_key(key))
            diag_add(&chapter->diags, "attribute-unknown", place_of(blocks),
                     "remove it, or mend its name",
                     "\"%.*s\" is no attribute that Markua has; it is left out",
                     (int)key.len, key.data);
    }
    return true;
}
