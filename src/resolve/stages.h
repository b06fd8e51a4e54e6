/* stages.h - the steps of resolve, in the order in which resolve.c takes them. */
#ifndef EPUBIFY_RESOLVE_STAGES_H
#define EPUBIFY_RESOLVE_STAGES_H

#include "book.h"

/* edition/text.c, once notes have their numbers: what the edition does not have is no longer
 * among the marks, which keep its ids from others; blocks of it are flagged NODE_ABSENT. */
void resolve_conditions(Book *book);
/* edition/text.c, once they have been compared with those of the release before: such blocks
 * go out of the trees. */
void resolve_absent(Book *book);
/* titles.c: chapter->semantics, heading, title, label. */
void resolve_titles(Book *book);
/* edition/edition.c: chapter->status and left_out, book->progress. */
void resolve_edition(Book *book);
/* edition/edition.c: the entry has a number when the edition's others have.  In a sample numbers
 * are those of the whole book. */
bool counts_in_edition(const Book *book, const Chapter *chapter);
/* titles.c: <aside>, whose headings are none of the text that it interrupts. */
bool is_aside(const Node *node);
/* pages_releases.c: book->releases.all and version. */
void resolve_releases(Book *book);
/* notes.c: numbers, ids and hrefs of footnotes and their references;
 * chapter->footnotes.  What no reader would see is taken out of the tree, so that
 * nothing may lead there. */
void resolve_notes(Book *book);
/* notes.c: numbers again, where text has gone; ids stay as they are. */
void renumber_notes(Chapter *chapter);
/* layout_grown.c: names of the release before are taken before any other. */
void resolve_old_names(Book *book);
/* diagrams/: code blocks that are drawn become figures, and their drawings' marks the
 * chapter's. */
void resolve_diagrams(Book *book);
/* numbers.c: book->labels, with their numbers and captions. */
void resolve_numbers(Book *book);
/* numbers.c: "Figure 2.3" in front of captions, once the text is compared with that of the release
 * before: numbers change with what comes in front, and are nothing new. */
void resolve_captions(Book *book);
/* release/chapters.c: book->state, the places of the texts and their blocks; what has changed
 * since the release before. */
void resolve_release(Book *book);
/* release/ids.c: ids of the release before mean what they meant, and documents with several
 * texts have none twice. */
void resolve_release_anchors(Book *book);
/* release/place.c: puts gaps and placeholders into the trees of one document. */
typedef struct Placement Placement;
Placement *new_placement(Book *book, const Document *document);
void place_blocks(Placement *placement, Node *tree, PastBlock *blocks);
/* What names an entry, in each release: its file's path without the ending, its id or title. */
const char *source_name(Book *book, const Chapter *chapter);
/* layout.c: book->documents with paths, ids and languages. */
void resolve_layout(Book *book);
/* anchors.c: node->id of all that can be linked to, chapter->anchors. */
void resolve_anchors(Book *book);
/* links/links.c: node->href of links, or NODE_HOLE. */
void resolve_links(Book *book);
/* links/glossary.c: links from the text to the terms of the glossary. */
void resolve_glossary(Book *book);
/* toc.c: book->toc. */
void resolve_toc(Book *book);
/* toc_pages.c: book->pages. */
void resolve_pages(Book *book);
/* pages_releases.c, once links are resolved: book->releases.news, what is told of each
 * release. */
void resolve_news(Book *book);
/* layout.c, once the trees are done: what stands in each section; pages.c makes the made
 * pages. */
void resolve_slots(Book *book);
/* census.c: book->census, document->has_svg and has_mathml. */
void resolve_census(Book *book);

/* pages_pitch.c, last: what the book's page shows of it; where it is the page that is made,
 * the trees of the chapters are those of its parts afterwards. */
void resolve_pitch(Book *book);
/* layout.c: it has a document, or would have one in another edition. */
bool has_own_page(const Chapter *chapter);
/* layout.c: where an entry's text begins, from the EPUB folder: "text/a.xhtml". */
const char *chapter_href(Arena *arena, const Chapter *chapter);
/* A place in the EPUB folder as a document says it: "b.xhtml#c" in "text/a.xhtml".  NULL: in one
 * that nobody sees. */
const char *href_within(Arena *arena, const Document *document, const char *href);

/* pages.c: the tree of a made page; NULL when the document is none. */
Node *make_page(Book *book, const Document *document, const Section *section);
/* pages_lists.c: the list of figures, tables or listings; NULL where there are none. */
Node *make_list(Book *book, const Document *document);
/* pages_index.c: the index. */
Node *make_index(Book *book, const Document *document);
/* pages_index.c: where the author has a chapter of that type, its terms stand below the text
 * of the first one. */
void append_index(Book *book, const Chapter *chapter);
/* pages_releases.c: what is new, and all releases. */
Node *make_whats_new(Book *book, const Document *document);
/* The same: "Release 2", with the day it came out. */
const char *dated_phrase(Book *book, const Release *release);
/* pages.c: puts "Chapter 3" or "1.2" in front of a heading's text, where the entry has
 * a number. */
void number_heading(Book *book, const Chapter *chapter, Node *heading);

/* anchors.c: the node that a link's fragment names in a chapter, or in another part of its
 * file, which *chapter then is; or NULL. */
const Node *lookup_anchor(const Chapter **chapter, Arena *arena, const char *fragment);

#endif
