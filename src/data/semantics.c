/* semantics.c - what a manifest's `type:` may say.
 *
 * epub_type is a term of EPUB 3 Structural Semantics 1.1; role is the DPUB-ARIA 1.1
 * role of the same meaning, where there is one that a <section> may have.  A second
 * spelling has a row too. */
#include "data/semantics.h"
#include <string.h>

const Semantics semantics[] = {
    /* front matter, in the order that books have it */
    {"halftitlepage", "halftitlepage", NULL, 'f', false},
    {"half-title-page", "halftitlepage", NULL, 'f', false},
    {"titlepage", "titlepage", NULL, 'f', true},
    {"title-page", "titlepage", NULL, 'f', true},
    {"copyright-page", "copyright-page", NULL, 'f', true},
    {"copyright", "copyright-page", NULL, 'f', true},
    {"imprint", "imprint", NULL, 'f', false},
    {"imprimatur", "imprimatur", NULL, 'f', false},
    {"seriespage", "seriespage", NULL, 'f', false},
    {"series-page", "seriespage", NULL, 'f', false},
    {"other-credits", "other-credits", NULL, 'f', false},
    {"contributors", "contributors", NULL, 'f', false},
    {"dedication", "dedication", "doc-dedication", 'f', true},
    {"epigraph", "epigraph", "doc-epigraph", 'f', true},
    {"abstract", "abstract", "doc-abstract", 'f', true},
    {"keywords", "keywords", NULL, 'f', false},
    {"foreword", "foreword", "doc-foreword", 'f', true},
    {"preface", "preface", "doc-preface", 'f', true},
    {"preamble", "preamble", NULL, 'f', true},
    {"acknowledgments", "acknowledgments", "doc-acknowledgments", 'f', true},
    {"acknowledgements", "acknowledgments", "doc-acknowledgments", 'f', true},
    {"introduction", "introduction", "doc-introduction", 'f', true},
    {"prologue", "prologue", "doc-prologue", 'f', true},
    {"revision-history", "revision-history", NULL, 'f', false},
    {"frontmatter", "frontmatter", NULL, 'f', false},
    {"front-matter", "frontmatter", NULL, 'f', false},
    /* the body */
    {"volume", "volume", NULL, 'b', false},
    {"part", "part", "doc-part", 'b', false},
    {"chapter", "chapter", "doc-chapter", 'b', false},
    {"subchapter", "subchapter", NULL, 'b', false},
    {"sub-chapter", "subchapter", NULL, 'b', false},
    {"division", "division", NULL, 'b', false},
    {"case-study", "case-study", NULL, 'b', false},
    {"bodymatter", "bodymatter", NULL, 'b', false},
    /* back matter */
    {"conclusion", "conclusion", "doc-conclusion", 'e', true},
    {"epilogue", "epilogue", "doc-epilogue", 'e', true},
    {"afterword", "afterword", "doc-afterword", 'e', true},
    {"appendix", "appendix", "doc-appendix", 'e', true},
    {"endnotes", "endnotes", "doc-endnotes", 'e', true},
    {"glossary", "glossary", "doc-glossary", 'e', true},
    {"bibliography", "bibliography", "doc-bibliography", 'e', true},
    {"index", "index", "doc-index", 'e', true},
    {"errata", "errata", "doc-errata", 'e', false},
    {"credits", "credits", "doc-credits", 'e', false},
    {"colophon", "colophon", "doc-colophon", 'e', true},
    {"backmatter", "backmatter", NULL, 'e', false},
    {"back-matter", "backmatter", NULL, 'e', false},
    {NULL, NULL, NULL, 0, false},
};

const Semantics *lookup_semantics(const char *type)
{
    for (const Semantics *row = semantics; row->type != NULL; row++)
        if (strcmp(row->type, type) == 0)
            return row;
    return NULL;
}
