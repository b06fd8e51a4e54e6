ln -s real.png alias.png
