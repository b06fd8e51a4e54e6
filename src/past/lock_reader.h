/* lock_reader.h - what the files that read and write the lock share. */
#ifndef EPUBIFY_PAST_LOCK_READER_H
#define EPUBIFY_PAST_LOCK_READER_H

#include "base/map.h"
#include "past/lock.h"

enum { DIGEST_DIGITS = 10, MARK_DIGITS = 5, SKETCH_DIGITS = 16 };
enum { DEEPEST_BLOCK = 64, DEEPEST_SENTENCE = 64 }; /* within one another */
enum { DEPTHS = DEEPEST_BLOCK + 2, GAPS = DEEPEST_BLOCK };

/* The blocks of one depth. */
typedef struct {
    PastBlock **next; /* where the next one goes */
    /* Those that stand in gaps, by how many gaps they are in: they wait for the block behind
     * the gap. */
    PastBlock *waiting[GAPS + 1], **next_waiting[GAPS + 1];
    int waits; /* the largest index in use */
} Row;

typedef struct {
    Arena *arena;
    const char *at, *end; /* what is left of the line */
    const char *why;      /* it is damaged; NULL: it is not */
    Past *newest;
    PastRelease **next_release;
    unsigned releases;
    bool counts_words;      /* the newest release's line leaves that to its texts' */
    bool ended;             /* behind the last line */
    Map names;              /* of releases */
    PastDocument **next_document;
    PastDocument *document; /* whose blocks follow, or NULL */
    Map new_paths;          /* documents that the release before had not */
    PastDocument *was;      /* those of the release before that were others */
    bool reading_was;
    bool was_all;           /* they are all that there were, in order */
    Map same_paths;         /* of them: those that are the same now */
    Map paths[2], ids[2];   /* of documents; [1]: of those that were others */
    int depth; /* of the last block; 0: it was a document */
    Row *rows; /* by depth */
} LockReader;

extern const char lock_digits[]; /* of 64 */

/* Of all sections. */
size_t words_of_texts(const Past *past);

/* Notes why the line is none; false. */
bool lock_damage(LockReader *reader, const char *why);

/* lock_blocks.c: what a line is made of. */
bool take_prefix(LockReader *reader, const char *prefix);
const char *take_word(LockReader *reader);      /* all up to the next space; may be "" */
const char *take_next_word(LockReader *reader); /* the same behind a space */
size_t take_number(LockReader *reader);
/* The line of a block. */
bool read_block(LockReader *reader);
void begin_row(Row *row, PastBlock **next);
/* Every gap below that depth must have had a block behind it. */
bool end_rows(LockReader *reader, int above);

#endif
