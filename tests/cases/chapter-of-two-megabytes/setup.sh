# 2 MB as authors write them: paragraphs with emphasis, links, code, notes.
awk 'BEGIN {
    print "# One\n"
    for (i = 1; i <= 6500; i++) {
        if (i % 100 == 0) print "## Section " i "\n"
        for (j = 0; j < 4; j++)
            printf "The *%d*th line says that `code(%d)` and [a link](#one) are **here**, and so on it goes. ", i, j
        printf "\n\n"
    }
}' >a.md
