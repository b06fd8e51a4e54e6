# many COUNT TEXT: the text, so many times.
many() { awk -v n="$1" -v text="$2" 'BEGIN { while (n--) printf "%s", text }'; }
{ printf '# Divs\n\n'; many 10000 '<div>'; printf '\n\n[x](#nowhere)\n'; } >divs.md
{ printf '# Quotes\n\n'; many 5000 '> '; printf 'deep\n\n[x](#nowhere)\n'; } >quotes.md
{ printf '# Lists\n\n'; awk 'BEGIN { for (i = 0; i < 500; i++) printf "%*s- item\n", 2 * i, "" }'; printf '\n[x](#nowhere)\n'; } >lists.md
{ printf '# Inline\n\n'; many 3000 '<b><i>'; printf 'x\n\n[x](#nowhere)\n'; } >inline.md
{ printf '# Brackets\n\n'; many 60000 '['; printf '\n\n[x](#nowhere)\n'; } >brackets.md
{ printf '# Stars\n\n'; many 50000 '*a _b '; printf '\n\n[x](#nowhere)\n'; } >stars.md
{ printf '# Tables\n\n'; many 3000 '|a'; printf '|\n'; many 3000 '|-'; printf '|\n'; many 3000 '|[x](#nowhere)'; printf '|\n\n[x](#nowhere)\n'; } >tables.md
{ printf '# HTML\n\n'; many 2000 '<table><tr><td>'; printf '\n\n[x](#nowhere)\n'; } >html.md
{ printf '# Links\n\n'; many 20000 '[a](<b'; printf '\n\n[x](#nowhere)\n'; } >links.md
