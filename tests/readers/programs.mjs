// programs.mjs - opens the EPUB in MuPDF and calibre, readers that are programs of their own.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { claim, differences, skip } from './tap.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);

function run(program, args, environment = {}) {
    const result = spawnSync(program, args, {
        encoding: 'utf8', timeout: 600000, maxBuffer: 1 << 28, env: { ...process.env, ...environment },
    });

    return { ...result, absent: result.error?.code === 'ENOENT' };
}

/** The last lines that a program said when it failed; nothing when it did not. */
function complaint(result) {
    return result.status === 0 ? [] : [`exit ${result.status ?? result.signal}`, ...result.stderr.trim().split('\n').slice(-5)];
}

/** Draws pages in grey, as on e-ink. */
export function drawMutool(epub, folder, pages = '1-N') {
    return run('mutool', ['draw', '-q', '-c', 'gray', '-r', '110', '-W', '390', '-H', '600', '-S', '13',
        '-o', path.join(folder, 'mutool-%02d.png'), epub, pages]);
}

/** MuPDF reads the NCX alone and brings no default style for HTML 5. */
export function checkMutool(epub, labels, folder) {
    const outline = run('mutool', ['run', path.join(here, 'outline.mutool.js'), epub]);

    if (outline.absent) return skip('mutool', 'no mutool here');
    const found = outline.stdout.split('\n').filter(Boolean).map((line) => line.split('\t')[1].replace(/\s+/g, ' ').trim());
    claim('mutool: its outline (the NCX) has the contents', [...complaint(outline), ...differences(labels, found)]);

    const text = run('mutool', ['draw', '-q', '-F', 'txt', '-o', path.join(folder, 'mutool.txt'), epub]);
    // Two of its warnings are about itself, whatever the book.
    const said = text.stderr.split('\n').filter((line) => /^(error|warning)/.test(line) &&
        !/ICC support|unknown epub version/.test(line));
    claim('mutool: lays out every page without a complaint', [...complaint(text), ...new Set(said)]);

    const pages = drawMutool(epub, folder, '1-12');
    const drawn = fs.readdirSync(folder).filter((name) => /^mutool-\d+\.png$/.test(name)).length;
    claim(`mutool: draws pages (${drawn})`, drawn > 0 ? complaint(pages) : ['none was drawn', ...complaint(pages)]);
}

function calibreEnvironment(folder) {
    return {
        QT_QPA_PLATFORM: 'offscreen',
        QTWEBENGINE_DISABLE_SANDBOX: '1',
        QTWEBENGINE_CHROMIUM_FLAGS: '--no-sandbox --disable-gpu',
        XDG_RUNTIME_DIR: folder,
        CALIBRE_CONFIG_DIRECTORY: path.join(folder, 'calibre'),
    };
}

/** Makes a PDF, and pictures of its pages. */
export function drawCalibre(epub, folder, pages = '1-N') {
    const pdf = path.join(folder, 'calibre.pdf');
    const made = run('ebook-convert', [epub, pdf, '--paper-size', 'a5', '--pdf-add-toc'], calibreEnvironment(folder));

    run('mutool', ['draw', '-q', '-r', '90', '-o', path.join(folder, 'calibre-%02d.png'), pdf, pages]);
    return fs.existsSync(pdf) ? complaint(made) : ['no PDF', ...complaint(made)];
}

/** calibre flows the book anew with an engine of its own, as it does for every other format. */
export function checkCalibre(epub, labels, folder) {
    const environment = calibreEnvironment(folder);
    const text = path.join(folder, 'calibre.txt');
    const toText = run('ebook-convert', [epub, text], environment);

    if (toText.absent) return skip('calibre', 'no ebook-convert here');
    const squeeze = (string) => string.replace(/[\s*_`#\\]+/g, '').toLowerCase();
    const whole = fs.existsSync(text) ? squeeze(fs.readFileSync(text, 'utf8')) : '';
    claim('calibre: its text has every heading of the contents', [...complaint(toText),
        ...labels.filter((label) => !whole.includes(squeeze(label))).map((label) => `not in the text: ${label}`)]);

    claim('calibre: makes a PDF', drawCalibre(epub, folder, '1-6'));
}
