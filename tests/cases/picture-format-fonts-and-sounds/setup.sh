printf 'OTTO\000\001' >a.otf
printf 'ID3\003\000' >a.mp3
printf '\000\000\000\040ftypisom' >a.mp4
printf 'PK\003\004' >a.zip
printf '\037\213\010\000' >a.svgz
