printf "title: T\nauthor: A\0B\nlang: en\nidentifier: x\ndate: 2025\nchapters: [a.md]\n" >book.yaml
