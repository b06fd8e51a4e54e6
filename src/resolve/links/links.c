/* links.c - where each link leads, as the EPUB says it. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/utf8.h"
#include "resolve/links/hints.h"
#include "resolve/links/labels.h"
#include "resolve/links/leaving.h"
#include "resolve/links/plugins.h"
#include "resolve/links/report.h"
#include "resolve/links/smart.h"
#include "resolve/links/states.h"
#include "resolve/links/targets.h"
#include "resolve/stages.h"
#include "resolve/links/urls.h"

typedef struct {
    Book *book;
    Targets targets;
    Hints hints;
    Map leaving; /* targets outside of the book that have been told */
    Map everywhere; /* an anchor's name → the first Chapter that has it; with global ids, and
                     * those of rules */
    PluginLinks plugins;
    size_t work; /* what may still be looked at for the texts of links */
} Links;

/* Its text could not be read, which has been said; what its headings are is unknown. */
static bool is_unread(const Chapter *chapter)
{
    return chapter->words == 0 && chapter->diags.errors > 0;
}

static void link_page(Links *links, Chapter *chapter, Node *link, const Page *page);

/* To the beginning of a text. */
static void link_entry(const Links *links, Chapter *chapter, Node *link,
                       const Chapter *entry)
{
    say_target(links->book, chapter, link, entry, NULL, NULL);
    lead_to(links->book, chapter, link, entry, NULL);
}

/* From an anchor that is there no longer to where the book's redirects lead. */
static bool link_moved(Links *links, Chapter *chapter, Node *link, const Chapter *target,
                       const char *fragment)
{
    const Chapter *there;
    Page page;

    if (!lookup_moved(&links->targets, &chapter->arena, target, fragment, &page))
        return false;
    there = page.chapter;
    if (there != NULL && page.fragment != NULL &&
        lookup_anchor(&there, &chapter->arena, page.fragment) == NULL)
        page.fragment = NULL; /* the page at least */
    link_page(links, chapter, link, &page);
    return true;
}

/* The anchor in the chapter; else, where ids are of the whole book, in any. */
static const Node *find_anchor(Links *links, const Chapter **chapter, Arena *arena,
                               const char *fragment)
{
    static const char automatic[] = "leanpub-auto-"; /* of an id that Leanpub has made */
    const Node *anchor = lookup_anchor(chapter, arena, fragment);
    const char *decoded;
    const Chapter *other;

    if (anchor == NULL && links->book->labels != NULL)
        anchor = lookup_label_anchor(links->book, chapter, fragment);
    if (anchor != NULL || !links->book->dialect.global_ids)
        return anchor;
    if (strncmp(fragment, automatic, sizeof automatic - 1) == 0) {
        fragment += sizeof automatic - 1;
        anchor = lookup_anchor(chapter, arena, fragment);
        if (anchor != NULL)
            return anchor;
    }
    decoded = percent_decode(arena, fragment);
    other = map_lookup(&links->everywhere,
                       utf8_nfc(arena, decoded == NULL ? fragment : decoded));
    if (other == NULL)
        return NULL;
    *chapter = other;
    return lookup_anchor(chapter, arena, fragment);
}

static void link_anchor(Links *links, Chapter *chapter, Node *link, Chapter *target,
                        const char *fragment)
{
    Arena *arena = &chapter->arena;
    const Chapter *part = target;
    const Node *anchor = find_anchor(links, &part, arena, fragment);
    const Chapter *entry = map_lookup(&links->targets.ids, fragment);

    if (anchor != NULL && anchor->id != NULL) {
        say_target(links->book, chapter, link, part, anchor, fragment);
        lead_to(links->book, chapter, link, part, anchor->id);
        if (links->book->dialect.markua)
            name_target(chapter, link, part, anchor, &links->work);
    } else if (anchor != NULL && (anchor->flags & NODE_ABSENT) != 0) {
        lead_nowhere(links->book, chapter, link, part, anchor);
    } else if (target->tree == NULL ||
               is_unread(target)) { /* not written yet, or broken */
        link_entry(links, chapter, link, target);
    } else if (entry != NULL && target == chapter) {
        link_entry(links, chapter, link, entry);
    } else if (strcmp(fragment, "top") ==
               0) { /* HTML 7.4.6.4: the beginning, when nothing has that id */
        link_entry(links, chapter, link, target);
    } else if (!link_moved(links, chapter, link, target, fragment) &&
               !report_label(links->book, chapter, link, fragment)) {
        report_link(chapter, link, "link-broken",
                    anchor_hint(&links->hints, chapter, target, fragment),
                    target == chapter
                        ? link_message(chapter, "no heading answers to \"#%s\"", fragment)
                        : arena_format(arena, "no heading in %s answers to \"#%s\"",
                                       target->file, fragment));
    }
}

/* What a path that begins with a slash counts from on the web: the top of the project, or of
 * the website that it is published in. */
static const char *path_on_site(const Links *links, Arena *arena, const char *path)
{
    const Book *book = links->book;
    size_t n = book->site_url == NULL ? 0 : strlen(book->site_url);

    if (n > 0 && strncmp(path, book->site_url, n) == 0)
        path += n - (book->site_url[n - 1] == '/');
    return path_resolve(arena, book->site, path + 1);
}

static void link_web(Chapter *chapter, Node *link, const char *address)
{
    const char *wrong = NULL;

    link->href = clean_url(&chapter->arena, address, &wrong);
    if (link->href == NULL)
        report_link(chapter, link, "link-url", "mend it, or write it as code",
                    arena_format(&chapter->arena, "\"%s\" is no well-formed address: %s",
                                 address, wrong));
}

static void link_page(Links *links, Chapter *chapter, Node *link, const Page *page)
{
    if (page->chapter == NULL)
        link_web(chapter, link, page->address);
    else if (page->fragment == NULL)
        link_entry(links, chapter, link, page->chapter);
    else
        link_anchor(links, chapter, link, page->chapter, page->fragment);
}

static void link_path(Links *links, Chapter *chapter, Node *link, const char *written,
                      const char *fragment)
{
    Arena *arena = &chapter->arena;
    const char *decoded = percent_decode(arena, written);
    const char *path = NULL;
    Page page;

    if (decoded == NULL) {
        report_link(chapter, link, "link-url", "a percent sign is written %25",
                    link_message(chapter, "\"%s\" is no well-formed address",
                                 link->destination));
        return;
    }
    path = *decoded == '/'
               ? path_on_site(links, arena, decoded)
               : path_resolve(arena, path_folder(arena, chapter->source), decoded);
    if (path == NULL &&
        leaves_book(links->book, &links->leaving, chapter, link,
                    arena_format(arena, "%s/%s", path_folder(arena, chapter->source),
                                 decoded)))
        return;
    if (path == NULL) {
        report_link(chapter, link, "link-outside",
                    "a book holds only what is below its root",
                    link_message(chapter, "\"%s\" leads out of the book",
                                 link->destination));
        return;
    }
    if (!lookup_page(&links->targets, arena, path, fragment, &page)) {
        /* Vec is an item of a library, and not vec.md in another case. */
        if (path_ending(decoded)[0] == '\0' && *decoded != '/' &&
            left_to_plugin(&links->plugins, &links->book->dialect, chapter, link))
            return;
        page =
            (Page){.chapter = find_similar_target(links->book, &links->targets, chapter,
                                                  link, path),
                   .fragment = fragment == NULL || *fragment == '\0' ? NULL : fragment};
    }
    if (page.chapter == NULL && page.address == NULL) {
        if (!link_contents(links->book, chapter, link, path) &&
            !leaves_book(links->book, &links->leaving, chapter, link, path) &&
            !left_to_plugin(&links->plugins, &links->book->dialect, chapter, link))
            report_no_page(links->book, &links->hints, chapter, link, decoded, path);
    } else {
        link_page(links, chapter, link, &page);
    }
}

/* "a.b.c" is the name of a rule, whichever chapter it stands in. */
static bool link_rule(Links *links, Chapter *chapter, Node *link)
{
    Arena *arena = &chapter->arena;
    const char *id = arena_format(arena, "r-%s", link->destination);
    const Chapter *target = map_lookup(&links->everywhere, id);
    const Node *rule = target == NULL ? NULL : lookup_anchor(&target, arena, id);

    if (rule == NULL || rule->id == NULL)
        return false;
    lead_to(links->book, chapter, link, target, rule->id);
    return true;
}

static void link_local(Links *links, Chapter *chapter, Node *link)
{
    Arena *arena = &chapter->arena;
    const char *destination = link->destination;
    const char *hash = strchr(destination, '#');
    size_t len =
        strcspn(destination, "?#"); /* a query asks a server, and there is none */

    if (links->book->dialect.rules && link_rule(links, chapter, link))
        return;
    if (len > 0)
        link_path(links, chapter, link, arena_copy(arena, destination, len),
                  hash == NULL ? NULL : hash + 1);
    else if (hash == NULL)
        report_link(chapter, link, "link-url", "write where it leads: [text](chapter.md)",
                    "the link leads nowhere");
    else if (hash[1] == '\0')
        link_page(links, chapter, link, &(Page){.chapter = chapter});
    else
        link_anchor(links, chapter, link, chapter, hash + 1);
}

static void report_unsafe(Chapter *chapter, Node *link)
{
    report_link(chapter, link, "link-unsafe",
                "link to a chapter of the book or to a page on the web",
                link_message(chapter,
                             "\"%s\" would run or read something on the reader's machine",
                             link->destination));
}

static void resolve_link(Links *links, Chapter *chapter, Node *link)
{
    switch (judge_url(link->destination)) {
    case URL_WEB:
        say_address(links->book, chapter, link);
        link_web(chapter, link, link->destination);
        break;
    case URL_LOCAL:
        link_local(links, chapter, link);
        break;
    case URL_UNSAFE:
        report_unsafe(chapter, link);
        break;
    case URL_UNKNOWN:
        if (left_to_plugin(&links->plugins, &links->book->dialect, chapter, link))
            break;
        report_link(chapter, link, "link-url",
                    "use https: or mailto:, or write it as code",
                    link_message(chapter, "reading systems can't open \"%s\"",
                                 link->destination));
        break;
    }
}

/* An entry of the contents alone leads to a chapter, or to an anchor in it. */
static void resolve_destination(Links *links, Chapter *entry)
{
    Book *book = links->book;
    const char *hash = strchr(entry->destination, '#');
    size_t len = strcspn(entry->destination, "#");
    const char *path = arena_copy(&book->arena, entry->destination, len);
    const Chapter *target;
    const Node *anchor = NULL;
    Page page;

    lookup_page(&links->targets, &book->arena, path, hash == NULL ? NULL : hash + 1,
                &page);
    target = page.chapter;
    if (target != NULL && target->left_out)
        return;
    if (target == NULL || target->document == NULL) {
        diag_add(&book->diags, "link-broken", entry->at,
                 "list the file as a chapter, or remove the entry",
                 "\"%s\" is no chapter of this book, so the contents leave \"%s\" out",
                 entry->destination,
                 entry->given_title == NULL ? "" : entry->given_title);
        return;
    }
    if (page.fragment != NULL)
        anchor = lookup_anchor(&target, &book->arena, page.fragment);
    if (page.fragment != NULL &&
        (anchor == NULL || (anchor->id == NULL && (anchor->flags & NODE_ABSENT) == 0)))
        diag_add(&book->diags, "link-broken", entry->at,
                 "the contents lead to the beginning of the chapter instead",
                 "no heading in %s answers to \"%s\"", target->file, hash);
    entry->title = entry->given_title != NULL ? entry->given_title
                   : anchor != NULL           ? plain_text(&book->arena, anchor)
                                              : target->title;
    entry->href =
        anchor == NULL || anchor->id == NULL
            ? chapter_href(&book->arena, target)
            : arena_format(&book->arena, "%s#%s", target->document->path, anchor->id);
}

static void collect_anchors(Links *links)
{
    Book *book = links->book;
    bool all = book->dialect.global_ids, any = all || book->dialect.rules;

    for (size_t i = 0; any && i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        for (size_t k = 0; k < chapter->anchor_count; k++) {
            const char *name = chapter->anchor_names[k];
            if (!all && strncmp(name, "r-", 2) != 0)
                continue;
            name = utf8_nfc(&book->arena, name);
            if (map_lookup(&links->everywhere, name) == NULL)
                map_put(&links->everywhere, &book->arena, name, chapter);
        }
    }
}

/* Notes on a release stand on a page with those on others, and in a feed, as other texts of the
 * manifest do: nothing in them can be linked to. */
static void link_notes(Links *links, Chapter *notes)
{
    for (size_t i = 0; i < notes->mark_count; i++) {
        Node *link = notes->marks[i];
        const Chapter *entry =
            link->kind == NODE_LINK && link->destination[0] == '#'
                ? map_lookup(&links->targets.ids, link->destination + 1)
                : NULL;
        if (link->kind != NODE_LINK)
            continue;
        if (entry != NULL)
            link_entry(links, notes, link, entry);
        else if (link->destination[0] == '#')
            report_link(notes, link, "link-broken", "name the chapter: chapter.md#part",
                        link_message(notes, "this text holds nothing that \"%s\" names",
                                     link->destination));
        else
            resolve_link(links, notes, link);
    }
}

static void link_remarks(Links *links)
{
    size_t next = 0;

    for (Remark *remark; (remark = next_remark(links->book, &next)) != NULL;) {
        link_notes(links, remark->text);
        diags_append(&links->book->diags, &remark->text->diags);
        remark->plain = words_alone(&links->book->arena, remark->text->tree);
    }
}

void resolve_links(Book *book)
{
    Links links = {.book = book, .work = 10000000};

    collect_targets(book, &links.targets);
    collect_anchors(&links);
    say_numbers(book);
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        if (chapter->left_out)
            continue;
        if (chapter->destination != NULL)
            resolve_destination(&links, chapter);
        for (size_t k = 0; k < chapter->mark_count; k++)
            if (chapter->marks[k]->kind == NODE_LINK)
                resolve_link(&links, chapter, chapter->marks[k]);
    }
    for (size_t i = 0; i < book->releases.count; i++)
        if (book->releases.all[i].notes != NULL)
            link_notes(&links, book->releases.all[i].notes);
    link_remarks(&links);
    note_plugin_links(&links.plugins);
}
