#!/bin/sh
# A byte order mark, and line ends of Windows.
printf '\357\273\277frontmatter:\r\n\r\nbefore.md\r\n# draft.md\r\nmainmatter.txt\r\n  ./one.md  \r\n-----\r\nsub folder/two.txt\r\nmissing.md\r\nOne.md\r\n../../outside.md\r\n\r\n{backmatter}\r\nafter.md' > manuscript/Book.txt
