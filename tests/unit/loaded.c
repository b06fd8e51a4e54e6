/* loaded.c - a book loaded from a manifest that a test writes. */
#include "loaded.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "load/load.h"
#include "parse/frontmatter.h"
#include "scratch.h"

static void say(Loaded *loaded, Diags *diags)
{
    size_t n = strlen(loaded->said);

    diags_sort(diags);
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next) {
        if (strcmp(diag->code, "modified-derived") == 0)
            continue;
        snprintf(loaded->said + n, sizeof loaded->said - n, "%u:%u %s\n",
                 (unsigned)diag->at.line, (unsigned)diag->at.column, diag->code);
        n = strlen(loaded->said);
    }
}

void load_folder(Loaded *loaded, const char *name)
{
    Book *book = &loaded->book;
    char path[4096];
    const char *why = NULL;

    snprintf(path, sizeof path, "%s", scratch_path(name));
    if (loaded->options.book == NULL)
        loaded->options.book = path;
    book->options = &loaded->options;
    book->diags = (Diags){.arena = &book->arena,
                          .lenient = loaded->options.lenient == TRISTATE_YES};
    loaded->said[0] = '\0';
    if (load_book(book, &why) != LOAD_OK) {
        snprintf(loaded->said, sizeof loaded->said, "not loaded: %s\n", why);
        loaded->options.book = NULL;
        return;
    }
    loaded->options.book = NULL;
    say(loaded, &book->diags);
    for (size_t i = 0; i < book->chapter_count; i++) {
        parse_front_matter(book->chapters[i], &book->dialect);
        say(loaded, &book->chapters[i]->diags);
    }
}

void load_text(Loaded *loaded, const char *name, const char *manifest)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/book.yaml", name);
    scratch_put(path, manifest);
    load_folder(loaded, name);
}

void loaded_free(Loaded *loaded)
{
    book_free(&loaded->book);
    *loaded = (Loaded){.options = loaded->options};
}
