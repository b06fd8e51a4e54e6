/* stages.c - see the header; here alone threads start. */
#include "stages.h"
#include <assert.h>
#include <string.h>
#include "base/parallel.h"
#include "load/load.h"
#include "parse/parse.h"
#include "resolve/resolve.h"
#include "result.h"

bool load(Build *build)
{
    const char *why = NULL;

    begin_stage(build, "load", 0);
    switch (load_book(&build->book, &why)) {
    case LOAD_OK:
        return true;
    case LOAD_NO_BOOK:
        return fail(build, EPUBIFY_USAGE, why);
    case LOAD_SYSTEM:
        break;
    }
    return fail(build, EPUBIFY_SYSTEM, why);
}

void name_output(Build *build)
{
    Book *book = &build->book;
    const char *language =
        book->built_language != NULL ? book->built_language : book->metadata.language;
    const char *rest = build->asked.output, *mark;
    Buf name = {0};

    if (rest == NULL)
        return;
    while ((mark = strstr(rest, language_mark)) != NULL) {
        buf_add(&name, rest, (size_t)(mark - rest));
        buf_put(&name, language);
        rest = mark + strlen(language_mark);
    }
    buf_put(&name, rest);
    build->output = arena_copy(&book->arena, name.data, name.len);
    buf_free(&name);
}

static void parse_one(void *context, size_t index)
{
    Build *build = context;

    uselocale(build->plain);
    parse_chapter(&build->book, build->book.chapters[index]);
    finish_item(build);
}

void parse(Build *build)
{
    begin_stage(build, "parse", build->book.chapter_count);
    parallel_for(build->book.chapter_count, build->options.jobs, parse_one, build);
    parse_end(&build->book);
}

void resolve(Build *build)
{
    begin_stage(build, "resolve", 0);
    resolve_book(&build->book);
}

void render(Build *build, void (*work)(void *build, size_t index))
{
    Book *book = &build->book;
    size_t i = 0;

    build->documents =
        arena_alloc(&book->arena, (book->document_count + 1) * sizeof(Document *));
    for (Document *document = book->documents; document != NULL;
         document = document->next)
        build->documents[i++] = document;
    assert(i == book->document_count);
    begin_stage(build, "render", i);
    parallel_for(i, build->options.jobs, work, build);
}

bool book_is_sound(Build *build)
{
    Book *book = &build->book;
    size_t errors = 0;

    if (build->options.strict)
        diags_make_strict(&book->diags);
    errors += book->diags.errors;
    for (size_t i = 0; i < book->chapter_count; i++) {
        if (build->options.strict)
            diags_make_strict(&book->chapters[i]->diags);
        errors += book->chapters[i]->diags.errors;
    }
    return errors == 0 || fail(build, EPUBIFY_ERRORS, NULL);
}

void drop_build(Build *build)
{
    if (build->book.options != NULL)
        book_free(&build->book);
}

EpubifyResult *finish_build(Build *build)
{
    Book *book = &build->book;
    EpubifyResult *result =
        new_result(build->status, build->failure, build->bytes, build->size);

    fill_result(result, book, build->output);
    drop_build(build);
    return result;
}
