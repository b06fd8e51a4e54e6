pandoc --epub-metadata=metadata.xml -o book.epub title.txt two.md one.md
