printf '# Caf\351\n\n[x](#nowhere) and na\357ve\n' >latin.md
printf '\377\376#\000 \000A\000\n\000' >utf16le.md
printf '\376\377\000#\000 \000A\000\n' >utf16be.md
printf '#\000 \000A\000\n\000' >utf16-no-mark.md
printf '# N\000ul\n\n[x](#nowhere\000)\n' >nul.md
printf '# S\355\240\200\355\260\200\n' >surrogate.md
printf '# O\300\257 \340\200\257\n' >overlong.md
printf '# Cut\n\nna\303' >cut.md
printf '# C\001\002\033[31m\177\302\205\357\277\276\n\n[x](#nowhere)\r\rnext\014page\013\n' >controls.md
printf '\377\376\000\000#\000\000\000 \000\000\000A\000\000\000' >utf32.md
printf 'p { content: "\351" }\n' >latin.css
printf '<?xml version="1.0" encoding="ISO-8859-1"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 25"><text>caf\351</text></svg>\n' >cover.svg
