/* html_scan.c - a tokenizer by HTML 13.2.5, without what only a parser needs. */
#include "formats/html_scan.h"

#include <string.h>
#include <strings.h>

enum { MOST_FAILURES = 100 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* Behind the delimiter, or at the text's end when it does not come. */
static const char *behind(const char *at, const char *delimiter, HtmlToken *token)
{
    const char *end = strstr(at, delimiter);

    token->closed = end != NULL;
    return end == NULL ? at + strlen(at) : end + strlen(delimiter);
}

/* One attribute from its name on; NULL when the text ends within it. */
static const char *skip_attribute(const char *at)
{
    do
        at++; /* a name may begin with = */
    while (*at != '\0' && !is_space(*at) && *at != '/' && *at != '>' && *at != '=');
    while (is_space(*at))
        at++;
    if (*at != '=')
        return *at == '\0' ? NULL : at;
    at++;
    while (is_space(*at))
        at++;
    if (*at == '"' || *at == '\'') {
        at = strchr(at + 1, *at);
        return at == NULL ? NULL : at + 1;
    }
    while (*at != '\0' && !is_space(*at) && *at != '>')
        at++;
    return *at == '\0' ? NULL : at;
}

/* From the name on; NULL when the text ends before the tag does. */
static const char *skip_tag(const char *at, HtmlToken *token)
{
    const char *slash = NULL; /* outside of values: href=a/> is open */
    size_t length = 0;

    for (; *at != '\0' && !is_space(*at) && *at != '/' && *at != '>'; at++)
        if (length < sizeof token->name - 1)
            token->name[length++] = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
    token->name[length] = '\0';
    for (;;) {
        for (; is_space(*at) || *at == '/'; at++)
            slash = *at == '/' ? at : slash;
        if (*at == '\0')
            return NULL;
        if (*at == '>')
            break;
        token->attribute_count++;
        at = skip_attribute(at);
        if (at == NULL)
            return NULL;
    }
    token->self_closing = slash == at - 1;
    return at + 1;
}

bool html_tag_attribute(const char *tag, const char *name, const char **value,
                        size_t *length)
{
    size_t n = strlen(name);
    const char *at = tag + strcspn(tag, " \t\n\f\r/>");

    while (at != NULL) {
        const char *start = at += strspn(at, " \t\n\f\r/");
        if (*at == '\0' || *at == '>')
            return false;
        at = skip_attribute(at);
        if (at == NULL || strncasecmp(start, name, n) != 0)
            continue;
        start += n + strspn(start + n, " \t\n\f\r");
        if (*start != '=')
            continue;
        start += 1 + strspn(start + 1, " \t\n\f\r");
        if (start >= at)
            return false;
        *value = start + (*start == '"' || *start == '\'');
        *length = (size_t)(at - *value) - (*value != start);
        return true;
    }
    return false;
}

/* Behind the markup that begins at the <, or NULL when none does. */
static const char *skip_markup(const char *at, HtmlToken *token)
{
    *token = (HtmlToken){.closed = true};
    if (is_letter(at[1])) {
        token->kind = HTML_START_TAG;
        return skip_tag(at + 1, token);
    }
    if (at[1] == '/' && is_letter(at[2])) {
        token->kind = HTML_END_TAG;
        return skip_tag(at + 2, token);
    }
    if (strncmp(at, "<!--", 4) == 0) {
        token->kind = HTML_COMMENT;
        if (at[4] == '>' || (at[4] == '-' && at[5] == '>'))
            return at + (at[4] == '>' ? 5 : 6);
        return behind(at + 4, "-->", token);
    }
    if (strncmp(at, "<![CDATA[", 9) == 0) {
        token->kind = HTML_CDATA;
        return behind(at + 9, "]]>", token);
    }
    if (at[1] == '?') {
        token->kind = HTML_INSTRUCTION;
        return behind(at + 2, "?>", token);
    }
    /* <![if IE]> is a comment to a parser. */
    if (at[1] == '!' && (is_letter(at[2]) || at[2] == '[')) {
        token->kind = HTML_DECLARATION;
        return behind(at + 2, ">", token);
    }
    return NULL;
}

bool html_next_token(HtmlScanner *scanner, HtmlToken *token)
{
    const char *start = scanner->text + scanner->at;
    const char *next, *end = NULL;

    if (*start == '\0')
        return false;
    for (next = start;; next++) {
        next = scanner->failures < MOST_FAILURES ? strchr(next, '<') : NULL;
        if (next == NULL)
            break;
        end = skip_markup(next, token);
        if (end != NULL)
            break;
        scanner->failures += is_letter(next[1]) || next[1] == '/';
    }
    if (next == start) {
        token->start = scanner->at;
        token->length = (size_t)(end - start);
    } else {
        *token =
            (HtmlToken){.kind = HTML_CHARACTERS, .closed = true, .start = scanner->at};
        token->length = next == NULL ? strlen(start) : (size_t)(next - start);
    }
    scanner->at += token->length;
    return true;
}

const char *html_raw_end(const char *at, const char *name)
{
    size_t length = strlen(name);

    for (at = strstr(at, "</"); at != NULL; at = strstr(at + 2, "</")) {
        char after;
        if (strncasecmp(at + 2, name, length) != 0)
            continue;
        after = at[2 + length];
        if (is_space(after) || after == '/' || after == '>' || after == '\0')
            return at;
    }
    return NULL;
}
