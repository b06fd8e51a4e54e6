#!/bin/sh
# completeness.sh - the checker of tests/corpus.sh finds whatever is missing in an EPUB, and nothing in a whole one.
# shellcheck disable=SC2016  # $1 is for damage.mjs
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

tools=$root/tests/tools/completeness
if ! command -v node >/dev/null || [ ! -d "$root/tests/tools/node_modules/htmlparser2" ]; then
    skip 'completeness' 'node or its packages are not there; ./setup test brings them'
    exit 0
fi
cd "$scratch"
mkdir -p book/pictures

cat >book/book.yaml <<'YAML'
title: A book to damage
author: Nobody
language: en
identifier: urn:uuid:00000000-0000-4000-8000-000000000003
date: 2025-01-01
chapters: [one.md, two.md, three.md]
YAML
cat >book/one.md <<'MD'
# The first

The first paragraph says *one* thing, and [the second](two.md#the-middle) says another.

The second paragraph "quotes" -- and leads [outside](https://example.org/a?b=c#d), to [itself](#a-table) and [on](three.md).

Words 漢字 of another script, `code here` and a <kbd>key</kbd>.

![A black dot](pictures/dot.png)

## A table

| left | right |
|------|-------|
| up   | down  |
| near | far   |

## A table

The same heading again; [the second of them](#a-table-1).
MD
cat >book/two.md <<'MD'
# The second {#second}

A note[^a] here, another[^b] there.

> [!TIP]
> A callout with a word.

## The middle

- [x] done
- [ ] open, and back to [one](one.md)

```c
int main(void) { return 42; }
puts("lost?");
```

[^a]: The text of the first note.
[^b]: The text of the second note, with `code`.
MD
cat >book/three.md <<'MD'
# The third

<details><summary>More</summary>

Hidden *at first*.

</details>

A `Vec<T>` and [the *second* chapter](two.md#second), see <https://example.org/plain>.

<!-- a comment is no text -->
<p align="center">Centred <img src="pictures/dot.png" alt="Again"></p>
MD
printf '%s' iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg== |
    base64 -d >book/pictures/dot.png

check()
{
    node "$tools/check.mjs" book "$1"
}

# finds WORDS PATH [PATTERN REPLACEMENT]: the damage is found, and told in these words.
finds()
{
    words=$1
    shift
    node "$tools/damage.mjs" book.epub damaged.epub "$@" || return 1
    if check damaged.epub >said.txt 2>&1; then
        echo 'it found nothing'
        return 1
    fi
    grep -q -e "$words" said.txt || { cat said.txt; return 1; }
}

claim 'the book builds' exits 0 build -q book book.epub
claim 'a whole EPUB passes' check book.epub
[ -z "${EPUBS-}" ] || cp book.epub "$EPUBS/completeness.epub"

one=EPUB/text/one.xhtml
two=EPUB/text/two.xhtml
three=EPUB/text/three.xhtml
claim 'finds a lost paragraph' finds 'lost: .*first paragraph' $one '<p>The first.*?</p>' ''
claim 'finds a lost word' finds 'one.md:5: lost: .*\[and\]' $one ' and leads' ' leads'
claim 'finds a changed word' finds 'lost: .*\[thing\]' $one 'thing' 'things'
claim 'finds a lost character of Chinese' finds 'lost: .*漢' $one '\xE6\xBC\xA2' ''
claim 'finds two swapped paragraphs' finds 'moved: ' $one '(<p>The first.*?</p>)\s*(<p>The second.*?</p>)' '$2$1'
claim 'finds a doubled paragraph' finds 'extra: .*Words' $one '(<p>Words.*?</p>)' '$1$1'
claim 'finds a doubled heading' finds 'extra: .*first' $one '(<h1.*?</h1>)' '$1$1'
claim 'finds a word lost in code' finds 'lost: .*42' $two '42' ''
claim 'finds a sign lost in code' finds 'lost: .*\[?\]' $two 'lost\?' 'lost'
claim 'finds a word lost in a line of code' finds 'lost: .*here' $one 'code here' 'code'
claim 'finds a lost cell' finds 'lost: .*down' $one '<td>down</td>' '<td></td>'
claim 'finds a lost footnote' finds 'footnotes' $two '<aside class="footnote".*?</aside>' ''
claim 'finds a word lost in a footnote' finds 'lost: .*second' $two 'of the second note' 'of the note'
claim 'finds swapped footnotes' finds 'lost: ' $two '(<aside class="footnote".*?</aside>)\s*(<aside class="footnote".*?</aside>)' '$2$1'
claim 'finds a lost list item' finds 'lost: .*open' $two '<li>[^/]*</span> open.*?</li>' ''
claim 'finds a lost picture' finds 'lost: ' $one '<img [^>]*/>' ''
claim 'finds a picture with other bytes' finds 'other bytes' EPUB/images/pictures-dot.png 'IEND' 'IENX'
claim 'finds a picture that is not in the container' finds 'not there' EPUB/images/pictures-dot.png
claim 'finds a lost description' finds 'description' $three 'alt="Again"' 'alt=""'
claim 'finds a lost link' finds 'is no link' $one '<a href="two[^>]*>(.*?)</a>' '$1'
claim 'finds a link to an id that is not there' finds 'nothing has that id' $one 'two.xhtml#the-middle' 'two.xhtml#the-muddle'
claim 'finds a link to a document that is not there' finds 'not there' $one '"three.xhtml"' '"four.xhtml"'
claim 'finds a link to another place' finds 'another place' $one '"#a-table-1"' '"#a-table"'
claim 'finds a link to another chapter' finds 'another chapter' $one '"three.xhtml"' '"two.xhtml"'
claim 'finds an id that has moved' finds 'another place' $two '<h2 id="the-middle">(.*?)</h2>(.*?<p>)' '<h2>$1</h2>$2<span id="the-middle"></span>'
claim 'finds another address' finds 'leads to' $one 'a\?b=c#d' 'a?b=c'
claim 'finds a chapter that is not in the spine' finds 'three.md: the chapter is missing' EPUB/package.opf '<itemref idref="text-three"[^>]*/>' ''
claim 'finds chapters in another order' finds 'stands behind' EPUB/package.opf '(<itemref idref="text-two"[^>]*/>)\s*(<itemref idref="text-three"[^>]*/>)' '$2$1'
claim 'finds text on a page that nobody wrote' finds 'extra: .*Surplus' $three '<h1.*</section>' '<h1>Surplus words on a page</h1></section>'

# ---- What it reads in the projects of other tools

# reads FOLDER [OPTION...]: exactly these words, as check.mjs --words prints them.
reads()
{
    cat >wanted.txt
    node "$tools/check.mjs" --words "$@" >read.txt && diff -u wanted.txt read.txt
}

mkdir -p mdbook/src/part
cat >mdbook/book.toml <<'TOML'
[book]
title = "T"
[output.html.code.hidelines]
python = "~"
TOML
cat >mdbook/src/SUMMARY.md <<'MD'
# Summary

[Foreword](part/README.md)

- [Later]()
- [One](./one%20file.md)
- [Missing](missing.md)
MD
cat >mdbook/src/part/README.md <<'MD'
Lines {{#include ../lines.txt:2:3}} and {{#include ../lines.txt:5:}}, \{{#include me}}, {{#title X}}{{#include gone.md}}
MD
printf 'l1\nl2\nl3\nl4\nl5\n' >mdbook/src/lines.txt
printf '// ANCHOR: all\nfn a() {}\n// ANCHOR: b\nlet b;\n// ANCHOR_END: b\n// ANCHOR_END: all\n' >mdbook/src/code.rs
cat >'mdbook/src/one file.md' <<'MD'
```rust,ignore
{{#rustdoc_include code.rs:b}}
# hidden();
## shown
#[derive]
```

```python
{{#include code.rs:all}}
~hidden = 1
```

<Note kind="x">Text</Note> `# kept`
MD
claim 'reads mdBook: order, includes, anchors, hidden lines' reads mdbook <<'WORDS'
src/part/README.md: Lines l2 l3 and l5 (include) (me) (include) (gone) (md)
src/one file.md: let b ; # shown # [ derive ] fn a ( ) { } let b ; (<) (Note) (kind) (=) (") (x) (") (>) Text (<) (Note) (kind) (=) (") (x) (") (>) (Note) # kept
WORDS

mkdir -p honkit/docs
echo '{"root": "docs"}' >honkit/book.json
printf '# Summary\n\n* [A](a.md)\n    * [B](a.md#b)\n' >honkit/docs/SUMMARY.md
printf '# Hello\n' >honkit/docs/README.md
printf '# A\n\n{%% include "./b.txt" %%}\n\n{%% hint style="info" %%}\nMind **this**.\n{%% endhint %%}\n' >honkit/docs/a.md
printf 'included' >honkit/docs/b.txt
claim 'reads HonKit: root, introduction, includes, tags' reads honkit <<'WORDS'
docs/README.md: Hello
docs/a.md: A included (hint) (style) (info) Mind this (endhint)
WORDS

mkdir -p langs/en langs/de
printf '{"variables": {"who": {"name": "Ada"}}, "plugins": ["include-codeblock@3"]}' >langs/book.json
printf '* [Deutsch](de/)\n* [English](en/)\n' >langs/LANGS.md
printf 'No chapter\n' >langs/README.md
printf '* [Eins](eins.md)\n' >langs/de/SUMMARY.md
printf '* [One](one.md)\n' >langs/en/SUMMARY.md
cat >langs/de/eins.md <<'MD'
{{ book.who.name }} `{{ book.who.name }}` {% raw %}{{ book.who.name }}{% endraw %} {{ book.language }} {{ no }}

{% if output.name == "website" %}web{% else %}paper{% endif %}

[import:2-3, x.c](../x.c)
MD
printf 'one;\ntwo;\nthree;\nfour;\n' >langs/x.c
printf 'English\n' >langs/en/one.md
claim 'reads HonKit in several languages: the first, variables, conditions, code of files' reads langs <<'WORDS'
de/eins.md: Ada { { book . who . name } } book who name de no paper (x) (c) two ; three ;
WORDS
claim 'reads HonKit in the language that is asked for' reads langs --language en <<'WORDS'
en/one.md: English
WORDS

mkdir -p docc/T.docc/Guide docc/T.docc/Assets
printf '# Not of the book\n' >docc/README.md
printf '# T\n\n@Metadata {\n  @TechnologyRoot\n}\n\n- <doc:One>\n' >docc/T.docc/T.md
printf '# The first\n\n## A part\n\n<doc:One#A-part> `<doc:T>` [here](doc:T)\n' >docc/T.docc/Guide/One.md
claim 'reads DocC: links by name, settings' reads docc <<'WORDS'
T.docc/Guide/One.md: The first A part A part < doc : T > here
T.docc/T.md: T The first
WORDS

mkdir -p leanpub/manuscript/code
printf '{frontmatter}\n\nb.txt\n# a.txt\nc.txt\n' >leanpub/manuscript/Book.txt
printf 'A> An aside.\nA> goes on.\n\n<<[Title](code/x.rb)\n' >leanpub/manuscript/b.txt
printf 'puts 1\n' >leanpub/manuscript/code/x.rb
printf '{class: part}\n# Part\n\nTerm{i: "term"} here.\n\n{pagebreak}\n' >leanpub/manuscript/c.txt
printf 'a file.txt\n' >>leanpub/manuscript/Book.txt
cat >'leanpub/manuscript/a file.txt' <<'MD'
{
lang: eng
}

-# Part

{blurb, class: warning}
Mind {$$}x+1{/$$}, 2^nd^, 2\^3, `a^b^`.
{/blurb}

%% no text
{title="T",lang=c}
    int a;

G> {linenos=off}
G>     b();

```
%% code
leanpub-start-insert
G> code
```

#Title

#hashtag is text.

{quiz}
?1 How many?

a) 1
B) 2

! 2
{/quiz}
MD
printf '\317\360\350\342\345\362, \354\350\360\n' >leanpub/manuscript/ru.txt
printf '\223quoted\224 caf\351\n' >leanpub/manuscript/fr.txt
printf 'ru.txt\nfr.txt\n' >>leanpub/manuscript/Book.txt
claim 'reads Leanpub: order, asides, code, attribute lists' reads leanpub <<'WORDS'
manuscript/b.txt: An aside goes on Title puts 1
manuscript/c.txt: (class) (part) Part Term (i) (term) here (pagebreak)
manuscript/a file.txt: Part Mind x + 1 2nd 2 3 a ^ b ^ (title) (T) (lang) (c) int a ; (linenos) (off) b ( ) ; % % code G > code Title hashtag is text How many a 1 b 2
manuscript/ru.txt: Привет мир
manuscript/fr.txt: quoted café
WORDS


# builds_whole BOOK: builds, and nothing of it is missing; but of one that is damaged something is.
builds_whole()
{
    program build -q --lenient -M title=T "$1" other.epub || return 1
    node "$tools/check.mjs" "$1" other.epub || return 1
    node "$tools/damage.mjs" other.epub damaged.epub "$2" "$3" '' || return 1
    ! node "$tools/check.mjs" "$1" damaged.epub >said.txt
}
claim 'finds a word lost in a manuscript' builds_whole leanpub EPUB/text/manuscript-a-file.xhtml 'Mind'

mkdir -p pandoc
printf 'input-files: [two.md, one.md]\n' >pandoc/defaults.yaml
printf -- '---\ntitle: T\n---\n\n# One {.unnumbered}\n\n::: {.note}\nA note^[with a *word*] here.\n:::\n' >pandoc/one.md
printf 'Two.\n' >pandoc/two.md
claim 'reads pandoc: order, inline notes, divs, metadata' reads pandoc <<'WORDS'
two.md: Two
one.md: One (unnumbered) A note here
one.md note inline-1: with a word
WORDS

mkdir -p folder/b
for name in README 10 9 b/c LICENSE; do echo "# $name" >folder/$name.md; done
claim 'reads a folder: natural order, no licence' reads folder <<'WORDS'
9.md: 9
10.md: 10
b/c.md: b c
README.md: README
WORDS

mkdir -p translated/en translated/de translated/it
for name in README README-ja README.zh-CN file file-io en/1 en/1.fr de/1 it/other; do echo "# $name" >translated/$name.md; done
claim 'reads a folder with translations: the main text alone' reads translated <<'WORDS'
en/1.md: en 1
file-io.md: file io
file.md: file
it/other.md: it other
README.md: README
WORDS
