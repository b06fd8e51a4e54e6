/* markdown.h - Markdown becomes nodes; markdown.c and markdown_syntax.c alone know
 * cmark-gfm. */
#ifndef EPUBIFY_PARSE_MARKDOWN_H
#define EPUBIFY_PARSE_MARKDOWN_H

#include "book.h"

typedef struct {
    bool has_html;       /* NODE_HTML_BLOCK or NODE_HTML_INLINE occurs */
    bool has_attributes; /* a NODE_SPAN with a text occurs: see parse/attributes.h */
    bool
        has_definitions; /* NODE_DEFINITION occurs, not yet within a NODE_DEFINITION_LIST */
    bool has_code_options; /* an info string says more than a language, or code may have
                            * callouts */
    bool has_quotes;     /* NODE_QUOTE occurs */
    bool has_diagrams;   /* a code block in a language that is drawn occurs */
    bool has_tables;     /* NODE_TABLE occurs */
    bool has_tasks;      /* NODE_TASK occurs; those in quotes are not seen yet */
    size_t depth;        /* of the deepest node */
} MarkdownTraits;

/* Once, before any thread starts. */
void markdown_init(void);

/* Fills chapter->tree from chapter->text behind chapter->body; leaves it NULL,
 * with a diagnostic, when the text is past what parse/limits.h allows.  Several
 * threads may call it for several chapters: a lock is held where cmark-gfm needs one. */
void parse_markdown(Chapter *chapter, const Dialect *dialect, MarkdownTraits *traits);

#endif
