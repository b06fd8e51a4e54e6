mkdir ../dist
sed -e 's/release: 2/release: 1/' -e 's/between.md, //' -e '/title: New/,$d' book.yaml >first.yaml
cp one.md ../one.md
sed 's/ This is it.//' ../one.md >one.md
"$EPUBIFY" -q --manifest first.yaml . ../first.epub
mv ../one.md one.md
rm first.yaml
rmdir ../dist
"$EPUBIFY" -q . ../second.epub
