/* lock_blocks.c - the words of a lock's line, and the lines of blocks. */
#include <string.h>
#include "base/utf8.h"
#include "past/lock_reader.h"

bool lock_damage(LockReader *reader, const char *why)
{
    if (reader->why == NULL)
        reader->why = why;
    return false;
}

/* ---- Words ---------------------------------------------------------------------------------- */

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool take_prefix(LockReader *reader, const char *prefix)
{
    size_t len = strlen(prefix);

    if ((size_t)(reader->end - reader->at) < len || memcmp(reader->at, prefix, len) != 0)
        return false;
    reader->at += len;
    return true;
}

/* All up to the next space; "" where there is none. */
const char *take_word(LockReader *reader)
{
    size_t left = (size_t)(reader->end - reader->at);
    const char *space = memchr(reader->at, ' ', left);
    const char *end = space == NULL ? reader->end : space;
    char *word = arena_alloc(reader->arena, (size_t)(end - reader->at) + 1);
    char *out = word;

    while (reader->at < end) {
        int high =
            *reader->at == '%' && end - reader->at > 2 ? hex_value(reader->at[1]) : -1;
        int low = high < 0 ? -1 : hex_value(reader->at[2]);
        *out = low < 0 ? *reader->at : (char)(high * 16 + low);
        reader->at += low < 0 ? 1 : 3;
        if (*out != '\0')
            out++;
    }
    if (utf8_check(word, (size_t)(out - word)) != (size_t)(out - word))
        lock_damage(reader, "it is not UTF-8");
    return word;
}

const char *take_next_word(LockReader *reader)
{
    return take_prefix(reader, " ") ? take_word(reader) : "";
}

/* Of lock_digits; 64: it is none. */
static uint64_t digit_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (uint64_t)(c - 'A');
    if (c >= 'a' && c <= 'z')
        return (uint64_t)(c - 'a' + 26);
    if (c >= '0' && c <= '9')
        return (uint64_t)(c - '0' + 52);
    return c == '-' ? 62 : c == '_' ? 63 : 64;
}

static bool take_digits(LockReader *reader, int digits, uint64_t *number)
{
    for (*number = 0; digits > 0; digits--, reader->at++) {
        uint64_t value = reader->at < reader->end ? digit_value(*reader->at) : 64;
        if (value == 64)
            return false;
        *number = *number << 6 | value;
    }
    return true;
}

size_t take_number(LockReader *reader)
{
    size_t number = 0;

    for (; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9';
         reader->at++)
        if (number < SIZE_MAX / 16)
            number = number * 10 + (size_t)(*reader->at - '0');
    return number;
}

/* ---- Sentences ------------------------------------------------------------------------------ */

static PastSentence *take_sentences(LockReader *reader, int depth);

/* "[…]" or "(…)" */
static PastSentence *take_group(LockReader *reader, int depth, const char *open,
                                const char *close)
{
    PastSentence *group;

    if (!take_prefix(reader, open))
        return NULL;
    group = depth < DEEPEST_SENTENCE ? take_sentences(reader, depth + 1) : NULL;
    if (!take_prefix(reader, close))
        lock_damage(reader, "its sentences are cut off");
    return group;
}

/* "12", which is followed by that. */
static uint32_t take_small_number(LockReader *reader, const char *behind)
{
    enum { LARGEST = 1 << 24 };
    size_t number = take_number(reader);

    if (!take_prefix(reader, behind) || number > LARGEST)
        lock_damage(reader, "its sentences are cut off");
    return (uint32_t)number;
}

/* "/2/1@40.", or "@40." in the text that the one before is in; nothing: where that one is. */
static Spot take_spot(LockReader *reader, Spot last)
{
    Spot spot = last;

    if (take_prefix(reader, "/")) {
        spot.element = take_small_number(reader, "/");
        spot.text = take_small_number(reader, "@");
        spot.offset = take_small_number(reader, ".");
    } else if (take_prefix(reader, "@")) {
        spot.offset = take_small_number(reader, ".");
    }
    return spot;
}

static PastSentence *take_sentences(LockReader *reader, int depth)
{
    PastSentence *first = NULL, **next = &first;
    Spot last = {0};

    while (reader->why == NULL && reader->at < reader->end && *reader->at != ']' &&
           *reader->at != ')') {
        PastSentence *sentence = arena_alloc(reader->arena, sizeof *sentence);
        uint64_t mark;
        sentence->front = take_group(reader, depth, "[", "]");
        if (!take_digits(reader, MARK_DIGITS, &mark))
            lock_damage(reader, "its sentences are cut off");
        sentence->mark = (uint32_t)mark;
        sentence->bare = !take_prefix(reader, "*");
        last = sentence->spot = take_spot(reader, last);
        if (take_prefix(reader, ":"))
            sentence->number = take_small_number(reader, ".");
        sentence->end = take_group(reader, depth, "(", ")");
        *next = sentence;
        next = &sentence->next;
    }
    return first;
}

/* ---- Blocks --------------------------------------------------------------------------------- */

static bool take_prints(LockReader *reader, PastBlock *block)
{
    uint64_t digit;

    if (!take_prefix(reader, " ") ||
        !take_digits(reader, DIGEST_DIGITS, &block->digest) || !take_prefix(reader, " "))
        return lock_damage(reader, "it has no digest");
    if (take_prefix(reader, "."))
        return true;
    for (size_t i = 0; i < SKETCH_DIGITS; i++) {
        if (!take_digits(reader, 1, &digit))
            return lock_damage(reader, "it has no sketch");
        block->sketch.least[i] = (uint8_t)digit;
    }
    return true;
}

void begin_row(Row *row, PastBlock **next)
{
    row->next = next;
    row->waits = 0;
    memset(row->waiting, 0, sizeof row->waiting);
}

/* Every gap must have had a block behind it. */
bool end_rows(LockReader *reader, int above)
{
    for (int depth = reader->depth + 1; depth > above; depth--)
        if (reader->rows[depth].waits > 0)
            return lock_damage(reader,
                               "what stands in a gap before it has nothing behind it");
    return true;
}

static bool place_block(LockReader *reader, PastBlock *block, int depth, int gaps)
{
    Row *row = &reader->rows[depth];

    if (depth > reader->depth + 1)
        return lock_damage(reader, "it stands within nothing");
    if (!end_rows(reader, depth))
        return false;
    if (row->waits > gaps + 1)
        return lock_damage(reader,
                           "what stands in a gap before it has nothing behind it");
    if (row->waits == gaps + 1 && block->no_gap)
        return lock_damage(reader, "there is no gap before it");
    if (row->waits == gaps + 1) {
        block->gap = row->waiting[gaps + 1];
        row->waiting[gaps + 1] = NULL;
    }
    row->waits = gaps;
    if (gaps == 0) {
        *row->next = block;
        row->next = &block->next;
    } else {
        if (row->waiting[gaps] == NULL)
            row->next_waiting[gaps] = &row->waiting[gaps];
        *row->next_waiting[gaps] = block;
        row->next_waiting[gaps] = &block->next;
    }
    begin_row(&reader->rows[depth + 1], &block->children);
    reader->depth = depth;
    return true;
}

static void take_section(LockReader *reader, PastBlock *block)
{
    if (!take_prefix(reader, " words="))
        return;
    block->words = take_number(reader);
    block->source = take_next_word(reader);
    block->title = take_next_word(reader);
}

static bool take_anchor(LockReader *reader, PastBlock *block)
{
    block->anchor = take_word(reader);
    for (const char *at = block->anchor; *at != '\0'; at++)
        if ((unsigned char)*at <= ' ')
            return lock_damage(reader, "its anchor is none");
    return *block->anchor != '\0' || lock_damage(reader, "its anchor is none");
}

bool read_block(LockReader *reader)
{
    PastBlock *block = arena_alloc(reader->arena, sizeof *block);
    int depth = 0, gaps = 0;

    while (take_prefix(reader, " "))
        depth++;
    while (take_prefix(reader, "<"))
        gaps++;
    if (reader->document == NULL || depth < 1 || depth > DEEPEST_BLOCK || gaps >= GAPS)
        return lock_damage(reader, "it is no line of a lock");
    if (reader->document->made)
        return lock_damage(reader, "it stands in a page that no author wrote");
    block->no_gap = take_prefix(reader, "^");
    block->removed = take_prefix(reader, "-");
    block->name = take_word(reader);
    block->id = take_next_word(reader);
    if (*block->name == '\0' || *block->id == '\0')
        return lock_damage(reader, "it has no name or no id");
    if (!block->removed && !take_prints(reader, block))
        return false;
    if (take_prefix(reader, " #") && !take_anchor(reader, block))
        return false;
    take_section(reader, block);
    if (take_prefix(reader, " \""))
        block->sentences = take_sentences(reader, 0);
    if (reader->why == NULL && reader->at != reader->end)
        return lock_damage(reader, "there is more in it than should be");
    return reader->why == NULL && place_block(reader, block, depth, gaps);
}
