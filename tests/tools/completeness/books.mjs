#!/usr/bin/env node
// books.mjs FOLDER... - the folders in these that are books, one a line.
import { findBooks } from './kinds.mjs';

for (const folder of process.argv.slice(2))
    for (const book of findBooks(folder))
        console.log(book);
