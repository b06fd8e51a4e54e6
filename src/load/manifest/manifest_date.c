/* manifest_date.c - dates as the W3C's note has them, and with them ISO 8601's commonest. */
#include <ctype.h>
#include <string.h>
#include "load/manifest/manifest.h"

/* Exactly n digits.  -1: there are others. */
static int take_digits(const char **text, int n)
{
    int number = 0;

    for (; n > 0; n--, (*text)++) {
        if (!isdigit((unsigned char)**text))
            return -1;
        number = number * 10 + (**text - '0');
    }
    return number;
}

static bool take(const char **text, char byte)
{
    bool there = **text == byte;

    *text += there;
    return there;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

/* "T10:15", "T10:15:30", "T10:15:30.5" and a zone, "Z" or "+02:00". */
static bool take_time(const char **text, struct tm *tm, long *zone)
{
    int sign, hours, minutes;

    *zone = 0;
    tm->tm_hour = take_digits(text, 2);
    if (!take(text, ':'))
        return false;
    tm->tm_min = take_digits(text, 2);
    if (take(text, ':')) {
        tm->tm_sec = take_digits(text, 2);
        if (take(text, '.')) {
            size_t digits = strspn(*text, "0123456789");
            if (digits == 0)
                return false;
            *text += digits;
        }
    }
    if (tm->tm_hour < 0 || tm->tm_hour > 23 || tm->tm_min < 0 || tm->tm_min > 59 ||
        tm->tm_sec < 0 || tm->tm_sec > 59)
        return false;
    if (take(text, 'Z'))
        return true;
    sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
    hours = take_digits(text, 2);
    minutes = take(text, ':') ? take_digits(text, 2) : -1;
    *zone = sign * (hours * 3600L + minutes * 60L);
    return sign != 0 && hours >= 0 && hours <= 14 && minutes >= 0 && minutes <= 59;
}

bool read_w3c_date(const char *text, time_t *seconds)
{
    const time_t last = 253402300799; /* the end of 9999; a zone may lead beyond it */
    struct tm tm = {.tm_mday = 1};
    int year = take_digits(&text, 4);
    int month = 1;
    long zone = 0;

    if (year < 1)
        return false;
    if (take(&text, '-')) {
        month = take_digits(&text, 2);
        if (month < 1 || month > 12)
            return false;
        if (take(&text, '-')) {
            tm.tm_mday = take_digits(&text, 2);
            if (tm.tm_mday < 1 || tm.tm_mday > days_in_month(year, month))
                return false;
            if (take(&text, 'T') && !take_time(&text, &tm, &zone))
                return false;
        }
    }
    tm.tm_year = year - 1900;
    tm.tm_mon = month - 1;
    *seconds = timegm(&tm) - zone;
    return *text == '\0' && *seconds <= last;
}
