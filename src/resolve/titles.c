/* titles.c - what each entry is called and which number it has. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "data/semantics.h"
#include "data/words.h"
#include "past/text.h"
#include "resolve/stages.h"

static const char *type_of_kind(EntryKind kind)
{
    switch (kind) {
    case ENTRY_PART:
        return "part";
    case ENTRY_LESSON:
        return "subchapter";
    default:
        return "chapter";
    }
}

bool is_aside(const Node *node)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
           strcmp(node->name, "aside") == 0;
}

/* The first heading that is part of the text itself, not of a quote or a note. */
static Node *first_heading(Chapter *chapter)
{
    Node *root = chapter->tree;
    Node *next;

    for (Node *node = root; node != NULL; node = next) {
        bool within = node->kind == NODE_QUOTE || node->kind == NODE_CALLOUT ||
                      node->kind == NODE_FOOTNOTE || node->kind == NODE_TABLE ||
                      node->kind == NODE_LIST || is_aside(node) ||
                      (node->flags & NODE_ABSENT) != 0;
        next = within ? next_node_beside(root, node) : next_node(root, node);
        if (node->kind == NODE_HEADING && !within &&
            plain_text(&chapter->arena, node)[0] != '\0')
            return node;
    }
    return NULL;
}

/* "# Thanks {epub:type=acknowledgments}" says what the whole chapter is. */
static const Semantics *semantics_of_heading(Chapter *chapter)
{
    Node *heading = chapter->tree == NULL ? NULL : first_heading(chapter);
    const char *type = heading == NULL ? NULL : lookup_attribute(heading, "epub:type");
    const Semantics *found = type == NULL ? NULL : lookup_semantics(type);

    if (found != NULL)
        remove_attribute(heading, "epub:type");
    return found;
}

static const Semantics *semantics_of(Chapter *chapter)
{
    const Semantics *found = NULL;

    if (chapter->type != NULL)
        found = lookup_semantics(chapter->type);
    if (found == NULL && chapter->front.type != NULL)
        found = lookup_semantics(chapter->front.type);
    if (found == NULL)
        found = semantics_of_heading(chapter);
    return found == NULL ? lookup_semantics(type_of_kind(chapter->kind)) : found;
}

static const char *title_from_file(Book *book, Chapter *chapter)
{
    const char *name = path_name(chapter->source);
    size_t len = strlen(name) - strlen(path_ending(name));
    char *title = arena_copy(&book->arena, name, len);

    if (chapter->tree->first_child !=
        NULL) /* else it has been called empty or unreadable */
        diag_add(&chapter->diags, "chapter-untitled", file_position(chapter->file),
                 "begin it with a heading: # Title",
                 "the chapter has no title, so the contents show \"%s\"", title);
    return title;
}

static void mark_first(Chapter *chapter, Node *node)
{
    Node **marks =
        arena_alloc(&chapter->arena, (chapter->mark_count + 1) * sizeof *marks);

    marks[0] = node;
    if (chapter->mark_count > 0)
        memcpy(marks + 1, chapter->marks, chapter->mark_count * sizeof *marks);
    chapter->marks = marks;
    chapter->mark_count++;
}

/* A title that the text itself does not show becomes its first heading. */
static Node *add_heading(Chapter *chapter, const char *title)
{
    Node *heading = new_node(&chapter->arena, NODE_HEADING, NO_OFFSET);

    heading->number = 1;
    mark_first(chapter, heading);
    append_child(heading, new_text(&chapter->arena, title, NO_OFFSET));
    if (chapter->tree->first_child == NULL)
        append_child(chapter->tree, heading);
    else
        insert_before(chapter->tree->first_child, heading);
    return heading;
}

static Node *add_counted_heading(Chapter *chapter, const char *title)
{
    chapter->words += count_words(title);
    return add_heading(chapter, title);
}

/* A dedication or an epigraph is its text; the title is there for the contents alone. */
static bool shows_title(const Chapter *chapter)
{
    static const char *const bare[] = {"dedication",     "epigraph",      "titlepage",
                                       "copyright-page", "halftitlepage", "imprint"};

    for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++)
        if (strcmp(chapter->semantics->epub_type, bare[i]) == 0)
            return false;
    return true;
}

/* The title is not shown: no heading of level 1 is the first, nor one that says the same. */
static bool lacks_title(Chapter *chapter, const char *given, const Node *heading)
{
    if (heading == NULL)
        return true;
    return heading->number != 1 && !chapter->title_listed &&
           strcmp(plain_text(&chapter->arena, heading), given) != 0;
}

static void find_title(Book *book, Chapter *chapter)
{
    const char *given =
        chapter->given_title != NULL ? chapter->given_title : chapter->front.title;
    Node *heading = chapter->tree == NULL ? NULL : first_heading(chapter);

    if (given != NULL)
        chapter->title = given;
    else if (heading != NULL)
        chapter->title = plain_text(&chapter->arena, heading);
    else if (chapter->source != NULL)
        chapter->title = title_from_file(book, chapter);
    else if (chapter->destination ==
             NULL) /* else its target says it, see links/links.c */
        chapter->title = chapter->place == NULL ? "?" : path_name(chapter->place);
    if (chapter->tree != NULL && chapter->tree->first_child == NULL)
        heading = add_heading(chapter, chapter->title); /* better than a blank page */
    else if (chapter->tree != NULL && given != NULL && shows_title(chapter) &&
             lacks_title(chapter, given, heading))
        heading = add_counted_heading(chapter, given);
    chapter->heading = heading;
}

static bool has_class(const Node *node, const char *word)
{
    const char *classes = node == NULL ? NULL : lookup_attribute(node, "class");
    size_t len = strlen(word);

    for (; classes != NULL && *classes != '\0'; classes += strspn(classes, " ")) {
        size_t n = strcspn(classes, " ");
        if (n == len && memcmp(classes, word, n) == 0)
            return true;
        classes += n;
    }
    return false;
}

static bool is_numbered(const Book *book, const Chapter *chapter)
{
    if (!book->numbered || !chapter->numbered || chapter->front.numbered == TRISTATE_NO)
        return false;
    return chapter->semantics->matter == 'b' &&
           !has_class(chapter->heading, "unnumbered");
}

/* ---- Numbers -------------------------------------------------------------------------------- */

/* Behind a number such as 3 or 1.2; 0: there is none, or it is a year or the like. */
static size_t skip_number(const char *text)
{
    size_t n = 0, digits;

    do {
        digits = strspn(text + n, "0123456789");
        n += digits;
        if (digits == 0 || digits > 3)
            return 0;
        n += text[n] == '.';
    } while (text[n - 1] == '.' && text[n] >= '0' && text[n] <= '9');
    return n;
}

static bool is_number(const char *text)
{
    size_t n = skip_number(text);

    return n > 0 && !isalpha((unsigned char)text[n]);
}

/* "1. Title", "1.2 Title", "1) Title", "1: Title", "1 - Title", but not "7 Ways". */
static bool begins_with_number(const char *title)
{
    static const char *const signs[] = {
        ")",           ":", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xEF\xBC\x9A",
        "\xE3\x80\x81"}; /* – — ： 、 */
    size_t n = skip_number(title);
    const char *behind = title + n;

    if (n == 0)
        return false;
    if (memchr(title, '.', n) != NULL && (*behind == ' ' || *behind == '\0'))
        return true;
    behind += *behind == ' ' && behind[1] == '-';
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strncmp(behind, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

/* "Chapter 3", "Kapitel 3: …" as the language says it, and the same in English; 第3章, also
 * with the number in words. */
static bool begins_with_phrase(const char *title, const char *language)
{
    const char *before, *behind, *end;
    size_t n;

    lookup_chapter_phrase(language, WORD_CHAPTER, &before, &behind);
    n = strlen(before);
    if (*behind != '\0' && n > 0 && strncmp(title, before, n) == 0) {
        end = strstr(title + n, behind);
        return end != NULL && end > title + n && end <= title + n + 12;
    }
    if (*behind == '\0' && n > 0 && strncasecmp(title, before, n) == 0)
        return is_number(title + n);
    return strncasecmp(title, "chapter ", 8) == 0 && is_number(title + 8);
}

static bool says_number(const char *title, const char *language)
{
    return begins_with_number(title) || begins_with_phrase(title, language);
}

static bool is_numbered_by_author(const Book *book, Chapter *chapter)
{
    const char *language =
        chapter->language != NULL ? chapter->language : book->metadata.language;

    return says_number(chapter->title, language) ||
           (chapter->heading != NULL &&
            says_number(plain_text(&chapter->arena, chapter->heading), language));
}

/* Numbers run on over parts, and start again in each entry for the lessons below it. */
static void number_chapter(Book *book, Chapter *chapter, size_t *chapters)
{
    if (chapter->kind == ENTRY_PART || chapter->destination != NULL ||
        !is_numbered(book, chapter) || !counts_in_edition(book, chapter))
        return;
    if (chapter->kind == ENTRY_CHAPTER)
        chapter->label = arena_format(&book->arena, "%zu", ++*chapters);
    else if (chapter->kind == ENTRY_LESSON && chapter->parent->label != NULL)
        chapter->label = arena_format(&book->arena, "%s.%zu", chapter->parent->label,
                                      ++chapter->parent->numbered_below);
    if (chapter->label != NULL)
        chapter->says_label = is_numbered_by_author(book, chapter);
}

void resolve_titles(Book *book)
{
    size_t chapters = 0;

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        chapter->semantics = semantics_of(chapter);
        find_title(book, chapter);
        number_chapter(book, chapter, &chapters);
    }
}
