/* toml_scan.c - see the header. */
#include "formats/toml_scan.h"
#include <stdbool.h>
#include <string.h>

enum { MOST_OPEN = 64 }; /* brackets; toml++ refuses more before the text ends */

typedef struct {
    Bytes text;
    size_t next;
    size_t open[MOST_OPEN];
    size_t depth;
} Scan;

/* The same character in a row, up to a number. */
static size_t run_length(const Scan *scan, size_t at, size_t most)
{
    const char *text = scan->text.data;
    size_t n = 0;

    while (n < most && at + n < scan->text.len && text[at + n] == text[at])
        n++;
    return n;
}

/* A text in three quotes may end with up to two of them in it.  False: it has no end. */
static bool skip_long_text(Scan *scan, char quote)
{
    const char *text = scan->text.data;

    while (scan->next < scan->text.len) {
        size_t run;
        if (text[scan->next] != quote) {
            scan->next += text[scan->next] == '\\' && quote == '"' ? 2 : 1;
            continue;
        }
        run = run_length(scan, scan->next, 5);
        scan->next += run;
        if (run >= 3)
            return true;
    }
    return false;
}

/* False: a quote is opened here and has no end. */
static bool skip_text(Scan *scan)
{
    const char *text = scan->text.data;
    char quote = text[scan->next];
    size_t run = run_length(scan, scan->next, 3);

    scan->next += run == 2 ? 2 : run == 3 ? 3 : 1;
    if (run == 2)
        return true;
    if (run == 3)
        return skip_long_text(scan, quote);
    while (scan->next < scan->text.len && text[scan->next] != '\n') {
        char c = text[scan->next++];
        if (c == quote)
            return true;
        if (c == '\\' && quote == '"' && scan->next < scan->text.len &&
            text[scan->next] != '\n')
            scan->next++;
    }
    return false;
}

static void skip_comment(Scan *scan)
{
    const char *start = scan->text.data + scan->next;
    const char *end = memchr(start, '\n', scan->text.len - scan->next);

    scan->next = end == NULL ? scan->text.len : (size_t)(end - scan->text.data);
}

static void skip_bracket(Scan *scan, char c)
{
    if ((c == '[' || c == '{') && scan->depth < MOST_OPEN)
        scan->open[scan->depth++] = scan->next;
    else if ((c == ']' || c == '}') && scan->depth > 0)
        scan->depth--;
    scan->next++;
}

static bool is_in_key(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || c == '.' || c == ' ' || c == '\t' || c == '"' ||
           c == '\'';
}

static bool is_in_braces(const Scan *scan)
{
    return scan->depth > 0 && scan->text.data[scan->open[scan->depth - 1]] == '{';
}

TomlScan toml_scan(Bytes text, size_t parts)
{
    TomlScan found = {text.len, text.len, 0};
    Scan scan = {.text = text};
    size_t count = 1;

    while (scan.next < text.len && found.deep == text.len) {
        size_t start = scan.next;
        char c = text.data[start];
        count = is_in_key(c) ? count + (c == '.') : 1;
        if (count > parts)
            found.deep = start;
        if (c == '\n' && is_in_braces(&scan)) {
            break; /* a table in braces ends in its line */
        } else if (c == '#') {
            skip_comment(&scan);
        } else if (c != '"' && c != '\'') {
            skip_bracket(&scan, c);
        } else if (!skip_text(&scan)) {
            found.open = start; /* toml++ reads no further either */
            break;
        }
    }
    if (found.open == text.len && scan.depth > 0)
        found.open = scan.open[scan.depth - 1];
    if (found.open < text.len)
        found.open_kind = text.data[found.open];
    return found;
}

size_t toml_key_before(Bytes text, size_t offset)
{
    const char *data = text.data;
    size_t at = offset, end;

    while (at > 0 && (data[at - 1] == ' ' || data[at - 1] == '\t'))
        at--;
    if (at == 0 || data[at - 1] != '=')
        return offset;
    end = --at;
    while (at > 0 && (data[at - 1] == ' ' || data[at - 1] == '\t'))
        at--;
    while (at > 0 && strchr(" \t\n,{", data[at - 1]) == NULL)
        at--;
    return at < end ? at : offset;
}
