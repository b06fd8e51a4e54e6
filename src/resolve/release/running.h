/* running.h - sentences of running text on their way to their places: what the files of that name
 * share. */
#ifndef EPUBIFY_RESOLVE_RELEASE_RUNNING_H
#define EPUBIFY_RESOLVE_RELEASE_RUNNING_H

#include "resolve/release/sentences.h"

#define NONE SIZE_MAX

/* ---- running_extent.c: counting ---- */

/* What a row of nodes adds to a spot. */
typedef struct {
    uint32_t elements;
    uint32_t texts;             /* that are not empty, between its elements */
    uint32_t lead, trail;       /* characters in front of its first element and behind its last
                                 * one; without an element both are all */
} Extent;

extern const Extent one_element;
Extent join_extents(Extent one, Extent other);
Spot spot_behind(Spot spot, Extent extent);

typedef struct {
    Extent extent;
    uint32_t weight;            /* how much is lost with it */
    bool soft;                  /* more white space behind it can't be seen */
    bool in_element;            /* it begins with one: how long the text in front is does not matter */
    const PastSentence *old;    /* or NULL */
    const PastSentence *group;  /* the element that the old one is in, or NULL */
    /* running_plan.c */
    size_t before;              /* of the best row that ends with it: the one in front, or NONE */
    uint64_t best;              /* the weight of that row; 0: none does */
} Item;

typedef struct {
    const Cut *cut;
    Item *items;                /* one for each sentence */
} Running;

/* All but which ones are there still. */
void measure_sentences(Running *running);

/* ---- running_plan.c: which sentences stay, and how ---- */

/* What is put in front of a sentence so that it is where it was. */
typedef struct {
    uint32_t elements;          /* empty ones */
    uint32_t blanks;            /* of the texts between these, so many are a space */
    uint32_t pad;               /* white space behind them */
} Fill;

typedef enum {
    NOWHERE,
    BEHIND,                     /* goes on where the sentence in front of it ended */
    APART,                      /* in an element of its own */
    WITHIN                      /* at the start of the element that the next sentence is in */
} Way;

typedef struct {
    Way way;                    /* of what is in between */
    bool lead;                  /* in front of what is APART a space counts as the text that was there */
    Fill outer, inner;          /* in the paragraph, and in the element that the next one is in */
} Plan;

/* What stands between two sentences that stay. */
typedef struct {
    Extent extent;
    size_t count;
    size_t losing;              /* of these sentences so many were elsewhere in the paragraph */
    uint32_t beyond;            /* and began in elements in front of that one */
    bool soft;                  /* the last one of them, or what is in front of them */
    bool soft_start;            /* so is the start of the paragraph */
} Between;

/* The sentences from one index to the one before another. */
Between between_of(const Running *running, size_t from, size_t until);
/* What comes apart must not be found where something else was: so it is in no element in which
 * one of its sentences began. */
Fill elements_to_skip(Spot from, const Between *between);
/* From the sentence in front of it that stays to this one. */
Plan plan_of(const Running *running, size_t next);
/* The indices of those that stay, in order. */
size_t *find_steps(Running *running, size_t *count);

#endif
