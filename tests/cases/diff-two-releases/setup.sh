# Two releases of a book become the EPUBs to compare.
"$EPUBIFY" -q old old.epub
"$EPUBIFY" -q new new.epub
