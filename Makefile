# Builds epubify, its library, the shipped book, and what tests them.  `make help` lists the targets.
#
# Variants are out of tree: BUILD says where, SAN with which sanitizers.  tests/targets.mk adds the tests.

CC = gcc
# The C++ compiler that belongs to CC: clang++-14 to clang-14, c++ to cc.
CXX = $(patsubst cc,c++,$(patsubst %/cc,%/c++,$(subst clang,clang++,$(subst gcc,g++,$(CC)))))
BUILD = build
PREFIX = /usr/local
DESTDIR =
# -D_FORTIFY_SOURCE wants -O; whoever overrides OPT drops both.
OPT = -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
WERROR =
SAN =
PKGS = libdeflate yaml-0.1 libutf8proc gumbo $(PKGS_BARE)
# Their .pc files name, for static links, libraries whose development packages they do not bring along; so
# ours names them as shared libraries, which they always are (Debian has no libzip.a).
PKGS_BARE = libxml-2.0 libzip
PKG_CONFIG = pkg-config
OBJCOPY = objcopy

VERSION := $(shell sed -n 's/^.define EPUBIFY_VERSION "\(.*\)"/\1/p' src/epubify.h)
SOVERSION = 0

# libcmark-gfm.pc names its two libraries in the wrong order for static links, so they stand here.
CMARK = -lcmark-gfm-extensions -lcmark-gfm
CPPFLAGS = -D_GNU_SOURCE -Isrc -I$(BUILD) $(PKG_CFLAGS)
CFLAGS = -std=c17 $(OPT) $(WARN) $(WERROR) -fvisibility=hidden -fPIC -pthread $(SAN)
# The C++ is a library's templates, used once a book: small beats fast.  g++ would give their constants a binding that
# can't be made local; clang++ has none such, but a sanitizer that wants more than $(CC) links.
CXXFLAGS = -std=c++17 $(OPT:-O2=-Os) $(WARN) $(WERROR) -fno-exceptions -fno-rtti -fvisibility=hidden -fPIC -pthread \
	$(SAN) $(if $(findstring clang,$(CXX)),-fno-sanitize=function,-fno-gnu-unique)
LDFLAGS = -Wl,--as-needed -Wl,-z,relro
LDLIBS = $(CMARK) $(PKG_LIBS) $(CXX_LIBS) -lm
# The small ones are in the program, where they are to be had: for each shared library less the loader works a tenth of a
# millisecond less, of the seven that a small book takes.  Sanitizers want to see what is called.
SMALL_LIBS = cmark-gfm-extensions cmark-gfm deflate yaml utf8proc gumbo
program_lib = $(if $(wildcard $(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a,-l$(1))
PROGRAM_LDLIBS = $(if $(SAN),$(LDLIBS),$(foreach lib,$(SMALL_LIBS),$(call program_lib,$(lib))) \
	$(filter-out $(SMALL_LIBS:%=-l%),$(LDLIBS)))
# Shared, since libxml2 brings it along already (by ICU): it costs no start-up that was not paid.
CXX_LIBS = -lstdc++
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS))
PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS))

SOURCES = $(wildcard src/*.c src/*/*.c src/*/*/*.c)
CXX_SOURCES = $(wildcard src/*/*.cpp)
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o) $(CXX_SOURCES:src/%.cpp=$(BUILD)/%.o)
# All but the program: what the library holds, and what unit tests and fuzz targets link against.
PROGRAM_OBJECTS = $(BUILD)/main.o $(filter $(BUILD)/command/%,$(OBJECTS))
LIB_OBJECTS = $(filter-out $(PROGRAM_OBJECTS),$(OBJECTS))
GENERATED = $(patsubst %.css,$(BUILD)/data/%_style.inc,$(notdir $(wildcard styles/default/*.css styles/page/*.css)))
SHARED = libepubify.so.$(VERSION)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all book page lib asan tsan bench fuzz install check-install uninstall clean help FORCE

all: $(BUILD)/epubify lib

$(BUILD)/epubify: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(PROGRAM_LDLIBS)

$(BUILD)/%.o: src/%.c $(BUILD)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: src/%.cpp $(BUILD)/flags
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

# Changes only when a compiler or its flags do, and then everything is built anew.
FLAGS = $(CC) $(CPPFLAGS) $(filter-out $(WERROR),$(CFLAGS)) $(CXX) $(filter-out $(WERROR),$(CXXFLAGS))
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@

# The default styles as an array's elements, NUL at the end; C17 has no #embed.
vpath %.css styles/default styles/page
$(BUILD)/data/%_style.inc: %.css
	@mkdir -p $(@D)
	{ od -An -v -tu1 $< | sed 's/  *\([0-9][0-9]*\)/\1,/g'; echo 0; } >$@

# ---- The library ------------------------------------------------------------------------------

lib: $(BUILD)/libepubify.a $(BUILD)/libepubify.so $(BUILD)/epubify.pc

# One object whose internal names are local, so that none can clash with the host's.  Templates of C++ are never
# hidden, and come in groups of which a linker keeps one alone, maybe the host's: so the groups are dissolved.
$(BUILD)/libepubify.o: $(LIB_OBJECTS)
	$(LD) -r --force-group-allocation -o $@ $(LIB_OBJECTS)
	$(OBJCOPY) --localize-hidden --wildcard --localize-symbol='_Z*' $@

$(BUILD)/libepubify.a: $(BUILD)/libepubify.o
	rm -f $@
	$(AR) rcs $@ $<

$(BUILD)/$(SHARED): $(LIB_OBJECTS) src/epubify.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libepubify.so.$(SOVERSION) -Wl,--version-script=src/epubify.map \
		-o $@ $(LIB_OBJECTS) $(LDLIBS)

$(BUILD)/libepubify.so: $(BUILD)/$(SHARED)
	ln -sf $(SHARED) $(BUILD)/libepubify.so.$(SOVERSION)
	ln -sf libepubify.so.$(SOVERSION) $@

$(BUILD)/epubify.pc: src/epubify.pc.in src/epubify.h Makefile FORCE
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@LIBS@|$(CMARK) $(shell $(PKG_CONFIG) --libs $(PKGS_BARE)) $(CXX_LIBS) -lm -pthread|' \
		-e 's|@REQUIRES@|$(filter-out $(PKGS_BARE),$(PKGS))|' $< >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# ---- The shipped book --------------------------------------------------------------------------

book: $(BUILD)/epubify
	$(BUILD)/epubify book dist/push-to-prod.epub

# Its page on the web, with the sample to read.
page: $(BUILD)/epubify
	$(BUILD)/epubify page book dist/page

# ---- Sanitizers: all tests with the first, all that has threads with the second ---------------------

asan: asan-test

TSAN = build/tsan
TSAN_ENV = TSAN_OPTIONS=exitcode=99:suppressions=$(CURDIR)/tests/tsan.supp
tsan:
	+$(MAKE) BUILD=$(TSAN) CC=clang OPT='-O1 -g' SAN=-fsanitize=thread $(TSAN)/epubify $(TSAN)/install/threads
	$(TSAN_ENV) $(TSAN)/epubify -q -j 8 book $(TSAN)/book.epub
	$(TSAN_ENV) $(TSAN)/install/threads book
	$(TSAN_ENV) EPUBIFY=$(TSAN)/epubify tests/run --only jobs invariants

# The second host of tests/install, with the objects instead of the installed library.
$(BUILD)/install/threads: tests/install/threads.c $(LIB_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $< $(LIB_OBJECTS) $(LDLIBS)

# ---- Fuzzing, with clang's libFuzzer ------------------------------------------------------------

FUZZ_SECONDS = 60
FUZZ_ONLY = *
FUZZ_TARGETS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_$(FUZZ_ONLY).c))
FUZZ_SAN = -fsanitize=address,undefined -fno-sanitize-recover=all

# What is found is kept in build/fuzz/corpus/NAME; tests/fuzz/NAME, when it is there, holds seeds.
fuzz:
	+$(MAKE) BUILD=build/fuzz CC=clang OPT='-O1 -g' SAN='$(FUZZ_SAN) -fsanitize=fuzzer-no-link' \
		$(FUZZ_TARGETS:%=build/fuzz/%)
	@failed=; for name in $(FUZZ_TARGETS); do \
		mkdir -p build/fuzz/corpus/$$name; \
		seeds=tests/fuzz/$${name#fuzz_}; [ -d $$seeds ] || seeds=; \
		echo "$$name: $(FUZZ_SECONDS) s"; \
		build/fuzz/$$name -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=2048 \
			-print_final_stats=1 -print_funcs=0 -artifact_prefix=build/fuzz/$$name- \
			build/fuzz/corpus/$$name $$seeds >build/fuzz/$$name.log 2>&1 || failed="$$failed $$name"; \
		grep -E 'ERROR|SUMMARY|Test unit written|number_of_executed_units|peak_rss' build/fuzz/$$name.log; \
	done; [ -z "$$failed" ] || { echo "failed:$$failed; see build/fuzz/*.log"; exit 1; }

$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(LIB_OBJECTS)
	$(CC) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -o $@ $< $(LIB_OBJECTS) $(LDLIBS)

# ---- Speed ----------------------------------------------------------------------------------------

BENCH_RUNS = 15

$(BUILD)/bench/floor: tests/bench/floor.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(CMARK) -ldeflate

$(BUILD)/bench/bench: tests/bench/bench.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $<

$(BUILD)/bench/highlight: tests/bench/highlight.c $(LIB_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB_OBJECTS) $(LDLIBS)

$(BUILD)/bench/math: tests/bench/math.c $(LIB_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB_OBJECTS) $(LDLIBS)

bench: $(BUILD)/epubify $(BUILD)/bench/floor $(BUILD)/bench/bench $(BUILD)/bench/highlight $(BUILD)/bench/math
	BUILD=$(BUILD) sh tests/bench/bench.sh $(BENCH_RUNS)

# ---- Installing ---------------------------------------------------------------------------------------

INSTALL = install
BINDIR = $(DESTDIR)$(PREFIX)/bin
LIBDIR = $(DESTDIR)$(PREFIX)/lib
INCLUDEDIR = $(DESTDIR)$(PREFIX)/include
MANDIR = $(DESTDIR)$(PREFIX)/share/man/man1
DOCDIR = $(DESTDIR)$(PREFIX)/share/doc/epubify

install: all
	$(INSTALL) -d $(BINDIR) $(LIBDIR)/pkgconfig $(INCLUDEDIR) $(MANDIR) $(DOCDIR)
	$(INSTALL) -m 755 $(BUILD)/epubify $(BINDIR)/epubify
	$(INSTALL) -m 644 src/epubify.h $(INCLUDEDIR)/epubify.h
	$(INSTALL) -m 644 $(BUILD)/libepubify.a $(LIBDIR)/libepubify.a
	$(INSTALL) -m 755 $(BUILD)/$(SHARED) $(LIBDIR)/$(SHARED)
	ln -sf $(SHARED) $(LIBDIR)/libepubify.so.$(SOVERSION)
	ln -sf libepubify.so.$(SOVERSION) $(LIBDIR)/libepubify.so
	$(INSTALL) -m 644 $(BUILD)/epubify.pc $(LIBDIR)/pkgconfig/epubify.pc
	$(INSTALL) -m 644 epubify.1 $(MANDIR)/epubify.1
	$(INSTALL) -m 644 LICENSE $(DOCDIR)/LICENSE

# Installs into a folder of its own and builds two hosts against that.
check-install: all
	PKG_CONFIG=$(PKG_CONFIG) CC=$(CC) BUILD=$(BUILD) sh tests/install/install.sh

uninstall:
	rm -f $(BINDIR)/epubify $(INCLUDEDIR)/epubify.h $(LIBDIR)/libepubify.a $(LIBDIR)/$(SHARED) \
		$(LIBDIR)/libepubify.so.$(SOVERSION) $(LIBDIR)/libepubify.so $(LIBDIR)/pkgconfig/epubify.pc \
		$(MANDIR)/epubify.1 $(DOCDIR)/LICENSE
	-rmdir $(DOCDIR)

clean:
	rm -rf build dist

help:
	@echo 'make               build/epubify and the library'
	@echo 'make book          dist/push-to-prod.epub'
	@echo 'make page          dist/page/, the page of the book on the web'
	@echo 'make bench         epubify against the bare work, on the shipped book and on the corpus'
	@echo 'make fuzz          every fuzz target for FUZZ_SECONDS=60; FUZZ_ONLY=NAME for one'
	@echo 'make test          everything; test-quick takes seconds; check-epub is epubcheck on the book'
	@echo 'make corpus        real books, built as they are, and what is missing in them: see tests/corpus.sh'
	@echo 'make survival      what is left of highlights when a book is updated; SURVIVAL=--why says more'
	@echo 'make asan tsan     the tests with clang'"'"'s sanitizers'
	@echo 'make readers ace   the book in reading systems, and its accessibility'
	@echo 'make check-install hosts that use the installed library'
	@echo 'make format        clang-format over the sources; format-check only looks'
	@echo 'make install       into PREFIX=/usr/local below DESTDIR; uninstall takes it away'
	@echo 'make clean         removes build/ and dist/'
	@echo 'variables          CC=clang  WERROR=-Werror  OPT=-O3  BUILD=folder'

-include $(OBJECTS:.o=.d)
-include tests/targets.mk
