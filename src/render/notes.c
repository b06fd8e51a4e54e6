/* notes.c - footnotes at the document's end: reading systems show them where they are
 * referred to. */
#include <string.h>
#include "data/words.h"
#include "render/writer.h"

/* The number leads back, and stands in front: Kindle runs notes together otherwise,
 * and has no glyph for the usual arrow.  A note that is referred to several times
 * leads back by a, b, c … */
void write_backlinks(Writer *writer, const Node *footnote)
{
    enum { LETTERS = 26 };
    const char *prefix =
        writer->section->chapter == NULL ? NULL : writer->section->chapter->note_prefix;
    const char *back = lookup_word(writer->section->language, WORD_NOTE_BACK);

    for (int i = 1, shown = 0; i <= footnote->number && i <= LETTERS; i++) {
        if ((footnote->braces >> (i - 1) & 1) != 0)
            continue; /* the edition does not have it */
        buf_format(writer->out,
                   "<a class=\"backlink\" role=\"doc-backlink\" href=\"#%sfnref-%s",
                   prefix == NULL ? "" : prefix,
                   footnote->id + (prefix == NULL ? 0 : strlen(prefix)) + strlen("fn-"));
        if (i > 1)
            buf_format(writer->out, "-%d", i);
        buf_char(writer->out, '"');
        write_attribute(writer, "title", back);
        if (++shown == 1)
            buf_format(writer->out, ">%s.</a> ", footnote->label);
        else
            buf_format(writer->out, "><sup>%c</sup></a> ", 'a' + shown - 1);
    }
}

static bool begins_with_paragraph(const Node *footnote)
{
    return footnote->first_child != NULL && footnote->first_child->kind == NODE_PARAGRAPH;
}

static void write_note(Writer *writer, const Node *footnote)
{
    buf_put(writer->out,
            "<aside class=\"footnote\" epub:type=\"footnote\" role=\"doc-footnote\"");
    write_attribute(writer, "id", footnote->id);
    buf_put(writer->out, ">\n");
    if (!begins_with_paragraph(footnote)) {
        buf_put(writer->out, "<p>");
        write_backlinks(writer, footnote);
        buf_put(writer->out, "</p>\n");
    }
    for (const Node *node = footnote->first_child; node != NULL; node = node->next)
        write_tree(writer, node);
    buf_put(writer->out, "</aside>\n");
}

/* Where several texts share a document, each has notes of its own. */
static const char *notes_label(Writer *writer)
{
    const char *word = lookup_word(writer->section->language, WORD_NOTES);

    return writer->section->id == NULL
               ? word
               : arena_format(&writer->scratch, "%s: %s", word, writer->section->title);
}

void write_notes(Writer *writer)
{
    const Chapter *chapter = writer->section->chapter;

    if (chapter == NULL || chapter->footnote_count == 0)
        return;
    buf_put(writer->out, "<section class=\"footnotes\" epub:type=\"footnotes\"");
    write_attribute(writer, "aria-label", notes_label(writer));
    buf_put(writer->out, ">\n");
    for (size_t i = 0; i < chapter->footnote_count; i++)
        write_note(writer, chapter->footnotes[i]);
    buf_put(writer->out, "</section>\n");
}
