/* mdbook_plugins.c - see the header. */
#include "load/mdbook_plugins.h"
#include <stdint.h>
#include <string.h>

#define NO_FLAG SIZE_MAX

/* What is known of a preprocessor, by the key that its manual has in book.toml. */
typedef struct {
    const char *name;
    size_t flag; /* of a bool in Dialect, or NO_FLAG */
    bool
        shown; /* nothing that it makes is missing in an EPUB, or its text is none of it */
} Preprocessor;

static const Preprocessor preprocessors[] = {
    {"admonish", offsetof(Dialect, fenced_callouts), true},
    {"alerts", offsetof(Dialect, more_callouts), true},
    {"callouts", offsetof(Dialect, more_callouts), true},
    {"footnote", offsetof(Dialect, brace_notes), true},
    {"katex", offsetof(Dialect, math), false},
    {"spec", offsetof(Dialect, rules), false},
    /* The reader has the contents of the book, and a folder's page is known without. */
    {"index", NO_FLAG, true},
    {"links", NO_FLAG, true},
    {"pagetoc", NO_FLAG, true},
    {"toc", NO_FLAG, true},
    /* They make pictures of code, or translate; links are none of theirs. */
    {"bob", NO_FLAG, false},
    {"d2", NO_FLAG, false},
    {"gettext", NO_FLAG, false},
    {"graphviz", NO_FLAG, false},
    {"i18n", NO_FLAG, false},
    {"kroki-preprocessor", NO_FLAG, false},
    {"last-changed", NO_FLAG, false},
    {"listings", NO_FLAG, false},
    {"mermaid", NO_FLAG, false},
    {"plantuml", NO_FLAG, false},
    {"svgbob", NO_FLAG, false},
};

static const Preprocessor *lookup_preprocessor(const char *name)
{
    if (strncmp(name, "mdbook-", 7) == 0)
        name += 7;
    for (size_t i = 0; i < sizeof preprocessors / sizeof preprocessors[0]; i++)
        if (strcmp(preprocessors[i].name, name) == 0)
            return &preprocessors[i];
    return NULL;
}

static void switch_on(Dialect *dialect, const Preprocessor *known)
{
    /* One that nobody knows may do anything, and often makes links of names. */
    if (known == NULL) {
        dialect->plugin_links = true;
        return;
    }
    if (known->flag != NO_FLAG)
        *(bool *)((char *)dialect + known->flag) = true;
    if (dialect->rules)
        dialect->plugin_links = dialect->more_callouts = true;
    if (dialect->brace_notes)
        dialect->inline_notes = true;
}

void read_preprocessors(Book *book, const DataNode *table)
{
    if (table == NULL || table->kind != DATA_MAP)
        return;
    for (const DataNode *node = table->first; node != NULL; node = node->next) {
        const Preprocessor *known = lookup_preprocessor(node->key);
        switch_on(&book->dialect, known);
        if (known == NULL || !known->shown)
            diag_add(&book->diags, "project-plugin", node->at_key,
                     "what it would change in the text is shown as it is written",
                     "the preprocessor \"%s\" is not run", node->key);
    }
}
