/* labels.c - see the header. */
#include "data/labels.h"
#include <string.h>

static const struct {
    const char *prefix;
    LabelKind kind;
} prefixes[] = {
    {"fig", LABEL_FIGURE},  {"tbl", LABEL_TABLE},   {"tab", LABEL_TABLE},
    {"lst", LABEL_LISTING}, {"eq", LABEL_EQUATION}, {"sec", LABEL_SECTION},
};

LabelKind label_kind(const char *name)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t n = strlen(prefixes[i].prefix);
        if (strncmp(name, prefixes[i].prefix, n) == 0 &&
            (name[n] == '-' || name[n] == ':') && name[n + 1] != '\0')
            return prefixes[i].kind;
    }
    return LABEL_NONE;
}

static int is_label_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_' || byte == ':' ||
           byte == '.' || (unsigned char)byte >= 0x80;
}

size_t scan_label(const char *text, size_t len)
{
    size_t n = 0, prefix = 0;

    while (n < len && is_label_byte(text[n]))
        n++;
    while (n > 0 && strchr(".:-", text[n - 1]) != NULL)
        n--;
    while (prefix < n && text[prefix] >= 'a' && text[prefix] <= 'z')
        prefix++;
    if (prefix == n || (text[prefix] != '-' && text[prefix] != ':') || prefix + 1 >= n)
        return 0;
    return label_kind(text) == LABEL_NONE ? 0 : n;
}
