ln -s a.md link.md
ln a.md hard.md
ln -s README.md Sub/index.md
