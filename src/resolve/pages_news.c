/* pages_news.c - what is new in a release. */
#include "resolve/pages_news.h"
#include <string.h>
#include "base/path.h"
#include "data/numbers.h"
#include "data/words.h"
#include "past/version.h"
#include "resolve/stages.h"

enum { DEEPEST_ENTRY = 12, NO_PARENT = -1 };

typedef struct { /* a chapter in a list */
    const Chapter *chapter;
    int parent;        /* the entry in the list that it stands below, or NO_PARENT */
    long long change;  /* in words, with all that is below */
    bool shown;        /* it has a text, or something below it has */
    Node *item, *list; /* list: of what is below it, once there is something */
} Listed;

typedef struct {
    Book *book;
    Listed *entries;
    size_t count;
} List;

/* ---- Which chapters ------------------------------------------------------------------------- */

static bool is_of_group(const Chapter *chapter, Change group)
{
    if (chapter->document == NULL)
        return false;
    return group == CHANGE_NONE ? is_planned(chapter)
                                : chapter->change == group && !is_planned(chapter);
}

static bool is_below(const Chapter *chapter, const Chapter *other)
{
    int depth = 0;

    for (chapter = chapter->parent; chapter != NULL && chapter != other;
         chapter = chapter->parent)
        if (++depth > DEEPEST_ENTRY)
            return false;
    return chapter != NULL;
}

static void gather(List *list, Change group)
{
    Book *book = list->book;
    int open = NO_PARENT;

    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        Listed *entry;
        if (!is_of_group(chapter, group))
            continue;
        while (open != NO_PARENT && !is_below(chapter, list->entries[open].chapter))
            open = list->entries[open].parent;
        list->entries =
            arena_grow(&book->arena, list->entries, list->count, sizeof *list->entries);
        entry = &list->entries[list->count];
        *entry = (Listed){.chapter = chapter,
                          .parent = open,
                          .shown = group == CHANGE_NONE || chapter->tree != NULL};
        entry->change = (long long)chapter->words -
                        (group == CHANGE_NEW ? 0 : (long long)chapter->words_before);
        open = (int)list->count++;
    }
    for (size_t i = list->count; i-- > 0;) {
        const Listed *entry = &list->entries[i];
        if (entry->parent == NO_PARENT)
            continue;
        list->entries[entry->parent].change += entry->change;
        list->entries[entry->parent].shown |= entry->shown;
    }
}

/* ---- The lists ------------------------------------------------------------------------------ */

static Node *link_to(Book *book, const Chapter *chapter)
{
    Node *link = new_node(&book->arena, NODE_LINK, NO_OFFSET);

    link->href = path_name(chapter_href(&book->arena, chapter));
    if (chapter->label != NULL && !chapter->says_label) {
        Node *number = new_element(&book->arena, "span", chapter->label);
        add_class(&book->arena, number, "number");
        append_child(link, number);
        append_child(link, new_text(&book->arena, " ", NO_OFFSET));
    }
    append_child(link, new_text(&book->arena, chapter->title, NO_OFFSET));
    return link;
}

static Node *new_list(Book *book)
{
    Node *list = new_element(&book->arena, "ul", NULL);

    add_class(&book->arena, list, "news");
    return list;
}

static void add_item(List *list, Listed *entry, Node *outermost, bool counted)
{
    Book *book = list->book;
    Listed *parent = entry->parent == NO_PARENT ? NULL : &list->entries[entry->parent];
    Node *words;

    if (parent != NULL && parent->list == NULL) {
        parent->list = new_list(book);
        append_child(parent->item, parent->list);
    }
    entry->item = new_element(&book->arena, "li", NULL);
    append_child(parent == NULL ? outermost : parent->list, entry->item);
    append_child(entry->item, link_to(book, entry->chapter));
    if (!counted)
        return;
    words = new_element(&book->arena, "span",
                        change_of_words(&book->arena, book->metadata.language,
                                        entry->change));
    add_class(&book->arena, words, "words");
    append_child(entry->item, new_text(&book->arena, " ", NO_OFFSET));
    append_child(entry->item, words);
}

/* False: there is none such. */
static bool add_group(Book *book, Change group, Word title, Node *news)
{
    List list = {.book = book};
    Node *outermost = NULL;

    gather(&list, group);
    for (size_t i = 0; i < list.count; i++) {
        if (!list.entries[i].shown)
            continue;
        if (outermost == NULL) {
            append_child(news, new_element(&book->arena, "h2",
                                           lookup_word(book->metadata.language, title)));
            outermost = new_list(book);
            append_child(news, outermost);
        }
        add_item(&list, &list.entries[i], outermost, group != CHANGE_NONE);
    }
    return outermost != NULL;
}

static void add_sentence(Book *book, Node *news, Word word)
{
    append_child(news, new_element(&book->arena, "p",
                                   lookup_word(book->metadata.language, word)));
}

/* A book that begins to tell its releases with the second can't say so of it. */
static bool is_first(const Releases *releases)
{
    const char *name = releases->all[0].name;

    return releases->count == 1 && (!is_version(name) || strchr(name, '.') != NULL ||
                                    compare_versions(name, "1") <= 0);
}

Node *make_news(Book *book)
{
    const Releases *releases = &book->releases;
    const Release *release = &releases->all[releases->count - 1];
    Node *news = new_element(&book->arena, "div", NULL);
    bool changed = false;

    if (is_first(releases))
        add_sentence(book, news, WORD_FIRST_RELEASE);
    if (release->told != NULL)
        append_child(news, release->told);
    if (releases->is_compared) {
        changed |= add_group(book, CHANGE_NEW, WORD_NEW, news);
        changed |= add_group(book, CHANGE_REWRITTEN, WORD_REWRITTEN, news);
        changed |= add_group(book, CHANGE_EDITED, WORD_EDITED, news);
    }
    if (releases->is_compared && !changed)
        add_sentence(book, news, WORD_UNCHANGED);
    add_group(book, CHANGE_NONE, WORD_COMING, news);
    return news;
}
