/* epub.c - an EPUB is read: container.xml, the package document, the documents of the spine,
 * the contents. */
#include "past/epub.h"
#include <string.h>
#include "base/path.h"
#include "formats/xml_entities.h"
#include "past/epub_parts.h"

bool epub_fail(EpubSource *source, const char *entry, const char *why)
{
    *source->error = (EpubError){.entry = entry, .why = why};
    return false;
}

bool epub_xml(EpubSource *source, const char *path, Bytes *bytes)
{
    const char *why;

    if (!zip_read(source->zip, path, XML_SIZE_LIMIT, source->arena, bytes, &why))
        return epub_fail(source, path, why);
    *bytes = xml_without_doctype(source->arena, *bytes);
    return true;
}

bool epub_ended(EpubSource *source, const char *path, const XmlReader *reader)
{
    const XmlError *error = xml_error(reader);

    if (error == NULL)
        return true;
    epub_fail(source, path, arena_text(source->arena, error->message));
    source->error->line = error->line;
    return false;
}

bool epub_target(EpubSource *source, const char *from, const char *href,
                 const char **path, const char **fragment)
{
    Arena *arena = source->arena;
    size_t len = strcspn(href, "#");
    char *decoded = percent_decode(arena, arena_copy(arena, href, len));

    *fragment = href[len] == '#' && href[len + 1] != '\0'
                    ? percent_decode(arena, href + len + 1)
                    : NULL;
    if (decoded == NULL || strstr(decoded, "://") != NULL)
        return false;
    *path = *decoded == '\0' ? arena_text(arena, from)
                             : path_resolve(arena, path_folder(arena, from), decoded);
    return *path != NULL;
}

bool epub_has_word(const char *words, const char *word)
{
    size_t n = strlen(word);

    while (words != NULL && *words != '\0') {
        size_t len = strcspn(words, " \t\r\n");
        if (len == n && memcmp(words, word, n) == 0)
            return true;
        words += len + strspn(words + len, " \t\r\n");
    }
    return false;
}

/* ---- The way in ---------------------------------------------------------------------------- */

/* OCF 3.3, 4.2.6.3: the first rootfile is the one that counts. */
static const char *find_package(EpubSource *source)
{
    static const char container[] = "META-INF/container.xml";
    const char *path = NULL, *href, *fragment;
    XmlReader *reader;
    XmlEvent event;
    Bytes bytes;

    if (!zip_has_entry(source->zip, container)) {
        epub_fail(source, NULL,
                  "it is a ZIP archive, but no EPUB: it has no "
                  "META-INF/container.xml");
        return NULL;
    }
    if (!epub_xml(source, container, &bytes))
        return NULL;
    reader = new_xml_reader(bytes);
    while ((event = xml_read(reader)) > XML_EVENT_END_OF_FILE) {
        if (event != XML_EVENT_OPEN || path != NULL ||
            strcmp(xml_name(reader), "rootfile") != 0)
            continue;
        href = xml_lookup_attribute(reader, "full-path", NULL);
        if (href != NULL && !epub_target(source, "", href, &path, &fragment))
            path = NULL;
    }
    if (epub_ended(source, container, reader) && path == NULL)
        epub_fail(source, container, "it names no package document");
    else if (xml_error(reader) != NULL)
        path = NULL;
    xml_reader_free(reader);
    return path;
}

static bool read_all(EpubSource *source)
{
    Epub *epub = source->epub;
    const char *package = find_package(source);

    if (package == NULL || !epub_read_package(source, package))
        return false;
    epub->folder = path_folder(source->arena, package);
    for (size_t i = 0; i < epub->document_count; i++) {
        EpubDocument *document = &epub->documents[i];
        document->contents =
            source->contents != NULL && strcmp(document->path, source->contents) == 0;
        if (!epub_read_document(source, document))
            return false;
    }
    return epub_read_contents(source);
}

static Epub *read_archive(Arena *arena, ZipReader *zip, EpubError *error)
{
    EpubSource source = {.arena = arena, .zip = zip, .error = error};
    bool good;

    *error = (EpubError){0};
    source.epub = arena_alloc(arena, sizeof *source.epub);
    good = read_all(&source);
    zip_reader_free(zip);
    return good ? source.epub : NULL;
}

Epub *read_epub_file(Arena *arena, const char *path, EpubError *error)
{
    ZipReader *zip;

    *error = (EpubError){0};
    zip = new_zip_reader_of_file(path, &error->system, &error->why);
    return zip == NULL ? NULL : read_archive(arena, zip, error);
}

Epub *read_epub(Arena *arena, Bytes bytes, EpubError *error)
{
    ZipReader *zip;

    *error = (EpubError){0};
    zip = new_zip_reader(bytes, &error->why);
    return zip == NULL ? NULL : read_archive(arena, zip, error);
}

/* ---- Questions ----------------------------------------------------------------------------- */

char *epub_text(Arena *arena, const EpubDocument *document, size_t from, size_t until)
{
    char *text = arena_room(arena, until > from ? until - from + 1 : 1), *to = text;
    bool space = false;

    for (; from < until; from++) {
        char byte = document->text[from];
        if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r') {
            space = to > text;
            continue;
        }
        if (space)
            *to++ = ' ';
        space = false;
        *to++ = byte;
    }
    *to = '\0';
    return text;
}

EpubDocument *epub_document(const Epub *epub, const char *path)
{
    for (size_t i = 0; i < epub->document_count; i++)
        if (strcmp(epub->documents[i].path, path) == 0)
            return &epub->documents[i];
    return NULL;
}
