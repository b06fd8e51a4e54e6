/* dialect.h - what is on in a kind of project.  A part of book.h. */
#ifndef EPUBIFY_DIALECT_H
#define EPUBIFY_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { ATTRIBUTES_NONE, ATTRIBUTES_HEADINGS, ATTRIBUTES_ALL } AttributeUse;
typedef enum { IDS_GITHUB, IDS_MDBOOK, IDS_PANDOC, IDS_LEANPUB, IDS_HONKIT } HeadingIds;

/* Lines of code that begin with prefix are not shown. */
typedef struct { const char *language, *prefix; } HiddenLines;

/* {{name}} in a text stands for this value: "book.edition". */
typedef struct { const char *name, *value; } Variable;

/* What is on in a kind of project; load sets it, parse reads it, and resolve what it says
 * of links.  Nothing after load asks where a book came from.  The keys below `markdown:`
 * in book.yaml are the same flags (load/dialect.c). */
typedef struct {
    bool smart;             /* straight quotes, --, --- and ... become typographic ones */
    bool abbreviations;     /* *[HTML]: what it is short for */
    bool local_quotes;      /* with smart: those of the chapter's language, and its spaces */
    bool callouts;          /* > [!NOTE] */
    bool definitions;       /* a term, and ": text" below it */
    bool divs;              /* ::: {.class} … ::: */
    bool callout_divs;      /* <div class="warning"> is a callout */
    bool inline_notes;      /* ^[a note] */
    bool block_tables;      /* grid, simple and multiline tables */
    bool code_callouts;     /* // <1> in code leads to the list below it */
    bool captions;          /* a picture alone in its paragraph is a figure */
    bool diagrams;          /* code blocks called dot and chart are drawn */
    bool cross_references;  /* @fig-x and [](#fig-x) say "Figure 2.3"; labels number what they name */
    bool citations;         /* [@key] names a work: shown as it is, and noted once */
    bool math;              /* $…$ and $$…$$ are TeX, not Markdown */
    bool math_blocks;       /* ```math is TeX */
    bool math_doubled;      /* $$…$$ within a line of text does not stand apart */
    bool raw_tex;           /* \newpage and environments of LaTeX are left out, and noted once */
    bool line_blocks;       /* | lines that stay lines */
    bool fancy_lists;       /* a. i) (1) #. and examples, (@) */
    bool scripts;           /* H~2~O and x^2^ */
    bool blank_before;      /* a heading or quote right below text is a part of it */
    bool blank_before_lists;    /* so is an item of a list */
    bool tilde_definitions; /* "~ text" below a term */
    bool spaced_paths;      /* [text](a b.html) */
    bool markdown_in_html;  /* <td>**a**</td>, and what stands right below a line with a <div> alone */
    bool hard_breaks;       /* line ends of a paragraph are seen */
    bool foreign_keys;      /* front matter is another tool's: only its title means the same */
    bool metadata_blocks;   /* YAML between --- and --- or ..., wherever it stands */
    bool book_heads;        /* what a text begins with, YAML or "% title", is the book's: known already */
    bool raw_attributes;    /* ```{=html} is raw HTML, other formats are left out */
    bool tags;              /* {% raw %}, {% hint %} */
    bool preprocessors;     /* {{#name …}} and unknown elements that a plug-in would have expanded */
    bool plugin_links;      /* a link that is no path is one that a plug-in would have made */
    bool rules;             /* r[a.b] on a line of its own is an anchor, that links name as a.b */
    bool fenced_callouts;   /* ```admonish note is a callout */
    bool more_callouts;     /* > [!EXAMPLE], whatever the word is */
    bool brace_notes;       /* {{footnote: text}} */
    bool mathjax;           /* \\(…\\), \\[…\\] and $$…$$ are TeX, whose backslashes Markdown reads */
    bool markua;            /* A> asides, {key: value} lists above blocks */
    bool shared_notes;      /* what one text defines, notes and addresses, the others may use */
    bool html_links;        /* a link to x.html means x.md */
    bool loose_emphasis;    /* ** bold **, whatever stands beside the marks */
    bool tight_headings;    /* ##Heading, without a space */
    bool global_ids;        /* a link to #id finds it in any chapter */
    bool glossary_links;    /* terms of the glossary link there */
    AttributeUse attributes;    /* {#id .class key=value}: where */
    HeadingIds heading_ids;
    const HiddenLines *hidden; size_t hidden_count;
    const Variable *variables; size_t variable_count;   /* with tags; of one name the first counts */
} Dialect;

#endif
