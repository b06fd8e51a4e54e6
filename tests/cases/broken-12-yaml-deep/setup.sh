{ printf 'title: T\nlang: en\nchapters:\n  - '; awk 'BEGIN { while (n++ < 100000) printf "[" }'; printf '\n'; } >book.yaml
