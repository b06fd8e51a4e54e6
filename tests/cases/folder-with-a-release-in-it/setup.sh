"$EPUBIFY" -q -M release=1 -M date=2025-01-01 -M title=A -M author=B -M lang=en -M identifier=urn:uuid:11111111-2222-4333-8444-555555555555 . ../first.epub
"$EPUBIFY" release -q -M release=1 -M date=2025-01-01 -M title=A -M author=B -M lang=en -M identifier=urn:uuid:11111111-2222-4333-8444-555555555555 . dist
