/* test_tex.c - TeX's mathematics becomes MathML, or a fault with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "data/html.h"
#include "data/math.h"
#include "formats/tex/tex.h"

static Arena arena;
static TexContext context;

static TexFormula convert(const char *tex, bool display)
{
    TexFormula formula;

    context.arena = &arena;
    tex_convert(&arena, &context, (Bytes){tex, strlen(tex)}, display, &formula);
    return formula;
}

static void assert_made(const char *tex, bool display, const char *wanted)
{
    TexFormula formula = convert(tex, display);
    Buf out = {0};

    if (formula.root == NULL)
        fail_msg("%s: %zu: %s", tex, formula.offset, formula.message);
    tex_write(formula.root, &out);
    if (strcmp(out.data == NULL ? "" : out.data, wanted) != 0)
        fail_msg("%s:\n%s\nwanted:\n%s", tex, out.data, wanted);
    buf_free(&out);
}

static void assert_fault(const char *tex, TexFault fault, size_t offset, const char *hint)
{
    TexFormula formula = convert(tex, true);

    if (formula.root != NULL)
        fail_msg("%s: no fault", tex);
    if (formula.fault != fault || formula.offset != offset)
        fail_msg("%s: fault %d at %zu: %s", tex, (int)formula.fault, formula.offset,
                 formula.message);
    if (hint != NULL && (formula.hint == NULL || strcmp(formula.hint, hint) != 0))
        fail_msg("%s: hint: %s", tex, formula.hint == NULL ? "none" : formula.hint);
}

static void letters_numbers_and_signs_are_tokens(void **state)
{
    (void)state;
    assert_made("x", false, "<mi>x</mi>");
    assert_made("3.14x", false, "<mn>3.14</mn><mi>x</mi>");
    assert_made("1,000", false, "<mn>1,000</mn>");
    assert_made("f(1,2)", false,
                "<mi>f</mi><mo stretchy=\"false\">(</mo><mn>1</mn><mo>,</mo><mn>2</mn>"
                "<mo stretchy=\"false\">)</mo>");
    assert_made("\\alpha\\Gamma", false,
                "<mi>\u03B1</mi><mi mathvariant=\"normal\">\u0393</mi>");
    assert_made("\u03B1 \u2264 1", false, "<mi>\u03B1</mi><mo>\u2264</mo><mn>1</mn>");
    assert_made("", false, "");
}

static void a_minus_without_left_operand_is_a_sign(void **state)
{
    (void)state;
    assert_made("a-b", false, "<mi>a</mi><mo>\u2212</mo><mi>b</mi>");
    assert_made("-b", false, "<mo form=\"prefix\">\u2212</mo><mi>b</mi>");
    assert_made("a=-b", false,
                "<mi>a</mi><mo>=</mo><mo form=\"prefix\">\u2212</mo><mi>b</mi>");
}

static void scripts_attach_to_what_stands_before(void **state)
{
    (void)state;
    assert_made("x^2", false, "<msup><mi>x</mi><mn>2</mn></msup>");
    assert_made("x_1^2", false, "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>");
    assert_made("x^12", false, "<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>");
    assert_made("f'^2", false,
                "<msup><mi>f</mi><mrow><mo>\u2032</mo><mn>2</mn></mrow></msup>");
    assert_made("{}_2F", false, "<msub><mrow/><mn>2</mn></msub><mi>F</mi>");
}

static void limits_stand_below_in_display_style(void **state)
{
    (void)state;
    assert_made("\\sum_i", true,
                "<munder><mo movablelimits=\"false\">\u2211</mo><mi>i</mi></munder>");
    assert_made("\\sum_i", false, "<msub><mo>\u2211</mo><mi>i</mi></msub>");
    assert_made("\\sum\\limits_i", false,
                "<munder><mo movablelimits=\"false\">\u2211</mo><mi>i</mi></munder>");
    assert_made("\\int_0", true, "<msub><mo>\u222B</mo><mn>0</mn></msub>");
    /* A numerator is not in display style. */
    assert_made("\\frac{\\sum_i}{2}", true,
                "<mfrac><msub><mo>\u2211</mo><mi>i</mi></msub><mn>2</mn></mfrac>");
}

static void functions_are_applied_with_a_space(void **state)
{
    (void)state;
    assert_made("\\sin x", false,
                "<mi>sin</mi><mo>\u2061</mo><mspace width=\"0.1667em\"/><mi>x</mi>");
    assert_made("\\sin(x)", false,
                "<mi>sin</mi><mo>\u2061</mo><mo stretchy=\"false\">(</mo><mi>x</mi>"
                "<mo stretchy=\"false\">)</mo>");
    assert_made("\\operatorname{Var}X", false,
                "<mi>Var</mi><mo>\u2061</mo><mspace width=\"0.1667em\"/><mi>X</mi>");
}

static void fonts_are_alphabets_of_unicode(void **state)
{
    (void)state;
    assert_made("\\mathbb{R}\\mathbf{x}\\mathcal{L}\\mathfrak{g}", false,
                "<mi>\u211D</mi><mi>\U0001D431</mi><mi>\u2112</mi><mi>\U0001D524</mi>");
    assert_made("\\mathrm{max}", false, "<mi>max</mi>");
    assert_made("\\mathrm{d}x", false, "<mi mathvariant=\"normal\">d</mi><mi>x</mi>");
    assert_made("\\boldsymbol{\\alpha}", false, "<mi>\U0001D736</mi>");
}

static void tables_have_rows_and_cells(void **state)
{
    (void)state;
    assert_made("\\begin{matrix}a&b\\\\c\\end{matrix}", false,
                "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
                "<mtr><mtd><mi>c</mi></mtd></mtr></mtable>");
    assert_made("\\begin{array}{l|r}a&b\\end{array}", false,
                "<mtable columnalign=\"left right\"><mtr>"
                "<mtd class=\"math-cell-left-behind\"><mi>a</mi></mtd>"
                "<mtd class=\"math-cell-right\"><mi>b</mi></mtd></mtr></mtable>");
    assert_made(
        "\\begin{align}a&=b\\tag{7}\\end{align}", true,
        "<mtable displaystyle=\"true\" class=\"math-align\" columnalign=\"right left\" "
        "columnspacing=\"0em\"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd>"
        "<mtd class=\"math-tag\"><mtext>(7)</mtext></mtd></mtr></mtable>");
}

static void lines_outside_of_a_table_stand_below_one_another(void **state)
{
    (void)state;
    assert_made("a\\\\b", true,
                "<mtable displaystyle=\"true\"><mtr><mtd><mi>a</mi></mtd></mtr>"
                "<mtr><mtd><mi>b</mi></mtd></mtr></mtable>");
}

static void a_tag_and_a_label_are_told_apart_from_the_formula(void **state)
{
    TexFormula formula = convert("x\\tag{3a}\\label{eq:x}", true);

    (void)state;
    assert_string_equal(formula.tag, "(3a)");
    assert_string_equal(formula.label, "eq:x");
    assert_string_equal(convert("x\\tag*{A}", true).tag, "A");
    assert_null(convert("x\\tag{1}", false).root);
}

static void texts_keep_their_spaces_and_may_hold_formulas(void **state)
{
    (void)state;
    assert_made("\\text{if }x", false, "<mtext>if\u00A0</mtext><mi>x</mi>");
    assert_made("\\text{a $x^2$ b}", false,
                "<mrow><mtext>a\u00A0</mtext><msup><mi>x</mi><mn>2</mn></msup>"
                "<mtext>\u00A0b</mtext></mrow>");
    assert_made(
        "\\text{a \\textbf{b}}", false,
        "<mrow><mtext>a\u00A0</mtext><mtext class=\"math-bold\">b</mtext></mrow>");
}

static void macros_last_to_the_next_formula(void **state)
{
    (void)state;
    assert_made("\\newcommand{\\norm}[2][2]{\\|#2\\|_{#1}}\\norm{v}", false,
                "<mi>\u2016</mi><mi>v</mi><msub><mi>\u2016</mi><mn>2</mn></msub>");
    assert_made("\\norm[p]{v}", false,
                "<mi>\u2016</mi><mi>v</mi><msub><mi>\u2016</mi><mi>p</mi></msub>");
    assert_made("\\def\\pair#1#2{#1\\alpha#2}\\pair xy", false,
                "<mi>x</mi><mi>\u03B1</mi><mi>y</mi>");
    context = (TexContext){0};
    assert_fault("\\norm{v}", TEX_COMMAND, 0, NULL);
}

static void faults_have_their_place(void **state)
{
    (void)state;
    assert_fault("x + \\alhpa", TEX_COMMAND, 4, "did you mean \\alpha?");
    assert_fault("\\begin{alinged}x\\end{alinged}", TEX_COMMAND, 6,
                 "did you mean {aligned}?");
    assert_fault("\\color{redd}x", TEX_COMMAND, 6, NULL);
    assert_fault("{x", TEX_SYNTAX, 0, "close it with }");
    assert_fault("x}", TEX_SYNTAX, 1, NULL);
    assert_fault("\\frac{1}", TEX_SYNTAX, 8, NULL);
    assert_fault("x^a^b", TEX_SYNTAX, 3, NULL);
    assert_fault("\\left(x", TEX_SYNTAX, 0, NULL);
    assert_fault("x\\right)", TEX_SYNTAX, 1, NULL);
    assert_fault("a & b", TEX_SYNTAX, 2, NULL);
    assert_fault("\\begin{matrix}a", TEX_SYNTAX, 0, "close it with \\end{matrix}");
    assert_fault("\\begin{matrix}a\\end{array}", TEX_SYNTAX, 15, "write \\end{matrix}");
    assert_fault("\\text{a", TEX_SYNTAX, 5, "close it with }");
    assert_fault("\\ref{x}", TEX_SYNTAX, 0, NULL);
    assert_fault("\\", TEX_SYNTAX, 0, NULL);
    assert_fault("50% x", TEX_SYNTAX, 2, "write \\%");
}

static void hostile_formulas_end_soon(void **state)
{
    TexFormula formula;
    Buf deep = {0};

    (void)state;
    assert_fault("\\def\\a{\\a}\\a", TEX_LARGE, 10, NULL);
    context = (TexContext){0};
    assert_fault("\\def\\a{\\a\\a}\\a", TEX_LARGE, 12, NULL);
    context = (TexContext){0};
    for (int i = 0; i < 20000; i++)
        buf_char(&deep, '{');
    formula = convert(deep.data, true);
    assert_int_equal(formula.fault, TEX_LARGE);
    for (int i = 0; i < 50000; i++)
        buf_char(&deep, 'x');
    formula = convert(deep.data, true);
    assert_int_equal(formula.fault, TEX_LARGE);
    buf_clear(&deep);
    for (int i = 0; i < 50000; i++)
        buf_char(&deep, 'x');
    context = (TexContext){0};
    for (size_t i = 0; i < TEX_MOST_NODES / 50000; i++) {
        formula = convert(deep.data, true);
        assert_non_null(formula.root);
    }
    formula = convert(deep.data, true);
    assert_int_equal(formula.fault, TEX_LARGE);
    context = (TexContext){0};
    buf_free(&deep);
}

/* ---- The tables ------------------------------------------------------------------------ */

static void names_are_sorted_and_found(void **state)
{
    (void)state;
    for (const char *const *name = math_command_names(); *name != NULL; name++) {
        const MathCommand *command = lookup_math_command(*name, strlen(*name));
        assert_non_null(command);
        assert_string_equal(command->name, *name);
        if (command->kind != MATH_MACRO)
            assert_int_equal(command->arguments, 0);
    }
    assert_null(lookup_math_command("fra", 3));
    assert_null(lookup_math_command("fracc", 5));
}

static void assert_conforms(const TexNode *node)
{
    const MathElement *element = lookup_math_element(node->name);
    int children = 0;

    assert_non_null(element);
    for (const TexAttribute *pair = node->attributes; pair != NULL; pair = pair->next)
        if (!is_math_attribute(element, pair->name, pair->value) &&
            (strcmp(pair->name, "class") != 0 || strchr(pair->value, ' ') != NULL))
            fail_msg("%s %s=\"%s\"", node->name, pair->name, pair->value);
    for (const TexNode *child = node->first; child != NULL;
         child = child->next, children++)
        assert_conforms(child);
    if (element->children >= 0)
        assert_int_equal(children, element->children);
    assert_true((element->children == -2) == (node->text != NULL));
}

static void what_is_made_is_mathml(void **state)
{
    static const char *const formulas[] = {
        "\\frac12+\\dfrac{a}{b}-\\binom nk",
        "\\genfrac(){0pt}{0}{a}{b}",
        "\\sqrt[3]{x}",
        "\\left(\\middle|\\right]",
        "\\bigl( \\Big| x",
        "\\xrightarrow[a]{b}",
        "\\overbrace{x}^n \\underline{y} \\widehat{z}",
        "\\prescript{a}{b}{C}",
        "\\sideset{_a^b}{_c^d}\\sum",
        "\\boxed{x}\\cancel{y}\\fbox{z}",
        "\\color{red}x",
        "\\textcolor{#abc}{x}\\colorbox{blue}{y}",
        "\\rule{1em}{2pt}\\hspace{3mu}\\kern-1em",
        "\\smash{x}\\phantom{y}\\vphantom{z}\\hphantom{w}\\llap{a}\\rlap{b}",
        "\\raisebox{2pt}{a}",
        "\\large x \\displaystyle y",
        "\\begin{cases}a&b\\end{cases}",
        "\\begin{smallmatrix}a\\end{smallmatrix}",
        "\\pmod n \\bmod m",
        "\\not a \\not=",
        "\\mathbin{x}\\mathop{M}_x",
        "\\char\"263A \\text{\\'e \\&}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
        TexFormula formula = convert(formulas[i], true);
        if (formula.root == NULL)
            fail_msg("%s: %s", formulas[i], formula.message);
        assert_conforms(formula.root);
    }
    /* Every symbol by itself. */
    for (const char *const *name = math_command_names(); *name != NULL; name++) {
        const MathCommand *command = lookup_math_command(*name, strlen(*name));
        TexFormula formula;
        char tex[64];
        if (command->kind > MATH_LIMIT)
            continue;
        snprintf(tex, sizeof tex, "\\%s", *name);
        context.nodes = 0;
        formula = convert(tex, true);
        assert_non_null(formula.root);
        assert_conforms(formula.root);
    }
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_numbers_and_signs_are_tokens),
        cmocka_unit_test(a_minus_without_left_operand_is_a_sign),
        cmocka_unit_test(scripts_attach_to_what_stands_before),
        cmocka_unit_test(limits_stand_below_in_display_style),
        cmocka_unit_test(functions_are_applied_with_a_space),
        cmocka_unit_test(fonts_are_alphabets_of_unicode),
        cmocka_unit_test(tables_have_rows_and_cells),
        cmocka_unit_test(lines_outside_of_a_table_stand_below_one_another),
        cmocka_unit_test(a_tag_and_a_label_are_told_apart_from_the_formula),
        cmocka_unit_test(texts_keep_their_spaces_and_may_hold_formulas),
        cmocka_unit_test(macros_last_to_the_next_formula),
        cmocka_unit_test(faults_have_their_place),
        cmocka_unit_test(hostile_formulas_end_soon),
        cmocka_unit_test(names_are_sorted_and_found),
        cmocka_unit_test(what_is_made_is_mathml),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
