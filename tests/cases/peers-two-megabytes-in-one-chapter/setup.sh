awk 'BEGIN {
    print "# One\n"
    for (i = 0; i < 24000; i++) printf "Sentence %d goes on and on about nothing that matters, and ends with *a* word.\n%s", i, i % 6 ? "" : "\n"
    print "the end of it"
}' >a.md
