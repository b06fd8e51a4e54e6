// run.mjs FILE.epub OUTDIR - opens the EPUB in every reader that is here; pictures in OUTDIR, N passed, N failed at the end.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { checkReader, launch, makeSheet, readPackage } from './browser.mjs';
import { checkCalibre, checkMutool } from './programs.mjs';
import { serve } from './server.mjs';
import { finish } from './tap.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const epub = path.resolve(process.argv[2]);
const folder = path.resolve(process.argv[3]);
const unzipped = fs.mkdtempSync(path.join(os.tmpdir(), 'readers-'));

execFileSync('unzip', ['-qq', epub, '-d', unzipped]);
fs.mkdirSync(folder, { recursive: true });
// Only what an earlier run left: the folder may be the caller's.
for (const old of fs.readdirSync(folder).filter((name) => /^(epubjs|foliate|mutool|calibre|sheet)[-.].*(png|txt|pdf)$/.test(name)))
    fs.unlinkSync(path.join(folder, old));

const server = await serve(epub, unzipped);
const browser = await launch(here);
try {
    const expected = await readPackage(browser, server.origin);

    for (const reader of ['epubjs', 'foliate']) await checkReader(browser, server.origin, reader, expected, folder);
    checkMutool(epub, expected.labels, folder);
    checkCalibre(epub, expected.labels, folder);
    for (const reader of ['epubjs', 'foliate', 'mutool', 'calibre']) await makeSheet(browser, folder, reader);
} finally {
    await browser.close();
    server.close();
    fs.rmSync(unzipped, { recursive: true });
}
process.exit(finish());
