# targets.mk - the test targets; the Makefile includes it at its end.
#
# `make test` is everything but corpus, readers and ace; its last line is `N passed, N failed`.  tests/run --help tells of
# single suites, single cases and new expectations.

BOOK = dist/push-to-prod.epub
ASAN = build/asan
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
TSAN = build/tsan
CLANG_FORMAT = clang-format-14
# Headers and tables are set by hand: their columns of comments are the manual.
C_FILES = $(shell find src tests \( -name cases -o -name node_modules -o -path src/data \) -prune -o \( -name '*.c' -o -name '*.cpp' \) -print)

# A unit test is tests/unit/test_*.c; what else lies there helps all of them.  They link all of the program but its
# main, so that a test may look into any stage.
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/test_*.c))
UNIT_HELPERS = $(patsubst %.c,$(BUILD)/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
UNIT_OBJECTS = $(filter-out $(BUILD)/main.o,$(OBJECTS))

.PHONY: unit-tests build-asan build-tsan test test-quick asan-test check-epub corpus survival readers ace format format-check
.SECONDARY: $(UNIT_TESTS:=.o) $(UNIT_HELPERS)

unit-tests: $(UNIT_TESTS) $(BUILD)/tests/invariants/html_samples

# What tests/invariants/html.sh builds its books from.
$(BUILD)/tests/invariants/html_samples: tests/invariants/html_samples.c $(BUILD)/data/html.o
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/tests/unit/test_%: $(BUILD)/tests/unit/test_%.o $(UNIT_HELPERS) $(UNIT_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

$(BUILD)/tests/unit/%.o: tests/unit/%.c $(BUILD)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -MMD -MP -c -o $@ $<

# clang's build is the one with AddressSanitizer and UBSan: a second compiler's warnings at no further cost.
build-asan:
	+$(MAKE) BUILD=$(ASAN) CC=clang OPT='-O1 -g' WERROR=-Werror SAN='$(SANITIZE)' $(ASAN)/epubify unit-tests

build-tsan:
	+$(MAKE) BUILD=$(TSAN) CC=clang OPT='-O1 -g' WERROR=-Werror SAN=-fsanitize=thread $(TSAN)/epubify

test: WERROR = -Werror
test: all book unit-tests build-asan build-tsan
	EPUBIFY=$(BUILD)/epubify TSAN_EPUBIFY=$(TSAN)/epubify \
		tests/run --also $(ASAN)/epubify layers format unit cases invariants epubs

test-quick: $(BUILD)/epubify unit-tests
	EPUBIFY=$(BUILD)/epubify tests/run layers unit cases

asan-test: build-asan
	EPUBIFY=$(ASAN)/epubify tests/run unit cases invariants epubs

check-epub: book
	tests/epubcheck.sh $(BOOK)

# $EPUBIFY_CORPUS, else tests/corpus, holds the books.
corpus: $(BUILD)/epubify $(BUILD)/bench/floor $(BUILD)/bench/bench
	EPUBIFY=$(BUILD)/epubify tests/corpus.sh

# How many highlights survive when a book is updated.  SURVIVAL holds more options, as --series or --why.
survival: $(BUILD)/epubify
	EPUBIFY=$(BUILD)/epubify node tests/survival/survival.mjs --check --pixels --builder epubify:plain --builder epubify:stable \
		--builder epubify:kobo --builder pandoc $(SURVIVAL)

readers: book
	tests/readers.sh $(BOOK) dist/readers

ace: book
	tests/ace.sh $(BOOK) dist/ace

format:
	$(CLANG_FORMAT) -i $(C_FILES)

format-check:
	$(CLANG_FORMAT) --dry-run --Werror $(C_FILES)

-include $(UNIT_TESTS:=.d) $(UNIT_HELPERS:.o=.d)
