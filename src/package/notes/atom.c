/* atom.c - the releases as a feed (RFC 4287).  No clock: the same releases give the same bytes. */
#include <string.h>
#include "base/sha1.h"
#include "data/numbers.h"
#include "data/words.h"
#include "package/notes/notes.h"
#include "package/parts.h"

static void put_element(Buf *buf, const char *name, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    buf_format(buf, "<%s>", name);
    buf_put_escaped(buf, text);
    buf_format(buf, "</%s>\n", name);
}

/* RFC 3339: a day has a time there, and a time its seconds. */
static const char *timestamp(Arena *arena, const char *date)
{
    static const char rest[] = "-01-01";
    size_t len = strcspn(date, "T"), seconds;

    if (date[len] == '\0')
        return arena_format(arena, "%s%sT00:00:00Z", date,
                            len < strlen("2025-03-18") ? rest + len - 4 : "");
    seconds = len + strlen("T10:15");
    return strlen(date) > seconds && date[seconds] == ':'
               ? date
               : arena_format(arena, "%.*s:00%s", (int)seconds, date, date + seconds);
}

/* What never changes: by the book's identifier and what the release is called. */
static const char *id_of(Arena *arena, const Book *book, const char *release)
{
    return uuid_from_name(arena, uuid_url_space,
                          arena_format(arena, "epubify:%s\nrelease %s",
                                       unique_identifier(book), release));
}

static void put_content(Buf *buf, const ReleaseNotes *notes, const Release *release)
{
    const char *language = notes->book->metadata.language;
    const Node *root = release == notes->release ? notes->news : release->told;

    buf_put(buf, "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"");
    buf_put(buf, is_right_to_left(language) ? " dir=\"rtl\">\n" : ">\n");
    if (root != NULL)
        put_as_html(buf, root);
    if (release->words > 0) {
        buf_put(buf, "<p>");
        buf_put_escaped(buf,
                        count_of_words(&notes->book->arena, language, release->words));
        buf_put(buf, "</p>\n");
    }
    buf_put(buf, "</div></content>\n");
}

static void put_entry(Buf *buf, const ReleaseNotes *notes, const Release *release)
{
    Arena *arena = &notes->book->arena;

    buf_put(buf, "<entry>\n");
    put_element(buf, "id", id_of(arena, notes->book, release->name));
    put_element(buf, "title", release->phrase);
    put_element(buf, "published", timestamp(arena, release->date));
    put_element(buf, "updated", timestamp(arena, release->date));
    put_content(buf, notes, release);
    buf_put(buf, "</entry>\n");
}

/* A feed has an author (RFC 4287, 4.1.1). */
static void put_authors(Buf *buf, const Book *book)
{
    const Metadata *metadata = &book->metadata;
    bool any = false;

    for (size_t i = 0; i < metadata->creator_count; i++) {
        if (metadata->creators[i].contributor)
            continue;
        buf_put(buf, "<author>");
        put_element(buf, "name", metadata->creators[i].name);
        buf_put(buf, "</author>\n");
        any = true;
    }
    if (any)
        return;
    buf_put(buf, "<author>");
    put_element(buf, "name",
                metadata->publisher != NULL ? metadata->publisher : main_title(book));
    buf_put(buf, "</author>\n");
}

static void put_link(Buf *buf, const char *relation, const char *type, const char *href)
{
    if (href == NULL)
        return;
    buf_format(buf, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
    buf_put_escaped(buf, href);
    buf_put(buf, "\"/>\n");
}

/* Where the feed is, and what it is about. */
static void put_links(Buf *buf, const Book *book)
{
    size_t i = 0;

    while (i < book->link_count &&
           (book->links[i].kind != LINK_FEED || book->links[i].href == NULL))
        i++;
    if (i < book->link_count)
        put_link(buf, "self", "application/atom+xml", book->links[i].href);
    put_link(buf, "alternate", "text/html", book->pitch.url);
}

Bytes notes_as_atom(const ReleaseNotes *notes)
{
    Book *book = notes->book;
    const Releases *releases = &book->releases;
    Buf buf = {0};
    Bytes bytes;

    buf_put(&buf, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                  "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    buf_put_escaped(&buf, book->metadata.language);
    buf_put(&buf, "\">\n");
    put_element(&buf, "id",
                uuid_from_name(&book->arena, uuid_url_space,
                               arena_format(&book->arena, "epubify:%s\nreleases",
                                            unique_identifier(book))));
    put_element(&buf, "title", main_title(book));
    put_element(&buf, "updated", timestamp(&book->arena, notes->release->date));
    put_element(&buf, "rights", book->metadata.rights);
    put_links(&buf, book);
    put_authors(&buf, book);
    for (size_t i = releases->count; i-- > 0;)
        if (releases->all[i].date != NULL)
            put_entry(&buf, notes, &releases->all[i]);
    buf_put(&buf, "</feed>\n");
    bytes = (Bytes){arena_copy(&book->arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return bytes;
}
