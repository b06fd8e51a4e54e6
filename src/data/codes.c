/* codes.c - the table of diagnostic codes. */
#include "data/codes.h"
#include <stdlib.h>
#include <string.h>

const CodeRow code_rows[] = {
    {"anchor-duplicate", 'W', false, 3,
     "Two things in one chapter ask for the same id, so a link to it can mean "
     "only the first.",
     "Give the second one an id of its own."},
    {"attribute-syntax", 'W', false, 0,
     "Braces stand where attributes may, and what is in them is not understood, so that they are shown "
     "as text: a value is missing, or quotes or the brace are open.",
     "Write {#id .class key=\"value\"}; \\{ is text."},
    {"attribute-unknown", 'W', false, 1,
     "An attribute in braces or in raw HTML is none that this element may have"
     " in an EPUB; it is left out.",
     "Remove it, or use a class and say the rest in your style sheet."},
    {"blank-line-missing", 'N', false, 1,
     "What looks like a heading or a list stands right below a line of text. pandoc wants a"
     " blank line between them; without one it is a part of the paragraph, and shown so.",
     "Put a blank line above it, or say `from: "
     "markdown+lists_without_preceding_blankline` in the defaults."},
    {"callout-unknown", 'W', false, 3,
     "A quote begins with a word in brackets, [!WARN], that is no kind of callout, so that the "
     "word is shown in the quote.",
     "Write NOTE, TIP, IMPORTANT, WARNING or CAUTION, with a title of your own behind the "
     "bracket; or escape the bracket, \\[!WARN], when it is text."},
    {"chapter-duplicate", 'E', true, 3,
     "A file is listed twice in the manifest. A reading order names each "
     "document once.",
     "Keep one of the two entries, and link to it from the other place."},
    {"chapter-empty", 'W', false, 1,
     "A chapter's file holds no text.",
     "Write the chapter, or mark its entry with `status: planned`."},
    {"chapter-ignored", 'W', false, 0,
     "The contents list a file that .bookignore leaves out of the book; so do the "
     "contents here.",
     "Take it out of one of both."},
    {"chapter-large", 'E', false, 0,
     "A chapter is larger than epubify reads.",
     "Split it into several files."},
    {"chapter-missing", 'E', true, 3,
     "The manifest names a file that does not exist.",
     "Mend the name, or mark the entry with `status: planned` until the file "
     "is there."},
    {"chapter-unlisted", 'N', false, 0,
     "A folder has a table of contents that leaves some of its pages out; they follow at the"
     " end.",
     "List them there, where they belong."},
    {"chapter-untitled", 'W', false, 1,
     "A chapter has no title in the manifest, none in its front matter and no "
     "heading, so that the contents show its file's name.",
     "Begin the file with a heading, or give the entry a `title:`."},
    {"chart-data", 'E', true, 0,
     "A chart has no data, has them in two places, or has rows that are not all as long.",
     "Give each row of the table as many cells as the first one, and an empty cell for a"
     " value that is not there."},
    {"chart-key", 'E', true, 0,
     "A chart has a key that charts, or charts of its type, do not have.",
     "Mend its name; the README lists the keys."},
    {"chart-limit", 'E', true, 0,
     "A chart has more series or more rows than can be told apart on a page.",
     "Divide it into several charts, or leave rows out."},
    {"chart-syntax", 'E', true, 0,
     "The head of a chart is no YAML, or its table no CSV.",
     "Mend it where the message points."},
    {"chart-value", 'E', true, 0,
     "A value of a chart is not what belongs there: a text where a number must be, a number"
     " that has no logarithm.",
     "Mend it; numbers are written with a point, without anything between thousands."},
    {"citation-text", 'N', false, 0,
     "A text cites works by their keys, [@key]. No list of works is made; the citations are"
     " shown as they are written. Said once a file.",
     "Nothing has to be done, or let pandoc's citeproc write them out."},
    {"code-callout", 'W', false, 0,
     "A callout in code, // <1>, has no item of that number in the list below the block, or "
     "an item there has no callout.",
     "Write an ordered list right below the block with an item for each; // \\<1> is no "
     "callout."},
    {"code-line", 'W', false, 0,
     "A code block's info string asks to highlight a line that the block does not have.",
     "Count from 1, the block's own first line, without hidden ones."},
    {"code-option", 'W', false, 0,
     "A value in a code block's info string can't be read; it is left out.",
     "Write lines as {3,5-7}, and the first line's number as startFrom=40."},
    {"code-unclosed", 'W', false, 3,
     "A code block lacks the line of ``` or ~~~ that should end it, so that what follows is "
     "shown as code: headings are lost to the contents, and links and pictures are text.",
     "End it with as many marks as it begins with, alone on a line and not indented less. A "
     "block that is to show such a line begins and ends with a longer one."},
    {"contents-order", 'N', false, 0,
     "An entry of the contents leads back, or into another chapter than the one before it. "
     "The contents of an EPUB follow its text, so that the entry is left out; what is "
     "listed below it stays.",
     "List the entries in the order of the text."},
    {"contents-remote", 'N', false, 0,
     "An entry of the contents leads to the web. The contents of an EPUB can lead "
     "into the book only, so that the entry is left out.",
     "Nothing has to be done."},
    {"cover-format", 'E', true, 0,
     "The cover image is no picture that shelves and stores show.",
     "Use a JPEG, PNG or SVG file."},
    {"cover-raster", 'W', false, 0,
     "An SVG cover is also shipped as PNG, which shelves and stores want, and "
     "that could not be made.",
     "Install rsvg-convert (package librsvg2-bin), or name a PNG or JPEG file "
     "as the cover image."},
    {"cover-small", 'W', false, 0,
     "The cover image has fewer pixels than stores ask for.",
     "Make it 1600 by 2560 pixels; the least that stores accept is 625 by "
     "1000."},
    {"css-format", 'E', true, 0,
     "A style sheet names a file that can't be used: no picture or font that "
     "every reading system knows, damaged, or unsafe.",
     "Use PNG, JPEG, GIF, SVG or WebP for pictures, and TTF, OTF, WOFF or WOFF2"
     " for fonts."},
    {"css-layout", 'W', false, 3,
     "A selector of a style sheet counts elements, and so the empty ones that the layout "
     "of a book with releases puts in front of blocks: the page looks other than it did.",
     "Give the blocks that are meant a class, or say with `layout: plain` that the book does "
     "without; its readers then lose their places at the next release."},
    {"css-missing", 'E', true, 0,
     "A style sheet names a file that does not exist.",
     "Mend the path; it counts from the style sheet's folder."},
    {"css-property", 'W', false, 1,
     "A style sheet uses a property that EPUB forbids in style sheets; it is "
     "left out.",
     "Say the text's direction with `page-progression-direction:` in the manifest, "
     "with `dir:` in a chapter's front matter, or with the `dir` attribute."},
    {"css-remote", 'E', true, 0,
     "A style sheet names a file on the network. An EPUB holds all that it "
     "shows.",
     "Download the file, put it into the book's folder and name it there."},
    {"css-syntax", 'E', true, 0,
     "A style sheet has a mistake that makes reading systems skip a part of it"
     " or all of it.",
     "Mend the place that is named."},
    {"date-bad", 'E', true, 0,
     "A date is none that a catalogue understands.",
     "Write it as 2026, 2026-11 or 2026-11-23."},
    {"diagram-raster", 'W', false, 0,
     "A graph or chart is wanted as PNG (`fallback: png`), and that could not be made; it"
     " stays SVG.",
     "Install rsvg-convert (package librsvg2-bin)."},
    {"div-syntax", 'W', false, 0,
     "A line begins with ::: and opens no div, so that it is shown as text: the braces behind it are "
     "not understood, or several words stand there and the first is no kind of callout.",
     "Write ::: name, ::: {.name key=\"some words\"} or ::: warning The title; \\::: is text."},
    {"div-unclosed", 'W', false, 0,
     "A div that ::: opens is never closed, so that it ends with the file or the quote.",
     "Close it with a line of three colons where it should end."},
    {"document-large", 'W', false, 0,
     "A content document is so large that old reading systems are slow or "
     "fail.",
     "Split the chapter into several files of less than 300 KB."},
    {"edition-link", 'W', false, 3,
     "A link leads to a chapter or a heading that the edition leaves out; its text is there, and "
     "is no link.",
     "Write it for the other editions only, [text](a.md) within {.not edition=final}."},
    {"edition-missing", 'E', false, 0,
     "The command line asks for an edition of which the project does not say what it holds. "
     "The whole book in its place could give away what is for sale.",
     "Mark the chapters of a sample with `sample: true`; list its files in Sample.txt for Leanpub."},
    {"edition-unfinished", 'E', false, 0,
     "The final edition would hold a chapter that is planned or a draft, or fewer chapters or "
     "lessons than the manifest plans.",
     "Finish it, or keep it out of that edition with `editions: [early]`."},
    {"edition-unknown", 'E', false, 0,
     "The command line or a text names an edition that there is not.",
     "Use early, sample or final, or declare it in the manifest's `editions:`."},
    {"edition-unnamed", 'W', false, 0,
     "A div or span of the class `only` names no edition, so that its text is in all of them.",
     "Write {.only edition=early}, or use another class."},
    {"encoding-guessed", 'W', false, 0,
     "A text is not UTF-8. What it was written in was guessed by how often the letters of many "
     "languages come in it.",
     "If the guess is right, convert the file with the command that the hint names; else save it "
     "as UTF-8."},
    {"encoding-utf8", 'E', true, 0,
     "A text holds bytes that are not UTF-8.",
     "Save the file as UTF-8: the hint names a command. With --lenient it is read as what it seems "
     "to be."},
    {"encoding-wide", 'N', false, 0,
     "A text is UTF-16 or UTF-32, as its byte order mark says, and is read as such.",
     "Nothing has to be done; other tools like UTF-8 better."},
    {"file-large", 'E', true, 0,
     "A file is larger than epubify reads.",
     "Make it smaller, or split it."},
    {"file-type", 'E', true, 0,
     "A name leads to a folder, a device or a pipe, where a file is needed.",
     "Name a regular file."},
    {"file-unreadable", 'E', true, 0,
     "A file is there but may not be read.",
     "Mend its permissions."},
    {"folder-left-out", 'N', false, 0,
     "A folder of Markdown holds files that are about the project, not of its book: a licence,"
     " rules for contributors, a change log.  They are no chapters.",
     "Nothing has to be done; a `book.yaml` may list whatever you want."},
    {"folder-unread", 'W', false, 1,
     "A folder of Markdown holds more files in another format (AsciiDoc, reStructuredText, "
     "LaTeX …), which are not read and are missing in the book.",
     "Convert them to Markdown, or build them with the tool that they are for."},
    {"footnote-duplicate", 'W', false, 3,
     "A footnote's label is defined twice in one file; only the first definition is used.",
     "Give the second one a label of its own."},
    {"footnote-unclosed", 'W', false, 0,
     "^[ begins a note within the text, and nothing closes it, so that it is shown as text.",
     "End the note with ], in the same paragraph; \\^[ is text."},
    {"footnote-undefined", 'W', false, 3,
     "A footnote is referred to but never defined, so that the reference stays"
     " as text.",
     "Define it with `[^label]: text`, or escape the bracket."},
    {"footnote-unused", 'W', false, 3,
     "A footnote is defined but never referred to, so that no reader sees it.",
     "Refer to it with `[^label]`, or delete it."},
    {"front-matter-key", 'N', false, 1,
     "The front matter of a chapter has a key that epubify does not know; it "
     "is passed over.",
     "Nothing has to be done, unless the key is misspelt."},
    {"front-matter-syntax", 'E', true, 0,
     "The YAML at the head of a chapter has a mistake.",
     "Mend it, or close it with a line of three dashes."},
    {"front-matter-value", 'E', true, 0,
     "A key in the front matter of a chapter has a value that it can't have.",
     "Use one of the values that the hint names."},
    {"graph-limit", 'E', true, 0,
     "Graphviz would take too long, or too much memory, to draw a graph.",
     "Divide it into several graphs."},
    {"graph-syntax", 'E', true, 0,
     "Graphviz can't read a graph.",
     "Mend it where the message points; graphviz.org/doc/info/lang.html has the language."},
    {"graph-tool", 'E', true, 0,
     "A book has graphs (```dot), and Graphviz, which draws them, is not installed; they"
     " are shown as code.",
     "Install Graphviz (package graphviz)."},
    {"graph-unsafe", 'E', true, 0,
     "A graph asks Graphviz to read a file: image=, shapefile=, stylesheet=, <IMG> and the"
     " like. A book may come from a stranger.",
     "Leave it out; what a graph shows is in its own text."},
    {"graph-warning", 'W', false, 0,
     "Graphviz has drawn a graph, and doubts that it is what its author means.",
     "Mend what it speaks of."},
    {"graph-wide", 'N', false, 0,
     "A graph is so wide that its texts are too small to be read on a phone.",
     "Let it run down the page (rankdir=LR or TB, whichever it is not), or divide it."},
    {"heading-empty", 'W', false, 3,
     "A heading holds no text, so that the contents can't list it.",
     "Give it a text, or a picture with a description."},
    {"heading-space", 'W', false, 3,
     "A line begins with two marks of a heading or more and no space behind them, so that it is "
     "text and not in the contents.",
     "Write ## Heading, with a space."},
    {"html-attribute", 'N', false, 1,
     "Raw HTML has an attribute that HTML does not have, or not there; it is "
     "left out.",
     "Nothing has to be done."},
    {"html-deep", 'W', false, 0,
     "Raw HTML nests deeper than epubify follows: its text stays, without the elements"
     " that are too deep, or with all tags shown as text.",
     "Close the elements that you open."},
    {"html-form", 'W', false, 3,
     "Raw HTML has a form or a part of one. Forms do nothing in most reading "
     "systems; its text is kept.",
     "Link to a page on the web that holds the form."},
    {"html-media", 'W', false, 1,
     "Raw HTML, or Markua, shows a video, a sound or another page. An EPUB can't hold "
     "what"
     " is on the network, so that a link stands in its place.",
     "Nothing has to be done, or write the link yourself."},
    {"html-moved", 'N', false, 1,
     "Raw HTML has an element where HTML does not allow it; it was put where "
     "it may stand.",
     "Nothing has to be done, unless it looks wrong."},
    {"html-obsolete", 'N', false, 1,
     "Raw HTML has an element or attribute that HTML has given up; a class or "
     "style stands in its place.",
     "Nothing has to be done."},
    {"html-script", 'W', false, 1,
     "Raw HTML has a script or an event handler, or an SVG drawing in it points"
     " to another file. Reading systems neither run nor load it; it is left out.",
     "Remove it, or copy what it points to into the drawing."},
    {"html-style", 'W', false, 1,
     "A style attribute in raw HTML has a declaration that is no CSS, or one that "
     "an EPUB can't have: one that loads a file, moves text out of the page or sets "
     "the direction. It is left out; the others stay.",
     "Mend or remove it; the direction is said with the attribute dir."},
    {"html-unclosed", 'W', false, 3,
     "Raw HTML opens an element or a comment that nothing closes, so that it "
     "holds or hides all that follows, or shows it as it is written.",
     "Close it where it should end."},
    {"html-unknown", 'W', false, 3,
     "Raw HTML has an element that HTML does not have. It is shown as text, or"
     " its content is kept without it.",
     "Write it as code in backquotes, or escape the < as \\<."},
    {"id-bad", 'W', false, 1,
     "An id holds characters that an id in an EPUB can't have; a clean one is "
     "used, and links to the old one still work.",
     "Use letters, digits, - and _ only, and begin with a letter."},
    {"identifier-bad", 'E', true, 0,
     "An identifier says that it is an ISBN, a DOI or a UUID but is not well-"
     "formed, or its check digit is wrong.",
     "Compare it with the original."},
    {"identifier-missing", 'W', false, 0,
     "The manifest has no identifier. One is derived from title and author, "
     "and changes when they change; reading systems then take the next release"
     " for another book.",
     "Put the `identifier:` that is named into the manifest."},
    {"import-lossy", 'W', false, 0,
     "A book.yaml can't say something of what the project says, so that it would not give the"
     " same book.",
     "Build the project as it is, or say it in the book.yaml in another way."},
    {"include-large", 'E', true, 0,
     "The files that a book's chapters include make more text, as often as they "
     "are included, than epubify reads.",
     "Include less, or the same files less often."},
    {"include-missing", 'E', true, 3,
     "A chapter includes a file, or a part of one, that is not there or that "
     "must not be read; what asks for it stays in the text, unless an mdBook asks for "
     "a part: nothing stands there then.",
     "Mend the path, the anchor or the line numbers; for a file outside of the "
     "book's folder, name a folder that holds both with --root."},
    {"index-empty", 'W', false, 0,
     "A place that is marked for the index, {.index}, names no term: it holds no text and "
     "has no term=.",
     "Write [retry]{.index}, or []{.index term=\"retry!exponential\"}."},
    {"index-see", 'W', false, 0,
     "An index entry leads to another term, see=\"timeout\", and the index has none of that name; "
     "the name stands there without a link.",
     "Mark the other term where the text speaks of it, [timeout]{.index}, or write its name as it "
     "is there."},
    {"label-duplicate", 'E', true, 0,
     "Two places of a book have the same label, so that a reference to it could mean "
     "either.",
     "Give one of them another name: {#fig-retry-2}."},
    {"label-place", 'W', false, 0,
     "A label such as {#fig-retry} names what can't have a caption (a word, a heading, a "
     "picture within a line of text), or is that of a caption beside nothing.",
     "Put the picture, table or code block into a paragraph of its own, right beside its "
     "caption, or take another name: sec- for headings."},
    {"label-syntax", 'W', false, 0,
     "What stands in braces would be a label if a # were in front: {fig-retry}.",
     "Write {#fig-retry}."},
    {"label-unknown", 'E', true, 0,
     "A text refers to a label that nothing in the book has.",
     "Name what it refers to with {#fig-retry}, mend the name, or write \\@fig-retry for "
     "the text as it stands."},
    {"language-bad", 'E', true, 0,
     "A language is no well-formed language tag (BCP 47).",
     "Write en, en-US, de, pt-BR, zh-Hans ..."},
    {"language-missing", 'W', false, 0,
     "The manifest does not say in which language the book is; English is "
     "assumed.",
     "Add `language: en`."},
    {"language-unknown", 'E', false, 0,
     "`--language` asks for a language in which the book is not there.",
     "Name one of those that the hint names."},
    {"link-broken", 'E', true, 3,
     "A link leads to an anchor that is not there.",
     "Use one of the anchors that the hint names, or give the heading an id: "
     "{#id}."},
    {"link-file", 'E', true, 3,
     "A link leads to a file that is no chapter of this book.",
     "List the file in the manifest, mend the path, or link to a page on the "
     "web."},
    {"link-leaves", 'W', false, 1,
     "A link leads to a file that is there but is no chapter, out of the book's folder, or to "
     "a page of the website beside the book. "
     "Reading systems can't follow it, so its text stands alone; of several links to one "
     "target the first is named.",
     "Link to where the file is on the web, or to a chapter of the book."},
    {"link-outside", 'E', true, 1,
     "A link leads out of the book's folder.",
     "Link to a chapter of the book or to a page on the web."},
    {"link-resource", 'E', true, 1,
     "A link leads to a picture or another file beside the text. Reading "
     "systems open chapters only.",
     "Show the picture with ![description](file), or link to a page on the "
     "web."},
    {"link-syntax", 'W', false, 3,
     "What looks like a link is shown as it is written, since its address holds a space.",
     "Write the address between angle brackets, [text](<a b.md>), or each space as %20."},
    {"link-unsafe", 'E', true, 0,
     "A link runs a script or reads a local file when it is followed "
     "(javascript:, file:, data:).",
     "Link to a chapter of the book or to a page on the web."},
    {"link-url", 'E', true, 3,
     "A link's address is not well-formed.",
     "Mend it; write a space as %20."},
    {"list-empty", 'W', false, 0,
     "The manifest asks for a list of figures, tables or listings, and none of them has a "
     "label.",
     "Give one a label, {#fig-retry}, or leave the list out."},
    {"lock-damaged", 'E', false, 0,
     "The lock, which says what readers have already, can't be read.",
     "Take it from version control; of a merge's conflict keep either side and build again. "
     "Where it is lost, `epubify lock BOOK --from OLD.epub` makes it anew from the last release."},
    {"lock-frozen", 'E', false, 0,
     "The lock would change, and --frozen forbids that; so does `epubify release`, which gives out "
     "what has been built and committed.",
     "Build without --frozen, and commit the lock together with the text."},
    {"lock-given-out", 'W', false, 0,
     "The text of a release that `epubify release` has made, or whose EPUB the lock is from, is "
     "another one now. The lock goes on to say what readers have, so that the next release is "
     "compared with that; with --frozen this is an error.",
     "Name the next release, `release: 3`. If nobody has the old one yet, take `given-out` "
     "out of the lock, and build again."},
    {"lock-missing", 'W', false, 0,
     "There is no lock, although the manifest or the change log lists earlier releases: by it "
     "readers keep their places, notes and highlights. The build makes one that knows this "
     "release alone.",
     "Take it from version control, or make it with `epubify lock BOOK --from OLD.epub` from the "
     "EPUB that readers have. Where nobody has one, build once more."},
    {"lock-older", 'E', false, 0,
     "The lock knows a later release than the one that is to be built.",
     "Give the release a new name; to build an old one, take the lock of that time."},
    {"lock-release", 'W', false, 0,
     "There is a lock, but the book names no release.",
     "Name the release that comes next: `release: 3`. Until then the lock stays as it is."},
    {"lock-version", 'E', false, 0,
     "A later version of epubify has written the lock.",
     "Build with that version, or a later one."},
    {"manifest-anchor", 'E', false, 0,
     "The manifest uses an anchor, an alias or a tag of YAML.",
     "Write the value out where it is needed."},
    {"manifest-depth", 'E', false, 0,
     "The manifest nests deeper than epubify reads.",
     "Chapters may have lessons, parts may have chapters; there is nothing "
     "below."},
    {"manifest-document", 'E', false, 0,
     "The manifest holds a second YAML document.",
     "Remove everything behind the line of three dashes or dots."},
    {"manifest-duplicate", 'E', false, 0,
     "The manifest has a key twice in one map.",
     "Keep one of them."},
    {"manifest-empty", 'E', false, 0,
     "A list or a value in the manifest is empty, or a project has no chapter at all.",
     "Fill it or remove its key; name the folder that holds the book."},
    {"manifest-key", 'E', false, 0,
     "The manifest has a key that epubify does not know.",
     "Mend the spelling, or remove it."},
    {"manifest-large", 'E', false, 0,
     "The manifest is larger than epubify reads.",
     "A manifest of 256 KB describes thousands of chapters; is it the right "
     "file?"},
    {"manifest-nul", 'E', false, 0,
     "The manifest holds a NUL byte.",
     "Save the file as UTF-8 text."},
    {"manifest-syntax", 'E', false, 0,
     "The manifest is not well-formed YAML.",
     "Mend the place that is named. A value that holds \": \" or begins with one"
     " of [ { * & ! % @ ` needs quotes."},
    {"manifest-tab", 'E', false, 0,
     "A line of the manifest is indented with a tab, which YAML does not "
     "allow.",
     "Indent with spaces."},
    {"manifest-type", 'E', true, 0,
     "A key of the manifest has a value of the wrong type.",
     "Write the type that is named."},
    {"manifest-value", 'E', true, 0,
     "A key of the manifest has a value that it can't have.",
     "Use one of the values that the hint names."},
    {"markdown-limit", 'E', false, 0,
     "A part of a chapter is built so that reading it would take very long.",
     "Divide the block of text that is named with blank lines, or put it into a code block."},
    {"markua-answers", 'N', false, 1,
     "A quiz holds its answers, or hints. A book shows the questions alone, as Leanpub "
     "does; "
     "what answers an exercise stays.",
     "Nothing has to be done."},
    {"markua-directive", 'N', false, 0,
     "A manuscript asks for a page or a list that is not made, such as {index}; "
     "the line is not shown.",
     "Nothing has to be done."},
    {"markua-list", 'W', false, 0,
     "A line of a manuscript begins as an attribute list, such as {width=50%}, and no "
     "brace "
     "ends it. It says nothing of the picture or the code below it, and readers see it.",
     "End it with }, as the hint shows."},
    {"math-command", 'E', true, 0,
     "A formula has a command, an environment or a colour that there is none of in"
     " mathematics: misspelt, or of a package of LaTeX's that epubify does not know.",
     "Write it as the hint says, or define it with \\newcommand in a formula before. With"
     " --lenient the formula is shown as its TeX."},
    {"math-large", 'E', true, 0,
     "A formula is longer, or nests deeper, than epubify follows, or its macros make too "
     "much"
     " of it.",
     "Split it; see whether a macro stands for itself."},
    {"math-syntax", 'E', true, 0,
     "A formula is not well-formed: a brace, a bracket or an argument is missing, or one "
     "is too"
     " many.",
     "Mend it where the message points to. A dollar that is none of mathematics is "
     "written \\$."
     " With --lenient the formula is shown as its TeX."},
    {"math-unclosed", 'W', false, 0,
     "A line begins with $$, which opens a formula, and no other $$ stands before the next blank "
     "line, so that it is shown as text.",
     "End the formula with $$, and leave no blank line in it; dollars of the text are \\$\\$."},
    {"modified-derived", 'N', false, 0,
     "The manifest has no `date:`, so the EPUB says that it was modified when "
     "the newest of its files was.",
     "Add `date:` to the manifest, so that building again gives the same bytes"
     " anywhere."},
    {"name-case", 'W', false, 1,
     "A name differs from its file's in upper and lower case only, in how accented letters "
     "are encoded, or has backslashes between folders. The file is taken; on other machines "
     "it may not be found.",
     "Write the name as the folder has it."},
    {"nesting-deep", 'E', false, 0,
     "Quotes and lists nest deeper than epubify follows.",
     "Flatten them."},
    {"output-input", 'E', false, 0,
     "The output is a file that the book is made from.",
     "Name another output."},
    {"output-write", 'E', false, 0,
     "The EPUB could not be written. The old one, if there is one, is "
     "untouched.",
     "Make room, mend the permissions, or name another place."},
    {"page-bad", 'W', false, 0,
     "A mark of a page of the printed edition, {.page n=12}, has no number, holds text, or stands "
     "a second time.",
     "Write []{.page n=12} where the page begins."},
    {"page-figure", 'E', true, 0,
     "The manifest's `figures:`, which the book's page shows, name a label that is none of a"
     " figure, a table or a listing.",
     "Name one that has a caption, or the path of a picture."},
    {"page-source", 'W', false, 0,
     "The text marks the pages of a printed edition, and the manifest does not say of "
     "which.",
     "Add `page-source: urn:isbn:...`, the printed edition's ISBN."},
    {"page-text", 'E', true, 0,
     "A text of the manifest for the book's page, such as one of `learn:`, is no paragraph of"
     " words, or has a link to something in the book.",
     "Write a sentence. Emphasis, code and links to the web may be in it."},
    {"path-outside", 'E', true, 0,
     "A path leads out of the book's folder, by \"..\", as an absolute path or "
     "by a symbolic link.",
     "Move the file into the book's folder, or name a `root:` that holds both."},
    {"picture-alt", 'W', false, 1,
     "A picture has no description, so that who can't see it learns nothing of"
     " it.",
     "Write ![what the picture shows](file), or ![](file){alt=\"\"} for mere "
     "decoration."},
    {"picture-broken", 'E', true, 0,
     "A picture's file is damaged: its header can't be read.", "Export it again."},
    {"picture-format", 'E', true, 0,
     "A picture's format is none that every reading system shows.",
     "Convert it to PNG, JPEG, GIF, SVG or WebP."},
    {"picture-huge", 'E', true, 0,
     "A picture has more pixels or bytes than reading systems can show.",
     "Scale it down; 3200 pixels on the longer side are plenty."},
    {"picture-missing", 'E', true, 3,
     "A picture's file does not exist.",
     "Mend the path; it counts from the chapter's folder."},
    {"picture-outside", 'E', true, 1,
     "A picture's path leads out of the book's folder.",
     "Move it into the book's folder, or name a `root:` in the manifest that "
     "holds both."},
    {"picture-remote", 'E', true, 1,
     "A picture is on the network. An EPUB holds all that it shows.",
     "Download it, put it into the book's folder and name it there."},
    {"planned-total", 'E', false, 0,
     "The manifest plans fewer chapters or lessons than it lists.",
     "Give `planned:` how many there will be in all, those that are there included."},
    {"project-key", 'N', false, 1,
     "The project of another tool has a key that means nothing here.",
     "Nothing has to be done."},
    {"project-kind", 'N', false, 0,
     "The folder was recognised as a project of another tool, by the file that is named.",
     "Nothing has to be done. `--from` names another kind; `epubify import` writes a "
     "`book.yaml`, which goes before all others."},
    {"project-languages", 'W', false, 0,
     "The book is there in several languages. The first one was built.",
     "Choose with `--language`, or let OUTPUT hold `{lang}`: then each language gets "
     "an EPUB of its own."},
    {"project-missing", 'E', true, 0,
     "A file that the project or the command line names does not exist, so that what it says"
     " is not known.",
     "Mend the name."},
    {"project-plugin", 'N', false, 0,
     "A chapter has something that a plug-in of another tool would have expanded."
     " Plug-ins are not run; it is shown in a plain form, or as it is written.",
     "Nothing has to be done, unless it looks wrong."},
    {"project-syntax", 'E', true, 0,
     "The file that says what the project's book is has a mistake of form.",
     "Mend the place that is named."},
    {"project-translations", 'N', false, 0,
     "The book's texts are there in several languages, by the names of files (README-ja.md "
     "beside README.md) or of folders (en/, ja/). Each is a book of its own.",
     "`--language` chooses one; let OUTPUT hold `{lang}`, and each gets an EPUB."},
    {"raw-format", 'N', false, 0,
     "A text has parts in a format that is no HTML, such as TeX; they are left out. Said once"
     " a file.",
     "Nothing has to be done, or write what readers should see in Markdown or HTML."},
    {"reference-undefined", 'W', false, 3,
     "A link or a picture names its address by a label, [text][label], that nothing in the file "
     "defines, so that it is shown as it is written.",
     "Define it on a line of its own, [label]: chapter.md, or write the address behind the text, "
     "[text](chapter.md). A backslash, \\[text], says that no link is meant."},
    {"release-date", 'E', false, 0,
     "A release is to be given out, and has no date: those who get it, and feeds, want to know "
     "when that was.",
     "Give its entry in `releases:` or in the change log a date, or the manifest a `date:`."},
    {"release-empty", 'E', false, 0,
     "A release is to be given out, and nothing is new in it: no text has changed, as far as that"
     " is known, and the author says nothing.",
     "Say in its notes what is new."},
    {"release-missing", 'E', false, 0,
     "`epubify release` gives a release out, and the book has none.",
     "Add `release: 1` to the manifest, and count on from there."},
    {"release-notes", 'W', false, 1,
     "What the manifest or the change log says of a release, of the book or of a chapter to come holds"
     " a table, a picture, a footnote or raw HTML. Such texts are a part of a page, of a mail and of a"
     " feed; it is left out.",
     "Say it in words, or put it into a chapter and link there."},
    {"release-order", 'E', true, 0,
     "Releases that the manifest or the change log lists are in no order, one is listed twice, or"
     " the version of the one at hand does not grow: shops refuse an update then.",
     "List them from the newest to the oldest, each once; give the new one a greater number, or"
     " `ibooks: {version: ...}`."},
    {"release-unlisted", 'W', false, 0,
     "The manifest or the change log lists releases, and the one at hand is not among them, so "
     "that readers are not told what is new in it.",
     "Add it, with its date and what is new."},
    {"role-unknown", 'E', true, 0,
     "A role is no MARC relator code and none of the words for one.",
     "Use a code such as aut, edt, trl, ill, or its word: author, editor, "
     "translator, illustrator."},
    {"section-omitted", 'N', false, 1,
     "A manuscript says {full: false} of a section, as of one that only a sample has; it "
     "is "
     "left out of the book.",
     "Nothing has to be done; without those words it is there."},
    {"since-unreadable", 'E', false, 0,
     "The EPUB that --since or `epubify lock --from` names can't be read.",
     "Name the EPUB of the last release."},
    {"svg-unsafe", 'E', true, 0,
     "An SVG picture holds a script, an event handler, an entity or a "
     "reference to another file. With --lenient it is shown without, where that can be done.",
     "Export it as plain SVG with everything in it."},
    {"table-cells", 'W', false, 1,
     "A row of a table has more cells than the table's head. Those beyond are put into "
     "the last one, as they are written.",
     "Write a pipe within a cell as \\|, in code too, or give the head more cells."},
    {"table-columns", 'E', false, 0,
     "A table has more columns than epubify follows, and than any page shows.",
     "Divide it into several tables, or turn it by a quarter."},
    {"table-syntax", 'W', false, 3,
     "What looks like a table is shown as text, since its head has not as many cells as the line "
     "of dashes below it.",
     "Write |---| below the head as often as it has cells."},
    {"text-control", 'W', false, 1,
     "A text holds control characters that XML forbids; each is replaced by "
     "U+FFFD.",
     "Remove them."},
    {"text-nul", 'W', false, 0,
     "A text holds NUL bytes; each is replaced by U+FFFD.",
     "Remove them. Is it a text file?"},
    {"title-derived", 'W', false, 0,
     "The project does not say what its book is called; the heading of its README, the "
     "first"
     " heading of its chapters, or the folder's name is taken for it.",
     "Say it in the project's file, or with `-M title=…`; what `epubify import` writes "
     "keeps"
     " it."},
    {"title-heading", 'N', false, 0,
     "A folder of Markdown, or one file, is called as the first heading of its README or of"
     " that file says.",
     "Nothing has to be done; `-M title=…` gives it another title."},
    {"title-missing", 'E', false, 0,
     "The manifest has no title.", "Add `title:`."},
};

const size_t code_count = sizeof code_rows / sizeof code_rows[0];

static int compare_code(const void *code, const void *row)
{
    return strcmp(code, ((const CodeRow *)row)->code);
}

const CodeRow *lookup_code(const char *code)
{
    return bsearch(code, code_rows, code_count, sizeof code_rows[0], compare_code);
}
