/* result.c - see the header. */
#include "result.h"
#include <stdlib.h>
#include <string.h>

typedef struct { /* what epubify_result_free finds behind the public part */
    EpubifyResult public;
    Arena arena;
    char *bytes;
} Result;

static const char *copy_or_null(Arena *arena, const char *text)
{
    return text != NULL ? arena_text(arena, text) : NULL;
}

static const char *const *copy_list(Arena *arena, const char *const *words)
{
    const char **copy = NULL;
    size_t count = 0;

    for (; words != NULL && words[count] != NULL; count++) {
        copy = arena_grow(arena, copy, count, sizeof *copy);
        copy[count] = arena_text(arena, words[count]);
    }
    if (words == NULL)
        return NULL;
    copy = arena_grow(arena, copy, count, sizeof *copy);
    copy[count] = NULL;
    return copy;
}

static EpubifySeverity public_severity(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return EPUBIFY_NOTE;
    case SEVERITY_WARNING:
        return EPUBIFY_WARNING;
    case SEVERITY_ERROR:
        break;
    }
    return EPUBIFY_ERROR;
}

static const EpubifyDiagnostic *copy_diagnostic(Arena *arena, const Diag *diag)
{
    EpubifyDiagnostic *copy = arena_alloc(arena, sizeof *copy);

    copy->file = copy_or_null(arena, diag->at.file);
    copy->line = diag->at.line;
    copy->column = diag->at.column;
    copy->severity = public_severity(diag->severity);
    copy->code = diag->code;
    copy->message = arena_text(arena, diag->message);
    copy->hint = copy_or_null(arena, diag->hint);
    copy->excerpt_column = diag->at.excerpt_column > 0 ? diag->at.excerpt_column : 1;
    if (diag->at.excerpt.len > 0)
        copy->excerpt = arena_copy(arena, diag->at.excerpt.data, diag->at.excerpt.len);
    return copy;
}

static void collect_diags(Result *result, Diags *diags)
{
    EpubifyResult *public = &result->public;
    const EpubifyDiagnostic **all = (const EpubifyDiagnostic **)public->diagnostics;

    diags_sort(diags);
    for (const Diag *diag = diags->first; diag != NULL; diag = diag->next) {
        all = arena_grow(&result->arena, all, public->diagnostic_count, sizeof *all);
        all[public->diagnostic_count++] = copy_diagnostic(&result->arena, diag);
    }
    public->diagnostics = all;
    public->error_count += diags->errors;
    public->warning_count += diags->warnings;
    public->hole_count += diags->holes;
    public->note_count += diags->count - diags->errors - diags->warnings;
}

EpubifyResult *new_result(EpubifyStatus status, const char *failure, char *bytes,
                          uint64_t size)
{
    Result *result = memory_new(sizeof *result);

    memset(result, 0, sizeof *result);
    result->bytes = bytes;
    result->public.status = status;
    result->public.failure = copy_or_null(&result->arena, failure);
    result->public.bytes = (const unsigned char *)bytes;
    result->public.size = status == EPUBIFY_OK ? size : 0;
    return &result->public;
}

void fill_result(EpubifyResult *public, Book *book, const char *output)
{
    Result *result = (Result *)public; /* public is its first field */

    public->chapters = book->census.chapters;
    public->words = book->census.words;
    public->pictures = book->census.pictures;
    public->kind = book->kind;
    if (book->kind != NULL)
    public->folder =
        arena_text(&result->arena, *book->shown_base == '\0' ? "." : book->shown_base);
    public->output = copy_or_null(&result->arena, output);
    public->languages = copy_list(&result->arena, book->languages);
    collect_diags(result, &book->diags);
    for (size_t i = 0; i < book->chapter_count; i++)
        collect_diags(result, &book->chapters[i]->diags);
}

void fill_lock(EpubifyResult *public, const Book *book)
{
    Result *result = (Result *)public; /* public is its first field */

    public->lock = arena_text(&result->arena, book->lock.path);
    public->lock_is_new = book->lock.text.len == 0;
}

void fill_files(EpubifyResult *public, const EpubifyFile *files, size_t count)
{
    Result *result = (Result *)public; /* public is its first field */
    EpubifyFile *copy = arena_alloc(&result->arena, (count + 1) * sizeof *copy);

    for (size_t i = 0; i < count; i++)
        copy[i] = (EpubifyFile){arena_text(&result->arena, files[i].path), files[i].size};
    public->files = copy;
    public->file_count = count;
}

/* ---- Two results ------------------------------------------------------------------- */

static const char *key_of(Arena *arena, const EpubifyDiagnostic *diagnostic)
{
    return arena_format(arena, "%s:%u:%u:%s:%s",
                        diagnostic->file == NULL ? "" : diagnostic->file,
                        diagnostic->line, diagnostic->column, diagnostic->code,
                        diagnostic->message);
}

static const EpubifyDiagnostic *copy_said(Arena *arena, const EpubifyDiagnostic *said)
{
    EpubifyDiagnostic *copy = arena_alloc(arena, sizeof *copy);

    *copy = *said; /* its code is static */
    copy->file = copy_or_null(arena, said->file);
    copy->message = arena_text(arena, said->message);
    copy->hint = copy_or_null(arena, said->hint);
    copy->excerpt = copy_or_null(arena, said->excerpt);
    return copy;
}

static void count_said(EpubifyResult *public, const EpubifyDiagnostic *said)
{
    public->error_count += said->severity == EPUBIFY_ERROR;
    public->warning_count += said->severity == EPUBIFY_WARNING;
    public->note_count += said->severity == EPUBIFY_NOTE;
}

void add_result(EpubifyResult *public, const EpubifyResult *from)
{
    Result *result = (Result *)public; /* public is its first field */
    const EpubifyDiagnostic **all = (const EpubifyDiagnostic **)public->diagnostics;
    Arena scratch = {0};
    Map said = {0};

    for (size_t i = 0; i < public->diagnostic_count; i++)
        map_put(&said, &scratch, key_of(&scratch, all[i]), (void *)all[i]);
    for (size_t i = 0; i < from->diagnostic_count; i++) {
        const EpubifyDiagnostic *other = from->diagnostics[i];
        if (map_lookup(&said, key_of(&scratch, other)) != NULL)
            continue;
        all = arena_grow(&result->arena, all, public->diagnostic_count, sizeof *all);
        all[public->diagnostic_count++] = copy_said(&result->arena, other);
        count_said(public, other);
    }
    public->diagnostics = all;
    arena_free(&scratch);
}

void epubify_result_free(EpubifyResult *public)
{
    Result *result = (Result *)public; /* public is its first field */

    if (result == NULL)
        return;
    free(result->bytes);
    arena_free(&result->arena);
    free(result);
}
