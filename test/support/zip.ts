import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a ZIP by name, in its order, read by its own list; each is checked against its sum. */
export function filesInZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('the list of the ZIP is missing');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const isDeflated = zip.readUInt16LE(at + 10) === 8;
    const start = zip.readUInt32LE(at + 42);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    const bytes = isDeflated ? inflateRawSync(packed) : packed;
    const title = zip.toString('utf8', at + 46, at + 46 + name);
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${title} is broken`);
    files.set(title, bytes);
    at += 46 + name + extra + comment;
  }
  return files;
}
