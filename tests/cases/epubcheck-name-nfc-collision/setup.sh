# Two names that look the same: é as one character, and as e with an accent.
mv composed.png "$(printf 'caf\303\251.png')"
mv decomposed.png "$(printf 'cafe\314\201.png')"
printf '# One\n\n![composed](caf\303\251.png) ![decomposed](cafe\314\201.png)\n\n[two](cafe\314\201.md)\n' >a.md
printf '# Composed\n' >"$(printf 'caf\303\251.md')"
printf '# Decomposed\n' >"$(printf 'cafe\314\201.md')"
printf 'chapters:\n  - a.md\n  - caf\303\251.md\n  - cafe\314\201.md\n' >>book.yaml
