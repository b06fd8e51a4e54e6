// kobo.mjs - Kobo: the file, the id of a span, an offset in it.  The spans are those in the book, if it has any; else as
// kepubify numbers them: paragraphs and lists count up, and in them every sentence of every text.
import { isElement, isText } from '../book.mjs';

const SENTENCE = /[^]*?[.!?:]['"”’“…]?\s*/g;
const counted = new Set(['p', 'ol', 'ul', 'table']), skipped = new Set(['img', 'script', 'style', 'pre', 'audio', 'video']);

function* pieces(text) {
    let last = 0;

    for (const { 0: piece, index } of text.matchAll(SENTENCE)) {
        yield [index, index + piece.length];
        last = index + piece.length;
    }
    if (last < text.length)
        yield [last, text.length];
}

function numberSpans(content) {
    const spans = [];
    let paragraph = 0, segment = 0, due = false;

    const advance = () => {
        paragraph++;
        segment = 0;
        due = false;
    };
    const wrap = (node) => {
        for (const [from, to] of pieces(node.data)) {
            if (node.data.slice(from, to).trim() === '' && node.parentNode.localName !== 'p')
                continue;
            if (due)
                advance();
            segment++;
            spans.push({ id: `kobo.${paragraph}.${segment}`, start: content.offsetOf(node, from), end: content.offsetOf(node, to) });
        }
    };
    const walk = (node) => {
        if (isText(node))
            return wrap(node);
        if (!isElement(node))
            return;
        if (node.localName === 'img') {
            advance();
            segment++;
        }
        if (skipped.has(node.localName))
            return;
        due ||= counted.has(node.localName);
        node.childNodes.forEach(walk);
    };

    walk(content.body);
    return spans;
}

function spansOf(content) {
    const own = [...content.dom.querySelectorAll('.koboSpan')].map((node) => ({ id: node.id, ...content.spans.get(node) }));

    content.koboSpans ??= own.length > 0 ? own : numberSpans(content);
    return content.koboSpans;
}

// The innermost span with the character at this offset: the last one that begins before it.
function spanAt(content, offset) {
    return spansOf(content).findLast(({ start, end }) => start <= offset && offset < end);
}

export const kobo = {
    name: 'Kobo',

    mark(book, { index, start, end }) {
        const content = book.content(index);
        const from = spanAt(content, start), to = spanAt(content, end - 1);

        return from && to && {
            path: book.spine[index].path,
            start: [from.id, start - from.start],
            end: [to.id, end - to.start],
        };
    },

    find(book, stored) {
        const index = book.indexOfPath(stored.path);
        if (index < 0)
            return null;
        const content = book.content(index);
        const resolve = ([id, offset]) => {
            const span = spansOf(content).find((other) => other.id === id);
            return span !== undefined && offset <= span.end - span.start ? span.start + offset : undefined;
        };
        const start = resolve(stored.start), end = resolve(stored.end);
        return start === undefined || end === undefined ? null : { index, start, end };
    },
};
