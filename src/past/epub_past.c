/* epub_past.c - what a lock would say of an EPUB. */
#include <string.h>
#include "base/path.h"
#include "past/epub_parts.h"
#include "past/text.h"

/* ---- Documents --------------------------------------------------------------------------------- */

static const EpubNode *first_heading(const EpubNode *root)
{
    const EpubNode *node = root;

    while (node != NULL && (node->name == NULL || !epub_is_heading(node)))
        node = node->first_child != NULL ? node->first_child : epub_beside(node, root);
    return node;
}

static bool has_sections(const EpubNode *body)
{
    for (uint32_t i = 0; i < body->element_count; i++)
        if (strcmp(body->elements[i]->name, "section") != 0 &&
            !epub_is_gap(body->elements[i]))
            return false;
    return body->element_count > 0;
}

static bool has_opener(const EpubNode *node)
{
    for (uint32_t i = 0; i < node->element_count; i++)
        if (node->elements[i]->attributes != NULL &&
            epub_has_word(node->elements[i]->attributes->classes, "opener"))
            return true;
    return false;
}

/* A page for what has no text yet, or none but its lessons: of the author there is the title
 * alone, in a heading that no link can lead to. */
static bool is_announcement(const PastBlock *section, const EpubNode *node)
{
    const PastBlock *only = section->children;

    if (strcmp(node->name, "section") != 0 || only == NULL || only->next != NULL ||
        only->gap != NULL || only->anchor != NULL || only->removed ||
        only->name[0] != 'h')
        return false;
    return has_opener(node) || (node->attributes != NULL &&
                                epub_has_word(node->attributes->classes, "planned"));
}

/* A section is known by its title: a document's first one by that of the document, which is
 * what the contents say, the others by their headings. */
static void name_section(EpubMaking *making, PastBlock *section, const EpubNode *node,
                         const char *title)
{
    const EpubNode *heading = title == NULL ? first_heading(node) : NULL;
    EpubDocument whole;

    section->title = title;
    if (heading != NULL) {
        whole = (EpubDocument){.text = epub_gather(making, heading, heading, NULL)};
        section->title = epub_text(making->arena, &whole, 0, making->text.len);
    }
    if (is_announcement(section, node))
        section->children = NULL;
    else
        section->words = epub_words(making, node);
    section->digest = section->title == NULL ? 0 : digest_of(section->title);
    section->sketch = (Sketch){{0}};
}

/* Those in gaps, too. */
static void name_sections(EpubMaking *making, PastBlock *section, const EpubNode *parent,
                          const char *title)
{
    for (uint32_t i = 0; i < parent->element_count && section != NULL; i++) {
        const EpubNode *node = parent->elements[i];
        if (epub_is_gap(node)) {
            name_sections(making, section->gap, node, NULL);
            continue;
        }
        if (!section->removed)
            name_section(making, section, node, title);
        title = NULL;
        section = section->next;
    }
}

static const char *class_of_page(const EpubDocument *document)
{
    const EpubNode *body = document->body;
    const EpubNode *section =
        body == NULL || body->element_count == 0 ? NULL : body->elements[0];
    const char *classes = section == NULL || section->attributes == NULL ||
                                  strcmp(section->name, "section") != 0
                              ? NULL
                              : section->attributes->classes;

    return classes == NULL ? "" : classes;
}

/* Pages that epubify makes in front of the texts have these classes, and no text of the author's
 * has. */
static bool is_made(const EpubDocument *document)
{
    static const char *const names[] = {"cover",          "titlepage",
                                        "copyright-page", "list-of-figures",
                                        "list-of-tables", "list-of-listings",
                                        "whats-new"};

    if (document->contents || document->body == NULL ||
        document->body->element_count == 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(class_of_page(document), names[i]) == 0)
            return true;
    return false;
}

/* The index and the last page of a sample come behind whatever there is: they have no place that
 * could be kept. */
static bool is_ending(const EpubDocument *document)
{
    const char *class = class_of_page(document);

    return strcmp(class, "index") == 0 || strcmp(class, "closing") == 0;
}

static const char *path_within(const Epub *epub, const char *path)
{
    size_t n = strlen(epub->folder);

    return n > 0 && strncmp(path, epub->folder, n) == 0 && path[n] == '/' ? path + n + 1
                                                                          : path;
}

/* Other tools give every document the book's title, or its file's name.  NULL: it has none. */
static const char *own_title(const Epub *epub, const EpubDocument *document)
{
    const char *title = document->title;

    return title == NULL || *title == '\0' ||
                   strcmp(title, path_name(document->path)) == 0 ||
                   (epub->title != NULL && strcmp(title, epub->title) == 0)
               ? NULL
               : title;
}

/* A section of the body is a text; where there is anything else, all of it is one. */
static PastBlock *sections_of(EpubMaking *making, const Epub *epub,
                              const EpubDocument *document)
{
    const EpubNode *body = document->body;
    const char *title = own_title(epub, document);
    PastBlock *sections;

    if (has_sections(body)) {
        sections = epub_blocks_of(making, body);
        name_sections(making, sections, body, title);
        return sections;
    }
    sections = epub_block_of(making, body, NULL);
    sections->name = "section";
    sections->children = epub_blocks_of(making, body);
    name_section(making, sections, body, title);
    return sections;
}

static PastDocument *document_of(EpubMaking *making, const Epub *epub,
                                 const EpubDocument *document)
{
    PastDocument *past = arena_alloc(making->arena, sizeof *past);

    making->document = document;
    making->next_id = 0;
    past->path = path_within(epub, document->path);
    past->id = document->id;
    past->stub = !document->linear && document->run_count == 0;
    past->made = !past->stub && is_made(document);
    if (!past->made && document->body != NULL)
        past->sections = sections_of(making, epub, document);
    return past;
}

/* A release is of the day on which the book was modified; where nothing is said of releases, of
 * that on which the author says it came out. */
static const char *date_of(const Epub *epub)
{
    return epub->date == NULL || (epub->release != NULL && epub->modified != NULL)
               ? epub->modified
               : epub->date;
}

Past *past_from_epub(Arena *arena, const Epub *epub)
{
    EpubMaking making = {.arena = arena,
                         .language = epub->language == NULL ? "en" : epub->language};
    Past *past = arena_alloc(arena, sizeof *past);
    PastDocument **last = &past->documents;
    PastRelease *release = arena_alloc(arena, sizeof *release);
    const char *date = date_of(epub);

    past->identifier = epub->identifier == NULL ? "" : epub->identifier;
    release->name = epub->release == NULL ? "1" : epub->release;
    if (date != NULL)
        release->date = arena_copy(arena, date, strnlen(date, strlen("2025-03-18")));
    release->ordinal = 1;
    release->given_out = true;
    past->releases = release;
    for (size_t i = 0; i < epub->document_count; i++) {
        if (is_ending(&epub->documents[i]))
            continue;
        *last = document_of(&making, epub, &epub->documents[i]);
        for (const PastBlock *one = (*last)->sections; one != NULL; one = one->next)
            release->words += one->words;
        last = &(*last)->next;
    }
    buf_free(&making.text);
    return past;
}
