{ printf "title: T\nchapters: [a.md]\ndescription: "; head -c 262144 /dev/zero | tr "\0" x; } >book.yaml
