/* staged.c - several files that take their places together. */
#include "write/staged.h"
#include <errno.h>
#include "write/file.h"
#include "write/ocf.h"

/* NULL: it can't be written, which is told. */
static StagedFile *begin(StagedFiles *files, const char *path)
{
    StagedFile *file = arena_alloc(files->diags->arena, sizeof *file);

    if (files->count == MOST_STAGED) {
        report_output(files->diags, path, 0, "there are too many files");
        return NULL;
    }
    if (!begin_file(&file->replacement, &file->output, path, files->diags))
        return NULL;
    files->items[files->count++] = file;
    return file;
}

/* What is whole on the disk only has to be renamed. */
static bool finish(StagedFiles *files, StagedFile *file, bool written)
{
    if (written && replace_finish(&file->replacement))
        return true;
    report_output(files->diags, file->output.shown, errno, "the file can't be written");
    return false;
}

bool stage_container(StagedFiles *files, const Container *container, const char *path,
                     uint64_t *size)
{
    StagedFile *file = begin(files, path);

    *size = 0;
    if (file == NULL)
        return false;
    return write_container_into(container, &file->replacement, path, files->diags,
                                size) &&
           finish(files, file, true);
}

bool stage_bytes(StagedFiles *files, Bytes bytes, const char *path)
{
    StagedFile *file = begin(files, path);

    return file != NULL &&
           finish(files, file,
                  replace_write(&file->replacement, 0, bytes.data, bytes.len));
}

/* From the last one back, since each holds the signals that the one before it had left. */
bool commit_staged(StagedFiles *files)
{
    bool done = true;

    while (files->count > 0) {
        StagedFile *file = files->items[--files->count];
        if (!done) {
            replace_abandon(&file->replacement);
            continue;
        }
        done = replace_commit(&file->replacement);
        if (!done)
            report_output(files->diags, file->output.shown, errno,
                          "the file can't be put in its place");
    }
    return done;
}

void abandon_staged(StagedFiles *files)
{
    while (files->count > 0)
        replace_abandon(&files->items[--files->count]->replacement);
}
