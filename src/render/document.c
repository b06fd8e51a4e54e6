/* document.c - the frame of a content document: head, and one section around the
 * blocks. */
#include "render/render.h"

#include <string.h>
#include "data/words.h"
#include "render/writer.h"

static void write_head(Writer *writer)
{
    const Document *document = writer->document;
    const Book *book = writer->book;

    buf_put(writer->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
                         "<html xmlns=\"http://www.w3.org/1999/xhtml\""
                         " xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    write_attribute(writer, "lang", document->language);
    write_attribute(writer, "xml:lang", document->language);
    write_attribute(writer, "dir", document->direction);
    buf_put(writer->out, ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
    buf_put_escaped(writer->out, document->title);
    buf_put(writer->out, "</title>\n");
    for (size_t i = 0; i < book->style_sheet_count; i++) {
        buf_put(writer->out, "<link rel=\"stylesheet\" type=\"text/css\"");
        write_attribute(writer, "href", href_from(writer, book->style_sheets[i]->path));
        buf_put(writer->out, "/>\n");
    }
    buf_put(writer->out, "</head>\n");
}

/* Which way a text runs that says nothing of it. */
static const char *direction_or_ltr(const char *direction)
{
    return direction == NULL ? "ltr" : direction;
}

/* The section carries what body may not: a role on body is an error, epub:type alone a
 * finding. */
static void open_section(Writer *writer, const Section *section)
{
    const Document *document = writer->document;
    const Chapter *chapter = section->chapter;
    bool foreign = strcmp(section->language, document->language) != 0;
    const char *direction = direction_or_ltr(section->direction);
    bool turned = strcmp(direction, direction_or_ltr(document->direction)) != 0;

    buf_put(writer->out, "<section");
    write_attribute(writer, "id", section->id);
    write_attribute(writer, "class", section->style);
    write_attribute(writer, "epub:type", section->epub_type);
    write_attribute(writer, "role", section->role);
    write_attribute(writer, "lang", foreign ? section->language : NULL);
    write_attribute(writer, "xml:lang", foreign ? section->language : NULL);
    write_attribute(writer, "dir", turned ? direction : NULL);
    if (section->role != NULL && chapter != NULL && chapter->heading != NULL &&
        chapter->heading->id != NULL)
        write_attribute(writer, "aria-labelledby", chapter->heading->id);
    else if (section->role != NULL)
        write_attribute(writer, "aria-label", section->title);
    buf_put(writer->out, ">\n");
}

static void write_section(Writer *writer, const Section *section)
{
    const Node *node = section->root == NULL ? NULL : section->root->first_child;

    writer->section = section;
    open_section(writer, section);
    for (; node != NULL; node = node->next)
        write_tree(writer, node);
    write_notes(writer);
    buf_put(writer->out, "</section>\n");
}

static void write_sections(Writer *writer, const Section *section)
{
    for (; section != NULL; section = section->next) {
        if (section->after_gap) {
            buf_put(writer->out, section->gap == NULL ? "<div>" : "<div>\n");
            write_sections(writer, section->gap);
            buf_put(writer->out, "</div>\n");
        }
        if (section->placeholder)
            buf_put(writer->out, "<section hidden=\"hidden\"></section>\n");
        else
            write_section(writer, section);
    }
}

/* Who follows an old link into it finds the contents. */
static void write_way_out(Writer *writer)
{
    buf_put(writer->out, "<p><a");
    write_attribute(writer, "href", href_from(writer, navigation_path(writer->book)));
    buf_char(writer->out, '>');
    buf_put_escaped(writer->out, lookup_word(writer->document->language, WORD_CONTENTS));
    buf_put(writer->out, "</a></p>\n");
}

static bool is_shared(const Document *document)
{
    const Section *first = document->sections;

    return first != NULL && (first->next != NULL || first->gap != NULL);
}

/* Only now is it known.  Nobody else writes to the chapter's diagnostics meanwhile. */
static void judge_size(Document *document)
{
    enum { LARGE = 300 * 1024 }; /* bytes: what readers of old take */
    Chapter *chapter = document->chapter;

    if (chapter == NULL || document->xhtml.len <= LARGE)
        return;
    if (is_shared(document)) {
        diag_add(
            &chapter->diags, "document-large", file_position(chapter->file),
            "a new edition lays them out anew: --reflow; readers of the old one then "
            "lose their places",
            "the texts that have come into this one's document since its first "
            "release make it %zu KB; old reading systems are slow above 300 KB",
            document->xhtml.len / 1024);
        return;
    }
    diag_add(&chapter->diags, "document-large", file_position(chapter->file),
             "split it into several files, or into lessons of the chapter",
             "the chapter makes a document of %zu KB; old reading systems are slow above "
             "300 KB",
             document->xhtml.len / 1024);
}

void render_document(const Book *book, Document *document)
{
    Writer writer = {.book = book, .document = document, .out = &document->xhtml};

    if (document->kind == DOCUMENT_CONTENTS)
        return; /* package writes the navigation document */
    write_head(&writer);
    buf_put(writer.out, "<body>\n");
    write_sections(&writer, document->sections);
    if (document->stub)
        write_way_out(&writer);
    buf_put(writer.out, "</body>\n</html>\n");
    judge_size(document);
    code_runs_free(&writer.runs);
    arena_free(&writer.scratch);
}
