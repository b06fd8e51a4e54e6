/* pandoc_format.c - what pandoc is to read the texts as: "markdown-smart", "gfm+attributes". */
#include <string.h>
#include "load/pandoc.h"

const Dialect pandoc_dialect = {
    .smart = true,
    .callouts = true,
    .definitions = true,
    .divs = true,
    .callout_divs = true,
    .inline_notes = true,
    .block_tables = true,
    .captions = true,
    .citations = true,
    .math = true,
    .math_blocks = true,
    .raw_tex = true,
    .line_blocks = true,
    .fancy_lists = true,
    .scripts = true,
    .blank_before = true,
    .blank_before_lists = true,
    .tilde_definitions = true,
    .spaced_paths = true,
    .markdown_in_html = true,
    .metadata_blocks = true,
    .raw_attributes = true,
    .global_ids = true,
    .shared_notes = true,
    .attributes = ATTRIBUTES_ALL,
    .heading_ids = IDS_PANDOC,
};

/* What all formats share: pandoc reads a book as one text, and metadata wherever it is. */
#define SHARED                                                                           \
    .callouts = true, .math_blocks = true, .callout_divs = true,                         \
    .metadata_blocks = true, .global_ids = true, .shared_notes = true

static const struct {
    const char *name;
    Dialect dialect;
} formats[] = {
    {"gfm", {SHARED, .heading_ids = IDS_GITHUB}},
    {"commonmark_x",
     {SHARED, .smart = true, .definitions = true, .divs = true, .math = true,
      .raw_tex = true, .fancy_lists = true, .scripts = true, .raw_attributes = true,
      .attributes = ATTRIBUTES_ALL, .heading_ids = IDS_GITHUB}},
    {"commonmark", {SHARED, .heading_ids = IDS_PANDOC}},
    {"markdown_strict", {SHARED, .spaced_paths = true, .heading_ids = IDS_PANDOC}},
    {"markdown_phpextra",
     {SHARED, .definitions = true, .spaced_paths = true, .blank_before_lists = true,
      .attributes = ATTRIBUTES_ALL, .heading_ids = IDS_PANDOC}},
    {"markdown_mmd",
     {SHARED, .definitions = true, .captions = true, .math = true, .scripts = true,
      .raw_attributes = true, .spaced_paths = true, .blank_before_lists = true,
      .attributes = ATTRIBUTES_ALL, .heading_ids = IDS_PANDOC}},
    {"markdown_github", {SHARED, .spaced_paths = true, .heading_ids = IDS_GITHUB}},
};

/* An extension that is a flag of ours; of some the flag means that it is off. */
static void switch_extension(Dialect *dialect, const char *name, size_t len, bool on)
{
    const struct {
        const char *name;
        bool *flag;
        bool inverse;
    } flags[] = {{"smart", &dialect->smart, false},
                 {"fenced_divs", &dialect->divs, false},
                 {"inline_notes", &dialect->inline_notes, false},
                 {"implicit_figures", &dialect->captions, false},
                 {"citations", &dialect->citations, false},
                 {"tex_math_dollars", &dialect->math, false},
                 {"definition_lists", &dialect->definitions, false},
                 {"definition_lists", &dialect->tilde_definitions, false},
                 {"yaml_metadata_block", &dialect->metadata_blocks, false},
                 {"raw_attribute", &dialect->raw_attributes, false},
                 {"raw_tex", &dialect->raw_tex, false},
                 {"line_blocks", &dialect->line_blocks, false},
                 {"fancy_lists", &dialect->fancy_lists, false},
                 {"grid_tables", &dialect->block_tables, false},
                 {"subscript", &dialect->scripts, false},
                 {"superscript", &dialect->scripts, false},
                 {"markdown_in_html_blocks", &dialect->markdown_in_html, false},
                 {"hard_line_breaks", &dialect->hard_breaks, false},
                 {"blank_before_header", &dialect->blank_before, false},
                 {"blank_before_blockquote", &dialect->blank_before, false},
                 {"lists_without_preceding_blankline", &dialect->blank_before_lists,
                  true}};

    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        if (strlen(flags[i].name) == len && strncmp(flags[i].name, name, len) == 0)
            *flags[i].flag = on != flags[i].inverse;
    if (len == strlen("gfm_auto_identifiers") &&
        strncmp(name, "gfm_auto_identifiers", len) == 0)
        dialect->heading_ids = on ? IDS_GITHUB : IDS_PANDOC;
    if (len == strlen("attributes") && strncmp(name, "attributes", len) == 0)
        dialect->attributes = on ? ATTRIBUTES_ALL : ATTRIBUTES_NONE;
}

void read_format(Book *book, const char *format)
{
    size_t at = strcspn(format, "+-");

    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strlen(formats[i].name) == at && strncmp(formats[i].name, format, at) == 0)
            book->dialect = formats[i].dialect;
    while (format[at] != '\0') {
        bool on = format[at++] == '+';
        size_t len = strcspn(format + at, "+-");
        switch_extension(&book->dialect, format + at, len, on);
        at += len;
    }
}
