/* dialect.c - which rewriters run, and in which order. */
#include "parse/dialect/dialect.h"
#include "parse/dialect/headings.h"
#include "parse/dialect/hidden.h"
#include "parse/dialect/preprocess.h"
#include "parse/dialect/markua.h"
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
