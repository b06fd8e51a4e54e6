#!/bin/sh
# shipped.sh - the shipped book's second release: its lock is up to date, its news, progress and planned chapter are there, and so
# are its editions.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$root"
for edition in early sample; do
    program build -q --frozen --edition $edition book "$scratch/$edition.epub"
    mkdir "$scratch/$edition"
    unzip -qq "$scratch/$edition.epub" -d "$scratch/$edition"
done

# said EDITION FILE TEXT: the text stands in that document, whatever elements are around its words.
said()
{
    sed -e 's/<[^>]*>//g' "$scratch/$1/EPUB/$2" | tr -s ' \n' '  ' | grep -qF -e "$3" || { echo "$2 lacks: $3"; return 1; }
}
identifier()
{
    sed -n 's/.*<dc:identifier[^>]*>\(.*\)<.*/\1/p' "$scratch/$1/EPUB/package.opf" | head -n 1
}
identifiers_differ()
{
    [ -n "$(identifier early)" ] && [ "$(identifier early)" != "$(identifier sample)" ]
}
# What the sample holds has the same name and the same ids as in the book.
same_ids()
{
    (cd "$scratch/sample/EPUB/text" && ls) | while read -r file; do
        [ -f "$scratch/early/EPUB/text/$file" ] || { [ "$file" = closing.xhtml ] || echo "$file is in the sample alone"; continue; }
        for id in $(grep -oE '<h[1-6][^>]* id="[^"]*"' "$scratch/sample/EPUB/text/$file" | sed 's/.* id=//'); do
            grep -qF " id=$id" "$scratch/early/EPUB/text/$file" || echo "$file: $id is in the sample alone"
        done
    done >"$scratch/faults"
    cat "$scratch/faults"
    [ ! -s "$scratch/faults" ]
}

claim 'the lock is that of the book as it is' program build -q --frozen book "$scratch/again.epub"
claim 'it knows two releases' test "$(grep -c '^release ' book/epubify.lock)" = 2
claim 'building again gives the same bytes' cmp "$scratch/again.epub" "$scratch/early.epub"
claim 'the title page says how far the book is' said early text/titlepage.xhtml 'Lessons: 15 of 50'
claim 'the news has the new lessons' said early text/whats-new.xhtml '2.7 Work Flows Along the Easiest Path'
claim 'and what the author says of the release' said early text/whats-new.xhtml 'Chapter 2 is there'
claim 'and the release before' said early text/whats-new.xhtml 'Release 1'
claim 'chapter 3 has a page, behind chapter 2 and before the colophon, which keeps its place' \
    said early text/crowded-party.xhtml 'Stay tuned'
claim 'the sample ends with where the rest is' said sample text/closing.xhtml 'This was the sample'
claim 'the sample is another book to reading systems' identifiers_differ
claim 'names and ids are the same in both' same_ids
claim 'the final edition is refused while chapters are to come' exits 1 build -q --edition final book "$scratch/final.epub"
# Of a copy, whose lock may say that the release is given out.
mkdir "$scratch/copy"
cp -R book images styles "$scratch/copy/"
claim 'it can be given out' program release -q "$scratch/copy/book" "$scratch/dist"
claim 'which the lock says' grep -q '^release 2 .*given-out$' "$scratch/copy/book/epubify.lock"
for file in release-notes.md release-notes.txt release.json release.atom; do
    claim "a release has $file" test -s "$scratch/dist/$file"
done
