/* languages.h - a project that holds the same book in several languages: what its files and
 * folders say of them, and which one is built. */
#ifndef EPUBIFY_LOAD_LANGUAGES_H
#define EPUBIFY_LOAD_LANGUAGES_H

#include "book.h"

typedef struct {
    const char *folder; /* from the root, where it has one; or NULL */
    const char *name;   /* what --language asks for: "en" */
    const char *title;  /* "English"; "": nothing says it */
} Language;

typedef struct {
    Language *items;
    size_t count;
} Languages;

/* The tag that a folder's name is or means, where something else has said that it is a
 * language's: "en", "pt_br", "jp", "german".  NULL: it is none. */
const char *folder_language(Arena *arena, const char *folder);

/* How much a name says that nothing else does. */
typedef enum {
    NAME_NO_LANGUAGE,
    NAME_MAYBE_LANGUAGE,    /* two letters that mean other things too: "io", "ts", "it" */
    NAME_LANGUAGE           /* "de", "zh-Hans", "japanese" */
} NameLanguage;
/* Of a whole name, with - or _ in it.  *tag: that of the language, or NULL. */
NameLanguage name_language(Arena *arena, const char *name, const char **tag);

void add_language(Arena *arena, Languages *languages, Language language);
/* "en, fr and ja", where last is " and ", without except, which may be NULL. */
const char *join_languages(Arena *arena, const Languages *languages, const char *last,
                           const Language *except);
/* The one that --language asks for; the first, where it asks for none, or for one that is
 * not there, which is reported.  The book learns which there are. */
const Language *choose_language(Book *book, const Languages *languages, Position at);
/* Reports that --language asks for one where there is no choice. */
void check_language(Book *book);
/* Which it is, and how the others are built; unless the caller builds them all.  same: how many
 * pages are not translated. */
void tell_languages(Book *book, const Languages *languages, const Language *chosen,
                    size_t same);

#endif
