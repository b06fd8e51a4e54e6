printf 'BM\106\000\000\000\000\000\000\000\066\000\000\000\050\000\000\000' >a.bmp
printf 'II\052\000\010\000\000\000' >a.tiff
printf '%%PDF-1.4\n' >a.pdf
printf '<!DOCTYPE html><html><body>404</body></html>\n' >page.png
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n' >lfs.png
printf 'just text\n' >text.png
