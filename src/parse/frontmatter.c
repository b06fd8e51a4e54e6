/* frontmatter.c - finds the YAML or TOML at the head of a chapter and reads the keys that
 * mean something. */
#include "parse/frontmatter.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "base/utf8.h"
#include "data/language.h"
#include "data/semantics.h"
#include "formats/toml.h"
#include "formats/yaml.h"

static const YamlCodes front_matter_codes = {
    .syntax = "front-matter-syntax",
    .tab = "front-matter-syntax",
    .anchor = "front-matter-syntax",
    .document = "front-matter-syntax",
    .duplicate = "front-matter-syntax",
    .depth = "front-matter-syntax",
    .large = "front-matter-syntax",
    .control = "text-control",
};

/* ---- Where it is ---------------------------------------------------------------------------- */

static bool is_blank(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] != ' ' && text[i] != '\t')
            return false;
    return true;
}

/* True when the line at text is the three marks and blanks. */
static bool is_fence(const char *text, size_t len, const char *marks)
{
    return len >= 3 && memcmp(text, marks, 3) == 0 && is_blank(text + 3, len - 3);
}

static size_t line_length(Bytes text, size_t start)
{
    const char *end = memchr(text.data + start, '\n', text.len - start);

    return end == NULL ? text.len - start : (size_t)(end - (text.data + start));
}

/* The part between the fences; *body is where the Markdown begins.  False: there is
 * none. */
static bool find_block(Bytes text, const char *fence, size_t *start, size_t *end,
                       size_t *body)
{
    size_t n = text.len < 4 ? 0 : line_length(text, 0);
    size_t line = n + 1;

    if (n == 0 || !is_fence(text.data, n, fence))
        return false;
    /* As pandoc has it: a blank line below makes it a thematic break. */
    if (line < text.len && is_blank(text.data + line, line_length(text, line)))
        return false;
    *start = line;
    for (; line < text.len && line - *start <= YAML_LARGEST; line += n + 1) {
        n = line_length(text, line);
        if (is_fence(text.data + line, n, fence) ||
            (*fence == '-' && is_fence(text.data + line, n, "..."))) {
            *end = line;
            *body = line + n < text.len ? line + n + 1 : text.len;
            return true;
        }
    }
    return false;
}

/* "title: x" or "title:"; for YAML with a mistake, which may as well be no YAML. */
static bool begins_with_key(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && (text[i] == ' ' || text[i] == '\t'))
        i++;
    while (i < len &&
           (isalnum((unsigned char)text[i]) || text[i] == '-' || text[i] == '_'))
        i++;
    return i > 0 && i < len && text[i] == ':' &&
           (i + 1 == len || text[i + 1] == ' ' || text[i + 1] == '\n' ||
            text[i + 1] == '\t');
}

/* ---- What the keys mean --------------------------------------------------------------------- */

static void report_value(Chapter *chapter, const DataNode *node, const char *hint)
{
    if (node->kind == DATA_BROKEN)
        return;
    if (node->kind == DATA_SCALAR && !data_is_null(node))
        diag_add(&chapter->diags, "front-matter-value", node->at, hint,
                 "%s can't be \"%s\"", node->key, node->text);
    else
        diag_add(&chapter->diags, "front-matter-value", node->at, hint, "%s can't be %s",
                 node->key, data_kind_text(node));
}

/* NULL: it is none, or empty; reported. */
static const char *read_text(Chapter *chapter, const DataNode *node)
{
    const char *text = node->text;
    size_t len;

    if (node->kind == DATA_SCALAR && !data_is_null(node)) {
        text += strspn(text, " \t\n");
        len = strlen(text);
        while (len > 0 && strchr(" \t\n", text[len - 1]) != NULL)
            len--;
        if (len > 0)
            return utf8_nfc(&chapter->arena, arena_copy(&chapter->arena, text, len));
    }
    report_value(chapter, node, "write a text, or remove the key");
    return NULL;
}

static Tristate read_bool(Chapter *chapter, const DataNode *node)
{
    static const char *const words[] = {"true", "yes", "on", "false", "no", "off"};

    for (size_t i = 0; i < 6 && node->kind == DATA_SCALAR && !node->quoted; i++)
        if (strcasecmp(node->text, words[i]) == 0)
            return i < 3 ? TRISTATE_YES : TRISTATE_NO;
    report_value(chapter, node, "write true or false, without quotes");
    return TRISTATE_UNSET;
}

/* One of the words, as the table spells it, or NULL. */
static const char *read_word(Chapter *chapter, const DataNode *node,
                             const char *const *words, const char *hint)
{
    const char *text = read_text(chapter, node);
    const char *near;

    if (text == NULL)
        return NULL;
    for (size_t i = 0; words[i] != NULL; i++)
        if (strcasecmp(words[i], text) == 0)
            return words[i];
    near = nearest_word(text, words);
    report_value(chapter, node,
                 near == NULL
                     ? hint
                     : arena_format(&chapter->arena, "did you mean \"%s\"?", near));
    return NULL;
}

static void read_type(Chapter *chapter, const DataNode *node)
{
    enum { MOST = 64 };
    const char *words[MOST];
    size_t count = 0;

    for (const Semantics *row = semantics; row->type != NULL && count < MOST - 1; row++)
        words[count++] = row->type;
    words[count] = NULL;
    chapter->front.type =
        read_word(chapter, node, words, "write preface, foreword, appendix, colophon …");
    chapter->front.at_type = node->at;
}

static void read_language(Chapter *chapter, const DataNode *node)
{
    const char *text = read_text(chapter, node);
    const char *hint;

    if (text == NULL)
        return;
    chapter->front.language = language_tag(&chapter->arena, text, &hint);
    if (hint != NULL)
        diag_add(&chapter->diags, "language-bad", node->at, hint,
                 "\"%s\" is no language tag", text);
}

static void read_direction(Chapter *chapter, const DataNode *node)
{
    static const char *const words[] = {"ltr", "rtl", "auto", NULL};

    chapter->front.direction = read_word(chapter, node, words, "write ltr, rtl or auto");
}

static void read_status(Chapter *chapter, const DataNode *node)
{
    static const char *const words[] = {"planned", "draft", "review", "final", NULL};
    const char *word =
        read_word(chapter, node, words, "write planned, draft, review or final");

    for (size_t i = 0; words[i] != NULL; i++)
        if (words[i] == word)
            chapter->front.status = (Status)(STATUS_PLANNED + i);
}

static void read_planned(Chapter *chapter, const DataNode *node)
{
    if (read_bool(chapter, node) == TRISTATE_YES)
        chapter->front.status = STATUS_PLANNED;
}

static void read_sample(Chapter *chapter, const DataNode *node)
{
    chapter->front.sample = read_bool(chapter, node);
}

static void read_title(Chapter *chapter, const DataNode *node)
{
    chapter->front.title = read_text(chapter, node);
}

static void read_id(Chapter *chapter, const DataNode *node)
{
    const char *id = read_text(chapter, node);

    if (id != NULL && strpbrk(id, " \t\n") != NULL)
        report_value(chapter, node, "an id has no spaces");
    else
        chapter->front.id = id;
}

static void read_was(Chapter *chapter, const DataNode *node)
{
    chapter->front.was = read_text(chapter, node);
}

static void read_smart(Chapter *chapter, const DataNode *node)
{
    chapter->front.smart = read_bool(chapter, node);
}

static void read_number(Chapter *chapter, const DataNode *node)
{
    chapter->front.numbered = read_bool(chapter, node);
}

static const struct {
    const char *key;
    void (*read)(Chapter *chapter, const DataNode *node);
} keys[] = {
    {"title", read_title},   {"id", read_id},
    {"type", read_type},     {"epub-type", read_type},
    {"lang", read_language}, {"language", read_language},
    {"dir", read_direction}, {"direction", read_direction},
    {"smart", read_smart},   {"number", read_number},
    {"status", read_status}, {"planned", read_planned},
    {"sample", read_sample}, {"was", read_was},
};
enum { KEYS = sizeof keys / sizeof keys[0] };

static void report_key(Chapter *chapter, const DataNode *node)
{
    const char *words[KEYS + 1] = {0};
    const char *near;

    for (size_t i = 0; i < KEYS; i++)
        words[i] = keys[i].key;
    near = nearest_word(node->key, words);
    diag_add(&chapter->diags, "front-matter-key", node->at_key,
             near == NULL ? NULL
                          : arena_format(&chapter->arena, "did you mean \"%s\"?", near),
             "the key \"%s\" means nothing here", node->key);
}

/* Where the keys are another tool's, only those that mean the same everywhere are read,
 * and a bad value is no mistake. */
static bool is_ours(const Dialect *dialect, const DataNode *node)
{
    if (!dialect->foreign_keys)
        return true;
    return node->kind == DATA_SCALAR && !data_is_null(node) &&
           strcmp(node->key, "title") == 0;
}

static void read_key(Chapter *chapter, const Dialect *dialect, const DataNode *node)
{
    for (size_t i = 0; i < KEYS; i++)
        if (strcmp(keys[i].key, node->key) == 0 && is_ours(dialect, node)) {
            keys[i].read(chapter, node);
            return;
        }
    report_key(chapter, node);
}

/* A key that means something, below a line of dashes that no second one follows: nobody
 * begins a text so. */
static void report_unclosed(Chapter *chapter, const Source *source)
{
    const char *text = source->text.data;
    size_t start = source->text.len < 4 ? 0 : line_length(source->text, 0) + 1;

    if (start == 0 || start >= source->text.len || !is_fence(text, start - 1, "---"))
        return;
    for (size_t i = 0; i < KEYS; i++) {
        size_t n = strlen(keys[i].key);
        if (source->text.len - start > n && strncmp(text + start, keys[i].key, n) == 0 &&
            begins_with_key(text + start, source->text.len - start) &&
            text[start + n] == ':')
            diag_add(&chapter->diags, "front-matter-syntax", source_position(source, 0),
                     "end it with a line of three dashes; a blank line behind the first "
                     "one makes that a thematic break",
                     "the front matter that begins here is never closed");
    }
}

static void read_keys(Chapter *chapter, const Dialect *dialect, const DataNode *map)
{
    for (const DataNode *node = map->first; node != NULL; node = node->next)
        read_key(chapter, dialect, node);
}

/* TOML between two lines of +++, as Hugo and Zola have it.  The reader gets all of the
 * text up to its end, with the fence as a comment, so that places are the file's. */
static void read_toml(Chapter *chapter, const Dialect *dialect, size_t end, size_t body)
{
    static const TomlCodes codes = {"front-matter-syntax", "front-matter-syntax",
                                    "front-matter-syntax", "text-control"};
    char *text = arena_copy(&chapter->arena, chapter->markdown.data, end);
    Source source = {chapter->file, {text, end}};
    TomlInput input = {&chapter->arena, &chapter->diags, &codes, &source};
    const DataNode *root;
    bool whole;

    text[0] = '#';
    chapter->body = body;
    root = toml_read(&input, &whole);
    if (root != NULL)
        read_keys(chapter, dialect, root);
}

/* pandoc's "% title", "% authors", "% date", each of which goes on over indented lines. */
static size_t behind_title_block(Bytes text)
{
    size_t at = 0;

    for (int fields = 0; at < text.len; at += line_length(text, at) + 1) {
        bool goes_on = at > 0 && strchr(" \t", text.data[at]) != NULL &&
                       !is_blank(text.data + at, line_length(text, at));
        if (!goes_on && (text.data[at] != '%' || fields++ == 3))
            break;
    }
    return at < text.len ? at : text.len;
}

void parse_front_matter(Chapter *chapter, const Dialect *dialect)
{
    Source source = {chapter->file, chapter->markdown};
    Diags mistakes = {.arena = &chapter->arena, .lenient = chapter->diags.lenient};
    YamlInput input = {&chapter->arena, &mistakes, &front_matter_codes, &source, 0, 0};
    const DataNode *root;
    size_t body;
    bool whole, is_map;

    chapter->body = dialect->book_heads ? behind_title_block(chapter->markdown) : 0;
    if (chapter->body > 0)
        return;
    if (find_block(chapter->markdown, "+++", &input.start, &input.end, &body)) {
        read_toml(chapter, dialect, input.end, body);
        return;
    }
    if (!find_block(chapter->markdown, "---", &input.start, &input.end, &body)) {
        report_unclosed(chapter, &source);
        return;
    }
    root = yaml_read(&input, &whole);
    /* Between two thematic breaks stands text, which is rarely a map and rarely good
     * YAML. */
    is_map = root != NULL && root->kind == DATA_MAP;
    if (whole ? !is_map && (root != NULL || input.end > input.start)
              : !begins_with_key(source.text.data + input.start, input.end - input.start))
        return;
    chapter->body = body;
    diags_append(&chapter->diags, &mistakes);
    if (is_map && !dialect->book_heads)
        read_keys(chapter, dialect, root);
}
