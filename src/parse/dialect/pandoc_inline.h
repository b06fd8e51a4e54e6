/* pandoc_inline.h - inlines within a text that is not parsed yet: what is code, a tag or
 * an address is stepped over. */
#ifndef EPUBIFY_PARSE_DIALECT_PANDOC_INLINE_H
#define EPUBIFY_PARSE_DIALECT_PANDOC_INLINE_H

#include "parse/dialect/lines.h"
#include "parse/dialect/rewrite.h"

/* Lines that are one paragraph, heading, row of a table or the like. */
typedef struct {
    const char *text;   /* the whole one; start and end count in it */
    size_t start, end;
    size_t quotes;      /* marks of quotes that each line may begin with */
    bool is_table;      /* of pipes */
    bool is_html;       /* a block of raw HTML: Markdown in it is none */
    bool runs_known;    /* the next two are filled */
    size_t runs[81];    /* where the last run of so many backquotes begins, plus one; 0: none */
    size_t last_tag_end;/* the last > plus one */
} Chunk;

/* math: what stands between two $$ belongs together.  False: there is none any more. */
bool next_chunk(LineScan *scan, bool math, Chunk *chunk);
/* Behind what begins at an offset and holds no markup of ours: an escaped character, code,
 * a tag, an address, a note's mark; else one byte. */
size_t step_inline(Chunk *chunk, size_t at);
/* Behind the code that begins there; at: none does. */
size_t skip_code(Chunk *chunk, size_t at);
/* "<p style=…>": what begins such a block up to a blank line is HTML. */
bool begins_html(const LineScan *scan);
/* Copies a part of the chunk as a single line, without marks of quotes. */
void copy_as_line(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until);

/* Copies a part of the chunk that becomes code: as a line, and with a backslash before each
 * pipe of a table, which would end the cell.  escaped: those that have one need no other. */
void copy_with_pipes(Rewrite *rewrite, const Chunk *chunk, size_t from, size_t until,
                     bool escaped);

/* Each is a rewriter, for the flag of the same name. */
void rewrite_metadata_blocks(Rewrite *rewrite);
void rewrite_raw_attributes(Rewrite *rewrite);
void rewrite_raw_tex(Rewrite *rewrite);
void rewrite_inline_tex(Rewrite *rewrite);
void rewrite_divs(Rewrite *rewrite);
void rewrite_lone_tags(Rewrite *rewrite);
void rewrite_block_tables(Rewrite *rewrite);
void rewrite_pipes_in_code(Rewrite *rewrite);
void rewrite_line_blocks(Rewrite *rewrite);
void rewrite_fancy_lists(Rewrite *rewrite);
void rewrite_blank_before(Rewrite *rewrite);
void rewrite_blank_before_lists(Rewrite *rewrite);
void rewrite_tilde_definitions(Rewrite *rewrite);
void rewrite_markdown_in_html(Rewrite *rewrite);
void rewrite_spaced_paths(Rewrite *rewrite);
void rewrite_math(Rewrite *rewrite);
void rewrite_mathjax(Rewrite *rewrite);
void rewrite_inline_notes(Rewrite *rewrite);
void rewrite_scripts(Rewrite *rewrite);
void note_citations(Rewrite *rewrite);
/* Each is a refiner. */
void refine_tables(Chapter *chapter, const Dialect *dialect);
void refine_figures(Chapter *chapter, const Dialect *dialect);
void refine_breaks(Chapter *chapter, const Dialect *dialect);
void refine_fancy_lists(Chapter *chapter, const Dialect *dialect);

#endif
