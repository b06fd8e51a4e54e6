// epub.mjs - the content documents of an EPUB in the order of the spine, as words, without what the program made.
import { DomUtils, parseDocument } from 'htmlparser2';
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { isInline } from './html.mjs';
import { Words } from './words.mjs';

// What the program writes besides the author's text, by class: words that may be there or not, and words to pass over.
const optional = ['number', 'label', 'callout-title', 'stay-tuned', 'opener', 'forthcoming'];
const passed = ['noteref', 'backlink', 'task', 'math-text', 'equation-number'];
// "[Missing picture: description]" stands for a picture; src/data/words.c has it in these languages.
const hole = new RegExp(`^\\[(?:${['Missing picture', 'Bild fehlt', 'Image manquante', 'Falta la imagen', 'Immagine mancante',
    'Imagem ausente', 'Afbeelding ontbreekt', 'Brak ilustracji', 'Изображение отсутствует', '画像がありません', '图片缺失',
    '缺少圖片', '이미지 없음', 'صورة مفقودة'].join('|')})(?:: ([\\s\\S]*))?\\]$`);

const xml = { xmlMode: true, decodeEntities: true };

function elementsOf(text, wanted) {
    return DomUtils.findAll((node) => node.name.replace(/^.*:/, '') === wanted, parseDocument(text, xml).children)
        .map((node) => node.attribs);
}

// Whatever the author has escaped of it.
export function addressOf(url) {
    try {
        return decodeURI(new URL(url, 'https://example.org').href);
    } catch {
        return url;
    }
}

class ContentReader {
    constructor(remote) {
        this.remote = remote;   // addresses of pictures on the network
        this.out = new Words();
        this.optional = 0;      // how many elements of these sorts are open
        this.code = 0;
    }

    children(node) {
        for (const child of node.children)
            if (child.type === 'text')
                this.out.put(child.data, 0, { optional: this.optional > 0, isCode: this.code > 0 });
            else if (child.attribs !== undefined)
                this.element(child);
    }

    element(node) {
        const classes = (node.attribs.class ?? '').split(/\s+/);
        const isBlock = !isInline(node.name);

        if (passed.some((word) => classes.includes(word)))
            return;
        if (classes.includes('footnote'))
            return this.note(node);
        if (isBlock)
            this.out.break();
        this.out.id(node.attribs.id);
        this.content(node, classes);
        if (isBlock)
            this.out.break();
    }

    content(node, classes) {
        const missing = classes.includes('missing') ? hole.exec(DomUtils.textContent(node).trim()) : null;

        if (missing !== null)
            this.out.picture({ missing: true, alt: missing[1] ?? '' });
        else if (classes.includes('missing') && node.parent?.name === 'a')
            this.standIn(node);
        else if (node.name === 'img')
            this.out.picture({ to: node.attribs.src, alt: node.attribs.alt ?? '' });
        else if (node.name === 'a' && node.attribs.href !== undefined)
            this.link(node, node.attribs.href);
        else if (node.name === 'math' && node.attribs.alttext !== undefined)
            this.out.put(node.attribs.alttext, 0, { optional: this.optional > 0, isCode: true });
        else if (node.name === 'code' || node.name === 'pre')
            this.within('code', node);
        else if (/^h[1-6]$/.test(node.name))
            this.heading(node);
        else if (node.name === 'summary' || optional.some((word) => classes.includes(word)))
            this.within('optional', node);
        else
            this.children(node);
    }

    // The description of a picture that is not there, in a link: a box of its own.
    standIn(node) {
        this.out.break();
        this.within('optional', node);
        this.out.break();
    }

    within(name, node) {
        this[name]++;
        this.children(node);
        this[name]--;
    }

    link(node, href) {
        const link = this.out.openLink(href, 0);
        const text = DomUtils.textContent(node).trim();

        if (this.remote.has(addressOf(href))) {    // perhaps this stands for the picture, perhaps it is a link to it
            this.out.picture({ remote: href, alt: text }, 0, true);
            this.within('optional', node);
        } else if (text !== href && text.endsWith(`: ${href}`)) {   // "Video: https://…"
            this.within('optional', node);
        } else {
            this.children(node);
        }
        this.out.closeLink(link);
    }

    heading(node) {
        const heading = this.out.openHeading(Number(node.name[1]), 0);

        this.children(node);
        this.out.closeHeading(heading);
    }

    note(node) {
        const outer = this.out;

        this.out = new Words();
        this.out.id(node.attribs.id);
        this.children(node);
        this.out.break();
        outer.notes.set(outer.notes.size, this.out);
        this.out = outer;
    }
}

function readDocument(path, text, remote) {
    const dom = parseDocument(text, xml).children;
    const [body] = DomUtils.getElementsByTagName('body', dom);
    const [title] = DomUtils.getElementsByTagName('title', dom);
    const section = body.children.find((node) => node.attribs !== undefined);
    const reader = new ContentReader(remote);

    reader.children(body);
    reader.out.break();
    return {
        path,
        text: reader.out,
        title: title === undefined ? '' : DomUtils.textContent(title),
        type: section?.attribs['epub:type'] ?? '',
        style: section?.attribs.class ?? '',
        ids: new Set(DomUtils.findAll((node) => node.attribs.id !== undefined, dom).map((node) => node.attribs.id)),
    };
}

export function readEpub(file, remote = new Set()) {
    const bytes = readFileSync(file);
    const entries = unzipSync(bytes);
    const text = (path) => new TextDecoder().decode(entries[path]);
    const [{ 'full-path': opf }] = elementsOf(text('META-INF/container.xml'), 'rootfile');
    const folder = posix.dirname(opf);
    const items = new Map(elementsOf(text(opf), 'item').map((item) => [item.id, item]));
    const documents = elementsOf(text(opf), 'itemref').map(({ idref }) => {
        const path = posix.join(folder, decodeURI(items.get(idref).href));
        const isNav = /\bnav\b/.test(items.get(idref).properties ?? '');
        return { ...readDocument(path, text(path), remote), isNav };
    });

    return { entries, documents, size: bytes.length };
}
