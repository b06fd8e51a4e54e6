printf -- '---\r\ntitle: Windows\r\n---\r\n\r\n# One\r\n\r\nTwo\r\nlines.\r\n\r\n```\r\ncode\r\n\r\nmore\r\n```\r\n\r\n| a |\r\n|---|\r\n| b |\r\n\r\n<div>\r\nhtml\r\n</div>\r\n' >a.md
