"$EPUBIFY" -q . ../first.epub || true
