/* diffs.c - see the header. */
#include "diffs.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "scratch.h"

char *report_of(DiffFormat format, const EpubFile *old, const EpubFile *new,
                DiffStatus wanted)
{
    Buf out = {0};
    char *why = NULL;
    char old_path[200], new_path[200];

    put_epub("old.epub", old);
    put_epub("new.epub", new);
    snprintf(old_path, sizeof old_path, "%s", scratch_path("old.epub"));
    snprintf(new_path, sizeof new_path, "%s", scratch_path("new.epub"));
    assert_int_equal(diff_epubs(old_path, new_path, format, &out, &why), wanted);
    assert_null(why);
    return out.data;
}

void check_has(const char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL)
        fail_msg("\"%s\" is not in\n%s", wanted, text);
}
