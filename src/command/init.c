/* init.c - a small book that builds, to begin with. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "command/commands.h"

static const char first_chapter[] =
    "# The first chapter\n"
    "\n"
    "Each chapter is a Markdown file. A blank line begins a new paragraph; *emphasis*,\n"
    "**strong words** and `code` are marked like this.\n"
    "\n"
    "## Lists and code {#lists}\n"
    "\n"
    "1. Write.\n"
    "2. Build the book.\n"
    "3. Read it on your own e-reader.\n"
    "\n"
    "```python\n"
    "def greet(name):\n"
    "    return f\"Hello, {name}!\"\n"
    "```\n"
    "\n"
    "## Notes and links\n"
    "\n"
    "A footnote[^1] opens where it is read. A link to [the next chapter](02-second.md)\n"
    "or to [a part of it](02-second.md#tables) names the file that you see in your "
    "folder.\n"
    "\n"
    "[^1]: Each file has footnotes of its own.\n";

static const char second_chapter[] =
    "# The second chapter\n"
    "\n"
    "> [!TIP]\n"
    "> A box like this one is a quote that begins with `[!TIP]`; there are `[!NOTE]`,\n"
    "> `[!IMPORTANT]`, `[!WARNING]` and `[!CAUTION]` too.\n"
    "\n"
    "## Tables\n"
    "\n"
    "| To have         | Write                        |\n"
    "|-----------------|------------------------------|\n"
    "| a picture       | `![what it shows](file.png)` |\n"
    "| a heading's id  | `## Heading {#id}`           |\n"
    "| a done task     | `- [x] done`                 |\n"
    "\n"
    "The [lists of the first chapter](01-first.md#lists) are one link away.\n";

static const char manifest[] =
    "# The book's manifest. Paths count from this folder.\n"
    "title: %s\n"
    "author: Your Name\n"
    "language: en\n"
    "identifier: %s\n"
    "# Keep the identifier: by it, reading systems know the book in its next release.\n"
    "# release: 1     # once readers get it: they keep places and notes in the next one\n"
    "# cover-image: cover.png\n"
    "chapters:\n"
    "  - 01-first.md\n"
    "  - 02-second.md\n"
    "  - title: What comes after\n"
    "    status: planned             # no file yet: readers are told to stay tuned\n";

enum { UUID_LENGTH = sizeof "urn:uuid:00000000-0000-4000-8000-000000000000" };

/* Version 4 (RFC 9562, 5.4). */
static bool make_identifier(char text[UUID_LENGTH])
{
    uint8_t byte[16];

    if (getrandom(byte, sizeof byte, 0) != (ssize_t)sizeof byte)
        return false;
    byte[6] = (uint8_t)((byte[6] & 0x0F) | 0x40);
    byte[8] = (uint8_t)((byte[8] & 0x3F) | 0x80);
    snprintf(
        text, UUID_LENGTH,
        "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
        byte[0], byte[1], byte[2], byte[3], byte[4], byte[5], byte[6], byte[7], byte[8],
        byte[9], byte[10], byte[11], byte[12], byte[13], byte[14], byte[15]);
    return true;
}

/* The folder's name as a title, double-quoted (YAML 1.2, 7.3.1): "my-book" is "My book".
 */
static void put_title(Buf *buf, const char *folder)
{
    const char *slash = strrchr(folder, '/');
    const char *name = slash != NULL ? slash + 1 : folder;
    size_t len = strlen(name);

    if (len == 0 || name[0] == '.' || utf8_check(name, len) != len) {
        name = "My book";
        len = strlen(name);
    }
    buf_char(buf, '"');
    for (size_t i = 0; i < len; i++) {
        char byte = name[i] == '-' || name[i] == '_' ? ' ' : name[i];
        if (i == 0 && byte >= 'a' && byte <= 'z')
            byte = (char)(byte - 'a' + 'A');
        if (byte == '"' || byte == '\\')
            buf_char(buf, '\\');
        buf_char(buf, (unsigned char)byte < 0x20 || byte == 0x7F ? ' ' : byte);
    }
    buf_char(buf, '"');
}

static int system_failed(const char *what)
{
    fprintf(stderr, "epubify: %s: %s\n", what, strerror(errno));
    return EPUBIFY_SYSTEM;
}

/* As mkdir -p. */
static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return false;
        *slash = '/';
    }
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

/* false, too, for what is no folder: errno says so. */
static bool is_empty_folder(const char *path, bool *empty)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;

    if (folder == NULL)
        return false;
    *empty = true;
    while ((entry = readdir(folder)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            *empty = false;
    closedir(folder);
    return true;
}

/* Never over an existing file. */
static bool create_file(const char *folder, const char *name, const char *text)
{
    Buf path = {0};
    size_t len = strlen(text);
    bool written = false;
    int fd;

    buf_format(&path, "%s/%s", folder, name);
    fd = open(path.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0) {
        written = write(fd, text, len) == (ssize_t)len;
        written = close(fd) == 0 && written;
    }
    buf_free(&path);
    return written;
}

static bool create_files(const char *folder, const char *identifier)
{
    Buf title = {0}, text = {0};
    bool written;

    put_title(&title, folder);
    buf_format(&text, manifest, title.data, identifier);
    written = create_file(folder, "book.yaml", text.data) &&
              create_file(folder, "01-first.md", first_chapter) &&
              create_file(folder, "02-second.md", second_chapter);
    buf_free(&title);
    buf_free(&text);
    return written;
}

static void tell_next(const char *folder, bool quiet)
{
    bool here = strspn(folder, "./") == strlen(folder);
    Buf output = {0}, text = {0};

    if (quiet)
        return;
    buf_format(&output, "%s.epub", here ? "book" : folder);
    buf_put(&text,
            "wrote book.yaml and two chapters; build the book with\n\n    epubify ");
    put_operand(&text, folder);
    buf_char(&text, ' ');
    put_operand(&text, output.data);
    puts(text.data);
    buf_free(&output);
    buf_free(&text);
}

static int fill_folder(char *folder, bool quiet)
{
    char identifier[UUID_LENGTH];
    bool empty;

    if (!make_folders(folder) || !is_empty_folder(folder, &empty))
        return system_failed(folder);
    if (!empty) {
        fprintf(stderr,
                "epubify: %s is not empty; init writes into a new or an empty folder\n",
                folder);
        return EPUBIFY_USAGE;
    }
    if (!make_identifier(identifier))
        return system_failed("no random number for the identifier");
    if (!create_files(folder, identifier))
        return system_failed(folder);
    tell_next(folder, quiet);
    return EPUBIFY_OK;
}

int run_init(const Arguments *arguments)
{
    Buf folder = {0};
    int status;

    if (arguments->operand_count != 1 || arguments->operands[0][0] == '\0')
        return wrong_usage("init wants one folder: epubify init DIR");
    buf_put(&folder, arguments->operands[0]);
    while (folder.len > 1 && folder.data[folder.len - 1] == '/')
        folder.data[--folder.len] = '\0';
    status = fill_folder(folder.data, arguments->quiet);
    buf_free(&folder);
    return status;
}
