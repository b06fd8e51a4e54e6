// index.mjs - every kind of reader: mark(book, {index, start, end}) is what it would store of a highlight, find(book,
// stored) the place where it would show it again, or null.  Places are offsets in the text of a document of the spine.
import { epubjs } from './epubjs.mjs';
import { foliate } from './foliate.mjs';
import { kobo } from './kobo.mjs';
import { koreader } from './koreader.mjs';
import { kindle, readium } from './quote.mjs';
import { apple, calibre, specid } from './steps.mjs';

export const kinds = [epubjs, foliate, apple, specid, calibre, readium, kobo, koreader, kindle];
