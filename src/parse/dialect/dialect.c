/* dialect.c - which rewriters run, and in which order. */
#include "parse/dialect/dialect.h"
#include <stddef.h>
#include "parse/dialect/abbreviations.h"
#include "parse/dialect/callouts.h"
#include "parse/dialect/honkit_emphasis.h"
#include "parse/dialect/honkit_headings.h"
#include "parse/dialect/hidden.h"
#include "parse/dialect/markua.h"
#include "parse/dialect/mdbook.h"
#include "parse/dialect/pandoc_inline.h"
#include "parse/dialect/preprocess.h"
#include "parse/dialect/references.h"
#include "parse/dialect/rewrite.h"
#include "parse/dialect/honkit_tags.h"

/* One a flag, in the order in which they run: what one makes, the next ones read. */
static const struct {
    size_t flag; /* of a bool in Dialect */
    void (*rewrite)(Rewrite *rewrite);
    const char
        *signs[3]; /* a text with none of them needs no reading; none: each is read */
} rewriters[] = {
    {offsetof(Dialect, preprocessors), rewrite_plugins, {NULL}},
    {offsetof(Dialect, fenced_callouts), rewrite_fenced_callouts, {NULL}},
    {offsetof(Dialect, rules), rewrite_rules, {NULL}},
    {offsetof(Dialect, tags), rewrite_tags, {NULL}},
    {offsetof(Dialect, tight_headings), rewrite_headings, {NULL}},
    {offsetof(Dialect, loose_emphasis), rewrite_emphasis, {NULL}},
    {offsetof(Dialect, markua), rewrite_markua_blurbs, {NULL}},
    {offsetof(Dialect, markua), rewrite_markua_blocks, {NULL}},
    {offsetof(Dialect, markua), rewrite_markua_spans, {NULL}},
    {offsetof(Dialect, metadata_blocks), rewrite_metadata_blocks, {NULL}},
    {offsetof(Dialect, raw_attributes), rewrite_raw_attributes, {NULL}},
    {offsetof(Dialect, raw_tex), rewrite_raw_tex, {NULL}},
    {offsetof(Dialect, abbreviations), rewrite_abbreviations, {"*["}},
    {offsetof(Dialect, divs), rewrite_divs, {":::"}},
    {offsetof(Dialect, markdown_in_html), rewrite_lone_tags, {"<"}},
    /* Their columns are those of the author's lines: nothing in a line may change before. */
    {offsetof(Dialect, block_tables), rewrite_block_tables, {NULL}},
    {offsetof(Dialect, line_blocks), rewrite_line_blocks, {"| "}},
    {offsetof(Dialect, fancy_lists), rewrite_fancy_lists, {NULL}},
    {offsetof(Dialect, tilde_definitions), rewrite_tilde_definitions, {NULL}},
    {offsetof(Dialect, spaced_paths), rewrite_spaced_paths, {NULL}},
    {offsetof(Dialect, math),
     rewrite_math,
     {"$"}}, /* inlines: first what is not Markdown */
    {offsetof(Dialect, mathjax), rewrite_mathjax, {"\\\\(", "\\\\[", "$$"}},
    {offsetof(Dialect, brace_notes), rewrite_brace_notes, {NULL}},
    {offsetof(Dialect, raw_tex), rewrite_inline_tex, {NULL}},
    {offsetof(Dialect, markdown_in_html), rewrite_markdown_in_html, {NULL}},
    /* A formula has become one line: "- b" in it is no item. */
    {offsetof(Dialect, blank_before), rewrite_blank_before, {NULL}},
    {offsetof(Dialect, blank_before_lists), rewrite_blank_before_lists, {NULL}},
    {offsetof(Dialect, inline_notes), rewrite_inline_notes, {"^["}},
    {offsetof(Dialect, scripts), rewrite_scripts, {"^", "~", "\\ "}},
    {offsetof(Dialect, cross_references), rewrite_references, {"@"}},
    {offsetof(Dialect, citations), note_citations, {"@"}},
    {0, NULL, {NULL}},
};

static bool is_on(const Dialect *dialect, size_t flag)
{
    return *(const bool *)((const char *)dialect + flag);
}

static bool needs_reading(Bytes text, const char *const signs[3])
{
    bool found = signs[0] == NULL;

    for (int i = 0; i < 3 && signs[i] != NULL && !found; i++)
        found = find_bytes(text.data, text.len, signs[i]) != NULL;
    return found;
}

void rewrite_dialect(const Dialect *dialect, Chapter *chapter)
{
    Rewrite rewrite;

    rewrite_start(&rewrite, chapter);
    rewrite.dialect = dialect;
    for (size_t i = 0; rewriters[i].rewrite != NULL; i++) {
        if (!is_on(dialect, rewriters[i].flag) ||
            !needs_reading(rewrite.text, rewriters[i].signs))
            continue;
        rewriters[i].rewrite(&rewrite);
        rewrite_next(&rewrite);
    }
    rewrite_end(&rewrite);
}

/* What is done with the tree, likewise. */
static const struct {
    size_t flag;
    void (*refine)(Chapter *chapter, const Dialect *dialect);
} refiners[] = {
    {offsetof(Dialect, markua), refine_markua},
    {offsetof(Dialect, callout_divs), refine_callouts},
    {offsetof(Dialect, block_tables), refine_tables},
    {offsetof(Dialect, captions), refine_figures},
    {offsetof(Dialect, cross_references), refine_captions},
    {offsetof(Dialect, abbreviations), refine_abbreviations},
    {offsetof(Dialect, fancy_lists), refine_fancy_lists},
    {offsetof(Dialect, hard_breaks), refine_breaks},
    {0, NULL},
};

void refine_dialect(const Dialect *dialect, Chapter *chapter)
{
    if (dialect->hidden_count > 0)
        hide_code_lines(chapter, dialect);
    for (size_t i = 0; refiners[i].refine != NULL; i++)
        if (is_on(dialect, refiners[i].flag))
            refiners[i].refine(chapter, dialect);
}
