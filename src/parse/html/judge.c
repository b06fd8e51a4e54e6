/* judge.c - what becomes of each tag of a run: kept, shown as text, replaced, left out. */
#include <stdio.h>
#include <string.h>
#include "parse/html/plan.h"
#include "parse/html/report.h"

/* ---- Names that HTML does not have ------------------------------------------------- */

static void show_as_text(Plan *plan, Mark *mark)
{
    const char *text = mark_text(plan, mark);
    int length =
        (int)(mark->token.length < 60 ? mark->token.length : strcspn(text, " \t\n>"));

    if (mark->action == MARK_TEXT)
        return;
    mark->action = MARK_TEXT;
    report_once(plan->chapter, "html-unknown", mark->offset,
                "write it as code, `<...>`, or with a backslash, \\<...>",
                mark->element == NULL
                    ? "%.*s is no element of HTML, so it is shown as text"
                    : "%.*s seems to be meant as text, and is shown so",
                length, text);
}

/* <TabItem>, <my-note>: the name of a component, which XML in prose seldom has. */
static bool is_component_name(const Plan *plan, const Mark *mark)
{
    char first = mark_text(plan, mark)[1];

    return (first >= 'A' && first <= 'Z') || strchr(mark->token.name, '-') != NULL;
}

static bool is_empty(const Plan *plan, const Mark *start)
{
    const Mark *end = &plan->marks[start->partner];

    return end == start + 1 && end->piece - start->piece <= (plan->block ? 0 : 1);
}

/* known counts the known start tags up to each mark, held the Markdown blocks up to
 * each piece. */
static bool holds_something(const Plan *plan, const Mark *start, const size_t *known,
                            const size_t *held)
{
    const Mark *end = &plan->marks[start->partner];

    return known[start->partner] > known[start - plan->marks] ||
           held[end->piece] > held[start->piece] ||
           (is_component_name(plan, start) && !is_empty(plan, start));
}

/* </preview> on a line of its own, which nothing opens: a slip, and no text. */
static bool is_stray_end(const Plan *plan, const Mark *mark)
{
    const Bytes text = plan->chapter->text;
    size_t from = mark->offset, end = from + mark->token.length;

    if (!plan->block || mark->token.kind != HTML_END_TAG || end > text.len)
        return false;
    while (from > 0 && (text.data[from - 1] == ' ' || text.data[from - 1] == '\t'))
        from--;
    while (end < text.len && (text.data[end] == ' ' || text.data[end] == '\t'))
        end++;
    return (from == 0 || text.data[from - 1] == '\n') &&
           (end == text.len || text.data[end] == '\n');
}

static void leave_out(Plan *plan, Mark *mark)
{
    mark->action = MARK_SKIP;
    report_once(plan->chapter, "html-unknown", mark->offset,
                "remove it, or write it as code, `<...>`",
                "%.*s is no element of HTML, and closes nothing; it is left out",
                (int)(mark->token.length < 60 ? mark->token.length : 60),
                mark_text(plan, mark));
}

/* <Component> around text, or anything around known elements or Markdown blocks: the
 * content is what counts. */
static void judge_unknown(Plan *plan, size_t at, const size_t *known, const size_t *held)
{
    Mark *mark = &plan->marks[at];
    bool titled;

    if (mark->token.kind == HTML_END_TAG && mark->partner != NO_MARK)
        return; /* judged with its start tag */
    if (mark->partner == NO_MARK && is_stray_end(plan, mark)) {
        leave_out(plan, mark);
        return;
    }
    if (mark->partner == NO_MARK || !holds_something(plan, mark, known, held)) {
        show_as_text(plan, mark);
        if (mark->partner != NO_MARK)
            plan->marks[mark->partner].action = MARK_TEXT;
        return;
    }
    titled = plan_show_component(plan, mark, &plan->marks[mark->partner]);
    report_once(plan->chapter, "html-unknown", mark->offset, NULL,
                titled
                    ? "<%.*s> is no element of HTML; what it holds stays, and its title"
                    : "<%.*s> is no element of HTML; what it holds stays, without it and "
                      "its attributes",
                (int)strcspn(mark_text(plan, mark) + 1, " \t\n/>"),
                mark_text(plan, mark) + 1);
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

static bool follows_word(const Plan *plan, const Mark *mark)
{
    const Bytes source = plan->chapter->text;
    char before;

    if (mark->offset == 0 || mark->offset >= source.len)
        return false;
    before = source.data[mark->offset - 1];
    return is_letter_or_digit(before) || before == ':';
}

/* <span>Right at the start of a paragraph, and not <span>s of one thing or another. */
static bool begins_text(const Plan *plan, const Mark *mark)
{
    const Bytes source = plan->chapter->text;
    size_t end = mark->offset + mark->token.length;

    return mark->piece == 0 && mark->element->fate == FATE_KEEP && !mark_is_void(mark) &&
           end + 1 < source.len && strchr(" \t\n,.;:)(<", source.data[end]) == NULL &&
           !(source.data[end] == 's' && !is_letter_or_digit(source.data[end + 1]));
}

/* In prose a name in angle brackets may be one of HTML's by accident: Vec<A>,
 * <source>, <time>.  A tag without attributes that nothing closes, and that does
 * nothing as it is, is taken for text. */
static bool is_prose(const Plan *plan, const Mark *mark)
{
    char first = mark_text(plan, mark)[1];

    if (plan->block || mark->token.kind != HTML_START_TAG || mark->partner != NO_MARK)
        return false;
    if ((mark->element->flags & HTML_RAW_TEXT) != 0)
        return true;
    if (mark->token.attribute_count > 0) /* a<b && c>d */
        return follows_word(plan, mark) && !mark_is_void(mark) &&
               memchr(mark_text(plan, mark), '=', mark->token.length) == NULL;
    if (first >= 'A' && first <= 'Z' && follows_word(plan, mark))
        return true;
    if (mark->element->fate == FATE_FORM && mark < plan->marks + plan->form_end)
        return false;
    if ((mark->element->flags & HTML_BARE) != 0 || begins_text(plan, mark))
        return false;
    return ((mark->element->flags & (HTML_FORMATTING | HTML_OPEN_END)) == 0 &&
            !mark->token.self_closing) ||
           mark_is_named(mark, "html head body tr td th tbody thead tfoot colgroup");
}

/* ---- Elements that no parser needs to see ------------------------------------------ */

static void replace(Mark *mark, const char *text)
{
    mark->action = MARK_REPLACE;
    mark->instead = text;
}

static void judge_form(Plan *plan, Mark *mark, bool start)
{
    if (mark_is_named(mark, "option")) {
        replace(mark, start ? " " : "");
    } else if (mark_is_named(mark, "select optgroup datalist textarea isindex keygen")) {
        mark->action = MARK_SKIP;
        if (start && !mark_is_named(mark, "optgroup"))
            report(plan->chapter, "html-form", mark->offset, NULL,
                   "<%s> does nothing in a book; its text stays", mark->token.name);
    }
}

static void judge_dropped(Plan *plan, Mark *mark, bool start)
{
    if (mark_is_named(mark, "source track param"))
        return; /* the tree tells what they belong to */
    mark->action = MARK_SKIP;
    if (!start)
        return;
    if (mark_is_named(mark, "script")) /* each one may have drawn something */
        report(plan->chapter, "html-script", mark->offset, NULL,
               "<script> is left out: no script runs in a book");
    else
        report_once(plan->chapter, "html-script", mark->offset, NULL,
                    "<%s> is left out: %s", mark->token.name,
                    mark_is_named(mark, "style")
                        ? "style sheets belong into `css` of the manifest"
                        : "it is no part of a text");
}

static bool mentions(const Plan *plan, const Mark *mark, const char *attribute)
{
    const char *text = mark_text(plan, mark);
    size_t n = strlen(attribute);

    for (size_t i = 0; i + n < mark->token.length; i++)
        if (strncasecmp(text + i, attribute, n) == 0)
            return true;
    return false;
}

/* What a video holds is an excuse, and is left out: of one that nothing closes that would
 * be all that follows. */
static void judge_unclosed_media(Plan *plan, Mark *mark)
{
    report(plan->chapter, "html-unclosed", mark->offset, "close it where it should end",
           "<%s> is never closed", mark->token.name);
    if (mentions(plan, mark, "src"))
        mark->action = MARK_CLOSE;
}

/* A parser takes their content for text, or for none of the page's; a reader wants it. */
static void judge_hidden(Plan *plan, Mark *mark, bool start)
{
    mark->action = MARK_SKIP;
    if (start)
        report_once(plan->chapter,
                    mark_is_named(mark, "template") ? "html-script" : "html-obsolete",
                    mark->offset, NULL, "<%s> is left out; what it holds stays",
                    mark->token.name);
}

/* No frames are seen within a body. */
static const char *as_iframe(const Plan *plan, const Mark *mark)
{
    const size_t before = strlen("<frame");

    return arena_format(plan->scratch, "<iframe%.*s></iframe>",
                        (int)(mark->token.length - before - 1),
                        mark_text(plan, mark) + before);
}

/* What no parser need see as it is. */
static void judge_unwanted(Plan *plan, Mark *mark, bool start)
{
    if (mark->element->fate == FATE_FRAME || mark_is_named(mark, "plaintext"))
        mark->action = MARK_SKIP;
    else if (mark_is_named(mark, "noembed noframes template"))
        judge_hidden(plan, mark, start);
    else if (mark->element->fate == FATE_DROP)
        judge_dropped(plan, mark, start);
    else if (mark->element->fate == FATE_FORM)
        judge_form(plan, mark, start);
    else if (mark_is_named(mark, "xmp"))
        replace(mark, start ? "<pre>" : "</pre>");
    else if (mark_is_named(mark, "frame"))
        replace(mark, start ? as_iframe(plan, mark) : "");
    if (mark->action == MARK_KEEP && start && mark->partner == NO_MARK &&
        !mark->token.self_closing && mark_is_named(mark, "audio video"))
        judge_unclosed_media(plan, mark);
}

static void judge_known(Plan *plan, Mark *mark)
{
    bool start = mark->token.kind == HTML_START_TAG;

    if (mark->element->fate == FATE_FORM && mark->partner != NO_MARK &&
        mark->partner > plan->form_end)
        plan->form_end = mark->partner;

    if (is_prose(plan, mark)) {
        show_as_text(plan, mark);
        return;
    }
    if (mark->element->fate != FATE_KEEP)
        judge_unwanted(plan, mark, start);
    /* XHTML's <a id="x"/> is meant as it looks; an anchor that nothing closes names a
     * place. */
    if (mark->action == MARK_KEEP && start && !mark_is_void(mark) &&
        (mark->token.self_closing ||
         (mark->partner == NO_MARK && mark_is_named(mark, "a") &&
          !mentions(plan, mark, "href")) ||
         (mark->partner == NO_MARK && mark_is_named(mark, "iframe"))))
        mark->action = MARK_CLOSE;
}

static bool is_tag(const Mark *mark)
{
    return mark->token.kind == HTML_START_TAG || mark->token.kind == HTML_END_TAG;
}

static bool is_drawn(const Plan *plan, const Mark *mark)
{
    const char *name = mark_text(plan, mark) + 1;
    char copy[sizeof mark->token.name];

    name += *name == '/';
    snprintf(copy, sizeof copy, "%.*s", (int)strcspn(name, " \t\n\f\r/>"), name);
    return mark->element == NULL &&
           (is_svg_element(copy) || lookup_math_element(copy) != NULL);
}

static bool is_unclosed_drawing(const Plan *plan, const Mark *mark)
{
    return is_drawing(&mark->token) && mark->token.kind == HTML_START_TAG &&
           mark->partner == NO_MARK && !mark->token.self_closing && !is_prose(plan, mark);
}

/* A parser would take all that follows for parts of the drawing or formula; but for its
 * own tags that is judged as what it looks like. */
static void judge_unclosed_drawing(Plan *plan, size_t at)
{
    report(plan->chapter, "html-unclosed", plan->marks[at].offset,
           "close it where it should end",
           "<%s> is never closed, so that only its text stays",
           plan->marks[at].token.name);
    plan->marks[at].action = MARK_SKIP;
    for (size_t i = at + 1; i < plan->mark_count; i++) {
        Mark *mark = &plan->marks[i];
        if (is_drawing(&mark->token) && mark->partner != NO_MARK && mark->partner > i) {
            i = mark->partner;
            continue;
        }
        mark->foreign = false;
        if (is_tag(mark) && is_drawn(plan, mark) && mark->action == MARK_KEEP)
            mark->action = MARK_SKIP;
    }
}

/* The element that was called so had no attributes, and no capital; those that have one
 * are mdBook's. */
static bool is_component(const Plan *plan, const Mark *mark)
{
    return mark->element->fate == FATE_RENAME && mark_is_named(mark, "listing") &&
           (mark->token.attribute_count > 0 || mark->token.kind == HTML_END_TAG ||
            strncmp(mark_text(plan, mark), "<Li", 3) == 0);
}

static void count_up(const Plan *plan, size_t *known, size_t *held)
{
    size_t count = 0;

    for (size_t i = 0; i < plan->mark_count; i++) {
        known[i] = count;
        count +=
            plan->marks[i].element != NULL && plan->marks[i].token.kind == HTML_START_TAG;
    }
    count = 0;
    for (size_t i = 0; i < plan->piece_count; i++) {
        held[i] = count;
        count += plan->block && plan->pieces[i].kind == PIECE_HOLD;
    }
}

void plan_judge_tags(Plan *plan)
{
    size_t *known = arena_alloc(plan->scratch, (plan->mark_count + 1) * sizeof *known);
    size_t *held = arena_alloc(plan->scratch, (plan->piece_count + 1) * sizeof *held);

    count_up(plan, known, held);
    for (size_t i = 0; i < plan->mark_count; i++) {
        Mark *mark = &plan->marks[i];
        if (!is_tag(mark) || mark->action != MARK_KEEP ||
            (mark->foreign && !mark_is_named(mark, "script")))
            continue;
        if (is_unclosed_drawing(plan, mark))
            judge_unclosed_drawing(plan, i);
        else if (is_drawing(&mark->token) && mark->partner != NO_MARK)
            mark->action = MARK_KEEP;
        else if (mark->element == NULL || is_component(plan, mark))
            judge_unknown(plan, i, known, held);
        else
            judge_known(plan, mark);
    }
}
