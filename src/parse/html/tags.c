/* tags.c - the tags of a run, with their places; comments and scripts are cut out. */
#include "parse/html/plan.h"

#include <string.h>
#include "parse/html/report.h"

/* Leads from a raw text to the chapter's.  cmark strips the marks of quotes and lists
 * from each line of an HTML block, so that lines must be matched one by one. */
typedef struct {
    size_t at;     /* in the node's text, only ever moves on */
    size_t line;   /* where the line of at begins in the node's text */
    size_t source; /* where the same line's text begins in the chapter's */
} Cursor;

typedef struct { /* raw text elements whose end tag nobody need look for any more */
    const HtmlElement *elements[8]; /* there are no more in the table */
    size_t count;
} Endless;

typedef struct {
    Plan *plan;
    Cursor cursor;
    size_t piece;
    HtmlScanner scanner; /* of the piece's text */
    size_t foreign;      /* open svg and math elements */
    size_t drawing;      /* the mark of the outermost of them */
    size_t html_inside;  /* open elements of those that hold HTML */
    bool no_comment_ends;
    Endless in_piece, in_later; /* within the piece; in those behind it */
} Scan;

static bool is_endless(const Endless *endless, const HtmlElement *element)
{
    for (size_t i = 0; i < endless->count; i++)
        if (endless->elements[i] == element)
            return true;
    return false;
}

static void put_endless(Endless *endless, const HtmlElement *element)
{
    size_t most = sizeof endless->elements / sizeof endless->elements[0];

    if (endless->count < most && !is_endless(endless, element))
        endless->elements[endless->count++] = element;
}

static const Node *node_of(const Scan *scan)
{
    return scan->plan->pieces[scan->piece].node;
}

/* Where the line of the text begins that ends the source's line from start on. */
static size_t match_line(const Chapter *chapter, size_t start, const char *line)
{
    const char *source = chapter->text.data + start;
    const char *end = memchr(source, '\n', chapter->text.len - start);
    size_t length = end == NULL ? chapter->text.len - start : (size_t)(end - source);
    size_t wanted = strcspn(line, "\n");

    return wanted <= length ? start + length - wanted : start;
}

static bool has_place(const Chapter *chapter, const Node *node)
{
    return node->offset < chapter->text.len; /* NO_OFFSET is larger than any */
}

static void start_cursor(Scan *scan)
{
    const Chapter *chapter = scan->plan->chapter;
    const Node *node = node_of(scan);
    size_t start = node->offset;

    scan->cursor = (Cursor){.source = start};
    if (node->kind != NODE_HTML_BLOCK || !has_place(chapter, node))
        return;
    while (start > 0 && chapter->text.data[start - 1] != '\n')
        start--;
    scan->cursor.source = match_line(chapter, start, node->text);
}

static void next_line(Scan *scan)
{
    const Chapter *chapter = scan->plan->chapter;
    Cursor *cursor = &scan->cursor;
    const char *source = chapter->text.data + cursor->source;
    const char *end = memchr(source, '\n', chapter->text.len - cursor->source);

    if (end == NULL)
        return;
    cursor->line = cursor->at + 1;
    cursor->source = match_line(chapter, (size_t)(end + 1 - chapter->text.data),
                                node_of(scan)->text + cursor->line);
}

static uint32_t source_offset(Scan *scan, size_t at)
{
    const Node *node = node_of(scan);
    Cursor *cursor = &scan->cursor;

    if (!has_place(scan->plan->chapter, node))
        return node->offset;
    while (cursor->at < at) {
        const char *from = node->text + cursor->at;
        const char *newline = memchr(from, '\n', at - cursor->at);
        cursor->at = newline == NULL ? at : (size_t)(newline - node->text);
        if (newline != NULL) {
            next_line(scan);
            cursor->at++;
        }
    }
    return (uint32_t)(cursor->source + at - cursor->line);
}

/* So many that the marks of most runs are never moved: they are large, and many. */
static size_t expected_marks(const Plan *plan)
{
    enum { MOST = 1 << 16 };
    size_t count = 8;

    for (size_t i = 0; i < plan->piece_count && count < MOST; i++) {
        const char *at =
            plan->pieces[i].kind == PIECE_RAW ? plan->pieces[i].node->text : NULL;
        for (; at != NULL && count < MOST; at = strchr(at + 1, '<'))
            count += 2; /* a tag, and the text behind it */
    }
    return count;
}

static void make_room(Plan *plan)
{
    size_t room = plan->mark_room == 0 ? expected_marks(plan)
                                       : plan->mark_room + plan->mark_room / 2;
    Mark *marks = arena_room(plan->scratch, room * sizeof *marks);

    if (plan->mark_count > 0)
        memcpy(marks, plan->marks, plan->mark_count * sizeof *marks);
    plan->marks = marks;
    plan->mark_room = room;
}

/* element: of a known tag, or NULL. */
static Mark *add_mark(Scan *scan, const HtmlToken *token, const HtmlElement *element,
                      MarkAction action)
{
    Plan *plan = scan->plan;
    Mark *mark;

    if (plan->mark_count == plan->mark_room)
        make_room(plan);
    mark = &plan->marks[plan->mark_count++];
    *mark = (Mark){.token = *token,
                   .element = element,
                   .action = action,
                   .foreign = scan->foreign > 0,
                   .offset = source_offset(scan, token->start),
                   .piece = scan->piece,
                   .partner = NO_MARK};
    plan->pieces[scan->piece].mark_count++;
    return mark;
}

static void start_piece(Scan *scan)
{
    scan->scanner = (HtmlScanner){.text = node_of(scan)->text};
    scan->in_piece.count = 0;
    scan->plan->pieces[scan->piece].first_mark = scan->plan->mark_count;
    start_cursor(scan);
}

static const char *find_end(const char *text, const char *name)
{
    return name == NULL ? strstr(text, "-->") : html_raw_end(text, name);
}

/* What hides text (a comment, or the raw text element of the name) ends in a later
 * piece: those between are hidden, and the scan goes on there. */
static bool hide_up_to_end(Scan *scan, const char *name)
{
    Plan *plan = scan->plan;

    for (size_t i = scan->piece + 1; i < plan->piece_count; i++) {
        const char *end = NULL;
        if (plan->pieces[i].kind == PIECE_RAW)
            end = find_end(plan->pieces[i].node->text, name);
        if (end == NULL)
            continue;
        while (++scan->piece < i)
            plan->pieces[scan->piece].hidden = true;
        start_piece(scan);
        scan->scanner.at = (size_t)(end - node_of(scan)->text);
        scan->scanner.at +=
            name == NULL ? 3 : strcspn(end, ">") + (end[strcspn(end, ">")] == '>');
        return true;
    }
    return false;
}

static bool hide_comment(Scan *scan)
{
    if (!scan->no_comment_ends)
        scan->no_comment_ends = !hide_up_to_end(scan, NULL);
    return !scan->no_comment_ends;
}

static bool hide_element(Scan *scan, const HtmlElement *element)
{
    if (is_endless(&scan->in_later, element))
        return false;
    if (hide_up_to_end(scan, element->name))
        return true;
    put_endless(&scan->in_later, element);
    return false;
}

static void scan_hidden(Scan *scan, const HtmlToken *token)
{
    const char *what = token->kind == HTML_COMMENT ? "comment" : "processing instruction";
    const char *hint = token->kind == HTML_COMMENT ? "end it with -->" : "end it with ?>";
    uint32_t offset = source_offset(scan, token->start);

    if (token->closed || (token->kind == HTML_COMMENT && hide_comment(scan)))
        return;
    report(scan->plan->chapter, "html-unclosed", offset, hint,
           "the %s is never closed, so that what follows is hidden", what);
}

static void scan_cdata(Scan *scan, const HtmlToken *token)
{
    HtmlToken content = {.kind = HTML_CHARACTERS,
                         .closed = true,
                         .start = token->start + 9};

    content.length = token->length - 9 - (token->closed ? 3 : 0);
    add_mark(scan, &content, NULL, MARK_TEXT);
}

/* Markdown ends a block of most elements at the first blank line, but one of <script>,
 * <style>, <textarea> only with the end tag: without it the block has taken all the
 * rest. */
static bool takes_the_rest(const HtmlToken *token, const char *text)
{
    return strcmp(token->name, "script") == 0 || strcmp(token->name, "style") == 0 ||
           (strcmp(token->name, "textarea") == 0 && strstr(text, "\n\n") != NULL);
}

/* What an author forgot to close must not cost the rest of the chapter: it is shown as
 * it stands. */
static void show_unclosed(Scan *scan, const HtmlToken *token, size_t start)
{
    Plan *plan = scan->plan;
    const char *text = node_of(scan)->text + scan->scanner.at;
    HtmlToken content = {.kind = HTML_CHARACTERS,
                         .closed = true,
                         .start = scan->scanner.at,
                         .length = strlen(text)};
    bool rest = takes_the_rest(token, text);

    report(plan->chapter, "html-unclosed", plan->marks[start].offset,
           "close it where it should end", "<%s> is never closed, so that %s",
           token->name,
           rest ? "what follows is shown as it is written" : "its text is shown");
    plan->marks[start].action = rest ? MARK_REPLACE : MARK_SKIP;
    plan->marks[start].instead = "<pre>"; /* the end of the run closes it */
    if (!rest)
        return;
    scan->scanner.at += content.length;
    add_mark(scan, &content, NULL, MARK_TEXT);
}

/* An element whose content a parser takes for text.  Its end tag is scanned next, like
 * any other. */
static void scan_raw_text(Scan *scan, const HtmlToken *token, const HtmlElement *element)
{
    size_t start = scan->plan->mark_count;
    const char *text = node_of(scan)->text + scan->scanner.at;
    bool shown = element->fate != FATE_DROP && element->fate != FATE_MEDIA;
    bool endless = is_endless(&scan->in_piece, element);
    const char *end = endless ? NULL : html_raw_end(text, token->name);
    HtmlToken content = {.kind = HTML_CHARACTERS,
                         .closed = true,
                         .start = scan->scanner.at};

    add_mark(scan, token, element, MARK_KEEP);
    if (end != NULL) {
        content.length = (size_t)(end - text);
        scan->scanner.at += content.length;
        add_mark(scan, &content, NULL, shown ? MARK_TEXT : MARK_SKIP);
    } else if (element->fate == FATE_DROP && hide_element(scan, element)) {
        scan->plan->marks[start].partner = start;
    } else {
        put_endless(&scan->in_piece, element);
        if (scan->plan->block && !endless &&
            (element->fate == FATE_DROP || takes_the_rest(token, text)))
            show_unclosed(scan, token, start);
    }
}

static bool is_one_of(const HtmlToken *token, const char *names)
{
    return has_word(names, token->name, strlen(token->name));
}

/* The integration points of HTML 13.2.6. */
static bool holds_html(const HtmlToken *token)
{
    return is_one_of(token, "foreignobject desc title annotation-xml mi mo mn ms mtext");
}

/* An element of HTML that no drawing or formula has, outside of what holds HTML, ends them
 * (HTML 13.2.6.5); told to the parser, since it has an idea of its own of which do. */
static void end_drawing_at(Scan *scan, const HtmlToken *token, const HtmlElement *element)
{
    HtmlToken nothing = {.kind = HTML_CHARACTERS, .closed = true, .start = token->start};

    if (scan->foreign == 0 || scan->html_inside > 0 || element == NULL ||
        is_one_of(token, "a image math script style svg title"))
        return;
    scan->plan->marks[scan->drawing].partner = scan->drawing;
    for (; scan->foreign > 0; scan->foreign--)
        add_mark(scan, &nothing, NULL, MARK_REPLACE)->instead = "</svg></math>";
}

static void scan_start_tag(Scan *scan, const HtmlToken *token)
{
    const HtmlElement *element = lookup_html_element(token->name);

    end_drawing_at(scan, token, element);
    /* In SVG a title or style is an element like any other; a script is nowhere
     * wanted. */
    if (element != NULL && (element->flags & HTML_RAW_TEXT) != 0 &&
        (scan->foreign == 0 || strcmp(token->name, "script") == 0) &&
        !token->self_closing)
        scan_raw_text(scan, token, element);
    else
        add_mark(scan, token, element, MARK_KEEP)->foreign &=
            scan->html_inside == 0 || element == NULL;
    if (token->self_closing)
        return;
    if (is_drawing(token) && scan->foreign++ == 0)
        scan->drawing = scan->plan->mark_count - 1;
    else if (scan->foreign > 0 && holds_html(token))
        scan->html_inside++;
}

static void scan_end_tag(Scan *scan, const HtmlToken *token)
{
    const HtmlElement *element = lookup_html_element(token->name);

    end_drawing_at(scan, token, element);
    if (is_drawing(token))
        scan->foreign -= scan->foreign > 0;
    if (scan->foreign == 0)
        scan->html_inside = 0;
    else if (holds_html(token))
        scan->html_inside -= scan->html_inside > 0;
    add_mark(scan, token, element, MARK_KEEP)->foreign &=
        scan->html_inside == 0 || element == NULL;
}

static void scan_token(Scan *scan, const HtmlToken *token)
{
    switch (token->kind) {
    case HTML_START_TAG:
        scan_start_tag(scan, token);
        break;
    case HTML_END_TAG:
        scan_end_tag(scan, token);
        break;
    case HTML_COMMENT:
    case HTML_INSTRUCTION:
        scan_hidden(scan, token);
        break;
    case HTML_CDATA:
        scan_cdata(scan, token);
        break;
    case HTML_CHARACTERS:
        add_mark(scan, token, NULL, MARK_KEEP);
        break;
    case HTML_DECLARATION:
        break;
    }
}

void plan_scan(Plan *plan)
{
    Scan scan = {.plan = plan};
    HtmlToken token;

    for (; scan.piece < plan->piece_count; scan.piece++) {
        if (plan->pieces[scan.piece].kind != PIECE_RAW)
            continue;
        start_piece(&scan);
        /* A token may lead into a later piece. */
        while (html_next_token(&scan.scanner, &token))
            scan_token(&scan, &token);
    }
}
