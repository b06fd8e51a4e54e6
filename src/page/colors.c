/* colors.c - the page's colors: those that lead on a cover that is drawn (SVG), made light or
 * dark enough to be read.  Of other covers, and of none, the style sheet's own stay. */
#include <ctype.h>
#include <string.h>
#include "page/parts.h"

enum {
    MOST_COLORS = 64,
    LARGEST_COVER = 4 << 20, /* bytes; a larger one is pixels in disguise */
    LEAST_CHROMA = 60        /* of 255: less is a grey */
};

#define ENOUGH 4.7 /* contrast; WCAG asks for 4.5 */

typedef struct {
    int red, green, blue;
} Color; /* 0 to 255 */
typedef struct {
    Color color;
    size_t times;
} Counted;
typedef struct {
    Counted items[MOST_COLORS];
    size_t count;
} Palette;

static const Color white = {255, 255, 255}, ink = {23, 23, 26}, paper = {251, 250, 247},
                   night = {22, 24, 28};

/* ---- Contrast (WCAG 2.2, relative luminance and contrast ratio) ----------------------------- */

/* sRGB's curve as a polynomial, which every machine computes alike; off by half a percent at
 * most. */
static double linear(int channel)
{
    double c = channel / 255.0;

    return c <= 0.04045 ? c / 12.92
                        : c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
}

static double luminance(Color color)
{
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) +
           0.0722 * linear(color.blue);
}

static double contrast(Color one, Color other)
{
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

    return a > b ? a / b : b / a;
}

static Color mix(Color from, Color to, int percent)
{
    return (Color){from.red + (to.red - from.red) * percent / 100,
                   from.green + (to.green - from.green) * percent / 100,
                   from.blue + (to.blue - from.blue) * percent / 100};
}

/* On a middling ground neither ink is enough; black or white always are. */
static Color text_on(Color ground)
{
    const Color black = {0, 0, 0};

    if (contrast(white, ground) >= contrast(ink, ground) &&
        contrast(white, ground) >= ENOUGH)
        return white;
    if (contrast(ink, ground) >= ENOUGH)
        return ink;
    return contrast(white, ground) >= contrast(black, ground) ? white : black;
}

/* The color, or one towards black or white that can be read on the ground. */
static Color readable_on(Color color, Color ground)
{
    Color to = luminance(ground) > 0.18 ? (Color){0, 0, 0} : white;

    for (int percent = 0; percent <= 100; percent += 4)
        if (contrast(mix(color, to, percent), ground) >= ENOUGH)
            return mix(color, to, percent);
    return text_on(ground);
}

/* ---- The colors of a drawing ---------------------------------------------------------------- */

static int hex_value(char digit)
{
    return isdigit((unsigned char)digit) ? digit - '0'
                                         : tolower((unsigned char)digit) - 'a' + 10;
}

/* #rgb or #rrggbb, with no digit behind it. */
static bool read_color(const char *text, const char *end, Color *color)
{
    int digits[6];
    size_t n = 0;

    while (text + n < end && n < 7 && isxdigit((unsigned char)text[n])) {
        if (n < 6)
            digits[n] = hex_value(text[n]);
        n++;
    }
    if (n == 3)
        *color = (Color){digits[0] * 17, digits[1] * 17, digits[2] * 17};
    else if (n == 6)
        *color = (Color){digits[0] * 16 + digits[1], digits[2] * 16 + digits[3],
                         digits[4] * 16 + digits[5]};
    return n == 3 || n == 6;
}

static void count_color(Palette *palette, Color color)
{
    for (size_t i = 0; i < palette->count; i++)
        if (memcmp(&palette->items[i].color, &color, sizeof color) == 0) {
            palette->items[i].times++;
            return;
        }
    if (palette->count < MOST_COLORS)
        palette->items[palette->count++] = (Counted){color, 1};
}

/* "url(#a1b2c3)" and "href="#abc"" name elements. */
static bool is_reference(const char *text, const char *hash)
{
    return hash > text &&
           (hash[-1] == '(' || (hash - text > 5 && memcmp(hash - 6, "href=", 5) == 0));
}

static void read_palette(Palette *palette, Bytes svg)
{
    const char *at = svg.data, *end = svg.data + svg.len;
    Color color;

    while ((at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        if (!is_reference(svg.data, at) && read_color(at + 1, end, &color))
            count_color(palette, color);
        at++;
    }
}

static int chroma(Color color)
{
    int most = color.red, least = color.red;

    most = color.green > most ? color.green : most;
    most = color.blue > most ? color.blue : most;
    least = color.green < least ? color.green : least;
    least = color.blue < least ? color.blue : least;
    return most - least;
}

/* The most colorful of those that stand out on the ground; the first of equals. */
static bool find_accent(const Palette *palette, Color ground, Color *accent)
{
    int best = LEAST_CHROMA - 1;

    for (size_t i = 0; i < palette->count; i++) {
        Color color = palette->items[i].color;
        if (chroma(color) <= best || contrast(color, ground) < 2)
            continue;
        best = chroma(color);
        *accent = color;
    }
    return best >= LEAST_CHROMA;
}

/* ---- The properties ------------------------------------------------------------------------- */

static void put_color(Buf *out, const char *name, Color color)
{
    buf_format(out, "  --%s: #%02x%02x%02x;\n", name, (unsigned)color.red,
               (unsigned)color.green, (unsigned)color.blue);
}

static void put_ground(Buf *out, Color ground, Color accent)
{
    Color button = readable_on(accent, ground);

    put_color(out, "ground", ground);
    put_color(out, "on-ground", text_on(ground));
    put_color(out, "quiet-on-ground",
              readable_on(mix(text_on(ground), ground, 30), ground));
    put_color(out, "button", button);
    put_color(out, "on-button", text_on(button));
}

/* The first color of a drawing is what it is painted on; a light one would glare at night. */
static void put_palette(Buf *out, const Palette *palette)
{
    const Color dusk = {34, 38, 45};
    Color ground = palette->items[0].color, accent;

    if (!find_accent(palette, ground, &accent))
        return;
    buf_put(out, "\n/* from the cover */\n@media screen {\n:root {\n");
    put_ground(out, ground, accent);
    put_color(out, "accent-day", readable_on(accent, paper));
    put_color(out, "accent-night", readable_on(accent, night));
    buf_put(out, "}\n}\n");
    if (luminance(ground) < 0.18)
        return;
    buf_put(out, "\n@media screen and (prefers-color-scheme: dark) {\n:root {\n");
    put_ground(out, dusk, accent);
    buf_put(out, "}\n}\n");
}

static Bytes read_cover(Book *book)
{
    const Resource *cover = book->cover_shown;
    Bytes bytes = {0};
    FileInfo info;

    if (cover == NULL || strcmp(cover->media_type, "image/svg+xml") != 0)
        return bytes;
    if (cover->source == NULL || cover->bytes.len > 0)
        return cover->bytes;
    if (file_read(&book->root, cover->source, LARGEST_COVER, &book->arena, &bytes,
                  &info) != FILE_OK)
        return (Bytes){0};
    return bytes;
}

void put_colors(Page *page)
{
    Palette palette = {.count = 0};

    const Bytes cover = read_cover(page->book);

    if (cover.len > 0)
        read_palette(&palette, cover);
    if (palette.count > 0)
        put_palette(page->out, &palette);
}
