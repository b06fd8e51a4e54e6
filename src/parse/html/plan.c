/* plan.c - what is to be done with each tag of a run's raw HTML. */
#include "parse/html/plan.h"

#include <string.h>
#include "parse/html/report.h"

/* How far back an end tag looks for its start tag among those that are open. */
enum { FARTHEST = 200 };

void plan_add(Plan *plan, PieceKind kind, Node *node)
{
    plan->pieces =
        arena_grow(plan->scratch, plan->pieces, plan->piece_count, sizeof *plan->pieces);
    plan->pieces[plan->piece_count] =
        (Piece){.kind = kind, .node = node, .reach = plan->piece_count};
    plan->piece_count++;
}

static const char *text_of(const Plan *plan, const Mark *mark)
{
    return plan->pieces[mark->piece].node->text + mark->token.start;
}

static bool is_named(const Mark *mark, const char *names)
{
    return has_word(names, mark->token.name, strlen(mark->token.name));
}

static bool is_void(const Mark *mark)
{
    return mark->element != NULL && (mark->element->flags & HTML_VOID) != 0;
}

static void pair_end_tag(Plan *plan, size_t *open, size_t *count, size_t end)
{
    size_t lowest = *count > FARTHEST ? *count - FARTHEST : 0;

    for (size_t i = *count; i > lowest; i--) {
        Mark *start = &plan->marks[open[i - 1]];
        if (strcmp(start->token.name, plan->marks[end].token.name) != 0)
            continue;
        start->partner = end;
        plan->marks[end].partner = open[i - 1];
        memmove(&open[i - 1], &open[i], (*count - i) * sizeof *open);
        --*count;
        return;
    }
}

/* Not only well-nested ones: <b><i></b></i> are two pairs. */
static void pair_tags(Plan *plan)
{
    size_t *open = arena_alloc(plan->scratch, (plan->mark_count + 1) * sizeof *open);
    size_t count = 0;

    for (size_t i = 0; i < plan->mark_count; i++) {
        const Mark *mark = &plan->marks[i];
        if (mark->token.kind == HTML_START_TAG && !is_void(mark) &&
            !mark->token.self_closing && mark->partner == NO_MARK)
            open[count++] = i;
        else if (mark->token.kind == HTML_END_TAG)
            pair_end_tag(plan, open, &count, i);
    }
}

/* ---- Names that HTML does not have ------------------------------------------------- */

static void show_as_text(Plan *plan, Mark *mark)
{
    const char *text = text_of(plan, mark);
    int length =
        (int)(mark->token.length < 60 ? mark->token.length : strcspn(text, " \t\n>"));

    if (mark->action == MARK_TEXT)
        return;
    mark->action = MARK_TEXT;
    report(plan->chapter, "html-unknown", mark->offset,
           "write it as code, `<...>`, or with a backslash, \\<...>",
           mark->element == NULL ? "%.*s is no element of HTML, so it is shown as text"
                                 : "%.*s seems to be meant as text, and is shown so",
           length, text);
}

/* known counts the known start tags up to each mark, held the Markdown blocks up to
 * each piece. */
static bool holds_something(const Plan *plan, const Mark *start, const size_t *known,
                            const size_t *held)
{
    const Mark *end = &plan->marks[start->partner];

    return known[start->partner] > known[start - plan->marks] ||
           held[end->piece] > held[start->piece];
}

/* <Component> around known elements or Markdown blocks: the content is what counts. */
static void judge_unknown(Plan *plan, size_t at, const size_t *known, const size_t *held)
{
    Mark *mark = &plan->marks[at];

    if (mark->token.kind == HTML_END_TAG && mark->partner != NO_MARK)
        return; /* judged with its start tag */
    if (mark->partner == NO_MARK || !holds_something(plan, mark, known, held)) {
        show_as_text(plan, mark);
        if (mark->partner != NO_MARK)
            plan->marks[mark->partner].action = MARK_TEXT;
        return;
    }
    mark->action = plan->marks[mark->partner].action = MARK_SKIP;
    report_once(plan->chapter, "html-unknown", mark->offset,
                "<%.*s> is no element of HTML; what it holds stays, without it and its "
                "attributes",
                (int)strcspn(text_of(plan, mark) + 1, " \t\n/>"),
                text_of(plan, mark) + 1);
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

/* In prose a name in angle brackets may be one of HTML's by accident: Vec<A>,
 * <source>, <time>.  A tag without attributes that nothing closes, and that does
 * nothing as it is, is taken for text. */
static bool is_prose(const Plan *plan, const Mark *mark)
{
    char first = text_of(plan, mark)[1];

    if (plan->block || mark->token.kind != HTML_START_TAG ||
        mark->token.attribute_count > 0 || mark->partner != NO_MARK)
        return false;
    if (first >= 'A' && first <= 'Z' && follows_word(plan, mark))
        return true;
    if ((mark->element->flags & HTML_BARE) != 0)
        return false;
    return ((mark->element->flags & (HTML_FORMATTING | HTML_OPEN_END)) == 0 &&
            !mark->token.self_closing) ||
           is_named(mark, "html head body tr td th tbody thead tfoot colgroup");
}

/* ---- Elements that no parser needs to see ------------------------------------------ */

static void replace(Mark *mark, const char *text)
{
    mark->action = MARK_REPLACE;
    mark->instead = text;
}

static void judge_form(Plan *plan, Mark *mark, bool start)
{
    if (is_named(mark, "option")) {
        replace(mark, start ? " " : "");
    } else if (is_named(mark, "select optgroup datalist textarea isindex keygen")) {
        mark->action = MARK_SKIP;
        if (start && !is_named(mark, "optgroup"))
            report(plan->chapter, "html-form", mark->offset, NULL,
                   "<%s> does nothing in a book; its text stays", mark->token.name);
    }
}

static void judge_dropped(Plan *plan, Mark *mark, bool start)
{
    if (is_named(mark, "template source track param"))
        return; /* the tree tells what they belong to */
    mark->action = MARK_SKIP;
    if (start)
        report(plan->chapter, "html-script", mark->offset, NULL, "<%s> is left out: %s",
               mark->token.name,
               is_named(mark, "script") ? "no script runs in a book"
               : is_named(mark, "style")
                   ? "style sheets belong into `css` of the manifest"
                   : "it is no part of a text");
}

static bool mentions(const Plan *plan, const Mark *mark, const char *attribute)
{
    const char *text = text_of(plan, mark);
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

static void judge_known(Plan *plan, Mark *mark)
{
    bool start = mark->token.kind == HTML_START_TAG;

    if (is_prose(plan, mark)) {
        show_as_text(plan, mark);
        return;
    }
    if (mark->element->fate == FATE_FRAME || is_named(mark, "plaintext"))
        mark->action = MARK_SKIP;
    else if (mark->element->fate == FATE_DROP)
        judge_dropped(plan, mark, start);
    else if (mark->element->fate == FATE_FORM)
        judge_form(plan, mark, start);
    else if (is_named(mark, "xmp"))
        replace(mark, start ? "<pre>" : "</pre>");
    else if (is_named(mark, "frame"))
        replace(mark, "");
    if (mark->action == MARK_KEEP && start && mark->partner == NO_MARK &&
        !mark->token.self_closing && is_named(mark, "audio video"))
        judge_unclosed_media(plan, mark);
    /* XHTML's <a id="x"/> is meant as it looks; an anchor that nothing closes names a
     * place. */
    if (mark->action == MARK_KEEP && start && !is_void(mark) &&
        (mark->token.self_closing ||
         (mark->partner == NO_MARK && is_named(mark, "a") &&
          !mentions(plan, mark, "href")) ||
         (mark->partner == NO_MARK && is_named(mark, "iframe"))))
        mark->action = MARK_CLOSE;
}

/* The element that was called so had no attributes; those that have some are mdBook's. */
static bool is_component(const Mark *mark)
{
    return is_named(mark, "listing") &&
           (mark->token.attribute_count > 0 || mark->token.kind == HTML_END_TAG);
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

static bool is_tag(const Mark *mark)
{
    return mark->token.kind == HTML_START_TAG || mark->token.kind == HTML_END_TAG;
}

static void judge_tags(Plan *plan)
{
    size_t *known = arena_alloc(plan->scratch, (plan->mark_count + 1) * sizeof *known);
    size_t *held = arena_alloc(plan->scratch, (plan->piece_count + 1) * sizeof *held);
    size_t foreign_end =
        0; /* up to this mark everything is SVG or MathML, whose names differ */

    count_up(plan, known, held);
    for (size_t i = 0; i < plan->mark_count; i++) {
        Mark *mark = &plan->marks[i];
        bool foreign = is_named(mark, "svg math");
        if (!is_tag(mark) || mark->action != MARK_KEEP ||
            (i < foreign_end && !is_named(mark, "script")))
            continue;
        if (foreign && mark->partner != NO_MARK && mark->partner > i)
            foreign_end = mark->partner + 1;
        else if (foreign && mark->token.self_closing)
            mark->action = MARK_KEEP;
        else if (mark->element == NULL || is_component(mark))
            judge_unknown(plan, i, known, held);
        else
            judge_known(plan, mark);
    }
}

/* ---- How far a tag reaches --------------------------------------------------------- */

/* Elements that stay open until the run ends; all others are taken to end with their
 * piece. */
static bool stays_open(const Mark *mark)
{
    return mark->token.kind == HTML_START_TAG && mark->element != NULL &&
           mark->action == MARK_KEEP && mark->partner == NO_MARK &&
           (mark->element->flags & (HTML_BLOCK | HTML_OPEN_END | HTML_VOID)) ==
               HTML_BLOCK &&
           mark->element->content != CONTENT_PHRASING;
}

/* <pre> hides nothing, but Markdown in it is none: its block goes on to its end tag,
 * over blank lines too. */
static bool is_unclosed_pre(const Plan *plan, const Mark *mark)
{
    return plan->block && mark->token.kind == HTML_START_TAG && is_named(mark, "pre") &&
           mark->partner == NO_MARK;
}

static void report_unclosed(const Plan *plan, const Mark *mark)
{
    report(plan->chapter, "html-unclosed", mark->offset, "close it where it should end",
           "<%s> is never closed, so that it holds all that follows", mark->token.name);
}

static size_t last_markdown(const Plan *plan)
{
    size_t last = plan->piece_count;

    while (last > 0 &&
           (plan->pieces[last - 1].kind != PIECE_HOLD || plan->pieces[last - 1].hidden))
        last--;
    return last;
}

static void measure_reach(Plan *plan)
{
    size_t markdown_end = last_markdown(plan);
    size_t searched = NO_MARK; /* the newest piece with a <pre> that nothing closes */

    for (size_t i = 0; i < plan->mark_count; i++) {
        const Mark *mark = &plan->marks[i];
        Piece *piece = &plan->pieces[mark->piece];
        size_t last = mark->piece;
        if (mark->partner != NO_MARK && mark->partner > i && mark->action != MARK_TEXT)
            last = plan->marks[mark->partner].piece;
        if (stays_open(mark) && plan->block) {
            last = plan->piece_count - 1;
            if (piece->reach < last && markdown_end > mark->piece)
                report_unclosed(plan, mark);
        } else if (is_unclosed_pre(plan, mark) && mark->piece != searched) {
            searched = mark->piece;
            if (strstr(text_of(plan, mark), "\n\n") != NULL)
                report_unclosed(plan, mark);
        }
        if (last > piece->reach)
            piece->reach = last;
    }
}

void plan_judge(Plan *plan)
{
    plan_scan(plan);
    pair_tags(plan);
    judge_tags(plan);
    if (plan->block)
        measure_reach(plan);
}
