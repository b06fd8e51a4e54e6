printf '# One\n\nHe said \223no\224.\n' >a.md
