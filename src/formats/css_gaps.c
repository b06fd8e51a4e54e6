/* css_gaps.c - the rules of a style sheet that see through gaps. */
#include "formats/css_gaps.h"

#include <stdlib.h>
#include "formats/css_selector.h"

enum {
    ALL_VARIANTS = 3
}; /* of so many sites, some with a gap and some without; else all or none */

typedef struct {
    CssSheet *sheet;
    CssGaps *gaps;
    const CssToken *tokens;
    bool grown, shows_gaps;
} Seeing;

static bool is_mark(const CssToken *token, char ch)
{
    return token->kind == CSS_TOKEN_CHAR && token->ch == ch;
}

static const CssToken *find_block(const CssToken *token)
{
    while (token->kind != CSS_TOKEN_END && !is_mark(token, '{') && !is_mark(token, ';'))
        token++;
    return token;
}

/* On a {; its }. */
static const CssToken *end_of_block(const CssToken *token)
{
    size_t depth = 0;

    for (; token->kind != CSS_TOKEN_END; token++) {
        if (is_mark(token, '{'))
            depth++;
        else if (is_mark(token, '}') && --depth == 0)
            break;
    }
    return token;
}

/* ---- One rule --------------------------------------------------------------------------------- */

typedef struct {
    CssSelector *selectors;
    size_t count;
    bool any, guarded;
} Rule;

static void look_at_rule(Seeing *seeing, const CssToken *token, const CssToken *open,
                         Rule *rule)
{
    Arena *arena = seeing->sheet->arena;

    for (size_t depth = 0; token < open; token++) {
        const CssToken *first = token;
        CssSelector *selector;
        for (; token < open && (depth > 0 || !is_mark(token, ',')); token++)
            if (token->kind == CSS_TOKEN_FUNCTION || is_mark(token, '('))
                depth++;
            else if (is_mark(token, ')'))
                depth--;
        rule->selectors =
            arena_grow(arena, rule->selectors, rule->count, sizeof *rule->selectors);
        selector = &rule->selectors[rule->count++];
        css_look_at_selector(seeing->sheet, first, token, seeing->grown, seeing->gaps,
                             selector);
        rule->any |= selector->site_count > 0;
        rule->guarded |= selector->guarded;
        seeing->shows_gaps |= selector->takes_gaps;
    }
}

/* One variant: the sites whose bits are set have a gap, that of grown one of that kind. */
typedef struct {
    unsigned sites;
    unsigned grown; /* a site */
    CssGapKind kind;
    bool old; /* for engines that don't know :where() */
} CssVariant;

static bool is_in(const CssChange *change, CssVariant variant)
{
    if (change->site == SITE_ALWAYS)
        return true;
    return (variant.sites >> change->site & 1) != 0 &&
           (change->how == GAP_ANY ||
            change->how == (change->site == variant.grown ? variant.kind : GAP_EMPTY));
}

static void write_variant(const CssSheet *sheet, const CssSelector *selector,
                          CssVariant variant, Buf *out)
{
    size_t done = selector->start;

    for (size_t i = 0; i < selector->change_count; i++) {
        const CssChange *change = &selector->changes[i];
        const char *text = variant.old ? change->old : change->text;
        if (text == NULL || !is_in(change, variant))
            continue;
        buf_add(out, sheet->bytes.data + done, change->start - done);
        buf_put(out, text);
        done = change->end;
    }
    buf_add(out, sheet->bytes.data + done, selector->end - done);
}

static void put_variant(const CssSheet *sheet, const CssSelector *selector,
                        CssVariant variant, Buf *list)
{
    if (list->len > 0)
        buf_put(list, ", ");
    write_variant(sheet, selector, variant, list);
}

static void put_empty(const CssSheet *sheet, const CssSelector *selector, bool old,
                      Buf *list)
{
    unsigned all = (1U << selector->site_count) - 1;
    unsigned step = selector->site_count > ALL_VARIANTS ? all : 1;

    if (old && selector->guarded)
        put_variant(sheet, selector, (CssVariant){.old = true}, list);
    for (unsigned sites = step; all > 0 && sites <= all; sites += step)
        put_variant(sheet, selector, (CssVariant){.sites = sites, .old = old}, list);
}

/* One of the sites has grown. */
static void put_grown(const CssSheet *sheet, const CssSelector *selector, CssGapKind kind,
                      Buf *list)
{
    unsigned count = selector->site_count, all = (1U << count) - 1;

    for (unsigned site = 0; site < count && count <= ALL_VARIANTS; site++) {
        if (kind == GAP_FILLED && (selector->sides >> site & 1) == 0)
            continue;
        for (unsigned sites = 1; sites <= all; sites++)
            if ((sites >> site & 1) != 0)
                put_variant(sheet, selector, (CssVariant){sites, site, kind, false},
                            list);
    }
}

static void put_rule(Buf *list, Bytes block, bool old, Buf *out)
{
    if (list->len > 0) {
        buf_put(out, old ? "\n@supports not (aspect-ratio: 1) { " : "\n");
        buf_add(out, list->data, list->len);
        buf_char(out, ' ');
        buf_add(out, block.data, block.len);
        buf_put(out, old ? " }" : "");
    }
    buf_clear(list);
}

/* What an engine does not know must not take a rule of the author's with it, nor make one weigh
 * more where :where() is known: aspect-ratio came with that, and :has() later. */
static void put_rules(const Seeing *seeing, const Rule *rule, Bytes block, Buf *out)
{
    const CssSheet *sheet = seeing->sheet;
    Buf list = {0};

    for (size_t i = 0; i < rule->count; i++)
        put_empty(sheet, &rule->selectors[i], false, &list);
    for (size_t i = 0; i < rule->count && seeing->grown; i++) {
        put_grown(sheet, &rule->selectors[i], GAP_AROUND, &list);
        put_grown(sheet, &rule->selectors[i], GAP_GONE, &list);
        put_grown(sheet, &rule->selectors[i], GAP_GONE_2, &list);
    }
    put_rule(&list, block, false, out);
    for (size_t i = 0; i < rule->count && seeing->grown; i++)
        put_grown(sheet, &rule->selectors[i], GAP_FILLED, &list);
    put_rule(&list, block, false, out);
    for (size_t i = 0; i < rule->count; i++)
        put_empty(sheet, &rule->selectors[i], true, &list);
    put_rule(&list, block, true, out);
    buf_free(&list);
}

/* In the author's own rule. */
static void guard_selector(CssSheet *sheet, const CssSelector *selector)
{
    for (size_t i = 0; i < selector->change_count; i++) {
        const CssChange *change = &selector->changes[i];
        if (change->site == SITE_ALWAYS)
            css_edit(sheet, change->start, change->end, change->text);
    }
}

/* Each child of such a box is a cell. */
static bool makes_cells(const CssSheet *sheet, const CssToken *open,
                        const CssToken *close)
{
    static const char *const words[] = {"flex", "grid", "inline-flex", "inline-grid"};

    for (const CssToken *token = open + 1; token < close; token++)
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (is_mark(&token[-1], ':') && css_token_is(sheet, token, words[i]))
                return true;
    return false;
}

static void see_through_rule(Seeing *seeing, const CssToken *first, const CssToken *open,
                             const CssToken *close)
{
    CssSheet *sheet = seeing->sheet;
    Bytes block = {sheet->bytes.data + open->start, close->end - open->start};
    Rule rule = {0};
    Buf added = {0};

    look_at_rule(seeing, first, open, &rule);
    seeing->shows_gaps |= makes_cells(sheet, open, close);
    for (size_t i = 0; i < rule.count; i++)
        guard_selector(sheet, &rule.selectors[i]);
    if (rule.any || rule.guarded) {
        put_rules(seeing, &rule, block, &added);
        css_edit(sheet, close->end, close->end,
                 arena_copy(sheet->arena, added.data, added.len));
    }
    buf_free(&added);
}

/* ---- All of them ------------------------------------------------------------------------------ */

static bool holds_rules(const CssToken *open)
{
    const CssToken *token = find_block(open + 1);

    return is_mark(token, '{') && token < end_of_block(open);
}

static bool is_for_keyframes(const CssSheet *sheet, const CssToken *name)
{
    return css_token_is(sheet, name, "@keyframes") ||
           css_token_is(sheet, name, "@-webkit-keyframes") ||
           css_token_is(sheet, name, "@-moz-keyframes") ||
           css_token_is(sheet, name, "@-o-keyframes");
}

/* Behind it, or at the first rule in it. */
static const CssToken *pass_at_rule(const CssSheet *sheet, const CssToken *name)
{
    const CssToken *open = find_block(name);

    if (is_mark(open, '{') && (is_for_keyframes(sheet, name) || !holds_rules(open)))
        open = end_of_block(open);
    return open->kind == CSS_TOKEN_END ? open : open + 1;
}

static void see_through_rules(Seeing *seeing)
{
    const CssToken *token = seeing->tokens;

    while (token->kind != CSS_TOKEN_END) {
        if (token->kind == CSS_TOKEN_AT) {
            token = pass_at_rule(seeing->sheet, token);
        } else if (is_mark(token, '}') || token->kind == CSS_TOKEN_CDO ||
                   token->kind == CSS_TOKEN_CDC) {
            token++;
        } else {
            const CssToken *open = find_block(token), *close = end_of_block(open);
            if (close->kind == CSS_TOKEN_END)
                return;
            see_through_rule(seeing, token, open, close);
            token = close + 1;
        }
    }
}

/* Behind what is added to the last rule. */
static void add_behind(CssSheet *sheet, const char *text)
{
    CssEdit *last = sheet->edit_count == 0 ? NULL : &sheet->edits[sheet->edit_count - 1];

    if (last != NULL && last->start == sheet->bytes.len)
        last->text = arena_format(sheet->arena, "%s%s", last->text, text);
    else
        css_edit(sheet, sheet->bytes.len, sheet->bytes.len, text);
}

void css_see_through_gaps(CssSheet *sheet, bool grown, CssGaps *gaps)
{
    /* A box or a margin of its own would be seen, and in a grid it would be a cell. */
    static const char no_gap[] =
        "\ndiv:empty:not([class]):not([id]):not([style]) { display: none !important; }\n";
    CssSheet copy = {.arena = sheet->arena, .bytes = sheet->bytes};
    CssToken *tokens = sheet->fault_count > 0 ? NULL : new_css_tokens(&copy);
    Seeing seeing = {.sheet = sheet, .gaps = gaps, .tokens = tokens, .grown = grown};

    *gaps = (CssGaps){0};
    if (tokens == NULL)
        return;
    see_through_rules(&seeing);
    if (seeing.shows_gaps)
        add_behind(sheet, no_gap);
    free(tokens);
}
