mkdir img
head -c 50 p.png >cut.png
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\352\140\000\000\352\140\001\000\000\000\000\000\000\000\000' >huge.png
tail -c +34 p.png >>huge.png
printf 'BM\106\000\000\000\000\000\000\000\066\000\000\000\050\000\000\000\001\000\000\000\001\000\000\000\001\000\030\000' >b.bmp
printf 'II*\000\010\000\000\000' >t.tif
printf '8BPS\000\001' >x.psd
printf '%%PDF-1.4\n' >d.pdf
printf '\000\000\000\030ftypheic\000\000\000\000' >h.heic
printf '<!DOCTYPE html><title>404</title>\n' >page.png
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' >lfs.png
: >empty.png
printf 'GIF89a\000\000\000\000\000\000\000;' >zero.gif
cp zero.gif cover.gif
