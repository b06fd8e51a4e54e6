head -c 30 good.png >cut.png
: >empty.png
printf '<svg xmlns="http://www.w3.org/2000/svg">\n  <rect>\n</svg>\n' >cut.svg
rm good.png
