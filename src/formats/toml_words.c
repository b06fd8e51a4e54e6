/* toml_words.c - the table of toml++'s messages (3.3), the more special ones first. */
#include "formats/toml_words.h"
#include <stddef.h>
#include <string.h>
#include "base/utf8.h"

#define QUOTE "put a text in double quotes"
#define BACKSLASH "write \\\\ for a backslash, or use single quotes"
#define CLOSE_TEXT                                                                       \
    "close it with the quotes that open it; a text of more than one line stands "        \
    "between "                                                                           \
    "three of them"
#define DATE                                                                             \
    "write it as 2024-05-27, 07:32:00 or 2024-05-27T07:32:00Z, or put a text in double " \
    "quotes"
#define CLOSE_TABLE                                                                      \
    "close it with } in the line where it opens, or give it lines and a [header] of "    \
    "its "                                                                               \
    "own"

static const TomlWords rows[] = {
    {"string: unescaped control", NULL, TOML_AT_OPEN,
     "a quote is opened here and never closed", CLOSE_TEXT},
    {"string: control", NULL, TOML_AT_OPEN, "a quote is opened here and never closed",
     CLOSE_TEXT},
    {"string: line-ending", NULL, TOML_AT_PROBLEM,
     "a backslash before blanks must end its line", BACKSLASH},
    {"escape sequence", NULL, TOML_AT_PROBLEM,
     "a backslash within double quotes is followed by a character that it does not go "
     "with",
     BACKSLASH},
    {"unicode scalar sequence: expected", NULL, TOML_AT_PROBLEM,
     "\\u and \\U within double quotes need 4 and 8 hexadecimal digits", BACKSLASH},
    {"unicode scalar sequence", NULL, TOML_AT_PROBLEM,
     "an escape within double quotes stands for no character",
     "write the character itself"},

    {"key-value pair: cannot redefine", NULL, TOML_AT_KEY, "this key is given twice",
     "keep one of the two"},
    {"table header: cannot redefine existing table", "as array-of-tables",
     TOML_AT_PROBLEM, "this name is a table's already",
     "write the header of each table of a list in double brackets, the first one's too"},
    {"table header: cannot redefine existing table", NULL, TOML_AT_PROBLEM,
     "this table is given twice", "put its keys under its first header"},
    {"table header: cannot redefine existing array", NULL, TOML_AT_PROBLEM,
     "this name is a list's already",
     "write the header of each table of a list in double brackets"},
    {"table header: cannot redefine", NULL, TOML_AT_PROBLEM,
     "this name is a value's already", "rename one of the two"},
    {"cannot insert", NULL, TOML_AT_PROBLEM, "this adds to a table in braces",
     "put all its keys between the braces"},

    {"inline table: expected", "'\\n'", TOML_AT_OPEN,
     "a table in braces is not closed in its line", CLOSE_TABLE},
    {"dangling comma", NULL, TOML_AT_PROBLEM,
     "a comma stands before the end of a table in braces", "remove it"},
    {"inline table: expected", NULL, TOML_AT_PROBLEM,
     "a comma, a key or } is missing before this",
     "part the keys of a table in braces with commas, and close it with }"},
    {"array: expected value", NULL, TOML_AT_PROBLEM,
     "a value is missing before this comma", "write it, or remove the comma"},
    {"array: expected", NULL, TOML_AT_PROBLEM, "a comma or ] is missing before this",
     "part the items of a list with commas, and close it with ]"},

    {"key-value pair: expected '='", "saw ':'", TOML_AT_PROBLEM,
     "a colon stands where TOML expects =", "write key = \"value\""},
    {"key-value pair: expected '='", "saw '\\n'", TOML_AT_PROBLEM,
     "a key stands here without a value", "write key = \"value\""},
    {"key-value pair: expected '='", NULL, TOML_AT_PROBLEM, "= is missing before this",
     "write key = \"value\"; a key that holds other than letters a to z, digits, - and _ "
     "needs quotes"},
    {"key-value pair: expected value", NULL, TOML_AT_PROBLEM, "a value is missing here",
     "write it; an empty text is \"\""},
    {"key-value pair: expected a comment", "saw ','", TOML_AT_PROBLEM,
     "this stands behind the end of a value", "put a list in brackets"},
    {"key-value pair: expected a comment", NULL, TOML_AT_PROBLEM,
     "this stands behind the end of a value",
     "begin each key on a line of its own; a quote within double quotes is \\\""},
    {"table header: expected a comment", NULL, TOML_AT_PROBLEM,
     "this stands behind the end of a header", "begin each key on a line of its own"},
    {"table header: expected ']'", NULL, TOML_AT_PROBLEM,
     "a header's bracket is not closed before this",
     "close it with ], or with ]] when it opens with [["},
    {"brackets must be contiguous", NULL, TOML_AT_PROBLEM,
     "the two brackets of a header stand apart", "write them together: [[name]]"},
    {"tables with blank bare keys", NULL, TOML_AT_PROBLEM, "a table's name is missing",
     "write it between the brackets"},
    {"multi-line strings are prohibited in", NULL, TOML_AT_PROBLEM,
     "a key can't stand between three quotes", "put it in one quote on each side"},
    {"expected bare key", NULL, TOML_AT_PROBLEM,
     "a key, or a part of it, is missing here",
     "the parts of a key are parted with one dot; one that holds other than letters a to "
     "z, digits, - and _ needs quotes"},
    {"root table: expected keys", NULL, TOML_AT_PROBLEM,
     "a line can't begin with this character",
     "write key = \"value\" or [table]; a key that holds other than letters a to z, "
     "digits, - and _ needs quotes"},

    {"boolean: ", NULL, TOML_AT_PROBLEM, "this is no value",
     QUOTE "; true and false have small letters"},
    {"leading zeroes", NULL, TOML_AT_PROBLEM, "a number begins with 0",
     "remove the zero, or " QUOTE},
    {"not representable", NULL, TOML_AT_PROBLEM, "a number is too large", QUOTE},
    {"could not be interpreted", NULL, TOML_AT_PROBLEM, "a number is too large", QUOTE},
    {"exceeds length limit", NULL, TOML_AT_PROBLEM, "a number is too long", QUOTE},
    {"exceeds maximum", NULL, TOML_AT_PROBLEM, "a number is too long", QUOTE},
    {"numeric value too long", NULL, TOML_AT_PROBLEM, "a number is too long", QUOTE},
    {"underscores", NULL, TOML_AT_PROBLEM,
     "an underscore in a number has no digit on each side", "remove it, or " QUOTE},
    {"parsing date", NULL, TOML_AT_PROBLEM, "this is no date", DATE},
    {"parsing time", NULL, TOML_AT_PROBLEM, "this is no time", DATE},
    {"integer: ", NULL, TOML_AT_PROBLEM, "this is no number", QUOTE},
    {"floating-point: ", NULL, TOML_AT_PROBLEM, "this is no number", QUOTE},
    {"parsing value", NULL, TOML_AT_PROBLEM, "this is no value", QUOTE},
    {"", NULL, TOML_AT_PROBLEM, NULL,
     "write key = \"value\" or [table], each on a line of its own"},
};

/* What is open where the text ends, by its first character. */
static const TomlWords ends[] = {
    {"\"", NULL, TOML_AT_OPEN, "a quote is opened here and never closed", CLOSE_TEXT},
    {"'", NULL, TOML_AT_OPEN, "a quote is opened here and never closed", CLOSE_TEXT},
    {"[", NULL, TOML_AT_OPEN, "a list in brackets is not closed", "close it with ]"},
    {"{", NULL, TOML_AT_OPEN, "a table in braces is not closed", CLOSE_TABLE},
    {"", NULL, TOML_AT_PROBLEM, "the text ends before its last value",
     "write key = \"value\""},
};

const TomlWords *lookup_toml_words(const char *problem, char open_kind)
{
    const TomlWords *row = rows;

    if (strstr(problem, "encountered end-of-file") != NULL) {
        for (row = ends; *row->problem != '\0' && *row->problem != open_kind;)
            row++;
        return row;
    }
    while (strstr(problem, row->problem) == NULL ||
           (row->also != NULL && strstr(problem, row->also) == NULL))
        row++;
    return row;
}

/* What toml++ cuts at 512 bytes may end within a character. */
static int whole_length(const char *text, size_t len)
{
    return (int)utf8_check(text, len);
}

void toml_report(const TomlInput *input, Position at, const TomlWords *words,
                 const char *problem)
{
    const char *name = strchr(problem, '\''), *end = strrchr(problem, '\'');
    const char *tail = strstr(problem, ": ");
    const char *code = input->codes->syntax;

    tail = tail == NULL ? problem : tail + 2;
    if (words->message == NULL)
        diag_add(input->diags, code, at, words->hint, "this is no TOML: %.*s",
                 whole_length(tail, strlen(tail)), tail);
    else if (strstr(problem, "cannot ") != NULL && name != NULL && name < end)
        diag_add(input->diags, code, at, words->hint, "%s: %.*s", words->message,
                 whole_length(name + 1, (size_t)(end - name - 1)), name + 1);
    else
        diag_add(input->diags, code, at, words->hint, "%s", words->message);
}

void toml_report_depth(const TomlInput *input, Position at)
{
    diag_add(input->diags, input->codes->depth, at, "take some brackets or dots away",
             "tables and lists nest more than %d deep", TOML_DEEPEST);
}
