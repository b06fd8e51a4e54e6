// html.mjs - tags and texts of raw HTML, and what is known of elements.
import { decodeHTML, decodeHTMLAttribute } from 'entities';

const set = (names) => new Set(names.split(' '));

// Elements within a line: no word ends at their tags.
const inline = set('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math nobr q rb rp '
    + 'rt rtc ruby s samp small span strike strong sub sup time tt u var wbr mi mn mo msub msup mrow');
const blocks = set('address applet area article aside audio base basefont bgsound blink blockquote body br button canvas '
    + 'caption center col colgroup command content datalist dd details dialog dir div dl dt embed fieldset figcaption figure '
    + 'footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe image img input isindex keygen legend '
    + 'li link main map marquee menu menuitem meta meter nav noembed noframes noscript object ol optgroup option '
    + 'output p param picture plaintext pre progress script search section select slot source spacer style summary svg '
    + 'table tbody td template textarea tfoot th thead title tr track ul video xmp');
export const voids = set('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr');
// What is never shown, and what takes the place of that which can't be.
export const hidden = set('script style template');
export const excuses = set('video audio iframe canvas noscript noembed noframes object applet title head datalist');
export const media = set('video audio iframe embed object applet');
const rawText = set('script style xmp textarea title');

export function isInline(name) {
    return inline.has(name);
}

export function isKnown(name) {
    return inline.has(name) || blocks.has(name);
}

function readAttributes(text) {
    const attributes = {};

    for (const [, name, , quoted, single, bare] of
        text.matchAll(/([^\s"'>/=]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/g)) {
        const key = name.toLowerCase();
        if (!(key in attributes))
            attributes[key] = decodeHTMLAttribute(quoted ?? single ?? bare ?? '');
    }
    return attributes;
}

const token = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<(\/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;

// Yields {text, at}, {open, attributes, closed, raw, at} and {close, raw, at}.
export function* scanHtml(html) {
    let done = 0;

    token.lastIndex = 0;
    for (let found; (found = token.exec(html)) !== null;) {
        const [raw, slash, written, rest] = found;
        const name = written?.toLowerCase();
        const behind = token.lastIndex;
        if (found.index > done)
            yield { text: decodeHTML(html.slice(done, found.index)), at: done };
        done = behind;
        if (name === undefined)
            continue;
        if (slash) {
            yield { close: name, raw, at: found.index };
            continue;
        }
        yield { open: name, attributes: readAttributes(rest), closed: /(?:^|[\s"'])[^\s=]*\/\s*$/.test(rest), raw, at: found.index };
        if (rawText.has(name)) {
            const end = html.toLowerCase().indexOf(`</${name}`, behind);
            const until = end < 0 ? html.length : end;
            if (until > done)
                yield { text: name === 'title' || name === 'textarea' ? decodeHTML(html.slice(done, until)) : html.slice(done, until), at: done };
            done = until;
        }
        token.lastIndex = done;
    }
    if (done < html.length)
        yield { text: decodeHTML(html.slice(done)), at: done };
}
