/* epub_contents.c - the contents: the navigation document's list, or that of the NCX. */
#include <string.h>
#include "base/buf.h"
#include "past/epub_parts.h"

typedef struct {
    EpubSource *source;
    const char *path;
    XmlReader *reader;
    unsigned level;     /* how many lists or navPoints are open */
    bool inside;        /* nav: in the one of the contents */
    unsigned nav_depth; /* that nav's */
    bool labelling;     /* in the element whose text is a label */
    unsigned label_depth;
    EpubEntry *entry; /* the one whose label is read, or NULL */
    Buf label;
} Contents;

/* arena_grow may move the array, so that an entry is valid only until the next one. */
static EpubEntry *add_entry(Contents *contents)
{
    Epub *epub = contents->source->epub;
    EpubEntry *entry;

    epub->entries = arena_grow(contents->source->arena, epub->entries, epub->entry_count,
                               sizeof *epub->entries);
    entry = &epub->entries[epub->entry_count++];
    *entry = (EpubEntry){.label = "", .level = contents->level};
    return entry;
}

static const char *folded(Arena *arena, const Buf *text)
{
    EpubDocument whole = {.text = text->data};

    return epub_text(arena, &whole, 0, text->len);
}

static void begin_label(Contents *contents)
{
    contents->labelling = true;
    contents->label_depth = xml_depth(contents->reader);
    buf_clear(&contents->label);
}

static bool end_label(Contents *contents)
{
    if (!contents->labelling || xml_depth(contents->reader) != contents->label_depth)
        return false;
    contents->labelling = false;
    return true;
}

static void set_target(Contents *contents, EpubEntry *entry, const char *href)
{
    if (href == NULL || !epub_target(contents->source, contents->path, href, &entry->path,
                                     &entry->fragment))
        entry->path = NULL;
}

/* ---- The navigation document (EPUB 3.3, 7.3) --------------------------------------------------- */

static void open_in_nav(Contents *contents)
{
    const char *name = xml_name(contents->reader), *type, *href;

    if (strcmp(name, "nav") == 0 && !contents->inside) {
        type = xml_lookup_attribute(contents->reader, "type",
                                    "http://www.idpf.org/2007/ops");
        contents->inside = type != NULL && strcmp(type, "toc") == 0;
        contents->nav_depth = xml_depth(contents->reader);
        contents->level = 0;
    }
    if (!contents->inside)
        return;
    if (strcmp(name, "ol") == 0)
        contents->level++;
    if (strcmp(name, "a") == 0 && !contents->labelling) {
        href = xml_lookup_attribute(contents->reader, "href", NULL);
        contents->entry = add_entry(contents);
        set_target(contents, contents->entry, href);
        begin_label(contents);
    }
    if (strcmp(name, "span") == 0 && !contents->labelling) { /* a part without a page */
        contents->entry = add_entry(contents);
        begin_label(contents);
    }
}

static void close_in_nav(Contents *contents)
{
    const char *name = xml_name(contents->reader);

    if (!contents->inside)
        return;
    if (end_label(contents))
        contents->entry->label = folded(contents->source->arena, &contents->label);
    if (strcmp(name, "ol") == 0 && contents->level > 0)
        contents->level--;
    if (strcmp(name, "nav") == 0 && xml_depth(contents->reader) == contents->nav_depth)
        contents->inside = false;
}

/* ---- The NCX (OPF 2.0.1, 2.4.1) ------------------------------------------------------------------ */

static void open_in_ncx(Contents *contents)
{
    const char *name = xml_name(contents->reader);

    if (strcmp(name, "navPoint") == 0) {
        contents->level++;
        contents->entry = add_entry(contents);
    } else if (contents->entry != NULL && strcmp(name, "text") == 0) {
        begin_label(contents);
    } else if (contents->entry != NULL && strcmp(name, "content") == 0) {
        set_target(contents, contents->entry,
                   xml_lookup_attribute(contents->reader, "src", NULL));
    }
}

/* Behind the navMap come lists of pages and of others. */
static void close_in_ncx(Contents *contents)
{
    if (contents->entry != NULL && end_label(contents))
        contents->entry->label = folded(contents->source->arena, &contents->label);
    if (strcmp(xml_name(contents->reader), "navPoint") == 0 && contents->level > 0)
        contents->level--;
    if (strcmp(xml_name(contents->reader), "navMap") == 0)
        contents->entry = NULL;
}

/* ---- Either -------------------------------------------------------------------------------------- */

static bool read_contents(EpubSource *source, const char *path, bool ncx)
{
    Contents contents = {.source = source, .path = path};
    XmlEvent event;
    Bytes bytes;
    bool good;

    if (!epub_xml(source, path, &bytes))
        return false;
    contents.reader = new_xml_reader(bytes);
    while ((event = xml_read(contents.reader)) > XML_EVENT_END_OF_FILE) {
        if (event == XML_EVENT_OPEN && ncx)
            open_in_ncx(&contents);
        else if (event == XML_EVENT_OPEN)
            open_in_nav(&contents);
        else if (event == XML_EVENT_CLOSE && ncx)
            close_in_ncx(&contents);
        else if (event == XML_EVENT_CLOSE)
            close_in_nav(&contents);
        else if (event == XML_EVENT_TEXT && contents.labelling)
            buf_put(&contents.label, xml_text(contents.reader));
    }
    good = epub_ended(source, path, contents.reader);
    xml_reader_free(contents.reader);
    buf_free(&contents.label);
    return good;
}

bool epub_read_contents(EpubSource *source)
{
    if (source->contents != NULL)
        return read_contents(source, source->contents, false);
    if (source->ncx != NULL && zip_has_entry(source->zip, source->ncx))
        return read_contents(source, source->ncx, true);
    return true;
}
