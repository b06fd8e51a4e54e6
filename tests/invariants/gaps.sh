#!/bin/sh
# gaps.sh - an author's style sheet shows the pages of a book with releases as it does those of the plain layout.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
chromium=$root/tests/readers/chromium

if ! "$chromium" --version >/dev/null 2>&1; then
    skip 'style sheets see through the layout' 'Chromium is not there; ./setup readers brings it'
    exit 0
fi

# build LAYOUT: both releases, the second on the lock of the first.
build()
{
    rm -rf "$scratch/book"
    for release in r1 r2; do
        mkdir -p "$scratch/book"
        cp "$root/tests/invariants/gaps/$release/"* "$scratch/book"
        program build -q --layout "$1" "$scratch/book" "$scratch/$release-$1.epub"
        unzip -q "$scratch/$release-$1.epub" -d "$scratch/$release-$1"
    done
}

# picture FOLDER PAGE
picture()
{
    "$chromium" --hide-scrollbars --allow-file-access-from-files --window-size=600,3000 --screenshot="$scratch/$1-$2.png" \
        "file://$scratch/$1/EPUB/text/$2.xhtml" >/dev/null 2>&1
}

# looks_alike RELEASE PAGE
looks_alike()
{
    grep -q '<div></div>' "$scratch/$1-stable/EPUB/text/$2.xhtml" && ! grep -q '<div></div>' "$scratch/$1-plain/EPUB/text/$2.xhtml" &&
        picture "$1-plain" "$2" && picture "$1-stable" "$2" && cmp "$scratch/$1-plain-$2.png" "$scratch/$1-stable-$2.png"
}

build plain
build stable
claim 'the first release of the stable layout looks like the plain one' looks_alike r1 one
claim 'so do lists of definitions and what begins with a quote' looks_alike r1 two
claim 'so does a text with paragraphs that a later release inserted' looks_alike r2 one
claim 'so does a text from which it has deleted some' looks_alike r2 two
