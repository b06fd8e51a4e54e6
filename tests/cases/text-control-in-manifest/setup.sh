printf "title: T\001\nauthor: \"A\\\\0\"\nlang: en\nidentifier: x\ndate: 2025\nchapters: [a.md]\n" >book.yaml
