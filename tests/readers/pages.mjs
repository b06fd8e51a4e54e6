// pages.mjs FILE.epub OUTDIR [WORD] - every page of the book as readers show it: epub.js and foliate-js, telephone and tablet, day and
// night; MuPDF in grey; calibre. Small books only: it takes a picture a page.
// With WORD, only what has it in its name, as in epubjs-phone, -night or mutool.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { launch, openReader, show, sizes } from './browser.mjs';
import { drawCalibre, drawMutool } from './programs.mjs';
import { serve } from './server.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const epub = path.resolve(process.argv[2]);
const folder = path.resolve(process.argv[3]);
const word = process.argv[4] ?? '';
const mostPages = 200;

/** Turns page after page, until turning changes nothing. */
async function takeAll(page, prefix) {
    let last = null;

    await show(page, 0);
    for (let number = 1; number <= mostPages; number++) {
        await page.waitForTimeout(250);         // the readers turn pages with a short animation
        const picture = await page.screenshot();
        if (last?.equals(picture)) return;
        fs.writeFileSync(`${prefix}-${String(number).padStart(3, '0')}.png`, picture);
        last = picture;
        await page.evaluate(() => window.reader.next());
    }
}

const unzipped = fs.mkdtempSync(path.join(os.tmpdir(), 'readers-'));
execFileSync('unzip', ['-qq', epub, '-d', unzipped]);
fs.mkdirSync(folder, { recursive: true });
// Only what an earlier run left: the folder may be the caller's.
for (const old of fs.readdirSync(folder).filter((name) => /^(epubjs|foliate|mutool|calibre|sheet)[-.].*(png|txt|pdf)$/.test(name)))
    fs.unlinkSync(path.join(folder, old));

const server = await serve(epub, unzipped);
const browser = await launch(here);
try {
    for (const reader of ['epubjs', 'foliate'])
        for (const [size, viewport] of Object.entries(sizes))
            for (const mode of ['day', 'night'].filter((one) => `${reader}-${size}-${one}`.includes(word))) {
                const page = await openReader(browser, server.origin, reader, viewport, mode === 'night');

                await takeAll(page, path.join(folder, `${reader}-${size}-${mode}`));
                await page.context().close();
            }
    if ('mutool'.includes(word)) drawMutool(epub, folder);
    if ('calibre'.includes(word)) drawCalibre(epub, folder);
} finally {
    await browser.close();
    server.close();
    fs.rmSync(unzipped, { recursive: true });
}
