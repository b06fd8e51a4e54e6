/* pages_releases.c - the releases of a book, and the page that says what is new in this one. */
#include <string.h>
#include "data/numbers.h"
#include "data/words.h"
#include "past/version.h"
#include "resolve/pages_news.h"
#include "resolve/stages.h"

/* ---- All releases --------------------------------------------------------------------------- */

static Release *lookup_release(const Releases *releases, const char *name)
{
    for (size_t i = 0; i < releases->count; i++)
        if (strcmp(releases->all[i].name, name) == 0)
            return &releases->all[i];
    return NULL;
}

static void add_release(Book *book, Release release)
{
    Releases *releases = &book->releases;

    releases->all =
        arena_grow(&book->arena, releases->all, releases->count, sizeof *releases->all);
    releases->all[releases->count++] = release;
}

static const PastRelease *lookup_past(const Book *book, const char *name)
{
    const PastRelease *past = book->past == NULL ? NULL : book->past->releases;

    while (past != NULL && strcmp(past->name, name) != 0)
        past = past->next;
    return past;
}

static void add_past(Book *book, const PastRelease *past)
{
    if (lookup_release(&book->releases, past->name) == NULL)
        add_release(book, (Release){.name = past->name,
                                    .date = past->date,
                                    .version = past->version,
                                    .in_lock = true,
                                    .ordinal = past->ordinal,
                                    .words = past->words});
}

/* Those of the lock that come up to this one, which is the last of them; then this one. */
static void add_listed(Book *book, const PastRelease **next, const Release *listed)
{
    const PastRelease *past = lookup_past(book, listed->name);
    Release release = *listed;

    if (lookup_release(&book->releases, listed->name) != NULL)
        return;
    for (; past != NULL && *next != NULL && *next != past; *next = (*next)->next)
        add_past(book, *next);
    if (past != NULL) {
        release.date = release.date == NULL ? past->date : release.date;
        release.words = past->words;
        release.version = past->version;
        release.in_lock = true;
        release.ordinal = past->ordinal;
    }
    add_release(book, release);
}

/* The author's list and the lock's in one row, up to the release at hand.  What the author
 * lists behind that has not come yet. */
static void merge_releases(Book *book)
{
    Releases *releases = &book->releases;
    const char *name = book->metadata.release;
    const PastRelease *next = book->past == NULL ? NULL : book->past->releases;
    Release at_hand = {.name = name, .at = file_position(book->manifest)};
    size_t i = 0;

    for (; i < releases->listed_count; i++) {
        if (strcmp(releases->listed[i].name, name) == 0) {
            at_hand = releases->listed[i];
            break;
        }
        add_listed(book, &next, &releases->listed[i]);
    }
    for (; next != NULL; next = next->next)
        if (strcmp(next->name, name) != 0)
            add_past(book, next);
    at_hand.date = releases->date;
    add_release(book, at_hand);
}

static const char *phrase_of(Book *book, const char *name)
{
    if (name[0] < '0' || name[0] > '9')
        return name; /* "Early Release" names itself */
    return arena_format(&book->arena, "%s %s",
                        lookup_word(book->metadata.language, WORD_RELEASE), name);
}

/* The lock has said which ordinals are taken; the others follow. */
static void number_releases(Book *book)
{
    Releases *releases = &book->releases;
    unsigned last = 0;

    for (size_t i = 0; i < releases->count; i++) {
        Release *release = &releases->all[i];
        if (release->ordinal <= last)
            release->ordinal = last + 1;
        last = release->ordinal;
        release->phrase = phrase_of(book, release->name);
    }
}

static const char *version_of(Book *book, const Release *release)
{
    return release->version != NULL ? release->version
           : is_shop_version(release->name)
               ? release->name
               : arena_format(&book->arena, "%u", release->ordinal);
}

static void report_version(Book *book, const char *before, const char *of)
{
    const Releases *releases = &book->releases;
    const Release *last = &releases->all[releases->count - 1];

    diag_add(&book->diags, "release-order", last->at,
             "give it a greater number, or say `ibooks: {version: …}`",
             "the version of the release \"%s\" is %s, which does not come after %s, "
             "that of \"%s\"",
             last->name, releases->version, before, of);
}

/* What the EPUB of the release before says itself is all that is sure. */
static bool judge_since(Book *book)
{
    const Releases *releases = &book->releases;
    const char *name = releases->since == NULL ? "" : releases->since;
    const char *version = releases->since_version;

    if (version == NULL || !is_version(version) ||
        strcmp(name, book->metadata.release) == 0 ||
        compare_versions(version, releases->version) < 0)
        return true;
    report_version(book, version, *name == '\0' ? book->options->since : name);
    return false;
}

/* What the author says of it wins; what that was in the release before the lock knows. */
static void find_version(Book *book)
{
    Releases *releases = &book->releases;
    const Release *last = &releases->all[releases->count - 1], *before = last - 1;

    releases->version = book->metadata.ibooks_version != NULL
                            ? book->metadata.ibooks_version
                            : version_of(book, last);
    if (!judge_since(book) || releases->count == 1 ||
        (book->metadata.ibooks_version != NULL && !before->in_lock))
        return;
    if (compare_versions(version_of(book, before), releases->version) >= 0)
        report_version(book, version_of(book, before), before->name);
}

/* ---- The release of --since ----------------------------------------------------------------- */

static bool comes_after(const Release *release, const Release *other)
{
    if (is_version(release->name) && is_version(other->name))
        return compare_versions(release->name, other->name) > 0;
    return release->date != NULL && other->date != NULL &&
           strcmp(release->date, other->date) > 0;
}

static void insert_release(Book *book, Release release)
{
    Releases *releases = &book->releases;
    size_t at = releases->count - 1;

    while (at > 0 && comes_after(&releases->all[at - 1], &release))
        at--;
    add_release(book, release);
    memmove(&releases->all[at + 1], &releases->all[at],
            (releases->count - 1 - at) * sizeof release);
    releases->all[at] = release;
}

/* Where neither the author's list nor the lock has it, it counts for nothing but the history. */
static void add_since(Book *book)
{
    const PastRelease *past = book->since == NULL ? NULL : book->since->releases;
    Release *release;

    if (past == NULL || book->releases.since == NULL)
        return;
    release = lookup_release(&book->releases, past->name);
    if (release == NULL)
        insert_release(book, (Release){.name = past->name,
                                       .date = past->date,
                                       .words = past->words,
                                       .phrase = phrase_of(book, past->name)});
    else if (release->words == 0)
        release->words = past->words;
}

static size_t count_words_of_book(const Book *book)
{
    size_t words = 0;

    for (size_t i = 0; i < book->chapter_count; i++)
        words += book->chapters[i]->words;
    return words;
}

/* A lock that is lost would be made anew in silence, as that of a first release.  Once that has
 * happened there is one, and no more to say. */
static void judge_lock(Book *book)
{
    const Releases *releases = &book->releases;

    if (releases->count < 2 || book->past != NULL || book->lock.path == NULL ||
        book->lock.text.len > 0 || book->options->reflow)
        return;
    diag_add(&book->diags, "lock-missing", file_position(book->lock.path),
             "take it from version control, or make it from that release's EPUB: epubify "
             "lock BOOK --from OLD.epub; if nobody has it, build once more",
             "there is no lock, so that readers of release %s would lose their places",
             releases->all[releases->count - 2].name);
}

void resolve_releases(Book *book)
{
    Releases *releases = &book->releases;

    if (book->metadata.release == NULL)
        return;
    merge_releases(book);
    number_releases(book);
    find_version(book);
    add_since(book);
    judge_lock(book);
    releases->all[releases->count - 1].words = count_words_of_book(book);
    releases->is_compared = book->past != NULL || book->since != NULL;
}

/* ---- Notes ---------------------------------------------------------------------------------- */

/* Headings begin at this level, however deep the author's are. */
static void shift_headings(Node *root, int level)
{
    int highest = 6;

    for (const Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_HEADING && node->number < highest)
            highest = node->number;
    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_HEADING) {
            node->number += level - highest;
            node->number = node->number > 6 ? 6 : node->number;
        }
}

static Node *tell_notes(Book *book, const Release *release, int level)
{
    Node *notes;

    if (release->notes == NULL || release->notes->tree == NULL ||
        release->notes->tree->first_child == NULL)
        return NULL;
    notes = new_element(&book->arena, "div", NULL);
    add_class(&book->arena, notes, "release-notes");
    move_children(release->notes->tree, notes);
    shift_headings(notes, level);
    return notes;
}

static bool is_text_new(const Releases *releases)
{
    for (size_t i = 0; i < releases->entry_count; i++)
        if (releases->entries[i].group != CHANGE_NONE && releases->entries[i].shown)
            return true;
    return releases->fate_count > 0;
}

/* What a build may lack, and a release that is given out must not. */
static void judge_release(Book *book)
{
    const Releases *releases = &book->releases;
    const Release *release;

    if (releases->count == 0) {
        diag_add(
            &book->diags, "release-missing", file_position(book->manifest),
            strcmp(book->kind, "epubify") == 0
                ? "add `release: 1`, and count on from there"
                : "say it with -M release=1, and count on from there; or let epubify "
                  "import write a book.yaml that can",
            "the book has no release");
        return;
    }
    release = &releases->all[releases->count - 1];
    if (release->date == NULL)
        diag_add(&book->diags, "release-date",
                 release->at.file == NULL ? file_position(book->manifest) : release->at,
                 "say when it is given out: `date: YYYY-MM-DD`",
                 "the release \"%s\" has no date", release->name);
    if (releases->count > 1 && release->told == NULL && !is_text_new(releases))
        diag_add(&book->diags, "release-empty",
                 release->at.file == NULL ? file_position(book->manifest) : release->at,
                 "say in its `notes:` what is", "nothing is new in the release \"%s\"",
                 release->name);
}

/* Their links are resolved: they become nodes of the page, and what there is to say of them is
 * said of the book. */
void resolve_news(Book *book)
{
    Releases *releases = &book->releases;

    for (size_t i = 0; i < releases->count; i++)
        releases->all[i].told =
            tell_notes(book, &releases->all[i], i + 1 == releases->count ? 2 : 4);
    for (size_t i = 0; i < releases->listed_count; i++)
        if (releases->listed[i].notes != NULL)
            diags_append(&book->diags, &releases->listed[i].notes->diags);
    if (releases->count > 0)
        releases->news = make_news(book);
    if (book->options->releasing)
        judge_release(book);
}

/* ---- The page ------------------------------------------------------------------------------- */

const char *dated_phrase(Book *book, const Release *release)
{
    return release->date == NULL
               ? release->phrase
               : arena_format(&book->arena, "%s · %s", release->phrase, release->date);
}

static void add_release_entry(Book *book, const Release *release, Node *list)
{
    Arena *arena = &book->arena;
    Node *item = new_element(arena, "li", NULL);
    Node *name = new_element(arena, "h3", dated_phrase(book, release));

    append_child(list, item);
    append_child(item, name);
    if (release->words > 0) {
        Node *words =
            new_element(arena, "p",
                        count_of_words(arena, book->metadata.language, release->words));
        add_class(arena, words, "words");
        append_child(item, words);
    }
    /* Those of the release at hand stand above. */
    if (release != &book->releases.all[book->releases.count - 1] && release->told != NULL)
        append_child(item, release->told);
}

static void add_history(Book *book, Node *page)
{
    const Releases *releases = &book->releases;
    Node *list = new_element(&book->arena, "ul", NULL);

    append_child(page, new_element(&book->arena, "h2",
                                   lookup_word(book->metadata.language, WORD_RELEASES)));
    append_child(page, list);
    add_class(&book->arena, list, "releases");
    for (size_t i = releases->count; i-- > 0;)
        add_release_entry(book, &releases->all[i], list);
}

Node *make_whats_new(Book *book, const Document *document)
{
    const Releases *releases = &book->releases;
    Node *page = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET), *line;

    append_child(page, new_element(&book->arena, "h1", document->title));
    line = new_element(&book->arena, "p",
                       dated_phrase(book, &releases->all[releases->count - 1]));
    add_class(&book->arena, line, "release");
    append_child(page, line);
    append_child(page, releases->news);
    if (releases->count > 1)
        add_history(book, page);
    return page;
}
