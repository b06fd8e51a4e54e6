head -c 30 good.png >cut.png
rm good.png
