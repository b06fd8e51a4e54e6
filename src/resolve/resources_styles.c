/* resources_styles.c - the style sheets, with the pictures, fonts and further sheets
 * that they name. */
#include <inttypes.h>
#include <string.h>
#include "base/path.h"
#include "data/style.h"
#include "formats/css.h"
#include "formats/css_white_space.h"
#include "resolve/resources_files.h"
#include "resolve/resources_gaps.h"
#include "resolve/resources_sheet.h"
#include "resolve/resources.h"

typedef struct Sheet {
    const char *path, *folder; /* from the root */
    Source source;             /* as shown; the text without its byte order mark */
    Resource *resource;
    struct Sheet *next;
} Sheet;

typedef struct {
    Book *book;
    Map fragments; /* see has_fragment */
    Map known; /* path → Sheet; also "/device:inode" → the first Sheet of that file */
    Sheet *first,
        *last; /* in the order in which they were met; imports join at the end */
} Styles;

/* ---- Reading ---------------------------------------------------------------------------------- */

/* Links can give one file so many paths that reading it by each would never end. */
static Sheet *same_file(Styles *styles, const char *path, Sheet *sheet)
{
    Book *book = styles->book;
    FileInfo info;
    Sheet *same;
    const char *inode;

    if (file_info(&book->root, path, &info) != FILE_OK)
        return NULL;
    inode = arena_format(&book->arena, "/%" PRIx64 ":%" PRIx64, info.device, info.inode);
    same = map_lookup(&styles->known, inode);
    if (same == NULL)
        map_put(&styles->known, &book->arena, inode, sheet);
    return same;
}

/* The sheet of a path, read when it is met first; NULL when it can't be used, which
 * has been said with the place that names it: a file of folder, by url. */
static Sheet *bring_sheet(Styles *styles, const char *path, Position at,
                          const char *folder, const char *url)
{
    Book *book = styles->book;
    Sheet *sheet = map_lookup(&styles->known, path), *same;

    if (sheet != NULL)
        return sheet->resource == NULL ? NULL : sheet;
    sheet = arena_alloc(&book->arena, sizeof *sheet);
    sheet->path = arena_text(&book->arena, path);
    sheet->folder = path_folder(&book->arena, path);
    same = same_file(styles, path, sheet);
    map_put(&styles->known, &book->arena, sheet->path, same == NULL ? sheet : same);
    if (same != NULL)
        return same->resource == NULL ? NULL : same;
    if (!read_sheet(book, path, at, folder, url, &sheet->source))
        return NULL;
    sheet->resource = add_resource(book, MEDIA_CSS, path);
    if (styles->first == NULL)
        styles->first = sheet;
    else
        styles->last->next = sheet;
    styles->last = sheet;
    return sheet;
}

/* ---- What a sheet names -------------------------------------------------------------------------- */

static Position place_in(const Book *book, const Sheet *sheet, size_t offset)
{
    return is_dropped(book) ? file_position(sheet->source.name)
                            : source_position(&sheet->source, offset);
}

/* Pictures and fonts may be written out in the sheet. */
static bool is_inner_data(const char *url)
{
    return strncasecmp(url, "data:image/", 11) == 0 ||
           strncasecmp(url, "data:font/", 10) == 0 ||
           strncasecmp(url, "data:application/font", 21) == 0 ||
           strncasecmp(url, "data:application/x-font", 23) == 0;
}

static const char *why_not(Book *book, const SideFile *file, CssUrlKind kind)
{
    switch (file->fault) {
    case SIDE_FINE:
        if (kind == CSS_URL_FONT ? is_font(file->media) : is_picture(file->media))
            return NULL;
        return lookup_media(file->media)->name;
    case SIDE_NO_FILE:
        return no_file_text(book, file->path);
    case SIDE_BROKEN:
        return "damaged";
    case SIDE_HUGE:
        return "too large";
    case SIDE_UNSAFE:
        return "a picture that points to other files or runs programs";
    default:
        return "not to be read";
    }
}

/* The resource of a picture or a font, or NULL and a diagnostic. */
static const Resource *bring_file(Styles *styles, const Sheet *sheet, const CssUrl *url,
                                  const char *path)
{
    Book *book = styles->book;
    SideFile *file = look_at_file(book, path);
    const char *why;

    if (file->fault == SIDE_MISSING) {
        diag_add(&book->diags, "css-missing", place_in(book, sheet, url->start),
                 is_dropped(book) ? NULL
                                  : missing_hint(book, sheet->folder, url->url, path),
                 "\"%s\" does not exist", url->url);
        return NULL;
    }
    if (file->fault == SIDE_OUTSIDE) {
        diag_add(&book->diags, "path-outside", place_in(book, sheet, url->start),
                 "move it into the book's folder", "\"%s\" leads out of the book",
                 url->url);
        return NULL;
    }
    why = why_not(book, file, url->kind);
    if (why == NULL) {
        tell_svg_faults(book, &book->diags, file);
        return add_side_file(book, file);
    }
    diag_add(&book->diags, "css-format", place_in(book, sheet, url->start),
             url->kind == CSS_URL_FONT  ? "use a TTF, OTF, WOFF or WOFF2 file"
             : file->fault == SIDE_FINE ? format_hint(file->media)
                                        : NULL,
             "%s is %s", shown_path(book, path), why);
    tell_svg_faults(book, &book->diags, file);
    return NULL;
}

static const Resource *bring_import(Styles *styles, const Sheet *sheet, const CssUrl *url,
                                    const char *path)
{
    const Book *book = styles->book;
    const Sheet *other = bring_sheet(styles, path, place_in(book, sheet, url->start),
                                     sheet->folder, url->url);

    return other == NULL ? NULL : other->resource;
}

/* From the folder of style sheets in the EPUB to a resource there. */
static const char *url_to(Book *book, const Resource *resource, const char *fragment)
{
    return css_quoted_url(&book->arena, arena_format(&book->arena, "%s%s",
                                                     path_relative(&book->arena, "styles",
                                                                   resource->path),
                                                     fragment));
}

static void refuse_target(Styles *styles, const Sheet *sheet, const CssUrl *url,
                          Target target)
{
    Book *book = styles->book;
    Position at = place_in(book, sheet, url->start);

    if (target == TARGET_WEB)
        diag_add(&book->diags, "css-remote", at,
                 "download it, put it into the book's folder and name it here",
                 "\"%s\" is on the network", url->url);
    else if (target == TARGET_OUTSIDE)
        diag_add(&book->diags, "path-outside", at, "move it into the book's folder",
                 "\"%s\" leads out of the book", url->url);
    else
        diag_add(&book->diags, "css-format", at, "save it as a file and name it here",
                 "this address is no picture or font");
}

static void resolve_url(Styles *styles, const Sheet *sheet, CssSheet *css,
                        const CssUrl *url)
{
    Book *book = styles->book;
    const char *path, *fragment;
    const Resource *resource;
    Target target = locate_file(book, sheet->folder, url->url, &path, &fragment);

    if (target == TARGET_NOTHING)
        return; /* a fault of the sheet, told already */
    if (url->kind != CSS_URL_IMPORT &&
        (target == TARGET_FRAGMENT ||
         (target == TARGET_DATA && is_inner_data(url->url)))) {
        css_edit(css, url->start, url->end, css_quoted_url(&book->arena, url->url));
        return;
    }
    if (target != TARGET_FILE) {
        refuse_target(styles, sheet, url, target);
        css_drop_url(css, url);
        return;
    }
    if (is_file_there(book, path) && !is_named_by(book, url->url, path))
        report_name(book, &book->diags, place_in(book, sheet, url->start), sheet->folder,
                    url->url, path);
    resource = url->kind == CSS_URL_IMPORT ? bring_import(styles, sheet, url, path)
                                           : bring_file(styles, sheet, url, path);
    if (resource == NULL) {
        css_drop_url(css, url);
        return;
    }
    if (url->kind == CSS_URL_IMPORT ||
        !has_fragment(styles->book, &styles->fragments, path, fragment))
        fragment = "";
    css_edit(css, url->start, url->end, url_to(book, resource, fragment));
}

/* ---- The sheets themselves ------------------------------------------------------------------------ */

/* Leniently what is wrong goes, and the rest is good for the book. */
static void tell_faults(Book *book, const Sheet *sheet, CssSheet *css)
{
    for (size_t i = 0; i < css->fault_count; i++)
        diag_add(&book->diags, "css-syntax", place_in(book, sheet, css->faults[i].offset),
                 css->faults[i].hint, "%s", css->faults[i].message);
    if (book->diags.lenient)
        css_mend(css);
}

static void drop_forbidden(Book *book, const Sheet *sheet, CssSheet *css)
{
    for (size_t i = 0; i < css->forbidden_count; i++) {
        const CssForbidden *forbidden = &css->forbidden[i];
        diag_add(&book->diags, "css-property", place_in(book, sheet, forbidden->start),
                 "say it with page-progression-direction: in the manifest or with a dir "
                 "attribute",
                 "EPUB forbids \"%s\" in style sheets; it is left out",
                 forbidden->property);
        css_edit(css, forbidden->start, forbidden->end, "");
    }
}

static void finish_sheet(Styles *styles, Sheet *sheet)
{
    Book *book = styles->book;
    CssSheet css;
    Buf out = {0};

    css_read(sheet->source.text, CSS_FILE, &book->arena, &css);
    tell_faults(book, sheet, &css);
    drop_forbidden(book, sheet, &css);
    for (size_t i = 0; i < css.url_count; i++)
        resolve_url(styles, sheet, &css, &css.urls[i]);
    css_write(&css, &out);
    sheet->resource->bytes =
        (Bytes){arena_copy(&book->arena, out.data, out.len), out.len};
    buf_free(&out);
    if (has_gaps(book)) {
        css_find_white_space(&css, &book->white_space);
        tell_blind_selectors(book, &sheet->source, &css);
        sheet->resource->bytes = see_through_gaps(book, sheet->resource->bytes);
    }
    sheet->resource->size = sheet->resource->bytes.len;
}

static bool is_added(const Book *book, const Resource *resource)
{
    size_t i = 0;

    while (i < book->style_sheet_count && book->style_sheets[i] != resource)
        i++;
    return i < book->style_sheet_count;
}

static void add_own(Book *book, const char *name, const char *text, size_t len)
{
    Resource *resource = add_resource(book, MEDIA_CSS, name);

    resource->bytes = (Bytes){text, len};
    resource->size = len;
    book->style_sheets[book->style_sheet_count++] = resource;
}

static bool has_code(const Book *book)
{
    size_t i = 0;

    while (i < book->chapter_count && !book->chapters[i]->has_code)
        i++;
    return i < book->chapter_count;
}

static bool has_math(const Book *book)
{
    size_t i = 0;

    while (i < book->chapter_count && !book->chapters[i]->has_math)
        i++;
    return i < book->chapter_count;
}

void resolve_styles(Book *book)
{
    enum {
        MOST = sizeof book->style_sheets / sizeof book->style_sheets[0],
        OWN = 4 /* of them are ours at most */
    };
    Styles styles = {.book = book};

    add_own(book, "default.css", default_style, default_style_len);
    if (has_code(book))
        add_own(book, "code.css", code_style, code_style_len);
    if (has_math(book))
        add_own(book, "math.css", math_style, math_style_len);
    if (book->releases.count > 0 && !book->releases.no_page)
        add_own(book, "releases.css", releases_style, releases_style_len);
    for (size_t i = 0; i < book->style_count; i++) {
        Sheet *sheet;
        if (i == MOST - OWN) {
            diag_add(&book->diags, "manifest-value", book->at_styles[i],
                     "put several style sheets into one file",
                     "a book can have %d style sheets at most", MOST - OWN);
            break;
        }
        sheet =
            bring_sheet(&styles, named_file(book, book->styles[i], book->at_styles[i]),
                        book->at_styles[i], book->base, book->styles[i]);
        if (sheet != NULL && is_added(book, sheet->resource))
            diag_add(&book->diags, "manifest-duplicate", book->at_styles[i],
                     "keep one of the two", "the style sheet %s is listed twice",
                     book->styles[i]);
        else if (sheet != NULL)
            book->style_sheets[book->style_sheet_count++] = sheet->resource;
    }
    for (Sheet *sheet = styles.first; sheet != NULL; sheet = sheet->next)
        finish_sheet(&styles, sheet);
}
