mkdir -p styles/fonts
printf "OTTO\\000\\000\\000\\000\\000\\000\\000\\000" >styles/fonts/Face.otf
