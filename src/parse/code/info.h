/* info.h - the words of an info string. */
#ifndef EPUBIFY_PARSE_CODE_INFO_H
#define EPUBIFY_PARSE_CODE_INFO_H

#include "book.h"

typedef struct {
    const char *title;   /* or NULL */
    const char *id;      /* in braces behind the language; or NULL */
    const char *classes; /* the author's, a space between; or NULL */
    const char *editions; /* those that it is for, as the author wrote them; or NULL */
    bool diff; /* lines begin with + and -, the rest is in the block's language */
    CodeSetting setting;
    bool asks; /* for anything of the setting */
} CodeInfo;

/* Gives a block with an info string, in block->title, its language as its name, "" when there
 * is none, and the id that stands in front of it in braces. */
void name_code_language(Arena *arena, Node *block);

/* Of the block's info string, in block->title.  A value that can't be read is reported; own: so is
 * a word that is nearly one of ours. */
CodeInfo read_code_info(Chapter *chapter, const Node *block, bool own);

/* Where a word of the info string stands; at the block where it is not found. */
Position info_position(const Chapter *chapter, const Node *block, const char *word);
/* The same as an offset into the chapter's text; the block's own where it is not found. */
uint32_t info_offset(const Chapter *chapter, const Node *block, const char *word);

#endif
