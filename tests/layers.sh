#!/bin/sh
# layers.sh [SRC] - who may include whom, one file for each foreign library, who may print or exit, how long files grow.
set -eu
cd "${1:-$(dirname "$0")/../src}"
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# layer FILES ALLOWED: includes in FILES of ours (always "folder/file.h") must match ALLOWED.
# Everyone may read data/, which is tables; data/ itself knows base/ at most.
layer()
{
    grep -rHn --include='*.[ch]' --include='*.cpp' '^ *# *include *"' "$1" 2>/dev/null | awk -v ok="\"($2|data/.*)\"" '
        $0 !~ ok { print $0 "   [not for this layer]" }' >>"$found" || true
}
below='(book|dialect|metadata|node|pitch|releases)\.h|past/.*|formats/.*|base/.*'
layer main.c "command/.*|epubify\.h|base/.*"
layer command "command/.*|epubify\.h|base/.*"
layer epubify.h 'none'
for file in result.h result.c; do
    layer $file "epubify\.h|result\.h|$below"
done
for file in build.h build.c epubify.c epubify_release.c epubify_page.c; do
    layer $file "(epubify|build|result)\.h|(load|parse|resolve|render|package|page|write)/.*|$below"
done
layer epubify_diff.c "epubify\.h|result\.h|diff/.*|$below"
for stage in load parse resolve render package page write; do
    layer $stage "$stage/.*|$below"
done
for file in book.h book.c dialect.h metadata.h node.h node.c pitch.h releases.h; do
    layer $file "$below"
done
layer diff 'diff/.*|past/.*|formats/.*|base/.*'
layer past 'past/.*|formats/.*|base/.*'
layer formats 'formats/.*|base/.*'
layer base 'base/.*'
layer data 'base/.*'

# foreign HEADER FILE: the library is met in FILE (a grep pattern) and nowhere else.
foreign()
{
    grep -rn --include='*.[ch]' --include='*.cpp' "^ *# *include *[<\"]$1" . | sed 's|^\./||' | grep -v "^$2:" |
        sed "s|\$|   [$2 alone may]|" >>"$found" || true
}
foreign 'cmark-gfm' 'parse/markdown[a-z_]*\.[ch]'
foreign 'gumbo' 'formats/html\.c'
foreign 'libxml/' 'formats/xml[a-z_]*\.c'
foreign 'yaml\.h' 'formats/yaml\.c'
foreign 'toml++' 'formats/toml\.cpp'
foreign 'zip\.h' 'formats/zip[a-z_]*\.c'
foreign 'libdeflate' 'formats/deflate\.c'
foreign 'utf8proc' 'base/utf8\.c'
foreign 'iconv\.h' 'load/files/encoding\.c'

{
    # Only main.c and command/ print or end the program, and base/ when memory is out.
    calls='v?printf|v?fprintf *\( *std(err|out)|f?puts *\(.*std(err|out)|puts|putchar|perror|_?exit|abort'
    grep -rnE --include='*.[ch]' --include='*.cpp' "\\<($calls) *\\(" . |
        sed 's|^\./||' | grep -vE '^(main\.c|command/)|^[^:]*:[0-9]*: *(/\*|\* )' | while IFS= read -r line; do
        case $line in
        base/process.c:*_exit*) continue ;;    # a child that could not become the other program
        base/*) if grep -qi 'out of memory' "${line%%:*}"; then continue; fi ;;
        esac
        printf '%s   [only main.c and command/ print or exit]\n' "$line"
    done
    find . \( -name '*.[ch]' -o -name '*.cpp' \) ! -path './data/*' -exec wc -l {} + | sed 's|\./||' | awk '
        $2 != "total" && $1 > 400 { print $2 ": " $1 " lines   [400 at most]" }'
    # css_token.c is a part of the module css.
    find . \( -name '*.c' -o -name '*.cpp' \) ! -path './data/*' | sed -E 's|^\./||; s|(/[^/_]*)_[^/]*$|\1|; s/\.(c|cpp)$//' | sort -u |
        sed 's|/[^/]*$||' | sort | uniq -c | awk '
        $1 > 12 { print $2 ": " $1 " modules   [a dozen at most: split by idea]" }'
} >>"$found"

sort -u "$found"
[ ! -s "$found" ]
