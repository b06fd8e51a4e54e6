many() { awk -v n="$1" -v text="$2" 'BEGIN { while (n--) printf "%s", text }'; }
{ printf '<!DOCTYPE svg [<!ENTITY a "'; many 20000 'aaaaaaaaaa'; printf '">]>\n<svg xmlns="http://www.w3.org/2000/svg"><text>'; many 20000 '&a;'; printf '</text></svg>\n'; } >quadratic.svg
{ printf '<svg xmlns="http://www.w3.org/2000/svg">\n'; many 50000 '<g>'; many 50000 '</g>'; printf '</svg>\n'; } >deep.svg
{ printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g id="a0"/>'; awk 'BEGIN { for (i = 1; i < 30; i++) printf "<g id=\"a%d\"><use href=\"#a%d\"/><use href=\"#a%d\"/></g>", i, i - 1, i - 1 }'; printf '</svg>\n'; } >use.svg
: >empty.svg
printf '\037\213\010\000\000\000\000\000\000\003' >zipped.svgz
