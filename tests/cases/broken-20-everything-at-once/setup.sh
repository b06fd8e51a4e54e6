head -c 40 p.png >cut.png
printf "# Three\\n\\nCaf\\351\\n" >three.md
