// align.mjs - which word of the source is which of the EPUB, when some of both may be missing.
import { align } from './diff.mjs';

const WINDOW = 24;          // matched words around those left over, which are looked at again
const MOST_CELLS = 4e6;     // of the table for that
const DEAR = 1e5;           // to leave out a word that must be there

// Each word a number, so that comparing is quick.
const numbers = new Map();
function numbersOf(words) {
    return Int32Array.from(words, (word) => {
        if (!numbers.has(word))
            numbers.set(word, numbers.size);
        return numbers.get(word);
    });
}

// First what must be there on both sides; then, between two words that are matched, also what may be.
export function matchWords(source, result) {
    const needed = ({ optional }) => optional.flatMap((may, i) => may ? [] : [i]);
    const [a, b] = [numbersOf(source.words), numbersOf(result.words)];
    const [left, right] = [needed(source), needed(result)];
    const match = new Int32Array(a.length).fill(-1);
    let i = 0, k = 0;

    align(left.map((at) => a[at]), right.map((at) => b[at])).forEach((at, n) => {
        if (at >= 0)
            match[left[n]] = right[at];
    });
    for (let end = 0; end <= a.length; end++) {
        if (end < a.length && match[end] < 0)
            continue;
        const until = end < a.length ? match[end] : b.length;
        if (i < end && k < until)
            align(a.slice(i, end), b.slice(k, until)).forEach((at, n) => { match[i + n] = at < 0 ? -1 : k + at; });
        [i, k] = [end + 1, until + 1];
    }
    mend(source, result, a, b, match);
    return match;
}

// What must be there may have been matched to a twin nearby: where words are left over, all ways are weighed.
function mend(source, result, a, b, match) {
    const pairs = [[-1, -1]];
    const isFault = (n) => isLeft(source, pairs[n][0], pairs[n + 1][0]) || isLeft(result, pairs[n][1], pairs[n + 1][1]);
    let done = 0;

    for (let i = 0; i < a.length; i++)
        if (match[i] >= 0)
            pairs.push([i, match[i]]);
    pairs.push([a.length, b.length]);
    for (let n = 0; n + 1 < pairs.length; n++) {
        if (n < done || !isFault(n))
            continue;
        let last = n + 1;
        for (let ahead = last; ahead + 1 < pairs.length && ahead < last + WINDOW; ahead++)
            if (isFault(ahead))
                last = ahead + 1;
        const [[i, k], end] = [pairs[Math.max(done, n - WINDOW)], pairs[Math.min(last + WINDOW, pairs.length - 1)]];
        weigh(source, result, a, b, [i + 1, k + 1], end, match);
        done = Math.min(last + WINDOW, pairs.length - 1);
    }
}

function isLeft({ optional }, from, to) {
    for (let i = from + 1; i < to; i++)
        if (!optional[i])
            return true;
    return false;
}

// The way with the fewest words left over that must be there; among these, with the most words matched.
function weigh(source, result, a, b, [a0, b0], [a1, b1], match) {
    const n = a1 - a0, m = b1 - b0, width = m + 1;
    const skipA = (i) => source.optional[a0 + i] ? 0 : DEAR, skipB = (k) => result.optional[b0 + k] ? 0 : DEAR;
    const isSame = (i, k) => i < n && k < m && a[a0 + i] === b[b0 + k];

    if ((n + 1) * width > MOST_CELLS)
        return;
    const cost = new Float64Array((n + 1) * width);
    for (let i = n; i >= 0; i--)
        for (let k = m; k >= 0; k--) {
            let least = i === n && k === m ? 0 : Infinity;
            if (i < n)
                least = skipA(i) + cost[(i + 1) * width + k];
            if (k < m)
                least = Math.min(least, skipB(k) + cost[i * width + k + 1]);
            if (isSame(i, k))
                least = Math.min(least, cost[(i + 1) * width + k + 1] - 1);
            cost[i * width + k] = least;
        }
    for (let i = 0, k = 0; i < n;) {
        const least = cost[i * width + k];
        match[a0 + i] = -1;
        if (isSame(i, k) && least === cost[(i + 1) * width + k + 1] - 1)
            match[a0 + i++] = b0 + k++;
        else if (least === skipA(i) + cost[(i + 1) * width + k])
            i++;
        else
            k++;
    }
}
