head -c 50 whole.png >cut.png
head -c 120 whole.jpg >cut.jpg
head -c 20 whole.gif >cut.gif
head -c 25 whole.webp >cut.webp
printf '\211PNG\r\n\032\nnonsense nonsense nonsense nonsense nonsense nonsense' >noise.png
: >empty.jpg
