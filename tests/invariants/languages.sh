#!/bin/sh
# languages.sh - {lang} in the output's name: an EPUB for each language of a book, or the one that a book is in.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

make_book "$scratch/single" 1 1
mkdir -p "$scratch/book/en" "$scratch/book/pt-br"
cd "$scratch"
printf '{"title": "Tides", "isbn": "9780306406157", "pubdate": "2025-01-01"}\n' >book/book.json
printf '* [English](en)\n* [Português](pt-br)\n' >book/LANGS.md
printf '# Tide\n\nThe sea.\n' >book/en/README.md
printf '# Maré\n\nO mar.\n' >book/pt-br/README.md
: >book/en/SUMMARY.md
: >book/pt-br/SUMMARY.md

mkdir -p plain/part
printf '# Tides\n\nThe sea.\n' >plain/README.md
printf '# Marées\n\nLa mer.\n' >plain/README.fr.md
printf '# Moon\n' >plain/part/moon.md
printf '# Lune\n' >plain/part/moon.fr.md

# says LANGUAGE FILE: the package document has that language.
says()
{
    unzip -p "$2" EPUB/package.opf | grep -q "<dc:language>$1</dc:language>"
}
one_each()
{
    mkdir out
    program --no-color book 'out/tides-{lang}.epub' >said 2>complained || { cat said complained; return 1; }
    cat said complained
    holds "tides-en.epub tides-pt-br.epub" && says en out/tides-en.epub && says pt-BR out/tides-pt-br.epub
}
holds()
{
    [ "$(cd out && echo *)" = "$1" ]
}
names_both()
{
    [ "$(grep -c '^wrote out/tides-' said)" -eq 2 ]
}
no_choice_to_make()
{
    ! grep -q project-languages complained
}
only_one()
{
    rm -r out
    program -q --language pt book 'out/{lang}/tides.epub' && [ -f out/pt-br/tides.epub ] && holds pt-br
}
of_one_language()
{
    rm -r out
    program -q single 'out/{lang}.epub' && holds en.epub
}
worst_status()
{
    rm -r out
    printf '# Tide\n\n[no](where.md)\n' >book/en/README.md
    exits 1 -q --no-lenient book 'out/{lang}.epub' && holds pt-br.epub
}
of_plain_files()
{
    rm -r out
    program -q -M date=2025-01-01 plain 'out/{lang}.epub' 2>/dev/null && holds 'en.epub fr.epub' && says fr out/fr.epub
}
claim 'each language has an EPUB of its own, in its own language' one_each
claim 'the last lines name them both' names_both
claim 'nothing is said of a choice that nobody has to make' no_choice_to_make
claim '--language builds one of them' only_one
claim 'a book in one language is called by its tag' of_one_language
claim 'an error in one language leaves the others, and is the exit status' worst_status
claim 'a folder of Markdown with translations has one each, too' of_plain_files

# Each language grows by itself: from its own lock.
one_lock_each()
{
    set -- -q -M identifier=urn:uuid:11111111-2222-4333-8444-555555555555 -M date=2025-01-01
    cp -R "$kind" growing
    for release in 1 2; do
        program "$@" -M release=$release growing "grown$release-{lang}.epub" || return 1
        find growing -name 'README*.md' | while read -r file; do printf '\nMore of it.\n' >>"$file"; done
    done
    for epub in grown2-*.epub; do
        unzip -p "$epub" EPUB/text/whats-new.xhtml >news.xhtml && [ "$(grep -c '<h2>' news.xhtml)" -ge 2 ] &&
            ! grep -q '<h2>\(New\|Nouveau\|Novo\|Novidades\)' news.xhtml || { echo "$epub"; cat news.xhtml; return 1; }
    done
    (cd growing && find . -name '*.lock' | sort)
    rm -r growing grown*
}
for kind in plain book; do
    claim "each language of $kind has a lock of its own" one_lock_each
done
