/* pandoc_date.c - dates as authors write them for a title page. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "load/pandoc.h"

enum { MOST_PARTS = 8 };

typedef struct {
    int year, month, day; /* 0: not said */
} Date;

/* 0: the word names none. */
static int month_of(const char *word, size_t len)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};

    for (int i = 0; len >= 3 && i < 12; i++)
        if (len <= strlen(months[i]) && strncasecmp(word, months[i], len) == 0)
            return i + 1;
    return 0;
}

/* "1st", "2nd", "3rd", "4th" */
static bool is_ordinal(const char *text)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strncasecmp(text, endings[i], 2) == 0)
            return !isalpha((unsigned char)text[2]);
    return false;
}

/* One word or number of it, *text moves behind; false: it has no place in a date. */
static bool take_part(const char **text, Date *date)
{
    size_t digits = strspn(*text, "0123456789"), letters = 0;
    long number = digits > 0 && digits < 5 ? strtol(*text, NULL, 10) : 0;

    while (isalpha((unsigned char)(*text)[letters]))
        letters++;
    if (letters > 0 && date->month == 0)
        date->month = month_of(*text, letters);
    else if (digits == 4 && date->year == 0)
        date->year = (int)number;
    else if ((digits == 1 || digits == 2) && date->day == 0 && number > 0 && number < 32)
        date->day = (int)number;
    else
        return false;
    *text += letters + digits;
    if (digits > 0 && is_ordinal(*text))
        *text += 2;
    return letters == 0 || date->month > 0;
}

/* "2012-05-11", and more behind it. */
static const char *begin_of(Arena *arena, const char *text)
{
    static const char shape[] = "0000-00-00";

    for (size_t i = 0; shape[i] != '\0'; i++)
        if (shape[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != shape[i])
            return NULL;
    return text[10] == ' ' ? arena_copy(arena, text, 10) : NULL;
}

/* "30-10-2017" or "10/30/2017", where only one of both can be the day. */
static const char *date_of_numbers(Arena *arena, const char *text)
{
    int one, other, year, read = 0;
    char sign, again;

    if (sscanf(text, "%2d%c%2d%c%4d%n", &one, &sign, &other, &again, &year, &read) != 5 ||
        text[read] != '\0' || sign != again || strchr("-./", sign) == NULL || one < 1 ||
        other < 1 || year < 1000 || (one > 12) == (other > 12))
        return NULL;
    return arena_format(arena, "%04d-%02d-%02d", year, one > 12 ? other : one,
                        one > 12 ? one : other);
}

const char *date_of_words(Arena *arena, const char *text)
{
    const char *begin = begin_of(arena, text);
    Date date = {0};

    if (begin == NULL)
        begin = date_of_numbers(arena, text);
    if (begin != NULL)
        return begin;
    for (int i = 0; i < MOST_PARTS && *text != '\0'; i++) {
        if (!take_part(&text, &date))
            return NULL;
        text += strspn(text, " ,.");
    }
    if (*text != '\0' || date.year == 0 || date.month == 0)
        return NULL;
    return date.day == 0
               ? arena_format(arena, "%04d-%02d", date.year, date.month)
               : arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}
