/* limits_inline.c - counts what is dear within one paragraph, heading or cell. */
#include "parse/limits_inline.h"

#include <string.h>

/* What costs more than its length.  Each is a product of two counts of one block. */
typedef enum {
    DELIMITERS,
    LINKS,
    PICTURES,
    TAGS,
    SPANS,
    ADDRESSES,
    MAILS,
    COSTS
} CostKind;

typedef struct {
    size_t count, first; /* first: where in the content */
    uint64_t steps;
} Cost;

typedef struct {
    Limits *limits;
    const char *text;
    size_t len, at;
    size_t behind;   /* the last special character */
    size_t word_end; /* of the word with an address that at is in */
    size_t tail;     /* how often cmark-gfm counts the brackets of that word */
    size_t line_start, line_end, mails_in_line;
    size_t emphases;
    size_t stops[2]; /* the delimiter at which the search from a ' or " ends */
    bool opened[2];  /* something behind that may open a quotation */
    Cost costs[COSTS];
} Count;

/* 1: cmark-gfm stops at it; 2: it also costs more; +4: only with smart punctuation.  8: the
 * text's end. */
static const uint8_t classes[256] = {
    ['\0'] = 8, ['\n'] = 2, ['\\'] = 1, ['&'] = 1,  ['`'] = 1, ['*'] = 2, ['_'] = 2,
    ['~'] = 2,  ['['] = 2,  [']'] = 2,  ['!'] = 1,  ['<'] = 2, [':'] = 2, ['w'] = 2,
    ['@'] = 2,  ['{'] = 1,  ['"'] = 6,  ['\''] = 6, ['.'] = 5, ['-'] = 5,
};

static void add_cost(Count *count, CostKind kind, uint64_t steps)
{
    Cost *cost = &count->costs[kind];

    if (cost->count++ == 0)
        cost->first = count->at;
    cost->steps += steps;
}

static bool follows(const Count *count, const char *what)
{
    size_t n = strlen(what);

    return count->len - count->at >= n && memcmp(count->text + count->at, what, n) == 0;
}

/* Unclosed <? <!X <![CDATA[ are looked for up to the end; a comment stops at the next
 * "--". */
static void count_tag(Count *count)
{
    if (follows(count, "<?") || (follows(count, "<!") && !follows(count, "<!-")))
        add_cost(count, TAGS, count->len - count->at);
}

/* An address takes all up to the next space, and then gives back brackets at its end
 * one by one. */
static void count_address(Count *count)
{
    size_t brackets = 0, end = count->at;

    if (!follows(count, "://") && !follows(count, "www."))
        return;
    if (count->at >= count->word_end) {
        for (; end < count->len && strchr(" \t\n", count->text[end]) == NULL; end++)
            brackets += count->text[end] == ')';
        count->word_end = end;
        count->tail =
            strchr("?!.,:*_~'\";)<", count->text[end - 1]) == NULL ? 0 : brackets;
    }
    add_cost(count, ADDRESSES,
             (count->word_end - count->at) * (1 + (uint64_t)count->tail));
}

/* For each @ the rest of its line is copied; behind the first thousand none is a mail
 * address. */
static void count_mail(Count *count)
{
    enum { MOST_MAILS = 1000 };

    if (count->line_end <= count->at) {
        const char *newline =
            memchr(count->text + count->at, '\n', count->len - count->at);
        count->line_end = newline == NULL ? count->len : (size_t)(newline - count->text);
        count->mails_in_line = 0;
    }
    if (count->mails_in_line++ < MOST_MAILS)
        add_cost(count, MAILS, 4 * (count->line_end - count->line_start));
}

static bool is_alphanumeric(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* A quote that closes looks back for one that opens, past all that neither does, and takes none of them
 * away; where it finds none, later ones don't look any further back.  What opens and what closes is told
 * for sure only beside letters, digits and white space. */
static void count_quote(Count *count, size_t kind)
{
    size_t index = count->costs[DELIMITERS].count;
    unsigned char before =
        count->at == 0 ? ' ' : (unsigned char)count->text[count->at - 1];
    unsigned char after = (unsigned char)count->text[count->at + 1];
    bool opens = (before <= ' ' || before == '(') && is_alphanumeric(after);
    bool closes = is_alphanumeric(before) || after <= ' ';

    add_cost(count, DELIMITERS, opens ? 0 : 2 * (index - count->stops[kind]));
    if (opens || (closes && !count->opened[kind]))
        count->stops[kind] = index;
    if (!closes)
        count->opened[kind] = true;
}

static void count_special(Count *count)
{
    char byte = count->text[count->at];

    switch (byte) {
    case '\n':
        count->line_start = count->at + 1;
        break;
    case '*':
    case '_':
    case '~':
        add_cost(count, DELIMITERS, 0);
        count->emphases++;
        while (count->at + 1 < count->len && count->text[count->at + 1] == byte)
            count->at++;
        break;
    case '"':
    case '\'':
        count_quote(count, byte == '"');
        break;
    case '[':
        if (count->at > 0 && count->text[count->at - 1] == '!')
            add_cost(count, PICTURES, 0);
        break;
    case ']':
        add_cost(count, LINKS, 0);
        if (count->at + 1 < count->len && count->text[count->at + 1] == '{')
            add_cost(count, SPANS, count->len);
        break;
    case '<':
        count_tag(count);
        break;
    case '@':
        count_mail(count);
        break;
    default:
        count_address(count);
        break;
    }
}

/* Products that are known only at the block's end.  Each emphasis that is found can make the next search for any
 * other start anew from the block's first delimiter. */
static void multiply(Count *count)
{
    uint64_t delimiters = count->costs[DELIMITERS].count,
             links = count->costs[LINKS].count;

    count->costs[DELIMITERS].steps += delimiters * count->emphases;
    count->costs[LINKS].steps = links * delimiters;
    count->costs[PICTURES].steps = 3 * links * count->costs[PICTURES].count;
    count->limits->brackets += (size_t)links;
}

/* From a place in the content, whose lines lack what stood in front of them, to one in
 * the text. */
static size_t place_in_text(const Count *count, size_t line, size_t place)
{
    const Limits *limits = count->limits;
    const char *at = limits->text, *end = limits->text + limits->len, *found;
    const char *start = count->text + place, *stop;

    for (const char *c = count->text; c < count->text + place; c++)
        line += *c == '\n';
    for (size_t i = 1; i < line && (found = memchr(at, '\n', (size_t)(end - at))) != NULL;
         i++)
        at = found + 1;
    stop = memchr(start, '\n', count->len - place);
    if (stop == NULL)
        stop = count->text + count->len;
    found = memmem(at, (size_t)(end - at), start, (size_t)(stop - start));
    return (size_t)((found == NULL ? at : found) - limits->text);
}

static void refuse_worst(const Count *count, size_t line)
{
    static const char *const names[] = {
        [DELIMITERS] = "emphasis marks and quotes",
        [LINKS] = "brackets among emphasis marks",
        [PICTURES] = "pictures around links",
        [TAGS] = "unclosed tags",
        [SPANS] = "brackets with attributes",
        [ADDRESSES] = "web addresses without spaces",
        [MAILS] = "@ signs in one line",
    };
    const Cost *worst = count->costs;

    for (size_t i = 1; i < COSTS; i++)
        if (count->costs[i].steps > worst->steps)
            worst = &count->costs[i];
    refuse_steps(count->limits, place_in_text(count, line, worst->first), worst->count,
                 names[worst - count->costs]);
}

void check_inlines(Limits *limits, const char *content, size_t line)
{
    Count count = {.limits = limits, .text = content, .len = strlen(content)};

    if (limits->refused)
        return;
    for (;; count.at++) {
        const char *next = content + count.at;
        unsigned class;
        while ((class = classes[(unsigned char)*next]) == 0)
            next++;
        count.at = (size_t)(next - content);
        if (class == 8)
            break;
        if (class > 4 && !limits->smart)
            continue;
        limits->nodes += count.at > count.behind ? 2 : 1;
        if (class & 2)
            count_special(&count);
        count.behind = count.at + 1;
    }
    multiply(&count);
    for (size_t i = 0; i < COSTS; i++)
        limits->steps += count.costs[i].steps;
    limits->nodes++;
    if (too_many_steps(limits))
        refuse_worst(&count, line);
    else if (too_many_nodes(limits))
        refuse_nodes(limits, place_in_text(&count, line, 0));
}
