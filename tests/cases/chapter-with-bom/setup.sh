printf '\357\273\277# One\n\nText.\n' >a.md
printf '\357\273\277---\ntitle: Two\n---\n\nText.\n' >b.md
