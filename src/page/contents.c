/* contents.c - the chapters and lessons so far, how far they are, and what is new. */
#include <string.h>
#include "data/page_words.h"
#include "data/words.h"
#include "page/parts.h"

/* NULL: it is final, and nothing need be said. */
static const char *state_of(const Page *page, const Chapter *entry)
{
    switch (entry->status) {
    case STATUS_PLANNED:
        return lookup_word(page->language, WORD_PLANNED_MARK);
    case STATUS_DRAFT:
        return lookup_word(page->language, WORD_DRAFT);
    case STATUS_REVIEW:
        return lookup_word(page->language, WORD_REVIEW);
    default:
        return NULL;
    }
}

static const char *label_of(const Chapter *entry)
{
    return entry->says_label ? NULL : entry->label;
}

/* Of an entry without a text of its own nothing can be new; its lessons say it. */
static const char *change_of(const Page *page, const Chapter *entry)
{
    switch (entry->change) {
    case CHANGE_NEW:
        return lookup_page_word(page->language, PAGE_NEW);
    case CHANGE_EDITED:
        return lookup_page_word(page->language, PAGE_EDITED);
    case CHANGE_REWRITTEN:
        return lookup_page_word(page->language, PAGE_REWRITTEN);
    case CHANGE_NONE:
        break;
    }
    return NULL;
}

/* ---- How much there is ---------------------------------------------------------------------- */

/* As many as the author plans, or else as are listed; nothing of what is complete. */
static size_t planned_of(const Amount *amount)
{
    return amount->planned > 0 ? (size_t)amount->planned : amount->listed;
}

static void put_amount(Page *page, Word word, const Amount *amount)
{
    const char *name = lookup_word(page->language, word);
    size_t planned = planned_of(amount);
    Buf *out = page->out;

    if (amount->written >= planned)
        return;
    buf_put(out, "<p><span>");
    buf_put_escaped(out, name);
    buf_format(out, "</span> <b>%zu %s %zu</b> <progress", amount->written,
               lookup_word(page->language, WORD_OF), planned);
    put_attribute_to(out, "aria-label", name);
    buf_format(out, " value=\"%zu\" max=\"%zu\"></progress></p>\n", amount->written,
               planned);
}

void put_progress(Page *page)
{
    const Progress *progress = &page->book->progress;

    if (progress->chapters.written >= planned_of(&progress->chapters) &&
        progress->lessons.written >= planned_of(&progress->lessons))
        return;
    buf_put(page->out, "<div class=\"progress\" role=\"group\"");
    put_attribute_to(page->out, "aria-label",
                     lookup_page_word(page->language, PAGE_PROGRESS));
    buf_put(page->out, ">\n");
    put_amount(page, WORD_CHAPTERS, &progress->chapters);
    put_amount(page, WORD_LESSONS, &progress->lessons);
    buf_put(page->out, "</div>\n");
}

/* ---- The list ------------------------------------------------------------------------------- */

const char *entry_key(const Page *page, const Chapter *entry)
{
    return arena_format(&page->book->arena, "%u:%u:%s:%s", (unsigned)entry->at.line,
                        (unsigned)entry->at.column,
                        entry->source == NULL ? "" : entry->source, entry->title);
}

void list_entries(Page *page)
{
    Arena *arena = &page->book->arena;
    const Book *sample = page->sample;

    for (size_t i = 0; i < sample->chapter_count; i++) {
        const Chapter *entry = sample->chapters[i];
        const char *place = page_of(page, entry->document);
        const char *id = entry->body_section == NULL ? NULL : entry->body_section->id;
        if (place != NULL && id != NULL)
            place = arena_format(arena, "%s#%s", place, id);
        if (place != NULL)
            map_put(&page->entries, arena, entry_key(page, entry), (char *)place);
    }
}

static void put_mark(Page *page, const char *style, const char *text)
{
    if (text == NULL)
        return;
    buf_format(page->out, " <span class=\"mark %s\">", style);
    buf_put_escaped(page->out, text);
    buf_put(page->out, "</span>");
}

/* Its words alone: a list of chapters is no place for lists, and links would be of the book. */
static void put_abstract(Page *page, const char *text)
{
    while (*text != '\0') {
        const char *end = strstr(text, "\n\n");
        size_t n = end == NULL ? strlen(text) : (size_t)(end - text);
        put_html_line(page->out, "p", "abstract",
                      arena_copy(&page->book->arena, text, n));
        text += n + strspn(text + n, "\n");
    }
}

/* Of a chapter to come: what it will be about, and when. */
static void put_announcement(Page *page, const Chapter *entry)
{
    if (entry->status != STATUS_PLANNED)
        return;
    if (entry->abstract != NULL)
        put_abstract(page, entry->abstract->plain);
    if (entry->expected != NULL)
        put_html_line(page->out, "p", "expected",
                      arena_format(&page->book->arena, "%s: %s",
                                   lookup_word(page->language, WORD_EXPECTED),
                                   entry->expected));
}

static void put_entry(Page *page, const Chapter *entry)
{
    Buf *out = page->out;
    const char *place = map_lookup(&page->entries, entry_key(page, entry)),
               *label = label_of(entry);

    buf_put(out, "<span class=\"entry\">");
    if (label != NULL) {
        buf_put(out, "<span class=\"number\">");
        buf_put_escaped(out, label);
        buf_put(out, "</span> ");
    }
    if (place != NULL) {
        buf_put(out, "<a");
        put_attribute_to(out, "href", place);
        buf_char(out, '>');
    }
    buf_put(out, "<span class=\"title\">");
    buf_put_escaped(out, entry->title);
    buf_put(out, place != NULL ? "</span></a>" : "</span>");
    put_mark(page, "state", state_of(page, entry));
    put_mark(page, "change", change_of(page, entry));
    buf_put(out, "</span>");
    put_announcement(page, entry);
}

static size_t depth_of(const Chapter *entry)
{
    size_t depth = 0;

    while ((entry = entry->parent) != NULL)
        depth++;
    return depth;
}

static const char *style_of(const Chapter *entry)
{
    static const char *const names[] = {"part", "chapter", "lesson", "front", "back"};

    return names[entry->kind];
}

/* Entries stand in reading order, parents before children; load caps how deep. */
static void put_entries(Page *page)
{
    const Book *book = page->book;
    Buf *out = page->out;
    size_t depth = 0;

    buf_put(out, "<ol class=\"contents\">\n");
    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *entry = book->chapters[i];
        size_t next = i + 1 < book->chapter_count ? depth_of(book->chapters[i + 1]) : 0;
        depth = depth_of(entry);
        buf_put(out, "<li");
        put_attribute_to(out, "class", style_of(entry));
        buf_char(out, '>');
        put_entry(page, entry);
        buf_put(out, next > depth ? "\n<ol>\n" : "</li>\n");
        for (; next < depth; depth--)
            buf_put(out, "</ol>\n</li>\n");
    }
    buf_put(out, "</ol>\n");
}

void put_contents(Page *page)
{
    put_entries(page);
}
