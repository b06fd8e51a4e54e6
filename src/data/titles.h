/* titles.h - what an entry is called that has no title of its own, by its type. */
#ifndef EPUBIFY_DATA_TITLES_H
#define EPUBIFY_DATA_TITLES_H

/* In the language whose tag it is (NULL: English), by its first part; English when the table
 * has none.  Never NULL. */
const char *lookup_type_title(const char *type, const char *language);

#endif
