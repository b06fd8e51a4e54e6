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
