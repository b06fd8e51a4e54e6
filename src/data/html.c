/* html.c - the tables of HTML's elements and attributes, and how they are searched. */
#include "data/html.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define HEADING_ROLES "heading none presentation doc-subtitle"
#define LIST_ROLES "directory group list none presentation"
#define PART HTML_BLOCK | HTML_PART

/* Sorted by name.  Roles: the epub-xhtml-30 schema of EPUBCheck 5.3, which follows
 * ARIA in HTML. */
static const HtmlElement elements[] = {
    {"a", CONTENT_TRANSPARENT, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL,
     "link doc-backlink doc-biblioref doc-glossref doc-noteref"},
    {"abbr", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"acronym", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE, "abbr", NULL, NULL},
    {"address", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL, "*"},
    {"applet", CONTENT_TRANSPARENT, FATE_MEDIA, HTML_INLINE, NULL, NULL, NULL},
    {"area", CONTENT_NONE, FATE_MEDIA, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"article", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "article document feed main none presentation region"},
    {"aside", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "complementary feed none note presentation region search doc-dedication doc-example "
     "doc-footnote doc-glossary doc-pullquote doc-tip"},
    {"audio", CONTENT_TRANSPARENT, FATE_MEDIA, HTML_INLINE, NULL, NULL, NULL},
    {"b", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL, "*"},
    {"base", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"basefont", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"bdi", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"bdo", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"bgsound", CONTENT_NONE, FATE_MEDIA, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"big", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE | HTML_FORMATTING, "span", "big",
     NULL},
    {"blink", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE, "span", "blink", NULL},
    {"blockquote", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL, "*"},
    {"body", CONTENT_FLOW, FATE_FRAME, HTML_BLOCK | HTML_OPEN_END, NULL, NULL, NULL},
    {"br", CONTENT_NONE, FATE_KEEP, HTML_INLINE | HTML_VOID | HTML_BARE, NULL, NULL,
     "none presentation"},
    {"button", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"canvas", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"caption", CONTENT_FLOW, FATE_KEEP, PART, NULL, NULL, NULL},
    {"center", CONTENT_FLOW, FATE_RENAME, HTML_BLOCK, "div", "align-center", NULL},
    {"cite", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"code", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL, "*"},
    {"col", CONTENT_NONE, FATE_KEEP, PART | HTML_VOID, NULL, NULL, NULL},
    {"colgroup", CONTENT_COLUMNS, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, NULL},
    {"data", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"datalist", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"dd", CONTENT_FLOW, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "definition"},
    {"del", CONTENT_TRANSPARENT, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"details", CONTENT_DETAILS, FATE_KEEP, HTML_BLOCK, NULL, NULL, "group"},
    {"dfn", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"dialog", CONTENT_FLOW, FATE_RENAME, HTML_BLOCK, "div", "dialog", NULL},
    {"dir", CONTENT_ITEMS, FATE_RENAME, HTML_BLOCK, "ul", NULL, NULL},
    {"div", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL, "*"},
    {"dl", CONTENT_TERMS, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "group list none presentation"},
    {"dt", CONTENT_FLOW, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "listitem term"},
    {"em", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL, "*"},
    {"embed", CONTENT_NONE, FATE_MEDIA, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"fieldset", CONTENT_FLOW, FATE_FORM, HTML_BLOCK, "div", NULL, NULL},
    {"figcaption", CONTENT_FLOW, FATE_KEEP, PART, NULL, NULL, "group none presentation"},
    {"figure", CONTENT_FIGURE, FATE_KEEP, HTML_BLOCK, NULL, NULL, "*"},
    {"font", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE | HTML_FORMATTING, "span", NULL,
     NULL},
    {"footer", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "contentinfo group none presentation doc-footnote"},
    {"form", CONTENT_FLOW, FATE_FORM, HTML_BLOCK, "div", NULL, NULL},
    {"frame", CONTENT_NONE, FATE_MEDIA, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"frameset", CONTENT_FLOW, FATE_FRAME, HTML_BLOCK, NULL, NULL, NULL},
    {"h1", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, HEADING_ROLES},
    {"h2", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, HEADING_ROLES},
    {"h3", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, HEADING_ROLES},
    {"h4", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, HEADING_ROLES},
    {"h5", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, HEADING_ROLES},
    {"h6", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, HEADING_ROLES},
    {"head", CONTENT_FLOW, FATE_FRAME, HTML_PART | HTML_OPEN_END, NULL, NULL, NULL},
    {"header", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "banner group none presentation doc-footnote"},
    {"hgroup", CONTENT_FLOW, FATE_RENAME, HTML_BLOCK, "div", "hgroup", NULL},
    {"hr", CONTENT_NONE, FATE_KEEP, HTML_BLOCK | HTML_VOID | HTML_BARE, NULL, NULL,
     "none presentation separator doc-pagebreak"},
    {"html", CONTENT_FLOW, FATE_FRAME, HTML_BLOCK | HTML_OPEN_END, NULL, NULL, NULL},
    {"i", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL, "*"},
    {"iframe", CONTENT_TEXT, FATE_MEDIA, HTML_INLINE | HTML_RAW_TEXT, NULL, NULL, NULL},
    {"image", CONTENT_NONE, FATE_KEEP, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"img", CONTENT_NONE, FATE_KEEP, HTML_INLINE | HTML_VOID, NULL, NULL,
     "img math none presentation doc-cover"},
    {"input", CONTENT_NONE, FATE_FORM, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"ins", CONTENT_TRANSPARENT, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"isindex", CONTENT_NONE, FATE_FORM, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"kbd", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"keygen", CONTENT_NONE, FATE_FORM, HTML_INLINE | HTML_VOID, NULL, NULL, NULL},
    {"label", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"legend", CONTENT_PHRASING, FATE_FORM, HTML_BLOCK, "p", NULL, NULL},
    {"li", CONTENT_FLOW, FATE_KEEP, PART | HTML_OPEN_END | HTML_BARE, NULL, NULL,
     "listitem none presentation separator"},
    {"link", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"listing", CONTENT_PHRASING, FATE_RENAME, HTML_BLOCK, "pre", NULL, NULL},
    {"main", CONTENT_FLOW, FATE_RENAME, HTML_BLOCK, "div", NULL, NULL},
    {"map", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"mark", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"marquee", CONTENT_FLOW, FATE_RENAME, HTML_BLOCK, "div", "marquee", NULL},
    {"math", CONTENT_FLOW, FATE_KEEP, HTML_INLINE, NULL, NULL, NULL},
    {"menu", CONTENT_ITEMS, FATE_RENAME, HTML_BLOCK, "ul", NULL, NULL},
    {"meta", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"meter", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"nav", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "navigation none presentation doc-index doc-pagelist doc-toc"},
    {"nobr", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE | HTML_FORMATTING, "span", "nobr",
     NULL},
    {"noembed", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"noframes", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"noscript", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"object", CONTENT_TRANSPARENT, FATE_MEDIA, HTML_INLINE, NULL, NULL, NULL},
    {"ol", CONTENT_ITEMS, FATE_KEEP, HTML_BLOCK, NULL, NULL, LIST_ROLES},
    {"optgroup", CONTENT_PHRASING, FATE_FORM, HTML_INLINE | HTML_OPEN_END, NULL, NULL,
     NULL},
    {"option", CONTENT_PHRASING, FATE_FORM, HTML_INLINE | HTML_OPEN_END, NULL, NULL,
     NULL},
    {"output", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"p", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK | HTML_OPEN_END | HTML_BARE, NULL, NULL,
     "*"},
    {"param", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"picture", CONTENT_PHRASING, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"plaintext", CONTENT_PHRASING, FATE_RENAME, HTML_BLOCK, "pre", NULL, NULL},
    {"pre", CONTENT_PHRASING, FATE_KEEP, HTML_BLOCK, NULL, NULL, "*"},
    {"progress", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"q", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"rb", CONTENT_PHRASING, FATE_DISSOLVE, HTML_INLINE | HTML_PART | HTML_OPEN_END, NULL,
     NULL, NULL},
    {"rp", CONTENT_TEXT, FATE_KEEP, HTML_INLINE | HTML_PART | HTML_OPEN_END, NULL, NULL,
     NULL},
    {"rt", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_PART | HTML_OPEN_END, NULL,
     NULL, "*"},
    {"rtc", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE | HTML_PART | HTML_OPEN_END, "rt",
     NULL, NULL},
    {"ruby", CONTENT_RUBY, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"s", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL, "*"},
    {"samp", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"script", CONTENT_TEXT, FATE_DROP, HTML_PART | HTML_RAW_TEXT, NULL, NULL, NULL},
    {"search", CONTENT_FLOW, FATE_RENAME, HTML_BLOCK, "div", NULL, NULL},
    {"section", CONTENT_FLOW, FATE_KEEP, HTML_BLOCK, NULL, NULL,
     "alert banner complementary contentinfo document feed group log main navigation "
     "none note "
     "presentation region search status doc-abstract doc-acknowledgments doc-afterword "
     "doc-appendix doc-bibliography doc-chapter doc-colophon doc-conclusion doc-credit "
     "doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-errata "
     "doc-example "
     "doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-pagelist "
     "doc-part "
     "doc-preface doc-prologue doc-pullquote doc-qna doc-toc"},
    {"select", CONTENT_PHRASING, FATE_FORM, HTML_INLINE, NULL, NULL, NULL},
    {"slot", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"small", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL,
     "*"},
    {"source", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"span", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"strike", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE | HTML_FORMATTING, "s", NULL,
     NULL},
    {"strong", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL,
     "*"},
    {"style", CONTENT_TEXT, FATE_DROP, HTML_PART | HTML_RAW_TEXT, NULL, NULL, NULL},
    {"sub", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"summary", CONTENT_PHRASING, FATE_KEEP, PART, NULL, NULL, NULL},
    {"sup", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"svg", CONTENT_FLOW, FATE_KEEP, HTML_INLINE, NULL, NULL, NULL},
    {"table", CONTENT_TABLE, FATE_KEEP, HTML_BLOCK, NULL, NULL, "*"},
    {"tbody", CONTENT_ROWS, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "*"},
    {"td", CONTENT_FLOW, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "*"},
    {"template", CONTENT_TRANSPARENT, FATE_DISSOLVE, HTML_INLINE, NULL, NULL, NULL},
    {"textarea", CONTENT_TEXT, FATE_FORM, HTML_INLINE | HTML_RAW_TEXT, NULL, NULL, NULL},
    {"tfoot", CONTENT_ROWS, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "*"},
    {"th", CONTENT_FLOW, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "*"},
    {"thead", CONTENT_ROWS, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "*"},
    {"time", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"title", CONTENT_TEXT, FATE_DROP, HTML_PART | HTML_RAW_TEXT, NULL, NULL, NULL},
    {"tr", CONTENT_CELLS, FATE_KEEP, PART | HTML_OPEN_END, NULL, NULL, "*"},
    {"track", CONTENT_NONE, FATE_DROP, HTML_VOID | HTML_PART, NULL, NULL, NULL},
    {"tt", CONTENT_PHRASING, FATE_RENAME, HTML_INLINE | HTML_FORMATTING, "code", NULL,
     NULL},
    {"u", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE | HTML_FORMATTING, NULL, NULL, "*"},
    {"ul", CONTENT_ITEMS, FATE_KEEP, HTML_BLOCK, NULL, NULL, LIST_ROLES},
    {"var", CONTENT_PHRASING, FATE_KEEP, HTML_INLINE, NULL, NULL, "*"},
    {"video", CONTENT_TRANSPARENT, FATE_MEDIA, HTML_INLINE, NULL, NULL, NULL},
    {"wbr", CONTENT_NONE, FATE_KEEP, HTML_INLINE | HTML_VOID | HTML_BARE, NULL, NULL,
     "none presentation"},
    {"xmp", CONTENT_TEXT, FATE_RENAME, HTML_BLOCK | HTML_RAW_TEXT, "pre", NULL, NULL},
};

/* Sorted by name; of two rows with one name the first that fits the element counts.
 * VALUE_IDLE: HTML or RDFa has it, but only a script, a form or a network uses it. */
static const HtmlAttribute attributes[] = {
    {"abbr", "th", VALUE_IDLE, NULL},
    {"about", "*", VALUE_IDLE, NULL},
    {"accesskey", "*", VALUE_IDLE, NULL},
    {"aria-activedescendant", "*", VALUE_IDLE, NULL},
    {"aria-atomic", "*", VALUE_IDLE, NULL},
    {"aria-autocomplete", "*", VALUE_IDLE, NULL},
    {"aria-braillelabel", "*", VALUE_IDLE, NULL},
    {"aria-brailleroledescription", "*", VALUE_IDLE, NULL},
    {"aria-busy", "*", VALUE_IDLE, NULL},
    {"aria-checked", "*", VALUE_IDLE, NULL},
    {"aria-colcount", "*", VALUE_IDLE, NULL},
    {"aria-colindex", "*", VALUE_IDLE, NULL},
    {"aria-colindextext", "*", VALUE_IDLE, NULL},
    {"aria-colspan", "*", VALUE_IDLE, NULL},
    {"aria-controls", "*", VALUE_IDLE, NULL},
    {"aria-current", "*", VALUE_KEYWORD, "page step location date time true false"},
    {"aria-describedby", "*", VALUE_IDS, NULL},
    {"aria-description", "*", VALUE_TEXT, NULL},
    {"aria-details", "*", VALUE_IDS, NULL},
    {"aria-disabled", "*", VALUE_IDLE, NULL},
    {"aria-dropeffect", "*", VALUE_IDLE, NULL},
    {"aria-errormessage", "*", VALUE_IDLE, NULL},
    {"aria-expanded", "*", VALUE_IDLE, NULL},
    {"aria-flowto", "*", VALUE_IDLE, NULL},
    {"aria-grabbed", "*", VALUE_IDLE, NULL},
    {"aria-haspopup", "*", VALUE_IDLE, NULL},
    {"aria-hidden", "*", VALUE_KEYWORD, "true false"},
    {"aria-invalid", "*", VALUE_IDLE, NULL},
    {"aria-keyshortcuts", "*", VALUE_IDLE, NULL},
    {"aria-label", "*", VALUE_TEXT, NULL},
    {"aria-labelledby", "*", VALUE_IDS, NULL},
    {"aria-level", "h1 h2 h3 h4 h5 h6", VALUE_POSITIVE, NULL},
    {"aria-live", "*", VALUE_IDLE, NULL},
    {"aria-modal", "*", VALUE_IDLE, NULL},
    {"aria-multiline", "*", VALUE_IDLE, NULL},
    {"aria-multiselectable", "*", VALUE_IDLE, NULL},
    {"aria-orientation", "*", VALUE_IDLE, NULL},
    {"aria-owns", "*", VALUE_IDLE, NULL},
    {"aria-placeholder", "*", VALUE_IDLE, NULL},
    {"aria-posinset", "*", VALUE_IDLE, NULL},
    {"aria-pressed", "*", VALUE_IDLE, NULL},
    {"aria-readonly", "*", VALUE_IDLE, NULL},
    {"aria-relevant", "*", VALUE_IDLE, NULL},
    {"aria-required", "*", VALUE_IDLE, NULL},
    {"aria-roledescription", "*", VALUE_TEXT, NULL},
    {"aria-rowcount", "*", VALUE_IDLE, NULL},
    {"aria-rowindex", "*", VALUE_IDLE, NULL},
    {"aria-rowindextext", "*", VALUE_IDLE, NULL},
    {"aria-rowspan", "*", VALUE_IDLE, NULL},
    {"aria-selected", "*", VALUE_IDLE, NULL},
    {"aria-setsize", "*", VALUE_IDLE, NULL},
    {"aria-sort", "*", VALUE_IDLE, NULL},
    {"aria-valuemax", "*", VALUE_IDLE, NULL},
    {"aria-valuemin", "*", VALUE_IDLE, NULL},
    {"aria-valuenow", "*", VALUE_IDLE, NULL},
    {"aria-valuetext", "*", VALUE_IDLE, NULL},
    {"attributionsrc", "a", VALUE_IDLE, NULL},
    {"autocapitalize", "*", VALUE_IDLE, NULL},
    {"autocorrect", "*", VALUE_IDLE, NULL},
    {"autofocus", "*", VALUE_IDLE, NULL},
    {"charset", "a", VALUE_IDLE, NULL},
    {"cite", "blockquote del ins q", VALUE_IDLE, NULL},
    {"class", "*", VALUE_CLASS, NULL},
    {"colspan", "td th", VALUE_POSITIVE, NULL},
    {"contenteditable", "*", VALUE_IDLE, NULL},
    {"coords", "a", VALUE_IDLE, NULL},
    {"crossorigin", "img", VALUE_IDLE, NULL},
    {"datatype", "*", VALUE_IDLE, NULL},
    {"datetime", "time", VALUE_DATE, NULL},
    {"datetime", "del ins", VALUE_DATE_TIME, NULL},
    {"decoding", "img", VALUE_IDLE, NULL},
    {"dir", "*", VALUE_KEYWORD, "ltr rtl auto"},
    {"download", "a", VALUE_IDLE, NULL},
    {"draggable", "*", VALUE_IDLE, NULL},
    {"enterkeyhint", "*", VALUE_IDLE, NULL},
    {"epub:type", "*", VALUE_EPUB_TYPE, NULL},
    {"exportparts", "*", VALUE_IDLE, NULL},
    {"fetchpriority", "img", VALUE_IDLE, NULL},
    {"headers", "td th", VALUE_HEADERS, NULL},
    {"height", "img", VALUE_LENGTH, NULL},
    {"hidden", "*", VALUE_BOOLEAN, NULL},
    {"hreflang", "a", VALUE_LANGUAGE, NULL},
    {"inert", "*", VALUE_IDLE, NULL},
    {"inlist", "*", VALUE_IDLE, NULL},
    {"inputmode", "*", VALUE_IDLE, NULL},
    {"is", "*", VALUE_IDLE, NULL},
    {"ismap", "img", VALUE_IDLE, NULL},
    {"itemid", "*", VALUE_IDLE, NULL},
    {"itemprop", "*", VALUE_IDLE, NULL},
    {"itemref", "*", VALUE_IDLE, NULL},
    {"itemscope", "*", VALUE_IDLE, NULL},
    {"itemtype", "*", VALUE_IDLE, NULL},
    {"lang", "*", VALUE_LANGUAGE, NULL},
    {"loading", "img", VALUE_IDLE, NULL},
    {"longdesc", "img", VALUE_IDLE, NULL},
    {"lowsrc", "img", VALUE_IDLE, NULL},
    {"media", "a", VALUE_IDLE, NULL},
    {"name", "details", VALUE_IDLE, NULL},
    {"nonce", "*", VALUE_IDLE, NULL},
    {"open", "details", VALUE_BOOLEAN, NULL},
    {"part", "*", VALUE_IDLE, NULL},
    {"ping", "a", VALUE_IDLE, NULL},
    {"popover", "*", VALUE_IDLE, NULL},
    {"prefix", "*", VALUE_IDLE, NULL},
    {"property", "*", VALUE_IDLE, NULL},
    {"referrerpolicy", "a img", VALUE_IDLE, NULL},
    {"rel", "a", VALUE_TEXT, NULL},
    {"resource", "*", VALUE_IDLE, NULL},
    {"reversed", "ol", VALUE_BOOLEAN, NULL},
    {"role", "*", VALUE_ROLE, NULL},
    {"rowspan", "td th", VALUE_NATURAL, NULL},
    {"scope", "th", VALUE_KEYWORD, "row col rowgroup colgroup"},
    {"shape", "a", VALUE_IDLE, NULL},
    {"sizes", "img", VALUE_IDLE, NULL},
    {"slot", "*", VALUE_IDLE, NULL},
    {"span", "col colgroup", VALUE_POSITIVE, NULL},
    {"spellcheck", "*", VALUE_IDLE, NULL},
    {"srcset", "img", VALUE_IDLE, NULL},
    {"start", "ol", VALUE_INTEGER, NULL},
    {"style", "*", VALUE_STYLE, NULL},
    {"tabindex", "*", VALUE_IDLE, NULL},
    {"target", "a", VALUE_IDLE, NULL},
    {"title", "*", VALUE_TEXT, NULL},
    {"translate", "*", VALUE_KEYWORD, "yes no"},
    {"type", "ol", VALUE_KEYWORD, "1 a A i I"},
    {"type", "a", VALUE_IDLE, NULL},
    {"typeof", "*", VALUE_IDLE, NULL},
    {"usemap", "img", VALUE_IDLE, NULL},
    {"value", "data", VALUE_TEXT, NULL},
    {"value", "li", VALUE_INTEGER, NULL},
    {"virtualkeyboardpolicy", "*", VALUE_IDLE, NULL},
    {"vocab", "*", VALUE_IDLE, NULL},
    {"width", "img", VALUE_LENGTH, NULL},
    {"writingsuggestions", "*", VALUE_IDLE, NULL},
    {"xml:lang", "*", VALUE_LANGUAGE, NULL},
};

/* Sorted by name.  HTML 16.2, and what authors write besides. */
static const HtmlLegacyAttribute legacy_attributes[] = {
    {"abbr", "td", LEGACY_DROP},
    {"align",
     "a blockquote caption code col colgroup dd details div dl dt figcaption figure "
     "h1 h2 h3 h4 h5 h6 hr img li ol p pre section span summary table tbody td tfoot "
     "th thead tr ul",
     LEGACY_ALIGN},
    {"axis", "td th", LEGACY_DROP},
    {"background", "table tbody td tfoot th thead tr", LEGACY_DROP},
    {"bgcolor", "*", LEGACY_BACKGROUND},
    {"border", "img table", LEGACY_DROP},
    {"bordercolor", "table td th tr", LEGACY_DROP},
    {"cellpadding", "table", LEGACY_DROP},
    {"cellspacing", "table", LEGACY_DROP},
    {"char", "col colgroup tbody td tfoot th thead tr", LEGACY_DROP},
    {"charoff", "col colgroup tbody td tfoot th thead tr", LEGACY_DROP},
    {"clear", "br", LEGACY_DROP},
    {"color", "*", LEGACY_COLOR},
    {"compact", "dl ol ul", LEGACY_DROP},
    {"contextmenu", "*", LEGACY_DROP},
    {"datafld", "*", LEGACY_DROP},
    {"datasrc", "*", LEGACY_DROP},
    {"dropzone", "*", LEGACY_DROP},
    {"face", "*", LEGACY_FACE},
    {"frame", "table", LEGACY_DROP},
    {"frameborder", "*", LEGACY_DROP},
    {"height", "table td th tr", LEGACY_HEIGHT},
    {"hspace", "img table", LEGACY_DROP},
    {"language", "*", LEGACY_DROP},
    {"noshade", "hr", LEGACY_DROP},
    {"nowrap", "div td th tr", LEGACY_NOWRAP},
    {"rev", "a", LEGACY_DROP},
    {"rules", "table", LEGACY_DROP},
    {"scope", "td", LEGACY_DROP},
    {"size", "hr", LEGACY_DROP},
    {"size", "span", LEGACY_SIZE},
    {"summary", "table", LEGACY_DROP},
    {"type", "li ul", LEGACY_MARKER},
    {"valign", "col colgroup img table tbody td tfoot th thead tr", LEGACY_VALIGN},
    {"vspace", "img table", LEGACY_DROP},
    {"width", "col colgroup div figure hr p pre table td th tr", LEGACY_WIDTH},
};

/* Structure only.  Widgets (button, tab, slider ...) promise a script that no book
 * has. */
static const char html_roles[] =
    "alert article banner cell columnheader complementary contentinfo definition "
    "directory "
    "document feed figure graphics-document graphics-object graphics-symbol group img "
    "link list "
    "listitem log main math navigation none note presentation region row rowgroup "
    "rowheader "
    "search separator status table term timer toolbar tooltip doc-abstract "
    "doc-acknowledgments "
    "doc-afterword doc-appendix doc-backlink doc-bibliography doc-biblioref doc-chapter "
    "doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication "
    "doc-endnotes "
    "doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword "
    "doc-glossary "
    "doc-glossref doc-index doc-introduction doc-noteref doc-notice doc-pagebreak "
    "doc-pagelist "
    "doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip "
    "doc-toc";

static const char epub_types[] = "abstract acknowledgments afterword aside assessment "
                                 "assessments appendix backlink backmatter "
                                 "balloon biblioentry bibliography biblioref bodymatter "
                                 "bridgehead chapter colophon concluding-sentence "
                                 "conclusion contributors copyright-page cover "
                                 "covertitle credit credits dedication division "
                                 "endnotes epigraph epilogue errata example figure "
                                 "footnote footnotes foreword frontmatter fulltitle "
                                 "glossary glossdef glossref glossterm halftitle "
                                 "halftitlepage imprimatur imprint index "
                                 "introduction keyword landmarks learning-objective "
                                 "learning-outcome learning-resource list "
                                 "list-item loa loi lot lov noteref notice other-credits "
                                 "pagebreak page-list panel panel-group "
                                 "part practice preamble preface prologue pullquote qna "
                                 "question referrer revision-history "
                                 "rearnotes seriespage sound-area subtitle table "
                                 "table-cell table-row text-area tip title titlepage toc "
                                 "toc-brief topic-sentence volume answer answers";

/* Every tag asks several times.  Numbers into the elements, open addressing: most names
 * that the table has are found at the first step. */
enum { ELEMENT_SLOTS = 1024 };

static uint8_t element_slots[ELEMENT_SLOTS]; /* 1 + its number in elements */

static size_t element_slot(const char *name)
{
    uint32_t hash = 0;

    for (; *name != '\0'; name++)
        hash = hash * 31 + (unsigned char)*name;
    return (hash ^ hash >> 10) % ELEMENT_SLOTS;
}

static void fill_element_slots(void)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        size_t slot = element_slot(elements[i].name);
        while (element_slots[slot] != 0)
            slot = (slot + 1) % ELEMENT_SLOTS;
        element_slots[slot] = (uint8_t)(i + 1);
    }
}

const HtmlElement *lookup_html_element(const char *name)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    size_t slot = element_slot(name);

    pthread_once(&once, fill_element_slots);
    for (; element_slots[slot] != 0; slot = (slot + 1) % ELEMENT_SLOTS) {
        const HtmlElement *element = &elements[element_slots[slot] - 1];
        if (strcmp(element->name, name) == 0)
            return element;
    }
    return NULL;
}

const HtmlElement *html_elements(size_t *count)
{
    *count = sizeof elements / sizeof elements[0];
    return elements;
}

const HtmlAttribute *html_attributes(size_t *count)
{
    *count = sizeof attributes / sizeof attributes[0];
    return attributes;
}

const HtmlLegacyAttribute *html_legacy_attributes(size_t *count)
{
    *count = sizeof legacy_attributes / sizeof legacy_attributes[0];
    return legacy_attributes;
}

bool has_word(const char *list, const char *word, size_t length)
{
    for (const char *at = list; length > 0; at++) {
        size_t n = 0;
        while (n < length && at[n] == word[n])
            n++;
        if (n == length && (at[n] == ' ' || at[n] == '\0'))
            return true;
        for (at += n; *at != ' '; at++)
            if (*at == '\0')
                return false;
    }
    return false;
}

static bool fits(const char *list, const char *element)
{
    return list[0] == '*' || has_word(list, element, strlen(element));
}

/* Both tables of attributes begin their rows with the name and are sorted by it. */
static int compare_attribute(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

const HtmlAttribute *lookup_html_attribute(const char *element, const char *name)
{
    const HtmlAttribute *end = attributes + sizeof attributes / sizeof attributes[0];
    const HtmlAttribute *row = bsearch(name, attributes, (size_t)(end - attributes),
                                       sizeof attributes[0], compare_attribute);

    if (row == NULL)
        return NULL;
    while (row > attributes && strcmp(row[-1].name, name) == 0)
        row--;
    for (; row < end && strcmp(row->name, name) == 0; row++)
        if (fits(row->elements, element))
            return row;
    return NULL;
}

const HtmlLegacyAttribute *lookup_html_legacy(const char *element, const char *name)
{
    const HtmlLegacyAttribute *end =
        legacy_attributes + sizeof legacy_attributes / sizeof legacy_attributes[0];
    const HtmlLegacyAttribute *row =
        bsearch(name, legacy_attributes, (size_t)(end - legacy_attributes),
                sizeof legacy_attributes[0], compare_attribute);

    if (row == NULL)
        return NULL;
    while (row > legacy_attributes && strcmp(row[-1].name, name) == 0)
        row--;
    for (; row < end && strcmp(row->name, name) == 0; row++)
        if (fits(row->elements, element))
            return row;
    return NULL;
}

bool is_block_element(const char *name)
{
    const HtmlElement *element = lookup_html_element(name);

    return element != NULL && (element->flags & HTML_BLOCK) != 0;
}

bool is_html_role(const HtmlElement *element, const char *role)
{
    const char *list = element->roles;

    if (list == NULL)
        return false;
    return has_word(list[0] == '*' ? html_roles : list, role, strlen(role));
}

bool is_epub_type(const char *term)
{
    return has_word(epub_types, term, strlen(term));
}

/* ---- SVG 1.1 and presentation MathML 3 --------------------------------------------- */

static const char svg_elements[] =
    "circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer "
    "feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
    "feFlood feFuncA "
    "feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g line "
    "linearGradient marker mask path pattern polygon polyline radialGradient rect stop "
    "style svg "
    "switch symbol text textPath title tspan use";

const char *svg_element_names(void)
{
    return svg_elements;
}

bool is_svg_element(const char *name)
{
    return has_word(svg_elements, name, strlen(name));
}

#define TOKEN "mathvariant mathsize dir"
#define INDENT                                                                           \
    "indentalign indentshift indentalignfirst indentshiftfirst indentalignlast "         \
    "indentshiftlast linebreak"

/* Sorted by name. */
static const MathElement math_elements[] = {
    {"annotation", -2, "encoding"},
    {"maction", -1, "actiontype selection"},
    {"math", -1, "display alttext displaystyle scriptlevel overflow"},
    {"menclose", -1, "notation"},
    {"merror", -1, ""},
    {"mfenced", -1, "open close separators"},
    {"mfrac", 2, "linethickness numalign denomalign bevelled"},
    {"mi", -2, TOKEN},
    {"mmultiscripts", -1, "subscriptshift superscriptshift"},
    {"mn", -2, TOKEN},
    {"mo", -2,
     TOKEN
     " form fence separator lspace rspace stretchy symmetric maxsize minsize largeop "
     "movablelimits accent lineleading linebreakstyle " INDENT},
    {"mover", 2, "accent align"},
    {"mpadded", -1, "height depth width lspace voffset"},
    {"mphantom", -1, ""},
    {"mprescripts", 0, ""},
    {"mroot", 2, ""},
    {"mrow", -1, "dir"},
    {"ms", -2, TOKEN " lquote rquote"},
    {"mspace", 0, "width height depth " INDENT},
    {"msqrt", -1, ""},
    {"mstyle", -1,
     "displaystyle scriptlevel scriptminsize scriptsizemultiplier mathvariant mathsize "
     "dir"},
    {"msub", 2, "subscriptshift"},
    {"msubsup", 3, "subscriptshift superscriptshift"},
    {"msup", 2, "superscriptshift"},
    {"mtable", -1,
     "rowalign columnalign columnwidth width rowspacing columnspacing rowlines "
     "columnlines frame "
     "framespacing equalrows equalcolumns displaystyle side minlabelspacing"},
    {"mtd", -1, "rowspan columnspan rowalign columnalign"},
    {"mtext", -2, TOKEN},
    {"mtr", -1, "rowalign columnalign"},
    {"munder", 2, "accentunder align"},
    {"munderover", 3, "accent accentunder align"},
    {"none", 0, ""},
    {"semantics", -1, ""},
};

static int compare_math(const void *key, const void *row)
{
    return strcmp(key, ((const MathElement *)row)->name);
}

const MathElement *math_element_rows(size_t *count)
{
    *count = sizeof math_elements / sizeof math_elements[0];
    return math_elements;
}

const MathElement *lookup_math_element(const char *name)
{
    return bsearch(name, math_elements, sizeof math_elements / sizeof math_elements[0],
                   sizeof math_elements[0], compare_math);
}

typedef enum {
    MATH_TEXT,
    MATH_WORDS,
    MATH_LENGTH,
    MATH_LENGTHS,
    MATH_COLOR,
    MATH_NUMBER
} MathValue;

static const struct {
    const char *name;
    MathValue value;
    const char
        *words; /* MATH_WORDS: any number of these; of MATH_LENGTH: one of these beside */
} math_attributes[] = {
    {"accent", MATH_WORDS, "true false"},
    {"accentunder", MATH_WORDS, "true false"},
    {"actiontype", MATH_TEXT, NULL},
    {"align", MATH_WORDS, "left right center"},
    {"alttext", MATH_TEXT, NULL},
    {"bevelled", MATH_WORDS, "true false"},
    {"close", MATH_TEXT, NULL},
    {"columnalign", MATH_WORDS, "left center right"},
    {"columnlines", MATH_WORDS, "none solid dashed"},
    {"columnspacing", MATH_LENGTHS, NULL},
    {"columnspan", MATH_NUMBER, NULL},
    {"columnwidth", MATH_LENGTHS, "auto fit"},
    {"denomalign", MATH_WORDS, "left center right"},
    {"depth", MATH_LENGTH, NULL},
    {"dir", MATH_WORDS, "ltr rtl"},
    {"display", MATH_WORDS, "block inline"},
    {"displaystyle", MATH_WORDS, "true false"},
    {"encoding", MATH_TEXT, NULL},
    {"equalcolumns", MATH_WORDS, "true false"},
    {"equalrows", MATH_WORDS, "true false"},
    {"fence", MATH_WORDS, "true false"},
    {"form", MATH_WORDS, "prefix infix postfix"},
    {"frame", MATH_WORDS, "none solid dashed"},
    {"height", MATH_LENGTH, NULL},
    {"indentalign", MATH_WORDS, "left center right auto"},
    {"indentalignfirst", MATH_WORDS, "left center right auto indentalign"},
    {"indentalignlast", MATH_WORDS, "left center right auto indentalign"},
    {"indentshift", MATH_LENGTH, NULL},
    {"indentshiftfirst", MATH_LENGTH, "indentshift"},
    {"indentshiftlast", MATH_LENGTH, "indentshift"},
    {"largeop", MATH_WORDS, "true false"},
    {"linebreak", MATH_WORDS, "auto newline nobreak goodbreak badbreak"},
    {"linebreakstyle", MATH_WORDS, "before after duplicate infixlinebreakstyle"},
    {"lineleading", MATH_LENGTH, NULL},
    {"linethickness", MATH_LENGTH, "thin medium thick"},
    {"lquote", MATH_TEXT, NULL},
    {"lspace", MATH_LENGTH, NULL},
    {"mathbackground", MATH_COLOR, "transparent"},
    {"mathcolor", MATH_COLOR, NULL},
    {"mathsize", MATH_LENGTH, "small normal big"},
    {"mathvariant", MATH_WORDS,
     "normal bold italic bold-italic double-struck bold-fraktur script bold-script "
     "fraktur "
     "sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace "
     "initial "
     "tailed looped stretched"},
    {"maxsize", MATH_LENGTH, "infinity"},
    {"minlabelspacing", MATH_LENGTH, NULL},
    {"minsize", MATH_LENGTH, NULL},
    {"movablelimits", MATH_WORDS, "true false"},
    {"notation", MATH_TEXT, NULL},
    {"numalign", MATH_WORDS, "left center right"},
    {"open", MATH_TEXT, NULL},
    {"overflow", MATH_WORDS, "linebreak scroll elide truncate scale"},
    {"rowalign", MATH_WORDS, "top bottom center baseline axis"},
    {"rowlines", MATH_WORDS, "none solid dashed"},
    {"rowspacing", MATH_LENGTHS, NULL},
    {"rowspan", MATH_NUMBER, NULL},
    {"rquote", MATH_TEXT, NULL},
    {"rspace", MATH_LENGTH, NULL},
    {"scriptlevel", MATH_NUMBER, NULL},
    {"scriptminsize", MATH_LENGTH, NULL},
    {"selection", MATH_NUMBER, NULL},
    {"separator", MATH_WORDS, "true false"},
    {"separators", MATH_TEXT, NULL},
    {"side", MATH_WORDS, "left right leftoverlap rightoverlap"},
    {"stretchy", MATH_WORDS, "true false"},
    {"subscriptshift", MATH_LENGTH, NULL},
    {"superscriptshift", MATH_LENGTH, NULL},
    {"symmetric", MATH_WORDS, "true false"},
    {"voffset", MATH_LENGTH, NULL},
    {"width", MATH_LENGTH, "auto"},
};

/* Attributes with several words in the schema; the others have one. */
static bool may_repeat(const char *name)
{
    return has_word("columnalign columnlines rowalign rowlines", name, strlen(name));
}

static bool is_length(const char *text, size_t length)
{
    static const char units[] = "em ex in cm mm px pt pc %";
    size_t digits, at = length > 0 && *text == '-' ? 1 : 0;
    const char *space = "mathspace";

    digits = strspn(text + at, "0123456789.");
    if (digits == 0)
        return length > 9 && strncmp(text + length - 9, space, 9) == 0 &&
               has_word("thin thick medium verythin verythick veryverythin veryverythick "
                        "negativethin "
                        "negativethick negativemedium negativeverythin negativeverythick",
                        text, length - 9);
    if (memchr(text + at, '.', digits) != memrchr(text + at, '.', digits) ||
        text[at + digits - 1] == '.')
        return false;
    return at + digits == length ||
           has_word(units, text + at + digits, length - at - digits);
}

static bool is_color(const char *text, size_t length)
{
    if (*text == '#')
        return (length == 4 || length == 7) &&
               strspn(text + 1, "0123456789abcdefABCDEF") == length - 1;
    return has_word("aqua black blue fuchsia gray green lime maroon navy olive purple "
                    "red silver teal "
                    "white yellow",
                    text, length);
}

static bool is_math_word(MathValue value, const char *words, const char *text,
                         size_t length)
{
    if (words != NULL && has_word(words, text, length))
        return true;
    if (value == MATH_NUMBER)
        return strspn(text, "0123456789") == length;
    if (value == MATH_COLOR)
        return is_color(text, length);
    return value != MATH_WORDS && is_length(text, length);
}

static bool is_math_value(size_t row, const char *value)
{
    MathValue kind = math_attributes[row].value;
    size_t count = 0;

    if (kind == MATH_TEXT)
        return true;
    for (; *value != '\0'; count++) {
        size_t length = strcspn(value, " ");
        if (!is_math_word(kind, math_attributes[row].words, value, length))
            return false;
        value += length;
        value += strspn(value, " ");
    }
    return count == 1 ||
           (count > 1 && (kind == MATH_LENGTHS || may_repeat(math_attributes[row].name)));
}

bool is_math_attribute(const MathElement *element, const char *name, const char *value)
{
    if (!has_word("mathcolor mathbackground", name, strlen(name)) &&
        !has_word(element->attributes, name, strlen(name)))
        return false;
    /* EPUBCheck takes no named lengths there, and "auto" for tables alone. */
    if (strcmp(element->name, "mpadded") == 0 && strstr(value, "mathspace") != NULL)
        return false;
    if (strcmp(element->name, "mtable") != 0 && strcmp(name, "width") == 0 &&
        strstr(value, "auto") != NULL)
        return false;
    if (strcmp(name, "selection") == 0 && strspn(value, "0") == strlen(value))
        return false;
    for (size_t i = 0; i < sizeof math_attributes / sizeof math_attributes[0]; i++)
        if (strcmp(math_attributes[i].name, name) == 0)
            return is_math_value(i, value);
    return false;
}
