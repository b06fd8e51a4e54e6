/* host.c - the smallest host: a book becomes an EPUB in memory. */
#include <epubify.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    EpubifyOptions options = {.size = sizeof options, .book = argc > 1 ? argv[1] : "."};
    EpubifyResult *result = epubify_build(&options);
    int status = (int)result->status;

    for (size_t i = 0; i < result->diagnostic_count; i++)
        fprintf(stderr, "%s\n", result->diagnostics[i]->message);
    fwrite(result->bytes, 1, result->size, stdout);
    epubify_result_free(result);
    return status;
}
