/* epub_document.c - a content document is read: as XML, or as HTML where it is none. */
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "formats/html.h"
#include "past/epub_parts.h"

/* ---- Attributes ------------------------------------------------------------------------------ */

static void keep_attribute(Arena *arena, EpubAttributes *to, const char *name,
                           const char *value)
{
    const char **place = NULL;

    if (strcmp(name, "id") == 0 && *value != '\0')
        place = &to->id;
    else if (strcmp(name, "class") == 0)
        place = &to->classes;
    else if (strcmp(name, "role") == 0)
        place = &to->role;
    else if (strcmp(name, "epub:type") == 0)
        place = &to->type;
    else if (strcmp(name, "alt") == 0 || strcmp(name, "alttext") == 0)
        place = &to->alt;
    else if (strcmp(name, "hidden") == 0)
        to->hidden = true;
    if (place != NULL)
        *place = arena_text(arena, value);
}

static const EpubAttributes *xml_attributes(EpubSource *source, XmlReader *reader)
{
    EpubAttributes *attributes = NULL;
    XmlAttribute one;

    while (xml_next_attribute(reader, &one)) {
        if (one.space != NULL && strcmp(one.space, XML_SPACE_XMLNS) == 0)
            continue;
        if (attributes == NULL)
            attributes = arena_alloc(source->arena, sizeof *attributes);
        if (one.space == NULL)
            keep_attribute(source->arena, attributes, one.name, one.value);
        else if (strcmp(one.space, "http://www.idpf.org/2007/ops") == 0 &&
                 strcmp(one.name, "type") == 0)
            keep_attribute(source->arena, attributes, "epub:type", one.value);
    }
    return attributes;
}

static const EpubAttributes *html_attributes(EpubSource *source, const HtmlNode *node)
{
    EpubAttributes *attributes = NULL;

    for (const HtmlPair *pair = node->attributes; pair != NULL; pair = pair->next) {
        if (strncmp(pair->name, "xmlns", 5) == 0)
            continue;
        if (attributes == NULL)
            attributes = arena_alloc(source->arena, sizeof *attributes);
        keep_attribute(source->arena, attributes, pair->name, pair->value);
    }
    return attributes;
}

/* ---- As XML ---------------------------------------------------------------------------------- */

static bool add_event(EpubSource *source, EpubTree *tree, XmlReader *reader,
                      XmlEvent event)
{
    if (event == XML_EVENT_OPEN)
        return epub_open(tree, xml_name(reader), xml_attributes(source, reader));
    if (event == XML_EVENT_TEXT)
        epub_add_text(tree, xml_text(reader));
    else if (event == XML_EVENT_CLOSE)
        epub_close(tree);
    return true;
}

/* False with source->error's why NULL when it is not well-formed: document->fault says how. */
static bool read_as_xml(EpubSource *source, EpubDocument *document, Bytes bytes)
{
    EpubTree *tree = new_epub_tree(source, document);
    XmlReader *reader = new_xml_reader(bytes);
    bool good = true;
    XmlEvent event;

    while (good && (event = xml_read(reader)) > XML_EVENT_END_OF_FILE)
        good = add_event(source, tree, reader, event);
    if (xml_error(reader) != NULL) {
        document->fault = arena_text(source->arena, xml_error(reader)->message);
        document->fault_line = xml_error(reader)->line;
        good = false;
    }
    if (good)
        epub_finish(tree);
    xml_reader_free(reader);
    epub_tree_free(tree);
    return good;
}

/* ---- As HTML --------------------------------------------------------------------------------- */

/* What stands between a start tag and an end tag, as bytes. */
static Bytes between(Bytes bytes, const char *open, const char *close)
{
    const char *from = find_bytes(bytes.data, bytes.len, open), *until;
    size_t left;

    if (from == NULL)
        return (Bytes){NULL, 0};
    left = bytes.len - (size_t)(from - bytes.data);
    from = memchr(from, '>', left);
    if (from == NULL)
        return (Bytes){NULL, 0};
    from++;
    left = bytes.len - (size_t)(from - bytes.data);
    until = find_bytes(from, left, close);
    return (Bytes){from, until == NULL ? left : (size_t)(until - from)};
}

static bool add_nodes(EpubSource *source, EpubTree *tree, const HtmlNode *root)
{
    const HtmlNode *node = root->first_child;

    while (node != NULL) {
        if (node->name == NULL)
            epub_add_text(tree, node->text);
        else if (!epub_open(tree, node->name, html_attributes(source, node)))
            return false;
        if (node->name != NULL && node->first_child != NULL) {
            node = node->first_child;
            continue;
        }
        if (node->name != NULL)
            epub_close(tree);
        for (; node->next == NULL && node->parent != root; node = node->parent)
            epub_close(tree);
        node = node->next;
    }
    return true;
}

static bool add_html(EpubSource *source, EpubTree *tree, Bytes bytes)
{
    Bytes title = between(bytes, "<title", "</title"),
          body = between(bytes, "<body", "</body");
    const HtmlNode *root;
    Arena arena = {0};
    bool good;

    root = body.data == NULL
               ? NULL
               : html_parse(&arena, arena_copy(&arena, body.data, body.len), body.len);
    good = root != NULL && epub_open(tree, "html", NULL) &&
           epub_open(tree, "head", NULL) && epub_open(tree, "title", NULL);
    if (good) {
        epub_add_text(tree, arena_copy(&arena, title.data == NULL ? "" : title.data,
                                       title.len));
        epub_close(tree);
        epub_close(tree);
        good = epub_open(tree, "body", NULL) && add_nodes(source, tree, root);
        epub_close(tree);
        epub_close(tree);
    }
    arena_free(&arena);
    return good;
}

/* As lenient reading systems do: pandoc and others let an author's <T> pass. */
static bool read_as_html(EpubSource *source, EpubDocument *document, Bytes bytes)
{
    EpubTree *tree = new_epub_tree(source, document);
    bool good = add_html(source, tree, bytes);

    if (good)
        epub_finish(tree);
    epub_tree_free(tree);
    return good;
}

bool epub_read_document(EpubSource *source, EpubDocument *document)
{
    const EpubDocument fresh = *document;
    Bytes bytes;

    document->text = "";
    if (!document->readable)
        return true;
    if (!epub_xml(source, document->path, &bytes))
        return false;
    if (read_as_xml(source, document, bytes))
        return true;
    if (document->fault != NULL) {
        const char *fault = document->fault;
        uint32_t line = document->fault_line;
        *document = fresh;
        document->text = "";
        document->fault = fault;
        document->fault_line = line;
        if (utf8_check(bytes.data, bytes.len) == bytes.len &&
            read_as_html(source, document, bytes))
            return true;
        if (source->error->why == NULL) {
            epub_fail(source, document->path, fault);
            source->error->line = line;
        }
    }
    return false;
}
