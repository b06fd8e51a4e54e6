/* info_language.c - the first word of an info string, and where any word of it stands. */
#include <string.h>
#include "parse/code/info.h"

/* ---- The language ----------------------------------------------------------------------- */

/* `{title="x"}` and `{3}` name none. */
static size_t language_length(const char *info)
{
    size_t len = strcspn(info, " \t,:{}");

    return (*info >= '0' && *info <= '9') || memchr(info, '=', len) != NULL ? 0 : len;
}

/* Pandoc's {#id .language …}: behind the id. */
static const char *take_id(Arena *arena, Node *block, const char *info)
{
    info += 1 + strspn(info + 1, " ");
    if (*info == '#') {
        size_t len = strcspn(++info, " \t}");
        block->id = len == 0 ? NULL : arena_copy(arena, info, len);
        info += len + strspn(info + len, " \t");
    }
    return info + (*info == '.');
}

void name_code_language(Arena *arena, Node *block)
{
    const char *info = block->title;

    if (info == NULL)
        return;
    if (info[0] == '{')
        info = take_id(arena, block, info);
    block->name = arena_copy(arena, info, language_length(info));
}

/* ---- Places ----------------------------------------------------------------------------- */

uint32_t info_offset(const Chapter *chapter, const Node *block, const char *word)
{
    const char *text = chapter->text.data, *found;
    size_t at = block->offset, end;

    if (block->offset >= chapter->text.len)
        return block->offset;
    found = memchr(text + at, '\n', chapter->text.len - at);
    end = found == NULL ? chapter->text.len : (size_t)(found - text);
    found = find_bytes(text + at, end - at, word);
    return found == NULL ? block->offset : (uint32_t)(found - text);
}

Position info_position(const Chapter *chapter, const Node *block, const char *word)
{
    uint32_t offset = info_offset(chapter, block, word);

    return offset == block->offset ? node_position(chapter, block)
                                   : chapter_position(chapter, offset);
}
