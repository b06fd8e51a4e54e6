/* pandoc_text.c - inlines of pandoc's: TeX in dollars, H~2~O, notes in the text, and pipes
 * in code that part no cells. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

/* ---- Math ----------------------------------------------------------------------------------- */

typedef struct {
    size_t no_inline, no_display; /* from here on none ends; 0: not known */
} MathSearch;

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* The $$ that ends what begins behind an offset; 0: there is none. */
static size_t find_display_end(const Chunk *chunk, size_t from, MathSearch *search)
{
    if (search->no_display > 0)
        return 0;
    for (size_t i = from; i + 1 < chunk->end; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '$' && chunk->text[i + 1] == '$')
            return i;
    }
    search->no_display = from;
    return 0;
}

/* As pandoc has it: no white space in front, no digit behind, and the first dollar decides. */
static size_t find_inline_end(const Chunk *chunk, size_t from, MathSearch *search)
{
    if (search->no_inline > 0)
        return 0;
    for (size_t i = from; i < chunk->end; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '$')
            return i > from && !is_white(chunk->text[i - 1]) &&
                           !(i + 1 < chunk->end &&
                             isdigit((unsigned char)chunk->text[i + 1]))
                       ? i
                       : 0;
    }
    search->no_inline = from;
    return 0;
}

static size_t longest_run(const char *text, size_t len)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < len; i++) {
        run = text[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void put_backquotes(Rewrite *rewrite, size_t count)
{
    while (count-- > 0)
        rewrite_put(rewrite, "`", 1);
}

/* A pipe would end the cell. */
static void copy_with_pipes(Rewrite *rewrite, const Chunk *chunk, size_t from,
                            size_t until)
{
    while (chunk->is_table && from < until) {
        const char *pipe = memchr(chunk->text + from, '|', until - from);
        size_t end = pipe == NULL ? until : (size_t)(pipe - chunk->text);
        rewrite_copy(rewrite, from, end);
        from = end;
        if (pipe == NULL)
            break;
        if (end == 0 || chunk->text[end - 1] != '\\')
            rewrite_put(rewrite, "\\", 1);
        rewrite_copy(rewrite, end, end + 1);
        from = end + 1;
    }
    if (!chunk->is_table)
        copy_as_line(rewrite, chunk, from, until);
}

/* White space, and the marks of a quote that it goes on over. */
static bool is_margin(const Chunk *chunk, char byte)
{
    return is_white(byte) || (chunk->quotes > 0 && byte == '>');
}

static void put_html_math(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until,
                          bool display)
{
    Buf out = {0};

    buf_put(&out,
            display ? "<code class=\"math display\">" : "<code class=\"math inline\">");
    buf_add_escaped(&out, chunk->text + from, until - from);
    buf_put(&out, "</code>");
    rewrite_put(rewrite, out.data, out.len);
    buf_free(&out);
}

/* Code that has a class: nothing in it is Markdown, and its characters stay. */
static void put_math(Rewrite *rewrite, const Chunk *chunk, size_t at, size_t from,
                     size_t until, size_t end)
{
    bool display = from - at == 2;
    bool braces = rewrite->dialect->attributes == ATTRIBUTES_ALL;
    size_t width = longest_run(chunk->text + from, until - from) + 1;

    while (from < until && is_margin(chunk, chunk->text[from]))
        from++;
    while (until > from && is_margin(chunk, chunk->text[until - 1]))
        until--;
    rewrite_keep(rewrite, at);
    if (chunk->is_html) {
        put_html_math(rewrite, chunk, from, until, display);
        rewrite_skip(rewrite, end);
        return;
    }
    if (!braces)
        rewrite_put_text(rewrite, display ? "<span class=\"math display\">"
                                          : "<span class=\"math inline\">");
    put_backquotes(rewrite, width);
    rewrite_put_text(rewrite, width > 1 ? " " : "");
    copy_with_pipes(rewrite, chunk, from, until);
    rewrite_put_text(rewrite, width > 1 ? " " : "");
    put_backquotes(rewrite, width);
    rewrite_put_text(rewrite, !braces   ? "</span>"
                              : display ? "{.math .display}"
                                        : "{.math .inline}");
    rewrite_skip(rewrite, end);
}

/* Behind the formula that begins at a dollar; at: none does. */
static size_t take_math(Rewrite *rewrite, const Chunk *chunk, size_t at,
                        MathSearch *search)
{
    bool display = at + 1 < chunk->end && chunk->text[at + 1] == '$';
    size_t from = at + 1 + display, end = 0;

    if (display)
        end = find_display_end(chunk, from, search);
    else if (from < chunk->end && !is_white(chunk->text[from]))
        end = find_inline_end(chunk, from, search);
    if (end == 0 || end == from)
        return at;
    put_math(rewrite, chunk, at, from, end, end + 1 + display);
    return end + 1 + display;
}

void rewrite_math(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (memchr(rewrite->text.data, '$', rewrite->text.len) == NULL)
        return;
    while (next_chunk(&scan, true, &chunk)) {
        MathSearch search = {0};
        const char *any = memchr(chunk.text + chunk.start, '$', chunk.end - chunk.start);
        for (size_t at = chunk.start; any != NULL && at < chunk.end;) {
            size_t behind =
                chunk.text[at] == '$' ? take_math(rewrite, &chunk, at, &search) : at;
            if (behind == at && chunk.text[at] == '$')
                behind = at + 1 + (at + 1 < chunk.end && chunk.text[at + 1] == '$');
            at = behind > at ? behind : step_inline(&chunk, at);
        }
    }
}

/* ---- Pipes in code -------------------------------------------------------------------------- */

/* To pandoc they part no cells. */
void rewrite_pipes_in_code(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; chunk.is_table && at < chunk.end;) {
            size_t behind = chunk.text[at] == '`' ? skip_code(&chunk, at) : at;
            if (behind > at && memchr(chunk.text + at, '|', behind - at) != NULL) {
                rewrite_keep(rewrite, at);
                copy_with_pipes(rewrite, &chunk, at, behind);
                rewrite_skip(rewrite, behind);
            }
            at = behind > at ? behind : step_inline(&chunk, at);
        }
}

/* ---- Sub- and superscript, and no-break spaces ---------------------------------------------- */

/* The mark that ends a script, on the same word; at: there is none. */
static size_t find_script_end(const Chunk *chunk, size_t at)
{
    char mark = chunk->text[at];

    for (size_t i = at + 1; i < chunk->end && !is_white(chunk->text[i]); i++) {
        if (chunk->text[i] == '\\' && i + 1 < chunk->end)
            i++;
        else if (chunk->text[i] == mark)
            return i > at + 1 ? i : at;
    }
    return at;
}

static size_t run_of(const Chunk *chunk, size_t at)
{
    size_t n = 1;

    while (at + n < chunk->end && chunk->text[at + n] == chunk->text[at])
        n++;
    return n;
}

/* Its inside may hold more Markdown, so that only the marks are changed. */
static size_t take_script(Rewrite *rewrite, Chunk *chunk, size_t at, size_t *closing)
{
    bool below = chunk->text[at] == '~';
    size_t width = run_of(chunk, at), end;

    if (at == *closing) { /* SIZE_MAX: none is open */
        rewrite_keep(rewrite, at);
        rewrite_put_text(rewrite, below ? "</sub>" : "</sup>");
        rewrite_skip(rewrite, at + 1);
        *closing = SIZE_MAX;
        return at + 1;
    }
    end = width == 1 && *closing == SIZE_MAX ? find_script_end(chunk, at) : at;
    rewrite_keep(rewrite, at);
    if (end > at) {
        rewrite_put_text(rewrite, below ? "<sub>" : "<sup>");
        rewrite_skip(rewrite, at + 1);
        *closing = end;
    } else if (below && width == 1) {
        rewrite_put_text(rewrite, "\\"); /* to pandoc a single one strikes nothing out */
    }
    return at + width;
}

/* "\ " is a space that does not break. */
static size_t take_escape(Rewrite *rewrite, const Chunk *chunk, size_t at)
{
    if (at + 1 < chunk->end && chunk->text[at + 1] == ' ') {
        rewrite_keep(rewrite, at);
        rewrite_put_text(rewrite, "\xC2\xA0");
        rewrite_skip(rewrite, at + 2);
    }
    return at + 2 <= chunk->end ? at + 2 : chunk->end;
}

static bool has_scripts(Bytes text)
{
    return memchr(text.data, '^', text.len) != NULL ||
           memchr(text.data, '~', text.len) != NULL ||
           find_bytes(text.data, text.len, "\\ ") != NULL;
}

void rewrite_scripts(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (!has_scripts(rewrite->text))
        return;
    while (next_chunk(&scan, false, &chunk)) {
        size_t closing = SIZE_MAX;
        if (!has_scripts((Bytes){chunk.text + chunk.start, chunk.end - chunk.start}))
            continue;
        for (size_t at = chunk.start; at < chunk.end;) {
            char byte = chunk.text[at];
            if (byte == '\\')
                at = take_escape(rewrite, &chunk, at);
            else if (byte == '^' || byte == '~')
                at = take_script(rewrite, &chunk, at, &closing);
            else
                at = step_inline(&chunk, at);
            if (at > closing) /* it lay in code after all, or is done */
                closing = SIZE_MAX;
        }
    }
}

/* ---- Notes ---------------------------------------------------------------------------------- */

typedef struct {
    Rewrite *rewrite;
    const char *prefix; /* of labels: none of the author's begins so */
    struct NoteText {
        size_t from, until, quotes;
    } * notes;
    size_t count;
    size_t patience; /* bytes that may still be searched in vain */
} Notes;

/* The bracket that ends a note whose text begins there; 0: there is none. */
static size_t find_note_end(Notes *notes, Chunk *chunk, size_t from)
{
    size_t depth = 1;

    for (size_t at = from; at < chunk->end && at - from < notes->patience;) {
        if (chunk->text[at] == '[')
            depth++;
        if (chunk->text[at] == ']' && --depth == 0)
            return at;
        at = step_inline(chunk, at);
    }
    notes->patience -=
        chunk->end - from < notes->patience ? chunk->end - from : notes->patience;
    return 0;
}

static void take_note(Notes *notes, const Chunk *chunk, size_t at, size_t end)
{
    Rewrite *rewrite = notes->rewrite;
    Arena *arena = &rewrite->chapter->arena;

    notes->notes = arena_grow(arena, notes->notes, notes->count, sizeof *notes->notes);
    notes->notes[notes->count++] = (struct NoteText){at + 2, end, chunk->quotes};
    rewrite_keep(rewrite, at);
    rewrite_put_text(rewrite,
                     arena_format(arena, "[^%s%zu]", notes->prefix, notes->count));
    rewrite_skip(rewrite, end + 1);
}

/* Behind the text, each a definition as any other. */
static void put_notes(Notes *notes, char open_fence, size_t width)
{
    Rewrite *rewrite = notes->rewrite;
    Arena *arena = &rewrite->chapter->arena;

    rewrite_keep(rewrite, rewrite->text.len);
    rewrite_put_text(rewrite, "\n");
    for (; open_fence != '\0' && width > 0; width--)
        rewrite_put(rewrite, &open_fence, 1);
    for (size_t i = 0; i < notes->count; i++) {
        Chunk chunk = {.text = rewrite->text.data, .quotes = notes->notes[i].quotes};
        rewrite_put_text(rewrite,
                         arena_format(arena, "\n\n[^%s%zu]: ", notes->prefix, i + 1));
        copy_as_line(rewrite, &chunk, notes->notes[i].from, notes->notes[i].until);
    }
    rewrite_put_text(rewrite, "\n");
}

void rewrite_inline_notes(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Notes notes = {.rewrite = rewrite, .prefix = "note-", .patience = (size_t)1 << 22};
    Chunk chunk = {0};

    if (find_bytes(rewrite->text.data, rewrite->text.len, "^[") == NULL)
        return;
    while (memmem(rewrite->text.data, rewrite->text.len,
                  arena_format(&rewrite->chapter->arena, "[^%s", notes.prefix),
                  strlen(notes.prefix) + 2) != NULL)
        notes.prefix = arena_format(&rewrite->chapter->arena, "%sx-", notes.prefix);
    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; at < chunk.end;) {
            size_t end = 0;
            if (!chunk.is_html && chunk.text[at] == '^' && at + 1 < chunk.end &&
                chunk.text[at + 1] == '[')
                end = find_note_end(&notes, &chunk, at + 2);
            if (end > at + 2)
                take_note(&notes, &chunk, at, end);
            at = end > at + 2 ? end + 1 : step_inline(&chunk, at);
        }
    if (notes.count > 0)
        put_notes(&notes, scan.fence, scan.fence_width);
}
