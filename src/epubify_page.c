/* epubify_page.c - the order of the stages where the book's page on the web is made: those of
 * the book, and those of its sample, which is an edition of its own. */
#include "build.h"
#include "page/page.h"
#include "render/render.h"
#include "write/ocf.h"
#include "write/overwrite.h"

static bool output_is_possible(Build *build)
{
    if (build->asked.output == NULL)
        return fail_build(build, EPUBIFY_USAGE, "no folder is named");
    name_output(build);
    return check_folder(build->output, &build->book.diags) ||
           fail_build(build, EPUBIFY_SYSTEM, NULL);
}

/* Of the book itself only what the page says and shows is rendered. */
static void render_parts(Build *build)
{
    const Pitch *pitch = &build->book.pitch;
    Document *parts[] = {pitch->description_part, pitch->learn_part, pitch->audience_part,
                         pitch->figures_part, pitch->news_part};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i] != NULL)
            render_document(&build->book, parts[i]);
}

static void render_one(void *context, size_t index)
{
    Build *build = context;
    Document *document = build->documents[index];

    uselocale(build->plain);
    if (is_on_page(document))
        render_document(&build->book, document);
    finish_item(build);
}

/* What there is to say of the sample has been said of the book, unless it alone has errors:
 * then the result is its own. */
static bool make_sample(Build *build, Build *sample)
{
    *sample =
        (Build){.asked = build->asked, .plain = build->plain, .hosts = build->hosts};
    sample->asked.edition = "sample";
    start_book(sample);
    sample->options.layout = "plain"; /* no reading system keeps places in it */
    if (!load(sample))
        return false;
    parse(sample);
    resolve(sample);
    if (!book_is_sound(sample))
        return false;
    render(sample, render_one);
    return book_is_sound(sample);
}

static void check_inputs(Build *build, const Container *container)
{
    Arena *arena = &build->book.arena;

    for (size_t i = 0; i < container->count; i++)
        check_overwrite(&build->book, arena_format(arena, "%s/%s", build->output,
                                                   container->entries[i].path));
}

static void write_page(Build *build, Book *sample)
{
    Container container;

    begin_stage(build, "package", 0);
    container = page_book(&build->book, sample);
    check_inputs(build, &container);
    if (!book_is_sound(build))
        return;
    begin_stage(build, "write", 0);
    if (!write_folder(&container, build->output, &build->book.diags, &build->size))
        fail_build(build, EPUBIFY_SYSTEM, NULL);
}

/* *sample is started where the book has one. */
static void run_stages(Build *build, Build *sample)
{
    if (!load(build) || !output_is_possible(build))
        return;
    parse(build);
    resolve(build);
    if (!book_is_sound(build))
        return;
    render_parts(build);
    if (!has_sample(&build->book))
        write_page(build, NULL);
    else if (make_sample(build, sample))
        write_page(build, &sample->book);
    else
        fail_build(build, sample->status, sample->failure);
}

EpubifyResult *epubify_page(const EpubifyOptions *options)
{
    Build build = {0}, sample = {0};
    EpubifyResult *result;

    enter_locale(&build);
    if (read_options(&build, options)) {
        start_book(&build);
        build.options.page = true;
        run_stages(&build, &sample);
    }
    if (sample.status == EPUBIFY_ERRORS) {
        result = finish_build(&sample);
        drop_build(&build);
    } else {
        result = finish_build(&build);
        drop_build(&sample);
    }
    leave_locale(&build);
    return result;
}
