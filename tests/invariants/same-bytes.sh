#!/bin/sh
# same-bytes.sh - the same book gives the same bytes, whatever the day, folder, time zone, locale, umask or threads.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

# The shipped book with what it reads: its manifest says `root: ..`.
copy_book()
{
    mkdir -p "$1/book" "$1/images" "$1/styles"
    mkdir -p "$1"
    # shellcheck disable=SC2086  # $2 may be no option at all
    (cd "$root" && find book images styles -type f) | sort $2 | while read -r file; do
        mkdir -p "$1/$(dirname "$file")"
        cp "$root/$file" "$1/$file"
    done
    find "$1/book" "$1/images" "$1/styles" -exec touch -d "$3" {} +
}

copy_book "$scratch/one" '' 2025-06-01T12:00:00Z
copy_book "$scratch/two/deeper" -r 2001-02-03T04:05:06Z      # created in the opposite order too
cd "$scratch/one"
claim 'the shipped book builds' program build -q book "$scratch/first.epub"

same_as_first()
{
    "$@" && same "$scratch/first.epub" "$scratch/again.epub"
}
in_folder()
{
    (cd "$1" && program build -q "$2" "$scratch/again.epub")
}
with_umask()
{
    (umask "$1" && program build -q book "$scratch/again.epub")
}

claim 'another folder and day: same bytes' same_as_first in_folder "$scratch/two/deeper" book
claim 'the book named from inside itself: same bytes' same_as_first in_folder "$scratch/one/book" .
claim 'the book by its absolute path: same bytes' same_as_first in_folder / "$scratch/two/deeper/book"
claim 'over its own output: same bytes' same_as_first in_folder "$scratch/one" book
for jobs in 1 2 8; do
    rm -f "$scratch/again.epub"
    claim "-j $jobs: same bytes" same_as_first program build -q -j $jobs book "$scratch/again.epub"
done
for setting in TZ=Pacific/Kiritimati TZ=America/Los_Angeles LC_ALL=C LC_ALL=C.UTF-8 LC_ALL=tr_TR.UTF-8 \
    LANG=de_DE.UTF-8 COLUMNS=20 TERM=dumb; do
    rm -f "$scratch/again.epub"
    claim "$setting: same bytes" same_as_first env "$setting" "$EPUBIFY" build -q book "$scratch/again.epub"
done
for mask in 000 077; do
    rm -f "$scratch/again.epub"
    claim "umask $mask: same bytes" same_as_first with_umask $mask
done

# A book without any date takes SOURCE_DATE_EPOCH, or else the newest of its files.
make_book "$scratch/dateless" 3 20
sed -i '/^date:/d' "$scratch/dateless/book.yaml"
find "$scratch/dateless" -exec touch -d 2024-05-06T07:08:09Z {} +
cp -Rp "$scratch/dateless" "$scratch/dateless-later"
cd "$scratch"
claim 'a book without a date builds' program build -q dateless first.epub
claim 'no date, another folder: same bytes' same_as_first program build -q dateless-later again.epub
find dateless-later -exec touch -d 2030-01-01T00:00:00Z {} +
claim 'SOURCE_DATE_EPOCH stands in for the date' env SOURCE_DATE_EPOCH=1714979289 "$EPUBIFY" build -q dateless-later again.epub
claim 'SOURCE_DATE_EPOCH of the newest file: same bytes' same first.epub again.epub
