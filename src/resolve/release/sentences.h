/* sentences.h - a paragraph cut into sentences, and the two ways to keep their places. */
#ifndef EPUBIFY_RESOLVE_RELEASE_SENTENCES_H
#define EPUBIFY_RESOLVE_RELEASE_SENTENCES_H

#include "resolve/release/release.h"

typedef struct {
    Node *first;                /* the paragraph's child that it begins with */
    uint32_t mark;
} Sentence;

typedef struct {
    Arena *arena;               /* for as long as one paragraph is looked at */
    Arena *nodes;               /* for new ones, and for what the lock will say */
    Sentence *sentences;
    size_t count;
    Node *waiting;              /* its children are the paragraph's that have no place yet */
    bool white_space;           /* a style sheet lets it be seen */
} Cut;

/* Of each sentence the index of the old mark that it has or is paired with, or NO_MATCH; in the
 * cut's arena. */
size_t *match_sentences(const Cut *cut, const uint32_t *old, size_t count);
/* Moves the next sentence, which is the one with that index, to the end of an element. */
void put_sentence(const Cut *cut, size_t index, Node *into);

/* spans.c: each in an element of its own, as Kobo's readers want it, or as a release before had
 * it.  old may be NULL; the sentences are those of the release at hand. */
PastSentence *place_in_elements(Placement *placement, const Cut *cut, Node *prose,
                                const PastSentence *old);

/* running.c: without elements, where readers count. */
bool is_running(const PastSentence *sentences);
PastSentence *place_running(const Cut *cut, Node *prose, const PastSentence *old);

#endif
