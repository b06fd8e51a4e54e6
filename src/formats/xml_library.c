/* xml_library.c - see the header. */
#include "formats/xml_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Its releases from 2.14 on have another ABI; what the headers say is ours. */
#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

static XmlLibrary library;
static bool loaded;

static bool find(void *handle, const char *name, void *function)
{
    void *found = dlsym(handle, name);

    memcpy(function, &found, sizeof found);
    return found != NULL;
}

/* Never unloaded: its own data would be freed under other threads. */
static void load(void)
{
    void *handle = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);

    if (handle == NULL)
        return;
#define FIND(function) find(handle, #function, &library.function) &&
    loaded = XML_FUNCTIONS(FIND) true;
#undef FIND
    if (loaded)
        library.xmlInitParser();
}

const XmlLibrary *xml_library(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, load);
    return loaded ? &library : NULL;
}

const char *xml_library_missing(void)
{
    return "it can't be read, since libxml2 is not installed";
}
