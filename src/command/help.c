/* help.c - what epubify can do, on one screen; and its version. */
#include <stdio.h>
#include "command/commands.h"

static const char help[] =
    "usage: epubify [build] BOOK OUTPUT.epub\n"
    "       epubify init DIR\n"
    "       epubify import BOOK\n"
    "       epubify release BOOK [DIR]\n"
    "       epubify page BOOK DIR\n"
    "       epubify diff OLD.epub NEW.epub\n"
    "       epubify lock BOOK --from OLD.epub\n"
    "       epubify explain [CODE]\n"
    "\n"
    "BOOK is a folder with book.yaml, a project of mdBook, HonKit, Leanpub or pandoc, a\n"
    "folder of Markdown, one Markdown file, or the manifest itself.\n"
    "\n"
    "  build            make the EPUB; what is wrong with the book is said in one run\n"
    "  init             write a small book to begin with into DIR\n"
    "  import           write the book.yaml that says what another tool's project is\n"
    "  release          make the EPUBs of a release in DIR (dist), and the notes on it\n"
    "  page             make the book's page on the web in DIR: index.html and its "
    "files\n"
    "  diff             what has changed from one EPUB to the next, whoever made them, "
    "and\n"
    "                   which of a reader's marks it would cost; -o FILE, --format html\n"
    "  lock             make the lock of a release that is out, from its EPUB\n"
    "  explain          what a diagnostic means, how to mend it; without CODE, all\n"
    "  help             this page\n"
    "\n"
    "  -o, --output FILE   where the EPUB goes, instead of OUTPUT.epub\n"
    "  -j, --jobs N        threads; as many as there are processors\n"
    "      --strict        warnings are errors\n"
    "      --lenient       a missing picture or a broken link is only a warning, as it "
    "is\n"
    "                      in the project of another tool; --no-lenient: an error\n"
    "      --format FORMAT text (on standard error) or json (on standard output)\n"
    "  -v, --verbose       notes too, and all of many like warnings\n"
    "  -q, --quiet         errors and warnings only, no last line, no progress\n"
    "      --no-color      no colours; as when NO_COLOR is set\n"
    "      --confine DIR   read nothing outside of DIR, whatever the manifest says\n"
    "\n"
    "  -f, --from KIND     epubify, mdbook, honkit, leanpub, pandoc or folder\n"
    "      --manifest FILE the file in BOOK that says what the book is\n"
    "      --root DIR      a folder that holds BOOK, whose files it may use\n"
    "      --language LANG of a project in several languages: which one; {lang} in\n"
    "                      OUTPUT's name makes an EPUB of each\n"
    "      --edition NAME  early (the default), sample, final, or one of the manifest's\n"
    "  -M, --metadata KEY=VALUE, --metadata-file FILE\n"
    "                      metadata that goes before the book's\n"
    "  -c, --css FILE      one more style sheet\n"
    "      --epub-cover-image FILE, --toc-depth N, -N, --number-sections\n"
    "                      go before what the book says; --no-number-sections undoes -N\n"
    "      --lock FILE     instead of epubify.lock beside the manifest, which says what\n"
    "                      readers have of releases before\n"
    "      --frozen        an error when the lock would change\n"
    "      --since FILE    what is new is told against this EPUB\n"
    "      --layout NAME   stable: places and notes outlast the next release; kobo: on\n"
    "                      Kobo, too; plain: they do not\n"
    "      --reflow        lay the book out anew, as a new edition: places are lost\n"
    "\n"
    "      --version\n"
    "  -h, --help\n"
    "\n"
    "exit status: 0 fine, 1 errors in the book, 2 wrong usage, 3 the system failed\n"
    "The manual is epubify(1).\n";

int run_help(const Arguments *arguments)
{
    (void)arguments;
    fputs(help, stdout);
    return EPUBIFY_OK;
}

int run_version(const Arguments *arguments)
{
    (void)arguments;
    printf("epubify %s\n", epubify_version());
    return EPUBIFY_OK;
}
