/* parse.c - the order in which a chapter's text becomes its tree. */
#include "parse/parse.h"

#include "parse/attributes.h"
#include "parse/attributes_diagrams.h"
#include "parse/blocks.h"
#include "parse/cells.h"
#include "parse/code/code.h"
#include "parse/conform.h"
#include "parse/dialect/dialect.h"
#include "parse/footnotes.h"
#include "parse/frontmatter.h"
#include "parse/html.h"
#include "parse/html/code.h"
#include "parse/limits.h"
#include "parse/markdown.h"
#include "parse/markdown_memory.h"
#include "parse/math/math.h"
#include "parse/parse_notes.h"
#include "parse/parse_pitch.h"
#include "parse/parse_split.h"
#include "parse/stock.h"
#include "parse/text/fences.h"
#include "parse/text/leftovers.h"
#include "parse/text/slips.h"
#include "parse/text/spans.h"
#include "parse/text/tables.h"
#include "parse/text/typography.h"

void parse_init(void)
{
    markdown_init();
}

static void refine(Chapter *chapter, const Dialect *dialect, const MarkdownTraits *traits)
{
    check_fences(chapter);
    check_slips(chapter, !dialect->plugin_links);
    if (traits->has_definitions)
        group_definitions(chapter, dialect->cross_references);
    if (traits->has_tasks || traits->has_quotes)
        mend_tasks(chapter);
    if (traits->has_quotes && (dialect->callouts || dialect->more_callouts))
        name_callouts(chapter, dialect->more_callouts);
    if (traits->has_tables)
        keep_cells(chapter);
    check_footnotes(chapter);
    if (traits->has_html)
        graft_html(chapter);
    if (traits->has_html && chapter->smart)
        straighten_code(chapter);
    if (traits->has_diagrams && dialect->diagrams)
        name_diagrams(chapter);
    if (chapter->has_math)
        convert_math(chapter, dialect);
    refine_dialect(dialect, chapter);
    if ((dialect->attributes == ATTRIBUTES_ALL &&
         (traits->has_attributes || dialect->divs)) ||
        dialect->markua)
        name_spans(chapter);
    conform_tree(chapter);
    if (traits->has_code_options) /* lines that are hidden do not count */
        refine_code(chapter, dialect);
    if (traits->has_tables || traits->has_html)
        label_wide_tables(chapter);
    if (dialect->cross_references && chapter->diags.count < DIAGS_KEPT)
        check_leftovers(chapter, dialect);
    if (dialect->local_quotes)
        set_typography(chapter);
}

static bool is_smart(const Book *book, const Chapter *chapter)
{
    return chapter->front.smart == TRISTATE_UNSET ? book->dialect.smart
                                                  : chapter->front.smart == TRISTATE_YES;
}

/* Spans with attributes nest too, so that Markdown's own depth does not tell. */
static void refuse_deep(Chapter *chapter)
{
    Walk walk = {chapter->tree, NULL, false};
    size_t depth = 0;

    while (depth <= DEEPEST_NODE && walk_next(&walk))
        depth += walk.leaving ? (size_t)-1 : 1;
    if (depth <= DEEPEST_NODE)
        return;
    diag_add(&chapter->diags, "nesting-deep", node_position(chapter, walk.node),
             "flatten it, or put the text into a code block",
             "this stands within more than %d others: quotes, lists, emphasis, links",
             (int)DEEPEST_NODE);
    chapter->tree = NULL;
}

/* From the text behind its front matter to a tree; false: there is none, which is told. */
static bool grow_tree(const Dialect *dialect, Chapter *chapter, MarkdownTraits *traits)
{
    rewrite_dialect(dialect, chapter);
    if (dialect->local_quotes)
        hide_typed_quotes(chapter);
    parse_markdown(chapter, dialect, traits);
    if (traits->has_attributes)
        attach_attributes(chapter, dialect->attributes);
    if (traits->depth > DEEPEST_NODE || traits->has_attributes)
        refuse_deep(chapter);
    if (chapter->tree != NULL)
        return true;
    chapter->tree = new_node(&chapter->arena, NODE_DOCUMENT, 0);
    return false;
}

static const char release_notes[] = "release notes";

/* What the author says of a release or of the book: Markdown without more, since it goes into a
 * feed and a mail as well. */
static void parse_plain(const Book *book, Chapter *notes, const char *what)
{
    const Dialect plain = {.smart = book->dialect.smart,
                           .local_quotes = book->dialect.local_quotes};
    MarkdownTraits traits = {0};

    notes->language = book->metadata.language;
    notes->smart = plain.smart;
    if (!grow_tree(&plain, notes, &traits))
        return;
    check_fences(notes);
    check_slips(notes, true);
    if (what != release_notes)
        keep_words(notes);
    keep_plain(notes, what);
    if (plain.local_quotes)
        set_typography(notes);
    take_stock(notes);
}

static void parse_remarks(Book *book)
{
    size_t next = 0;

    for (Remark *remark; (remark = next_remark(book, &next)) != NULL;)
        parse_plain(book, remark->text, "descriptions");
}

void parse_end(Book *book)
{
    const Releases *releases = &book->releases;

    parse_pitch(book);
    split_chapters(book);
    for (size_t i = 0; i < releases->listed_count; i++)
        if (releases->listed[i].notes != NULL)
            parse_plain(book, releases->listed[i].notes, release_notes);
    parse_remarks(book);
    markdown_memory_trim();
}

void parse_chapter(const Book *book, Chapter *chapter)
{
    MarkdownTraits traits = {0};

    if (chapter->source == NULL)
        return;
    parse_front_matter(chapter, &book->dialect);
    chapter->language = chapter->front.language != NULL ? chapter->front.language
                                                        : book->metadata.language;
    chapter->smart = is_smart(book, chapter);
    if (!grow_tree(&book->dialect, chapter, &traits))
        return;
    refine(chapter, &book->dialect, &traits);
    if (chapter->split == 0) /* else that of its parts is taken */
        take_stock(chapter);
    /* Where load has found no text that can be read, that is all there is to say. */
    if (chapter->tree->first_child == NULL && chapter->diags.errors == 0)
        diag_add(&chapter->diags, "chapter-empty", file_position(chapter->file),
                 "write it, or mark its entry with `status: planned`",
                 "the chapter is empty");
}
