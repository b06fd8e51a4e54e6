/* made.c - books made by hand. */
#include "made.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "load/dialect.h"
#include "parse/parse.h"
#include "render/render.h"
#include "resolve/stages.h"
#include "scratch.h"

static pthread_once_t ready = PTHREAD_ONCE_INIT;

void made_start(Made *made)
{
    Book *book = &made->book;

    pthread_once(&ready, parse_init);
    *made = (Made){.options = {.book = "book", .jobs = 1}};
    book->options = &made->options;
    book->diags.arena = &book->arena;
    book->base = book->site = "";
    book->dialect = own_dialect;
    book->dialect.smart = false;
    book->shown_base = "";
    book->manifest = "book.yaml";
    book->metadata.language = "en";
    book->toc_depth = 3;
    book->edition = (Edition){.name = "early", .banners = true};
    book->numbered = true;
    assert_true(root_open(&book->root, scratch_folder()));
}

void made_free(Made *made)
{
    book_free(&made->book);
    scratch_remove();
}

Chapter *made_entry(Made *made, EntryKind kind, Chapter *parent, const char *title)
{
    Book *book = &made->book;
    Chapter *chapter = arena_alloc(&book->arena, sizeof *chapter);

    chapter->kind = kind;
    chapter->parent = parent;
    chapter->given_title = title;
    chapter->file = book->manifest;
    chapter->at = (Position){.file = book->manifest, .line = 1};
    chapter->numbered = true;
    chapter->diags = (Diags){.arena = &chapter->arena,
                             .lenient = made->options.lenient == TRISTATE_YES};
    book->chapters = arena_grow(&book->arena, book->chapters, book->chapter_count,
                                sizeof *book->chapters);
    book->chapters[book->chapter_count++] = chapter;
    return chapter;
}

Chapter *made_lesson(Made *made, Chapter *parent, const char *path, const char *markdown)
{
    Chapter *chapter = made_entry(made,
                                  parent == NULL               ? ENTRY_CHAPTER
                                  : parent->kind == ENTRY_PART ? ENTRY_CHAPTER
                                                               : ENTRY_LESSON,
                                  parent, NULL);
    size_t len = strlen(markdown);

    chapter->source = chapter->place = chapter->file =
        arena_text(&made->book.arena, path);
    chapter->markdown = (Bytes){arena_copy(&chapter->arena, markdown, len), len};
    chapter->written = (Source){chapter->file, chapter->markdown};
    parse_chapter(&made->book, chapter);
    return chapter;
}

Chapter *made_chapter(Made *made, const char *path, const char *markdown)
{
    return made_lesson(made, NULL, path, markdown);
}

void made_resolve(Made *made)
{
    Book *book = &made->book;

    resolve_notes(book);
    resolve_conditions(book);
    resolve_titles(book);
    resolve_releases(book);
    resolve_edition(book);
    resolve_absent(book);
    resolve_layout(book);
    resolve_anchors(book);
    resolve_links(book);
    resolve_toc(book);
    resolve_news(book);
    resolve_slots(book);
    resolve_census(book);
}

Node *made_node(const Chapter *chapter, NodeKind kind, size_t n)
{
    for (Node *node = chapter->tree; node != NULL; node = next_node(chapter->tree, node))
        if (node->kind == kind && n-- == 0)
            return node;
    return NULL;
}

const char *made_said(Made *made, const Chapter *chapter)
{
    Arena *arena = &made->book.arena;
    const char *said = "";

    for (const Diag *diag = chapter->diags.first; diag != NULL; diag = diag->next)
        said = arena_format(arena, "%s%s%u:%u %s", said, *said == '\0' ? "" : " ",
                            diag->at.line, diag->at.column, diag->code);
    return said;
}

const Diag *made_diag(const Chapter *chapter, const char *code)
{
    for (const Diag *diag = chapter->diags.first; diag != NULL; diag = diag->next)
        if (strcmp(diag->code, code) == 0)
            return diag;
    return NULL;
}

/* ---- What is rendered ------------------------------------------------------------------- */

static xmlNode *next_element(xmlNode *root, xmlNode *node)
{
    if (node->children != NULL)
        return node->children;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void collect_ids(xmlNode *root, Map *ids, Arena *arena)
{
    for (xmlNode *node = root; node != NULL; node = next_element(root, node)) {
        xmlChar *id =
            node->type == XML_ELEMENT_NODE ? xmlGetProp(node, BAD_CAST "id") : NULL;
        if (id == NULL)
            continue;
        if (map_lookup(ids, (const char *)id) != NULL)
            fail_msg("the id \"%s\" is there twice", (const char *)id);
        map_put(ids, arena, arena_text(arena, (const char *)id), node);
        xmlFree(id);
    }
}

static void check_fragments(xmlNode *root, const Map *ids)
{
    for (xmlNode *node = root; node != NULL; node = next_element(root, node)) {
        xmlChar *href =
            node->type == XML_ELEMENT_NODE ? xmlGetProp(node, BAD_CAST "href") : NULL;
        if (href == NULL)
            continue;
        if (href[0] == '#' && map_lookup(ids, (const char *)href + 1) == NULL)
            fail_msg("\"%s\" leads nowhere", (const char *)href);
        xmlFree(href);
    }
}

static void check_xhtml(const char *text, size_t len)
{
    Arena arena = {0};
    Map ids = {0};
    xmlDoc *doc = xmlReadMemory(text, (int)len, "page.xhtml", NULL,
                                XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                                    XML_PARSE_NOWARNING);

    if (doc == NULL)
        fail_msg("not well-formed: %s\n%s", xmlGetLastError()->message, text);
    collect_ids(xmlDocGetRootElement(doc), &ids, &arena);
    check_fragments(xmlDocGetRootElement(doc), &ids);
    xmlFreeDoc(doc);
    arena_free(&arena);
}

const char *made_xhtml(Made *made, Document *document)
{
    buf_clear(&document->xhtml);
    render_document(&made->book, document);
    check_xhtml(document->xhtml.data, document->xhtml.len);
    return document->xhtml.data;
}

const char *made_body(Made *made, const Chapter *chapter)
{
    const char *start = strstr(made_xhtml(made, chapter->document), "<section");
    const char *end;

    assert_non_null(start);
    start = strstr(start, ">\n") + 2;
    end = strstr(start, "</section>\n</body>");
    assert_non_null(end);
    return arena_copy(&made->book.arena, start, (size_t)(end - start));
}

const char *made_page(Made *made, const char *markdown)
{
    Chapter *chapter;

    made_start(made);
    made->book.numbered = false;
    chapter = made_chapter(made, "page.md", markdown);
    made_resolve(made);
    return made_body(made, chapter);
}

static void add_entries(Buf *buf, const TocEntry *entry)
{
    for (; entry != NULL; entry = entry->next) {
        buf_format(buf, "%s (%s)", entry->label, entry->href);
        if (entry->first_child != NULL) {
            buf_put(buf, " [");
            add_entries(buf, entry->first_child);
            buf_put(buf, "]");
        }
        if (entry->next != NULL)
            buf_put(buf, ", ");
    }
}

const char *made_contents(Made *made)
{
    Buf buf = {0};
    const char *contents;

    add_entries(&buf, made->book.toc);
    contents = arena_copy(&made->book.arena, buf.data, buf.len);
    buf_free(&buf);
    return contents;
}
