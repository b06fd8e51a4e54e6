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

const char *mark_text(const Plan *plan, const Mark *mark)
{
    return plan->pieces[mark->piece].node->text + mark->token.start;
}

bool mark_is_named(const Mark *mark, const char *names)
{
    return has_word(names, mark->token.name, strlen(mark->token.name));
}

bool is_drawing(const HtmlToken *token)
{
    /* By their first letters, since every tag is asked. */
    return (token->name[0] == 's' && strcmp(token->name, "svg") == 0) ||
           (token->name[0] == 'm' && strcmp(token->name, "math") == 0);
}

bool mark_is_void(const Mark *mark)
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
        start->token.self_closing = false;
        plan->marks[end].partner = open[i - 1];
        memmove(&open[i - 1], &open[i], (*count - i) * sizeof *open);
        --*count;
        return;
    }
}

/* Not only well-nested ones: <b><i></b></i> are two pairs.  Of <a href="x"/>text</a> HTML
 * does not see the slash. */
static void pair_tags(Plan *plan)
{
    size_t *open = arena_alloc(plan->scratch, (plan->mark_count + 1) * sizeof *open);
    size_t count = 0;

    for (size_t i = 0; i < plan->mark_count; i++) {
        const Mark *mark = &plan->marks[i];
        if (mark->token.kind == HTML_START_TAG && !mark_is_void(mark) &&
            (!mark->token.self_closing || mark_is_named(mark, "a")) &&
            mark->partner == NO_MARK)
            open[count++] = i;
        else if (mark->token.kind == HTML_END_TAG)
            pair_end_tag(plan, open, &count, i);
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
    return plan->block && mark->token.kind == HTML_START_TAG &&
           mark_is_named(mark, "pre") && mark->partner == NO_MARK;
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
            if (strstr(mark_text(plan, mark), "\n\n") != NULL)
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
    plan_judge_tags(plan);
    if (plan->block)
        measure_reach(plan);
}
