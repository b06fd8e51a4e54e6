#!/bin/sh
# editions.sh - one tree, several editions: the same ids, the same places, one lock.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

mkdir -p "$scratch/book" "$scratch/out"
cd "$scratch"

# write RELEASE: the book as it was then.
write()
{
    cat >book/book.yaml <<EOT
title: Editions
author: A
language: en
identifier: urn:uuid:11111111-2222-4333-8444-555555555555
date: 2025-01-0$1
release: $1
chapters:
  - {file: early.md, type: preface, editions: [early]}
$([ "$1" = 1 ] || echo '  - {file: new.md, editions: [final]}')
  - a.md
  - {file: b.md, sample: true}
EOT
    printf '# Early\n\nOf release %s. More of it.\n' "$1" >book/early.md
    printf '# New\n\n::: {.only edition=early}\n## In\n:::\n\nNew text. And more.\n' >book/new.md
    printf '# B\n\nText, see [a](a.md#same). More.[^n]\n\n## Named {#own}\n\nEnd.\n\n[^n]: Note.\n' >book/b.md
    cat >book/a.md <<EOT
# One

::: {.only edition=early}
## Setup

Early text, of release $1. Two sentences of it.

- a list
- of it[^n]

### Same {#same}
:::

Text of all. It has two sentences.[^m]

::: {.not edition=early}
> Final text. With a quote.

## Setup

### Same too {#same}
:::

> ::: {.only edition=final}
> Final within.
> :::

## Last
$([ "$1" = 1 ] || printf '\nInserted here.\n')

Last one.

[^n]: N.
[^m]: M.
EOT
}

# build RELEASE: each edition, from the lock of the release before.
build()
{
    write "$1"
    for edition in early final sample; do
        rm -f book/epubify.lock
        [ "$1" = 1 ] || cp before.lock book/epubify.lock
        [ $edition != sample ] || cp early.lock book/epubify.lock
        program -q --edition $edition book out/$edition-"$1".epub || return 1
        cp book/epubify.lock $edition.lock
    done
    cp early.lock before.lock
}
ids()
{
    unzip -p "$1" "EPUB/text/$2.xhtml" | grep -o '<[a-z0-9]* id="[^"]*"'
}
# The elements right below the section, whatever is in them.
places()
{
    unzip -p "$1" EPUB/text/a.xhtml | sed -n '/<section class="chapter"/,/<section class="footnotes"/p' |
        sed -e 's/ [a-z-]*="[^"]*"//g' -e '/^<blockquote>$/,/^<\/blockquote>/{//!d}' -e '/^<ul>$/,/^<\/ul>/{//!d}' |
        grep -oE '^<(p|h[1-6]|ul|blockquote|div)>'
}
paths()
{
    unzip -p "$1" EPUB/package.opf | grep -o 'itemref idref="text-[^"]*"'
}
one_lock()
{
    cmp early.lock final.lock
}
sample_adds_nothing()
{
    cmp early.lock sample.lock
}
same_ids()
{
    [ -n "$(ids "out/sample-$1.epub" b)" ] &&
        [ "$(ids "out/sample-$1.epub" b)" = "$(ids "out/early-$1.epub" b)" ] &&
        [ "$(ids "out/final-$1.epub" b)" = "$(ids "out/early-$1.epub" b)" ]
}
same_spine()
{
    [ "$(paths "out/early-$1.epub")" = "$(paths "out/final-$1.epub")" ]
}
# Early text is a placeholder in the final edition, and the other way round.
same_places()
{
    [ "$(places "out/early-$1.epub" | wc -l)" -gt 8 ] &&
        [ "$(places "out/early-$1.epub")" = "$(places "out/final-$1.epub")" ]
}
own_ids_stay()
{
    ids out/early-2.epub b | grep -q 'h2 id="own"' && ids out/early-2.epub a | grep -q 'h3 id="same"' &&
        ids out/final-2.epub a | grep -q 'h3 id="same"'
}
# The texts of two editions, without what only one of them has.
says_what_it_should()
{
    unzip -p "out/early-$1.epub" EPUB/text/a.xhtml | grep -q 'Early text' &&
        ! unzip -p "out/early-$1.epub" EPUB/text/a.xhtml | grep -q 'Final' &&
        unzip -p "out/final-$1.epub" EPUB/text/a.xhtml | grep -q 'Final text' &&
        ! unzip -p "out/final-$1.epub" EPUB/text/a.xhtml | grep -q 'Early'
}

for release in 1 2; do
    claim "release $release: each edition is built" build $release
    claim "release $release: early and final have one lock" one_lock
    claim "release $release: a sample takes its names from it, and adds none" sample_adds_nothing
    claim "release $release: what a sample holds has the ids that it has in the book" same_ids $release
    claim "release $release: early and final have their documents in the same places" same_spine $release
    claim "release $release: and their blocks" same_places $release
    claim "release $release: each has its own text" says_what_it_should $release
done
claim 'ids that the author gives stay from release to release' own_ids_stay
