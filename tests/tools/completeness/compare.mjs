// compare.mjs - the words of a chapter and those of its documents: what is lost, extra or moved.
import { matchWords } from './align.mjs';
import { wordsOf } from './words.mjs';

const AROUND = 5;

function around(words, start, end) {
    const from = Math.max(0, start - AROUND), to = Math.min(words.length, end + AROUND);
    const shown = end - start > 12 ? [...words.slice(start, start + 6), `… ${end - start - 12} more …`, ...words.slice(end - 6, end)]
        : words.slice(start, end);

    return `${words.slice(from, start).join(' ')} [${shown.join(' ')}] ${words.slice(end, to).join(' ')}`;
}

// Runs of words that the other side lacks, without those at whose ends all may be missing.
function runs(text, isMatched) {
    const found = [];
    let start = -1, end = -1;

    for (let i = 0; i <= text.words.length; i++) {
        const gap = i < text.words.length && !isMatched(i);
        if (gap && !text.optional[i]) {
            start = start < 0 ? i : start;
            end = i + 1;
        } else if (!gap && start >= 0) {
            found.push({ start, end, words: text.words.slice(start, end).join(' ') });
            start = -1;
        }
    }
    return found;
}

// Of two runs that were swapped, a few common words may have found each other.
function isAlike(a, b) {
    const [left, right] = [a.split(' '), new Set(b.split(' '))];
    const common = left.filter((word) => right.has(word)).length;

    return a === b || (left.length > 4 && common > 0.8 * left.length && common > 0.8 * right.size);
}

// {match, faults: sentences}; place: of a line of the source, what to print.
export function compare(source, result, place) {
    const match = matchWords(source, result);
    const matched = new Uint8Array(result.words.length);

    for (const at of match)
        if (at >= 0)
            matched[at] = 1;
    const lost = runs(source, (i) => match[i] >= 0);
    const extra = runs(result, (i) => matched[i] === 1);
    const faults = lost.map((run) => {
        const twin = extra.findIndex((other) => isAlike(other.words, run.words));
        const moved = twin >= 0 && extra.splice(twin, 1);
        return `${place(source.lines[run.start])}: ${moved ? 'moved' : 'lost'}: ${around(source.words, run.start, run.end)}`;
    });
    for (const run of extra) {
        let before = -1;
        for (let i = 0; i < match.length && (match[i] < 0 || match[i] < run.start); i++)
            before = match[i] >= 0 ? i : before;
        faults.push(`${place(source.lines[Math.max(before, 0)] ?? 1)}: extra: ${around(result.words, run.start, run.end)}`);
    }
    return { match, faults };
}

// A title that no heading of the text says is put in front by the program; it is not the author's twice.
export function passTitle(source, result, title) {
    const [heading] = result.headings;
    const wanted = wordsOf(title).join(' ');
    const said = ({ words, optional }, { start, end }) => words.slice(start, end).filter((_, i) => !optional[start + i]).join(' ');

    if (heading === undefined)
        return;
    if (said(result, heading) === wanted && !source.headings.some((other) => said(source, other) === wanted))
        result.optional.fill(true, heading.start, heading.end);
}
