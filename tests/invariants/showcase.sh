#!/bin/sh
# showcase.sh - the book that uses each feature once builds without a word, to the same bytes, and holds what it shows.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

if ! command -v dot >/dev/null; then
    skip 'the showcase' 'dot is not installed'
    exit 0
fi
cd "$scratch"
cp -r "$root/tests/showcase" book

builds_silently()
{
    program build -v --strict book out.epub >said.txt 2>&1 && ! grep -E 'warning|error|hint' said.txt
}
has()
{
    unzip -p out.epub "EPUB/text/$1.xhtml" | grep -q -e "$2"
}

claim 'builds without a warning' builds_silently
[ -z "${EPUBS-}" ] || cp out.epub "$EPUBS/showcase.epub"
cp out.epub first.epub
claim 'builds again' program build -q -j1 book out.epub
claim 'to the same bytes' cmp first.epub out.epub
claim 'a figure has a number, and a reference says it' has floats '<a href="#fig-queue" class="xref">Figure[^1]*1.1</a>'
claim 'a listing has one' has code '<span class="label">Listing[^2]*2.1</span>'
claim 'an equation has one' has math '(3.1)'
claim 'a graph is drawn' has diagrams '<svg'
claim 'the index leads to a heading' has index '1.1 Lists and tasks'
claim 'the glossary leads back' has glossary 'class="backlinks"'
claim 'the list of figures is there' has list-of-figures 'Figure[^1]*1.1'
