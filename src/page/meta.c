/* meta.c - what search engines, cards of social networks and feed readers read of the page:
 * data alone, no script. */
#include <string.h>
#include "page/parts.h"

static void put_name(Buf *out, const char *name, const char *content)
{
    if (content == NULL)
        return;
    buf_put(out, "<meta");
    put_attribute_to(out, "name", name);
    put_attribute_to(out, "content", content);
    buf_put(out, "/>\n");
}

/* The Open Graph protocol (ogp.me), whose names are properties. */
static void put_property(Buf *out, const char *property, const char *content)
{
    if (content == NULL)
        return;
    buf_put(out, "<meta");
    put_attribute_to(out, "property", property);
    put_attribute_to(out, "content", content);
    buf_put(out, "/>\n");
}

/* A file beside the page, by its whole address where that is known. */
static const char *address_of(const Page *page, const char *file)
{
    Arena *arena = &page->book->arena;
    const char *url = page->book->pitch.url, *slash;

    if (url == NULL)
        return file;
    slash = strrchr(url, '/');
    if (strchr(slash, '.') == NULL && slash[1] != '\0' && slash - url > 8)
        return arena_format(arena, "%s/%s", url, file);
    if (slash - url <= 7) /* a host's name alone */
        return arena_format(arena, "%s/%s", url, file);
    return arena_format(arena, "%.*s/%s", (int)(slash - url), url, file);
}

/* Cards show pixels, no drawings. */
static const Resource *card_picture(const Page *page)
{
    const Resource *cover = page->book->cover_image;

    return cover != NULL && strcmp(cover->media_type, "image/svg+xml") != 0 ? cover
                                                                            : NULL;
}

static const char *isbn_of(const Book *book)
{
    const Metadata *metadata = &book->metadata;

    for (size_t i = 0; i < metadata->identifier_count; i++)
        if (strncmp(metadata->identifiers[i].text, "urn:isbn:", 9) == 0)
            return metadata->identifiers[i].text + 9;
    return NULL;
}

/* One line, and as much as a card shows. */
static const char *summary_of(Book *book)
{
    const char *text = book->description == NULL ? NULL : book->description->plain;
    char *line, *out;

    if (text == NULL)
        return NULL;
    out = line = arena_text(&book->arena, text);
    for (const char *p = text; *p != '\0'; p++) {
        bool space = *p == '\n' || *p == '\t' || *p == ' ';
        if (!space || (out > line && out[-1] != ' '))
            *out++ = space ? ' ' : *p;
    }
    *out = '\0';
    return shortened(&book->arena, line);
}

static void put_card(Page *page, const char *summary)
{
    Book *book = page->book;
    Buf *out = page->out;
    const Resource *picture = card_picture(page);

    put_property(out, "og:type", "book");
    put_property(out, "og:title", book_title(book));
    put_property(out, "og:description", summary);
    put_property(out, "og:url", book->pitch.url);
    put_property(out, "book:isbn", isbn_of(book));
    put_property(out, "book:release_date", book->metadata.date);
    put_name(out, "twitter:card", "summary");
    if (picture == NULL)
        return;
    put_property(out, "og:image",
                 address_of(page, arena_format(&book->arena, "cover%s",
                                               strrchr(picture->path, '.'))));
    if (picture->width > 0) {
        put_property(out, "og:image:width",
                     arena_format(&book->arena, "%u", picture->width));
        put_property(out, "og:image:height",
                     arena_format(&book->arena, "%u", picture->height));
    }
    put_property(out, "og:image:alt", book_title(book));
}

/* ---- JSON-LD (schema.org) ------------------------------------------------------------------- */

/* Neither the end of the script element nor an entity: < > & are escaped as JSON has it. */
static void put_json_text(Buf *out, const char *text)
{
    buf_char(out, '"');
    for (; *text != '\0'; text++)
        if (strchr("\"\\<>&", *text) != NULL || (unsigned char)*text < 0x20)
            buf_format(out, "\\u%04x", (unsigned)(unsigned char)*text);
        else
            buf_char(out, *text);
    buf_char(out, '"');
}

static void put_json(Buf *out, const char *key, const char *text)
{
    if (text == NULL)
        return;
    buf_format(out, ",\n\"%s\": ", key);
    put_json_text(out, text);
}

static void put_people(Buf *out, const Metadata *metadata)
{
    size_t count = 0;

    for (size_t i = 0; i < metadata->creator_count; i++) {
        const Creator *creator = &metadata->creators[i];
        if (creator->contributor ||
            (creator->role != NULL && strcmp(creator->role, "aut") != 0))
            continue;
        buf_put(out, count++ == 0 ? ",\n\"author\": [" : ", ");
        buf_put(out, "{\"@type\": \"Person\", \"name\": ");
        put_json_text(out, creator->name);
        buf_char(out, '}');
    }
    if (count > 0)
        buf_char(out, ']');
}

static void put_subjects(Buf *out, const Metadata *metadata)
{
    for (size_t i = 0; i < metadata->subject_count; i++) {
        buf_put(out, i == 0 ? ",\n\"about\": [" : ", ");
        put_json_text(out, metadata->subjects[i].text);
    }
    if (metadata->subject_count > 0)
        buf_char(out, ']');
}

static void put_publisher(Buf *out, const char *name)
{
    if (name == NULL)
        return;
    buf_put(out, ",\n\"publisher\": {\"@type\": \"Organization\", \"name\": ");
    put_json_text(out, name);
    buf_char(out, '}');
}

static void put_data(Page *page, const char *summary)
{
    const Book *book = page->book;
    const Metadata *metadata = &book->metadata;
    const Resource *picture = card_picture(page);
    Buf *out = page->out;

    buf_put(out, "<script type=\"application/ld+json\">\n{\"@context\": "
                 "\"https://schema.org\",\n\"@type\": \"Book\"");
    put_json(out, "name", book_title(book));
    put_people(out, metadata);
    put_json(out, "description", summary);
    put_json(out, "inLanguage", metadata->language);
    put_json(out, "bookFormat", "https://schema.org/EBook");
    put_json(out, "isbn", isbn_of(book));
    put_json(out, "bookEdition", metadata->release);
    put_json(out, "datePublished", metadata->date);
    put_publisher(out, metadata->publisher);
    put_subjects(out, metadata);
    put_json(out, "copyrightNotice", metadata->rights);
    put_json(out, "url", book->pitch.url);
    if (picture != NULL)
        put_json(out, "image",
                 address_of(page, arena_format(&page->book->arena, "cover%s",
                                               strrchr(picture->path, '.'))));
    buf_put(out, "}\n</script>\n");
}

/* Where feed readers look for it.  What the notes on a release are is an Atom feed. */
static void put_feeds(Page *page)
{
    const Book *book = page->book;

    for (size_t i = 0; i < book->link_count; i++) {
        const BookLink *link = &book->links[i];
        if (link->kind != LINK_FEED || link->href == NULL)
            continue;
        buf_put(page->out, "<link rel=\"alternate\" type=\"application/atom+xml\"");
        put_attribute_to(page->out, "title", link->title);
        put_attribute_to(page->out, "href", link->href);
        buf_put(page->out, "/>\n");
    }
}

void put_meta(Page *page)
{
    Book *book = page->book;
    const char *summary = summary_of(book);

    put_name(page->out, "description", summary);
    for (size_t i = 0; i < book->metadata.creator_count; i++)
        if (!book->metadata.creators[i].contributor)
            put_name(page->out, "author", book->metadata.creators[i].name);
    if (book->pitch.url != NULL) {
        buf_put(page->out, "<link rel=\"canonical\"");
        put_attribute_to(page->out, "href", book->pitch.url);
        buf_put(page->out, "/>\n");
    }
    put_feeds(page);
    put_card(page, summary);
    put_data(page, summary);
}
