/* explain.c - what a diagnostic means and how to mend it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "command/commands.h"
#include "data/codes.h"

enum { LINE_WIDTH = 78 };

/* Words in lines of at most LINE_WIDTH columns, each line indented. */
static void print_wrapped(const char *text, size_t indent)
{
    size_t column = 0;

    while (*text != '\0') {
        size_t len = strcspn(text, " ");
        if (column == 0 || column + 1 + len > LINE_WIDTH) {
            printf("%s%*s", column > 0 ? "\n" : "", (int)indent, "");
            column = indent;
        } else {
            putchar(' ');
            column++;
        }
        printf("%.*s", (int)len, text);
        column += len;
        text += len + strspn(text + len, " ");
    }
    putchar('\n');
}

static const char *severity_text(const CodeRow *row)
{
    if (row->severity == 'E')
        return row->hole ? "error; with --lenient a warning" : "error";
    return row->severity == 'W' ? "warning" : "note";
}

static void explain_code(const CodeRow *row)
{
    printf("%s (%s)\n\n", row->code, severity_text(row));
    print_wrapped(row->meaning, 2);
    putchar('\n');
    print_wrapped(row->mend, 2);
}

static void list_codes(void)
{
    for (size_t i = 0; i < code_count; i++) {
        printf("%s (%s)\n", code_rows[i].code, severity_text(&code_rows[i]));
        print_wrapped(code_rows[i].meaning, 4);
    }
}

static int refuse_code(const char *code)
{
    const char **names = memory_new((code_count + 1) * sizeof *names);
    const char *near;

    for (size_t i = 0; i < code_count; i++)
        names[i] = code_rows[i].code;
    names[code_count] = NULL;
    near = nearest_word(code, names);
    free(names);
    if (near != NULL)
        return wrong_usage("there is no diagnostic \"%s\"; did you mean %s?", code, near);
    return wrong_usage("there is no diagnostic \"%s\"; `epubify explain` lists them all",
                       code);
}

int run_explain(const Arguments *arguments)
{
    const char *code = arguments->operands[0];
    const CodeRow *row;

    if (arguments->operand_count > 1)
        return wrong_usage("explain one code at a time");
    if (code == NULL) {
        list_codes();
        return EPUBIFY_OK;
    }
    row = lookup_code(code);
    if (row == NULL)
        return refuse_code(code);
    explain_code(row);
    return EPUBIFY_OK;
}
