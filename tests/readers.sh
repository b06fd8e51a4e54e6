#!/bin/sh
# readers.sh FILE.epub [OUTDIR] - opens the EPUB in epub.js, foliate-js, MuPDF and calibre; screenshots in OUTDIR.
set -eu
here=$(dirname "$0")
if [ $# -lt 1 ] || [ ! -f "$1" ]; then
    echo 'usage: readers.sh FILE.epub [OUTDIR]' >&2
    exit 2
elif [ ! -d "$here/readers/node_modules/playwright-core" ]; then
    echo 'readers.sh: the readers are not here; ./setup readers brings them' >&2
    exit 2
fi
exec node "$here/readers/run.mjs" "$1" "${2:-$here/../dist/readers}"
