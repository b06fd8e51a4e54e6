/* node.h - the tree of a chapter: its nodes, and the verbs on them.  A part of book.h.
 *
 * Texts are NUL-terminated UTF-8 and live in the arena of the chapter. */
#ifndef EPUBIFY_NODE_H
#define EPUBIFY_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

typedef enum {
    /* blocks */
    NODE_DOCUMENT,          /* the root of a chapter's tree */
    NODE_PARAGRAPH,
    NODE_HEADING,           /* number: level 1 to 6 */
    NODE_QUOTE,
    NODE_LIST,              /* NODE_ORDERED, NODE_TIGHT, NODE_TASKS; number: the first item's */
    NODE_ITEM,              /* NODE_TASK, NODE_CHECKED */
    NODE_CODE_BLOCK,        /* text; name: the language; title: all of the info string.  Its children
                             * are callouts: a NODE_LINK or NODE_SPAN, number: where in text */
    NODE_THEMATIC_BREAK,
    NODE_TABLE,
    NODE_ROW,               /* NODE_HEADER */
    NODE_CELL,              /* NODE_HEADER; number: an Align */
    NODE_DEFINITION_LIST,
    NODE_TERM,
    NODE_DEFINITION,        /* NODE_TIGHT */
    NODE_CALLOUT,           /* name: note tip important warning caution; title: plain text
                             * of the block that comes first, "": it has none and wants none,
                             * or NULL: its kind is its title */
    NODE_FIGURE,            /* a picture and its NODE_CAPTION */
    NODE_CAPTION,
    NODE_FOOTNOTE,          /* a definition; name: its label.  Under the root, in order of number */
    NODE_HTML_BLOCK,        /* text: raw HTML; gone once parse has ended */
    /* both; what the Markdown has no word for, and what made pages are built from */
    NODE_ELEMENT,           /* name: an element's local name; space: its vocabulary */
    /* inlines */
    NODE_TEXT,              /* text */
    NODE_SOFT_BREAK,
    NODE_LINE_BREAK,
    NODE_CODE,              /* text */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_STRIKETHROUGH,
    NODE_SPAN,
    NODE_LINK,              /* destination as written (entities and backslashes resolved); title;
                             * space: SVG, where it is a part of a drawing */
    NODE_IMAGE,             /* destination; title; children are the description */
    NODE_FOOTNOTE_REFERENCE,/* name: the definition's label */
    NODE_HTML_INLINE        /* text: raw HTML; gone once parse has ended */
} NodeKind;

enum {                      /* Node.flags */
    NODE_ORDERED = 1 << 0,
    NODE_TIGHT = 1 << 1,    /* its paragraphs are written without <p> */
    NODE_TASKS = 1 << 2,    /* a list with at least one task */
    NODE_TASK = 1 << 3,
    NODE_CHECKED = 1 << 4,
    NODE_HEADER = 1 << 5,
    NODE_DECORATIVE = 1 << 6,   /* an image with alt="" given on purpose */
    NODE_HOLE = 1 << 7,     /* resolve: its target is missing; rendered so that it shows.  A
                             * picture's attribute "src" is its address on the network */
    NODE_UNLISTED = 1 << 8, /* a heading that the contents leave out */
    NODE_RAW = 1 << 9,      /* it came from raw HTML, not from Markdown */
    NODE_MADE = 1 << 10,    /* no author wrote it: HTML's content model asks for it */
    NODE_INDEX = 1 << 11,   /* a span that an index leads to; its attribute data-index says the
                             * term, "retry!exponential", data-index-sort and -see the rest */
    NODE_DIAGRAM = 1 << 12, /* a code block that resolve makes a drawing of; its attributes are
                             * title, alt, desc and fallback */
    NODE_CONDITION = 1 << 13,   /* an element or span for some editions; its attribute data-edition
                             * names them, its class is only or not */
    NODE_ABSENT = 1 << 14   /* resolve: a block that the edition leaves out.  Or a span among the chapter's
                             * marks, and not in its tree, that stands for what it leaves out: number:
                             * its kind; name: its id, or NULL; title: its text, of a heading or term;
                             * last_child: the node itself */
};

typedef enum { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;
typedef enum { SPACE_HTML, SPACE_SVG, SPACE_MATHML } Space;

/* An attribute that the XHTML will carry; parse has made its name and value valid for
 * the element.  "id" is none: it is Node.id.  Names may have a prefix ("epub:type",
 * "xml:lang", "xlink:href"). */
typedef struct Attribute {
    struct Attribute *next;
    const char *name, *value;
} Attribute;

/* What a code block asks for beside its language. */
typedef struct { uint32_t first, last; } LineRange;     /* lines of the block, from 1 */
typedef struct CodeSetting {
    bool numbered;
    int32_t first_number;   /* of its first line */
    const LineRange *marked;/* in order, apart from one another */
    size_t marked_count;
    const char *signs;      /* of a diff in a language, one a line: + - or a blank; the text has
                             * none of them.  NULL: it is no diff */
} CodeSetting;

#define NO_OFFSET UINT32_MAX    /* an enum can't hold it (C17, 6.7.2.2) */

typedef struct Node {
    /* parse */
    uint8_t kind;           /* NodeKind */
    uint8_t space;          /* Space, of a NODE_ELEMENT */
    uint16_t flags;
    int32_t number;
    uint32_t offset;        /* into the chapter's markdown, or NO_OFFSET */
    uint32_t braces;        /* of the {…} that gave it id and attributes; 0: none did.  Of a footnote,
                             * resolve: a bit for each of its first references that has gone */
    struct Node *parent, *first_child, *last_child, *previous, *next;
    union {                 /* no kind has both; a large book has a hundred thousand nodes */
        const char *text;
        const char *destination;
        const char *label;  /* resolve: a footnote's and a reference's number, "3" */
    };
    const char *name;
    const char *title;
    Attribute *attributes;
    const char *id;         /* parse: what the author asked for; resolve: what it gets, or NULL */
    /* resolve */
    union {
        const char *href;   /* a link or reference: where it leads, as the EPUB says it; or NULL */
        struct Resource *resource;  /* an image's, or NULL: the picture is missing */
        const CodeSetting *code;    /* parse: a code block's, or NULL */
    };
} Node;

/* The verbs on the tree.  None of them recurses. */
Node *new_node(Arena *arena, NodeKind kind, uint32_t offset);   /* freed with the arena */
Node *new_text(Arena *arena, const char *text, uint32_t offset);
/* With a text child when text is not NULL; for made pages. */
Node *new_element(Arena *arena, const char *name, const char *text);
void append_child(Node *parent, Node *child);
void insert_before(Node *sibling, Node *node);
void insert_after(Node *sibling, Node *node);
/* Takes a node, with all below it, out of its tree. */
void unlink_node(Node *node);
/* Puts the node's children in its place. */
void dissolve_node(Node *node);
/* Moves all children of one node to the end of another's. */
void move_children(Node *from, Node *to);
/* Puts wrapper in the node's place and the node into it. */
void wrap_node(Node *node, Node *wrapper);
/* In a tight item or definition: it is written without <p>. */
bool is_bare_paragraph(const Node *paragraph);
/* Of kinds that are an element and nothing more; else NULL. */
const char *node_element(const Node *node);
bool is_block(const Node *node);        /* by kind; an element by the table of HTML */
/* Text, its emphasis and its links: what may stand anywhere, and needs nothing else of a book. */
bool is_words(const Node *node);
/* The node behind this one and all below it; NULL behind the last one below root.  In the
 * header, as is the next, since every stage steps over every node of the book. */
static inline Node *next_node_beside(const Node *root, const Node *node)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Reading order: into the node first. */
static inline Node *next_node(const Node *root, const Node *node)
{
    return node->first_child != NULL ? node->first_child : next_node_beside(root, node);
}

typedef struct {            /* start from {root, NULL, false} */
    const Node *root;
    const Node *node;       /* where the walk is */
    bool leaving;           /* the node's children have been walked */
} Walk;
/* Every node, root included, once on entering and once on leaving it. */
bool walk_next(Walk *walk);
/* Called on entering: the node's children are passed over. */
void walk_skip(Walk *walk);

const char *lookup_attribute(const Node *node, const char *name);
void put_attribute(Arena *arena, Node *node, const char *name, const char *value);
void remove_attribute(Node *node, const char *name);
/* Adds one word to the class attribute. */
void add_class(Arena *arena, Node *node, const char *word);
/* The text below a node as plain text, white space folded: for labels, ids and
 * descriptions. Footnote references are left out, images give their description.  Empty
 * when none of it could be seen. */
char *plain_text(Arena *arena, const Node *node);
/* The same for what may be said many times, of which a very long text would make a huge
 * book: behind some 300 bytes it ends with "…". */
const char *short_text(Arena *arena, const Node *node);
const char *shortened(Arena *arena, const char *text);
/* The text of several blocks: an empty line between paragraphs. */
const char *words_alone(Arena *arena, const Node *tree);

#endif
