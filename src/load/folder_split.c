/* folder_split.c - one long file makes several chapters. */
#include "load/files/heading.h"
#include "load/folder.h"

enum { FEWEST_WORDS = 2000, FEWEST_PARTS = 3, MOST_PARTS = 5000 };

/* Roughly, up to that many: of scripts without spaces each character is one. */
static size_t count_words(Bytes text)
{
    size_t words = 0;
    bool space = true;

    for (size_t i = 0; i < text.len && words < FEWEST_WORDS; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        bool is_wide = byte >= 0xE3 && byte <= 0xED;
        words += (space && byte > ' ' && !is_wide) || is_wide;
        space = byte <= ' ' || is_wide;
    }
    return words;
}

/* Level 1 where there are several; else level 2, below the title. */
static int find_level(Bytes markdown)
{
    size_t counts[7];

    count_headings(markdown, counts);
    if (counts[1] + (counts[1] < FEWEST_PARTS ? counts[2] : 0) > MOST_PARTS)
        return 0;
    if (counts[1] >= FEWEST_PARTS)
        return 1;
    return counts[1] + counts[2] >= FEWEST_PARTS ? 2 : 0;
}

void split_chapter_file(Chapter *chapter, const char *title)
{
    Bytes markdown = chapter->markdown;
    int level = find_level(markdown);
    bool untitled;

    if (level > 0 && count_words(markdown) == FEWEST_WORDS)
        chapter->split = level;
    untitled = chapter->split > 0 ? opening_of(markdown, level) == OPENING_PLAIN
                                  : first_title(&chapter->arena, markdown, NULL) == NULL;
    if (untitled)
        chapter->given_title = title;
}

void split_main_text(Book *book)
{
    const Metadata *metadata = &book->metadata;
    const char *title;
    Chapter *longest = NULL;
    size_t all = 0;

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        all += chapter->markdown.len;
        if (longest == NULL || chapter->markdown.len > longest->markdown.len)
            longest = chapter;
    }
    if (longest == NULL || longest->parent != NULL || longest->markdown.len < all / 2)
        return;
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->parent == longest)
            return;
    title = metadata->title_count > 0 ? metadata->titles[0].text : NULL;
    split_chapter_file(longest,
                       longest->given_title != NULL ? longest->given_title : title);
}
