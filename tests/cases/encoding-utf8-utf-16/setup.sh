printf '\377\376#\0 \0O\0n\0e\0\n\0' >a.md
