#!/bin/sh
# release.sh - a book that grows from release to release says what it would say without its lock, and says it at the
# places that readers know.  RELEASE_ROUNDS=N tries N random books instead of a few, from RELEASE_SEED on.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

tools=$root/tests/tools/release
if ! command -v node >/dev/null || [ ! -d "$root/tests/tools/node_modules/htmlparser2" ]; then
    skip 'release' 'node or its packages are not there; ./setup test brings them'
    exit 0
fi
cd "$scratch"

claim 'random edits over six releases lose and swap nothing, and leave headings their ids and documents their names' \
    node "$tools/check.mjs" series "$EPUBIFY" series "${RELEASE_SEED:-1}" 6 "${RELEASE_ROUNDS:-8}"
if [ -n "${EPUBS-}" ]; then cp series/6.epub "$EPUBS/release-random.epub"; fi
