/* mdbook_rules.c - rules of a specification: r[a.b.c] alone on its line names what follows, and
 * links may name it so from any chapter. */
#include <string.h>
#include "parse/dialect/mdbook.h"

enum { LONGEST_NAME = 200 };

/* Rules stand outside of quotes and lists, so that only fences there hide one: a scan that
 * knows no more than those takes half the time of one that knows all blocks. */
typedef struct {
    Bytes text;
    size_t at, end, next; /* of the line */
    char fence;           /* of the block of code that is open, or 0 */
    size_t fence_width;
} Line;

/* A label that links may have named, and what it leads to. */
typedef struct {
    const char *label, *name;
} Wanted;

typedef struct {
    Rewrite *rewrite;
    Arena *arena;
    Map known; /* labels that are wanted, or that the author defines with another value */
    Wanted *wanted;
    size_t count;
    bool in_grammar; /* a block of ```grammar is open */
    Buf notes;       /* references to notes in it, as Markdown */
} Rules;

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == '.';
}

static bool next_line(Line *line)
{
    const char *newline;

    if (line->next >= line->text.len)
        return false;
    line->at = line->next;
    newline = memchr(line->text.data + line->at, '\n', line->text.len - line->at);
    line->end = newline == NULL ? line->text.len : (size_t)(newline - line->text.data);
    line->next = line->end + (newline != NULL);
    return true;
}

/* The line is a fence or stands between two. */
static bool is_code(Line *line)
{
    const char *text = line->text.data;
    size_t at = line->at, width = 0;

    while (at < line->end && at - line->at < 4 && text[at] == ' ')
        at++;
    if (text[at] != '`' && text[at] != '~')
        return line->fence != '\0';
    while (at + width < line->end && text[at + width] == text[at])
        width++;
    if (line->fence == '\0') {
        if (width < 3 || at - line->at > 3 ||
            (text[at] == '`' && memchr(text + at + width, '`', line->end - at - width)))
            return false;
        line->fence = text[at];
        line->fence_width = width;
    } else if (text[at] == line->fence && width >= line->fence_width &&
               at + width == line->end) {
        line->fence = '\0';
    }
    return true;
}

/* How long the name in "r[name]" is, when that is all the line; 0: it is not. */
static size_t length_of_mark(const Line *line)
{
    const char *text = line->text.data;
    size_t at = line->at + 2;

    if (line->end - line->at < 4 || text[line->at] != 'r' || text[line->at + 1] != '[')
        return 0;
    while (at < line->end && is_name_byte(text[at]))
        at++;
    return at + 1 == line->end && text[at] == ']' ? at - line->at - 2 : 0;
}

/* A block of its own: what stands above and below it are others. */
static void put_rule(Rules *rules, const Line *line, size_t len)
{
    Rewrite *rewrite = rules->rewrite;

    rewrite_keep(rewrite, line->at);
    rewrite_put_text(rewrite,
                     arena_format(rules->arena, "\n<div class=\"rule\" id=\"r-%.*s\">[",
                                  (int)len, line->text.data + line->at + 2));
    rewrite_skip(rewrite, line->at + 2);
    rewrite_keep(rewrite, line->at + 2 + len);
    rewrite_put_text(rewrite, "]</div>\n\n");
    rewrite_skip(rewrite, line->next);
}

/* [label] is defined by the name in it, unless the author has defined it. */
static void want(Rules *rules, const char *label, size_t len, const char *name,
                 size_t name_len)
{
    const char *key = arena_copy(rules->arena, label, len);

    if (map_lookup(&rules->known, key) != NULL)
        return;
    map_put(&rules->known, rules->arena, key, rules);
    rules->wanted =
        arena_grow(rules->arena, rules->wanted, rules->count, sizeof *rules->wanted);
    rules->wanted[rules->count++] =
        (Wanted){key, arena_copy(rules->arena, name, name_len)};
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
                       (behind_text && n > 0 &&
                        (label[n] == ':' || label[n] == '@' || label[n] == '!'))))
        n++;
    if (n > 0 && n == len && (behind_text || stands_alone(label, len)))
        want(rules, label, len, label, len);
}

static void read_labels(Rules *rules, const Line *line)
{
    const char *end = line->text.data + line->end;
    const char *open = memchr(line->text.data + line->at, '[', line->end - line->at);

    while (open != NULL) {
        size_t n = 1;
        while (open + n < end && n < LONGEST_NAME && open[n] != '[' && open[n] != ']')
            n++;
        if (open + n < end && open[n] == ']')
            read_label(rules, open + 1, n - 1, open > line->text.data && open[-1] == ']');
        open = memchr(open + n, '[', (size_t)(end - open) - n);
    }
}

/* The author's own definition of a label, for which ours would be one too many. */
static bool read_definition(Rules *rules, const Line *line)
{
    const char *text = line->text.data + line->at;
    size_t len = line->end - line->at;
    const char *close = *text == '[' ? memchr(text, ']', len) : NULL;

    if (close == NULL || text[1] == '^' || close + 1 == text + len || close[1] != ':')
        return false;
    map_put(&rules->known, rules->arena,
            arena_copy(rules->arena, text + 1, (size_t)(close - text) - 1),
            &rules->rewrite);
    return true;
}

/* Behind all else: they end what stands open there, as any text would. */
static void put_definitions(Rules *rules)
{
    Rewrite *rewrite = rules->rewrite;
    Buf out = {0};

    for (size_t i = 0; i < rules->count; i++)
        if (map_lookup(&rules->known, rules->wanted[i].label) == rules)
            buf_format(&out, "\n[%s]: <%s>", rules->wanted[i].label,
                       rules->wanted[i].name);
    if (out.len > 0) {
        rewrite_keep(rewrite, rewrite->text.len);
        rewrite_put_text(rewrite, "\n");
        rewrite_put(rewrite, out.data, out.len);
        rewrite_put_text(rewrite, "\n");
    }
    buf_free(&out);
}

/* A grammar refers to notes, [^label], which code does not: below it the references are
 * made once more, so that readers get to the notes. */
static void read_grammar(Rules *rules, const Line *line)
{
    const char *text = line->text.data, *end = text + line->end;

    if (!rules->in_grammar) {
        const char *info = text + line->at;
        rules->in_grammar =
            line->end - line->at > 10 && memcmp(info, "```grammar", 10) == 0;
        return;
    }
    for (const char *at = text + line->at; at + 3 < end; at++) {
        const char *close =
            at[0] == '[' && at[1] == '^' ? memchr(at, ']', (size_t)(end - at)) : NULL;
        if (at[0] == '[' && at[1] == '^' && close == NULL)
            break; /* nor does any other end */
        if (close == NULL || close == at + 2)
            continue;
        buf_char(&rules->notes, ' ');
        buf_add(&rules->notes, at, (size_t)(close - at) + 1);
        at = close;
    }
    if (line->fence != '\0')
        return;
    rules->in_grammar = false;
    if (rules->notes.len == 0)
        return;
    rewrite_keep(rules->rewrite, line->next);
    rewrite_put_text(rules->rewrite, "\n");
    rewrite_put(rules->rewrite, rules->notes.data + 1, rules->notes.len - 1);
    rewrite_put_text(rules->rewrite, "\n\n");
    rules->notes.len = 0;
}

void rewrite_rules(Rewrite *rewrite)
{
    Line line = {.text = rewrite->text, .next = rewrite->start};
    Rules rules = {.rewrite = rewrite, .arena = &rewrite->chapter->arena};

    while (next_line(&line)) {
        size_t len;
        if (line.at == line.end)
            continue;
        if (is_code(&line)) {
            read_grammar(&rules, &line);
            continue;
        }
        len = length_of_mark(&line);
        if (len > 0)
            put_rule(&rules, &line, len);
        else if (!read_definition(&rules, &line))
            read_labels(&rules, &line);
    }
    if (line.fence == '\0')
        put_definitions(&rules);
    buf_free(&rules.notes);
}
