/* pandoc_join.c - pandoc reads all files as one text: a note or a link's address may be
 * defined in another file than where it is used, and a heading is an address by its text. */
#include <string.h>
#include "base/slug.h"
#include "base/utf8.h"
#include "load/files/inline.h"
#include "load/pandoc.h"

enum { LONGEST_LABEL = 500 };

/* "[label]: …" or "[^label]: …", with the lines that belong to it. */
typedef struct {
    Chapter *chapter;
    size_t index;       /* of the chapter in the book */
    size_t start, end;  /* in chapter->markdown */
    bool is_note, used_here, used_elsewhere;
} Definition;

typedef struct {
    Book *book;
    Map definitions; /* "^label" or "label", folded → Definition */
    Map headings;    /* a heading's text, folded → its id */
    Definition **all;
    size_t count;
    const Source **sources; /* of each chapter, once it gives something away */
} Joining;

typedef struct { /* of a text, line by line; code blocks are passed over */
    Bytes text;
    size_t at, end, next;
    char fence;
    size_t width;
} Lines;

/* ---- Lines ---------------------------------------------------------------------------------- */

static bool step(Lines *lines)
{
    const char *newline;

    lines->at = lines->next;
    if (lines->at >= lines->text.len)
        return false;
    newline = memchr(lines->text.data + lines->at, '\n', lines->text.len - lines->at);
    lines->end = newline == NULL ? lines->text.len : (size_t)(newline - lines->text.data);
    lines->next = newline == NULL ? lines->end : lines->end + 1;
    return true;
}

static size_t skip_spaces(const Lines *lines)
{
    size_t at = lines->at;

    while (at < lines->end && strchr(" \t", lines->text.data[at]) != NULL)
        at++;
    return at;
}

static bool is_blank(const Lines *lines)
{
    return skip_spaces(lines) == lines->end;
}

/* A line that is no code. */
static bool next_line(Lines *lines)
{
    while (step(lines)) {
        size_t at = skip_spaces(lines), n = 0;
        char byte = at < lines->end ? lines->text.data[at] : '\0';
        while (at + n < lines->end && lines->text.data[at + n] == byte)
            n++;
        if (byte != '`' && byte != '~')
            n = 0;
        if (lines->fence != '\0') {
            if (byte == lines->fence && n >= lines->width)
                lines->fence = '\0';
        } else if (n >= 3) {
            lines->fence = byte;
            lines->width = n;
        } else {
            return true;
        }
    }
    return false;
}

/* ---- Names ---------------------------------------------------------------------------------- */

/* White space folded, as labels are compared; NULL: it is too long, or nothing. */
static const char *fold_label(Arena *arena, const char *text, size_t len)
{
    char *label;
    size_t n = 0;

    if (len == 0 || len > LONGEST_LABEL)
        return NULL;
    label = arena_copy(arena, text, len);
    for (const char *at = label; *at != '\0'; at++) {
        bool space = strchr(" \t\n", *at) != NULL;
        if (!space)
            label[n++] = *at;
        else if (n > 0 && label[n - 1] != ' ')
            label[n++] = ' ';
    }
    while (n > 0 && label[n - 1] == ' ')
        n--;
    label[n] = '\0';
    return n == 0 ? NULL : utf8_fold(arena, label);
}

/* The bracket that closes the one at an offset, with none inside; 0: there is none near. */
static size_t close_of(Bytes text, size_t open)
{
    size_t most = open + LONGEST_LABEL + 2 < text.len ? open + LONGEST_LABEL + 2 : text.len;

    for (size_t at = open + 1; at < most; at++) {
        if (text.data[at] == ']')
            return at;
        if (text.data[at] == '[' || (text.data[at] == '\n' && text.data[at + 1] == '\n'))
            return 0;
        at += text.data[at] == '\\';
    }
    return 0;
}

/* ---- What the files define ------------------------------------------------------------------ */

/* A note goes on over lines that are indented, or follow without a blank one; an address
 * over one that holds its title. */
static size_t end_of_definition(Lines lines, bool is_note)
{
    size_t end = lines.next;
    bool blank = false;

    while (step(&lines)) {
        size_t at = skip_spaces(&lines);
        bool indented = at - lines.at >= 4 || lines.text.data[lines.at] == '\t';
        if (is_blank(&lines)) {
            blank = true;
            continue;
        }
        if (lines.text.data[at] == '[' && !indented)
            break;
        if (!is_note && (blank || at == lines.at || strchr("\"'(", lines.text.data[at]) == NULL))
            break;
        if (is_note && blank && !indented)
            break;
        if (is_note && !blank && !indented && strchr("#:`~|", lines.text.data[at]) != NULL)
            break;
        end = lines.next;
        if (!is_note)
            break;
        blank = false;
    }
    return end;
}

static void define(Joining *joining, size_t index, const Lines *lines)
{
    Chapter *chapter = joining->book->chapters[index];
    Arena *arena = &joining->book->arena;
    size_t open = skip_spaces(lines), close;
    bool is_note;
    const char *label;
    Definition *definition;

    if (open - lines->at > 3 || open == lines->end || lines->text.data[open] != '[')
        return;
    close = close_of(lines->text, open);
    if (close == 0 || close + 1 >= lines->text.len || lines->text.data[close + 1] != ':')
        return;
    label = fold_label(arena, lines->text.data + open + 1, close - open - 1);
    if (label == NULL || map_lookup(&joining->definitions, label) != NULL)
        return;
    is_note = label[0] == '^';
    definition = arena_alloc(arena, sizeof *definition);
    *definition = (Definition){.chapter = chapter,
                               .index = index,
                               .start = lines->at,
                               .end = end_of_definition(*lines, is_note),
                               .is_note = is_note};
    map_put(&joining->definitions, arena, label, definition);
    joining->all = arena_grow(arena, joining->all, joining->count, sizeof *joining->all);
    joining->all[joining->count++] = definition;
}

/* "{#id …}" at a heading's end; NULL: there is none. */
static const char *explicit_id(Arena *arena, const char *text, size_t len)
{
    const char *open = memrchr(text, '{', len);
    size_t n;

    if (open == NULL || open[1] != '#')
        return NULL;
    n = strcspn(open + 2, " \t}\n");
    return n == 0 ? NULL : arena_copy(arena, open + 2, n);
}

static void take_heading(Joining *joining, const char *text, size_t len)
{
    Arena *arena = &joining->book->arena;
    const char *plain = plain_inline(arena, text, len);
    const char *key = plain == NULL ? NULL : fold_label(arena, plain, strlen(plain));
    const char *id;

    if (key == NULL || map_lookup(&joining->headings, key) != NULL)
        return;
    id = explicit_id(arena, text, len);
    map_put(&joining->headings, arena, key,
            (void *)(id != NULL ? id : slug_pandoc(arena, plain)));
}

static bool is_underline(const Lines *lines)
{
    size_t at = skip_spaces(lines), n = 0;
    char byte = at < lines->end ? lines->text.data[at] : '\0';

    while (at + n < lines->end && lines->text.data[at + n] == byte)
        n++;
    return (byte == '=' || byte == '-') && n > 0 && at + n == lines->end;
}

static void collect(Joining *joining, size_t index)
{
    Lines lines = {.text = joining->book->chapters[index]->markdown};
    size_t above = 0, above_end = 0;

    while (next_line(&lines)) {
        size_t at = skip_spaces(&lines), marks = 0;
        while (at + marks < lines.end && lines.text.data[at + marks] == '#')
            marks++;
        if (marks > 0 && marks < 7 && at + marks < lines.end)
            take_heading(joining, lines.text.data + at + marks, lines.end - at - marks);
        else if (above_end > above && is_underline(&lines))
            take_heading(joining, lines.text.data + above, above_end - above);
        define(joining, index, &lines);
        above = is_blank(&lines) || marks > 0 ? 0 : at;
        above_end = is_blank(&lines) || marks > 0 ? 0 : lines.end;
    }
}

/* ---- What the files use --------------------------------------------------------------------- */

typedef struct {
    Joining *joining;
    Chapter *chapter;
    size_t index;
    Buf added;         /* what goes behind the text */
    Passages passages; /* of it, as offsets in added */
    Map done;          /* labels that have been looked up here */
} Uses;

static void add_passage(Uses *uses, size_t from, const Source *source, bool made)
{
    Passages *all = &uses->passages;

    all->items = arena_grow(&uses->joining->book->arena, all->items, all->count,
                            sizeof *all->items);
    all->items[all->count++] = (Passage){.at = (uint32_t)uses->added.len,
                                         .from = (uint32_t)from,
                                         .source = source,
                                         .made = made};
}

static const Source *source_of(Joining *joining, const Definition *definition)
{
    const Source **slot = &joining->sources[definition->index];

    if (*slot == NULL) {
        Source *source = arena_alloc(&joining->book->arena, sizeof *source);
        *source = definition->chapter->written;
        *slot = source;
    }
    return *slot;
}

/* Where an offset in a chapter's text stands in the file; NULL source: in its own. */
static size_t origin_of(const Chapter *chapter, size_t offset, const Source **source)
{
    const Passage *found = NULL;

    for (size_t i = 0; i < chapter->includes.count; i++)
        if (chapter->includes.items[i].at <= offset)
            found = &chapter->includes.items[i];
    *source = found == NULL ? NULL : found->source;
    return found == NULL ? offset : found->from + (found->made ? 0 : offset - found->at);
}

static void add_definition(Uses *uses, Definition *definition)
{
    const Chapter *giver = definition->chapter;
    const Source *source;
    size_t from = origin_of(giver, definition->start, &source);

    definition->used_elsewhere = true;
    add_passage(uses, 0, NULL, true);
    buf_put(&uses->added, "\n\n");
    add_passage(uses, from, source != NULL ? source : source_of(uses->joining, definition),
                false);
    buf_add(&uses->added, giver->markdown.data + definition->start,
            definition->end - definition->start);
}

static void add_heading(Uses *uses, const char *label, size_t len, const char *id)
{
    add_passage(uses, 0, NULL, true);
    buf_put(&uses->added, "\n\n[");
    buf_add(&uses->added, label, len);
    buf_format(&uses->added, "]: <#%s>\n", id);
}

static void use_label(Uses *uses, const char *text, size_t len, bool may_be_heading)
{
    Joining *joining = uses->joining;
    Arena *arena = &joining->book->arena;
    const char *label = fold_label(arena, text, len), *plain, *id;
    Definition *definition;

    if (label == NULL)
        return;
    definition = map_lookup(&joining->definitions, label);
    if (definition != NULL && definition->chapter == uses->chapter)
        definition->used_here = true;
    if (map_lookup(&uses->done, label) != NULL)
        return;
    map_put(&uses->done, arena, label, uses);
    if (definition != NULL) {
        if (definition->chapter != uses->chapter)
            add_definition(uses, definition);
        return;
    }
    if (!may_be_heading || memchr(text, '\n', len) != NULL)
        return;
    plain = plain_inline(arena, text, len);
    label = plain == NULL ? NULL : fold_label(arena, plain, strlen(plain));
    id = label == NULL ? NULL : map_lookup(&joining->headings, label);
    if (id != NULL)
        add_heading(uses, text, len, id);
}

/* Each pair of brackets on lines that are no code. */
static void find_uses(Uses *uses)
{
    Bytes text = uses->chapter->markdown;
    Lines lines = {.text = text};

    while (next_line(&lines))
        for (size_t at = lines.at; at < lines.end; at++) {
            size_t close;
            char behind;
            if (text.data[at] == '\\')
                at++;
            if (at >= lines.end || text.data[at] != '[')
                continue;
            close = close_of(text, at);
            behind = close == 0 || close + 1 >= text.len ? '\0' : text.data[close + 1];
            if (close == 0 || (behind == ':' && at == skip_spaces(&lines)))
                continue;
            use_label(uses, text.data + at + 1, close - at - 1,
                      behind != '(' && behind != '{');
        }
}

/* The chapter's text with what was added, and where all of it comes from. */
static void append_uses(Uses *uses)
{
    Chapter *chapter = uses->chapter;
    Arena *arena = &uses->joining->book->arena;
    size_t len = chapter->markdown.len;
    Buf text = {0};

    if (uses->added.len > 0) {
        buf_add(&text, chapter->markdown.data, len);
        buf_add(&text, uses->added.data, uses->added.len);
        if (chapter->includes.count == 0) {
            chapter->includes.items =
                arena_grow(arena, NULL, 0, sizeof *chapter->includes.items);
            chapter->includes.items[chapter->includes.count++] = (Passage){0};
        }
        for (size_t i = 0; i < uses->passages.count; i++) {
            Passages *all = &chapter->includes;
            all->items = arena_grow(arena, all->items, all->count, sizeof *all->items);
            all->items[all->count] = uses->passages.items[i];
            all->items[all->count++].at += (uint32_t)len;
        }
        chapter->markdown =
            (Bytes){arena_copy(&chapter->arena, text.data, text.len), text.len};
    }
    buf_free(&text);
    buf_free(&uses->added);
}

/* A note that other files alone refer to is theirs. */
static void blank_out(const Definition *definition)
{
    Chapter *chapter = definition->chapter;
    char *text = (char *)chapter->markdown.data;

    if (!definition->is_note || definition->used_here || !definition->used_elsewhere)
        return;
    if (text >= chapter->written.text.data &&
        text <= chapter->written.text.data + chapter->written.text.len) {
        text = arena_copy(&chapter->arena, text, chapter->markdown.len);
        chapter->markdown.data = text;
    }
    for (size_t i = definition->start; i < definition->end; i++)
        if (text[i] != '\n')
            text[i] = ' ';
}

static bool is_white(const Chapter *chapter)
{
    return chapter->source != NULL && chapter->markdown.len > 0 &&
           strspn(chapter->markdown.data, " \t\n") >= chapter->markdown.len;
}

/* A file of nothing but notes is no chapter once they are where they belong. */
static void drop_emptied(Joining *joining)
{
    Book *book = joining->book;
    size_t kept = 0;

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        Source *source = (Source *)joining->sources[i];
        if (source == NULL || !is_white(chapter)) {
            book->chapters[kept++] = chapter;
            continue;
        }
        source->text.data =
            arena_copy(&book->arena, source->text.data, source->text.len);
        arena_free(&chapter->arena);
    }
    book->chapter_count = kept;
}

void join_chapters(Book *book)
{
    Joining joining = {.book = book};

    if (book->chapter_count == 0)
        return;
    joining.sources =
        arena_alloc(&book->arena, book->chapter_count * sizeof *joining.sources);
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->source != NULL)
            collect(&joining, i);
    for (size_t i = 0; i < book->chapter_count; i++) {
        Uses uses = {.joining = &joining, .chapter = book->chapters[i], .index = i};
        if (uses.chapter->source == NULL)
            continue;
        find_uses(&uses);
        append_uses(&uses);
    }
    for (size_t i = 0; i < joining.count; i++)
        blank_out(joining.all[i]);
    drop_emptied(&joining);
}
