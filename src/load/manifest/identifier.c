/* identifier.c - ISBN, DOI, UUID and others: recognised, checked, and written as URNs. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "base/sha1.h"
#include "load/manifest/value.h"

/* pandoc's scheme names, with their number in ONIX code list 5. */
static const char *const scheme_names[] = {
    "ISBN",
    "ISBN-10",
    "ISBN-13",
    "DOI",
    "UUID",
    "URN",
    "URI",
    "URL",
    "GTIN-13",
    "GTIN-14",
    "UPC",
    "ISMN-10",
    "ISMN-13",
    "LCCN",
    "OCLC",
    "OLCC",
    "ISBN-A",
    "JP",
    "Legal deposit number",
    "proprietary",
    NULL,
};
static const char *const onix_numbers[] = {
    NULL, "02", "15", "06", NULL, "22", NULL, NULL, "03", "14",
    "04", "05", "25", "13", "23", "28", "26", "27", "17", "01",
};

static const char *onix_number(const char *scheme)
{
    size_t i = 0;

    while (strcmp(scheme_names[i], scheme) != 0)
        i++;
    return onix_numbers[i];
}

static bool begins_with(const char *text, const char *start)
{
    return strncasecmp(text, start, strlen(start)) == 0;
}

/* ---- ISBN ----------------------------------------------------------------------------------- */

/* The digits (and a last X) without hyphens and spaces.  0: there is something else,
 * or too many of them. */
static size_t isbn_digits(const char *text, char digits[14])
{
    size_t n = 0;

    for (; *text != '\0'; text++) {
        bool is_x = (*text == 'X' || *text == 'x') && n == 9;
        if (*text == '-' || *text == ' ')
            continue;
        if (n == 13 || (!isdigit((unsigned char)*text) && !is_x))
            return 0;
        digits[n++] = (char)toupper((unsigned char)*text);
    }
    digits[n] = '\0';
    return n;
}

/* ISO 2108: the weighted sum of an ISBN-10 is a multiple of 11, of an ISBN-13 of 10.
 * Returns the check digit that would be right. */
static char right_check_digit(const char *digits, size_t n)
{
    unsigned sum = 0;

    for (size_t i = 0; i < n - 1; i++) {
        unsigned weight = n == 10 ? 10 - (unsigned)i : i % 2 == 0 ? 1 : 3;
        sum += (unsigned)(digits[i] - '0') * weight;
    }
    sum = n == 10 ? (11 - sum % 11) % 11 : (10 - sum % 10) % 10;
    return sum == 10 ? 'X' : (char)('0' + sum);
}

static bool has_book_prefix(const char *digits)
{
    return strncmp(digits, "978", 3) == 0 || strncmp(digits, "979", 3) == 0;
}

static void report_identifier(Manifest *manifest, const DataNode *node, const char *hint,
                              const char *text, const char *kind)
{
    diag_add(&manifest->book->diags, "identifier-bad", node->at, hint, "\"%s\" is no %s",
             text, kind);
}

/* For a text that says it is an ISBN. */
static bool read_isbn(Manifest *manifest, const DataNode *node, const char *text,
                      Identifier *identifier)
{
    Arena *arena = &manifest->book->arena;
    char digits[14];
    size_t n = isbn_digits(text, digits);
    char right;

    if ((n != 10 && n != 13) || (n == 13 && !has_book_prefix(digits))) {
        report_identifier(manifest, node,
                          "an ISBN has 10 digits, or 13 that begin with 978 or 979", text,
                          "ISBN");
        return false;
    }
    right = right_check_digit(digits, n);
    if (digits[n - 1] != right) {
        report_identifier(manifest, node,
                          arena_format(arena,
                                       "its check digit does not fit: if the others are "
                                       "right, it is %c, not %c",
                                       right, digits[n - 1]),
                          text, "ISBN");
        return false;
    }
    *identifier =
        (Identifier){arena_format(arena, "urn:isbn:%s", digits), n == 10 ? "02" : "15"};
    return true;
}

/* True for what can only be meant as an ISBN, although nothing says so. */
static bool looks_like_isbn(const char *text)
{
    char digits[14];
    size_t n = isbn_digits(text, digits);

    if (n == 13)
        return has_book_prefix(digits);
    return n == 10 && right_check_digit(digits, n) == digits[n - 1];
}

/* ---- DOI and UUID --------------------------------------------------------------------------- */

/* "10.", four to nine digits, a slash and more (DOI Handbook, 2.2). */
static bool is_doi(const char *text)
{
    size_t registrant, rest;

    if (strncmp(text, "10.", 3) != 0)
        return false;
    registrant = strspn(text + 3, "0123456789");
    rest = strspn(text + 3 + registrant, ".0123456789");
    return registrant >= 4 && registrant <= 9 && text[3 + registrant + rest] == '/' &&
           text[4 + registrant + rest] != '\0' && strpbrk(text, " \t") == NULL;
}

/* Behind "doi:" or a resolver's address; the text itself when neither is there. */
static const char *doi_part(const char *text)
{
    static const char *const starts[] = {"doi:",
                                         "https://doi.org/",
                                         "http://doi.org/",
                                         "https://dx.doi.org/",
                                         "http://dx.doi.org/",
                                         "urn:doi:",
                                         "info:doi/"};

    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (begins_with(text, starts[i]))
            return text + strlen(starts[i]) + strspn(text + strlen(starts[i]), " ");
    return text;
}

static bool read_doi(Manifest *manifest, const DataNode *node, const char *text,
                     Identifier *identifier)
{
    const char *doi = doi_part(text);

    if (!is_doi(doi)) {
        report_identifier(manifest, node, "a DOI is like 10.1000/182", text, "DOI");
        return false;
    }
    /* An address stays one: that is how Crossref wants a DOI to be shown. */
    *identifier = (Identifier){begins_with(text, "http")
                                   ? text
                                   : arena_format(&manifest->book->arena, "doi:%s", doi),
                               "06"};
    return true;
}

static bool is_uuid(const char *text)
{
    size_t i = 0;

    for (; text[i] != '\0' && i < 36; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    }
    return i == 36 && text[i] == '\0';
}

static bool read_uuid(Manifest *manifest, const DataNode *node, const char *text,
                      Identifier *identifier)
{
    const char *uuid = begins_with(text, "urn:uuid:") ? text + 9
                       : begins_with(text, "uuid:")   ? text + 5
                                                      : text;

    if (!is_uuid(uuid)) {
        report_identifier(manifest, node,
                          "a UUID has 32 hexadecimal digits: "
                          "urn:uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
                          text, "UUID");
        return false;
    }
    *identifier =
        (Identifier){arena_format(&manifest->book->arena, "urn:uuid:%s", uuid), NULL};
    return true;
}

/* ---- The key -------------------------------------------------------------------------------- */

static const char *behind_isbn(const char *text)
{
    size_t n = begins_with(text, "urn:isbn:") ? 9 : begins_with(text, "isbn") ? 4 : 0;

    /* "ISBN-13: 978…" */
    if (n == 4 &&
        (strncmp(text + 4, "-13", 3) == 0 || strncmp(text + 4, "-10", 3) == 0) &&
        !isdigit((unsigned char)text[7]) && text[7] != '-')
        n = 7;
    return n == 0 ? text : text + n + strspn(text + n, ": ");
}

/* Takes the text as what it says that it is, or as what the scheme says. */
static bool read_identifier(Manifest *manifest, const DataNode *node, const char *text,
                            const char *scheme, Identifier *identifier)
{
    bool isbn = scheme != NULL
                    ? begins_with(scheme, "ISBN") && strcmp(scheme, "ISBN-A") != 0
                    : behind_isbn(text) != text || looks_like_isbn(text);
    bool doi = scheme != NULL ? strcmp(scheme, "DOI") == 0
                              : doi_part(text) != text || is_doi(text);
    bool uuid = scheme != NULL ? strcmp(scheme, "UUID") == 0
                               : begins_with(text, "urn:uuid:") ||
                                     begins_with(text, "uuid:") || is_uuid(text);

    if (isbn)
        return read_isbn(manifest, node, behind_isbn(text), identifier);
    if (doi)
        return read_doi(manifest, node, text, identifier);
    if (uuid || begins_with(text, "urn:uuid:"))
        return read_uuid(manifest, node, text, identifier);
    *identifier = (Identifier){text, scheme == NULL ? NULL : onix_number(scheme)};
    return true;
}

static void add_identifier(Manifest *manifest, const DataNode *item)
{
    static const char *const keys[] = {"text", "scheme", NULL};
    Metadata *metadata = &manifest->book->metadata;
    const DataNode *node = item->kind == DATA_MAP ? data_lookup(item, "text") : item;
    const DataNode *scheme_node = data_lookup(item, "scheme");
    const char *scheme = scheme_node == NULL
                             ? NULL
                             : word_value(manifest, scheme_node, "scheme", scheme_names);
    Identifier identifier;
    const char *text;

    if (item->kind == DATA_MAP)
        check_keys(manifest, item, keys);
    if (node == NULL) {
        diag_add(&manifest->book->diags, "manifest-empty", item->at, "add `text:` to it",
                 "this identifier has no text");
        return;
    }
    text = text_value(manifest, node, "identifier");
    if (text == NULL || !read_identifier(manifest, node, text, scheme, &identifier))
        return;
    metadata->identifiers = arena_grow(&manifest->book->arena, metadata->identifiers,
                                       metadata->identifier_count, sizeof identifier);
    metadata->identifiers[metadata->identifier_count++] = identifier;
}

const char *scheme_to_write(const Identifier *identifier)
{
    size_t i = 0;

    /* What is an ISBN or a DOI shows it. */
    if (identifier->scheme == NULL || strcmp(identifier->scheme, "02") == 0 ||
        strcmp(identifier->scheme, "15") == 0 || strcmp(identifier->scheme, "06") == 0)
        return NULL;
    while (scheme_names[i] != NULL &&
           (onix_numbers[i] == NULL || strcmp(onix_numbers[i], identifier->scheme) != 0))
        i++;
    return scheme_names[i];
}

void read_identifiers(Manifest *manifest, const DataNode *node)
{
    for (const DataNode *item = first_item(manifest, node, "identifier"); item != NULL;
         item = next_item(node, item))
        add_identifier(manifest, item);
}

/* The same book has the same identifier in each build, until its title or authors
 * change. */
static const char *derive_identifier(Book *book)
{
    const Metadata *metadata = &book->metadata;
    Buf name = {0};
    const char *uuid;

    buf_format(&name, "epubify:%s",
               metadata->title_count > 0 ? metadata->titles[0].text : "");
    for (size_t i = 0; i < metadata->creator_count; i++)
        if (!metadata->creators[i].contributor)
            buf_format(&name, "\n%s", metadata->creators[i].name);
    if (book->built_language != NULL) /* translations are books of their own */
        buf_format(&name, "\n%s", book->built_language);
    uuid = uuid_from_name(&book->arena, uuid_url_space, name.data);
    buf_free(&name);
    return uuid;
}

static const char *identifier_hint(const Project *project, const char *uuid)
{
    return arena_format(
        &project->book->arena,
        is_own_kind(project->kind)
            ? "add this line: identifier: %s"
            : "keep it with -M identifier=%s, or let epubify import write a "
              "book.yaml that has it",
        uuid);
}

/* A part of the book is another one to reading systems, which would replace the whole by
 * it. */
static void tell_edition_apart(const Project *project)
{
    Book *book = project->book;
    Identifier *first = &book->metadata.identifiers[0];

    if (project->edition == NULL)
        return;
    *first =
        (Identifier){.text = uuid_from_name(&book->arena, uuid_url_space,
                                            arena_format(&book->arena, "epubify:%s\n%s",
                                                         first->text, project->edition))};
    book->metadata.identifier_count = 1;
}

static void derive_missing(Project *project, const Manifest *manifest)
{
    Book *book = project->book;
    Metadata *metadata = &book->metadata;
    const char *uuid;

    if (metadata->identifier_count > 0)
        return;
    uuid = derive_identifier(book);
    metadata->identifiers = arena_alloc(&book->arena, sizeof *metadata->identifiers);
    metadata->identifiers[0] = (Identifier){.text = uuid};
    metadata->identifier_count = 1;
    if (manifest == NULL || is_missing(manifest, "identifier"))
        diag_add(
            &book->diags, "identifier-missing", file_position(book->manifest),
            identifier_hint(project, uuid),
            "there is no identifier; one is derived, which a new title would change");
}

void complete_identifier(Project *project, const Manifest *manifest)
{
    derive_missing(project, manifest);
    tell_edition_apart(project);
}
