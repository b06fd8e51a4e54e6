/* yaml_words.c - the table of libyaml's messages (0.2.5), the more special ones first. */
#include "formats/yaml_words.h"
#include <stddef.h>
#include <string.h>

#define QUOTE "put the value in quotes"
#define NO_ANCHOR "write the value out; one that begins with & * or ! needs quotes"

static const YamlWords rows[] = {
    {"found unexpected end of stream", "while scanning a quoted scalar", 's', true,
     "a quote is opened here and never closed",
     "close it; a double quote within double quotes is \\\", a single one within single "
     "ones is ''"},
    {"found unexpected document indicator", "while scanning a quoted scalar", 's', true,
     "a quote is opened here and never closed",
     "close it before the line of dashes or dots"},
    {"did not find expected alphabetic or numeric character", NULL, 'a', true,
     "a value begins with & or *, which YAML takes for an anchor or an alias", QUOTE},
    {"found undefined tag handle", NULL, 'a', false, "tags have no use here", NO_ANCHOR},
    {"did not find the expected '!'", NULL, 'a', true,
     "a value begins with !, which YAML takes for a tag", QUOTE},
    {"did not find expected tag URI", NULL, 'a', true,
     "a value begins with !, which YAML takes for a tag", QUOTE},
    {"did not find expected whitespace or line break", "while scanning a tag", 'a', true,
     "a value begins with !, which YAML takes for a tag", QUOTE},
    {"did not find expected '!'", NULL, 'a', true,
     "a value begins with !, which YAML takes for a tag", QUOTE},
    {"found a tab character that violates indentation", NULL, 't', false,
     "a line is indented with a tab", "indent with spaces"},
    {"found a tab character where an indentation space is expected", NULL, 't', false,
     "a line is indented with a tab", "indent with spaces"},
    {"mapping values are not allowed in this context", NULL, 's', false,
     "a colon stands where YAML expects no key",
     "put a value that holds a colon and a space in quotes, and begin each key in the "
     "column of "
     "the ones beside it"},
    {"could not find expected ':'", NULL, 's', true,
     "this is neither a key with a value nor an item",
     "write `key: value` with a space behind the colon, or `- item` with a space behind "
     "the dash"},
    {"found character that cannot start any token", NULL, 's', false,
     "a value can't begin with this character", QUOTE},
    {"did not find expected key", "while parsing a block mapping", 's', false,
     "this fits nothing that stands before it",
     "begin each key in the column of the ones beside it; a value that begins with a "
     "quote must "
     "end with it"},
    {"did not find expected '-' indicator", NULL, 's', false,
     "this is no item, but stands within a list",
     "begin each item with a dash and a space, in the column of the ones before"},
    {"block sequence entries are not allowed in this context", NULL, 's', false,
     "a list can't begin here",
     "begin it on a line of its own, or put the value in quotes"},
    {"mapping keys are not allowed in this context", NULL, 's', false,
     "a key can't begin here", QUOTE},
    {"did not find expected ',' or ']'", NULL, 's', true,
     "a list in brackets is not closed",
     "close it with ] and part its items with commas; a text that begins with [ needs "
     "quotes"},
    {"did not find expected ',' or '}'", NULL, 's', true, "a map in braces is not closed",
     "close it with } and part its keys with commas; a text that begins with { needs "
     "quotes"},
    {"did not find expected <document start>", NULL, 's', false,
     "this stands behind the end of the YAML", "put it above, or in quotes"},
    {"did not find expected node content", NULL, 's', false, "a value is missing here",
     "write it, or put a text that begins with one of [ ] { } , in quotes"},
    {"found unknown escape character", NULL, 's', false,
     "a backslash within double quotes is followed by a character that it does not go "
     "with",
     "write \\\\ for a backslash, or use single quotes"},
    {"did not find expected hexdecimal number", NULL, 's', false,
     "\\x, \\u and \\U within double quotes need 2, 4 and 8 hexadecimal digits",
     "write \\\\ for a backslash, or use single quotes"},
    {"found invalid Unicode character escape code", NULL, 's', false,
     "an escape within double quotes stands for no character",
     "write the character itself"},
    {"did not find expected comment or line break", NULL, 's', false,
     "something follows the sign that begins a block of text",
     "begin the text on the next line, or put a text that begins with | or > in quotes"},
    {"found incompatible YAML document", NULL, 's', false,
     "this YAML says that it is of a version other than 1",
     "remove the line that begins with %"},
    {NULL, NULL, 's', false, NULL,
     "put values that hold one of : # [ ] { } & * ! | > ' \" % @ ` in "
     "quotes, and indent with spaces"},
};

const YamlWords *lookup_yaml_words(const char *problem, const char *context)
{
    const YamlWords *row = rows;

    while (row->problem != NULL &&
           (problem == NULL || strcmp(row->problem, problem) != 0 ||
            (row->context != NULL &&
             (context == NULL || strcmp(row->context, context) != 0))))
        row++;
    return row;
}
