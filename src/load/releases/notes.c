/* notes.c - what the author says of a release, of the book or of a chapter to come, and where each
 * line of it stands. */
#include <string.h>
#include "base/utf8.h"
#include "load/manifest/value.h"
#include "load/releases/releases.h"

static void add_passage(Arena *arena, Passages *all, size_t at, size_t from,
                        const Source *source, bool made)
{
    all->items = arena_grow(arena, all->items, all->count, sizeof *all->items);
    all->items[all->count++] = (Passage){.at = (uint32_t)at,
                                         .from = (uint32_t)from,
                                         .source = source,
                                         .made = made};
}

Chapter *new_notes(const ReleaseList *list, Bytes text, Passages passages)
{
    Book *book = list->project->book;
    Chapter *notes = arena_alloc(&book->arena, sizeof *notes);

    notes->file = list->source->name;
    notes->source = notes->place = list->path;
    notes->diags = (Diags){.arena = &notes->arena, .lenient = book->diags.lenient};
    notes->markdown =
        (Bytes){arena_copy(&notes->arena, text.len == 0 ? "" : text.data, text.len),
                text.len};
    notes->written = *list->source;
    notes->includes = passages;
    return notes;
}

Passages passage_from(const ReleaseList *list, size_t offset, bool made)
{
    Passages all = {0};

    add_passage(&list->project->book->arena, &all, 0, offset, list->source, made);
    return all;
}

/* ---- In the manifest ------------------------------------------------------------------------ */

/* Where a value stands in the manifest's text. */
static size_t offset_of(const Source *source, Position at)
{
    const char *start = at.excerpt.data;
    size_t offset;

    if (start == NULL || start < source->text.data ||
        start > source->text.data + source->text.len)
        return 0;
    offset = (size_t)(start - source->text.data);
    for (uint32_t i = 1; i < at.column && offset < source->text.len; i++) {
        uint32_t c;
        offset += utf8_next(source->text.data + offset, &c);
    }
    return offset;
}

static size_t behind_line(Bytes text, size_t offset)
{
    const char *end =
        offset >= text.len ? NULL : memchr(text.data + offset, '\n', text.len - offset);

    return end == NULL ? text.len : (size_t)(end - text.data) + 1;
}

static bool is_blank(Bytes text, size_t from, size_t until)
{
    while (from < until && (text.data[from] == ' ' || text.data[from] == '\n'))
        from++;
    return from == until;
}

/* A line of the text, without its end, at an offset and indented so deep. */
static bool stands_at(Bytes text, size_t offset, size_t indent, const char *line,
                      size_t len)
{
    size_t end = behind_line(text, offset);

    if (len == 0)
        return is_blank(text, offset, end);
    return offset + indent + len <= end && is_blank(text, offset, offset + indent) &&
           memcmp(text.data + offset + indent, line, len) == 0;
}

/* The lines of a block (|) stand in the manifest as they are, but for what they are indented.
 * None: they do not, such as those of a folded text. */
static Passages passages_of_block(const ReleaseList *list, size_t offset, Bytes text)
{
    Bytes whole = list->source->text;
    Passages all = {0};
    size_t indent, at = 0;

    if (offset >= whole.len || whole.data[offset] != '|')
        return all;
    do
        offset = behind_line(whole, offset);
    while (offset < whole.len && is_blank(whole, offset, behind_line(whole, offset)));
    indent = offset == whole.len ? 0 : strspn(whole.data + offset, " ");
    while (at < text.len) {
        size_t next = behind_line(text, at);
        size_t len = next - at - (text.data[next - 1] == '\n');
        if (offset == whole.len || !stands_at(whole, offset, indent, text.data + at, len))
            return (Passages){0};
        add_passage(&list->project->book->arena, &all, at,
                    offset + (len == 0 ? 0 : indent), list->source, false);
        offset = behind_line(whole, offset);
        at = next;
    }
    return all;
}

/* Further lines of an item stand below its text. */
static void put_item(Buf *buf, const char *text)
{
    buf_put(buf, "- ");
    for (; *text != '\0'; text++) {
        buf_char(buf, *text);
        if (*text == '\n')
            buf_put(buf, "  ");
    }
    buf_char(buf, '\n');
}

Chapter *read_notes(Manifest *manifest, const ReleaseList *list, const DataNode *node)
{
    size_t offset = offset_of(list->source, node->at);
    Chapter *notes = NULL;
    Passages passages = {0};
    Buf buf = {0};

    for (const DataNode *item = first_item(manifest, node, "notes"); item != NULL;
         item = next_item(node, item)) {
        const char *text = long_text_value(manifest, item, "notes");
        if (text != NULL && node->kind == DATA_LIST)
            put_item(&buf, text);
        else if (text != NULL)
            buf_put(&buf, text);
    }
    if (buf.len > 0) {
        if (node->kind == DATA_SCALAR)
            passages = passages_of_block(list, offset, buf_bytes(&buf));
        if (passages.count == 0)
            passages = passage_from(list, offset, true);
        notes = new_notes(list, buf_bytes(&buf), passages);
    }
    buf_free(&buf);
    return notes;
}

/* ---- Other texts ---------------------------------------------------------------------------- */

/* That of a command line, or of another tool's file, is not there to be looked at. */
static const Source *source_of(const Manifest *manifest, const DataNode *node)
{
    Source *source = arena_alloc(&manifest->book->arena, sizeof *source);

    *source = manifest->source;
    if (source->name == NULL)
        *source = (Source){node->at.file, {"", 0}};
    return source;
}

Remark *read_remark(Manifest *manifest, const DataNode *node, const char *what)
{
    Project *project = manifest->project;
    ReleaseList list = {project, project_path(project, project->manifest), NULL};
    const char *text = long_text_value(manifest, node, what);
    Remark *remark;
    Bytes bytes;
    Passages passages;
    size_t offset;

    if (text == NULL)
        return NULL;
    list.source = source_of(manifest, node);
    offset = offset_of(list.source, node->at);
    bytes = (Bytes){text, strlen(text)};
    passages = passages_of_block(&list, offset, bytes);
    if (passages.count == 0)
        passages = passage_from(&list, offset, true);
    remark = arena_alloc(&manifest->book->arena, sizeof *remark);
    remark->text = new_notes(&list, bytes, passages);
    return remark;
}
