// diff.mjs - which words of two sequences are the same: anchors that both have once, and Myers' algorithm between them.

const MOST_EDITS = 3000;    // beyond, two stretches count as wholly different

// Longest rising run of pairs [a, b] that are sorted by a.
function rising(pairs) {
    const tails = [], before = new Int32Array(pairs.length).fill(-1), chain = [];

    pairs.forEach(([, b], i) => {
        let low = 0, high = tails.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (pairs[tails[middle]][1] < b)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tails[low - 1] : -1;
        tails[low] = i;
    });
    for (let i = tails.length > 0 ? tails.at(-1) : -1; i >= 0; i = before[i])
        chain.push(pairs[i]);
    return chain.reverse();
}

// Runs of three words that each side has once.
function anchors(a, b, from, to) {
    const count = (words, start, end) => {
        const places = new Map();
        for (let i = start; i + 2 < end; i++) {
            const key = `${words[i]} ${words[i + 1]} ${words[i + 2]}`;
            places.set(key, places.has(key) ? -1 : i);
        }
        return places;
    };
    const left = count(a, from[0], to[0]), right = count(b, from[1], to[1]);
    const pairs = [];

    for (const [key, i] of left) {
        const k = right.get(key);
        if (i >= 0 && k !== undefined && k >= 0)
            pairs.push([i, k]);
    }
    return rising(pairs);
}

// Fills match with what is common to a[from..to) and b, with the fewest edits.
function myers(a, b, [a0, b0], [a1, b1], match) {
    const n = a1 - a0, m = b1 - b0, most = Math.min(n + m, MOST_EDITS);
    const trace = [];
    let v = new Int32Array(2 * most + 3);
    const zero = most + 1;

    if (n === 0 || m === 0)
        return;
    for (let d = 0; d <= most; d++) {
        trace.push(v.slice(zero - d - 1, zero + d + 2));
        for (let k = -d; k <= d; k += 2) {
            let x = k === -d || (k !== d && v[zero + k - 1] < v[zero + k + 1]) ? v[zero + k + 1] : v[zero + k - 1] + 1;
            while (x < n && x - k < m && a[a0 + x] === b[b0 + x - k])
                x++;
            v[zero + k] = x;
            if (x >= n && x - k >= m)
                return walkBack(trace, n, m, a0, b0, match);
        }
    }
}

function walkBack(trace, x, y, a0, b0, match) {
    for (let d = trace.length - 1; d >= 0; d--) {
        const v = trace[d], at = (k) => v[k + d + 1], k = x - y;
        const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
        const from = d === 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1;
        const stop = d === 0 ? 0 : from;
        while (x > stop && y > 0) {
            x--;
            y--;
            match[a0 + x] = b0 + y;
        }
        if (d > 0) {
            x = down ? at(k + 1) : at(k - 1);
            y = x - (down ? k + 1 : k - 1);
        }
    }
}

// match[i]: which word of b is a[i]; -1: none.
export function align(a, b) {
    const match = new Int32Array(a.length).fill(-1);
    let start = 0, end = 0;

    while (start < a.length && start < b.length && a[start] === b[start]) {
        match[start] = start;
        start++;
    }
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
        match[a.length - 1 - end] = b.length - 1 - end;
        end++;
    }
    between(a, b, [start, start], [a.length - end, b.length - end], match);
    return match;
}

function between(a, b, from, to, match) {
    let [x, y] = from;

    for (const [i, k] of anchors(a, b, from, to)) {
        if (i < x || k < y)
            continue;
        myers(a, b, [x, y], [i, k], match);
        [x, y] = [i, k];
        while (x < to[0] && y < to[1] && a[x] === b[y])
            match[x++] = y++;
    }
    myers(a, b, [x, y], to, match);
}
