sed -e 's/release: 2/release: 1/' -e '/new.md/d' book.yaml >first.yaml
"$EPUBIFY" -q --manifest first.yaml . ../first.epub
rm first.yaml
