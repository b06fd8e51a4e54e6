// epub.mjs - writes an EPUB from documents that a test names: node epub.mjs OUT.epub [FILE.xhtml...]
//
// Stored, or deflated where the name of OUT says so; each file is text/NAME in the spine, in this order.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { deflateRawSync } from 'node:zlib'

const table = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
    return n >>> 0
})
function crc32(bytes) {
    let crc = 0xffffffff
    for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8)
    return (crc ^ 0xffffffff) >>> 0
}

// APPNOTE 4.3.7 and 4.3.12: the local header, and the same in the central directory.
function headers(entry, offset) {
    const name = Buffer.from(entry.path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.method, 4)
    common.writeUInt16LE(33, 8)
    common.writeUInt32LE(entry.crc, 10)
    common.writeUInt32LE(entry.packed.length, 14)
    common.writeUInt32LE(entry.size, 18)
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    return [Buffer.concat([Buffer.from('PK\x03\x04'), common, name]),
        Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, tail, name])]
}

const [out, ...files] = process.argv.slice(2)
const method = out.includes('deflated') ? 8 : 0
const contents = new Map([
    ['mimetype', Buffer.from('application/epub+zip')],
    ['META-INF/container.xml', Buffer.from('<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">' +
        '<rootfiles><rootfile full-path="a.opf"/></rootfiles></container>')],
    ['a.opf', Buffer.from('<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>' +
        files.map((file, i) => `<item id="i${i}" href="text/${basename(file)}" media-type="application/xhtml+xml"/>`).join('') +
        '</manifest><spine>' + files.map((_, i) => `<itemref idref="i${i}"/>`).join('') + '</spine></package>')],
    ...files.map(file => ['text/' + basename(file), readFileSync(file)]),
])
const body = [], directory = []
let offset = 0
for (const [path, bytes] of contents) {
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const [local, central] = headers({ path, method, crc: crc32(bytes), packed, size: bytes.length }, offset)
    body.push(local, packed)
    directory.push(central)
    offset += local.length + packed.length
}
const end = Buffer.alloc(18)
end.writeUInt16LE(contents.size, 4)
end.writeUInt16LE(contents.size, 6)
end.writeUInt32LE(directory.reduce((sum, one) => sum + one.length, 0), 8)
end.writeUInt32LE(offset, 12)
writeFileSync(out, Buffer.concat([...body, ...directory, Buffer.from('PK\x05\x06'), end]))
