#!/bin/sh
# corpus.sh - real books build as they are, twice the same; $EPUBIFY_CORPUS or tests/corpus holds NAME.tar.xz.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

corpus=${EPUBIFY_CORPUS:-$(dirname "$0")/../corpus}
if [ ! -d "$corpus" ]; then
    skip 'real books' 'neither EPUBIFY_CORPUS nor tests/corpus is a folder of them'
    exit 0
fi
corpus=$(cd "$corpus" && pwd)
cd "$scratch"

builds()
{
    program build --no-color -j 1 "$1" "$2.epub" >"$2.txt" 2>&1 || { grep -A3 ': error: ' "$2.txt" || cat "$2.txt"; return 1; }
}
again()
{
    program build -q -j 8 "$1" again.epub >again.txt 2>&1 || { tail -n 5 again.txt; return 1; }
    same "$2.epub" again.epub
}

for archive in "$corpus"/*.tar.xz; do
    name=$(basename "$archive" .tar.xz)
    tar xJf "$archive"
    case $name in
    nomicon-releases) folders=$(echo "$name"/r*) ;;
    paip) folders=paip/docs ;;
    *) folders=$name ;;
    esac
    for folder in $folders; do
        book=$(echo "$folder" | tr / -)
        claim "$folder builds" builds "$folder" "$book"
        [ -f "$book.epub" ] || continue
        claim "$folder, eight threads: same bytes" again "$folder" "$book"
        [ -z "${EPUBS-}" ] || cp "$book.epub" "$EPUBS/corpus-$book.epub"
    done
done
