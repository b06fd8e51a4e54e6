/* dialect.c - which rewriters run, and in which order. */
#include "parse/dialect/dialect.h"
#include <stddef.h>
#include "parse/dialect/callouts.h"
#include "parse/dialect/headings.h"
#include "parse/dialect/hidden.h"
#include "parse/dialect/markua.h"
#include "parse/dialect/math.h"
#include "parse/dialect/pandoc_inline.h"
#include "parse/dialect/preprocess.h"
#include "parse/dialect/rewrite.h"
#include "parse/dialect/tags.h"

/* One a flag, in the order in which they run: what one makes, the next ones read. */
static const struct {
    size_t flag; /* of a bool in Dialect */
    void (*rewrite)(Rewrite *rewrite);
} rewriters[] = {
    {offsetof(Dialect, preprocessors), rewrite_plugins},
    {offsetof(Dialect, tags), rewrite_tags},
    {offsetof(Dialect, tight_headings), rewrite_headings},
    {offsetof(Dialect, markua), rewrite_markua_blurbs},
    {offsetof(Dialect, markua), rewrite_markua_blocks},
    {offsetof(Dialect, markua), rewrite_markua_spans},
    {offsetof(Dialect, metadata_blocks), rewrite_metadata_blocks},
    {offsetof(Dialect, raw_attributes), rewrite_raw_attributes},
    {offsetof(Dialect, raw_tex), rewrite_raw_tex},
    {offsetof(Dialect, divs), rewrite_divs},
    /* Their columns are those of the author's lines: nothing in a line may change before. */
    {offsetof(Dialect, block_tables), rewrite_block_tables},
    {offsetof(Dialect, line_blocks), rewrite_line_blocks},
    {offsetof(Dialect, fancy_lists), rewrite_fancy_lists},
    {offsetof(Dialect, math), rewrite_math}, /* inlines: first what is not Markdown */
    {offsetof(Dialect, math_backslash), rewrite_math_backslash},
    {offsetof(Dialect, inline_notes), rewrite_inline_notes},
    {offsetof(Dialect, scripts), rewrite_scripts},
    {offsetof(Dialect, citations), note_citations},
    {0, NULL},
};

static bool is_on(const Dialect *dialect, size_t flag)
{
    return *(const bool *)((const char *)dialect + flag);
}

void rewrite_dialect(const Dialect *dialect, Chapter *chapter)
{
    Rewrite rewrite;

    rewrite_start(&rewrite, chapter);
    rewrite.dialect = dialect;
    for (size_t i = 0; rewriters[i].rewrite != NULL; i++) {
        if (!is_on(dialect, rewriters[i].flag))
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
    {offsetof(Dialect, fancy_lists), refine_fancy_lists},
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
