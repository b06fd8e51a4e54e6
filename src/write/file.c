/* file.c - see the header. */
#include "write/file.h"
#include <errno.h>

bool begin_file(Replacement *file, Output *output, const char *path, Diags *diags)
{
    if (!find_output(output, path, diags) || !make_output_folder(output, diags))
        return false;
    if (output->direct != NULL)
        report_output(diags, path, 0, "this is no file");
    else if (replace_begin(file, output->folder, output->name))
        return true;
    else
        report_output(diags, path, errno, "the file can't be written");
    return false;
}

bool end_file(Replacement *file, bool written, const char *path, Diags *diags)
{
    int error = errno;

    if (written && replace_commit(file))
        return true;
    if (written)
        error = errno;
    else
        replace_abandon(file);
    report_output(diags, path, error, "the file can't be written");
    return false;
}

bool write_file(const char *path, Bytes bytes, Diags *diags)
{
    Output output;
    Replacement file;

    return begin_file(&file, &output, path, diags) &&
           end_file(&file, replace_write(&file, 0, bytes.data, bytes.len), path, diags);
}
