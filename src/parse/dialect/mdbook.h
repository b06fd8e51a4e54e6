/* mdbook.h - what preprocessors of mdBook would have made of a text. */
#ifndef EPUBIFY_PARSE_DIALECT_MDBOOK_H
#define EPUBIFY_PARSE_DIALECT_MDBOOK_H

#include "parse/dialect/rewrite.h"

/* Each is a rewriter, for the flag of the same name. */

/* ```admonish note title="…" of mdbook-admonish: the block holds Markdown. */
void rewrite_fenced_callouts(Rewrite *rewrite);
/* {{footnote: text}} of mdbook-footnote becomes ^[text]. */
void rewrite_brace_notes(Rewrite *rewrite);
/* r[a.b.c] of mdbook-spec, and the definitions of links by such names. */
void rewrite_rules(Rewrite *rewrite);

#endif
