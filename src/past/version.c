/* version.c - releases that are called by a number. */
#include "past/version.h"
#include <string.h>

static const char digits[] = "0123456789";

bool is_version(const char *name)
{
    size_t n;

    while ((n = strspn(name, digits)) > 0 && name[n] == '.')
        name += n + 1;
    return n > 0 && name[n] == '\0';
}

bool is_shop_version(const char *name)
{
    enum { MOST_NUMBERS = 3, MOST_DIGITS = 4 };
    int numbers = 1;

    if (!is_version(name))
        return false;
    for (; name[strspn(name, digits)] == '.'; numbers++) {
        if (strspn(name, digits) > MOST_DIGITS)
            return false;
        name += strspn(name, digits) + 1;
    }
    return numbers <= MOST_NUMBERS && strspn(name, digits) <= MOST_DIGITS;
}

/* Takes one number off; 0 where there is none.  Its digits without zeros in front, however
 * many they are. */
static const char *take_number(const char **rest, size_t *len)
{
    const char *number = *rest + strspn(*rest, "0");

    *len = strspn(number, digits);
    *rest = number + *len;
    *rest += **rest == '.';
    return number;
}

int compare_versions(const char *one, const char *other)
{
    while (*one != '\0' || *other != '\0') {
        size_t n, m;
        const char *a = take_number(&one, &n), *b = take_number(&other, &m);
        int order = n != m ? (n < m ? -1 : 1) : memcmp(a, b, n);
        if (order != 0)
            return order;
    }
    return 0;
}
