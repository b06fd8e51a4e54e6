/* svg_walk.h - the walk through an SVG picture; between the files of svg.h only. */
#ifndef EPUBIFY_FORMATS_SVG_WALK_H
#define EPUBIFY_FORMATS_SVG_WALK_H

#include "base/map.h"
#include "formats/svg.h"
#include "formats/svg_uses.h"
#include "formats/xml_read.h"

typedef struct SvgId {
    const char *id;
    size_t offset; /* of the attribute */
    bool paint;    /* has: it is a gradient or pattern; wanted: it must be one */
    struct SvgId *next;
} SvgId;

typedef struct {
    Svg *svg;
    XmlReader *reader;
    Map ids; /* id → the first SvgId that has it */
    SvgId *wanted, *twice,
        *bad; /* what is pointed to; ids that are there again; ids that are none */
    SvgUses uses;
    bool has_style;
    bool in_switch; /* the element's parent is a <switch> */
    unsigned switch_depth;
    size_t mended; /* where the last element ends that a mend takes out */
    /* the <style> that is open */
    bool in_style;
    unsigned style_depth;
    size_t style_tag; /* its start tag */
    Buf style;
} SvgWalk;

void svg_fault(Svg *svg, size_t offset, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void svg_edit(Svg *svg, size_t start, size_t end, const char *text);

/* Notes that text in place of what stands there would take a fault out. */
void svg_mend_place(Svg *svg, size_t start, size_t end, const char *text);
/* The same for the element that the reader has opened, whose text may be kept. */
void svg_mend_element(SvgWalk *walk, bool keeps_text);

/* "data:image/png;base64,…": a picture within the picture. */
bool svg_is_inner_picture(const char *url);
void svg_outer_file(Svg *svg, size_t offset, const char *url);

/* The attribute that the reader has stepped to. */
void svg_judge_attribute(SvgWalk *walk, const char *element,
                         const XmlAttribute *attribute);
/* At the end, once all ids are known. */
void svg_judge_ids(SvgWalk *walk);

#endif
