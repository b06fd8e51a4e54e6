/* css_selector.c - where gaps come between what a selector names.
 *
 * :where() adds nothing to a selector's weight, so that the variant is as strong as what the
 * author wrote. */
#include "formats/css_selector.h"

#include <string.h>
#include "data/html.h"

#define GAP ":where(div:empty)"
#define GONE ":where([hidden]) + " GAP
#define FIRST_GAP ":where(div:empty:first-child)"

typedef struct {
    const CssToken *first, *end; /* behind its last token */
    char combinator;             /* in front of it: NUL, ' ', '>', '+' or '~' */
    const char *type;            /* an element's name in lower case, or NULL */
    bool is_gap; /* an element without class, id and attribute can be that */
} Compound;

typedef struct {
    const CssSheet *sheet;
    CssGaps *gaps;
    CssSelector *selector;
    bool grown;
    Compound left, right; /* the last two */
    bool left_is_first;
    bool is_first; /* the right one has :first-child, whose site is */
    unsigned first_site;
} Look;

static bool is_mark(const CssToken *token, char ch)
{
    return token->kind == CSS_TOKEN_CHAR && token->ch == ch;
}

static const CssToken *behind_group(const CssToken *open, const CssToken *end)
{
    size_t depth = 0;

    for (const CssToken *token = open; token < end; token++) {
        if (token->kind == CSS_TOKEN_FUNCTION || is_mark(token, '(') ||
            is_mark(token, '['))
            depth++;
        else if (is_mark(token, ')') || is_mark(token, ']'))
            depth--;
        if (depth == 0)
            return token + 1;
    }
    return end;
}

static void add_change(Look *look, CssChange change)
{
    CssSelector *selector = look->selector;

    selector->guarded |= change.site == SITE_ALWAYS;
    selector->changes = arena_grow(look->sheet->arena, selector->changes,
                                   selector->change_count, sizeof change);
    selector->changes[selector->change_count++] = change;
}

static void tell_blind(Look *look, const CssToken *first, const CssToken *end)
{
    CssGaps *gaps = look->gaps;

    gaps->blind = arena_grow(look->sheet->arena, gaps->blind, gaps->blind_count,
                             sizeof *gaps->blind);
    gaps->blind[gaps->blind_count++] = (CssBlind){first->start, end[-1].end};
}

static unsigned new_site(Look *look)
{
    unsigned most = SITE_ALWAYS - 1, site = look->selector->site_count;

    look->selector->site_count += site < most;
    return site < most ? site : most - 1; /* share the last one */
}

/* ---- Compounds ------------------------------------------------------------------------------ */

static char *lower_name(const CssSheet *sheet, const CssToken *token)
{
    char *name = css_unescape(sheet->arena, sheet->bytes.data + token->start,
                              token->end - token->start);

    for (char *at = name; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at | 0x20);
    return name;
}

/* An element that is never a block with gaps beside it: li, td, code, or of MathML. */
static bool is_gapless(const char *type)
{
    const HtmlElement *element = type == NULL ? NULL : lookup_html_element(type);

    return type != NULL &&
           (element == NULL || (element->flags & (HTML_INLINE | HTML_PART)) != 0 ||
            element->fate == FATE_FRAME);
}

/* No gap stands right in it. */
static bool holds_none(const char *type)
{
    static const char holders[] = "article aside blockquote body dd div li main section";

    return type != NULL && !has_word(holders, type, strlen(type));
}

static bool has_gaps_beside(const Look *look)
{
    return !is_gapless(look->right.type) &&
           !(look->right.combinator == '>' && holds_none(look->left.type));
}

/* It asks for what no gap has; ":not(.a)" and ":first-child" don't. */
static bool is_more(const CssSheet *sheet, const CssToken *token)
{
    return token->kind == CSS_TOKEN_CLASS || token->kind == CSS_TOKEN_HASH ||
           is_mark(token, '[') ||
           (token->kind == CSS_TOKEN_FUNCTION && !css_token_is(sheet, token, "not") &&
            strncasecmp(sheet->bytes.data + token->start, "nth-", 4) != 0);
}

/* Up to its end, which is white space or a combinator. */
static const CssToken *read_compound(Look *look, const CssToken *token,
                                     const CssToken *end, char combinator)
{
    Compound *compound = &look->right;

    look->left = look->right;
    look->left_is_first = look->is_first;
    look->is_first = false;
    *compound = (Compound){.first = token, .combinator = combinator, .is_gap = true};
    while (token < end && (token->kind == CSS_TOKEN_IDENT || is_mark(token, '*') ||
                           is_mark(token, '|'))) {
        if (token > compound->first && token->space_before)
            break;
        compound->type =
            token->kind == CSS_TOKEN_IDENT ? lower_name(look->sheet, token) : NULL;
        token++;
    }
    compound->is_gap = compound->type == NULL || strcmp(compound->type, "div") == 0;
    while (token < end &&
           (token == compound->first || (!token->space_before && !is_mark(token, '>') &&
                                         !is_mark(token, '+') && !is_mark(token, '~')))) {
        compound->is_gap &= !is_more(look->sheet, token);
        token = behind_group(token, end);
    }
    compound->end = token;
    return token;
}

typedef struct {
    CssGapKind kind;
    const char *text, *old;
} GapText;

static const GapText first_gaps[] = {
    {GAP_EMPTY, FIRST_GAP " + ", "div:empty:first-child + "},
    {GAP_AROUND, ":where(div:first-child) > " FIRST_GAP " + ", NULL},
    {GAP_GONE, FIRST_GAP " + " GONE " + ", NULL},
    {GAP_GONE_2, FIRST_GAP " + " GONE " + " GONE " + ", NULL},
    {GAP_ANY, NULL, NULL}};

static const GapText side_gaps[] = {{GAP_EMPTY, GAP " + ", "div:empty + "},
                                    {GAP_AROUND, ":where(div) > " FIRST_GAP " + ", NULL},
                                    {GAP_GONE, GAP " + " GONE " + ", NULL},
                                    {GAP_GONE_2, GAP " + " GONE " + " GONE " + ", NULL},
                                    {GAP_ANY, NULL, NULL}};

static void add_gaps(Look *look, size_t start, unsigned site, const GapText *gaps)
{
    for (; gaps->kind != GAP_ANY; gaps++)
        add_change(look,
                   (CssChange){start, start, gaps->text, gaps->old, site, gaps->kind});
}

/* ---- What counts ------------------------------------------------------------------------------ */

/* first: its colon.  :first-child and what says the same. */
static void see_first(Look *look, const CssToken *first, const CssToken *end,
                      const char *instead)
{
    size_t start = look->right.first->start;

    if (look->right.combinator == '+' || look->right.combinator == '~')
        return; /* it selects nothing */
    if (!look->is_first) {
        look->first_site = new_site(look);
        add_gaps(look, start, look->first_site, first_gaps);
    }
    look->is_first = true;
    add_change(look, (CssChange){first->start, end[-1].end, instead, instead,
                                 look->first_site, GAP_ANY});
}

/* Of one type: gaps are among those of "div" alone. */
static bool counts_gaps(const Look *look)
{
    return look->right.type == NULL || strcmp(look->right.type, "div") == 0;
}

static bool is_argument(const Look *look, const CssToken *function, const CssToken *end,
                        const char *word)
{
    return end - function == 3 && css_token_is(look->sheet, &function[1], word);
}

static bool has_prefix(const CssSheet *sheet, const CssToken *token, const char *prefix)
{
    size_t n = strlen(prefix);

    return token->end - token->start >= n &&
           strncasecmp(sheet->bytes.data + token->start, prefix, n) == 0;
}

static bool asks_for_place(const CssSheet *sheet, const CssToken *token)
{
    return css_token_is(sheet, token, "first-child") ||
           css_token_is(sheet, token, "only-child") || has_prefix(sheet, token, "nth-");
}

/* Within :is(), :not(), :where() and :has(). */
static bool is_blind_within(const CssSheet *sheet, const CssToken *token,
                            const CssToken *end)
{
    const char *type = NULL;

    for (; token < end; token++) {
        if (token->kind == CSS_TOKEN_IDENT && !is_mark(&token[-1], ':'))
            type = lower_name(sheet, token);
        else if (token->space_before || is_mark(token, ',') || is_mark(token, '>'))
            type = NULL;
        if (is_mark(token, '+') && token + 1 < end &&
            !(token[1].kind == CSS_TOKEN_IDENT &&
              is_gapless(lower_name(sheet, &token[1]))))
            return true;
        if (is_mark(&token[-1], ':') && asks_for_place(sheet, token)) {
            if (!is_gapless(type))
                return true;
            token = behind_group(token, end) - 1;
        }
    }
    return false;
}

/* first: its colon; name and end: of what is behind that. */
static void see_not(Look *look, const CssToken *first, const CssToken *name,
                    const CssToken *end)
{
    if (end - name == 4 && is_mark(&name[1], ':') &&
        css_token_is(look->sheet, &name[2], "first-child"))
        add_change(look, (CssChange){end[-1].end, end[-1].end,
                                     ":not(:where(div:empty:first-child + *))", NULL,
                                     SITE_ALWAYS, GAP_ANY});
    else if (is_blind_within(look->sheet, name + 1, end - 1))
        tell_blind(look, first, end);
}

static void see_function(Look *look, const CssToken *first, const CssToken *name,
                         const CssToken *end)
{
    const CssSheet *sheet = look->sheet;
    bool one = is_argument(look, name, end, "1");

    if (css_token_is(sheet, name, "not"))
        see_not(look, first, name, end);
    else if (css_token_is(sheet, name, "nth-child") && one)
        see_first(look, first, end, ":not(:first-child)");
    else if (css_token_is(sheet, name, "nth-child") ||
             (css_token_is(sheet, name, "nth-last-child") && !one))
        tell_blind(look, first, end);
    else if (css_token_is(sheet, name, "nth-of-type") ||
             css_token_is(sheet, name, "nth-last-of-type")) {
        if (counts_gaps(look))
            tell_blind(look, first, end);
    } else if (is_blind_within(sheet, name + 1, end - 1)) {
        tell_blind(look, first, end);
    }
}

static void see_pseudo(Look *look, const CssToken *first, const CssToken *name,
                       const CssToken *end)
{
    const CssSheet *sheet = look->sheet;

    if (name->kind == CSS_TOKEN_FUNCTION)
        see_function(look, first, name, end);
    else if (css_token_is(sheet, name, "first-child"))
        see_first(look, first, end, ":not(:first-child)");
    else if (css_token_is(sheet, name, "only-child"))
        see_first(look, first, end, ":last-child");
    else if ((css_token_is(sheet, name, "first-of-type") ||
              css_token_is(sheet, name, "last-of-type") ||
              css_token_is(sheet, name, "only-of-type")) &&
             counts_gaps(look))
        tell_blind(look, first, end);
}

/* A second colon begins a pseudo-element, which is no child. */
static void see_pseudos(Look *look)
{
    const CssToken *end = look->right.end;

    for (const CssToken *token = look->right.first; token < end;) {
        const CssToken *behind = behind_group(token, end);
        if (is_mark(token, ':') && token + 1 < end && is_mark(&token[1], ':')) {
            return;
        } else if (is_mark(token, ':') && token + 1 < end) {
            behind = behind_group(&token[1], end);
            see_pseudo(look, token, &token[1], behind);
        }
        token = behind;
    }
}

/* ---- What stands in front --------------------------------------------------------------------- */

/* "* + p": what stands there is not to be a gap itself. */
static void guard_left(Look *look)
{
    size_t end = look->left.end[-1].end;

    if (look->left.is_gap)
        add_change(look,
                   (CssChange){end, end, ":not(" GAP ")", NULL, SITE_ALWAYS, GAP_ANY});
}

static void see_side(Look *look)
{
    size_t start = look->left.first->start, end = look->left.end[-1].end;
    unsigned site = new_site(look);

    look->selector->sides |= 1U << site;
    if (look->grown) /* nothing that is gone stands in front */
        add_change(look,
                   (CssChange){end, end, ":where(:not([hidden]))", NULL, site, GAP_ANY});
    add_gaps(look, look->right.first->start, site, side_gaps);
    if (look->left_is_first)
        return;
    add_change(look,
               (CssChange){start, start, ":where(div):has(> ", NULL, site, GAP_FILLED});
    add_change(look,
               (CssChange){end, end, ":where(:last-child))", NULL, site, GAP_FILLED});
}

static void see_combinator(Look *look)
{
    if ((look->right.combinator != '+' && look->right.combinator != '~') ||
        is_gapless(look->left.type) || is_gapless(look->right.type))
        return;
    guard_left(look);
    if (look->right.combinator == '+')
        see_side(look);
}

/* Changes are found in the order of the text, but for one at a compound's beginning. */
static void sort_changes(CssSelector *selector)
{
    for (size_t i = 1; i < selector->change_count; i++) {
        CssChange change = selector->changes[i];
        size_t at = i;
        for (; at > 0 && selector->changes[at - 1].start > change.start; at--)
            selector->changes[at] = selector->changes[at - 1];
        selector->changes[at] = change;
    }
}

void css_look_at_selector(const CssSheet *sheet, const CssToken *first,
                          const CssToken *end, bool grown, CssGaps *gaps,
                          CssSelector *selector)
{
    Look look = {.sheet = sheet, .gaps = gaps, .selector = selector, .grown = grown};
    const CssToken *token = first;
    char combinator = '\0';

    *selector = (CssSelector){.start = first->start, .end = end[-1].end};
    while (token < end) {
        token = read_compound(&look, token, end, combinator);
        see_combinator(&look);
        if (has_gaps_beside(&look))
            see_pseudos(&look);
        combinator = ' ';
        if (token < end && token->kind == CSS_TOKEN_CHAR &&
            strchr(">+~", token->ch) != NULL)
            combinator = token++->ch;
    }
    selector->takes_gaps = look.right.is_gap && has_gaps_beside(&look);
    sort_changes(selector);
}
