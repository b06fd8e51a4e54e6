sed 's/release: 3/release: 1/' book.yaml >first.yaml
"$EPUBIFY" -q --manifest first.yaml . ../first.epub
rm first.yaml
head -n -3 epubify.lock >cut
mv cut epubify.lock
