// packages.mjs - what tests/tools/node_modules holds, and the readers' own code for EPUB CFIs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../tools/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(require.resolve(name)));

export const { unzipSync, zipSync, strToU8 } = await load('fflate');
export const { JSDOM } = await load('jsdom');
export const foliate = await import(new URL('../tools/node_modules/foliate-js/epubcfi.js', import.meta.url));
export const { default: searchQuote } = await load('approx-string-match'); // Node 18 can't require it

// epub.js is source that only bundlers read: imports without extension, in a package of CommonJS.
async function loadSource(name, imports) {
    const file = require.resolve(`epubjs/src/utils/${name}.js`);
    const source = readFileSync(file, 'utf8').replace(/^(import .* from )"([^"]+)";$/gm,
        (whole, head, from) => `${head}${JSON.stringify(imports[from])};`);

    return `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
}

const core = await loadSource('core', { xmldom: pathToFileURL(require.resolve('xmldom')).href });
export const { default: EpubCFI } = await import(await loadSource('epubcfi', { './core': core }));

// The one window whose parser makes all documents; epub.js asks for the browser's constants.
export const { window } = new JSDOM('');
globalThis.XPathResult = window.XPathResult;
