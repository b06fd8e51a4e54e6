#!/bin/sh
# readme.sh - each block of Markdown that README shows builds without a warning, and each of its pictures is there and small.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

cd "$scratch"
# As tests/readers/pictures.mjs reads them: a comment with a file's name begins another file, and a picture ends the block.
awk '/^````markdown$/ { block++; file = sprintf("%02d-a.md", block); reading = 1; print file > "list"; next }
    /^````$/ { reading = 0 }
    reading && /^<!-- [a-z-]+\.md(: [a-z-]+)? -->$/ {
        file = sprintf("%02d-", block) $2
        sub(/:$/, "", file)
        print file, $3 > "list"
        next
    }
    reading { print > file }' "$root/README.md"

# Builds the files of the block with a number, and what they link to.
builds()
{
    mkdir "book-$1"
    cp "$root/tests/showcase/queue.svg" "$root/tests/showcase/queue.py" "book-$1"
    cat "$1"-*.md | grep -oE '["(][a-z0-9-]+\.md' | tr -d '"(' | sort -u >links
    {
        printf 'title: A Book\nauthor: A. Uthor\nlanguage: en\ndate: 2025-01-01\npage-source: urn:isbn:9780306406157\n'
        printf 'identifier: urn:uuid:00000000-0000-4000-8000-000000000001\nchapters:\n'
        sed -n "s/^$1-\([a-z-]*\.md\) \([a-z]*\)\$/  - {file: \1, type: \2}/p; s/^$1-\([a-z-]*\.md\)\( -->\)*\$/  - {file: \1, title: A}/p" list
        sed 's/.*/  - &/' links
    } >"book-$1/book.yaml"
    while read -r link; do printf '# Linked\n\nText.\n' >"book-$1/$link"; done <links
    for file in "$1"-*.md; do cp "$file" "book-$1/${file#*-}"; done
    program build -q --strict "book-$1" "$1.epub" >said.txt 2>&1 || { cat said.txt; return 1; }
    [ -z "${EPUBS-}" ] || cp "$1.epub" "$EPUBS/readme-$1.epub"
}

if command -v dot >/dev/null; then
    for number in $(cut -c 1-2 list | sort -u); do
        claim "block $number of README builds without a warning" builds "$number"
    done
else
    skip 'the Markdown of README' 'dot is not installed'
fi

is_small_picture()
{
    [ -s "$root/$1" ] && [ "$(wc -c <"$root/$1")" -le 204800 ]
}
for picture in $(grep -oE 'images/readme/[a-z-]+\.png' "$root/README.md" | sort -u); do
    claim "$picture is there, and at most 200 KB" is_small_picture "$picture"
done
