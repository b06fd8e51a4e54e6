/* svg.c - walks an SVG picture (SVG 2; EPUB 3.3, 6.2) and judges what it holds. */
#include "formats/svg.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "formats/svg_size.h"
#include "formats/svg_walk.h"

void svg_fault(Svg *svg, size_t offset, const char *hint, const char *format, ...)
{
    char message[300];
    va_list args;

    if (svg->fault_count == SVG_FAULT_LIMIT)
        return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    message[utf8_check(message, strlen(message))] = '\0'; /* it may have been cut */
    svg->faults =
        arena_grow(svg->arena, svg->faults, svg->fault_count, sizeof *svg->faults);
    svg->faults[svg->fault_count++] =
        (SvgFault){offset, arena_text(svg->arena, message), hint};
}

void svg_edit(Svg *svg, size_t start, size_t end, const char *text)
{
    svg->edits = arena_grow(svg->arena, svg->edits, svg->edit_count, sizeof *svg->edits);
    svg->edits[svg->edit_count++] = (CssEdit){start, end, text};
}

/* ---- Elements -------------------------------------------------------------------------------- */

static void judge_space(SvgWalk *walk, const char *name)
{
    const char *space = xml_space(walk->reader);
    size_t offset = xml_offset(walk->reader);
    bool html = space != NULL && strcmp(space, XML_SPACE_XHTML) == 0 &&
                offset >= walk->mended; /* else the one around it has been told */

    if (strcasecmp(name, "foreignObject") == 0)
        svg_fault(walk->svg, offset,
                  "export its texts as SVG: draw.io has \"Formatted text\" to switch "
                  "off, Mermaid "
                  "\"htmlLabels\"",
                  "<foreignObject> holds something that many reading systems can't show");
    else if (html)
        svg_fault(walk->svg, offset, "export the picture as plain SVG",
                  "<%s> is an element of HTML, not of SVG", name);
    else
        return;
    svg_mend_element(walk, true);
}

static void judge_element(SvgWalk *walk, const char *name)
{
    static const char *const animations[] = {"animate", "animateMotion",
                                             "animateTransform", "set", "animateColor"};
    unsigned depth = xml_depth(walk->reader);

    walk->in_switch = walk->switch_depth > 0 && depth == walk->switch_depth;
    if (strcmp(name, "switch") == 0)
        walk->switch_depth = depth + 1;
    if (strcasecmp(name, "script") == 0 || strcasecmp(name, "handler") == 0) {
        svg_fault(walk->svg, xml_offset(walk->reader),
                  "export the picture without scripts", "<%s> runs a program", name);
        svg_mend_element(walk, false);
    } else {
        judge_space(walk, name);
    }
    for (size_t i = 0; i < sizeof animations / sizeof animations[0]; i++)
        walk->svg->animated |= strcmp(name, animations[i]) == 0;
}

/* ---- Style sheets in it ------------------------------------------------------------------------- */

static bool is_inner_font(const char *url)
{
    return (strncasecmp(url, "data:font/", 10) == 0 ||
            strncasecmp(url, "data:application/font", 21) == 0 ||
            strncasecmp(url, "data:application/x-font", 23) == 0) &&
           strstr(url, ";base64,") != NULL;
}

/* It is a part of the picture, or written out in the sheet. */
static bool stays_in(const CssUrl *url)
{
    return url->kind != CSS_URL_IMPORT &&
           (url->url[0] == '#' || svg_is_inner_picture(url->url) ||
            is_inner_font(url->url));
}

static void judge_sheet(SvgWalk *walk, CssSheet *sheet, size_t start)
{
    for (size_t i = 0; i < sheet->fault_count; i++)
        svg_fault(walk->svg, start + sheet->faults[i].offset, sheet->faults[i].hint,
                  "the style sheet in it has a mistake: %s", sheet->faults[i].message);
    for (size_t i = 0; i < sheet->url_count; i++) {
        const CssUrl *url = &sheet->urls[i];
        if (!stays_in(url))
            svg_outer_file(walk->svg, start + url->start, url->url);
    }
    for (size_t i = 0; i < sheet->forbidden_count; i++)
        css_edit(sheet, sheet->forbidden[i].start, sheet->forbidden[i].end, "");
}

/* Where the text of the <style> stands in the file, or NULL: with an entity in it it does
 * not stand there as the reader gave it.  Looked for near the tag only, since a file may
 * have a hundred thousand of them. */
static const char *find_sheet(const SvgWalk *walk, Bytes text)
{
    enum { NEAR = 1000 }; /* bytes for the tag's attributes, "<![CDATA[" and comments */
    size_t left = walk->svg->bytes.len - walk->style_tag;

    return memmem(walk->svg->bytes.data + walk->style_tag,
                  left < text.len + NEAR ? left : text.len + NEAR, text.data, text.len);
}

/* What the sheet would be without its faults and what it names. */
static void mend_sheet(Svg *svg, Bytes text, size_t start)
{
    CssSheet sheet;
    Buf mended = {0};

    css_read(text, CSS_FILE, svg->arena, &sheet);
    css_mend(&sheet);
    for (size_t i = 0; i < sheet.url_count; i++)
        if (!stays_in(&sheet.urls[i]))
            css_drop_url(&sheet, &sheet.urls[i]);
    for (size_t i = 0; i < sheet.forbidden_count; i++)
        css_edit(&sheet, sheet.forbidden[i].start, sheet.forbidden[i].end, "");
    css_write(&sheet, &mended);
    svg_mend_place(svg, start, start + text.len,
                   arena_copy(svg->arena, mended.data, mended.len));
    buf_free(&mended);
}

static void end_style(SvgWalk *walk)
{
    Svg *svg = walk->svg;
    Bytes text = {arena_copy(svg->arena, walk->style.data, walk->style.len),
                  walk->style.len};
    const char *found = find_sheet(walk, text);
    size_t start = found == NULL ? walk->style_tag : (size_t)(found - svg->bytes.data);
    const size_t faults = svg->fault_count;
    CssSheet sheet;
    Buf mended = {0};

    walk->in_style = false;
    if (text.len > CSS_SIZE_LIMIT)
        return;
    css_read(text, CSS_FILE, svg->arena, &sheet);
    judge_sheet(walk, &sheet, start);
    if (found != NULL && walk->svg->fault_count > faults)
        mend_sheet(walk->svg, text, start);
    if (sheet.edit_count == 0)
        return;
    css_write(&sheet, &mended);
    if (found != NULL)
        svg_edit(svg, start, start + text.len,
                 arena_copy(svg->arena, mended.data, mended.len));
    else
        svg_fault(svg, start, "write it plainly, without entities",
                  "the style sheet in it has what an EPUB may not have");
    buf_free(&mended);
}

/* ---- The walk ------------------------------------------------------------------------------------ */

static bool is_type_without_style(const char *type)
{
    return type != NULL && *type != '\0' && strcasecmp(type, "text/css") != 0;
}

static const char *used_id(const SvgWalk *walk)
{
    const char *href = xml_lookup_attribute(walk->reader, "href", NULL);

    if (href == NULL)
        href = xml_lookup_attribute(walk->reader, "href", XML_SPACE_XLINK);
    return href != NULL && *href == '#' ? href + 1 : NULL;
}

static void note_use(SvgWalk *walk)
{
    bool is_use = strcmp(xml_name(walk->reader), "use") == 0;

    svg_uses_element(&walk->uses, xml_depth(walk->reader),
                     xml_lookup_attribute(walk->reader, "id", NULL),
                     is_use ? used_id(walk) : NULL, xml_offset(walk->reader));
}

static void mend_namespace(SvgWalk *walk)
{
    size_t behind = xml_offset(walk->reader) + strlen("<svg");

    svg_mend_place(walk->svg, behind, behind, " xmlns=\"" XML_SPACE_SVG "\"");
}

static void open_element(SvgWalk *walk)
{
    const char *name = xml_name(walk->reader);
    const char *space = xml_space(walk->reader);
    XmlAttribute attribute;

    if (xml_depth(walk->reader) == 0) {
        if (strcmp(name, "svg") != 0 || space == NULL ||
            strcmp(space, XML_SPACE_SVG) != 0) {
            walk->svg->broken = true;
            svg_fault(
                walk->svg, xml_offset(walk->reader),
                "its first element must be <svg xmlns=\"http://www.w3.org/2000/svg\">",
                strcmp(name, "svg") == 0 ? "<%s> is without the namespace of SVG"
                                         : "<%s> is not an SVG picture's first element",
                name);
            if (strcmp(name, "svg") == 0 && space == NULL)
                mend_namespace(walk);
            return;
        }
        svg_size(xml_lookup_attribute(walk->reader, "width", NULL),
                 xml_lookup_attribute(walk->reader, "height", NULL),
                 xml_lookup_attribute(walk->reader, "viewBox", NULL), &walk->svg->width,
                 &walk->svg->height);
    }
    judge_element(walk, name);
    note_use(walk);
    if (strcmp(name, "style") == 0 &&
        !is_type_without_style(xml_lookup_attribute(walk->reader, "type", NULL))) {
        walk->in_style = walk->has_style = true;
        walk->style_tag = xml_offset(walk->reader);
        walk->style_depth = xml_depth(walk->reader);
        buf_clear(&walk->style);
    }
    while (xml_next_attribute(walk->reader, &attribute))
        svg_judge_attribute(walk, name, &attribute);
}

/* Outside of its public and system identifiers a DOCTYPE without entities says
 * nothing. */
static void cut_doctype(SvgWalk *walk)
{
    Svg *svg = walk->svg;
    const char *start = memmem(svg->bytes.data, svg->bytes.len, "<!DOCTYPE", 9);
    const char *end = start, *limit = svg->bytes.data + svg->bytes.len;
    char quote = '\0';

    if (start == NULL)
        return;
    for (; end < limit && (quote != '\0' || *end != '>'); end++) {
        if (quote == '\0' && *end == '[')
            svg_fault(svg, (size_t)(end - svg->bytes.data),
                      "export it again as plain SVG", "its DOCTYPE declares something");
        if (quote == '\0' && (*end == '"' || *end == '\''))
            quote = *end;
        else if (*end == quote)
            quote = '\0';
    }
    if (end < limit)
        svg_edit(svg, (size_t)(start - svg->bytes.data),
                 (size_t)(end + 1 - svg->bytes.data), "");
}

/* The reader knows where the element before it begins. */
static size_t instruction_offset(const SvgWalk *walk)
{
    Bytes bytes = walk->svg->bytes;
    size_t before = xml_offset(walk->reader);
    const char *found = memmem(bytes.data + before, bytes.len - before, "<?xml-s", 7);

    return found == NULL ? before : (size_t)(found - bytes.data);
}

static void take_event(SvgWalk *walk, XmlEvent event)
{
    switch (event) {
    case XML_EVENT_OPEN:
        open_element(walk);
        break;
    case XML_EVENT_TEXT:
        if (walk->in_style)
            buf_put(&walk->style, xml_text(walk->reader));
        break;
    case XML_EVENT_CLOSE:
        if (walk->in_style && xml_depth(walk->reader) == walk->style_depth)
            end_style(walk);
        break;
    case XML_EVENT_INSTRUCTION:
        if (strcmp(xml_name(walk->reader), "xml-stylesheet") == 0)
            svg_fault(walk->svg, instruction_offset(walk),
                      "put the style sheet into a <style> element",
                      "<?xml-stylesheet?> points to a file that is not in it");
        break;
    case XML_EVENT_DOCTYPE:
        cut_doctype(walk);
        break;
    default:
        break;
    }
}

static int compare_edits(const void *one, const void *other)
{
    size_t a = ((const CssEdit *)one)->start, b = ((const CssEdit *)other)->start;

    return a < b ? -1 : a > b;
}

/* The reader refuses whatever a DOCTYPE declares, entities first of all. */
static bool is_declaration(const Svg *svg, size_t offset)
{
    static const char *const words[] = {"<!ENTITY", "<!ATTLIST", "<!ELEMENT",
                                        "<!NOTATION"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t n = strlen(words[i]);
        if (svg->bytes.len - offset >= n &&
            memcmp(svg->bytes.data + offset, words[i], n) == 0)
            return true;
    }
    return false;
}

/* What comes before is not worth telling of a picture that can't be read. */
static void fail(Svg *svg, const XmlError *error)
{
    if (is_declaration(svg, error->offset)) {
        svg_fault(svg, error->offset, "export it as plain SVG without a DOCTYPE", "%s",
                  error->message);
        return;
    }
    svg->broken = true;
    svg->fault_count = 0;
    svg_fault(svg, error->offset, "export the picture again", "%s", error->message);
}

void svg_read(Bytes bytes, Arena *arena, Svg *svg)
{
    SvgWalk walk = {.svg = svg,
                    .reader = new_xml_reader(bytes),
                    .uses = {.arena = arena}};
    XmlEvent event;

    *svg = (Svg){.arena = arena, .bytes = bytes};
    if (bytes.len >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0)
        svg_edit(svg, 0, 3, "");
    while (!svg->broken && (event = xml_read(walk.reader)) > XML_EVENT_END_OF_FILE)
        take_event(&walk, event);
    if (xml_error(walk.reader) != NULL)
        fail(svg, xml_error(walk.reader));
    else if (!svg->broken)
        svg_judge_ids(&walk);
    if (!svg->broken && svg_uses_explode(&walk.uses))
        svg_fault(svg, walk.uses.offset, "export the picture without symbols in symbols",
                  "its <use> elements ask for more than 100,000 copies");
    if (svg->edit_count > 1)
        qsort(svg->edits, svg->edit_count, sizeof *svg->edits, compare_edits);
    buf_free(&walk.style);
    xml_reader_free(walk.reader);
}

void svg_write(const Svg *svg, Buf *out)
{
    size_t done = 0;

    for (size_t i = 0; i < svg->edit_count; i++) {
        const CssEdit *edit = &svg->edits[i];
        if (edit->start < done)
            continue; /* the same place twice */
        buf_add(out, svg->bytes.data + done, edit->start - done);
        buf_put(out, edit->text);
        done = edit->end;
    }
    buf_add(out, svg->bytes.data + done, svg->bytes.len - done);
}
