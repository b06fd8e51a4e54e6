"$EPUBIFY" -q . ../first.epub >../first.log 2>&1 || true
