#!/bin/sh
# math.sh - formulas become the same trees as in Temml, but where tests/tools/math/formulas.txt says why not.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

if ! command -v node >/dev/null || [ ! -d "$root/tests/tools/node_modules/temml" ]; then
    skip 'math' 'node or Temml is not there; ./setup test brings them'
    exit 0
fi
claim 'math: as Temml has them, all others explained' node "$root/tests/tools/math/compare.mjs" "$EPUBIFY"
