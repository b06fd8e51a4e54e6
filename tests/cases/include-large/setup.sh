# Directives that leave nothing, again and again: no text, but work without end.
i=0
{ while [ $i -lt 4096 ]; do echo '{{#title x}}{{#title x}}{{#title x}}{{#title x}}{{#title x}}'; i=$((i + 1)); done; } >line
cat line line line line >src/part.md
{ echo '# One'; echo; i=0; while [ $i -lt 70 ]; do echo '{{#include part.md}}'; i=$((i + 1)); done; } >src/one.md
rm line
