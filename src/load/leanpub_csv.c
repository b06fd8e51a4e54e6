/* leanpub_csv.c - see the header. */
#include "load/leanpub_csv.h"
#include <string.h>

typedef struct {
    Expansion *expansion;
    const IncludePlace *place;
    const Source *source;
    size_t at;
} Csv;

static void put_text(const Csv *csv, const char *text)
{
    expansion_put(csv->expansion, csv->place->source, csv->place->at, text, strlen(text));
}

static bool is_line_end(const Csv *csv)
{
    return csv->at == csv->source->text.len ||
           strchr("\r\n", csv->source->text.data[csv->at]) != NULL;
}

/* What a cell of Markdown can't hold is put in another form. */
static const char *instead_of(char byte)
{
    if (byte == '|')
        return "\\|";
    return byte == '\n' || byte == '\r' ? " " : NULL;
}

/* The value at the place, up to what ends it; nothing is put of one that is only read. */
static void take_value(Csv *csv, bool put)
{
    Bytes text = csv->source->text;
    bool quoted = csv->at < text.len && text.data[csv->at] == '"';
    size_t from = csv->at += quoted;

    while (csv->at < text.len &&
           (quoted || (text.data[csv->at] != ',' && !is_line_end(csv)))) {
        char byte = text.data[csv->at];
        bool doubled = quoted && byte == '"' && csv->at + 1 < text.len &&
                       text.data[csv->at + 1] == '"';
        const char *instead = instead_of(byte);
        if (quoted && byte == '"' && !doubled)
            break;
        if (put && (doubled || instead != NULL)) {
            expansion_copy(csv->expansion, csv->source, from, csv->at + doubled);
            put_text(csv, instead == NULL ? "" : instead);
            from = csv->at + 1 + doubled;
        }
        csv->at += 1 + doubled;
    }
    if (put)
        expansion_copy(csv->expansion, csv->source, from, csv->at);
    while (quoted && !is_line_end(csv) && text.data[csv->at] != ',')
        csv->at++; /* the quote, and what must not stand behind it */
}

/* One record with all its values: how many. */
static size_t take_record(Csv *csv, bool put)
{
    Bytes text = csv->source->text;
    size_t values = 0;

    for (;; csv->at++) {
        if (put)
            put_text(csv, "| ");
        take_value(csv, put);
        if (put)
            put_text(csv, " ");
        values++;
        if (is_line_end(csv))
            break;
    }
    while (csv->at < text.len && is_line_end(csv))
        csv->at++; /* blank lines too */
    if (put)
        put_text(csv, "|\n");
    return values;
}

static size_t count_values(const Csv *csv)
{
    Csv ahead = *csv;

    return take_record(&ahead, false);
}

void copy_csv(Expansion *expansion, const IncludePlace *place, const Source *source,
              Bytes indentation, bool headed)
{
    Csv csv = {expansion, place, source, 0};
    size_t columns = count_values(&csv);

    for (size_t line = 0; csv.at < source->text.len; line++) {
        expansion_put(expansion, place->source, place->at, indentation.data,
                      indentation.len);
        if (line == 1) {
            for (size_t i = 0; i < columns; i++)
                put_text(&csv, "|---");
            put_text(&csv, "|\n");
        } else if (line == 0 && !headed) {
            for (size_t i = 0; i < columns; i++)
                put_text(&csv, "| ");
            put_text(&csv, "|\n");
        } else {
            take_record(&csv, true);
        }
    }
}
