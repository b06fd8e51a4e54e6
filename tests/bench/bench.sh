#!/bin/sh
# bench.sh [RUNS] - epubify and the bare work on the same books, in turn, and the highlighter; medians.  Asserts nothing.
#
# The corpus is $EPUBIFY_CORPUS or tests/corpus; books that are not there are passed over.
set -eu
cd "$(dirname "$0")/../.."
runs=${1:-15}
build=${BUILD:-build}
corpus=${EPUBIFY_CORPUS:-tests/corpus}
work=$build/bench/books
mkdir -p "$work"

# measure NAME BOOK FILE...: what the floor reads is what the EPUB is made from.
measure()
{
    name=$1
    book=$2
    shift 2
    echo "$name: $# files, $(cat "$@" | wc -c) bytes, $runs runs each"
    "$build/bench/bench" "$runs" \
        floor "$build/bench/floor" "$work/floor.epub" "$@" -- \
        epubify "$build/epubify" -q --lenient "$book" -o "$work/$name.epub" -- \
        'epubify -j1' "$build/epubify" -q --lenient -j1 "$book" -o "$work/$name.epub"
    echo
}

# flat NAME FOLDER: all Markdown of the folder as one plain list of chapters.
flat()
{
    [ -f "$corpus/$1.tar.xz" ] || { echo "$1: not in $corpus"; return 0; }
    [ -d "$work/$1" ] || tar -xJf "$corpus/$1.tar.xz" -C "$work"
    {
        printf 'title: %s\nauthor: Several\nlanguage: en\ndate: 2025-01-01\n' "$1"
        printf 'identifier: urn:uuid:00000000-0000-4000-8000-000000000002\nchapters:\n'
        (cd "$work/$1/$2" && find . -name '*.md' | sed 's|^\./||' | LC_ALL=C sort | sed 's/.*/  - "&"/')
    } >"$work/$1/$2/book.yaml"
    # Of other files, those that the build took along.
    "$build/epubify" -q --lenient "$work/$1/$2" "$work/$1.epub" >"$work/$1.txt" 2>&1 ||
        { echo "$1: does not build, see $work/$1.txt"; return 0; }
    find "$work/$1/$2" -name '*.md' | LC_ALL=C sort >"$work/list"
    pictures "$work/$1" "$work/$1.epub" >>"$work/list"
    # shellcheck disable=SC2046  # one word a file; the corpus has no spaces in names
    measure "$1" "$work/$1/$2" $(cat "$work/list")
}

# pictures FOLDER EPUB: the files of the folder whose bytes are in the container.
pictures()
{
    unzip -v "$2" | awk '/EPUB\/images\// { print $(NF - 1) }' | sort >"$work/crcs"
    find "$1" \( -name '*.png' -o -name '*.jpg' -o -name '*.svg' -o -name '*.gif' \) | LC_ALL=C sort |
        while read -r file; do
            crc=$(gzip -c "$file" | tail -c 8 | od -An -tx4 -N4 | tr -d ' ')
            if grep -qx "$crc" "$work/crcs"; then printf '%s\n' "$file"; fi
        done
}

# shellcheck disable=SC2046
measure push-to-prod book $(find book -name '[0-9]*.md' | LC_ALL=C sort) styles/*.css images/*.svg
flat rust-book src
flat paip docs

# ---- Code: the highlighter by itself, and what it costs a book whose half is code ----------------

rm -rf "$work/code"
mkdir -p "$work/code/sample" "$work/code/corpus" "$work/half" "$work/half-plain"
awk -v out="$work/code/sample" -f tests/bench/blocks.awk tests/cases/code-languages/01.md
echo 'highlighter, the sample of each language in tests/cases/code-languages, repeated:'
for file in "$work"/code/sample/*; do
    while [ "$(wc -c <"$file")" -lt 100000 ]; do
        cat "$file" "$file" >"$work/code/twice"
        mv "$work/code/twice" "$file"
    done
    "$build/bench/highlight" speed "$(basename "$file")" "$file"
done
if [ -d "$work/rust-book" ] && [ -d "$work/paip" ]; then
    find "$work/rust-book" "$work/paip" -name '*.md' | LC_ALL=C sort >"$work/list"
    # shellcheck disable=SC2046
    awk -v out="$work/code/corpus" -f tests/bench/blocks.awk $(cat "$work/list")
    echo 'highlighter, the code of two books:'
    for name in rust lisp console toml; do
        "$build/bench/highlight" speed $name "$work/code/corpus/$name"
    done
    # shellcheck disable=SC2046
    awk -v out="$work/half/1.md" -v plain="$work/half-plain/1.md" -f tests/bench/half.awk $(cat "$work/list")
    for book in half half-plain; do
        printf '%s\n' 'title: Half' 'author: Several' 'language: en' 'date: 2025-01-01' \
            'identifier: urn:uuid:00000000-0000-4000-8000-000000000002' 'chapters: [1.md]' >"$work/$book/book.yaml"
    done
    echo "a book whose half is code: $(wc -c <"$work/half/1.md") bytes, $runs runs each"
    "$build/bench/bench" "$runs" \
        'no languages' "$build/epubify" -q -j1 "$work/half-plain" -o "$work/half-plain.epub" -- \
        highlighted "$build/epubify" -q -j1 "$work/half" -o "$work/half.epub"
fi
"$build/bench/math" tests/tools/math/formulas.txt
