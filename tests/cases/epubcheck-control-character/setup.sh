printf '# One \014two\n\na\001b &#1; &#12; &#xFFFF; &#xFFFE; \357\277\277\n\n<p title="\002">&#2;</p>\n\n```\n\033[0m\n```\n' >a.md
