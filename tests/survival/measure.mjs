// measure.mjs - marks sentences in one release as every reader would, and looks for them in another one.
import { fold } from './book.mjs';
import { kinds } from './readers/index.mjs';
import { chooseSentences } from './sentences.mjs';

/** The sentences of a release with what each kind of reader stores of them: {text, index, start, end, stored}. */
export function markRelease(book, count, seed) {
    return chooseSentences(book, count, seed).map((sentence) => ({
        ...sentence,
        stored: new Map(kinds.map((kind) => [kind.name, kind.mark(book, sentence)])),
    }));
}

/** What a reader shows in place of a sentence: kept (the same), moved (another text), lost (nothing). */
export function lookUp(kind, book, sentence) {
    const stored = sentence.stored.get(kind.name);
    const found = stored ? kind.find(book, stored) : null;
    const text = found && found.start < found.end ? fold(book.content(found.index).text.slice(found.start, found.end)) : '';

    return { outcome: text === sentence.text ? 'kept' : text === '' ? 'lost' : 'moved', found, text };
}

/** {kind: {kept, moved, lost, faults: [{sentence, found, text, outcome}]}}, and how many sentences still exist. */
export function compareReleases(marks, book) {
    const there = marks.filter(({ text }) => book.words.includes(text));
    const results = {};

    for (const kind of kinds) {
        const result = { kept: 0, moved: 0, lost: 0, faults: [] };
        for (const sentence of there) {
            const shown = lookUp(kind, book, sentence);
            result[shown.outcome]++;
            if (shown.outcome !== 'kept')
                result.faults.push({ sentence, ...shown });
        }
        results[kind.name] = result;
    }
    return { count: there.length, gone: marks.length - there.length, results };
}
