# 60000 by 60000, says its header.
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\352\140\000\000\352\140\001\000\000\000\000' >huge.png
printf '\000\000\000\000' >>huge.png
tail -c +34 p.png >>huge.png
