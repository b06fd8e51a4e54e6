/* pandoc_blocks.c - blocks of pandoc's that are left out, or taken as they are: YAML, raw
 * formats, TeX. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

static const char *content_of(const LineScan *scan)
{
    return scan->text.data + scan->content;
}

static size_t content_length(const LineScan *scan)
{
    return scan->end - scan->content;
}

static void note_left_out(Rewrite *rewrite, size_t at, const char *format)
{
    diag_add(&rewrite->chapter->diags, "raw-format", rewrite_position(rewrite, at), NULL,
             "what is raw %s is left out of an EPUB", format);
}

/* ---- Metadata ------------------------------------------------------------------------------- */

static bool is_fence(const LineScan *scan, const char *marks)
{
    size_t at = scan->at + 3;

    if (scan->end - scan->at < 3 || memcmp(scan->text.data + scan->at, marks, 3) != 0)
        return false;
    while (at < scan->end && strchr(" \t", scan->text.data[at]) != NULL)
        at++;
    return at == scan->end;
}

/* "key:" or "key: text", which no prose between two rules begins with. */
static bool begins_with_key(const LineScan *scan)
{
    const char *line = scan->text.data + scan->at;
    size_t n = 0, len = scan->end - scan->at;

    while (n < len && (isalnum((unsigned char)line[n]) || strchr("-_", line[n]) != NULL))
        n++;
    return n > 0 && n < len && line[n] == ':' && (n + 1 == len || line[n + 1] == ' ');
}

/* Where the block that begins at the line ends; 0: none begins there. */
static size_t end_of_metadata(LineScan scan)
{
    enum { MOST_LINES = 2000 };

    if (!is_fence(&scan, "---") || !next_line(&scan) || scan.is_blank ||
        (!begins_with_key(&scan) && scan.text.data[scan.at] != '#'))
        return 0;
    for (size_t i = 0; i < MOST_LINES && next_line(&scan); i++)
        if (is_fence(&scan, "---") || is_fence(&scan, "..."))
            return scan.next;
    return 0;
}

/* A block may begin behind a comment as behind a blank line: licences often stand there. */
static bool ends_comment(const LineScan *scan)
{
    size_t end = scan->end;

    while (end > scan->at && strchr(" \t", scan->text.data[end - 1]) != NULL)
        end--;
    return end - scan->at >= 3 && memcmp(scan->text.data + end - 3, "-->", 3) == 0;
}

void rewrite_metadata_blocks(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    bool after_blank = true;

    if (find_bytes(rewrite->text.data, rewrite->text.len, "---") == NULL)
        return;
    while (next_line(&scan)) {
        size_t end = after_blank && !scan.is_code ? end_of_metadata(scan) : 0;
        after_blank = scan.is_blank || ends_comment(&scan);
        if (end == 0)
            continue;
        rewrite_keep(rewrite, scan.at);
        rewrite_skip(rewrite, end);
        scan = scan_lines(rewrite->text, end);
        after_blank = true;
    }
}

/* ---- Raw formats ---------------------------------------------------------------------------- */

/* The format of "{=html}" at the text: its length with braces; 0: it is none. */
static size_t raw_format(const char *text, size_t len, const char **format,
                         size_t *format_len)
{
    size_t n = 2;

    if (len < 4 || text[0] != '{' || text[1] != '=')
        return 0;
    while (n < len && (isalnum((unsigned char)text[n]) || strchr("_-", text[n]) != NULL))
        n++;
    *format = text + 2;
    *format_len = n - 2;
    return n > 2 && n < len && text[n] == '}' ? n + 1 : 0;
}

static bool is_html(const char *format, size_t len)
{
    static const char *const names[] = {"html", "html5", "html4",
                                        "epub", "epub3", "epub2"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && strncmp(names[i], format, len) == 0)
            return true;
    return false;
}

/* "```{=html}": its content is kept, without blank lines, which would end HTML; of other
 * formats nothing is. */
static void rewrite_raw_block(Rewrite *rewrite, LineScan *scan, bool html)
{
    LineScan line = *scan;

    rewrite_keep(rewrite, scan->at);
    rewrite_skip(rewrite, scan->next);
    if (html)
        rewrite_put_text(rewrite, "\n");
    while (line.fence != '\0' && next_line(&line)) {
        if (html && !line.is_blank && line.fence != '\0')
            rewrite_keep(rewrite, line.next);
        else
            rewrite_skip(rewrite, line.next);
    }
    rewrite_put_text(rewrite, "\n");
    *scan = line;
}

static const char *name_format(Rewrite *rewrite, const char *format, size_t len)
{
    return arena_copy(&rewrite->chapter->arena, format, len);
}

static void rewrite_raw_blocks(Rewrite *rewrite, bool *noted)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);

    while (next_line(&scan)) {
        const char *info = content_of(&scan), *format;
        size_t len = content_length(&scan), format_len, n = 0;
        if (!scan.is_code || scan.fence == '\0')
            continue;
        while (n < len && (info[n] == scan.fence || info[n] == ' '))
            n++;
        if (raw_format(info + n, len - n, &format, &format_len) > 0) {
            bool html = is_html(format, format_len);
            size_t at = scan.at;
            if (!html && !*noted)
                note_left_out(rewrite, at, name_format(rewrite, format, format_len));
            *noted |= !html;
            rewrite_raw_block(rewrite, &scan, html);
        }
        while (scan.fence != '\0' && next_line(&scan)) /* the rest of other code */
            ;
    }
}

static void rewrite_raw_inline(Rewrite *rewrite, size_t at, size_t behind, size_t spec,
                               bool html)
{
    size_t width = strspn(rewrite->text.data + at, "`");

    rewrite_keep(rewrite, at);
    if (html) {
        rewrite_skip(rewrite, at + width);
        rewrite_keep(rewrite, behind - width);
    }
    rewrite_skip(rewrite, behind + spec);
}

/* Blocks first, then `code`{=html}. */
void rewrite_raw_attributes(Rewrite *rewrite)
{
    LineScan scan;
    Chunk chunk = {0};
    bool noted = false;

    if (find_bytes(rewrite->text.data, rewrite->text.len, "{=") == NULL)
        return;
    rewrite_raw_blocks(rewrite, &noted);
    rewrite_next(rewrite);
    scan = scan_lines(rewrite->text, rewrite->start);
    if (find_bytes(rewrite->text.data, rewrite->text.len, "`{=") == NULL)
        return;
    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; at < chunk.end;) {
            size_t behind = skip_code(&chunk, at), spec = 0, format_len;
            const char *format;
            if (behind > at)
                spec = raw_format(chunk.text + behind, chunk.end - behind, &format,
                                  &format_len);
            if (spec > 0) {
                bool html = is_html(format, format_len);
                if (!html && !noted)
                    note_left_out(rewrite, at, name_format(rewrite, format, format_len));
                noted |= !html;
                rewrite_raw_inline(rewrite, at, behind, spec, html);
            }
            at = behind > at ? behind + spec : step_inline(&chunk, at);
        }
}

/* ---- TeX ------------------------------------------------------------------------------------ */

/* Behind commands and their arguments that are all of a line; 0: there is more. */
static bool is_only_commands(const LineScan *scan)
{
    const char *line = content_of(scan);
    size_t len = content_length(scan), n = 0;

    while (n < len && line[n] == '\\') {
        size_t name = 0, depth = 0;
        n++;
        while (n + name < len && isalpha((unsigned char)line[n + name]))
            name++;
        if (name == 0)
            return false;
        n += name;
        n += n < len && line[n] == '*';
        for (; n < len && (depth > 0 || strchr("[{", line[n]) != NULL); n++) {
            depth += strchr("[{", line[n]) != NULL;
            depth -= depth > 0 && strchr("]}", line[n]) != NULL;
        }
        while (n < len && strchr(" \t", line[n]) != NULL)
            n++;
    }
    if (n < len && line[n] == '%') /* a comment of TeX's */
        return n > 0;
    return n == len && n > 0;
}

/* The name of the environment that the line begins; NULL: none. */
static const char *environment_of(Arena *arena, const LineScan *scan)
{
    const char *line = content_of(scan);
    size_t len = content_length(scan), n = 7;

    if (!line_begins(scan, "\\begin{"))
        return NULL;
    while (n < len && line[n] != '}')
        n++;
    return n < len && n > 7 ? arena_copy(arena, line + 7, n - 7) : NULL;
}

static bool is_math(const char *environment)
{
    static const char *const names[] = {"equation",  "align",     "alignat",
                                        "gather",    "multline",  "displaymath",
                                        "eqnarray",  "math",      "flalign",
                                        "equation*", "align*",    "gather*",
                                        "alignat*",  "multline*", "eqnarray*",
                                        "flalign*"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], environment) == 0)
            return true;
    return false;
}

/* The line that ends what the scan's line begins; false: none does. */
static bool find_environment_end(LineScan *scan, Arena *arena, const char *environment,
                                 size_t *patience)
{
    const char *end = arena_format(arena, "\\end{%s}", environment);

    do {
        if (memmem(scan->text.data + scan->at, scan->end - scan->at, end, strlen(end)) !=
            NULL)
            return true;
        if (*patience == 0)
            return false;
        --*patience;
    } while (next_line(scan));
    return false;
}

static void note_tex(Rewrite *rewrite, size_t at, bool *noted)
{
    if (!*noted)
        note_left_out(rewrite, at, "TeX");
    *noted = true;
}

/* Mathematics is kept, as a formula in dollars is; all else is for paper. */
static bool rewrite_environment(Rewrite *rewrite, LineScan *scan, size_t *patience,
                                bool *noted)
{
    Arena *arena = &rewrite->chapter->arena;
    const char *name = environment_of(arena, scan);
    LineScan end = *scan;

    if (name == NULL || !find_environment_end(&end, arena, name, patience))
        return false;
    rewrite_keep(rewrite, scan->at);
    if (is_math(name) && rewrite->dialect->math) {
        rewrite_put_text(rewrite, "$$");
        rewrite_keep(rewrite, end.end);
        rewrite_put_text(rewrite, "$$");
    } else {
        note_tex(rewrite, scan->at, noted);
        rewrite_skip(rewrite, end.next);
        rewrite_put_text(rewrite, "\n");
    }
    *scan = end;
    return true;
}

/* For paper alone, wherever it stands. */
static bool is_page_break(const LineScan *scan)
{
    static const char *const names[] = {"\\newpage", "\\pagebreak", "\\clearpage",
                                        "\\cleardoublepage"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (line_begins(scan, names[i]))
            return true;
    return false;
}

void rewrite_raw_tex(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    size_t patience = 200000; /* lines that may be searched in vain */
    bool noted = false, in_prose = false, in_commands = false;

    if (memchr(rewrite->text.data, '\\', rewrite->text.len) == NULL)
        return;

    while (next_line(&scan)) {
        if (scan.is_blank || scan.is_code) {
            in_prose = in_commands = false;
            continue;
        }
        if (!in_prose && rewrite_environment(rewrite, &scan, &patience, &noted))
            continue;
        if ((in_commands || !in_prose || is_page_break(&scan)) &&
            is_only_commands(&scan)) {
            note_tex(rewrite, scan.content, &noted);
            rewrite_keep(rewrite, scan.content);
            rewrite_skip(rewrite, scan.end);
            in_commands = true;
        } else {
            in_prose = true;
        }
    }
}
