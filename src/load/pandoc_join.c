#include "load/pandoc.h"
void join_chapters(Book *book) { (void)book; }
