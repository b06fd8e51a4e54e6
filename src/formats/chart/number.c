/* number.c - see the header. */
#include "formats/chart/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double largest = 1e15;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits with at most one point among them; *power: what they must be multiplied with.
 * Behind the eighteenth they no longer count. */
static const char *read_digits(const char *text, double *mantissa, int *power)
{
    uint64_t value = 0;
    int kept = 0;
    bool point = false, any = false;

    for (; is_digit(*text) || (*text == '.' && !point); text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        any = true;
        if (kept < 18) {
            value = value * 10 + (uint64_t)(*text - '0');
            kept += value > 0;
            *power -= point;
        } else {
            *power += !point;
        }
    }
    *mantissa = (double)value;
    return any ? text : NULL;
}

static const char *read_power(const char *text, int *power)
{
    int sign = text[1] == '-' ? -1 : 1, value = 0;

    text += text[1] == '-' || text[1] == '+' ? 2 : 1;
    if (!is_digit(*text))
        return NULL;
    for (; is_digit(*text); text++)
        value = value < 1000 ? value * 10 + (*text - '0') : value;
    *power += sign * value;
    return text;
}

bool number_read(const char *text, double *value)
{
    double sign, mantissa = 0;
    int power = 0;

    text += strspn(text, " \t");
    sign = *text == '-' ? -1 : 1;
    text += *text == '-' || *text == '+';
    text = read_digits(text, &mantissa, &power);
    if (text != NULL && (*text == 'e' || *text == 'E'))
        text = read_power(text, &power);
    if (text == NULL || text[strspn(text, " \t\r")] != '\0' || power > 30)
        return false;
    /* Powers of ten up to 22 are exact, and so is one division by them. */
    if (power < -300)
        power = -300;
    *value = sign * (power < 0 ? mantissa / pow(10, -power) : mantissa * pow(10, power));
    return fabs(*value) <= largest;
}

/* ---- Writing -------------------------------------------------------------------------------- */

static void write_grouped(Buf *out, uint64_t whole)
{
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%" PRIu64, whole);

    for (int i = 0; i < n; i++) {
        if (i > 0 && n > 4 && (n - i) % 3 == 0)
            buf_put(out, "\xE2\x80\xAF"); /* U+202F, narrow and not to be broken */
        buf_char(out, digits[i]);
    }
}

void number_write(Buf *out, double value, int decimals)
{
    double scale = pow(10, decimals);
    double scaled = round(fabs(value) * scale);
    uint64_t all = scaled < 1e18 ? (uint64_t)scaled : (uint64_t)1e18;
    uint64_t unit = (uint64_t)scale;

    if (value < 0 && all > 0)
        buf_put(out, "\xE2\x88\x92"); /* U+2212, as wide as a plus sign */
    write_grouped(out, all / unit);
    if (decimals > 0)
        buf_format(out, ".%0*" PRIu64, decimals, all % unit);
}

void number_coordinate(Buf *out, double value)
{
    long tenths = lround(value * 10);
    long size = tenths < 0 ? -tenths : tenths;

    buf_format(out, "%s%ld", tenths < 0 ? "-" : "", size / 10);
    if (size % 10 != 0)
        buf_format(out, ".%ld", size % 10);
}

static void write_power(Buf *out, int power)
{
    static const char *const raised[] = {"\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",
                                         "\xC2\xB3",     "\xE2\x81\xB4", "\xE2\x81\xB5",
                                         "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8",
                                         "\xE2\x81\xB9"};
    char digits[12];

    snprintf(digits, sizeof digits, "%d", power < 0 ? -power : power);
    buf_put(out, power < 0 ? "10\xE2\x81\xBB" : "10");
    for (const char *at = digits; *at != '\0'; at++)
        buf_put(out, raised[*at - '0']);
}

/* Decimals that a value of one or two digits needs. */
static int decimals_of(double value)
{
    int decimals = 0;

    for (value = fabs(value); decimals < 9 && fabs(value - round(value)) > 1e-6 * value;
         value *= 10)
        decimals++;
    return decimals;
}

void number_short(Buf *out, double value)
{
    static const struct {
        double from, unit;
        const char *letter;
    } sizes[] = {{1e12, 1e12, "T"}, {1e9, 1e9, "G"}, {1e6, 1e6, "M"}, {1e5, 1e3, "k"}};
    double size = fabs(value);

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        if (size >= sizes[i].from) {
            number_write(out, value / sizes[i].unit, decimals_of(value / sizes[i].unit));
            buf_put(out, sizes[i].letter);
            return;
        }
    if (size > 0 && size < 1e-4 && fabs(log10(size) - round(log10(size))) < 1e-9)
        write_power(out, (int)round(log10(size)));
    else
        number_write(out, value, decimals_of(value));
}
