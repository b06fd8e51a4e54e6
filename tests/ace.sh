#!/bin/sh
# ace.sh FILE.epub [OUTDIR] - what Ace by DAISY finds: one line a finding, N passed, N failed; exit 1 on any.
set -eu
if [ $# -lt 1 ] || [ ! -f "$1" ]; then
    echo 'usage: ace.sh FILE.epub [OUTDIR]' >&2
    exit 2
fi
readers=$(cd "$(dirname "$0")/readers" && pwd)
ace=$readers/node_modules/.bin/ace-puppeteer
if [ ! -x "$ace" ]; then
    echo 'ace.sh: no Ace here; ./setup ace brings it' >&2
    exit 2
fi

home=$(mktemp -d)               # Ace keeps its settings and log there
out=${2:-$home/report}
trap 'rm -rf "$home"' EXIT
# Ace's own status is 0 whatever it finds, and not always so when it fails: only the report counts.
HOME=$home XDG_CONFIG_HOME=$home PUPPETEER_EXECUTABLE_PATH=$readers/chromium ACE_TIMEOUT_INITIAL=60000 \
    "$ace" --silent --force --outdir "$out" "$1" >"$home/log" 2>&1 || true
if [ ! -f "$out/report.json" ]; then
    cat "$home/log" >&2
    echo 'ace.sh: Ace made no report' >&2
    exit 2
fi
node "$readers/ace-report.mjs" "$out/report.json"
