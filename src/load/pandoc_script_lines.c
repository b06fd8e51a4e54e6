/* pandoc_script_lines.c - lines of Makefiles and shell scripts, as lists of words. */
#include <ctype.h>
#include <string.h>
#include "base/buf.h"
#include "base/map.h"
#include "load/pandoc_script.h"

enum { LONGEST_LINE = 1 << 15, DEEPEST_VARIABLE = 6 };

struct ScriptLines {
    Arena *arena;
    Bytes text;
    size_t at;
    Map variables; /* name → what the script sets it to */
    const char *line;
};

const char *script_line_text(const ScriptLines *lines)
{
    return lines->line;
}

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '-';
}

/* ---- Lines ---------------------------------------------------------------------------------- */

/* Without what goes on in the next line: a backslash, or a shell's list in parentheses. */
static bool goes_on(Buf *line)
{
    const char *list;

    while (line->len > 0 && strchr(" \t\r", line->data[line->len - 1]) != NULL)
        line->data[--line->len] = '\0';
    if (line->len > 0 && line->data[line->len - 1] == '\\') {
        line->data[line->len - 1] = ' ';
        return true;
    }
    list = line->len == 0 ? NULL : strstr(line->data, "=(");
    return list != NULL && strchr(list, ')') == NULL;
}

/* Behind a #, but not within a word, which it may belong to. */
static size_t length_without_comment(const char *line, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (line[i] == '#' && (i == 0 || strchr(" \t", line[i - 1]) != NULL))
            return i;
    return len;
}

static bool next_logical_line(ScriptLines *lines, Buf *line)
{
    buf_clear(line);
    if (lines->at >= lines->text.len)
        return false;
    do {
        const char *begin = lines->text.data + lines->at;
        const char *end = memchr(begin, '\n', lines->text.len - lines->at);
        size_t len = end == NULL ? lines->text.len - lines->at : (size_t)(end - begin);
        lines->at += len + (end != NULL);
        buf_add(line, begin, length_without_comment(begin, len));
        if (!goes_on(line))
            break;
        buf_char(line, ' ');
    } while (lines->at < lines->text.len && line->len < LONGEST_LINE);
    return true;
}

/* ---- Variables ------------------------------------------------------------------------------ */

/* "NAME = value", "NAME := value", "export NAME=value": the value; NULL: it is none. */
static const char *assigned(Arena *arena, const char *line, const char **name)
{
    const char *at = line + strspn(line, " \t"), *behind;
    size_t n = 0;

    if (strncmp(at, "export ", 7) == 0)
        at += 7 + strspn(at + 7, " \t");
    while (is_name_byte(at[n]))
        n++;
    behind = at + n + strspn(at + n, " \t");
    behind += strspn(behind, ":?+");
    if (n == 0 || *behind != '=')
        return NULL;
    *name = arena_copy(arena, at, n);
    return behind + 1;
}

/* Without the quotes around all of it. */
static const char *unquoted(Arena *arena, const char *value)
{
    size_t len;

    value += strspn(value, " \t");
    len = strlen(value);
    if (len < 2 || strchr("\"'", value[0]) == NULL ||
        strchr(value + 1, value[0]) != value + len - 1)
        return arena_text(arena, value);
    return arena_copy(arena, value + 1, len - 2);
}

static void note_variables(ScriptLines *lines)
{
    Buf line = {0};
    const char *name, *value, *before;

    while (next_logical_line(lines, &line)) {
        value = line.len == 0 ? NULL : assigned(lines->arena, line.data, &name);
        if (value == NULL)
            continue;
        before = map_lookup(&lines->variables, name);
        if (before != NULL && strlen(before) + strlen(value) < LONGEST_LINE &&
            value - line.data > 1 && value[-2] == '+')
            value = arena_format(lines->arena, "%s %s", before, value);
        else
            value = unquoted(lines->arena, value);
        map_put(&lines->variables, lines->arena, name, (void *)value);
    }
    buf_free(&line);
    lines->at = 0;
}

/* "$(NAME)", "${NAME[@]}", "$NAME": its length; 0: it is none.  A function of make's is
 * none, so that its arguments stay. */
static size_t scan_variable(const char *text, size_t *start, size_t *len)
{
    bool braces = text[0] == '$' && (text[1] == '(' || text[1] == '{');
    size_t at = braces ? 2 : 1, n = 0;

    while (is_name_byte(text[at + n]) && (braces || text[at + n] != '-'))
        n++;
    *start = at;
    *len = n;
    at += n;
    if (n == 0 || !braces)
        return n == 0 ? 0 : at;
    if (strncmp(text + at, "[@]", 3) == 0 || strncmp(text + at, "[*]", 3) == 0)
        at += 3;
    return text[at] == (text[1] == '(' ? ')' : '}') ? at + 1 : 0;
}

static void expand(const ScriptLines *lines, const char *text, size_t depth, Buf *out)
{
    while (*text != '\0' && out->len < LONGEST_LINE) {
        size_t n = strcspn(text, "$"), start, len;
        const char *value;
        buf_add(out, text, n);
        text += n;
        n = *text == '\0' ? 0 : scan_variable(text, &start, &len);
        value = n == 0 || depth == DEEPEST_VARIABLE
                    ? NULL
                    : map_lookup(&lines->variables,
                                 arena_copy(lines->arena, text + start, len));
        if (value != NULL) {
            value += strspn(value, " \t");
            expand(lines, value, depth + 1, out);
        }
        if (value == NULL && *text != '\0') {
            n = 1;
            buf_char(out, '$');
        }
        text += n;
    }
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* "$(wildcard a/x.md)" is what stands in it; "$(filter-out a,b)" is b. */
static void open_functions(char *line)
{
    for (char *at = line; *at != '\0'; at++) {
        size_t n;
        if (at[0] != '$' || at[1] != '(')
            continue;
        n = strcspn(at, ", \t");
        if (strncmp(at + 2, "filter-out", 10) == 0 || strncmp(at + 2, "patsubst", 8) == 0)
            n = strcspn(at, ",");
        memset(at, ' ', at[n] == ',' ? n + 1 : n);
    }
}

/* "docs/{a,b}.md" is docs/a.md docs/b.md to a shell. */
static const char *open_braces(Arena *arena, const char *line)
{
    const char *open = strchr(line, '{'),
               *close = open == NULL ? NULL : strchr(open, '}');
    const char *word = open, *behind = close;
    Buf out = {0};

    if (close == NULL || memchr(open, ',', (size_t)(close - open)) == NULL ||
        strcspn(open, " \t$") < (size_t)(close - open))
        return line;
    while (word > line && strchr(" \t\"'`(", word[-1]) == NULL)
        word--;
    behind += strcspn(close, " \t\"'`)");
    buf_add(&out, line, (size_t)(word - line));
    for (const char *item = open + 1; item < close; item += strcspn(item, ",}") + 1) {
        buf_add(&out, word, (size_t)(open - word));
        buf_add(&out, item, strcspn(item, ",}"));
        buf_add(&out, close + 1, (size_t)(behind - close - 1));
        buf_char(&out, ' ');
    }
    buf_put(&out, behind);
    line = arena_copy(arena, out.data, out.len);
    buf_free(&out);
    return line;
}

static const char **split_words(Arena *arena, const char *line)
{
    static const char gaps[] = " \t\r\"'`();|<>,";
    const char **words = NULL;
    size_t count = 0;

    for (line += strspn(line, gaps); *line != '\0'; line += strspn(line, gaps)) {
        size_t len = strcspn(line, gaps), equals = strcspn(line, "=");
        /* A file behind "NAME=" or "--option=" is a word of its own. */
        if (equals + 1 < len && line[0] != '-')
            len = equals;
        words = arena_grow(arena, words, count, sizeof *words);
        words[count++] = arena_copy(arena, line, len);
        line += len + (line[len] == '=');
    }
    words = arena_grow(arena, words, count, sizeof *words);
    words[count] = NULL;
    return words;
}

/* Nothing is looked for but texts and a few options of pandoc's. */
static bool may_tell(const char *line)
{
    static const char *const words[] = {".m", ".txt", ".y", "--epub-", "-f", "-r"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(line, words[i]) != NULL)
            return true;
    return false;
}

ScriptLines *script_lines(Arena *arena, Bytes text)
{
    ScriptLines *lines = arena_alloc(arena, sizeof *lines);

    *lines = (ScriptLines){.arena = arena, .text = text};
    note_variables(lines);
    return lines;
}

const char **next_script_line(ScriptLines *lines)
{
    Buf line = {0}, expanded = {0};
    const char **words = NULL;

    if (next_logical_line(lines, &line)) {
        const char *text = line.len == 0 ? "" : line.data;
        buf_put(&expanded, "");
        if (strchr(text, '$') != NULL)
            expand(lines, text, 0, &expanded);
        else
            buf_put(&expanded, text);
        lines->line =
            strstr(expanded.data == NULL ? "" : expanded.data, "-M") != NULL ||
                    strstr(expanded.data == NULL ? "" : expanded.data, "--me") != NULL
                ? arena_copy(lines->arena, expanded.data, expanded.len)
                : "";
        if (expanded.len > 0 && strchr(expanded.data, '$') != NULL)
            open_functions(expanded.data);
        text = expanded.len == 0 ? "" : expanded.data;
        if (may_tell(text))
            words = split_words(lines->arena, open_braces(lines->arena, text));
        else /* whether it holds anything at all parts lists */
            words =
                split_words(lines->arena, text[strspn(text, " \t\r")] == '\0' ? "" : "-");
    }
    buf_free(&line);
    buf_free(&expanded);
    return words;
}
