/* svg_refs.c - the attributes of an SVG picture: what they point to, what they run. */
#include <string.h>
#include "formats/svg_walk.h"

/* ---- The attribute in the file ------------------------------------------------------------------ */

/* Finding its place costs a look through the tag: only for what is to be told or
 * changed. */
static size_t place(const SvgWalk *walk)
{
    return xml_attribute_offset(walk->reader);
}

/* From the name at start to behind the value's closing quote; *value is behind the
 * opening one. */
static size_t attribute_end(const Svg *svg, size_t start, size_t *value)
{
    const char *text = svg->bytes.data;
    size_t at = start, len = svg->bytes.len;
    char quote;

    while (at < len && text[at] != '"' && text[at] != '\'')
        at++;
    if (at == len)
        return start;
    quote = text[at++];
    *value = at;
    while (at < len && text[at] != quote)
        at++;
    return at < len ? at + 1 : start;
}

static void cut_attribute(Svg *svg, size_t start)
{
    size_t value;

    svg_edit(svg, start, attribute_end(svg, start, &value), "");
}

/* The same to take a fault out. */
static void mend_attribute(Svg *svg, size_t start)
{
    size_t value;

    svg_mend_place(svg, start, attribute_end(svg, start, &value), "");
}

static void replace_value(Svg *svg, size_t start, const char *text)
{
    size_t value = start, end = attribute_end(svg, start, &value);

    if (end > start)
        svg_edit(svg, value, end - 1, text);
}

static void mend_value(Svg *svg, size_t start, const char *text)
{
    size_t value = start, end = attribute_end(svg, start, &value);

    if (end > start)
        svg_mend_place(svg, value, end - 1, text);
}

/* ---- References ------------------------------------------------------------------------------------ */

static void add_id(const SvgWalk *walk, SvgId **list, const char *id, size_t n,
                   bool paint)
{
    SvgId *one = arena_alloc(walk->svg->arena, sizeof *one);

    *one = (SvgId){arena_copy(walk->svg->arena, id, n), place(walk), paint, *list};
    *list = one;
}

bool svg_is_inner_picture(const char *url)
{
    static const char *const allowed[] = {"data:image/png;base64,",
                                          "data:image/jpeg;base64,",
                                          "data:image/jpg;base64,",
                                          "data:image/gif;base64,",
                                          "data:image/webp;base64,"};

    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        if (strncasecmp(url, allowed[i], strlen(allowed[i])) == 0)
            return true;
    return false;
}

void svg_outer_file(Svg *svg, size_t offset, const char *url)
{
    enum { SHOWN = 60 };

    svg_fault(svg, offset, "export the picture with everything embedded in it",
              "it points to \"%.*s%s\", which is not in it", SHOWN, url,
              strlen(url) > SHOWN ? "…" : "");
}

/* A link in a picture can't be followed, and epubcheck asks much of it: it goes, but
 * for one that would run a program. */
static void judge_link(SvgWalk *walk, const char *url)
{
    static const char *const harmless[] = {"http:", "https:", "mailto:", "ftp:", "tel:"};
    size_t scheme = strcspn(url, ":/?#");

    cut_attribute(walk->svg, place(walk));
    if (url[scheme] != ':')
        return;
    for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
        if (strncasecmp(url, harmless[i], strlen(harmless[i])) == 0)
            return;
    svg_fault(walk->svg, place(walk), "remove the link",
              "a link in it leads to \"%.60s\"", url);
    mend_attribute(walk->svg, place(walk));
}

static void judge_href(SvgWalk *walk, const char *element, const char *value)
{
    size_t n;

    value += strspn(value, " \t\r\n");
    n = strcspn(value, " \t\r\n");
    if (strcmp(element, "a") == 0)
        judge_link(walk, value);
    else if (*value == '#' && strcmp(element, "use") == 0)
        add_id(walk, &walk->wanted, value + 1, n - 1, false);
    else if (*value != '#' && *value != '\0' &&
             !(svg_is_inner_picture(value) &&
               (strcmp(element, "image") == 0 || strcmp(element, "feImage") == 0))) {
        svg_outer_file(walk->svg, place(walk), value);
        svg_mend_element(walk, false);
    }
}

/* False: it holds none of those that judge_urls looks for, as most do not.  Their last two
 * letters tell, and strcasestr takes its time. */
static bool may_refer(const char *value)
{
    for (const char *at = value; (at = strpbrk(at, "(:")) != NULL; at++)
        if (at > value && strchr("lLnNtT", at[-1]) != NULL)
            return true;
    return false;
}

/* Every url(…) in an attribute: filter, style and their kin.  The first that is wrong is
 * enough: an attribute of megabytes may hold a million. */
static void judge_urls(SvgWalk *walk, const char *value)
{
    Arena *arena = walk->svg->arena;

    if (strchr(value, '\\') != NULL)
        value = css_unescape(arena, value, strlen(value));
    if (!may_refer(value))
        return;
    for (const char *at = value; (at = strcasestr(at, "url(")) != NULL;) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n\"'");
        if (*at != '#' && !svg_is_inner_picture(at)) {
            svg_outer_file(walk->svg, place(walk),
                           arena_copy(arena, at, strcspn(at, " \t\r\n\"')")));
            mend_attribute(walk->svg, place(walk));
            break;
        }
    }
    if (strcasestr(value, "javascript:") != NULL ||
        strcasestr(value, "expression(") != NULL) {
        svg_fault(walk->svg, place(walk), "remove it", "an attribute runs a program");
        mend_attribute(walk->svg, place(walk));
    }
}

/* fill and stroke: epubcheck looks the paint up, and does not know quotes around it. */
static void judge_paint(SvgWalk *walk, const char *value)
{
    Arena *arena = walk->svg->arena;
    const char *start = value + strspn(value, " \t\r\n");
    size_t n;

    if (strncasecmp(start, "url(", 4) != 0)
        return;
    start += 4;
    start += strspn(start, " \t\r\n\"'");
    n = strcspn(start, " \t\r\n\"')");
    if (*start != '#' || start[n + strspn(start + n, " \t\r\n\"')")] != '\0')
        return; /* another file, told already; or a color follows, which epubcheck passes */
    add_id(walk, &walk->wanted, start + 1, n - 1, true);
    if (strcmp(value, arena_format(arena, "url(%.*s)", (int)n, start)) != 0 &&
        strcspn(start, "<>&\"'") >= n)
        replace_value(walk->svg, place(walk),
                      arena_format(arena, "url(%.*s)", (int)n, start));
}

/* ---- Ids ------------------------------------------------------------------------------------------------ */

static bool is_name_byte(char byte)
{
    return (unsigned char)byte >= 0x80 || byte == '_' || byte == '-' || byte == '.' ||
           (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* An XML name without colons, as far as ASCII goes. */
static bool is_name(const char *id)
{
    if (*id == '\0' || strchr("0123456789-.", *id) != NULL)
        return false;
    while (*id != '\0' && is_name_byte(*id))
        id++;
    return *id == '\0';
}

static void judge_id(SvgWalk *walk, const char *element, const char *id)
{
    bool paint = strcmp(element, "linearGradient") == 0 ||
                 strcmp(element, "radialGradient") == 0 ||
                 strcmp(element, "pattern") == 0;
    SvgId *first = NULL;

    if (map_lookup(&walk->ids, id) != NULL) {
        add_id(walk, &walk->twice, id, strlen(id), paint);
        return;
    }
    if (!is_name(id))
        add_id(walk, &walk->bad, id, strlen(id), paint);
    first = arena_alloc(walk->svg->arena, sizeof *first);
    *first = (SvgId){arena_text(walk->svg->arena, id), 0, paint, NULL};
    map_put(&walk->ids, walk->svg->arena, first->id, first);
}

static bool is_wanted(const SvgWalk *walk, const char *id)
{
    const char *mark = arena_format(walk->svg->arena, "#%s", id);
    const char *at = walk->svg->bytes.data, *end = at + walk->svg->bytes.len;
    size_t n = strlen(mark);

    while ((at = memmem(at, (size_t)(end - at), mark, n)) != NULL) {
        at += n;
        if (at == end || !is_name_byte(*at))
            return *id != '\0';
    }
    return false;
}

static void judge_wanted(SvgWalk *walk, const SvgId *wanted)
{
    const SvgId *had = map_lookup(&walk->ids, wanted->id);

    if (had != NULL && (!wanted->paint || had->paint))
        return;
    if (had == NULL)
        svg_fault(walk->svg, wanted->offset, "export the picture again",
                  "it points to \"#%s\", which it does not have", wanted->id);
    else
        svg_fault(walk->svg, wanted->offset, "point to a gradient or a pattern",
                  "\"#%s\" is nothing to paint with", wanted->id);
    if (wanted->paint)
        mend_value(walk->svg, wanted->offset, "none");
    else
        mend_attribute(walk->svg, wanted->offset);
}

/* Nothing can mean the second element of an id, unless a style sheet does: then it
 * loses its id.  So does one whose id is no name, when nothing points to it. */
void svg_judge_ids(SvgWalk *walk)
{
    enum { FEW = 100 }; /* searching for each costs a look through the file */
    size_t count = 0;

    for (const SvgId *wanted = walk->wanted; wanted != NULL; wanted = wanted->next)
        judge_wanted(walk, wanted);
    for (const SvgId *id = walk->twice; id != NULL; id = id->next) {
        if (walk->has_style) {
            svg_fault(walk->svg, id->offset, "give each element an id of its own",
                      "the id \"%s\" is there twice", id->id);
            mend_attribute(walk->svg, id->offset);
        } else {
            cut_attribute(walk->svg, id->offset);
        }
    }
    for (const SvgId *id = walk->bad; id != NULL; id = id->next) {
        if (++count > FEW || is_wanted(walk, id->id))
            svg_fault(walk->svg, id->offset,
                      "begin it with a letter, then letters, digits, - and _",
                      "\"%s\" is no id", id->id);
        else
            cut_attribute(walk->svg, id->offset);
    }
}

/* ---- All of them ------------------------------------------------------------------------------------------- */

static bool is_event(const char *name)
{
    return strncasecmp(name, "on", 2) == 0 && name[2] != '\0';
}

void svg_judge_attribute(SvgWalk *walk, const char *element,
                         const XmlAttribute *attribute)
{
    const char *name = attribute->name, *space = attribute->space,
               *value = attribute->value;

    if (space != NULL && strcmp(space, XML_SPACE_XMLNS) == 0)
        return;
    if (strcmp(name, "href") == 0 &&
        (space == NULL || strcmp(space, XML_SPACE_XLINK) == 0)) {
        judge_href(walk, element, value);
        return;
    }
    if (space != NULL) {
        if (strcmp(name, "base") == 0) {
            svg_fault(walk->svg, place(walk), "remove it",
                      "xml:base changes what its references mean");
            mend_attribute(walk->svg, place(walk));
        }
        return;
    }
    if (is_event(name)) {
        svg_fault(walk->svg, place(walk), "export the picture without scripts",
                  "\"%s\" runs a program", name);
        mend_attribute(walk->svg, place(walk));
    }
    if (strcmp(name, "attributeName") == 0 &&
        (strcasestr(value, "href") != NULL || is_event(value)))
        svg_fault(walk->svg, place(walk), "remove the animation",
                  "an animation changes a reference");
    judge_urls(walk, value);
    if (strcmp(name, "fill") == 0 || strcmp(name, "stroke") == 0)
        judge_paint(walk, value);
    else if (strcmp(name, "id") == 0)
        judge_id(walk, element, value);
}
