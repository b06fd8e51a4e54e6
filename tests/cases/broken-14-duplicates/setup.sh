mkdir sub
ln -s a.md link.md
