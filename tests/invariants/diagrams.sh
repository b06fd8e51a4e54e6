#!/bin/sh
# diagrams.sh - graphs cost one run of dot, then nothing; the cache may be lost or damaged; a book without any pays nothing.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$scratch"

dot=$(command -v dot) || { skip 'graphs' 'dot is not here'; exit 0; }
mkdir bin book plain
cat >bin/dot <<EOF
#!/bin/sh
echo run >>"$scratch/runs"
env >"$scratch/environment"
pwd >"$scratch/place"
exec "$dot" "\$@"
EOF
chmod +x bin/dot
PATH=$scratch/bin:$PATH
export PATH XDG_CACHE_HOME="$scratch/cache" SECRET=hidden
mkdir cache

write_book()
{
    printf 'title: Graphs\nauthor: A\nlanguage: en\ndate: 2025-01-01\n'
    printf 'identifier: urn:uuid:00000000-0000-4000-8000-000000000001\nchapters: [a.md, b.md]\n'
}
write_book >book/book.yaml
write_book >plain/book.yaml
for chapter in a b; do
    printf '# Chapter\n\ntext\n' >plain/$chapter.md
    printf '# Chapter\n\n' >book/$chapter.md
    for i in $(seq 1 15); do
        printf '```dot title="Graph %s"\ndigraph { start -> %s%s [label="%s"]; start [style=filled, fillcolor="red:blue"] }\n```\n\n' "$i" $chapter "$i" "$i"
    done >>book/$chapter.md
done

runs()
{
    [ ! -e runs ] || wc -l <runs
}
# builds BOOK RUNS: the program ends well, and has started dot so often.
builds()
{
    rm -f runs out.epub
    program build -q -j 2 "$1" out.epub || return 1
    [ "$(runs || true)" = "${2#0}" ] || { echo "dot ran $(runs) times, not $2"; return 1; }
}
builds_same()
{
    builds "$@" && same first.epub out.epub
}

claim 'a book without diagrams starts no program, and makes no cache' builds plain 0
claim 'there is none' test ! -e cache/epubify
claim 'thirty graphs: one run of dot' builds book 1
cp out.epub first.epub
claim 'built again: no run, the same bytes' builds_same book 0
claim 'dot sees nothing of the environment' sh -c '! grep -q hidden environment && grep -q ^SERVER_NAME= environment'
claim 'dot stands in no folder of the author' grep -qx / place

sed -i 's/start -> a7 /start -> other /' book/a.md
claim 'one graph changed: one run' builds book 1
cp out.epub changed.epub
mv cache/epubify cache/kept
claim 'drawn alone or with all others: the same bytes' sh -c \
    '"$EPUBIFY" build -q book out.epub && cmp changed.epub out.epub'
rm -r cache/epubify
mv cache/kept cache/epubify
sed -i 's/start -> other /start -> a7 /' book/a.md
claim 'and back: no run, the same bytes' builds_same book 0

rm -r cache/epubify
claim 'the cache deleted: one run, the same bytes' builds_same book 1
for entry in cache/epubify/graph-*; do echo damage >>"$entry"; done
claim 'every entry longer: one run, the same bytes' builds_same book 1
for entry in cache/epubify/graph-*; do : >"$entry"; done
claim 'every entry empty: one run, the same bytes' builds_same book 1
one=$(find cache/epubify -name 'graph-*' | sort | head -n 1)
for entry in cache/epubify/graph-*; do [ "$entry" = "$one" ] || cp "$one" "$entry"; done
claim 'every entry that of another graph: one run, the same bytes' builds_same book 1
rm -r cache/epubify
: >cache/epubify
claim 'no cache can be written: the same bytes' builds_same book 1
claim 'and nothing is lost by it' builds_same book 1

# What dot is fed can't reach a file, even if a graph could ask for one.
printf '#!/bin/sh\necho "<?xml version=\\"1.0\\"?><svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9pt\\" height=\\"9pt\\"><script>x</script><g><image href=\\"file:///etc/passwd\\"/><path d=\\"M0 0\\" stroke=\\"black\\" onload=\\"x\\" style=\\"background:url(x);fill:red url(x)\\"/></g></svg>"\n' >bin/dot
printf '# One\n\n```dot title=x\ndigraph { a }\n```\n' >book/a.md
printf '# Two\n' >book/b.md
claim 'whatever dot writes, only what is allowed gets into the book' program build -q book out.epub
claim 'no script, no file, no handler' sh -c \
    'unzip -p out.epub EPUB/text/a.xhtml >page && grep -q "<path" page && ! grep -qE "script|passwd|onload|url\(" page'
