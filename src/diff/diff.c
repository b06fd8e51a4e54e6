/* diff.c - the order in which two EPUBs are compared. */
#include "diff/diff.h"
#include <errno.h>
#include <string.h>
#include "diff/parts.h"

/* Names in a stranger's EPUB hold anything, also what controls a terminal. */
static void make_harmless(char *text)
{
    for (unsigned char *at = (unsigned char *)text; *at != '\0'; at++)
        if (*at < 0x20 || *at == 0x7F || (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0)) {
            if (*at == 0xC2)
                at[1] = '?';
            *at = '?';
        }
}

/* In memory of its own, since the diff's ends here. */
static char *explain(const char *file, const EpubError *error)
{
    Buf text = {0};

    buf_put(&text, file);
    if (error->entry != NULL)
        buf_format(&text, ": %s", error->entry);
    if (error->line > 0)
        buf_format(&text, ":%u", (unsigned)error->line);
    buf_format(&text, ": %s", error->why);
    make_harmless(text.data);
    return text.data;
}

static DiffStatus read_side(Arena *arena, Side *side, const char *file, char **why)
{
    EpubError error = {0};

    side->file = file;
    side->epub = read_epub_file(arena, file, &error);
    if (side->epub != NULL && !find_sentences(arena, side))
        error.why = "it has more text than can be compared";
    if (error.why != NULL) {
        *why = explain(file, &error);
        return error.system != 0 ? DIFF_SYSTEM : DIFF_UNREADABLE;
    }
    find_chapters(arena, side);
    return DIFF_SAFE;
}

static DiffStatus compare(Diff *diff, DiffFormat format, Buf *out)
{
    DiffStatus status = DIFF_SAFE;

    pair_chapters(diff);
    find_changes(diff);
    compare_anchors(diff);
    try_positions(diff);
    for (int kind = 0; kind < LOCATOR_COUNT; kind++)
        if (diff->tallies[kind][OUTCOME_MOVED] > 0)
            status = DIFF_MOVED;
    if (format == DIFF_JSON)
        put_json_report(out, diff);
    else if (format == DIFF_HTML)
        put_html_report(out, diff);
    else
        put_text_report(out, diff);
    return status;
}

DiffStatus diff_epubs(const char *old_file, const char *new_file, DiffFormat format,
                      Buf *out, char **why)
{
    Diff diff = {0};
    DiffStatus status = read_side(&diff.arena, &diff.old, old_file, why);

    if (status == DIFF_SAFE)
        status = read_side(&diff.arena, &diff.new, new_file, why);
    if (status == DIFF_SAFE)
        status = compare(&diff, format, out);
    arena_free(&diff.arena);
    return status;
}
