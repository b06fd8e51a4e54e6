/* folder.h - a folder of Markdown that no manifest describes: its pages, and their order. */
#ifndef EPUBIFY_LOAD_FOLDER_H
#define EPUBIFY_LOAD_FOLDER_H

#include "load/languages.h"
#include "load/project.h"
#include "load/summary.h"

/* What a folder's folders are, where they are called by languages. */
typedef enum {
    TONGUES_NONE,
    TONGUES_SHARED,     /* en/, de/: each is the book; what stands beside them is of all */
    TONGUES_MIRRORED    /* zh/ has the names of what stands beside it: that is the main text */
} Tongues;

/* A Markdown file, or a folder that holds some. */
typedef struct Page {
    const char *name, *path;    /* the path counts from the root that was read */
    bool folder, text;          /* text: a .txt, which counts where no Markdown is */
    bool listed;                /* a sidebar has placed it */
    struct Page *parent;
    struct Page **children;
    size_t count;
    struct Page *own;           /* a folder's README or index, or the file beside it that is
                                 * called as it; none of children */
    const char *title;          /* a folder's: that of its own page; NULL until that is an entry */
    const char *sidebar;        /* the path of a folder's _sidebar.md, or NULL */
    const SummaryItem *nav;     /* what mkdocs.yml lists instead; sidebar is its path then */
    size_t nav_count;
    /* folder_languages.c: */
    const char *language;       /* the tag that its name gives it; NULL: it is of the main text */
    const char *main;           /* the path that it has, or would have, in the main text; or NULL */
    bool other;                 /* in another language than the one that is built */
    Tongues tongues;            /* a folder's */
    /* What it is sorted by; folder_order.c sets it. */
    size_t rank;                /* from 1, where something names it; 0: nothing does */
    double weight;              /* its front matter's */
    int usual;                  /* -1: a preface; 1: an appendix; by its name */
    const char *key;            /* its name without ending, case folded */
} Page;

enum { MOST_ENDINGS = 16 };     /* of formats that are not read */

/* README.md, README-ja.md, README.zh-CN.md. */
typedef struct {
    Page *folder;
    Page *base;                 /* without a language; or NULL */
    Page **pages;               /* with one */
    size_t count;
} Translated;

typedef struct {
    Arena *arena;
    const Root *root;
    Book *book;                 /* whose language is looked for; NULL: pages of all are taken */
    Page *top;
    size_t files, folders;      /* looked at so far */
    size_t markdown, texts;     /* files among them */
    size_t unread[MOST_ENDINGS];    /* files in other formats, by folder_formats.c's list */
    bool first_only;            /* one Markdown file is enough */
    bool ranked;                /* all have their rank already */
    bool full;                  /* there was more than is looked at */
    const char **left_out;      /* LICENSE.md and the like; ends with NULL */
    size_t left_out_count;
    Translated *translated;     /* files in several languages */
    size_t translated_count;
    Languages languages;        /* of the whole; the main text's is the first; none: there is one */
    const char *site;           /* where docsify's own addresses count from, if not from the sidebar's
                                 * folder; or NULL */
    const char *main_tag;       /* that of the main text, where names give it one; or NULL */
    const char *wanted;         /* the tag of the translation that is built; NULL: the main text */
    Page **others;              /* files in another language */
    size_t other_count;
    Map by_path;                /* a file's or a folder's path → its Page */
} Pages;

/* folder_pages.c: one list a folder, links to folders are not followed.  start counts from
 * the root. */
void read_pages(Pages *pages, const char *start);
/* The only file; NULL: there are several. */
Page *only_page(Page *page);

/* folder_formats.c: counts a file that may be a chapter in another format. */
void note_format(Pages *pages, const char *name);
/* "12 files of AsciiDoc", where they are more than the Markdown, or likely chapters of the same
 * book; else NULL. */
const char *list_unread(Arena *arena, const Pages *pages);

/* folder_languages.c: finds what is there in several languages, by names that have several: of
 * files beside one another, or of folders. */
void find_languages(Pages *pages);
/* folder_apart.c: moves translations that stand in a folder of their own to their text. */
void gather_translations(Pages *pages, Page *folder);
/* folder_translations.c: leaves the pages of one language in the tree, under the names of the
 * main text's, and tells the book which there are. */
void choose_translation(Pages *pages);
/* Once the paths are known: where links to the pages of other languages lead. */
void lead_translations(Pages *pages);

/* folder_order.c: what a folder's README links to in that order, where it names half of what
 * is there; else by the front matter's weights; else by name, numbers by value. */
void order_pages(Pages *pages);
/* The path, from the root, that a link in a file of that folder leads to; "": to the
 * folder that / counts from; NULL: to no file.  *fragment: behind its #, or NULL. */
const char *linked_path(Arena *arena, const char *folder, const char *site,
                      const char *destination, const char **fragment);
/* The page of such a path, which may lack its ending or name a folder.  NULL: none. */
Page *lookup_folder_page(Pages *pages, const char *path);
/* A file as a Source, without what is wrong with it being told: it is told where the file
 * is a chapter. */
bool peek_file(Pages *pages, const char *path, Source *source);

/* folder_names.c */
bool is_page_name(const char *name, bool *text);
bool is_own_name(const char *name);         /* README.md, index.md */
bool is_left_out(const char *name);         /* LICENSE.md, _navbar.md */
bool is_passed_over(const char *folder);    /* .git, node_modules */
bool is_plain_folder(const char *folder);     /* docs, src: no book or chapter is called so */
const char *name_stem(Arena *arena, const char *name);
bool is_contents_name(const char *name);    /* toc.md */
/* Behind how many bytes of a file's name its language stands ("README" of "README-ja.md"), and
 * its tag; 0: it has none. */
size_t find_tongue(Arena *arena, const char *name, const char **tag, NameLanguage *how);
/* The first len bytes of a name, as they are compared. */
const char *page_key(Arena *arena, const char *name, size_t len);
/* As a title: "01-getting_started" is "Getting started". */
const char *readable_name(Arena *arena, const char *name);
/* The book's own folder so, or the one above where it is called "docs" or the like. */
const char *name_of_folder(const Project *project);
/* -1: what is called so opens a book (preface); 1: it closes one (appendix); else 0. */
int usual_place(const char *stem);
/* Numbers by value. */
int compare_page_keys(const char *a, const char *b);

/* folder_sidebar.c: the entries of a folder's _sidebar.md, below parent or (NULL) as the
 * book's.  What it does not list is left to the caller. */
void add_sidebar(Project *project, Pages *pages, Page *folder, Chapter *parent);

/* The folder is the website's: links that begin with / count from there. */
void begin_site(Project *project, Pages *pages, const Page *folder);
/* What the folder's index.html is called, where it has a _sidebar.md; *from its path.  NULL:
 * nothing. */
const char *title_of_site(Pages *pages, const Page *folder, const char **from);
/* folder_mkdocs.c: mkdocs.yml's nav becomes a sidebar of its folder of pages.  The title that
 * it gives, *from its path; NULL: none. */
const char *read_mkdocs(Project *project, Pages *pages, const char **from);

/* folder.c: an entry below parent, not deeper than a book may nest; NULL: there are too
 * many. */
Chapter *add_page_entry(Project *project, const char *file, Chapter *parent);
/* The page's text becomes the entry's, or that of the folder's own page. */
void fill_from_page(Project *project, Chapter *chapter, Page *page);
/* What the folder holds, as far as nothing has listed it. */
void add_pages(Project *project, Pages *pages, Page *folder, Chapter *parent);
/* The same of all that was read, each page in its order: the book of a folder. */
void add_all_pages(Project *project, Pages *pages);
/* folder_title.c: the book's title. */
const char *title_in_text(Arena *arena, Bytes markdown);    /* NULL: it says none */
/* Of the folder's README, or of that of the folder in it that holds all else; *from: the
 * file that says it. */
const char *title_of_folder(Pages *pages, const char **from);
/* title: NULL where nothing says it, and otherwise is taken. */
void set_folder_title(Project *project, const char *title, const char *from,
                      const char *otherwise);
/* What -M says of a key; NULL: nothing. */
const char *option_value(const Book *book, const char *key);

/* folder_split.c: where one long file is cut, and what its opening is called. */
void split_chapter_file(Chapter *chapter, const char *title);
/* The same for the one file of several that most of the text is in. */
void split_main_text(Book *book);

#endif
