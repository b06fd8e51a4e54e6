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

/* As parse counts them: text by text, and none of code, formulas and drawings. */
static size_t words_in(const EpubNode *root)
{
    static const char *const passed[] = {"pre", "math", "svg", NULL};
    const EpubNode *node = root;
    size_t words = 0;

    while (node != NULL) {
        const char *const *name = passed;
        if (node->name == NULL && node->until > node->from)
            words += count_words(node->text);
        while (node->name != NULL && *name != NULL && strcmp(*name, node->name) != 0)
            name++;
        node = node->name != NULL && *name == NULL && node->first_child != NULL
                   ? node->first_child
                   : epub_beside(node, root);
    }
    return words;
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
    section->words = words_in(node);
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

/* Pages that epubify makes have these classes, and no text of the author's has. */
static bool is_made(const EpubDocument *document)
{
    static const char *const names[] = {"cover",   "titlepage", "copyright-page",
                                        "figures", "tables",    "listings",
                                        "index",   "whats-new"};
    const EpubNode *body = document->body;
    const EpubNode *section =
        body == NULL || body->element_count == 0 ? NULL : body->elements[0];

    if (document->contents || section == NULL)
        return true;
    if (strcmp(section->name, "section") != 0 || section->attributes == NULL ||
        section->attributes->classes == NULL)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(section->attributes->classes, names[i]) == 0)
            return true;
    return false;
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
        *last = document_of(&making, epub, &epub->documents[i]);
        for (const PastBlock *one = (*last)->sections; one != NULL; one = one->next)
            release->words += one->words;
        last = &(*last)->next;
    }
    buf_free(&making.text);
    return past;
}
