/* test_zip.c - the archive is what OCF asks for, byte by byte, and what unzip reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "formats/deflate.h"
#include "formats/zip.h"

typedef struct {
    Buf buf;
    uint64_t limit; /* writing fails beyond it */
} Sink;

static bool sink_write(void *context, uint64_t offset, const char *bytes, size_t n)
{
    Sink *sink = context;

    if (offset + n > sink->limit) {
        errno = ENOSPC;
        return false;
    }
    assert_true(offset <= sink->buf.len);
    while (sink->buf.len < offset + n)
        buf_char(&sink->buf, 0);
    memcpy(sink->buf.data + offset, bytes, n);
    return true;
}

static int sink_open(void *context, const char *file)
{
    (void)context;
    return open(file, O_RDONLY);
}

static void make_file(const char *path, const char *text, size_t times)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    for (size_t i = 0; i < times; i++)
        fputs(text, file);
    fclose(file);
}

static char folder[] = "/tmp/epubify-zip-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) != 0 ? -1 : 0;
}

static int leave_folder(void **state)
{
    char command[100];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static bool write_entries(Sink *sink, const ZipEntry *entries, size_t n, ZipError *error)
{
    const ZipSink target = {sink, sink_write, sink_open};
    ZipWriter *writer = new_zip_writer(&target);
    uint64_t size = 0;
    bool done;

    for (size_t i = 0; i < n; i++)
        zip_put_entry(writer, &entries[i]);
    done = zip_finish(writer, &size, error);
    if (done)
        assert_int_equal(size, sink->buf.len);
    return done;
}

static unsigned number(const char *bytes, int n)
{
    unsigned value = 0;

    while (n-- > 0)
        value = value << 8 | (unsigned char)bytes[n];
    return value;
}

static const ZipEntry mimetype = {.path = "mimetype",
                                  .method = ZIP_STORED,
                                  .bytes = {"application/epub+zip", 20}};

static void write_sample(Sink *sink, Bytes *deflated)
{
    static char text[5000];
    ZipEntry entries[5] = {mimetype};
    ZipError error;

    memset(text, 'x', sizeof text);
    *deflated = new_deflated((Bytes){text, sizeof text});
    entries[1] = (ZipEntry){.path = "EPUB/x.xhtml",
                            .method = ZIP_DEFLATED,
                            .bytes = *deflated,
                            .size = sizeof text,
                            .crc = crc32_of((Bytes){text, sizeof text})};
    entries[2] = (ZipEntry){.path = "EPUB/caf\xC3\xA9.css", .method = ZIP_STORED};
    make_file("big", "0123456789", 100000);
    entries[3] = (ZipEntry){.path = "EPUB/big.png",
                            .method = ZIP_FILE_STORED,
                            .file = "big",
                            .size = 1000000};
    entries[4] = (ZipEntry){.path = "EPUB/big.svg",
                            .method = ZIP_FILE_DEFLATED,
                            .file = "big",
                            .size = 1000000};
    assert_true(write_entries(sink, entries, 5, &error));
}

static void mimetype_comes_first_stored_and_bare(void **state)
{
    Sink sink = {.limit = UINT64_MAX};
    Bytes deflated;
    const char *data;

    (void)state;
    write_sample(&sink, &deflated);
    data = sink.buf.data;
    assert_memory_equal(data, "PK\3\4", 4);
    assert_int_equal(number(data + 6, 2), 0);   /* flags */
    assert_int_equal(number(data + 8, 2), 0);   /* stored */
    assert_int_equal(number(data + 10, 2), 0);  /* time */
    assert_int_equal(number(data + 12, 2), 33); /* 1980-01-01 */
    assert_int_equal(number(data + 26, 2), 8);
    assert_int_equal(number(data + 28, 2), 0); /* no extra field */
    assert_memory_equal(data + 30, "mimetypeapplication/epub+zipPK\3\4",
                        32); /* text at 38 */
    free((void *)deflated.data);
    buf_free(&sink.buf);
}

static void no_entry_has_extra_fields_or_another_date(void **state)
{
    Sink sink = {.limit = UINT64_MAX};
    Bytes deflated;
    const char *at;
    unsigned entries = 0;

    (void)state;
    write_sample(&sink, &deflated);
    at = sink.buf.data +
         number(sink.buf.data + sink.buf.len - 6, 4); /* central directory */
    while (memcmp(at, "PK\1\2", 4) == 0) {
        const char *local = sink.buf.data + number(at + 42, 4);
        bool ascii = memchr(at + 46, '\xC3', number(at + 28, 2)) == NULL;
        assert_int_equal(number(at + 8, 2) & 0x800, ascii ? 0 : 0x800);
        assert_int_equal(number(at + 8, 2) & 8, 0); /* no data descriptor */
        assert_int_equal(number(at + 12, 4), 33u << 16);
        assert_int_equal(number(at + 30, 2), 0);
        assert_int_equal(number(at + 32, 2), 0); /* no comment */
        assert_int_equal(number(at + 38, 4), 0100644u << 16);
        assert_int_equal(number(local + 28, 2), 0);
        assert_int_equal(number(local + 14, 4), number(at + 16, 4)); /* CRC-32 */
        assert_int_equal(number(local + 18, 4), number(at + 20, 4));
        at += 46 + number(at + 28, 2);
        entries++;
    }
    assert_int_equal(entries, 5);
    assert_non_null(memmem(sink.buf.data, sink.buf.len, deflated.data, deflated.len));
    free((void *)deflated.data);
    buf_free(&sink.buf);
}

static void unzip_finds_it_sound(void **state)
{
    Sink sink = {.limit = UINT64_MAX};
    Bytes deflated;
    FILE *file = fopen("sound.zip", "w");

    (void)state;
    write_sample(&sink, &deflated);
    fwrite(sink.buf.data, 1, sink.buf.len, file);
    fclose(file);
    assert_int_equal(system("unzip -qt sound.zip >/dev/null"), 0);
    assert_int_equal(system("unzip -p sound.zip EPUB/big.svg | cmp - big"), 0);
    assert_int_equal(system(
                         "unzip -p sound.zip EPUB/x.xhtml | tr -d x | cmp - /dev/null"),
                     0);
    free((void *)deflated.data);
    buf_free(&sink.buf);
}

static void same_entries_give_same_bytes_in_any_time_zone(void **state)
{
    static const char *const zones[] = {"UTC", "America/St_Johns", "Pacific/Kiritimati",
                                        "Asia/Kathmandu"};
    Sink first = {.limit = UINT64_MAX};
    Bytes deflated;

    (void)state;
    write_sample(&first, &deflated);
    free((void *)deflated.data);
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        Sink sink = {.limit = UINT64_MAX};
        setenv("TZ", zones[i], 1);
        tzset();
        write_sample(&sink, &deflated);
        assert_int_equal(sink.buf.len, first.buf.len);
        assert_memory_equal(sink.buf.data, first.buf.data, first.buf.len);
        free((void *)deflated.data);
        buf_free(&sink.buf);
    }
    unsetenv("TZ");
    buf_free(&first.buf);
}

static void a_full_sink_is_told(void **state)
{
    ZipError error;

    (void)state;
    make_file("some", "0123456789", 1000);
    for (uint64_t limit = 0; limit < 10500; limit += 97) {
        Sink sink = {.limit = limit};
        ZipEntry entries[] = {
            mimetype,
            {.path = "a", .method = ZIP_FILE_STORED, .file = "some", .size = 10000}};
        if (write_entries(&sink, entries, 2, &error))
            assert_true(limit > 10100);
        else
            assert_int_equal(error.system, ENOSPC);
        buf_free(&sink.buf);
    }
}

static void check_failure(const ZipEntry *entry, int system_error, const char *text)
{
    Sink sink = {.limit = UINT64_MAX};
    ZipEntry entries[] = {mimetype, *entry};
    ZipError error;

    assert_false(write_entries(&sink, entries, 2, &error));
    assert_int_equal(error.system, system_error);
    assert_string_equal(error.entry, entry->path);
    assert_string_equal(error.text, text);
    buf_free(&sink.buf);
}

static void what_is_wrong_with_an_entry_names_it(void **state)
{
    (void)state;
    make_file("ten", "0123456789", 1);
    check_failure(
        &(ZipEntry){.path = "a", .method = ZIP_FILE_STORED, .file = "gone", .size = 3},
        ENOENT, "no such file or directory");
    check_failure(
        &(ZipEntry){.path = "a", .method = ZIP_FILE_STORED, .file = ".", .size = 3},
        EISDIR, "is a directory");
    check_failure(
        &(ZipEntry){.path = "a", .method = ZIP_FILE_STORED, .file = "ten", .size = 11}, 0,
        "it changed while it was read");
    check_failure(
        &(ZipEntry){.path = "a", .method = ZIP_FILE_DEFLATED, .file = "ten", .size = 9},
        0, "it changed while it was read");
    check_failure(&mimetype, 0, "file already exists");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mimetype_comes_first_stored_and_bare),
        cmocka_unit_test(no_entry_has_extra_fields_or_another_date),
        cmocka_unit_test(unzip_finds_it_sound),
        cmocka_unit_test(same_entries_give_same_bytes_in_any_time_zone),
        cmocka_unit_test(a_full_sink_is_told),
        cmocka_unit_test(what_is_wrong_with_an_entry_names_it),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
