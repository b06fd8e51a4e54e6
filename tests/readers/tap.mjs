// tap.mjs - one line for each claim, and the count of them at the end.
let passed = 0;
let failed = 0;
let skipped = 0;

/** Prints ok or not ok; faults is a list of what is wrong, empty when all is well. */
export function claim(name, faults) {
    const list = [faults].flat().filter(Boolean);

    for (const fault of list.slice(0, 20)) console.log(`# ${fault}`);
    if (list.length > 20) console.log(`# and ${list.length - 20} more`);
    console.log(`${list.length ? 'not ok' : 'ok'} - ${name}`);
    if (list.length) failed++;
    else passed++;
}

export function skip(name, why) {
    console.log(`ok - ${name} # SKIP ${why}`);
    skipped++;
}

/** Prints the total, and returns the exit status. */
export function finish() {
    console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    return failed || !passed ? 1 : 0;
}

/** What two lists of labels do not share, in words. */
export function differences(wanted, found) {
    const faults = [];

    for (let i = 0; i < Math.max(wanted.length, found.length); i++) {
        if (wanted[i] !== found[i])
            faults.push(`entry ${i + 1}: ${JSON.stringify(found[i])}, not ${JSON.stringify(wanted[i])}`);
    }
    return faults;
}
