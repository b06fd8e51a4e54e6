/* markua.h - Leanpub's Markua, and its older Markdown, as what cmark-gfm knows: four
 * rewriters, one behind the other.  What the files beside it share. */
#ifndef EPUBIFY_PARSE_DIALECT_MARKUA_H
#define EPUBIFY_PARSE_DIALECT_MARKUA_H

#include "parse/dialect/lines.h"
#include "parse/dialect/rewrite.h"

void rewrite_markua_blurbs(Rewrite *rewrite); /* A> and its like become elements */
void rewrite_markua_blocks(Rewrite *rewrite); /* lists above blocks; {lines in braces} */
void rewrite_markua_spans(Rewrite *rewrite);  /* x^2^, H~2~O, math, lists behind spans */
/* A picture alone in its paragraph is a figure, whose caption is its title or description;
 * a film is a link (markua_figures.c). */
void refine_markua(Chapter *chapter, const Dialect *dialect);

/* ---- Attribute lists (Markua, "Attribute lists") ---- */

enum { MARKUA_MOST_KEYS = 16 };

typedef struct {
    Bytes key;   /* of "#id" it is "id", of ".word" "class" */
    Bytes value; /* without quotes; escapes are left */
} MarkuaPair;

typedef struct {
    Bytes word; /* what stands first by itself: {blurb, class: tip} */
    MarkuaPair pairs[MARKUA_MOST_KEYS];
    size_t count; /* those beyond are left out */
    bool known;   /* every key is one that Leanpub has */
} MarkuaList;

/* The list that begins with the { at the offset and ends before `end`, with keys and values
 * by ":" or "=", commas between or spaces: its length with both braces; 0: this is none. */
size_t scan_markua_list(Bytes text, size_t at, size_t end, MarkuaList *list);
/* The value of a key, whatever its case; {NULL, 0}: it is not there. */
Bytes markua_value(const MarkuaList *list, const char *key);
bool markua_is(Bytes bytes, const char *word);
bool is_markua_key(Bytes key);
bool is_markua_block(Bytes word);   /* aside, blurb … */
/* Appends what is not there yet: the first value of a key is the one that counts. */
void add_markua_list(MarkuaList *to, const MarkuaList *from);

/* Puts " id="…" class="…" lang="…"" of the list, for raw HTML; class: one that goes before
 * the list's own, or NULL. */
void put_html_attributes(Rewrite *rewrite, const MarkuaList *list, const char *class);
/* Puts "{#id .class width="…"}" of the list, for Markdown; false: nothing, it is empty. */
bool put_attributes(Rewrite *rewrite, const MarkuaList *list, bool of_picture);
/* Puts an empty element for each index entry of the list. */
void put_index_entries(Rewrite *rewrite, const MarkuaList *list);
/* Puts an empty element with the list's id, where it has one. */
void put_anchor(Rewrite *rewrite, const MarkuaList *list);
/* Puts bytes that HTML shows as they are. */
void put_escaped(Rewrite *rewrite, Bytes bytes);

/* ---- What the line that the scan is at is ---- */

/* The whole of it is a list: filled.  False: it is none. */
bool line_is_list(const LineScan *scan, MarkuaList *list);
size_t trimmed_line_end(const LineScan *scan);

/* ---- Code (markua_code.c) ---- */

/* The code block whose first line the scan is at, fenced or indented, as the list asks: with
 * its language, title, and only some of its lines.  The scan is at its last line afterwards;
 * what is not as it is to be is replaced. */
void rewrite_markua_code(Rewrite *rewrite, LineScan *scan, const MarkuaList *list);

#endif
