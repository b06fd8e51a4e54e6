/* html_samples.c - chapters of raw HTML from the tables of src/data/html.c: every element in
 * every other one, every attribute with values of every type, and soup.
 *
 *     html_samples KIND FOLDER    paragraphs blocks markdown attributes nested soup
 *                                 drawings formulas
 *
 * writes chapters into the folder and prints their names.  Each piece of text is a word of
 * its own, w000123a: the number counts the samples of a chapter, the letter the words of
 * one.  Whatever becomes of the HTML, each word must stay, and the samples in order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "data/html.h"

static FILE *out;
static size_t sample;
static char letter;

static void begin_sample(void)
{
    sample++;
    letter = 'a';
}

/* A text in which each % is a word. */
static void print_words(const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '%')
            fprintf(out, "w%06zu%c", sample, letter++);
        else
            fputc(*text, out);
}

static bool is_one_of(const char *name, const char *names)
{
    return has_word(names, name, strlen(name));
}

/* ---- One element ------------------------------------------------------------------- */

/* Nobody sees the text in these. */
static bool hides_text(const HtmlElement *element)
{
    return element->fate == FATE_DROP || is_one_of(element->name, "iframe audio video");
}

static bool is_void(const HtmlElement *element)
{
    return (element->flags & HTML_VOID) != 0;
}

typedef struct {
    const char *names, *before, *behind;
} Frame;

static const Frame *lookup_frame(const char *name)
{
    static const Frame frames[] = {
        {"li", "<ul>", "</ul>"},
        {"dt dd", "<dl>", "</dl>"},
        {"tr thead tbody tfoot caption colgroup", "<table>", "</table>"},
        {"td th", "<table><tr>", "</tr></table>"},
        {"col", "<table><colgroup>", "</colgroup></table>"},
        {"summary", "<details>", "</details>"},
        {"figcaption", "<figure>", "</figure>"},
        {"rt rp rb rtc", "<ruby>x", "</ruby>"},
        {"legend", "<fieldset>", "</fieldset>"},
        {"option optgroup", "<select>", "</select>"},
        {"source track", "<video>", "</video>"},
        {"param", "<object>", "</object>"},
        {"area", "<map name=\"m\">", "</map>"},
        {"frame", "<frameset>", "</frameset>"},
        {NULL, "", ""},
    };
    const Frame *frame = frames;

    while (frame->names != NULL && !is_one_of(name, frame->names))
        frame++;
    return frame;
}

static const char *natural_content(const HtmlElement *element)
{
    static const char *const by_content[] = {
        [CONTENT_NONE] = "",
        [CONTENT_TEXT] = "%",
        [CONTENT_PHRASING] = "%",
        [CONTENT_FLOW] = "%",
        [CONTENT_TRANSPARENT] = "%",
        [CONTENT_ITEMS] = "<li>%</li>",
        [CONTENT_TERMS] = "<dt>%</dt><dd>%</dd>",
        [CONTENT_TABLE] = "<caption>%</caption><tr><td>%</td></tr>",
        [CONTENT_ROWS] = "<tr><td>%</td></tr>",
        [CONTENT_CELLS] = "<td>%</td>",
        [CONTENT_COLUMNS] = "<col>",
        [CONTENT_RUBY] = "%<rt>%</rt>",
        [CONTENT_DETAILS] = "<summary>%</summary>%",
        [CONTENT_FIGURE] = "<img src=\"a.png\" alt=\"a\"><figcaption>%</figcaption>",
    };

    if (hides_text(element))
        return "";
    if (is_one_of(element->name, "svg"))
        return "<text>%</text>";
    if (is_one_of(element->name, "math"))
        return "<mi>%</mi>";
    if (is_one_of(element->name, "select datalist optgroup"))
        return "<option>%</option>";
    if (is_one_of(element->name, "picture"))
        return "<source srcset=\"a.png\"><img src=\"a.png\" alt=\"a\">";
    return by_content[element->content];
}

static void open_element(const HtmlElement *element)
{
    const char *name = element->name;

    fprintf(out, "<%s%s>", name,
            is_one_of(name, "img image") ? " src=\"a.png\" alt=\"a\""
            : is_one_of(name, "a area")  ? " href=\"https://example.org/\""
            : is_one_of(name, "video audio iframe embed")
                ? " src=\"https://example.org/\""
                : "");
}

static void close_element(const HtmlElement *element)
{
    if (!is_void(element))
        fprintf(out, "</%s>", element->name);
}

static void print_text_in(const HtmlElement *element)
{
    if (!hides_text(element))
        print_words("%");
}

static void print_child(const HtmlElement *child, bool natural)
{
    open_element(child);
    if (natural)
        print_words(natural_content(child));
    else if (!is_void(child))
        print_text_in(child);
    close_element(child);
}

/* ---- Every element in every other one ---------------------------------------------- */

static void print_pair(const HtmlElement *parent, const HtmlElement *child, bool natural)
{
    const Frame *frame = lookup_frame(parent->name);

    fprintf(out, "%s", frame->before);
    open_element(parent);
    print_text_in(parent);
    if (!hides_text(parent))
        print_child(child, natural);
    print_text_in(parent);
    close_element(parent);
    fprintf(out, "%s", frame->behind);
}

static void in_paragraph(const HtmlElement *parent, const HtmlElement *child)
{
    fprintf(out, "Text ");
    print_pair(parent, child, false);
    fprintf(out, " text.\n\n");
}

static void in_block(const HtmlElement *parent, const HtmlElement *child)
{
    fprintf(out, "<div>\n");
    print_pair(parent, child, true);
    fprintf(out, "\n</div>\n\n");
}

static void around_markdown(const HtmlElement *parent, const HtmlElement *child)
{
    if (hides_text(parent) || hides_text(child))
        return;
    open_element(parent);
    print_words("\n\n%\n\n");
    open_element(child);
    print_words("\n\n%\n\n");
    close_element(child);
    print_words("\n\n- %\n\n");
    close_element(parent);
    print_words("\n\n%\n\n");
}

/* ---- Every attribute with every kind of value -------------------------------------- */

static const char *const values[] = {"",
                                     " ",
                                     "1",
                                     "0",
                                     "-1",
                                     "+1",
                                     "1.5",
                                     "99999999999",
                                     "50%",
                                     "10px",
                                     "auto",
                                     "none",
                                     "true",
                                     "false",
                                     "yes",
                                     "ltr",
                                     "en",
                                     "english!",
                                     "x",
                                     "x y",
                                     "x x",
                                     "#x",
                                     "left",
                                     "center",
                                     "top",
                                     "red",
                                     "#fff",
                                     "a b:c",
                                     "&lt;&quot;&amp;",
                                     "https://example.org/",
                                     "javascript:x",
                                     "2025-01-01",
                                     "12:00",
                                     "2025-02-30",
                                     "P1DT2H",
                                     "row",
                                     "rowgroup",
                                     "A",
                                     "i",
                                     "color: red",
                                     "color: red; bad!; width: 10%",
                                     "color: /* x",
                                     "a:b;;c:",
                                     "}",
                                     "color:red;content:'x;y'",
                                     "position: fixed",
                                     "direction: rtl",
                                     "background: url(x)",
                                     "/*",
                                     "presentation",
                                     "none presentation",
                                     "banana",
                                     "list",
                                     "chapter",
                                     "doc-toc",
                                     "toc",
                                     "\xC3\xB6",
                                     "\xC2\xA0",
                                     "&#1;",
                                     "1 2"};

/* Those that may have it, and some that may not. */
static bool is_tried_on(const HtmlElement *element, const char *elements)
{
    return is_one_of(element->name,
                     "a blockquote details font img li math p svg td time") ||
           (elements[0] != '*' && is_one_of(element->name, elements));
}

static void print_attribute(const HtmlElement *element, const char *name)
{
    const Frame *frame = lookup_frame(element->name);

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        begin_sample();
        fprintf(out, "<div>\n%s<%s %s=\"%s\">", frame->before, element->name, name,
                values[i]);
        print_words(natural_content(element));
        close_element(element);
        fprintf(out, "%s\n</div>\n\n", frame->behind);
    }
}

static void print_attributes(const HtmlElement *element)
{
    size_t count;
    const HtmlAttribute *attributes = html_attributes(&count);
    const HtmlLegacyAttribute *legacy;

    for (size_t i = 0; i < count; i++)
        if (is_tried_on(element, attributes[i].elements))
            print_attribute(element, attributes[i].name);
    legacy = html_legacy_attributes(&count);
    for (size_t i = 0; i < count; i++)
        if (is_tried_on(element, legacy[i].elements))
            print_attribute(element, legacy[i].name);
}

/* ---- Soup -------------------------------------------------------------------------- */

static uint32_t seed;

static size_t next_random(size_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* None of those that put something in front, when in soup they take in all that follows: a
 * <table> what stands right in it, the others their caption. */
static const HtmlElement *random_element(bool with_text)
{
    size_t count;
    const HtmlElement *elements = html_elements(&count), *element;

    do
        element = &elements[next_random(count)];
    while (is_one_of(element->name, "table details figure") ||
           (with_text && (hides_text(element) || is_void(element))));
    return element;
}

static void print_gap(void)
{
    static const char *const gaps[] = {"", "", "", " ", "\n", "\n\n"};

    fprintf(out, "%s", gaps[next_random(sizeof gaps / sizeof gaps[0])]);
}

static void print_random_child(void)
{
    const HtmlElement *child = random_element(false);

    if (next_random(3) == 0)
        print_child(child, next_random(2) == 0);
}

/* Well nested, but anything in anything. */
static void print_nested(void)
{
    const HtmlElement *open[8];
    size_t count = 0, depth = 2 + next_random(5);
    bool block = next_random(2) == 0;

    fprintf(out, "%s", block ? "<div>\n" : "");
    for (; count < depth; count++) {
        open[count] = random_element(true);
        open_element(open[count]);
        print_words("%");
        print_gap();
        print_random_child();
    }
    while (count-- > 0) {
        print_words("%");
        close_element(open[count]);
        print_gap();
        print_random_child();
    }
    fprintf(out, "%s\n\n", block ? "\n</div>" : "");
}

/* Tags as they come. */
static void print_soup(void)
{
    size_t length = 3 + next_random(10);

    fprintf(out, "%s", next_random(2) == 0 ? "<div>\n" : "");
    for (size_t i = 0; i < length; i++) {
        const HtmlElement *element = random_element(true);
        if (next_random(2) == 0)
            close_element(element);
        else
            open_element(element);
        print_words("%");
        print_gap();
    }
    fprintf(out, "\n\n");
}

/* ---- Drawings and formulas --------------------------------------------------------- */

/* A random word of a list with spaces between. */
static void choose_word(const char *list, char *word, size_t size)
{
    size_t count = 1, chosen;

    for (const char *at = list; *at != '\0'; at++)
        count += *at == ' ';
    for (chosen = next_random(count); chosen > 0; chosen--)
        list = strchr(list, ' ') + 1;
    snprintf(word, size, "%.*s", (int)strcspn(list, " "), list);
}

static const char math_values[] = "1 0 1em 50% red #fff auto none true normal thin "
                                  "negativethinmathspace x -1px bold 1.5";
static const char svg_values[] =
    "1 0 red url(#i) url(x) none auto #i x -1px 1.5 50% bold normal M0,0 i";
static const char svg_attributes[] =
    "fill stroke d x y width viewBox transform class id style points href xlink:href "
    "clip-path mask filter font-size role aria-labelledby marker-end gradientUnits in "
    "type "
    "xml:space tabindex onclick data-x version aria-hidden lang";

static void print_part(const char *name, const char *attributes, const char *all_values)
{
    char attribute[40], value[40];

    fprintf(out, "<%s", name);
    for (size_t i = next_random(3); i > 0 && *attributes != '\0'; i--) {
        choose_word(attributes, attribute, sizeof attribute);
        choose_word(all_values, value, sizeof value);
        fprintf(out, " %s=\"%s\"", attribute, next_random(9) == 0 ? "a b" : value);
    }
    fputc('>', out);
}

static void print_foreign(bool drawing)
{
    const char *root = drawing ? "svg" : "math";
    char open[6][40];
    size_t count, depth = 0;
    const MathElement *rows = math_element_rows(&count);

    fprintf(out, "<div>\n<%s>", root);
    for (size_t i = 4 + next_random(12); i > 0; i--) {
        const MathElement *row = &rows[next_random(count)];
        if (depth > 0 && (depth == sizeof open / sizeof open[0] || next_random(3) == 0)) {
            fprintf(out, "</%s>", open[--depth]);
            continue;
        }
        if (drawing)
            choose_word(svg_element_names(), open[depth], sizeof open[depth]);
        else
            snprintf(open[depth], sizeof open[depth], "%s", row->name);
        print_part(open[depth++], drawing ? svg_attributes : row->attributes,
                   drawing ? svg_values : math_values);
        print_words(next_random(2) == 0 ? "%" : "");
    }
    while (depth > 0)
        fprintf(out, "</%s>", open[--depth]);
    fprintf(out, "</%s>\n</div>\n\n", root);
}

/* ---- The chapters ------------------------------------------------------------------- */

static void print_chapter(const char *kind, size_t number)
{
    size_t count;
    const HtmlElement *elements = html_elements(&count);
    bool nested = strcmp(kind, "nested") == 0, soup = strcmp(kind, "soup") == 0;
    bool foreign = strcmp(kind, "drawings") == 0 || strcmp(kind, "formulas") == 0;

    seed = (uint32_t)(number + 1) * 7919;
    sample = 0;
    if (strcmp(kind, "attributes") == 0) {
        print_attributes(&elements[number]);
        return;
    }
    if (nested || soup)
        count = nested ? 100 : 25;
    if (foreign)
        count = 40;
    for (size_t i = 0; i < count; i++) {
        begin_sample();
        if (foreign)
            print_foreign(kind[0] == 'd');
        else if (nested)
            print_nested();
        else if (soup)
            print_soup();
        else if (strcmp(kind, "paragraphs") == 0)
            in_paragraph(&elements[number], &elements[i]);
        else if (strcmp(kind, "blocks") == 0)
            in_block(&elements[number], &elements[i]);
        else
            around_markdown(&elements[number], &elements[i]);
    }
}

int main(int argc, char **argv)
{
    size_t count;
    char path[1000];

    if (argc != 3)
        return 2;
    html_elements(&count);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s-%03zu.md", argv[2], argv[1], i);
        out = fopen(path, "w");
        if (out == NULL)
            return 1;
        fprintf(out, "# Samples\n\n");
        print_chapter(argv[1], i);
        fclose(out);
        puts(strrchr(path, '/') + 1);
    }
    return 0;
}
