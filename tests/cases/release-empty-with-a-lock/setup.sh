sed -i "s/^release: 2/release: 1/" book.yaml
"$EPUBIFY" -q . ../first.epub
sed -i "s/^release: 1/release: 2/" book.yaml
"$EPUBIFY" -q . ../second.epub
