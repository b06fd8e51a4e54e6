printf '# One\n\nHere is\000 a NUL.\n' >a.md
