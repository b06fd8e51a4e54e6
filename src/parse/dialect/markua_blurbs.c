/* markua_blurbs.c - lines that begin with A>, B>, W> … become elements around Markdown. */
#include <string.h>
#include "parse/dialect/markua.h"

static const struct {
    char letter;
    const char *element, *class;
} blurbs[] = {
    {'A', "aside", NULL},        {'B', "div", "blurb"},    {'C', "div", "align-center"},
    {'D', "div", "discussion"},  {'E', "div", "error"},    {'G', "div", "blurb"},
    {'I', "div", "information"}, {'Q', "div", "question"}, {'T', "div", "tip"},
    {'W', "div", "warning"},     {'X', "div", "exercise"},
};
enum { BLURBS = sizeof blurbs / sizeof blurbs[0] };

/* Which of them the line is of; BLURBS: none.  *behind: where its text begins. */
static size_t lookup_blurb(const LineScan *scan, size_t *behind)
{
    const char *text = scan->text.data;
    size_t at = scan->content, i = 0;

    if (scan->quotes > 0 || at - scan->at > 3 || at + 1 >= scan->end ||
        text[at + 1] != '>' || (at + 2 < scan->end && strchr(">=", text[at + 2]) != NULL))
        return BLURBS;
    while (i < BLURBS && blurbs[i].letter != text[at])
        i++;
    *behind = at + 2;
    if (*behind < scan->end && (text[*behind] == ' ' || text[*behind] == '\t'))
        ++*behind;
    return i;
}

/* The fence that a code block within the blurb is open with; 0: none is. */
typedef struct {
    char byte;
    size_t width;
} Fence;

static void follow_fence(Fence *fence, const LineScan *scan, size_t at)
{
    const char *text = scan->text.data;
    size_t width = 0;
    char byte;

    while (at < scan->end && text[at] == ' ')
        at++;
    byte = at < scan->end ? text[at] : '\0';
    if (byte != '`' && byte != '~')
        return;
    while (at + width < scan->end && text[at + width] == byte)
        width++;
    if (width < 3)
        return;
    if (fence->byte == '\0')
        *fence = (Fence){byte, width};
    else if (fence->byte == byte && width >= fence->width)
        *fence = (Fence){0};
}

/* Code goes on up to its fence, even where some of its lines lack the letter: where the line
 * with that fence begins.  0: none is near. */
static size_t find_code_end(const LineScan *scan, Fence fence)
{
    enum { FARTHEST = 100 }; /* lines */
    LineScan ahead = *scan;
    size_t lines = 0, behind;

    do {
        Fence here = fence;
        behind = ahead.content;
        lookup_blurb(&ahead, &behind);
        follow_fence(&here, &ahead, behind);
        if (here.byte == '\0')
            return ahead.at;
    } while (lines++ < FARTHEST && next_line(&ahead));
    return 0;
}

static void close_blurb(Rewrite *rewrite, Fence fence, const char *element)
{
    if (rewrite->done > 0 && rewrite->text.data[rewrite->done - 1] != '\n')
        rewrite_put_text(rewrite, "\n");
    for (size_t i = 0; fence.byte != '\0' && i < fence.width; i++)
        rewrite_put(rewrite, &fence.byte, 1); /* or the code would swallow what follows */
    rewrite_put_text(rewrite, "\n\n</");
    rewrite_put_text(rewrite, element);
    rewrite_put_text(rewrite, ">\n\n");
}

/* The scan is at its first line, and afterwards at its last. */
static void rewrite_blurb(Rewrite *rewrite, LineScan *scan, const MarkuaList *list,
                          size_t blurb, size_t behind)
{
    const char *element = blurbs[blurb].element;
    Fence fence = {0};
    LineScan ahead;
    size_t code_end = 0;

    rewrite_put_text(rewrite, "\n<");
    rewrite_put_text(rewrite, element);
    put_html_attributes(rewrite, list, blurbs[blurb].class);
    rewrite_put_text(rewrite, ">\n\n");
    for (;;) {
        rewrite_skip(rewrite, behind);
        follow_fence(&fence, scan, behind);
        rewrite_keep(rewrite, scan->next);
        ahead = *scan;
        if (!next_line(&ahead))
            break;
        if (lookup_blurb(&ahead, &behind) != blurb) {
            if (fence.byte == '\0' ||
                (ahead.at > code_end && (code_end = find_code_end(&ahead, fence)) == 0))
                break;
            behind = ahead.at;
        }
        *scan = ahead;
    }
    scan->fence = '\0'; /* what was the blurb's is closed */
    close_blurb(rewrite, fence, element);
}

void rewrite_markua_blurbs(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    MarkuaList list, none = {0};
    bool listed = false;
    size_t list_at = 0, behind = 0;

    while (next_line(&scan)) {
        size_t blurb =
            scan.is_code || scan.is_comment ? BLURBS : lookup_blurb(&scan, &behind);
        if (blurb == BLURBS) {
            listed = !scan.is_code && line_is_list(&scan, &list);
            list_at = scan.at;
            continue;
        }
        rewrite_keep(rewrite, listed ? list_at : scan.at);
        rewrite_skip(rewrite, scan.at);
        rewrite_blurb(rewrite, &scan, listed ? &list : &none, blurb, behind);
        listed = false;
        scan.after_blank = true;
    }
}
