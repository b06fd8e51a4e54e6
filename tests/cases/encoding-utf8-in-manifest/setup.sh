printf "title: Gr\374n\nlang: en\nidentifier: x\ndate: 2025\ntoc-depth: 9\nchapters: [a.md]\n" >book.yaml
