#!/bin/sh
# page.sh - the page of the shipped book: whole, self-contained, without a script, the same bytes each time.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$root"
page=$scratch/page
program page -q book "$page"
find "$page" -name '*.html' | sort >"$scratch/html"

well_formed()
{
    # shellcheck disable=SC2046  # names of ours, without spaces
    xmllint --noout --nonet $(cat "$scratch/html")
}

# values FILE XPATH: one attribute value a line.
values()
{
    xmllint --nonet --xpath "$2" "$1" 2>/dev/null | sed -n 's/^ *[a-z:]*="\(.*\)"$/\1/p' | sed 's/&amp;/\&/g'
}

# Each relative address leads to a file, and to an element in it where it names one.
links_lead()
{
    while read -r file; do
        values "$file" '//@href | //@src' | grep -vE '^(https?|mailto):' | sort -u | while read -r address; do
            path=${address%%#*}
            target=$file
            [ -z "$path" ] || target=$(dirname "$file")/$path
            [ -f "$target" ] || { echo "$file: no file $address"; continue; }
            case $address in
            *'#'*) grep -q " id=\"${address#*#}\"" "$target" || echo "$file: no element $address" ;;
            esac
        done
    done <"$scratch/html" >"$scratch/faults"
    cat "$scratch/faults"
    [ ! -s "$scratch/faults" ]
}

# What a browser fetches by itself is beside the page; links and data may name the web.
fetches_nothing()
{
    while read -r file; do
        values "$file" "//@src | //*[local-name()='link'][@rel='stylesheet']/@href | //*[local-name()='image' or \
local-name()='use']/@*[local-name()='href']" | grep -E '^([a-z]+:)?//' && return 1
    done <"$scratch/html"
    ! grep -rnE '@import|url\( *["'\'']?(https?:)?//' "$page" --include='*.css'
}

no_script()
{
    ! grep -n '<script' $(cat "$scratch/html") | grep -v '<script type="application/ld+json">' &&
        ! grep -nEi ' on[a-z]+="|javascript:|<iframe|<object|<embed' $(cat "$scratch/html")
}

# count FILE XPATH NUMBER
count()
{
    found=$(xmllint --nonet --xpath "count($2)" "$1")
    [ "$found" = "$3" ] || { echo "$1: $found of $2, not $3"; return 1; }
}

one_heading()
{
    while read -r file; do
        count "$file" "//*[local-name()='h1']" 1 || return 1
        count "$file" "//*[local-name()='main']" 1 || return 1
        count "$file" "//*[local-name()='img'][not(@alt)]" 0 || return 1
        count "$file" "//*[local-name()='html'][not(@lang)]" 0 || return 1
        values "$file" '//@id' | sort | uniq -d | grep . && return 1
    done <"$scratch/html"
    return 0
}

data_is_json()
{
    command -v node >/dev/null || return 0
    sed -n '/<script/,/<\/script>/p' "$page/index.html" | sed '/script>*/d' >"$scratch/data.json"
    node -e 'const data = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        if (data["@type"] !== "Book" || !data.name || !data.author[0].name) process.exit(1)' "$scratch/data.json"
}

same_bytes()
{
    program page -q -j 1 book "$scratch/once" && program page -q -j 8 book "$scratch/twice" &&
        diff -r "$scratch/once" "$scratch/twice" && diff -r "$page" "$scratch/once"
}

# Neither the folder's other files, nor anything when the book has errors.
leaves_others()
{
    mkdir -p "$scratch/site/images" "$scratch/bad"
    echo mine >"$scratch/site/CNAME"
    echo mine >"$scratch/site/images/mine.png"
    program page -q book "$scratch/site" && [ "$(cat "$scratch/site/CNAME" "$scratch/site/images/mine.png")" = "mine
mine" ] || return 1
    printf 'title: A\nchapters: [a.md]\n' >"$scratch/bad/book.yaml"
    echo '[gone](gone.md)' >"$scratch/bad/a.md"
    cp "$scratch/site/index.html" "$scratch/before.html"
    exits 1 page -q "$scratch/bad" "$scratch/site" && same "$scratch/before.html" "$scratch/site/index.html" &&
        exits 1 page -q "$scratch/bad" "$scratch/new" && [ ! -e "$scratch/new" ]
}

# A file that can't be written leaves what stood there, and the page that names it as it was.
failure_keeps_the_page()
{
    rm -rf "$scratch/kept"
    cp -R "$page" "$scratch/kept"
    sed 's/^title: .*/title: Another/' book/book.yaml >"$scratch/another.yaml"
    cp -R book images styles "$scratch/"
    cp "$scratch/another.yaml" "$scratch/book/book.yaml"
    (ulimit -f 8 && exits 3 page -q "$scratch/book" "$scratch/kept") || return 1
    diff -r "$page" "$scratch/kept" && program page -q "$scratch/book" "$scratch/kept" &&
        ! cmp -s "$page/index.html" "$scratch/kept/index.html"
}

# The edition's chapters, each with the same text, and none but them.
sample_is_read()
{
    program -q --edition sample book "$scratch/sample.epub" && unzip -qq "$scratch/sample.epub" -d "$scratch/epub" ||
        return 1
    ls "$scratch/epub/EPUB/text" | grep -vE '^(cover|titlepage|copyright-page|whats-new)\.' | sed 's/\.xhtml$//' >"$scratch/wanted"
    ls "$page/sample/text" | sed 's/\.html$//' | diff "$scratch/wanted" - || return 1
    while read -r name; do
        for one in "$page/sample/text/$name.html" "$scratch/epub/EPUB/text/$name.xhtml"; do
            xmllint --nonet --xpath "string(//*[local-name()='body']//*[local-name()='section'][1])" "$one" \
                | tr -s '[:space:]' ' ' >"$scratch/$(basename "$one").txt"
        done
        same "$scratch/$name.html.txt" "$scratch/$name.xhtml.txt" || return 1
    done <"$scratch/wanted"
}

claim 'the page and the sample are well-formed' well_formed
claim 'every link within the page leads somewhere' links_lead
claim 'the page fetches nothing from elsewhere' fetches_nothing
claim 'there is no script on it, and nothing that would run one' no_script
claim 'each page has one first heading, a main part, described pictures and ids that are its own' one_heading
claim 'what it tells machines is JSON' data_is_json
claim 'the same book gives the same page, whatever the threads' same_bytes
claim 'other files of the folder stay, and a book with errors writes nothing' leaves_others
claim 'a file that can not be written leaves the old page whole' failure_keeps_the_page
claim 'the sample has the texts of the book' sample_is_read
