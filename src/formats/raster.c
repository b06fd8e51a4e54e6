/* raster.c - runs rsvg-convert, and remembers what it made. */
#include "formats/raster.h"

#include <inttypes.h>
#include <string.h>
#include "base/process.h"
#include "base/process_cache.h"
#include "formats/image.h"

static const char program[] = "rsvg-convert";

/* librsvg maps a good deal more than it uses. */
static const ProcessLimits limits = {.seconds = 20,
                                     .memory = (size_t)2 << 30,
                                     .output = (size_t)50 << 20};

static const char *reason(ProcessStatus status, const Buf *errors, Arena *arena)
{
    const char *text = errors->data == NULL ? "" : errors->data;

    text += strspn(text, " \n");
    if (status == PROCESS_LIMIT)
        return "it took too long or too much memory";
    if (*text == '\0')
        return "it gave no reason";
    return arena_copy(arena, text, strcspn(text, "\n"));
}

static RasterStatus run(Bytes svg, uint32_t width, Arena *arena, Buf *png,
                        const char **why)
{
    const char *argv[] = {program,
                          "--format=png",
                          arena_format(arena, "--width=%" PRIu32, width),
                          "--keep-aspect-ratio",
                          "--background-color=white",
                          NULL};
    Buf errors = {0};
    ProcessStatus status = process_run(argv, svg, &limits, png, &errors);
    ImageInfo info = image_info(buf_bytes(png));

    if (status == PROCESS_OK && (info.media != MEDIA_PNG || info.broken != NULL))
        status = PROCESS_FAILED;
    if (status != PROCESS_OK)
        *why = reason(status, &errors, arena);
    buf_free(&errors);
    return status == PROCESS_OK       ? RASTER_OK
           : status == PROCESS_ABSENT ? RASTER_ABSENT
                                      : RASTER_FAILED;
}

RasterStatus raster_svg(Bytes svg, uint32_t width, const char *cache, Arena *arena,
                        Buf *png, const char **why)
{
    char binary[PATH_MAX];
    const char *entry;
    RasterStatus status;

    buf_clear(png);
    if (!process_find(program, binary)) {
        *why = "the program rsvg-convert is not there";
        return RASTER_ABSENT;
    }
    entry = cache_entry(cache, "raster", binary, arena_format(arena, "%" PRIu32, width),
                        svg, arena);
    if (cache_read(entry, limits.output, png))
        return RASTER_OK;
    status = run(svg, width, arena, png, why);
    if (status == RASTER_OK)
        cache_write(entry, buf_bytes(png), arena);
    return status;
}
