#!/bin/sh
# html.sh - whatever elements and attributes stand in one another, no text is lost, and epubcheck finds no fault.
#
# html_samples makes the chapters from the table of HTML in src/data/html.c; tests/run hands the EPUBs to epubcheck.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

samples=$(dirname "$EPUBIFY")/tests/invariants/html_samples
if [ ! -x "$samples" ]; then
    echo "not ok - html_samples is not built; make unit-tests does it"
    exit 0
fi
cd "$scratch"

make_samples()
{
    mkdir "$1"
    cp "$root/tests/cases/html-media/p.svg" "$1/a.png"     # told by content, not by name
    {
        echo 'title: Samples'
        echo 'author: Nobody'
        echo 'language: en'
        echo 'identifier: urn:uuid:00000000-0000-4000-8000-000000000003'
        echo 'date: 2025-01-01'
        echo 'chapters:'
        "$samples" "$1" "$1" | sed 's/^/  - /'
    } >"$1/book.yaml"
    program build -q --no-color --lenient "$1" "$1.epub" >"$1.txt" 2>&1 || { tail -n 5 "$1.txt"; return 1; }
    unzip -q "$1.epub" -d "$1.out"
    [ -z "${EPUBS-}" ] || cp "$1.epub" "$EPUBS/html-$1.epub"
}

# words FILE...: the words of the samples, in order, without tags.
words()
{
    cat "$@" | sed 's/<[^>]*>//g' | grep -o 'w[0-9]\{6\}[a-z]' || true
}

# compare CHAPTER.md CHAPTER.xhtml: the same words, each once, and the samples in order.
compare()
{
    grep -o 'w[0-9]\{6\}[a-z]' "$1" | sort >wanted
    sed -n '/<body/,$p' "$2" | words - >found
    sort found | diff wanted - || { echo "$1: other words"; return 1; }
    cut -c 1-7 found | sort -C || { echo "$1: samples in another order"; return 1; }
}

# The chapters that have none are those of elements whose content nobody sees.
keeps_words()
{
    checked=0
    for chapter in "$1"/*.md; do
        if grep -q 'w[0-9]\{6\}' "$chapter"; then
            compare "$chapter" "$1.out/EPUB/text/$(basename "$chapter" .md).xhtml" || return 1
            checked=$((checked + 1))
        fi
    done
    [ $checked -gt 20 ] || { echo "only $checked chapters with words"; return 1; }
}

no_placeholder()
{
    ! grep -l 27182818 "$1".out/EPUB/text/*.xhtml
}

for kind in paragraphs blocks markdown attributes nested soup; do
    claim "HTML, $kind: builds" make_samples $kind
    claim "HTML, $kind: every word is there, in order" keeps_words $kind
    claim "HTML, $kind: nothing of epubify's own between" no_placeholder $kind
done

# Text right in a drawing is seen by nobody, so that only epubcheck judges these.
for kind in drawings formulas; do
    claim "HTML, $kind: builds" make_samples $kind
done

# And a check that sees no fault proves nothing.
faulty()
{
    sed "$1" blocks.out/EPUB/text/blocks-000.xhtml >faulty.xhtml
    ! compare blocks/blocks-000.md faulty.xhtml >/dev/null
}
claim 'a lost word would be seen' faulty 's/w000003b//'
claim 'a doubled word would be seen' faulty 's/w000003b/& &/'
claim 'samples in another order would be seen' faulty 's/w000003/w999999/; s/w000004/w000003/; s/w999999/w000004/'
