/* pages_news.c - what is new in a release. */
#include "resolve/pages_news.h"
#include <string.h>
#include "base/path.h"
#include "data/numbers.h"
#include "data/words.h"
#include "past/version.h"
#include "resolve/pages_state.h"
#include "resolve/stages.h"

enum { DEEPEST_ENTRY = 12, NO_PARENT = -1 };

/* ---- Which chapters ------------------------------------------------------------------------- */

static bool is_below(const Chapter *chapter, const Chapter *other)
{
    int depth = 0;

    for (chapter = chapter->parent; chapter != NULL && chapter != other;
         chapter = chapter->parent)
        if (++depth > DEEPEST_ENTRY)
            return false;
    return chapter != NULL;
}

/* It has a title alone: what can be said of it is what can be said of its lessons. */
static bool is_opener(const Chapter *chapter)
{
    return chapter->tree == NULL && chapter->kind == ENTRY_CHAPTER;
}

/* A chapter with new lessons and old ones is not new, but edited. */
static bool is_opener_of_group(const Book *book, size_t i, Change group)
{
    const Chapter *opener = book->chapters[i];

    while (group != CHANGE_EDITED && ++i < book->chapter_count &&
           is_below(book->chapters[i], opener))
        if (book->chapters[i]->tree != NULL && book->chapters[i]->change != group)
            return false;
    return true;
}

static bool is_of_group(const Book *book, size_t i, Change group)
{
    const Chapter *chapter = book->chapters[i];

    if (chapter->document == NULL)
        return false;
    if (group == CHANGE_NONE || chapter->status == STATUS_PLANNED)
        return group == CHANGE_NONE && chapter->status == STATUS_PLANNED;
    return is_opener(chapter)      ? is_opener_of_group(book, i, group)
           : chapter->tree == NULL ? false
                                   : chapter->change == group;
}

static long long change_in(const Chapter *chapter)
{
    return (long long)chapter->words -
           (chapter->change == CHANGE_NEW ? 0 : (long long)chapter->words_before);
}

/* In all that stands below it, whatever group that is of. */
static long long change_below(const Book *book, size_t i)
{
    const Chapter *opener = book->chapters[i];
    long long change = 0;

    while (++i < book->chapter_count && is_below(book->chapters[i], opener))
        if (book->chapters[i]->tree != NULL && book->chapters[i]->document != NULL)
            change += change_in(book->chapters[i]);
    return change;
}

static void add_entry(Book *book, size_t i, Change group, int parent)
{
    const Chapter *chapter = book->chapters[i];
    Releases *releases = &book->releases;
    NewsEntry *entry;

    releases->entries = arena_grow(&book->arena, releases->entries, releases->entry_count,
                                   sizeof *releases->entries);
    entry = &releases->entries[releases->entry_count++];
    entry->chapter = chapter;
    entry->href = chapter_href(&book->arena, chapter);
    entry->group = (int)group;
    entry->parent = parent;
    entry->change = is_opener(chapter) ? change_below(book, i) : change_in(chapter);
    entry->shown = group == CHANGE_NONE || chapter->tree != NULL;
}

/* Those of a group, below one another where their chapters are. */
static void gather(Book *book, Change group)
{
    Releases *releases = &book->releases;
    size_t first = releases->entry_count;
    int open = NO_PARENT;

    for (size_t i = 0; i < book->chapter_count; i++) {
        if (!is_of_group(book, i, group))
            continue;
        while (open != NO_PARENT &&
               !is_below(book->chapters[i], releases->entries[open].chapter))
            open = releases->entries[open].parent;
        add_entry(book, i, group, open);
        open = (int)releases->entry_count - 1;
    }
    for (size_t i = releases->entry_count; i-- > first;) {
        const NewsEntry *entry = &releases->entries[i];
        if (entry->parent == NO_PARENT)
            continue;
        if (!is_opener(releases->entries[entry->parent].chapter))
            releases->entries[entry->parent].change += entry->change;
        releases->entries[entry->parent].shown |= entry->shown;
    }
}

/* ---- The lists ------------------------------------------------------------------------------ */

typedef struct {
    Book *book;
    Node *news, *list; /* list: of the group, once there is an entry */
    Node **items;      /* of each entry, with the list of those below it behind */
} Lists;

static Node *link_to(Book *book, const Chapter *chapter)
{
    Node *link = new_node(&book->arena, NODE_LINK, NO_OFFSET);

    link->href = href_within(&book->arena, NULL, chapter_href(&book->arena, chapter));
    if (chapter->label != NULL && !chapter->says_label) {
        Node *number = new_element(&book->arena, "span", chapter->label);
        add_class(&book->arena, number, "number");
        append_child(link, number);
        append_child(link, new_text(&book->arena, " ", NO_OFFSET));
    }
    append_child(link, new_text(&book->arena, chapter->title, NO_OFFSET));
    return link;
}

static Node *new_list(Book *book, Node *parent)
{
    Node *list = new_element(&book->arena, "ul", NULL);

    add_class(&book->arena, list, "news");
    append_child(parent, list);
    return list;
}

static Node *list_of(Lists *lists, const NewsEntry *entry)
{
    Node *parent = entry->parent == NO_PARENT ? NULL : lists->items[entry->parent];

    if (parent == NULL)
        return lists->list;
    return strcmp(parent->last_child->name == NULL ? "" : parent->last_child->name,
                  "ul") == 0
               ? parent->last_child
               : new_list(lists->book, parent);
}

/* The chapter of a lesson that stands alone, when no number tells it; or NULL. */
static const char *where(const NewsEntry *entry)
{
    const Chapter *chapter = entry->chapter;

    return entry->parent == NO_PARENT && chapter->label == NULL && !chapter->says_label &&
                   chapter->parent != NULL && chapter->parent->kind != ENTRY_PART
               ? chapter->parent->title
               : NULL;
}

/* How many words there are more, or when a planned one is expected; or NULL. */
static const char *how_much(Book *book, const NewsEntry *entry)
{
    const char *language = book->metadata.language;
    const char *expected = entry->chapter->expected;

    if (entry->group != CHANGE_NONE)
        return change_of_words(&book->arena, language, entry->change);
    return expected == NULL
               ? NULL
               : arena_format(&book->arena, "%s: %s",
                              lookup_word(language, WORD_EXPECTED), expected);
}

static const char *behind_link(Book *book, const NewsEntry *entry)
{
    const char *place = where(entry), *much = how_much(book, entry);

    return place == NULL  ? much
           : much == NULL ? place
                          : arena_format(&book->arena, "%s · %s", place, much);
}

/* In brackets, so that it is no part of the title where nobody sees a style. */
static void append_remark(Book *book, Node *item, const char *style, const char *text)
{
    Node *remark;

    if (text == NULL)
        return;
    text = bracketed(&book->arena, book->metadata.language, text);
    if (*text == ' ') { /* a line may end there */
        append_child(item, new_text(&book->arena, " ", NO_OFFSET));
        text++;
    }
    remark = new_element(&book->arena, "span", text);
    add_class(&book->arena, remark, style);
    append_child(item, remark);
}

static Node *add_item(Lists *lists, const NewsEntry *entry)
{
    Book *book = lists->book;
    Node *item = new_element(&book->arena, "li", NULL);

    append_child(list_of(lists, entry), item);
    append_child(item, link_to(book, entry->chapter));
    append_remark(book, item, entry->group == CHANGE_NONE ? "when" : "words",
                  behind_link(book, entry));
    return item;
}

static Node *begin_list(Lists *lists, Word title)
{
    Book *book = lists->book;

    append_child(lists->news, new_element(&book->arena, "h2",
                                          lookup_word(book->metadata.language, title)));
    return new_list(book, lists->news);
}

/* False: there is none such. */
static bool add_group(Lists *lists, Change group, Word title)
{
    Book *book = lists->book;
    Releases *releases = &book->releases;
    size_t first = releases->entry_count;

    gather(book, group);
    lists->list = NULL;
    for (size_t i = first; i < releases->entry_count; i++) {
        lists->items = arena_grow(&book->arena, lists->items, i, sizeof(Node *));
        if (!releases->entries[i].shown)
            continue;
        if (lists->list == NULL)
            lists->list = begin_list(lists, title);
        lists->items[i] = add_item(lists, &releases->entries[i]);
    }
    return lists->list != NULL;
}

/* A removed text has nowhere to lead to; of another one, where it is now. */
static void add_fate(Lists *lists, const Fate *fate)
{
    Book *book = lists->book;
    Node *item = new_element(&book->arena, "li", NULL);
    const char *arrow = is_right_to_left(book->metadata.language) ? " ← " : " → ";

    append_child(lists->list, item);
    if (fate->kind != FATE_MOVED || fate->within)
        append_child(item, new_text(&book->arena, fate->title, NO_OFFSET));
    if (fate->kind == FATE_REMOVED) {
        if (fate->words > 0)
            append_remark(book, item, "words",
                          change_of_words(&book->arena, book->metadata.language,
                                          -(long long)fate->words));
        return;
    }
    if (item->first_child != NULL)
        append_child(item, new_text(&book->arena, arrow, NO_OFFSET));
    append_child(item, link_to(book, fate->chapter));
}

static bool add_fates(Lists *lists, FateKind kind, Word title)
{
    const Releases *releases = &lists->book->releases;

    lists->list = NULL;
    for (size_t i = 0; i < releases->fate_count; i++) {
        if (releases->fates[i].kind != kind)
            continue;
        if (lists->list == NULL)
            lists->list = begin_list(lists, title);
        add_fate(lists, &releases->fates[i]);
    }
    return lists->list != NULL;
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void add_sentence(Book *book, Node *news, Word word)
{
    append_child(news, new_element(&book->arena, "p",
                                   lookup_word(book->metadata.language, word)));
}

/* A book that begins to tell its releases with the second can't say so of it. */
static bool is_first(const Releases *releases)
{
    const char *name = releases->all[0].name;

    return releases->count == 1 && !releases->is_compared &&
           (!is_version(name) || strchr(name, '.') != NULL ||
            compare_versions(name, "1") <= 0);
}

Node *make_news(Book *book)
{
    const Releases *releases = &book->releases;
    const Release *release = &releases->all[releases->count - 1];
    Node *news = new_element(&book->arena, "div", NULL);
    Lists lists = {.book = book, .news = news};
    bool changed = false;

    if (is_first(releases))
        add_sentence(book, news, WORD_FIRST_RELEASE);
    if (release->told != NULL)
        append_child(news, release->told);
    if (releases->is_compared) {
        changed |= add_group(&lists, CHANGE_NEW, WORD_NEW);
        changed |= add_group(&lists, CHANGE_REWRITTEN, WORD_REWRITTEN);
        changed |= add_group(&lists, CHANGE_EDITED, WORD_EDITED);
        changed |= add_fates(&lists, FATE_RENAMED, WORD_RENAMED);
        changed |= add_fates(&lists, FATE_MOVED, WORD_MOVED);
        changed |= add_fates(&lists, FATE_REMOVED, WORD_REMOVED);
    }
    if (releases->is_compared && !changed)
        add_sentence(book, news, WORD_UNCHANGED);
    add_group(&lists, CHANGE_NONE, WORD_COMING);
    return news;
}
