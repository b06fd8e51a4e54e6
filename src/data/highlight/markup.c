/* markup.c - HTML, XML, Handlebars, Markdown. */
#include "data/highlight/rules.h"

enum { BASE, TAG, SCRIPT_TAG, STYLE_TAG, DECLARATION, MUSTACHE };

#define MARKUP                                                                           \
    SPAN("<!--", "-->", CODE_COMMENT, 0), SPAN("<![CDATA[", "]]>", CODE_PLAIN, 0),       \
        {MATCH_TEXT, CODE_META, .open = "<!", .to = DECLARATION},                        \
        SPAN("<?", "?>", CODE_META, 0),                                                  \
        {MATCH_TEXT, CODE_LABEL, .open = "<script", .to = SCRIPT_TAG,                    \
         .flags = FOLDED | BEFORE_NO_WORD},                                              \
        {MATCH_TEXT, CODE_LABEL, .open = "<style", .to = STYLE_TAG,                      \
         .flags = FOLDED | BEFORE_NO_WORD},                                              \
        {MATCH_NAME, CODE_LABEL, .open = "</", .to = TAG},                               \
        {MATCH_NAME, CODE_LABEL, .open = "<", .to = TAG},                                \
        SPAN("&#", ";", CODE_META, ONE_LINE),                                            \
    {                                                                                    \
        MATCH_NAME, CODE_META, .open = "&", .close = ";"                                 \
    }
#define ATTRIBUTES                                                                       \
    SPAN("\"", "\"", CODE_STRING, 0), SPAN("'", "'", CODE_STRING, 0),                    \
        WORD_AS(CODE_LABEL), NUMBER

static const CodeRule base[] = {MARKUP};
static const CodeRule tag[] = {POP("/>", CODE_LABEL), POP(">", CODE_LABEL),
                               POP("<", CODE_PLAIN), ATTRIBUTES};
static const CodeRule script_tag[] = {POP("/>", CODE_LABEL),
                                      {MATCH_TEXT, CODE_LABEL, .open = ">", .to = LEAVE,
                                       .embed = "javascript", .close = "</script"},
                                      ATTRIBUTES};
static const CodeRule style_tag[] = {POP("/>", CODE_LABEL),
                                     {MATCH_TEXT, CODE_LABEL, .open = ">", .to = LEAVE,
                                      .embed = "css", .close = "</style"},
                                     ATTRIBUTES};
static const CodeRule declaration[] = {POP(">", CODE_META),
                                       SPAN("\"", "\"", CODE_STRING, 0),
                                       SPAN("'", "'", CODE_STRING, 0),
                                       SPAN("[", "]", CODE_META, 0)};

#define MARKUP_STATES                                                                    \
    [SCRIPT_TAG] = {RULES(script_tag), .in_words = "-.:@"},                              \
    [STYLE_TAG] = {RULES(style_tag), .in_words = "-.:@"},                                \
    [DECLARATION] = {RULES(declaration), .style = CODE_META}

static const CodeState states[] = {[BASE] = {RULES(base), .in_words = "-.:"},
                                   MARKUP_STATES,
                                   [TAG] = {RULES(tag), .in_words = "-.:@"}};
LANGUAGE(code_html, "HTML", "html htm xhtml html5 vue astro", states);
LANGUAGE(code_xml, "XML",
         "xml svg xsd xsl xslt rss atom plist xaml opf ncx wsdl pom csproj mathml",
         states);

/* ---- Handlebars, Mustache, Jinja, Liquid ------------------------------------------------- */

enum { STATEMENT = MUSTACHE + 1, QUOTED };

#define MUSTACHES                                                                        \
    SPAN("{{!--", "--}}", CODE_COMMENT, 0), SPAN("{{!", "}}", CODE_COMMENT, 0),          \
        SPAN("{#", "#}", CODE_COMMENT, 0), PUSH("{{", CODE_META, MUSTACHE),              \
        PUSH("{%", CODE_META, STATEMENT)

static const CodeRule handlebars_base[] = {MUSTACHES, MARKUP};
static const CodeRule handlebars_tag[] = {POP("/>", CODE_LABEL),
                                          POP(">", CODE_LABEL),
                                          POP("<", CODE_PLAIN),
                                          PUSH("\"", CODE_STRING, QUOTED),
                                          MUSTACHES,
                                          ATTRIBUTES};
static const CodeRule quoted[] = {MUSTACHES, POP("\"", CODE_STRING)};
static const CodeRule mustache[] = {POP("}}", CODE_META), DOUBLE_QUOTED, SINGLE_QUOTED,
                                    WORD, NUMBER};
static const CodeRule statement[] = {POP("%}", CODE_META), DOUBLE_QUOTED, SINGLE_QUOTED,
                                     WORD, NUMBER};
static const CodeWords mustache_words[] = {
    {CODE_KEYWORD,
     "action as bindattr collection component concat debugger each each-in else get hash "
     "if "
     "in input link-to loc log lookup mut outlet partial query-params render template "
     "textarea unbound unless view with yield"},
    {CODE_NAME, "true false null undefined none nil"},
};
static const CodeWords statement_words[] = {
    {CODE_KEYWORD,
     "and assign autoescape block break by call capture case comment continue cycle "
     "decrement do elif else elsif embed endautoescape endblock endcall endcapture "
     "endcase endcomment endembed endfilter endfor endif endmacro endraw endset endtrans "
     "endunless endwith extends filter for from if import in include increment is macro "
     "not or raw recursive render scoped set trans unless when with without"},
    {CODE_NAME, "true false null none nil True False None"},
};
static const CodeState handlebars_states[] = {
    MARKUP_STATES,
    [BASE] = {RULES(handlebars_base), .in_words = "-.:"},
    [TAG] = {RULES(handlebars_tag), .in_words = "-.:@"},
    [MUSTACHE] = {RULES(mustache), WORDS(mustache_words), .in_words = "-.@/:"},
    [STATEMENT] = {RULES(statement), WORDS(statement_words), .in_words = "-."},
    [QUOTED] = {RULES(quoted), .style = CODE_STRING},
};
LANGUAGE(code_handlebars, "Template",
         "handlebars hbs html.hbs html.handlebars mustache jinja jinja2 django liquid "
         "twig nunjucks njk htmlbars",
         handlebars_states);

/* ---- Markdown --------------------------------------------------------------------------- */

static const CodeRule markdown_rules[] = {
    {MATCH_FENCE, CODE_META, .open = ""},
    LINE("#", CODE_LABEL, AT_COLUMN_0),
    LINE(">", CODE_COMMENT, AT_COLUMN_0),
    SPAN("<!--", "-->", CODE_COMMENT, 0),
    {MATCH_SPAN, CODE_META, .open = "``", .close = "``"},
    {MATCH_SPAN, CODE_META, .open = "`", .close = "`", .flags = ONE_LINE},
    {MATCH_ESCAPE, CODE_PLAIN, .open = "\\"},
    {MATCH_TEXT, CODE_PLAIN, .open = "[", .to = 1},
    {MATCH_NAME, CODE_LABEL, .open = "</", .to = 2},
    {MATCH_NAME, CODE_LABEL, .open = "<", .to = 2},
    {MATCH_NAME, CODE_NAME, .open = "&", .close = ";"},
};
static const CodeRule link_text[] = {SPAN("](", ")", CODE_VARIABLE, ONE_LINE),
                                     {MATCH_SPAN, CODE_META, .open = "`", .close = "`",
                                      .flags = ONE_LINE},
                                     ESCAPE,
                                     POP("]", CODE_PLAIN),
                                     POP("\n", CODE_PLAIN)};
static const CodeState markdown_states[] = {
    {RULES(markdown_rules)},
    {RULES(link_text), .style = CODE_STRING},
    {RULES(tag), .in_words = "-.:@"},
};
LANGUAGE(code_markdown, "Markdown", "markdown md mkd mkdown mdx rmarkdown rmd qmd pandoc",
         markdown_states);
