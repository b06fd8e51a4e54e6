// markdown.mjs - a Markdown text as words, read by micromark and by what CommonMark, GFM and each tool's manual say.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { excuses, hidden, isInline, isKnown, media, scanHtml, voids } from './html.mjs';
import { Words } from './words.mjs';

// In prose, what a tool takes for itself and may or may not show: {#id .class}, {{#name …}}, {% name %}, [!NOTE].
const marks = [
    /\{(?=:?\s*[#.]|[\w-]+\s*[=:])[^{}]*\}/g,
    /^\{[\w/-]+\}\s*$/gm,
    /\\?\{\{\s*#.*?\}\}/gs,
    /\{%.*?%\}/gs,
];
const callout = /^\s*\[![\w-]+\]/;

function listHidden(rules, language) {
    const words = (language ?? '').split(/[\s,]+/);
    const said = words.map((word) => /^hidelines=(.*)$/.exec(word)?.[1]).find((prefix) => prefix !== undefined);

    return said ?? rules[words[0]];
}

// Lines that a tool hides.  Rust's are rustdoc's: "# x" and "#" are hidden, "##x" is "#x".
function withoutHidden(text, prefix) {
    const lines = text.split('\n');

    if (prefix === undefined)
        return text;
    if (prefix !== '# ')
        return lines.map((line) => line.trimStart().startsWith(prefix) ? '' : line).join('\n');
    return lines.map((line) => {
        const [, space, sign, rest] = /^(\s*)#(.?)(.*)$/u.exec(line) ?? [];
        if (sign === undefined || (sign !== '#' && sign !== ' ' && sign !== ''))
            return line;
        return sign === '#' ? `${space}#${rest}` : '';
    }).join('\n');
}

class Reader {
    constructor(options) {
        this.options = options;             // {hidden: {language: prefix}}
        this.definitions = new Map();
        this.notes = new Map();             // label → its node
        this.wanted = [];                   // labels in the order of their references
        this.hide = 0;                      // open elements whose content is never shown
        this.excuse = 0;                    // … whose content may be shown
        this.code = [];                     // open elements of raw HTML that hold code
        this.unknown = [];                  // open elements that HTML does not have: {name, raw}
        this.out = undefined;
    }

    read(tree) {
        this.collect(tree);
        this.out = new Words();
        this.children(tree);
        this.out.break();
        const { out } = this;
        // A note may refer to others, which then follow.
        for (let i = 0; i < this.wanted.length; i++) {
            this.out = new Words();
            this.children(this.notes.get(this.wanted[i]));
            this.out.break();
            out.notes.set(this.wanted[i], this.out);
            this.out = out;
        }
        return out;
    }

    collect(node) {
        if (node.type === 'definition' && !this.definitions.has(node.identifier))
            this.definitions.set(node.identifier, node);
        if (node.type === 'footnoteDefinition' && !this.notes.has(node.identifier))
            this.notes.set(node.identifier, node);
        for (const child of node.children ?? [])
            this.collect(child);
    }

    children(node) {
        for (const child of node.children ?? [])
            this.visit(child);
    }

    put(text, line, more = {}) {
        if (this.hide === 0)
            this.out.put(text, line, { optional: this.excuse > 0, isCode: this.code.length > 0, ...more });
    }

    visit(node) {
        const line = node.position?.start.line ?? 0;

        switch (node.type) {
        case 'definition':
        case 'footnoteDefinition':
            return;
        case 'text':
            return this.text(node.value, line);
        case 'inlineCode':
            return this.put(node.value, line, { isCode: true });
        case 'code':
            return this.codeBlock(node, line);
        case 'html':
            return this.html(node, line);
        case 'break':
            return this.out.break();
        case 'image':
            return this.image(node, node, line);
        case 'imageReference':
            return this.image(node, this.definitions.get(node.identifier), line);
        case 'link':
            return this.link(node, node.url, line);
        case 'linkReference':
            return this.link(node, this.definitions.get(node.identifier).url, line);
        case 'footnoteReference':
            if (!this.wanted.includes(node.identifier))
                this.wanted.push(node.identifier);
            return;
        case 'heading':
            return this.heading(node, line);
        default:
            return this.block(node);
        }
    }

    block(node) {
        const isBlock = !['emphasis', 'strong', 'delete'].includes(node.type);

        if (isBlock)
            this.out.break();
        this.children(node);
        if (isBlock)
            this.out.break();
    }

    text(text, line) {
        const found = [...marks].flatMap((mark) => [...text.matchAll(mark)]);
        let done = 0;

        if (callout.test(text))
            found.push(callout.exec(text));
        for (const mark of found.sort((a, b) => a.index - b.index)) {
            if (mark.index < done)
                continue;
            this.put(text.slice(done, mark.index), this.lineAt(text, done, line));
            this.put(mark[0], this.lineAt(text, mark.index, line), { optional: true });
            done = mark.index + mark[0].length;
            for (const [, id] of mark[0].matchAll(/[{\s]#([^\s}]+)/g))
                this.out.id(id);
        }
        this.put(text.slice(done), this.lineAt(text, done, line));
    }

    lineAt(text, offset, line) {
        for (let i = 0; i < offset; i++)
            line += text.charCodeAt(i) === 10 ? 1 : 0;
        return line;
    }

    codeBlock(node, line) {
        const language = [node.lang, node.meta].filter((word) => word).join(' ');
        const rule = listHidden(this.options.hidden ?? {}, language);

        this.out.break();
        this.put(withoutHidden(node.value, rule), line + 1, { isCode: true });
        this.out.break();
    }

    image(node, { url, title }, line) {
        if (this.hide > 0)
            return;
        this.out.picture({ to: url, alt: node.alt ?? '' }, line, this.excuse > 0);
        // A title may become a caption, and so may the description.
        this.out.put(title ?? '', line, { optional: true });
        this.out.break();
        this.out.put(node.alt ?? '', line, { optional: true });
        this.out.break();
    }

    link(node, url, line) {
        // Without a position it is none of GFM's autolinks, which stand behind a space or one of *_~( alone.
        const link = node.position === undefined ? undefined : this.out.openLink(url, line);

        this.children(node);
        if (link !== undefined)
            this.out.closeLink(link);
    }

    heading(node, line) {
        const heading = this.out.openHeading(node.depth, line);

        heading.text = plainText(node);
        heading.ids = [...heading.text.matchAll(/\{[^{}]*#([^\s}]+)[^{}]*\}\s*$/g)].map((found) => found[1]);
        heading.text = heading.text.replace(/\s*\{[#.-][^{}]*\}\s*$/, '');
        for (const id of heading.ids)
            this.out.id(id);
        this.children(node);
        this.out.closeHeading(heading);
    }

    // ---- Raw HTML

    html(node, line) {
        for (const piece of scanHtml(node.value)) {
            const at = this.lineAt(node.value, piece.at, line);
            if (piece.text !== undefined)
                this.rawText(piece.text, at);
            else if (piece.open !== undefined)
                this.openTag(piece, at);
            else
                this.closeTag(piece, at);
        }
    }

    rawText(text, line) {
        if (this.code.length > 0)
            this.put(text, line);
        else
            this.text(text, line);
    }

    openTag({ open: name, attributes, raw, closed }, line) {
        const isVoid = voids.has(name) || closed;

        if (!isKnown(name))
            return this.unknownTag(name, raw, line);
        if (!isInline(name))
            this.out.break();
        this.out.id(attributes.id);
        if (name === 'a' && attributes.name !== attributes.id)
            this.out.id(attributes.name);
        if (media.has(name) || (name === 'source' && this.excuse > 0))
            this.medium(name, attributes, line);
        if (hidden.has(name) && !isVoid)
            this.hide++;
        else if (excuses.has(name) && !isVoid)
            this.excuse++;
        else if ((name === 'code' || name === 'pre' || name === 'tt' || name === 'xmp') && !isVoid)
            this.code.push(name);
        else if ((name === 'img' || name === 'image') && this.hide === 0)
            this.image({ alt: attributes.alt }, { url: attributes.src ?? '', title: attributes.title }, line);
        else if (name === 'a')
            this.rawLink(attributes, line);
        else if (/^h[1-6]$/.test(name))
            this.rawHeading(name, line);
    }

    closeTag({ close: name, raw }, line) {
        if (!isKnown(name))
            return this.endUnknown(name, raw, line);
        if (hidden.has(name))
            this.hide = Math.max(0, this.hide - 1);
        else if (excuses.has(name))
            this.excuse = Math.max(0, this.excuse - 1);
        else if (this.code.includes(name))
            this.code.splice(this.code.lastIndexOf(name), 1);
        else if (name === 'a')
            this.endRawLink();
        else if (/^h[1-6]$/.test(name))
            this.endRawHeading();
        if (!isInline(name))
            this.out.break();
    }

    // <T> of prose is text; what has attributes, or a name of its own, may be a plug-in's.
    unknownTag(name, raw, line) {
        const optional = !/^<[A-Za-z][\w.:-]*>$/.test(raw) || this.blockTags.has(raw);

        this.put(raw, line, { optional, isCode: optional });
        this.unknown.push({ name, raw });
    }

    // What its attributes say may be shown in front of what it holds, or behind, as a caption.
    endUnknown(name, raw, line) {
        const at = this.unknown.findLastIndex((open) => open.name === name);

        if (at >= 0)
            this.put(this.unknown.splice(at)[0].raw, line, { optional: true, isCode: true });
        this.put(raw, line, { optional: true });
    }

    medium(name, attributes, line) {
        for (const key of ['src', 'data', 'title', 'aria-label', 'alt']) {
            this.put(attributes[key] ?? '', line, { optional: true });
            this.out.break();
        }
    }

    rawLink(attributes, line) {
        this.endRawLink();
        if (attributes.href !== undefined)
            this.rawOpen = this.out.openLink(attributes.href, line);
    }

    endRawLink() {
        if (this.rawOpen !== undefined)
            this.out.closeLink(this.rawOpen);
        this.rawOpen = undefined;
    }

    rawHeading(name, line) {
        this.endRawHeading();
        this.rawTitle = this.out.openHeading(Number(name[1]), line);
    }

    endRawHeading() {
        const heading = this.rawTitle;

        if (heading === undefined)
            return;
        this.out.closeHeading(heading);
        heading.text = this.out.words.slice(heading.start, heading.end).join(' ');
        this.rawTitle = undefined;
    }
}

export function plainText(node) {
    if (node.type === 'html')
        return '';
    if (node.type === 'text' || node.type === 'inlineCode')
        return node.value;
    if (node.type === 'image' || node.type === 'imageReference')
        return node.alt ?? '';
    if (node.type === 'break')
        return ' ';
    return (node.children ?? []).map(plainText).join('');
}

// Tags that stand alone in a block of raw HTML: what they hold is the text, not they.
function listBlockTags(node, found = new Set()) {
    for (const child of node.children ?? []) {
        if (child.type === 'html' && !['paragraph', 'heading', 'tableCell', 'link', 'emphasis', 'strong'].includes(node.type))
            for (const [raw] of child.value.matchAll(/<[A-Za-z][^>]*>/g))
                found.add(raw);
        listBlockTags(child, found);
    }
    return found;
}

// micromark has no slash in a value without quotes, which CommonMark has: <a href=https://a.b/c>.  Not in code, where the
// quotes would be text.
function quoteValues(text) {
    let fence;

    return text.split('\n').map((line) => {
        const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
        if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
            fence = fence === undefined ? mark : undefined;
        if (fence !== undefined || mark !== undefined || /^( {4}|\t)(?!\s*([-*+]|\d+[.)])\s)/.test(line))
            return line;
        return line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)|<[a-z][\w-]*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/gi, (tag) =>
            tag.startsWith('`') ? tag : tag.replace(/("[^"]*"|'[^']*')|=([^\s"'=<>`]*\/[^\s"'=<>`]*)/g, (all, quoted, value) => quoted ?? `="${value}"`));
    }).join('\n');
}

// micromark takes no list that begins with another number than 1 behind indented code; a comment ends that.
function endCode(text) {
    const lines = text.split('\n');
    let fence;

    for (let i = 0; i < lines.length; i++) {
        const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(lines[i])?.[1];
        if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
            fence = fence === undefined ? mark : undefined;
        if (fence === undefined && /^( {4}|\t)/.test(lines[i - 1] ?? '') && /^\s*$/.test(lines[i])
            && /^\d+[.)] /.test(lines.slice(i, i + 4).find((line) => line.trim() !== '') ?? ''))
            lines[i] = '<!---->';
    }
    return lines.join('\n');
}

export function parseMarkdown(text) {
    return fromMarkdown(endCode(quoteValues(text)), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

export function readMarkdown(text, options = {}) {
    const tree = parseMarkdown(text);
    const reader = new Reader(options);

    reader.blockTags = listBlockTags(tree);
    return reader.read(tree);
}
