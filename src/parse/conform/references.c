/* references.c - attributes that name ids, which must be there and fit. */
#include <string.h>
#include "data/html.h"
#include "parse/html/report.h"
#include "parse/conform/values.h"

/* What has an id may have been left out since. */
static bool is_in_tree(const Node *node, const Node *root)
{
    while (node != NULL && node != root)
        node = node->parent;
    return node != NULL;
}

static bool all_refer(const Chapter *chapter, const char *list, const Map *ids,
                      bool headers)
{
    while (*list != '\0') {
        char id[128];
        size_t n = strcspn(list, " ");
        const Node *node;
        if (n >= sizeof id)
            return false;
        memcpy(id, list, n);
        id[n] = '\0';
        node = map_lookup(ids, id);
        /* An id that is no XML name gets another one later, and the reference would
         * miss it. */
        if (node == NULL || !is_plain_name(id) || !is_in_tree(node, chapter->tree) ||
            (headers &&
             strcmp(element_name(node) == NULL ? "" : element_name(node), "th") != 0))
            return false;
        list += n + (list[n] == ' ');
    }
    return true;
}

static void judge_ids(Chapter *chapter, Node *node, const Map *ids)
{
    for (Attribute *attribute = node->attributes, *next; attribute != NULL;
         attribute = next) {
        bool headers = strcmp(attribute->name, "headers") == 0;
        next = attribute->next;
        if (!headers &&
            !has_word(
                "aria-describedby aria-labelledby aria-details aria-controls aria-owns "
                "aria-flowto aria-activedescendant aria-errormessage",
                attribute->name, strlen(attribute->name)))
            continue;
        if (all_refer(chapter, attribute->value, ids, headers) &&
            (strcmp(attribute->name, "aria-details") != 0 ||
             strchr(attribute->value, ' ') == NULL)) /* it takes one only */
            continue;
        remove_attribute(node, attribute->name);
        if ((node->flags & NODE_RAW) == 0)
            report(chapter, "attribute-unknown", place_of_attributes(node),
                   "write the id at what it names: {#name}",
                   "%s=\"%s\" names no id that this chapter gives, so it is left out",
                   attribute->name, attribute->value);
        else
            report_once(chapter, "html-attribute", node->offset, NULL,
                        "%s=\"%s\" names no id that this chapter gives", attribute->name,
                        attribute->value);
    }
}

/* ---- SVG --------------------------------------------------------------------------- */

/* The id that "#id" or "url(#id)" names; "" when there is none. */
static const char *target_of(Arena *arena, const char *value)
{
    const char *start = strchr(value, '#');

    return start == NULL ? "" : arena_copy(arena, start + 1, strcspn(start + 1, "'\" )"));
}

static bool is_svg(const Node *node, const char *names)
{
    return node->space == SPACE_SVG && has_word(names, node->name, strlen(node->name));
}

/* EPUBCheck wants paint servers where one paints, clip paths where one clips, and
 * neither elsewhere. */
static bool fits(const char *attribute, const Node *target)
{
    bool paint = is_svg(target, "linearGradient radialGradient pattern");
    bool clip = is_svg(target, "clipPath");

    if (target->space != SPACE_SVG)
        return false;
    if (has_word("fill stroke", attribute, strlen(attribute)))
        return paint;
    if (strcmp(attribute, "clip-path") == 0)
        return clip;
    return true;
}

static void judge_svg(Chapter *chapter, Node *node, const Map *ids)
{
    for (Attribute *attribute = node->attributes, *next; attribute != NULL;
         attribute = next) {
        bool href = strstr(attribute->name, "href") != NULL;
        const Node *target;
        const char *id;
        next = attribute->next;
        if (!href && strstr(attribute->value, "url(") == NULL)
            continue;
        id = target_of(&chapter->arena, attribute->value);
        target = map_lookup(ids, id);
        if (target != NULL && is_plain_name(id) && is_in_tree(target, chapter->tree) &&
            fits(attribute->name, target) &&
            !(strcmp(node->name, "use") == 0 &&
              is_svg(target, "linearGradient radialGradient pattern clipPath")))
            continue;
        report(chapter, "html-attribute", node->offset, NULL,
               "%s=\"%s\" names nothing in this chapter that it could use",
               attribute->name, attribute->value);
        remove_attribute(node, attribute->name);
    }
}

void judge_references(Chapter *chapter, Node *node, const Map *ids)
{
    judge_ids(chapter, node, ids);
    if (node->space == SPACE_SVG)
        judge_svg(chapter, node, ids);
}
