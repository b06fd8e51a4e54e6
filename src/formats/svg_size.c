/* svg_size.c - lengths with their units, and the view box. */
#include "formats/svg_size.h"

#include <stddef.h>
#include <string.h>

static const double largest = 1e6; /* pixels; nobody means more */

/* strtod would ask the host program's locale for its decimal point.  NULL: there is no
 * number. */
static const char *read_number(const char *text, double *number)
{
    double sign = *text == '-' ? -1 : 1, value = 0, weight = 1;
    const char *start;

    text += *text == '-' || *text == '+';
    for (start = text; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (*text - '0');
    if (*text == '.' && text[1] >= '0' && text[1] <= '9')
        for (text++; *text >= '0' && *text <= '9'; text++)
            value += (*text - '0') * (weight /= 10);
    *number = sign * value;
    return text == start ? NULL : text;
}

/* In CSS pixels; 0 where it is not said in absolute units. */
static double length_of(const char *value)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = {{"", 1},           {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96},        {"em", 16},
                 {"ex", 8},         {"rem", 16}};
    double number;

    if (value != NULL)
        value += strspn(value, " \t\r\n");
    if (value == NULL || (value = read_number(value, &number)) == NULL || number <= 0)
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t n = strlen(units[i].unit);
        if (strncasecmp(value, units[i].unit, n) == 0 &&
            value[n + strspn(value + n, " ")] == '\0')
            return number * units[i].pixels;
    }
    return 0;
}

/* min-x min-y width height, with white space or commas between. */
static void read_view_box(const char *value, double *width, double *height)
{
    double numbers[4] = {0};

    *width = *height = 0;
    for (size_t i = 0; i < 4; i++) {
        value += strspn(value, " \t\r\n,");
        value = read_number(value, &numbers[i]);
        if (value == NULL)
            return;
    }
    if (numbers[2] > 0 && numbers[3] > 0) {
        *width = numbers[2];
        *height = numbers[3];
    }
}

static uint32_t whole(double length)
{
    return length < 1 ? 1 : (uint32_t)(length + 0.5);
}

void svg_size(const char *width, const char *height, const char *view_box,
              uint32_t *pixels_wide, uint32_t *pixels_high)
{
    double wide = length_of(width), high = length_of(height), box_wide = 0, box_high = 0;

    if (view_box != NULL)
        read_view_box(view_box, &box_wide, &box_high);
    if (wide <= 0 && high <= 0) {
        wide = box_wide;
        high = box_high;
    } else if (box_wide > 0 && wide <= 0) {
        wide = high * box_wide / box_high;
    } else if (box_wide > 0 && high <= 0) {
        high = wide * box_high / box_wide;
    }
    *pixels_wide = *pixels_high = 0;
    if (wide > 0 && high > 0 && wide < largest && high < largest) {
        *pixels_wide = whole(wide);
        *pixels_high = whole(high);
    }
}
