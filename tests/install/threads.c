/* threads.c - eight builds of one book at once give the same bytes eight times. */
#include <epubify.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { BUILDS = 8 };

static const char *book;

static void *build(void *unused)
{
    EpubifyOptions options = {.size = sizeof options, .book = book, .jobs = 2};

    (void)unused;
    return epubify_build(&options);
}

static int differs(const EpubifyResult *a, const EpubifyResult *b)
{
    return a->status != EPUBIFY_OK || b->status != EPUBIFY_OK || a->size != b->size ||
           memcmp(a->bytes, b->bytes, a->size) != 0;
}

int main(int argc, char **argv)
{
    pthread_t threads[BUILDS];
    void *results[BUILDS];
    int faults = 0;

    book = argc > 1 ? argv[1] : ".";
    for (int i = 0; i < BUILDS; i++)
        if (pthread_create(&threads[i], NULL, build, NULL) != 0)
            return 3;
    for (int i = 0; i < BUILDS; i++)
        pthread_join(threads[i], &results[i]);
    for (int i = 0; i < BUILDS; i++)
        faults += differs(results[0], results[i]);
    for (int i = 0; i < BUILDS; i++)
        epubify_result_free(results[i]);
    printf("%d of %d builds differ\n", faults, BUILDS);
    return faults > 0;
}
