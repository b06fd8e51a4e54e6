/* plan.h - what is to be done with each tag of a run, before a parser sees it.
 *
 * A run is siblings with raw HTML among them, cut into pieces, the raw ones into tags. */
#ifndef EPUBIFY_PARSE_HTML_PLAN_H
#define EPUBIFY_PARSE_HTML_PLAN_H

#include "book.h"
#include "data/html.h"
#include "formats/html_scan.h"

typedef enum {
    PIECE_RAW,   /* a NODE_HTML_BLOCK or NODE_HTML_INLINE */
    PIECE_HOLD,  /* a Markdown node that is kept as it is, with all below it */
    PIECE_OPEN,  /* a Markdown inline with raw HTML further down ... */
    PIECE_CLOSE, /* ... and its end */
    PIECE_TEXT,
    PIECE_BREAK /* a soft break */
} PieceKind;

typedef struct {
    PieceKind kind;
    Node *node;
    size_t first_mark, mark_count; /* PIECE_RAW: its part of Plan.marks */
    size_t reach; /* the last piece that a tag of this one holds or may hold */
    bool hidden;  /* within a comment or script */
} Piece;

typedef enum {
    MARK_KEEP,    /* as the author wrote it */
    MARK_CLOSE,   /* the same, and its end tag at once */
    MARK_TEXT,    /* its characters, escaped */
    MARK_REPLACE, /* Mark.instead */
    MARK_SKIP
} MarkAction;

typedef struct {
    HtmlToken token;
    const HtmlElement *element; /* of a known tag, or NULL */
    MarkAction action;
    const char *instead;
    bool foreign;    /* a part of a drawing or formula, whose names differ */
    uint32_t offset; /* into the chapter's markdown */
    size_t piece;
    size_t
        partner; /* the mark of the tag that opens or closes it, or NO_MARK; itself: what
                             * it opens is cut out already */
} Mark;

#define NO_MARK SIZE_MAX

typedef struct {
    Chapter *chapter;
    Arena *scratch; /* holds the plan */
    bool block;     /* a run of blocks, not of inlines */
    Piece *pieces;
    size_t piece_count;
    Mark *marks;
    size_t mark_count, mark_room;
    size_t form_end; /* up to this mark a form is open */
} Plan;

void plan_add(Plan *plan, PieceKind kind, Node *node);
/* Once all pieces are there: fills the marks and reports what has no place in a book. */
void plan_judge(Plan *plan);

/* The first half of plan_judge (tags.c): fills the marks, hides comments and scripts. */
void plan_scan(Plan *plan);

/* The second half (judge.c): partners are known. */
void plan_judge_tags(Plan *plan);

/* Chooses what stands for the two tags of an unknown element whose content stays
 * (components.c).  True: a caption or title from its attributes is among it. */
bool plan_show_component(Plan *plan, Mark *start, Mark *end);

/* The tag as it stands in the piece's text; not terminated. */
const char *mark_text(const Plan *plan, const Mark *mark);
bool mark_is_named(const Mark *mark, const char *names); /* one of several, lower case */
bool mark_is_void(const Mark *mark);
bool is_drawing(const HtmlToken *token); /* a tag of svg or math */

#endif
