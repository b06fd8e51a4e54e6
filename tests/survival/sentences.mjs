// sentences.mjs - the sentences that a reader might mark: 40 to 120 characters, in paragraphs, items and cells.
import { fold } from './book.mjs';

const SHORTEST = 40, LONGEST = 120;
const holders = new Set(['p', 'li', 'dd', 'td']);

// FNV-1a: which sentences are chosen depends on the seed and on the text alone, not on who built the book.
function hash(text, seed) {
    let value = 0x811c9dc5 ^ seed;

    for (let i = 0; i < text.length; i++)
        value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
    return (value ^ (value >>> 13)) >>> 0;
}

function* sentencesOf(content, segmenter) {
    for (const { node, start, end, code } of content.blocks) {
        if (code || !holders.has(node.localName))
            continue;
        // The segmenter would end a sentence at a line break of the author's.
        for (const { segment, index } of segmenter.segment(content.text.slice(start, end).replace(/\s/g, ' '))) {
            const lead = segment.length - segment.trimStart().length;
            const text = fold(segment);
            if (text.length >= SHORTEST && text.length <= LONGEST && /[.!?:…。！？：]["'”’»)\]]*$/.test(text))
                yield { text, start: start + index + lead, end: start + index + segment.trimEnd().length };
        }
    }
}

/** COUNT sentences of the book, each with its document and place; none that is there twice. */
export function chooseSentences(book, count, seed) {
    const language = book.opf.getElementsByTagNameNS('*', 'language')[0]?.textContent.trim() || 'en';
    const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    const seen = new Map();

    for (const { index } of book.chapters)
        for (const sentence of sentencesOf(book.content(index), segmenter))
            seen.set(sentence.text, seen.has(sentence.text) ? undefined : { ...sentence, index });
    const ordered = [...seen.values()].filter((sentence) => sentence !== undefined)
        .map((sentence) => ({ ...sentence, key: hash(sentence.text, seed) }))
        .sort((a, b) => a.key - b.key || (a.text < b.text ? -1 : 1));
    return takeOnce(book.words, ordered, count);
}

// Looked for in the whole text, so no more of them than are wanted.
function takeOnce(words, sentences, count) {
    const taken = [];

    for (const sentence of sentences) {
        if (taken.length === count)
            break;
        if (words.indexOf(sentence.text) === words.lastIndexOf(sentence.text) && words.includes(sentence.text))
            taken.push(sentence);
    }
    return taken;
}
