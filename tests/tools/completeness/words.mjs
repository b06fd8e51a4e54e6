// words.mjs - a text as a sequence of words, with what stands where in it: links, ids, headings, pictures.
//
// A word is a run of letters, marks and digits; of Chinese, Japanese and the like, one
// character.  Punctuation counts in code alone, since elsewhere it becomes typographic.
// What may be shown or not (a label that a program makes, a plug-in's tag) is optional.

const prose = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu;
const code = new RegExp(prose.source + '|[^\\s\\p{C}\\p{L}\\p{M}\\p{N}]', 'gu');

export const PICTURE = '\u{1F5BC}';     // stands for a picture in the sequence

export function wordsOf(text) {
    return text.normalize('NFC').match(prose) ?? [];
}

export class Words {
    constructor() {
        this.words = [];
        this.lines = [];        // of each word, where the source begins it; 0: unknown
        this.optional = [];     // of each word
        this.links = [];        // {to, start, end, line}: words from start up to end
        this.ids = [];          // {id, at}
        this.headings = [];     // {level, start, end, text, line}
        this.pictures = [];     // {at, …}
        this.notes = new Map(); // label → Words, in the order of their first references
        this.pending = [];      // of the word that is being read: its parts
        this.places = [];       // {offset, set}: what begins or ends within these parts
        this.length = 0;
        this.mode = undefined;  // of the parts: all are of the same
    }

    // The text joins what was put before, unless a break stands between.
    put(text, line = 0, { optional = false, isCode = false } = {}) {
        const mode = (optional ? 1 : 0) + (isCode ? 2 : 0);

        if (text === '')
            return;
        if (this.mode !== mode && this.pending.length > 0)
            this.flush();
        this.mode = mode;
        this.pending.push({ at: this.length, text, line });
        this.length += text.length;
    }

    break() {
        this.flush();
    }

    // Calls set with the number of the first word that ends behind this place.
    here(set) {
        this.places.push({ offset: this.length, set });
    }

    // The same, but of the first word that begins behind it.
    behind(set) {
        this.places.push({ offset: this.length, set, ends: true });
    }

    flush() {
        const text = this.pending.map((part) => part.text).join('');
        const optional = (this.mode & 1) !== 0;
        const spans = [];
        let part = 0, from = 0;

        for (const found of text.matchAll(this.mode & 2 ? code : prose)) {
            const at = found.index, { pending } = this;
            while (part + 1 < pending.length && pending[part + 1].at <= at) {
                part++;
                from = pending[part].at;
            }
            let { line } = pending[part];
            for (let i = pending[part].at; line > 0 && i < at; i++)
                line += text.charCodeAt(i) === 10 ? 1 : 0;
            spans.push({ start: at, end: at + found[0].length });
            this.words.push(found[0].normalize('NFC'));
            this.lines.push(line);
            this.optional.push(optional);
        }
        this.settle(spans);
        this.pending = [];
        this.length = 0;
    }

    settle(spans) {
        const first = this.words.length - spans.length;
        let i = 0;

        for (const place of this.places) {
            while (i < spans.length && spans[i].end <= place.offset)
                i++;
            place.set(first + i + (place.ends && i < spans.length && spans[i].start < place.offset ? 1 : 0));
        }
        this.places = [];
    }

    openLink(to, line) {
        const link = { to, line, start: 0, end: 0 };

        this.here((at) => { link.start = at; });
        this.links.push(link);
        return link;
    }

    closeLink(link) {
        this.behind((at) => { link.end = at; });
    }

    id(id) {
        if (id)
            this.here((at) => { this.ids.push({ id, at }); });
    }

    picture(facts, line = 0, optional = false) {
        this.break();
        this.pictures.push({ ...facts, at: this.words.length, line });
        this.words.push(PICTURE);
        this.lines.push(line);
        this.optional.push(optional);
    }

    openHeading(level, line) {
        const heading = { level, line, start: 0, end: 0, text: '' };

        this.break();
        this.here((at) => { heading.start = at; });
        this.headings.push(heading);
        return heading;
    }

    closeHeading(heading) {
        this.behind((at) => { heading.end = at; });
        this.break();
    }

    // Another text behind this one; its footnotes too.
    append(other) {
        const by = this.words.length;
        const move = ({ start, end, at, ...rest }) => ({
            ...rest,
            ...(start === undefined ? {} : { start: start + by, end: end + by }),
            ...(at === undefined ? {} : { at: at + by }),
        });

        for (const name of ['words', 'lines', 'optional'])
            for (const item of other[name])
                this[name].push(item);
        for (const name of ['links', 'ids', 'headings', 'pictures'])
            for (const item of other[name])
                this[name].push(move(item));
        for (const note of other.notes.values())
            this.notes.set(this.notes.size, note);
    }
}
