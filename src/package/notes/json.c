/* json.c - the notes for programs: one object (RFC 8259).  What its members mean stands in
 * epubify(1). */
#include "package/notes/notes.h"
#include "package/parts.h"

static void put_name(Buf *buf, const char *name)
{
    if (buf->data[buf->len - 1] != '{')
        buf_char(buf, ',');
    buf_put_json(buf, name);
    buf_char(buf, ':');
}

static void put_member(Buf *buf, const char *name, const char *text)
{
    put_name(buf, name);
    if (text == NULL)
        buf_put(buf, "null");
    else
        buf_put_json(buf, text);
}

static void put_number(Buf *buf, const char *name, long long number)
{
    put_name(buf, name);
    buf_format(buf, "%lld", number);
}

/* What nobody knows is null. */
static void put_known(Buf *buf, const char *name, size_t number)
{
    if (number == 0)
        put_member(buf, name, NULL);
    else
        put_number(buf, name, (long long)number);
}

static void begin_list(Buf *buf, const char *name)
{
    put_name(buf, name);
    buf_char(buf, '[');
}

static void begin_item(Buf *buf)
{
    buf_put(buf, buf->data[buf->len - 1] == '[' ? "\n{" : ",\n{");
}

/* Where its text begins, which may be in the document of another one. */
static void put_path(Buf *buf, const Chapter *chapter)
{
    Buf path = {0};

    buf_put(&path, chapter->document->path);
    if (chapter->body_section->id != NULL)
        buf_format(&path, "#%s", chapter->body_section->id);
    put_member(buf, "path", path.data);
    buf_free(&path);
}

static void begin_chapter(Buf *buf, const Chapter *chapter)
{
    begin_item(buf);
    put_member(buf, "title", chapter->title);
    put_member(buf, "number", chapter->says_label ? NULL : chapter->label);
    put_path(buf, chapter);
    put_number(buf, "words", (long long)chapter->words);
    put_number(buf, "words_before", (long long)chapter->words_before);
}

static void put_planned(Buf *buf, const Chapter *chapter)
{
    put_member(buf, "abstract",
               chapter->abstract == NULL ? NULL : chapter->abstract->plain);
    put_member(buf, "expected", chapter->expected);
}

static void put_chapter(Buf *buf, const NewsEntry *entry)
{
    const Chapter *chapter = entry->chapter;

    begin_chapter(buf, chapter);
    if (entry->group == CHANGE_NONE)
        put_planned(buf, chapter);
    buf_char(buf, '}');
}

static void put_chapters(Buf *buf, const ReleaseNotes *notes, const char *name,
                         Change group)
{
    const Releases *releases = &notes->book->releases;

    begin_list(buf, name);
    for (size_t i = 0; i < releases->entry_count; i++)
        if (releases->entries[i].group == (int)group && releases->entries[i].shown &&
            (releases->entries[i].chapter->tree != NULL || group == CHANGE_NONE))
            put_chapter(buf, &releases->entries[i]);
    buf_char(buf, ']');
}

/* Of one that another chapter has taken in, chapter is that. */
static void put_fates(Buf *buf, const ReleaseNotes *notes, const char *name,
                      FateKind kind)
{
    const Releases *releases = &notes->book->releases;

    begin_list(buf, name);
    for (size_t i = 0; i < releases->fate_count; i++) {
        const Fate *fate = &releases->fates[i];
        if (fate->kind != kind)
            continue;
        if (fate->chapter == NULL) {
            begin_item(buf);
            put_member(buf, "title", fate->title);
            put_number(buf, "words_before", (long long)fate->words);
        } else {
            begin_chapter(buf, fate->chapter);
            put_member(buf, "title_before", fate->title);
        }
        buf_char(buf, '}');
    }
    buf_char(buf, ']');
}

static void put_release(Buf *buf, const Release *release)
{
    put_member(buf, "release", release->name);
    put_known(buf, "ordinal", release->ordinal);
    put_member(buf, "date", release->date);
    put_known(buf, "words", release->words);
}

static void put_forms(Buf *buf, const Node *news)
{
    static const struct {
        const char *name;
        void (*put)(Buf *buf, const Node *root);
    } forms[] = {{"markdown", put_as_markdown},
                 {"text", put_as_text},
                 {"html", put_as_html}};

    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        Buf text = {0};
        forms[i].put(&text, news);
        put_member(buf, forms[i].name, text.len == 0 ? "" : text.data);
        buf_free(&text);
    }
}

static void put_lists(Buf *buf, const ReleaseNotes *notes)
{
    const Releases *releases = &notes->book->releases;

    put_chapters(buf, notes, "new", CHANGE_NEW);
    put_chapters(buf, notes, "rewritten", CHANGE_REWRITTEN);
    put_chapters(buf, notes, "edited", CHANGE_EDITED);
    put_fates(buf, notes, "renamed", FATE_RENAMED);
    put_fates(buf, notes, "moved", FATE_MOVED);
    put_fates(buf, notes, "removed", FATE_REMOVED);
    put_chapters(buf, notes, "planned", CHANGE_NONE);
    begin_list(buf, "editions");
    for (size_t i = 0; i < notes->edition_count; i++) {
        begin_item(buf);
        put_member(buf, "edition", notes->editions[i].edition);
        put_member(buf, "file", notes->editions[i].file);
        put_number(buf, "size", (long long)notes->editions[i].size);
        buf_char(buf, '}');
    }
    buf_char(buf, ']');
    begin_list(buf, "releases");
    for (size_t i = releases->count; i-- > 0;) {
        begin_item(buf);
        put_release(buf, &releases->all[i]);
        buf_char(buf, '}');
    }
    buf_char(buf, ']');
}

Bytes notes_as_json(const ReleaseNotes *notes)
{
    Book *book = notes->book;
    Buf buf = {0};
    Bytes bytes;

    buf_char(&buf, '{');
    put_member(&buf, "title", main_title(book));
    put_member(&buf, "identifier", unique_identifier(book));
    put_member(&buf, "language", book->metadata.language);
    put_release(&buf, notes->release);
    put_member(&buf, "version", book->releases.version);
    put_member(&buf, "before", notes->before == NULL ? NULL : notes->before->name);
    put_name(&buf, "compared");
    buf_put(&buf, book->releases.is_compared ? "true" : "false");
    put_lists(&buf, notes);
    put_forms(&buf, notes->news);
    buf_put(&buf, "}\n");
    bytes = (Bytes){arena_copy(&book->arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return bytes;
}
