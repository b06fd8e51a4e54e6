/* math.c - see the header. */
#include "parse/math/math.h"
#include <string.h>
#include "data/html.h"
#include "formats/tex/tex.h"
#include "parse/math/linear.h"
#include "parse/math/place.h"

typedef struct {
    Chapter *chapter;
    const Dialect *dialect;
    TexContext context;
    Arena scratch; /* of one formula */
} Conversion;

/* ---- Which nodes ---------------------------------------------------------------------------- */

static bool has_class(const Node *node, const char *word)
{
    const char *classes = lookup_attribute(node, "class");

    return classes != NULL && has_word(classes, word, strlen(word));
}

static bool is_formula(const Conversion *conversion, const Node *node)
{
    if (node->kind == NODE_CODE)
        return node->attributes != NULL && has_class(node, "math");
    return node->kind == NODE_CODE_BLOCK && conversion->dialect->math_blocks &&
           node->name != NULL && strcmp(node->name, "math") == 0;
}

static bool is_white(const Node *node)
{
    return node->kind == NODE_SOFT_BREAK ||
           (node->kind == NODE_TEXT && strspn(node->text, " \t\n") == strlen(node->text));
}

static bool is_alone(const Node *code)
{
    const Node *parent = code->parent;

    if (parent->kind != NODE_PARAGRAPH)
        return false;
    for (const Node *node = parent->first_child; node != NULL; node = node->next)
        if (node != code && !is_white(node))
            return false;
    return true;
}

/* In raw HTML: <code class="math inline"> of text alone. */
static void become_code(Node *node)
{
    Node *text = node->first_child;

    if (strcmp(node->name, "code") != 0 || !has_class(node, "math") || text == NULL ||
        text->next != NULL || text->kind != NODE_TEXT)
        return;
    unlink_node(text);
    node->kind = NODE_CODE;
    node->text = text->text;
}

/* <span class="math inline"> around code: where a dialect has no braces. */
static void unwrap(Node *code)
{
    Node *span = code->parent;

    if (span != NULL && span->kind == NODE_ELEMENT && span->space == SPACE_HTML &&
        strcmp(span->name, "span") == 0 && has_class(span, "math") &&
        span->first_child == code && code->next == NULL) {
        code->attributes = span->attributes;
        dissolve_node(span);
    }
}

/* ---- The tree ------------------------------------------------------------------------------- */

static Node *copy_node(Arena *arena, const TexNode *from, uint32_t offset)
{
    Node *node = new_node(arena, NODE_ELEMENT, offset);

    node->name = from->name;
    node->space = SPACE_MATHML;
    for (const TexAttribute *pair = from->attributes; pair != NULL; pair = pair->next)
        put_attribute(arena, node, pair->name, arena_text(arena, pair->value));
    if (from->text != NULL)
        append_child(node, new_text(arena, arena_text(arena, from->text), offset));
    return node;
}

/* The children of a formula, as deep as tex_convert lets them be. */
static void copy_children(Arena *arena, const TexNode *root, Node *parent)
{
    const TexNode *path[TEX_DEEPEST + 2];
    size_t depth = 0;

    for (const TexNode *from = root->first; from != NULL;) {
        Node *node = copy_node(arena, from, parent->offset);
        append_child(parent, node);
        if (from->first != NULL) {
            path[depth++] = from;
            from = from->first;
            parent = node;
            continue;
        }
        while (from->next == NULL && depth > 0) {
            from = path[--depth];
            parent = parent->parent;
        }
        from = from->next;
    }
}

/* The TeX with its white space folded, since an attribute has no lines; without \tag and
 * \label when a formula says where they stand. */
static const char *text_of(Arena *arena, const char *tex, const TexFormula *formula)
{
    Buf buf = {0};
    const char *text;
    size_t cut = 0;

    for (size_t at = 0; tex[at] != '\0'; at++) {
        bool white = strchr(" \t\n\r", tex[at]) != NULL;
        if (formula != NULL && cut < formula->name_count &&
            at == formula->names[cut].from)
            at = formula->names[cut++].until - 1;
        else if (!white)
            buf_char(&buf, tex[at]);
        else if (buf.len > 0 && buf.data[buf.len - 1] != ' ')
            buf_char(&buf, ' ');
    }
    while (buf.len > 0 && buf.data[buf.len - 1] == ' ')
        buf.len--;
    text = arena_copy(arena, buf.data == NULL ? "" : buf.data, buf.len);
    buf_free(&buf);
    return text;
}

static Node *make_math(Conversion *conversion, const Node *code,
                       const TexFormula *formula, bool display)
{
    Arena *arena = &conversion->chapter->arena;
    Node *span = new_node(arena, NODE_SPAN, code->offset);
    Node *math = new_node(arena, NODE_ELEMENT, code->offset);

    math->name = "math";
    math->space = SPACE_MATHML;
    if (display)
        put_attribute(arena, math, "display", "block");
    put_attribute(arena, math, "alttext", text_of(arena, code->text, NULL));
    add_class(arena, span, "mathml");
    append_child(span, math);
    copy_children(arena, formula->root, math);
    return span;
}

/* What marked the code is said; the author's own classes stay. */
static void drop_marks(Arena *arena, Node *node)
{
    const char *classes = lookup_attribute(node, "class");
    Buf left = {0};

    while (classes != NULL && *classes != '\0') {
        size_t len = strcspn(classes, " ");
        if (len > 0 && !has_word("math inline display", classes, len)) {
            buf_put(&left, left.len == 0 ? "" : " ");
            buf_add(&left, classes, len);
        }
        classes += len + strspn(classes + len, " ");
    }
    remove_attribute(node, "class");
    if (left.len > 0)
        put_attribute(arena, node, "class", arena_copy(arena, left.data, left.len));
    buf_free(&left);
}

/* Its id and attributes are those of what takes its place. */
static void move_attributes(Node *from, Node *to)
{
    to->id = from->id != NULL ? from->id : to->id;
    to->braces = from->braces;
    to->attributes = from->attributes;
    from->id = NULL;
    from->attributes = NULL;
}

/* The code becomes what readers without MathML show: a line of text, or its TeX. */
static void keep_as_text(Arena *arena, Node *code, const TexFormula *formula)
{
    Node *line = linear_formula(arena, formula->root, code->offset);

    code->kind = line == NULL ? NODE_CODE : NODE_SPAN;
    code->name = NULL;
    code->title = NULL;
    code->text = line == NULL ? text_of(arena, code->text, formula) : NULL;
    if (line != NULL)
        move_children(line, code);
    add_class(arena, code, "math-text");
    put_attribute(arena, code, "hidden", "hidden");
}

static void add_number(Arena *arena, Node *equation, const char *tag)
{
    Node *number = new_node(arena, NODE_SPAN, equation->offset);

    if (tag == NULL)
        return;
    append_child(equation, new_text(arena, " ", equation->offset));
    add_class(arena, number, "equation-number");
    append_child(number, new_text(arena, arena_text(arena, tag), equation->offset));
    append_child(equation, number);
}

/* The block that a formula is alone in. */
static Node *make_equation(Arena *arena, Node *code)
{
    Node *equation = code->parent;

    if (code->kind == NODE_CODE_BLOCK) {
        equation = new_node(arena, NODE_ELEMENT, code->offset);
        wrap_node(code, equation);
    }
    for (Node *node = equation->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (node != code)
            unlink_node(node);
    }
    equation->kind = NODE_ELEMENT;
    equation->name = "div";
    equation->text = NULL;
    equation->title = NULL;
    return equation;
}

static void put_formula(Conversion *conversion, Node *code, const TexFormula *formula,
                        bool display, bool alone)
{
    Arena *arena = &conversion->chapter->arena;
    Node *math = make_math(conversion, code, formula, display);

    if (!alone) {
        drop_marks(arena, code);
        if (code->id != NULL || code->attributes != NULL) {
            move_attributes(code, math);
            add_class(arena, math, "mathml");
        }
        keep_as_text(arena, code, formula);
        insert_before(code, math);
        add_number(arena, math, formula->tag);
        return;
    }
    Node *equation = make_equation(arena, code);
    drop_marks(arena, code);
    move_attributes(code, equation);
    add_class(arena, equation, "equation");
    if (equation->id == NULL && formula->label != NULL)
        equation->id = arena_text(arena, formula->label);
    keep_as_text(arena, code, formula);
    insert_before(code, math);
    add_number(arena, equation, formula->tag);
}

/* Definitions of macros show nothing.  Returns the node that stands where they stood. */
static Node *drop_formula(Node *code)
{
    Node *gone = is_alone(code) && code->parent->parent != NULL ? code->parent : code;
    Node *place = gone->previous != NULL ? gone->previous : gone->parent;

    unlink_node(gone);
    return place;
}

/* ---- The walk ------------------------------------------------------------------------------- */

static void report(Conversion *conversion, const Node *code, const TexFormula *formula)
{
    static const char *const codes[] = {[TEX_COMMAND] = "math-command",
                                        [TEX_SYNTAX] = "math-syntax",
                                        [TEX_LARGE] = "math-large"};
    Chapter *chapter = conversion->chapter;
    size_t len = strlen(code->text);

    diag_add(&chapter->diags, codes[formula->fault],
             tex_position(chapter, code,
                          formula->offset < len ? formula->offset : len - (len > 0)),
             formula->hint == NULL ? NULL : arena_text(&chapter->arena, formula->hint),
             "%s", formula->message);
}

/* Returns where the walk goes on. */
static Node *convert(Conversion *conversion, Node *code)
{
    bool alone = code->kind == NODE_CODE_BLOCK || is_alone(code);
    bool display =
        code->kind == NODE_CODE_BLOCK ||
        (has_class(code, "display") && (alone || !conversion->dialect->math_doubled));
    TexFormula formula;

    if (!tex_convert(&conversion->scratch, &conversion->context,
                     (Bytes){code->text, strlen(code->text)}, display, &formula)) {
        report(conversion, code, &formula);
        add_class(&conversion->chapter->arena, code, "missing");
    } else if (formula.root->first == NULL) {
        return drop_formula(code);
    } else {
        put_formula(conversion, code, &formula, display, alone && display);
        conversion->chapter->has_math = true;
    }
    return code;
}

void convert_math(Chapter *chapter, const Dialect *dialect)
{
    Conversion conversion = {.chapter = chapter, .dialect = dialect};
    Node *root = chapter->tree;

    conversion.context.arena = &chapter->arena;
    chapter->has_math = false; /* until one is made */
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        if (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
            node->attributes != NULL)
            become_code(node);
        if (node->kind == NODE_CODE)
            unwrap(node);
        if (!is_formula(&conversion, node))
            continue;
        node = convert(&conversion, node);
        arena_free(&conversion.scratch);
    }
}
