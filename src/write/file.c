/* file.c - see the header. */
#include "write/file.h"
#include <errno.h>
#include "write/output.h"
#include "write/replace.h"

bool write_file(const char *path, Bytes bytes, Diags *diags)
{
    Output output;
    Replacement file;

    if (!find_output(&output, path, diags) || !make_output_folder(&output, diags))
        return false;
    if (output.direct != NULL) {
        report_output(diags, path, 0, "the file must be one, no device or pipe");
        return false;
    }
    if (!replace_begin(&file, output.folder, output.name)) {
        report_output(diags, path, errno, "the file can't be written");
        return false;
    }
    if (!replace_write(&file, 0, bytes.data, bytes.len)) {
        int error = errno;
        replace_abandon(&file);
        report_output(diags, path, error, "the file can't be written");
        return false;
    }
    if (replace_commit(&file))
        return true;
    report_output(diags, path, errno, "the file can't be written");
    return false;
}
