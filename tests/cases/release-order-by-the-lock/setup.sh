sed -i "s/^release: 0.9/release: 1/" book.yaml
"$EPUBIFY" -q . ../first.epub
sed -i "s/^release: 1/release: 0.9/" book.yaml
