import { inflateRawSync } from 'node:zlib';

/** The files in a zip, by its central directory (APPNOTE 4.3.12). */
export function entriesOf(zip: Buffer): { name: string; text: string }[] {
  const entries: { name: string; text: string }[] = [];
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const [method, size, nameLength, start] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      text: String(method === 8 ? inflateRawSync(bytes) : bytes),
    });
  }
  return entries;
}
