/* urls.c - schemes and well-formedness of addresses. */
#include "resolve/urls.h"

#include <stdbool.h>
#include <string.h>
#include "base/buf.h"

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

/* The scheme in lower case (whatever the locale says) and without its colon, white space and control
 * characters taken out; "" when there is none. */
static void read_scheme(const char *destination, char scheme[32])
{
    size_t n = 0;

    for (; *destination != '\0' && *destination != ':'; destination++) {
        if ((unsigned char)*destination <= ' ' || *destination == 0x7F)
            continue;
        if (n == 31 || !(is_letter(*destination) ||
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
    static const char *const unsafe[] = {"javascript", "vbscript", "data", "file", "blob",
                                         "livescript", "mocha", NULL};
    static const char *const web[] = {"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp",
                                      "irc", "ircs", "news", "nntp", "xmpp", "sip", "sips", "geo",
                                      "doi", "urn", "git", "ssh", "svn", "magnet", "matrix", NULL};
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

/* What a URL may not hold as it is.  Letters beyond ASCII may stand: EPUB's addresses are IRIs. */
static bool needs_escape(const char *at)
{
    if (*at == '%')
        return !(is_hex(at[1]) && is_hex(at[2]));
    return (unsigned char)*at <= ' ' || *at == 0x7F || strchr("\"<>\\^`{|}", *at) != NULL;
}

static void escape(Buf *buf, const char *text, size_t len)
{
    for (const char *end = text + len; text < end; text++)
        if (needs_escape(text))
            buf_format(buf, "%%%02X", (unsigned char)*text);
        else
            buf_char(buf, *text);
}

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

/* "[2001:db8::1]:80", of which only the characters are looked at. */
static const char *judge_ip6(const char *host, size_t len)
{
    const char *end = memchr(host, ']', len);

    if (end == NULL)
        return "its host lacks a ]";
    if (end == host + 1 || strspn(host + 1, "0123456789abcdefABCDEF:.") != (size_t)(end - host - 1))
        return "its host is no IPv6 address";
    len -= (size_t)(end - host) + 1;
    if (len == 0)
        return NULL;
    return end[1] == ':' ? judge_port(end + 2, len - 1) : "its host holds a character that none may";
}

/* The host and port of an address with "//"; what is wrong with them, or NULL. */
static const char *judge_host(const char *host, size_t len)
{
    const char *at = memrchr(host, '@', len);
    const char *colon, *wrong;

    if (at != NULL) {
        len -= (size_t)(at - host) + 1;
        host = at + 1;
    }
    if (len == 0 || *host == ':')
        return "it has no host";
    if (*host == '[')
        return judge_ip6(host, len);
    colon = memchr(host, ':', len);
    wrong = colon == NULL ? NULL : judge_port(colon + 1, len - (size_t)(colon - host) - 1);
    if (wrong != NULL)
        return wrong;
    len = colon == NULL ? len : (size_t)(colon - host);
    for (size_t i = 0; i < len; i++)
        if (!is_letter(host[i]) && !is_digit(host[i]) && strchr("-._~%", host[i]) == NULL &&
            (unsigned char)host[i] < 0x80)
            return host[i] == ' ' ? "its host holds a space" : "its host holds a character that none may";
    if (memchr(host, '%', len) != NULL)
        return "its host holds a percent sign";
    return NULL;
}

static size_t host_length(const char *host, size_t len)
{
    size_t n = strcspn(host, "/?#");

    return n < len ? n : len;
}

const char *clean_url(Arena *arena, const char *destination, const char **wrong)
{
    const char *start = destination + strspn(destination, " \t\n\r\f");
    const char *body;
    size_t len;
    char scheme[32] = "https";
    Buf buf = {0};

    if (strncmp(start, "//", 2) == 0) {
        body = start;
    } else {
        read_scheme(start, scheme);
        body = strchr(start, ':') + 1;
    }
    for (len = strlen(body); len > 0 && strchr(" \t\n\r\f", body[len - 1]) != NULL;)
        len--;
    *wrong = NULL;
    if (strncmp(body, "//", 2) == 0)
        *wrong = judge_host(body + 2, host_length(body + 2, len - 2));
    else if (strncmp(scheme, "http", 4) == 0)
        *wrong = "behind its scheme two slashes are missing";
    else if (len == 0)
        *wrong = "there is nothing behind its scheme";
    buf_format(&buf, "%s:", scheme);
    escape(&buf, body, len);
    body = *wrong != NULL ? NULL : arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return body;
}
