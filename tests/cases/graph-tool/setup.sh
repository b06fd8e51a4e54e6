# A machine without Graphviz.
mkdir bin
ln -s "$(command -v timeout)" bin/
