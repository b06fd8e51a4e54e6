/* report.c - see the header. */
#include "diff/report.h"
#include <string.h>

const LocatorName locator_names[LOCATOR_COUNT] = {
    [LOCATOR_EPUB_JS] = {"epub.js", "epub.js",
                         "place in the spine, position, ids as a condition"},
    [LOCATOR_FOLIATE] = {"foliate-js", "foliate-js", "place in the spine, position"},
    [LOCATOR_IDREF] = {"idref", "Apple Books", "manifest id, position"},
    [LOCATOR_KOREADER] = {"koreader", "KOReader",
                          "place in the spine, position by elements' names"},
    [LOCATOR_READIUM] = {"readium", "Readium", "file name, quoted text"},
    [LOCATOR_CALIBRE] = {"calibre", "calibre", "file name, ids, position"},
    [LOCATOR_KOBO] = {"kobo", "Kobo", "file name, Kobo's spans"},
};

size_t report_tried(const Diff *diff)
{
    return diff->marked - diff->gone;
}

bool report_edited(const Pair *pair)
{
    return pair->change_count > 0 || pair->words_from_elsewhere > 0 ||
           pair->words_to_elsewhere > 0 || pair->words_reordered > 0;
}

bool report_pair(const Pair *pair)
{
    return pair->old == NULL || pair->new == NULL || pair->moved || pair->renamed ||
           report_edited(pair);
}

size_t report_changes(const Pair *pair, ChangeKind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < pair->change_count; i++)
        count += pair->changes[i].kind == kind;
    return count;
}

const DiffChapter *chapter_before(const Side *side, const DiffChapter *chapter)
{
    return chapter == side->chapters ? NULL : chapter - 1;
}

static bool same_landing(const Mark *mark, int one, int other)
{
    return mark->by[one].text == NULL ||
           (mark->by[other].text != NULL &&
            strcmp(mark->by[one].href, mark->by[other].href) == 0 &&
            strcmp(mark->by[one].text, mark->by[other].text) == 0);
}

bool put_locators(Buf *out, const Mark *mark, Outcome outcome, bool done[LOCATOR_COUNT],
                  int *first)
{
    *first = LOCATOR_COUNT;
    for (int kind = 0; kind < LOCATOR_COUNT; kind++) {
        if (done[kind] || mark->by[kind].outcome != outcome ||
            (*first < LOCATOR_COUNT && !same_landing(mark, *first, kind)))
            continue;
        if (*first < LOCATOR_COUNT)
            buf_put(out, ", ");
        else
            *first = kind;
        buf_put(out, locator_names[kind].name);
        done[kind] = true;
    }
    return *first < LOCATOR_COUNT;
}

void report_percent(Buf *out, size_t part, size_t whole)
{
    size_t tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;

    buf_format(out, "%zu.%zu", tenths / 10, tenths % 10);
}

void report_number(Buf *out, size_t number)
{
    if (number >= 1000) {
        report_number(out, number / 1000);
        buf_format(out, ",%03zu", number % 1000);
    } else {
        buf_format(out, "%zu", number);
    }
}
