/* yaml_tree.c - see the header. */
#include "formats/yaml_tree.h"
#include "base/arena.h"

DataNode *yaml_tree_node(const YamlTree *tree, DataKind kind, Position at)
{
    DataNode *node = arena_alloc(tree->input->arena, sizeof *node);

    node->kind = kind;
    node->text = "";
    node->at = at;
    node->at_key = file_position(tree->input->source->name);
    return node;
}

static YamlLevel *top_level(YamlTree *tree)
{
    return tree->depth > 0 ? &tree->levels[tree->depth - 1] : NULL;
}

bool yaml_tree_wants_key(const YamlTree *tree)
{
    const YamlLevel *level = tree->depth > 0 ? &tree->levels[tree->depth - 1] : NULL;

    return level != NULL && level->node->kind == DATA_MAP && !level->has_key;
}

void yaml_tree_value(YamlTree *tree, DataNode *node)
{
    YamlLevel *level = top_level(tree);

    if (level == NULL) {
        tree->root = tree->root == NULL ? node : tree->root;
        return;
    }
    if (level->node->kind == DATA_MAP) {
        node->key = level->key;
        node->at_key = level->at_key;
        level->has_key = false;
        if (level->dropped)
            return;
    }
    if (level->node->last == NULL)
        level->node->first = node;
    else
        level->node->last->next = node;
    level->node->last = node;
    level->node->count++;
}

void yaml_tree_key(YamlTree *tree, const char *key, Position at)
{
    const YamlInput *input = tree->input;
    YamlLevel *level = top_level(tree);
    const Position *first = map_lookup(&level->seen, key);
    Position *seen;

    level->has_key = true;
    level->dropped = first != NULL;
    level->key = key;
    level->at_key = at;
    if (first != NULL) {
        diag_add(input->diags, input->codes->duplicate, at,
                 arena_format(input->arena, "first at line %u; remove one of them",
                              (unsigned)first->line),
                 "the key \"%s\" is given twice", key);
        return;
    }
    seen = arena_alloc(input->arena, sizeof *seen);
    *seen = at;
    map_put(&level->seen, input->arena, key, seen);
}

void yaml_tree_drop_key(YamlTree *tree)
{
    YamlLevel *level = top_level(tree);

    level->has_key = true;
    level->dropped = true;
}

bool yaml_tree_open(YamlTree *tree, DataKind kind, Position at)
{
    const YamlInput *input = tree->input;
    DataNode *node = yaml_tree_node(tree, kind, at);
    bool is_key = yaml_tree_wants_key(tree);

    if (tree->depth == YAML_DEEPEST) {
        diag_add(input->diags, input->codes->depth, at, "take some brackets away",
                 "lists and maps nest more than %d deep", YAML_DEEPEST);
        return false;
    }
    if (is_key)
        diag_add(input->diags, input->codes->syntax, at, "put it in quotes",
                 "a key must be a text, not %s", data_kind_text(node));
    else
        yaml_tree_value(tree, node);
    tree->levels[tree->depth++] = (YamlLevel){.node = node, .is_key = is_key};
    return true;
}

void yaml_tree_close(YamlTree *tree)
{
    bool was_key = tree->levels[--tree->depth].is_key;

    if (was_key && tree->depth > 0)
        yaml_tree_drop_key(tree);
}

void yaml_tree_end(YamlTree *tree)
{
    for (int i = 1; i < tree->depth; i++)
        if (tree->levels[i].node->kind == DATA_MAP)
            tree->levels[i].node->kind = DATA_BROKEN;
}
