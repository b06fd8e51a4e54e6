/* mdbook_rules.c - rules of a specification: r[a.b.c] alone on its line names what follows, and
 * links may name it so from any chapter. */
#include <string.h>
#include "parse/dialect/lines.h"
#include "parse/dialect/mdbook.h"

enum { LONGEST_NAME = 200 };

typedef struct {
    Rewrite *rewrite;
    Arena *arena;
    Map wanted; /* a label that links may have named → itself */
    Buf definitions;
} Rules;

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == '.';
}

/* How long the name in "r[name]" is, when that is all the line; 0: it is not. */
static size_t length_of_mark(const LineScan *scan)
{
    const char *text = scan->text.data;
    size_t at = scan->at + 2;

    if (scan->content != scan->at || !line_begins(scan, "r["))
        return 0;
    while (at < scan->end && is_name_byte(text[at]))
        at++;
    return at + 1 == scan->end && text[at] == ']' ? at - scan->at - 2 : 0;
}

/* A block of its own: what stands above and below it are others. */
static void put_rule(Rules *rules, const LineScan *scan, size_t len)
{
    Rewrite *rewrite = rules->rewrite;

    rewrite_keep(rewrite, scan->at);
    rewrite_put_text(rewrite, arena_format(rules->arena,
                                           "\n<div class=\"rule\" id=\"r-%.*s\"><small>[",
                                           (int)len, scan->text.data + scan->at + 2));
    rewrite_skip(rewrite, scan->at + 2);
    rewrite_keep(rewrite, scan->at + 2 + len);
    rewrite_put_text(rewrite, "]</small></div>\n\n");
    rewrite_skip(rewrite, scan->next);
}

/* [label] is defined by the name in it: cmark takes the author's definition, when there is
 * one, since it stands in front. */
static void want(Rules *rules, const char *label, size_t len, const char *name,
                 size_t name_len)
{
    const char *key = arena_copy(rules->arena, label, len);

    if (map_lookup(&rules->wanted, key) != NULL)
        return;
    map_put(&rules->wanted, rules->arena, key, rules);
    buf_put(&rules->definitions, "\n[");
    buf_add(&rules->definitions, label, len);
    buf_put(&rules->definitions, "]: <");
    buf_add(&rules->definitions, name, name_len);
    buf_put(&rules->definitions, ">");
}

/* [a.b.c] is a rule's name, [MetaWord] one of the grammar's; other words in brackets need
 * not be links. */
static bool stands_alone(const char *label, size_t len)
{
    const char *dot = memchr(label, '.', len);

    if (dot != NULL)
        return dot > label && dot + 1 < label + len;
    return (len > 2 && label[0] >= 'A' && label[0] <= 'Z') ||
           (len > 8 && memcmp(label, "grammar-", 8) == 0);
}

/* [`Vec`] is an item of a library, and so is [text][core::task::Poll]. */
static void read_label(Rules *rules, const char *label, size_t len, bool behind_text)
{
    size_t n = 0;

    if (len > 2 && label[0] == '`' && label[len - 1] == '`') {
        n = 1; /* `Vec<T>` is Vec */
        while (n < len - 1 && strchr("`<>\\", label[n]) == NULL)
            n++;
        if (n > 1 && memchr(label + n, '`', len - 1 - n) == NULL)
            want(rules, label, len, label + 1, n - 1);
        return;
    }
    while (n < len && (is_name_byte(label[n]) ||
                       (behind_text && n > 0 && strchr(":@!", label[n]) != NULL)))
        n++;
    if (n > 0 && n == len && (behind_text || stands_alone(label, len)))
        want(rules, label, len, label, len);
}

static void read_labels(Rules *rules, const LineScan *scan)
{
    const char *end = scan->text.data + scan->end;
    const char *open =
        memchr(scan->text.data + scan->content, '[', scan->end - scan->content);

    while (open != NULL) {
        size_t n = 1;
        while (open + n < end && strchr("[]", open[n]) == NULL)
            n++;
        if (open + n < end && open[n] == ']' && n < LONGEST_NAME)
            read_label(rules, open + 1, n - 1, open > scan->text.data && open[-1] == ']');
        open = memchr(open + n, '[', (size_t)(end - open) - n);
    }
}

void rewrite_rules(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Rules rules = {.rewrite = rewrite, .arena = &rewrite->chapter->arena};

    while (next_line(&scan)) {
        size_t len = scan.is_code || scan.is_comment ? 0 : length_of_mark(&scan);
        if (len > 0)
            put_rule(&rules, &scan, len);
        else if (!scan.is_code && !scan.is_comment && !scan.is_blank)
            read_labels(&rules, &scan);
    }
    if (rules.definitions.len > 0 && scan.fence == '\0') {
        rewrite_keep(rewrite, rewrite->text.len);
        rewrite_put_text(rewrite, "\n");
        rewrite_put(rewrite, rules.definitions.data, rules.definitions.len);
        rewrite_put_text(rewrite, "\n");
    }
    buf_free(&rules.definitions);
}
