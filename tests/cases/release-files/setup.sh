mkdir ../dist
echo old >../dist/release.json
echo mine >../dist/mine.txt
"$EPUBIFY" -q . ../first.epub >../first.log 2>&1 || true
