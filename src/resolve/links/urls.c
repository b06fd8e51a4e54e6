/* urls.c - schemes and well-formedness of addresses. */
#include "resolve/links/urls.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "base/utf8.h"

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char lower(char byte)
{
    return (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
}

/* The scheme in lower case (whatever the locale says) and without its colon, white
 * space and control characters taken out; "" when there is none. */
static void read_scheme(const char *destination, char scheme[32])
{
    size_t n = 0;

    for (; *destination != '\0' && *destination != ':'; destination++) {
        if ((unsigned char)*destination <= ' ' || *destination == 0x7F)
            continue;
        if (n == 31 ||
            !(is_letter(*destination) ||
              (n > 0 && (is_digit(*destination) || strchr("+-.", *destination))))) {
            n = 0;
            break;
        }
        scheme[n++] = lower(*destination);
    }
    scheme[*destination == ':' ? n : 0] = '\0';
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

UrlKind judge_url(const char *destination)
{
    static const char *const unsafe[] = {"javascript", "vbscript",   "data",  "file",
                                         "blob",       "livescript", "mocha", NULL};
    /* Those that EPUBCheck knows too; the others, git: and sms: say, it warns about
     * (HTM-025). */
    static const char *const web[] = {"http", "https", "mailto", "tel",  "ftp",
                                      "irc",  "news",  "nntp",   "xmpp", "sip",
                                      "sips", "urn",   "doi",    NULL};
    char scheme[32];

    destination += strspn(destination, " \t\n\r\f");
    if (strncmp(destination, "//", 2) == 0)
        return URL_WEB;
    read_scheme(destination, scheme);
    if (scheme[0] == '\0')
        return URL_LOCAL;
    if (is_one_of(scheme, unsafe))
        return URL_UNSAFE;
    return is_one_of(scheme, web) ? URL_WEB : URL_UNKNOWN;
}

static bool is_hex(char byte)
{
    return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/* ---- What a URL may not hold as it is ------------------------------------------------------ */

/* Letters beyond ASCII may stand, since EPUB's addresses are IRIs; all else beyond it
 * is escaped, as browsers do it.  user: in front of a host's @. */
static bool needs_escape(const char *at, uint32_t code_point, bool user)
{
    if (code_point >= 0x80)
        return user || !utf8_is_letter_or_number(code_point);
    if (*at == '%')
        return !(is_hex(at[1]) && is_hex(at[2]));
    return code_point <= ' ' || code_point == 0x7F ||
           strchr("\"<>\\^`{|}[]", *at) != NULL || (user && *at == '@');
}

/* What most of an address is made of. */
static size_t plain_run(const char *text, const char *end)
{
    const char *at = text;

    while (at < end && (((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z') ||
                        (*at >= '-' && *at <= ':') || *at == '_'))
        at++;
    return (size_t)(at - text);
}

/* An address that is no link's destination but stands in the text may hold "\_", which
 * Markdown has left as it was written. */
static bool is_markdown_escape(const char *at, const char *end)
{
    return *at == '\\' && at + 1 < end && strchr("_*~-.", at[1]) != NULL;
}

/* Of several # the first begins the fragment, which holds none. */
static void escape(Buf *buf, const char *text, size_t len, bool user)
{
    const char *hash = memchr(text, '#', len);
    size_t width;

    for (const char *end = text + len; text < end; text += width) {
        uint32_t code_point;
        text += is_markdown_escape(text, end);
        width = plain_run(text, end);
        if (width > 0) {
            buf_add(buf, text, width);
            continue;
        }
        width = utf8_next(text, &code_point);
        if (!needs_escape(text, code_point, user) && (*text != '#' || text == hash))
            buf_add(buf, text, width);
        else
            for (size_t i = 0; i < width; i++)
                buf_format(buf, "%%%02X", (unsigned char)text[i]);
    }
}

/* ---- Hosts ----------------------------------------------------------------------------------- */

static const char *judge_port(const char *port, size_t len)
{
    unsigned long number = 0;

    for (size_t i = 0; i < len; i++) {
        if (!is_digit(port[i]))
            return "its port is no number";
        number = number * 10 + (unsigned long)(port[i] - '0');
        if (number > 65535)
            return "its port is above 65535";
    }
    return NULL;
}

/* "[2001:db8::1]:80" */
static const char *judge_ip6(const char *host, size_t len)
{
    const char *end = memchr(host, ']', len);
    char address[INET6_ADDRSTRLEN] = "";
    struct in6_addr parsed;

    if (end == NULL)
        return "its host lacks a ]";
    if ((size_t)(end - host) - 1 < sizeof address)
        memcpy(address, host + 1, (size_t)(end - host) - 1);
    if (inet_pton(AF_INET6, address, &parsed) != 1)
        return "its host is no IPv6 address";
    len -= (size_t)(end - host) + 1;
    if (len == 0)
        return NULL;
    return end[1] == ':' ? judge_port(end + 2, len - 1)
                         : "its host holds a character that none may";
}

/* Beyond ASCII: what names are written in (IDNA), full stops of the East, and
 * pictographs. */
static bool may_stand_in_name(uint32_t c)
{
    if (c < 0x80)
        return is_letter((char)c) || is_digit((char)c) || c == '-' || c == '_' ||
               c == '~';
    return utf8_is_letter_or_number(c) || c == 0x3002 || c == 0xFF0E || c == 0xFF61 ||
           (c >= 0x2600 && c <= 0x27BF) || c >= 0x1F000;
}

/* A part of a name between full stops (RFC 1035, 2.3.4). */
static const char *judge_label(const char *label, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t c;
        i += utf8_next(label + i, &c);
        if (c == ' ')
            return "its host holds a space";
        if (c == '%')
            return "its host holds a percent sign";
        if (!may_stand_in_name(c))
            return "its host holds a character that none may";
    }
    /* The shortest name in Punycode is xn--4ca. */
    if (len < 7 && len >= 4 && strncasecmp(label, "xn--", 4) == 0)
        return "its host holds a name that is none in Punycode";
    return utf8_count(label, len) > 63
               ? "its host holds a name of more than 63 characters"
               : NULL;
}

static const char *judge_name(const char *name, size_t len)
{
    const char *wrong = NULL;

    if (utf8_count(name, len) > 253)
        return "its host is longer than 253 characters";
    for (size_t at = 0; at < len && wrong == NULL;) {
        const char *stop = memchr(name + at, '.', len - at);
        size_t n = stop == NULL ? len - at : (size_t)(stop - name) - at;
        wrong = n == 0 ? "its host holds an empty name" : judge_label(name + at, n);
        at += n + 1;
    }
    return wrong;
}

/* The host and port of an address with "//"; what is wrong with them, or NULL. */
static const char *judge_host(const char *host, size_t len)
{
    const char *colon, *wrong;

    if (len == 0 || *host == ':')
        return "it has no host";
    if (*host == '[')
        return judge_ip6(host, len);
    colon = memchr(host, ':', len);
    wrong =
        colon == NULL ? NULL : judge_port(colon + 1, len - (size_t)(colon - host) - 1);
    return wrong != NULL ? wrong
                         : judge_name(host, colon == NULL ? len : (size_t)(colon - host));
}

/* "//user@host:80/path"; returns what is wrong, or NULL. */
static const char *put_authority(Buf *buf, const char *text, size_t len)
{
    size_t host = strcspn(text + 2, "/?#");
    size_t user = 0;
    const char *at, *wrong;

    if (host > len - 2)
        host = len - 2;
    at = memrchr(text + 2, '@', host);
    if (at != NULL)
        user = (size_t)(at - text) - 2 + 1;
    wrong = judge_host(text + 2 + user, host - user);
    buf_put(buf, "//");
    if (user > 0) {
        escape(buf, text + 2, user - 1, true);
        buf_char(buf, '@');
    }
    buf_add(buf, text + 2 + user, host - user);
    escape(buf, text + 2 + host, len - 2 - host, false);
    return wrong;
}

static const char *put_body(Buf *buf, const char *scheme, const char *body, size_t len)
{
    if (len >= 2 && strncmp(body, "//", 2) == 0)
        return put_authority(buf, body, len);
    if (strncmp(scheme, "http", 4) == 0 || strcmp(scheme, "ftp") == 0)
        return "behind its scheme two slashes are missing";
    if (len == 0)
        return "there is nothing behind its scheme";
    escape(buf, body, len, false);
    return NULL;
}

/* What most addresses are: http or https, a name of letters and digits with full stops, and
 * nothing to escape behind it.  Such a one is clean as it stands. */
static bool is_plain_url(const char *url)
{
    size_t scheme = strncmp(url, "https://", 8) == 0 ? 8 : 7, label = 0;
    const char *at = url + scheme;

    if (scheme == 7 && strncmp(url, "http://", 7) != 0)
        return false;
    for (; is_letter(*at) || is_digit(*at) || *at == '.'; at++) {
        label = *at == '.' ? 0 : label + 1;
        if ((label == 0 && (at[-1] == '/' || at[1] == '.' || !is_letter(at[1]))) ||
            label > 63)
            return false;
    }
    if (at == url + scheme || at - url > 250 || (*at != '/' && *at != '\0'))
        return false;
    at += plain_run(at, strchr(at, '\0'));
    return *at == '\0';
}

const char *clean_url(Arena *arena, const char *destination, const char **wrong)
{
    const char *start = destination + strspn(destination, " \t\n\r\f");
    const char *body, *clean;
    size_t len;
    char scheme[32] = "https";
    Buf buf = {0};

    if (is_plain_url(destination)) {
        *wrong = NULL;
        return destination;
    }
    if (strncmp(start, "//", 2) == 0) {
        body = start;
    } else {
        read_scheme(start, scheme);
        body = strchr(start, ':') + 1;
    }
    if (strcmp(scheme, "doi") == 0)
        body += strspn(body, "/");
    for (len = strlen(body); len > 0 && strchr(" \t\n\r\f", body[len - 1]) != NULL;)
        len--;
    /* No reading system knows doi:, and every browser this. */
    buf_put(&buf, strcmp(scheme, "doi") == 0 ? "https://doi.org/" : scheme);
    if (strcmp(scheme, "doi") != 0)
        buf_char(&buf, ':');
    *wrong = put_body(&buf, scheme, body, len);
    clean = *wrong != NULL ? NULL : arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return clean;
}
