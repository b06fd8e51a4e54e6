/* dialect.c - see the header. */
#include "load/dialect.h"
#include "load/folder_docc.h"
#include <string.h>
#include "load/honkit.h"
#include "load/leanpub_code.h"
#include "load/manifest/value.h"
#include "load/mdbook.h"

const Dialect own_dialect = {
    .smart = true,
    .local_quotes = true,
    .abbreviations = true,
    .glossary_links = true,
    .callouts = true,
    .definitions = true,
    .diagrams = true,
    .math = true,
    .math_blocks = true,
    .divs = true,
    .callout_divs = true,
    .inline_notes = true,
    .line_blocks = true,
    .scripts = true,
    .cross_references = true,
    .code_callouts = true,
    .attributes = ATTRIBUTES_ALL,
};

typedef struct {
    const char *key;
    size_t offset; /* of a bool in Dialect */
} Flag;

static const Flag flags[] = {
    {"smart", offsetof(Dialect, smart)},
    {"abbreviations", offsetof(Dialect, abbreviations)},
    {"local-quotes", offsetof(Dialect, local_quotes)},
    {"callouts", offsetof(Dialect, callouts)},
    {"definitions", offsetof(Dialect, definitions)},
    {"fenced-divs", offsetof(Dialect, divs)},
    {"callout-divs", offsetof(Dialect, callout_divs)},
    {"inline-notes", offsetof(Dialect, inline_notes)},
    {"block-tables", offsetof(Dialect, block_tables)},
    {"code-callouts", offsetof(Dialect, code_callouts)},
    {"captions", offsetof(Dialect, captions)},
    {"diagrams", offsetof(Dialect, diagrams)},
    {"cross-references", offsetof(Dialect, cross_references)},
    {"citations", offsetof(Dialect, citations)},
    {"math", offsetof(Dialect, math)},
    {"math-blocks", offsetof(Dialect, math_blocks)},
    {"math-doubled", offsetof(Dialect, math_doubled)},
    {"raw-tex", offsetof(Dialect, raw_tex)},
    {"line-blocks", offsetof(Dialect, line_blocks)},
    {"fancy-lists", offsetof(Dialect, fancy_lists)},
    {"sub-superscript", offsetof(Dialect, scripts)},
    {"blank-before-blocks", offsetof(Dialect, blank_before)},
    {"blank-before-lists", offsetof(Dialect, blank_before_lists)},
    {"tilde-definitions", offsetof(Dialect, tilde_definitions)},
    {"spaced-paths", offsetof(Dialect, spaced_paths)},
    {"markdown-in-html", offsetof(Dialect, markdown_in_html)},
    {"hard-line-breaks", offsetof(Dialect, hard_breaks)},
    {"foreign-keys", offsetof(Dialect, foreign_keys)},
    {"metadata-blocks", offsetof(Dialect, metadata_blocks)},
    {"book-heads", offsetof(Dialect, book_heads)},
    {"raw-attributes", offsetof(Dialect, raw_attributes)},
    {"template-tags", offsetof(Dialect, tags)},
    {"preprocessors", offsetof(Dialect, preprocessors)},
    {"plugin-links", offsetof(Dialect, plugin_links)},
    {"rules", offsetof(Dialect, rules)},
    {"fenced-callouts", offsetof(Dialect, fenced_callouts)},
    {"more-callouts", offsetof(Dialect, more_callouts)},
    {"brace-notes", offsetof(Dialect, brace_notes)},
    {"mathjax", offsetof(Dialect, mathjax)},
    {"markua", offsetof(Dialect, markua)},
    {"shared-definitions", offsetof(Dialect, shared_notes)},
    {"html-links", offsetof(Dialect, html_links)},
    {"loose-emphasis", offsetof(Dialect, loose_emphasis)},
    {"tight-headings", offsetof(Dialect, tight_headings)},
    {"global-ids", offsetof(Dialect, global_ids)},
    {"glossary-links", offsetof(Dialect, glossary_links)},
};
enum { FLAGS = sizeof flags / sizeof flags[0] };

/* What only our own Markdown has: `extensions: false` turns all of them off at once. */
static const size_t extensions[] = {
    offsetof(Dialect, local_quotes),   offsetof(Dialect, abbreviations),
    offsetof(Dialect, divs),           offsetof(Dialect, callout_divs),
    offsetof(Dialect, inline_notes),   offsetof(Dialect, line_blocks),
    offsetof(Dialect, scripts),        offsetof(Dialect, cross_references),
    offsetof(Dialect, glossary_links), offsetof(Dialect, code_callouts),
    offsetof(Dialect, diagrams),       offsetof(Dialect, math),
    offsetof(Dialect, math_blocks),
};
enum { EXTENSIONS = sizeof extensions / sizeof extensions[0] };

static void set_extensions(Dialect *dialect, bool on)
{
    for (size_t i = 0; i < EXTENSIONS; i++)
        *(bool *)((char *)dialect + extensions[i]) = on;
}

static bool has_few_extensions(const Dialect *dialect)
{
    size_t count = 0;

    for (size_t i = 0; i < EXTENSIONS; i++)
        count += *(const bool *)((const char *)dialect + extensions[i]);
    return count * 2 < EXTENSIONS;
}

static const char *const attribute_uses[] = {"none", "headings", "all", NULL};
static const char *const id_rules[] = {"github",  "mdbook", "pandoc",
                                       "leanpub", "honkit", NULL};

static size_t index_of(const char *word, const char *const *words)
{
    size_t i = 0;

    while (strcmp(words[i], word) != 0)
        i++;
    return i;
}

void hide_lines(Book *book, const char *language, const char *prefix)
{
    Dialect *dialect = &book->dialect;
    HiddenLines *hidden = arena_grow(&book->arena, (HiddenLines *)dialect->hidden,
                                     dialect->hidden_count, sizeof *dialect->hidden);

    hidden[dialect->hidden_count++] = (HiddenLines){language, prefix};
    dialect->hidden = hidden;
}

void add_variable(Book *book, const char *name, const char *value)
{
    Dialect *dialect = &book->dialect;
    Variable *variables = arena_grow(&book->arena, (Variable *)dialect->variables,
                                     dialect->variable_count, sizeof *variables);

    variables[dialect->variable_count++] = (Variable){name, value};
    dialect->variables = variables;
}

static void read_variables(Manifest *manifest, const DataNode *map)
{
    if (map->kind != DATA_MAP) {
        report_type(manifest, map, "variables", "a map of names and values");
        return;
    }
    for (const DataNode *node = map->first; node != NULL; node = node->next)
        if (node->kind == DATA_SCALAR)
            add_variable(manifest->book, node->key, node->text);
        else
            report_type(manifest, node, node->key, "a text");
}

static void read_hidden(Manifest *manifest, const DataNode *map)
{
    if (map->kind != DATA_MAP) {
        report_type(manifest, map, "hidden-lines", "a map of languages and prefixes");
        return;
    }
    for (const DataNode *node = map->first; node != NULL; node = node->next)
        if (node->kind == DATA_SCALAR && node->text[0] != '\0')
            hide_lines(manifest->book, node->key, node->text);
        else
            report_type(manifest, node, node->key, "what such a line begins with");
}

/* How a kind of project includes files in a chapter's text. */
static const struct {
    const char *name; /* of the kind, as `includes:` says it */
    void (*expand)(Project *project, Chapter *chapter);
} expanders[] = {
    {"mdbook", expand_mdbook},
    {"honkit", expand_honkit_includes},
    {"honkit-code", expand_honkit_code}, /* with its plug-in for code */
    {"leanpub", include_code},
    {"docc", expand_docc},
    {"none", NULL},
    {NULL, NULL},
};
enum { EXPANDERS = sizeof expanders / sizeof expanders[0] };

void set_own_includes(Project *project)
{
    project->expand = expand_mdbook;
}

static void read_includes(Manifest *manifest, const DataNode *node)
{
    const char *names[EXPANDERS], *word;

    for (size_t i = 0; i < EXPANDERS; i++)
        names[i] = expanders[i].name;
    word = word_value(manifest, node, node->key, names);
    for (size_t i = 0; word != NULL && expanders[i].name != NULL; i++)
        if (strcmp(expanders[i].name, word) == 0)
            manifest->project->expand = expanders[i].expand;
}

const char *includes_of(const Project *project)
{
    for (size_t i = 0; expanders[i].name != NULL; i++)
        if (expanders[i].expand == project->expand)
            return expanders[i].name;
    return NULL;
}

static void read_extensions(Manifest *manifest, const DataNode *node)
{
    bool on = true;

    if (bool_value(manifest, node, node->key, &on))
        set_extensions(&manifest->book->dialect, on);
}

static void read_flag(Manifest *manifest, const DataNode *node)
{
    Dialect *dialect = &manifest->book->dialect;
    const char *keys[FLAGS + 7], *word;

    for (size_t i = 0; i < FLAGS; i++) {
        keys[i] = flags[i].key;
        if (strcmp(flags[i].key, node->key) == 0) {
            bool_value(manifest, node, node->key,
                       (bool *)((char *)dialect + flags[i].offset));
            return;
        }
    }
    keys[FLAGS] = "attributes";
    keys[FLAGS + 1] = "heading-ids";
    keys[FLAGS + 2] = "hidden-lines";
    keys[FLAGS + 3] = "variables";
    keys[FLAGS + 4] = "includes";
    keys[FLAGS + 5] = "extensions";
    keys[FLAGS + 6] = NULL;
    if (strcmp(node->key, "attributes") == 0) {
        word = word_value(manifest, node, node->key, attribute_uses);
        if (word != NULL)
            dialect->attributes = (AttributeUse)index_of(word, attribute_uses);
    } else if (strcmp(node->key, "heading-ids") == 0) {
        word = word_value(manifest, node, node->key, id_rules);
        if (word != NULL)
            dialect->heading_ids = (HeadingIds)index_of(word, id_rules);
    } else if (strcmp(node->key, "hidden-lines") == 0) {
        read_hidden(manifest, node);
    } else if (strcmp(node->key, "extensions") == 0) {
        read_extensions(manifest, node);
    } else if (strcmp(node->key, "includes") == 0) {
        read_includes(manifest, node);
    } else if (strcmp(node->key, "variables") == 0) {
        read_variables(manifest, node);
    } else {
        report_unknown_key(manifest, node, keys);
    }
}

void read_dialect(Manifest *manifest, const DataNode *node)
{
    if (node->kind != DATA_MAP) {
        report_type(manifest, node, "markdown", "a map of keys and values");
        return;
    }
    for (const DataNode *flag = node->first; flag != NULL; flag = flag->next)
        read_flag(manifest, flag);
}

/* ---- Writing -------------------------------------------------------------------------------- */

static void put_flag(Buf *buf, const Dialect *dialect, const Dialect *base,
                     const Flag *flag)
{
    bool on = *(const bool *)((const char *)dialect + flag->offset);

    if (on != *(const bool *)((const char *)base + flag->offset))
        buf_format(buf, "  %s: %s\n", flag->key, on ? "true" : "false");
}

/* A name and a value, which may hold anything. */
static void put_pair(Writer *writer, const char *key, const char *value)
{
    buf_put(writer->buf, "    ");
    write_text(writer, key);
    buf_put(writer->buf, ": ");
    write_text(writer, value);
    buf_char(writer->buf, '\n');
}

bool put_dialect(Writer *writer)
{
    const Dialect *dialect = &writer->book->dialect;
    Buf *buf = writer->buf;
    size_t start = buf->len;
    Dialect base = own_dialect;

    if (has_few_extensions(dialect)) {
        buf_put(buf, "  extensions: false\n");
        set_extensions(&base, false);
    }
    for (size_t i = 0; i < FLAGS; i++)
        put_flag(buf, dialect, &base, &flags[i]);
    if (dialect->attributes != own_dialect.attributes)
        buf_format(buf, "  attributes: %s\n", attribute_uses[dialect->attributes]);
    if (dialect->heading_ids != own_dialect.heading_ids)
        buf_format(buf, "  heading-ids: %s\n", id_rules[dialect->heading_ids]);
    if (dialect->hidden_count > 0)
        buf_put(buf, "  hidden-lines:\n");
    for (size_t i = 0; i < dialect->hidden_count; i++)
        put_pair(writer, dialect->hidden[i].language, dialect->hidden[i].prefix);
    if (dialect->variable_count > 0)
        buf_put(buf, "  variables:\n");
    for (size_t i = 0; i < dialect->variable_count; i++)
        put_pair(writer, dialect->variables[i].name, dialect->variables[i].value);
    if (strcmp(writer->book->includes, "mdbook") != 0) /* our own, too */
        buf_format(buf, "  includes: %s\n", writer->book->includes);
    return buf->len > start;
}
