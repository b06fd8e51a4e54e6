/* pandoc_tex.c - TeX within a line: what is about paper alone is left out, words stay. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

enum { DEEPEST = 8, LONGEST_ARGUMENT = 2000 };

typedef struct {
    const char *name;
    const char *open,
        *close; /* around what the last argument holds; NULL: none is shown */
} Command;

static const Command commands[] = {
    {"textbf", "<strong>", "</strong>"},
    {"emph", "<em>", "</em>"},
    {"textit", "<em>", "</em>"},
    {"textsl", "<em>", "</em>"},
    {"texttt", "<code>", "</code>"},
    {"textsuperscript", "<sup>", "</sup>"},
    {"textsubscript", "<sub>", "</sub>"},
    {"footnote", "^[", "]"},
    {"textsc", "", ""},
    {"textsf", "", ""},
    {"textrm", "", ""},
    {"text", "", ""},
    {"underline", "", ""},
    {"mbox", "", ""},
    {"hbox", "", ""},
    {"textcolor", "", ""},
    {"gls", "", ""},
    {"acrshort", "", ""},
};

/* A command without arguments, and what stands for it. */
static const struct {
    const char *name, *text;
} words[] = {
    {"LaTeX", "LaTeX"},
    {"TeX", "TeX"},
    {"ldots", "…"},
    {"dots", "…"},
    {"textbackslash", "\\\\"},
    {"textasciitilde", "\\~"},
    {"copyright", "©"},
    {"newpage", ""},
    {"pagebreak", ""},
    {"clearpage", ""},
    {"cleardoublepage", ""},
    {"noindent", ""},
    {"indent", ""},
    {"newline", ""},
    {"linebreak", ""},
    {"par", ""},
    {"hfill", ""},
    {"vfill", ""},
    {"hfil", ""},
    {"bigskip", ""},
    {"medskip", ""},
    {"smallskip", ""},
    {"quad", " "},
    {"qquad", " "},
    {"centering", ""},
    {"raggedright", ""},
    {"tiny", ""},
    {"scriptsize", ""},
    {"footnotesize", ""},
    {"small", ""},
    {"normalsize", ""},
    {"large", ""},
    {"Large", ""},
    {"LARGE", ""},
    {"huge", ""},
    {"Huge", ""},
    {"bfseries", ""},
    {"itshape", ""},
    {"ttfamily", ""},
    {"protect", ""},
    {"phantomsection", ""},
    {"maketitle", ""},
    {"tableofcontents", ""},
    {"listoffigures", ""},
    {"listoftables", ""},
    {"printindex", ""},
    {"frontmatter", ""},
    {"mainmatter", ""},
    {"backmatter", ""},
    {"appendix", ""},
};

typedef struct {
    Rewrite *rewrite;
    struct {
        size_t at;
        const char *text;
    } ends[DEEPEST]; /* where a text that stays ends, the innermost last */
    size_t depth;
    size_t patience; /* bytes that may still be searched for what ends an argument */
    bool noted;
} Tex;

/* Behind the brace or bracket that closes the one at an offset; 0: none does. */
static size_t behind_argument(Tex *tex, const Chunk *chunk, size_t at)
{
    char open = chunk->text[at], close = open == '{' ? '}' : ']';
    size_t depth = 0;

    for (size_t i = at; i < chunk->end && i - at < LONGEST_ARGUMENT; i++) {
        if (tex->patience == 0)
            return 0;
        tex->patience--;
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == open)
            depth++;
        else if (chunk->text[i] == close && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* "\name[…]{…}": *last is where the last argument in braces begins; 0: it has none. */
static size_t behind_command(Tex *tex, const Chunk *chunk, size_t at, size_t *name,
                             size_t *last)
{
    size_t n = at + 1;

    while (n < chunk->end && isalpha((unsigned char)chunk->text[n]))
        n++;
    *name = n - at - 1;
    *last = 0;
    n += *name > 0 && n < chunk->end && chunk->text[n] == '*';
    while (n < chunk->end && strchr("{[", chunk->text[n]) != NULL) {
        size_t behind = behind_argument(tex, chunk, n);
        if (behind == 0 || *name == 0)
            break;
        if (chunk->text[n] == '{')
            *last = n;
        n = behind;
    }
    return n;
}

static bool is_name(const Chunk *chunk, size_t at, size_t len, const char *name)
{
    return strlen(name) == len && strncmp(chunk->text + at + 1, name, len) == 0;
}

static void note_once(Tex *tex, size_t at)
{
    Chapter *chapter = tex->rewrite->chapter;

    for (const Diag *diag = chapter->diags.first; diag != NULL; diag = diag->next)
        tex->noted |= strcmp(diag->code, "raw-format") == 0;
    if (!tex->noted)
        diag_add(&chapter->diags, "raw-format", rewrite_position(tex->rewrite, at), NULL,
                 "what is raw %s is left out of an EPUB", "TeX");
    tex->noted = true;
}

/* Behind the white space that ends a command's name. */
static size_t behind_spaces(const Chunk *chunk, size_t at)
{
    while (at < chunk->end && strchr(" \t", chunk->text[at]) != NULL)
        at++;
    return at;
}

static size_t leave_out(Tex *tex, const Chunk *chunk, size_t at, size_t behind,
                        const char *text)
{
    if (*text == '\0')
        note_once(tex, at);
    if (*text == '\0' && chunk->text[behind - 1] != '}')
        behind = behind_spaces(chunk, behind);
    rewrite_keep(tex->rewrite, at);
    rewrite_put_text(tex->rewrite, text);
    rewrite_skip(tex->rewrite, behind);
    return behind;
}

/* Nothing within, such as code, goes on behind the brace that ends the text. */
static bool can_end(Chunk *chunk, size_t from, size_t end)
{
    while (from < end)
        from = step_inline(chunk, from);
    return from == end;
}

/* "\url{a}" and "\href{a}{text}". */
static size_t put_link(Tex *tex, const Chunk *chunk, size_t at, size_t last,
                       size_t behind)
{
    Rewrite *rewrite = tex->rewrite;
    bool has_text = chunk->text[at + 1] == 'h';
    size_t open = at + (has_text ? 5 : 4);

    rewrite_keep(rewrite, at);
    rewrite_put_text(rewrite, has_text ? "[" : "<");
    if (has_text)
        rewrite_copy(rewrite, last + 1, behind - 1);
    rewrite_put_text(rewrite, has_text ? "](" : "");
    rewrite_copy(rewrite, open + 1, (has_text ? last : behind) - 1);
    rewrite_put_text(rewrite, has_text ? ")" : ">");
    rewrite_skip(rewrite, behind);
    return behind;
}

static bool is_link(Tex *tex, const Chunk *chunk, size_t at, size_t len, size_t last)
{
    return (is_name(chunk, at, len, "url") && last == at + 4) ||
           (is_name(chunk, at, len, "href") && chunk->text[at + 5] == '{' &&
            last > at + 5 && last == behind_argument(tex, chunk, at + 5));
}

static size_t keep_text(Tex *tex, const Command *command, size_t at, size_t last,
                        size_t behind)
{
    rewrite_keep(tex->rewrite, at);
    rewrite_put_text(tex->rewrite, command->open);
    rewrite_skip(tex->rewrite, last + 1);
    tex->ends[tex->depth].at = behind - 1;
    tex->ends[tex->depth++].text = command->close;
    return last + 1;
}

/* Behind what of the command at an offset is done. */
static size_t take_command(Tex *tex, Chunk *chunk, size_t at)
{
    size_t len, last, behind = behind_command(tex, chunk, at, &len, &last);
    bool stays = last > 0 && tex->depth < DEEPEST && can_end(chunk, last + 1, behind - 1);

    if (is_link(tex, chunk, at, len, last))
        return put_link(tex, chunk, at, last, behind);
    for (size_t i = 0; last > 0 && i < sizeof commands / sizeof commands[0]; i++)
        if (is_name(chunk, at, len, commands[i].name))
            return stays ? keep_text(tex, &commands[i], at, last, behind) : at + 1;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_name(chunk, at, len, words[i].name))
            return leave_out(tex, chunk, at, behind, words[i].text);
    /* A name alone may be a path of Windows', which pandoc would drop. */
    return last > 0 ? leave_out(tex, chunk, at, behind, "") : at + 1 + (len == 0);
}

static size_t end_text(Tex *tex, size_t at)
{
    rewrite_keep(tex->rewrite, at);
    rewrite_put_text(tex->rewrite, tex->ends[--tex->depth].text);
    rewrite_skip(tex->rewrite, at + 1);
    return at + 1;
}

void rewrite_inline_tex(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Tex tex = {.rewrite = rewrite, .patience = (size_t)1 << 24};
    Chunk chunk = {0};

    if (memchr(rewrite->text.data, '\\', rewrite->text.len) == NULL)
        return;
    while (next_chunk(&scan, false, &chunk)) {
        tex.depth = 0;
        if (memchr(chunk.text + chunk.start, '\\', chunk.end - chunk.start) == NULL)
            continue;
        for (size_t at = chunk.start; at < chunk.end;) {
            if (tex.depth > 0 && tex.ends[tex.depth - 1].at == at)
                at = end_text(&tex, at);
            else if (chunk.text[at] == '\\' && at + 1 < chunk.end)
                at = take_command(&tex, &chunk, at);
            else
                at = step_inline(&chunk, at);
        }
    }
}
