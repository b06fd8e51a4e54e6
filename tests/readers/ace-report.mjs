// ace-report.mjs REPORT.json - prints each finding of an Ace report; exit 1 when there are any.
import fs from 'node:fs';

const report = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const text = (value) => String(value ?? '').replace(/\s+/g, ' ').trim();
let passed = 0;
let failed = 0;

// One group for each content document, and one for the package document; each holds the tests that it failed.
for (const group of report.assertions ?? []) {
    const findings = (group.assertions ?? []).filter(
        (one) => one['earl:result']?.['earl:outcome'] !== 'pass');

    passed += findings.length === 0;
    for (const one of findings) {
        const test = one['earl:test'] ?? {};
        const result = one['earl:result'] ?? {};
        const where = text(result['earl:pointer']?.cfi?.[0] ?? result['earl:pointer']?.css?.[0]);

        failed++;
        console.log(`${text(group['earl:testSubject']?.url)}: ${text(test['earl:impact'])} ` +
            `[${text(test['dct:title'])}] ${text(result['dct:description']).slice(0, 300)} ${where}`);
    }
}
const outcome = report['earl:result']?.['earl:outcome'];
if (outcome !== 'pass' && failed === 0) {
    console.log(`the whole report: ${outcome}`);
    failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
