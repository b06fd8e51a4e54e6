// server.mjs - serves the EPUB, its unzipped files and the readers to the browser, on 127.0.0.1 only.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const here = path.dirname(new URL(import.meta.url).pathname);
const types = {
    '.css': 'text/css', '.epub': 'application/epub+zip', '.gif': 'image/gif', '.html': 'text/html',
    '.jpg': 'image/jpeg', '.js': 'text/javascript', '.ncx': 'application/xml', '.opf': 'application/xml',
    '.png': 'image/png', '.svg': 'image/svg+xml', '.xhtml': 'application/xhtml+xml', '.xml': 'application/xml',
};

/** Starts it; unzipped is the folder of the EPUB's files.  Resolves to {origin, close}. */
export async function serve(epub, unzipped) {
    const places = [['/book.epub', epub], ['/unzipped/', unzipped],
        ['/modules/', path.join(here, 'node_modules')], ['/', here]];
    const server = http.createServer((request, response) => {
        const url = decodeURIComponent(new URL(request.url, 'http://x').pathname);
        const [prefix, place] = places.find(([start]) => url.startsWith(start));
        const file = path.join(place, url.slice(prefix.length));

        if (url === '/favicon.ico') return response.writeHead(204).end();
        fs.readFile(file, (error, bytes) => {
            response.writeHead(error ? 404 : 200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
            response.end(bytes);
        });
    });

    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
