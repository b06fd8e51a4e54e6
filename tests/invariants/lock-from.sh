#!/bin/sh
# lock-from.sh - a lock that is lost is made anew from the EPUB: the next release keeps as many marks as by the lost one.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$scratch"

# What two locks must have in common: all but whether the release was given out.
plain()
{
    sed 's/ given-out$//' "$1"
}
same_lock()
{
    plain "$1" >lost.txt && plain "$2" >made.txt && diff lost.txt made.txt
}

cp -R "$root/tests/cases/diff-two-releases/old" book
cat >>book/one.md <<'TEXT'

- An item of two sentences. This is the second one.
- Another, with a list in it:
  - One within.

> A quote. It has two sentences, too[^1].

[^1]: What stands in a note. It is no block of the text.

| a | b |
|---|---|
| c | d |

A line with [a link](two.md) in it. And **bold**, *italic* and `code`.
TEXT
echo 'release: 1' >>book/book.yaml
program -q book first.epub 2>/dev/null
cp book/epubify.lock first.lock

made_anew()
{
    rm book/epubify.lock
    program lock book --from first.epub && same_lock first.lock book/epubify.lock
}
claim 'the lock of a first release, from its EPUB' made_anew

# A book with all that there is: captions, references and banners are not the author's words, and words are counted alike.
cp -R "$root/tests/showcase" .
rm -f showcase/epubify.lock
# The caption of a drawing that says what its title does not is not told apart from one that does.
sed -i '/^Figure: One queue, two workers/d' showcase/diagrams.md
made_anew_of()
{
    program -q "$1" "$2.epub" 2>/dev/null && cp "$1/epubify.lock" "$2.lock" && rm "$1/epubify.lock" &&
        program lock "$1" --from "$2.epub" && grep -v '^release ' "$2.lock" >all.lock &&
        grep -v '^release ' "$1/epubify.lock" >again.lock && same_lock all.lock again.lock
}
claim 'the lock of a book that uses everything' made_anew_of showcase everything
shipped_anew()
{
    program -q -M release=1 --lock shipped.lock "$root/book" shipped.epub 2>/dev/null &&
        program lock "$root/book" --lock shipped-anew.lock --from shipped.epub && grep -v '^release ' shipped.lock >all.lock &&
        grep -v '^release ' shipped-anew.lock >again.lock && same_lock all.lock again.lock
}
claim 'the lock of the shipped book, as if it were its first release' shipped_anew
only_one_is_new()
{
    sed -i 's/^release: .*/release: 99/' showcase/book.yaml
    printf '%s\n' '  - new.md' >>showcase/book.yaml
    printf '# Brand new\n\nA [term]{.index}.\n' >showcase/new.md
    program -q showcase next.epub && unzip -p next.epub EPUB/text/whats-new.xhtml >news.xhtml &&
        grep -q 'Brand new' news.xhtml && ! grep -q 'Edited\|Rewritten' news.xhtml
}
claim 'by it, what is new in the next release is what is new' only_one_is_new

# The next release: paragraphs, an item, a sentence and a chapter more, a sentence and a chapter less.
sed -i 's/^release: 1/release: 2/; s/  - two.md/  - new.md\n  - two.md/; /gone.md/d' book/book.yaml
cp "$root/tests/cases/diff-two-releases/new/new.md" book/
sed -i 's/^The road was dry. /It begins. The road was dry, it seems. It went on. /
    s/^- Another/- One more.\n- Another/; s/^> A quote. /> /' book/one.md
cp -R book other
cp first.lock other/epubify.lock
program -q book second.epub 2>/dev/null
program -q other second-by-lock.epub 2>/dev/null
claim 'the next release, by the lock that was made and by the one that was lost: same bytes' \
    same second.epub second-by-lock.epub
claim 'no mark of the first release is on other text in the second' exits 0 diff -q first.epub second.epub

# An EPUB of another tool, whose documents are called by their files' names.
page()
{
    printf '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>%s</title></head><body><h1>%s</h1><p>%s</p></body></html>\n' \
        "$1" "$2" "$3" >"$1"
}
page c1.xhtml One 'The road was dry, it seems. It went on.'
page c2.xhtml Two 'The second text, which goes.'
page c3.xhtml Three 'The third text, which stays as it is.'
node "$root/tests/invariants/epub.mjs" foreign.epub c1.xhtml c2.xhtml c3.xhtml
mkdir foreign
cat >foreign/book.yaml <<'YAML'
title: A book
author: A. Author
language: en
identifier: urn:uuid:11111111-2222-4333-8444-555555555555
date: 2025-02-01
release: 2
chapters: [one.md, {file: three.md, title: Third}]
YAML
printf '# One\n\nThe road was dry, it seems. It went on.\n' >foreign/one.md
printf '# Three\n\nThe third text, which stays as it is.\n' >foreign/three.md
tells_what_is_gone()
{
    program -q "$@" foreign out.epub &&
        unzip -p out.epub EPUB/text/whats-new.xhtml >news.xhtml &&
        grep -q '<li>Two <span class="words">(−6 words)</span></li>' news.xhtml &&
        grep -q '<li>Three → <a ' news.xhtml && [ "$(grep -c '<h2>' news.xhtml)" -eq 3 ]
}
claim 'what is gone since an EPUB of another tool, and what is called otherwise' \
    tells_what_is_gone --since foreign.epub
cp foreign/epubify.lock foreign.lock
claim 'the same by the lock that was made then' tells_what_is_gone
claim 'which stays as it is' same foreign.lock foreign/epubify.lock
