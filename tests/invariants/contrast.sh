#!/bin/sh
# contrast.sh - the colours of code can be read by day and night, and where a page is dark without saying so.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$root"

# Contrast as WCAG 2 defines it.  checks DAY NIGHT LEAST COLOUR...: each colour by day, or at night, on those pages.
cat >"$scratch/contrast.awk" <<'EOF'
function value(hex) { return 16 * (index(digits, substr(hex, 1, 1)) - 1) + index(digits, substr(hex, 2, 1)) - 1 }
function linear(c) { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ^ 2.4 }
function luminance(colour) {
    red = linear(value(substr(colour, 2, 2))); green = linear(value(substr(colour, 4, 2)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * linear(value(substr(colour, 6, 2)))
}
function contrast(a, b,  x, y) {
    x = luminance(a); y = luminance(b)
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05)
}
BEGIN { digits = "0123456789abcdef"; count = split(pages, page, " ") }
/^@media .*dark/ { dark = 1 }
/^ *color: #/ && dark == (when == "night") {
    colour = substr($2, 1, 7)
    seen++
    for (i = 1; i <= count; i++)
        if (contrast(colour, page[i]) < least) {
            printf "line %d: %s has %.2f:1 on %s\n", FNR, colour, contrast(colour, page[i]), page[i]
            bad = 1
        }
}
END { if (seen < 7) { print "only " seen + 0 " colours"; bad = 1 } exit bad }
EOF
checks()
{
    awk -v when="$1" -v least="$2" -v pages="$3" -f "$scratch/contrast.awk" styles/default/code.css
}
claim 'by day all colours have 4.5:1 on white and sepia' checks day 4.5 '#ffffff #f4ecd8'
claim 'at night all colours have 4.5:1 on black' checks night 4.5 '#000000'
claim 'by day none is below 3.8:1 on black' checks day 3.8 '#000000'
claim 'at night none is below 3.8:1 on white and sepia' checks night 3.8 '#ffffff #f4ecd8'
