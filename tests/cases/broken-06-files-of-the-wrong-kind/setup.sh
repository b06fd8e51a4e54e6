mkdir folder
mkfifo pipe.md
ln -s loop.md loop.md
ln -s pong.md ping.md
ln -s ping.md pong.md
ln -s nowhere.png dangling.png
ln -s / everything
printf 'PK\003\004\024\000\010\010\010\000' >document.docx
head -c 3000 /dev/zero >>document.docx
mkfifo pipe.png
