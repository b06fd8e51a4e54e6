/* folder.h - a folder of Markdown that no manifest describes: its pages, and their order. */
#ifndef EPUBIFY_LOAD_FOLDER_H
#define EPUBIFY_LOAD_FOLDER_H

#include "load/project.h"

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
    /* What it is sorted by; folder_order.c sets it. */
    size_t rank;                /* from 1, where something names it; 0: nothing does */
    double weight;              /* its front matter's */
    int usual;                  /* -1: a preface; 1: an appendix; by its name */
    const char *key;            /* its name without ending, case folded */
} Page;

typedef struct {
    Arena *arena;
    const Root *root;
    Page *top;
    size_t files, folders;      /* looked at so far */
    size_t markdown, texts;     /* files among them */
    bool first_only;            /* one Markdown file is enough */
    bool ranked;                /* all have their rank already */
    bool full;                  /* there was more than is looked at */
    const char **left_out;      /* LICENSE.md and the like; ends with NULL */
    size_t left_out_count;
    Map by_path;                /* a file's or a folder's path → its Page */
} Pages;

/* folder_pages.c: one list a folder, links to folders are not followed.  start counts from
 * the root. */
void read_pages(Pages *pages, const char *start);
/* The only file; NULL: there are several. */
Page *only_page(Page *page);

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
const char *name_stem(Arena *arena, const char *name);
bool is_contents_name(const char *name);    /* toc.md */
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

/* folder.c: an entry below parent, not deeper than a book may nest; NULL: there are too
 * many. */
Chapter *add_page_entry(Project *project, const char *file, Chapter *parent);
/* The page's text becomes the entry's, or that of the folder's own page. */
void fill_from_page(Project *project, Chapter *chapter, Page *page);
/* What the folder holds, as far as nothing has listed it. */
void add_pages(Project *project, Pages *pages, Page *folder, Chapter *parent);
/* The same of all that was read, each page in its order: the book of a folder. */
void add_all_pages(Project *project, Pages *pages);

/* folder_split.c: where one long file is cut, and what its opening is called. */
void split_chapter_file(Chapter *chapter, const char *title);

#endif
