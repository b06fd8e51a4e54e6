/* zip.c - the writer of ZIP archives, on libzip. */
#include "formats/zip.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>
#include "base/buf.h"

/* 1980-01-01 00:00, the first moment that ZIP knows (APPNOTE 4.4.6): year 0, month 1,
 * day 1. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };
/* -rw-r--r-- of a regular file, in the upper half (APPNOTE 4.4.15). */
#define UNIX_MODE ((zip_uint32_t)0100644 << 16)

struct ZipWriter {
    ZipSink sink;
    zip_t *zip;
    zip_error_t error; /* the sink's */
    uint64_t position, size;
    const char *failed_entry;
    bool failed;  /* an entry could not be added */
    ZipError why; /* of failed */
};

/* ---- The archive, as libzip's source that is written to ------------------------------------ */

static zip_int64_t put(ZipWriter *writer, const char *data, zip_uint64_t n)
{
    if (!writer->sink.write(writer->sink.context, writer->position, data, (size_t)n)) {
        zip_error_set(&writer->error, ZIP_ER_WRITE, errno);
        return -1;
    }
    writer->position += n;
    if (writer->position > writer->size)
        writer->size = writer->position;
    return (zip_int64_t)n;
}

static zip_int64_t put_stat(zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->size = 0; /* an empty file is there: libzip begins a new archive */
    stat->valid = ZIP_STAT_SIZE;
    return sizeof *stat;
}

static zip_int64_t archive_source(void *context, void *data, zip_uint64_t len,
                                  zip_source_cmd_t command)
{
    ZipWriter *writer = context;
    zip_int64_t position;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT:
        return put_stat(data);
    case ZIP_SOURCE_WRITE:
        return put(writer, data, len);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)writer->position;
    case ZIP_SOURCE_SEEK_WRITE:
        position = zip_source_seek_compute_offset(writer->position, writer->size, data,
                                                  len, &writer->error);
        if (position < 0)
            return -1;
        writer->position = (uint64_t)position;
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&writer->error, data, len);
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_READ:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&writer->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* ---- An entry's content, as libzip's source that is read ----------------------------------- */

typedef struct {
    ZipWriter *writer;
    ZipEntry entry;
    int fd;        /* of a file while it is open, else -1 */
    uint64_t done; /* bytes handed over */
    zip_error_t error;
} Content;

static zip_int64_t fail(Content *content, int code, int system)
{
    zip_error_set(&content->error, code, system);
    content->writer->failed_entry = content->entry.path;
    return -1;
}

static bool is_file(const Content *content)
{
    return content->entry.method == ZIP_FILE_STORED ||
           content->entry.method == ZIP_FILE_DEFLATED;
}

static zip_int64_t open_content(Content *content)
{
    const ZipSink *sink = &content->writer->sink;

    content->done = 0;
    if (!is_file(content))
        return 0;
    content->fd = sink->open_file(sink->context, content->entry.file);
    return content->fd >= 0 ? 0 : fail(content, ZIP_ER_OPEN, errno);
}

/* The size stands in the header already, so a file that shrinks or grows meanwhile is
 * an error. */
static zip_int64_t read_file(Content *content, char *to, zip_uint64_t room)
{
    ssize_t n;

    do
        n = read(content->fd, to, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail(content, ZIP_ER_READ, errno);
    content->done += (uint64_t)n;
    if (content->done > content->entry.size ||
        (n == 0 && content->done < content->entry.size))
        return fail(content, ZIP_ER_CHANGED, 0);
    return n;
}

static zip_int64_t read_content(Content *content, char *to, zip_uint64_t room)
{
    uint64_t left = content->entry.bytes.len - content->done;

    if (is_file(content))
        return read_file(content, to, room);
    if (room > left)
        room = left;
    if (room > 0)
        memcpy(to, content->entry.bytes.data + content->done, room);
    content->done += room;
    return (zip_int64_t)room;
}

static void close_content(Content *content)
{
    if (content->fd >= 0)
        close(content->fd);
    content->fd = -1;
}

/* With the sizes, the checksum and the method given, libzip copies what is deflated
 * already. */
static zip_int64_t stat_content(const Content *content, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->size = content->entry.size;
    stat->valid = ZIP_STAT_SIZE;
    if (content->entry.method == ZIP_DEFLATED) {
        stat->comp_size = content->entry.bytes.len;
        stat->crc = content->entry.crc;
        stat->comp_method = ZIP_CM_DEFLATE;
        stat->encryption_method = ZIP_EM_NONE;
        stat->valid |= ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                       ZIP_STAT_ENCRYPTION_METHOD;
    }
    return sizeof *stat;
}

static zip_int64_t content_source(void *context, void *data, zip_uint64_t len,
                                  zip_source_cmd_t command)
{
    Content *content = context;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE |
               ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_SUPPORTS);
    case ZIP_SOURCE_OPEN:
        return open_content(content);
    case ZIP_SOURCE_READ:
        return read_content(content, data, len);
    case ZIP_SOURCE_CLOSE:
        close_content(content);
        return 0;
    case ZIP_SOURCE_STAT:
        return stat_content(content, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&content->error, data, len);
    case ZIP_SOURCE_FREE:
        close_content(content);
        free(content);
        return 0;
    default:
        return fail(content, ZIP_ER_OPNOTSUPP, 0);
    }
}

/* ---- The verbs ----------------------------------------------------------------------------- */

ZipWriter *new_zip_writer(const ZipSink *sink)
{
    ZipWriter *writer = memory_new(sizeof *writer);
    zip_source_t *source;

    *writer = (ZipWriter){.sink = *sink};
    zip_error_init(&writer->error);
    source = zip_source_function_create(archive_source, writer, &writer->error);
    if (source != NULL)
        writer->zip =
            zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &writer->error);
    if (writer->zip == NULL)
        end_out_of_memory(); /* nothing else can fail before the first byte */
    return writer;
}

/* Bit 11 of the flags only where it means something (APPNOTE, appendix D). */
static zip_flags_t name_flags(const char *path)
{
    for (; *path != '\0'; path++)
        if ((unsigned char)*path >= 0x80)
            return ZIP_FL_ENC_UTF_8;
    return ZIP_FL_ENC_GUESS;
}

static bool set_up(zip_t *zip, zip_uint64_t index, ZipMethod method)
{
    zip_int32_t compression = ZIP_CM_DEFAULT;

    if (method == ZIP_STORED || method == ZIP_FILE_STORED)
        compression = ZIP_CM_STORE;
    return (method == ZIP_DEFLATED ||
            zip_set_file_compression(zip, index, compression, 0) == 0) &&
           zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) == 0 &&
           zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, UNIX_MODE) ==
               0;
}

static void describe(ZipError *why, zip_error_t *error, const char *entry)
{
    const char *text = zip_error_strerror(error);
    bool system = zip_error_system_type(error) == ZIP_ET_SYS;

    if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
        end_out_of_memory();
    *why =
        (ZipError){.system = system ? zip_error_code_system(error) : 0, .entry = entry};
    if (zip_error_code_zip(error) == ZIP_ER_CHANGED)
        text = "it changed while it was read";
    else if (system && why->system != 0)
        text = strerror(why->system);
    strncpy(why->text, text, sizeof why->text - 1);
    why->text[0] = (char)tolower((unsigned char)why->text[0]);
}

bool zip_put_entry(ZipWriter *writer, const ZipEntry *entry)
{
    Content *content = memory_new(sizeof *content);
    zip_source_t *source;
    zip_int64_t index;

    *content = (Content){.writer = writer, .entry = *entry, .fd = -1};
    if (entry->method == ZIP_STORED)
        content->entry.size = entry->bytes.len;
    zip_error_init(&content->error);
    source = zip_source_function(writer->zip, content_source, content);
    if (source == NULL)
        end_out_of_memory();
    index = zip_file_add(writer->zip, entry->path, source, name_flags(entry->path));
    if (index >= 0 && set_up(writer->zip, (zip_uint64_t)index, entry->method))
        return true;
    if (!writer->failed)
        describe(&writer->why, zip_get_error(writer->zip), entry->path);
    writer->failed = true;
    if (index < 0)
        zip_source_free(source); /* ours until zip_file_add takes it */
    return false;
}

bool zip_finish(ZipWriter *writer, uint64_t *size, ZipError *error)
{
    bool done = !writer->failed && zip_close(writer->zip) == 0;

    if (writer->failed)
        *error = writer->why;
    else if (!done)
        describe(error, zip_get_error(writer->zip), writer->failed_entry);
    if (!done)
        zip_discard(writer->zip);
    *size = writer->size;
    zip_error_fini(&writer->error);
    free(writer);
    return done;
}
