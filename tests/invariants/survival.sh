#!/bin/sh
# survival.sh - the benchmark of tests/survival counts what it should: on small EPUBs whose outcome is known by hand.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

if ! command -v node >/dev/null || [ ! -d "$root/tests/tools/node_modules/jsdom" ]; then
    skip 'survival' 'node or its packages are not there; ./setup test brings them'
    exit 0
fi
node "$root/tests/survival/test.mjs"

# The short form of `make survival`, some ten seconds of work: fewer marks, and no epubcheck.
corpus=${EPUBIFY_CORPUS:-$root/tests/corpus}
if [ ! -f "$corpus/nomicon-releases.tar.xz" ]; then
    skip 'highlights outlive six updates' 'neither EPUBIFY_CORPUS nor tests/corpus holds nomicon-releases.tar.xz'
    exit 0
fi
claim 'highlights outlive six updates, and the layout changes no word' node "$root/tests/survival/survival.mjs" --check --quick --marks 40 \
    --builder epubify:plain --builder epubify:stable --out "$scratch/series"
