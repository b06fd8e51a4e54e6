/* fuzz_epub.c - whatever an EPUB holds, reading it ends; and one that is compared with itself has not changed, and keeps
 * every mark of a reader's.  Input that begins with "PK" is an archive; other input is a document, and what stands behind
 * a form feed is the same document in a later release. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "diff/parts.h"
#include "formats/zip.h"

static const char container[] =
    "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
static const char package[] =
    "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
    "<item id='n' href='n.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
    "</manifest><spine><itemref idref='a'/></spine></package>";
static const char contents[] =
    "<html xmlns:e='http://www.idpf.org/2007/ops'><nav e:type='toc'><ol><li>"
    "<a href='a.xhtml'>A</a></li><li><a href='a.xhtml#b'>B</a></li></ol></nav></html>";

static bool keep(void *context, uint64_t offset, const char *bytes, size_t n)
{
    Buf *buf = context;

    while (buf->len < offset + n)
        buf_char(buf, 0);
    memcpy(buf->data + offset, bytes, n);
    return true;
}

static Bytes new_epub(Bytes document)
{
    Buf buf = {0};
    const ZipSink sink = {&buf, keep, NULL};
    ZipWriter *writer = new_zip_writer(&sink);
    const ZipEntry entries[] = {
        {.path = "META-INF/container.xml", .bytes = {container, sizeof container - 1}},
        {.path = "a.opf", .bytes = {package, sizeof package - 1}},
        {.path = "n.xhtml", .bytes = {contents, sizeof contents - 1}},
        {.path = "a.xhtml", .bytes = document},
    };
    uint64_t size;
    ZipError error;

    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
        zip_put_entry(writer, &entries[i]);
    if (!zip_finish(writer, &size, &error))
        abort();
    return (Bytes){buf.data, buf.len};
}

static bool read_side(Arena *arena, Side *side, Bytes archive)
{
    EpubError error;

    side->file = "a.epub";
    side->epub = read_epub(arena, archive, &error);
    if (side->epub == NULL) {
        if (error.why == NULL)
            abort();
        return false;
    }
    past_from_epub(arena, side->epub);
    if (!find_sentences(arena, side))
        return false;
    find_chapters(arena, side);
    return true;
}

static void put_reports(Diff *diff)
{
    Buf out = {0};

    put_text_report(&out, diff);
    put_json_report(&out, diff);
    put_html_report(&out, diff);
    buf_free(&out);
}

/* Of two elements with one id calibre finds the first; Kobo marks nothing in drawings. */
static void check(const Diff *diff, bool same)
{
    for (int kind = 0; kind < LOCATOR_COUNT; kind++) {
        const size_t *tally = diff->tallies[kind];
        size_t tried = diff->marked - diff->gone;
        if (tally[OUTCOME_KEPT] + tally[OUTCOME_MOVED] + tally[OUTCOME_LOST] != tried)
            abort();
        if (!same || kind == LOCATOR_CALIBRE)
            continue;
        if (tally[kind == LOCATOR_KOBO ? OUTCOME_MOVED : OUTCOME_LOST] > 0 ||
            (kind != LOCATOR_KOBO && tally[OUTCOME_KEPT] != tried))
            abort();
    }
    if (!same)
        return;
    if (diff->gone > 0 || diff->anchor_count > 0 || diff->anchors_gone > 0)
        abort();
    for (size_t i = 0; i < diff->pair_count; i++)
        if (diff->pairs[i].old == NULL || diff->pairs[i].change_count > 0)
            abort();
}

static void compare(Bytes old, Bytes new, bool same)
{
    Diff diff = {0};

    if (read_side(&diff.arena, &diff.old, old) &&
        read_side(&diff.arena, &diff.new, new)) {
        pair_chapters(&diff);
        find_changes(&diff);
        compare_anchors(&diff);
        try_positions(&diff);
        check(&diff, same);
        put_reports(&diff);
    }
    arena_free(&diff.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    const char *feed = size > 0 ? memchr(text, '\f', size) : NULL;
    size_t len = feed == NULL ? size : (size_t)(feed - text);
    Bytes old, new;

    if (size >= 2 && memcmp(text, "PK", 2) == 0) {
        compare((Bytes){text, size}, (Bytes){text, size}, true);
        return 0;
    }
    old = new_epub((Bytes){text, len});
    new = feed == NULL ? old : new_epub((Bytes){feed + 1, size - len - 1});
    compare(old, new, feed == NULL);
    free((void *)old.data);
    if (feed != NULL)
        free((void *)new.data);
    return 0;
}
