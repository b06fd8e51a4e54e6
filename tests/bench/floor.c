/* floor.c - the bare work, to compare with: read, cmark-gfm to HTML, deflate, one ZIP.
 *
 *     floor OUTPUT FILE...
 *
 * FILE.md is rendered, other files are stored or deflated as they are.  Nothing is checked,
 * linked, numbered or made XML, and there is no package document.  Prints its own times;
 * links cmark-gfm and libdeflate alone. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <libdeflate.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct {
    const char *path;
    uint32_t crc, size, packed, offset;
    uint16_t method; /* 0 stored, 8 deflated (APPNOTE 4.4.5) */
} Member;

static const char *const extensions[] = {"table", "strikethrough", "autolink",
                                         "tasklist"};
enum { EXTENSIONS = sizeof extensions / sizeof extensions[0], LEVEL = 6 };

static void *must(void *memory)
{
    if (memory == NULL) {
        perror("floor");
        exit(3);
    }
    return memory;
}

static char *read_whole(const char *path, size_t *len)
{
    FILE *file = must(fopen(path, "rb"));
    char *text;

    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    text = must(malloc(*len + 1));
    *len = fread(text, 1, *len, file);
    fclose(file);
    return text;
}

static char *render(const char *text, size_t len)
{
    int options = CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
    cmark_parser *parser = cmark_parser_new(options);
    cmark_node *root;
    char *html;

    for (size_t i = 0; i < EXTENSIONS; i++)
        cmark_parser_attach_syntax_extension(parser,
                                             cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text, len);
    root = cmark_parser_finish(parser);
    html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(root);
    cmark_parser_free(parser);
    return html;
}

/* ---- ZIP (APPNOTE 6.3.10) ---------------------------------------------------------- */

static void put16(FILE *zip, uint32_t value)
{
    putc((int)(value & 0xFF), zip);
    putc((int)(value >> 8 & 0xFF), zip);
}

static void put32(FILE *zip, uint32_t value)
{
    put16(zip, value & 0xFFFF);
    put16(zip, value >> 16);
}

/* What local and central headers have in common (4.3.7, 4.3.12). */
static void put_header(FILE *zip, const Member *member)
{
    put16(zip, 20);
    put16(zip, 0);
    put16(zip, member->method);
    put32(zip, 0x00210000); /* 1980-01-01 */
    put32(zip, member->crc);
    put32(zip, member->packed);
    put32(zip, member->size);
    put16(zip, (uint32_t)strlen(member->path));
    put16(zip, 0);
}

static void put_member(FILE *zip, Member *member, const char *data)
{
    member->offset = (uint32_t)ftell(zip);
    put32(zip, 0x04034B50);
    put_header(zip, member);
    fputs(member->path, zip);
    fwrite(data, 1, member->packed, zip);
}

static void put_directory(FILE *zip, const Member *members, size_t count)
{
    uint32_t start = (uint32_t)ftell(zip), end;

    for (size_t i = 0; i < count; i++) {
        put32(zip, 0x02014B50);
        put16(zip, 20);
        put_header(zip, &members[i]);
        put16(zip, 0);
        put16(zip, 0);
        put16(zip, 0);
        put32(zip, 0);
        put32(zip, members[i].offset);
        fputs(members[i].path, zip);
    }
    end = (uint32_t)ftell(zip);
    put32(zip, 0x06054B50);
    put32(zip, 0);
    put16(zip, (uint32_t)count);
    put16(zip, (uint32_t)count);
    put32(zip, end - start);
    put32(zip, start);
    put16(zip, 0);
}

/* ---- The work ---------------------------------------------------------------------- */

static int ends_with(const char *text, const char *ending)
{
    size_t n = strlen(text), m = strlen(ending);

    return n >= m && strcmp(text + n - m, ending) == 0;
}

static int is_packed(const char *path)
{
    return ends_with(path, ".png") || ends_with(path, ".jpg") ||
           ends_with(path, ".webp") || ends_with(path, ".gif");
}

static void add_data(FILE *zip, Member *member, struct libdeflate_compressor *deflate,
                     const char *data, size_t len)
{
    size_t room = libdeflate_deflate_compress_bound(deflate, len);
    char *packed = must(malloc(room));

    member->size = (uint32_t)len;
    member->crc = libdeflate_crc32(0, data, len);
    if (is_packed(member->path)) {
        member->packed = member->size;
        put_member(zip, member, data);
    } else {
        member->method = 8;
        member->packed =
            (uint32_t)libdeflate_deflate_compress(deflate, data, len, packed, room);
        put_member(zip, member, packed);
    }
    free(packed);
}

static void add_file(FILE *zip, Member *member, struct libdeflate_compressor *deflate,
                     const char *path)
{
    size_t len;
    char *text = read_whole(path, &len);

    member->path = path;
    if (ends_with(path, ".md")) {
        char *html = render(text, len);
        free(text);
        text = html;
        len = strlen(html);
    }
    add_data(zip, member, deflate, text, len);
    free(text);
}

static double milliseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    static const char media_type[] = "application/epub+zip";
    double start = milliseconds(CLOCK_MONOTONIC);
    struct libdeflate_compressor *deflate = must(libdeflate_alloc_compressor(LEVEL));
    Member *members = must(calloc((size_t)argc, sizeof *members));
    struct rusage usage;
    FILE *zip;

    if (argc < 3)
        return 2;
    cmark_gfm_core_extensions_ensure_registered();
    zip = must(fopen(argv[1], "wb"));
    members[0] = (Member){.path = "mimetype",
                          .size = sizeof media_type - 1,
                          .packed = sizeof media_type - 1};
    members[0].crc = libdeflate_crc32(0, media_type, sizeof media_type - 1);
    put_member(zip, &members[0], media_type);
    for (int i = 2; i < argc; i++)
        add_file(zip, &members[i - 1], deflate, argv[i]);
    put_directory(zip, members, (size_t)argc - 1);
    if (fclose(zip) != 0)
        return 3;
    free(members);
    libdeflate_free_compressor(deflate);
    getrusage(RUSAGE_SELF, &usage);
    printf("floor: %.1f ms CPU, %.1f ms wall, %ld KB\n",
           milliseconds(CLOCK_PROCESS_CPUTIME_ID), milliseconds(CLOCK_MONOTONIC) - start,
           usage.ru_maxrss);
    return 0;
}
