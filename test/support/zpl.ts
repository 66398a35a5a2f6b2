// A label printer of the few commands that we send: what it would burn, as dots. It is not Zebra's firmware: it knows ~DG ^XG ^ID ^GF (hexadecimal with
// the repeat codes of the ZPL II Programming Guide) and the commands that set up a label, and throws at everything else.

export interface BurntLabel {
  readonly width: number;
  readonly height: number;
  /** One byte a dot: 1 is black. */
  readonly dots: Uint8Array;
  readonly note: string;
}

interface Graphic {
  readonly stride: number;
  readonly rows: readonly string[];
}

/** All labels of a file. Throws at a command it does not know, a graphic that is not there, and one that is shorter or longer than it says. */
export function burn(zpl: string): BurntLabel[] {
  const stored = new Map<string, Graphic>();
  const labels: BurntLabel[] = [];
  let paper = { width: 0, height: 0, dots: new Uint8Array(0), note: '' };
  let at = { x: 0, y: 0 };
  for (const [, command = '', rest = ''] of zpl.replaceAll('\n', '').matchAll(/([\^~][A-Z]{2})([^^~]*)/g)) {
    const parts = rest.split(',');
    if (command === '~DG')
      stored.set(parts[0] ?? '', graphic(Number(parts[1]), Number(parts[2]), parts.slice(3).join(',')));
    else if (command === '^XA') paper = { width: 0, height: 0, dots: new Uint8Array(0), note: '' };
    else if (command === '^FX') paper.note = rest.trim();
    else if (command === '^PW') paper.width = Number(rest);
    else if (command === '^LL')
      paper = { ...paper, height: Number(rest), dots: new Uint8Array(paper.width * Number(rest)) };
    else if (command === '^FO') at = { x: Number(parts[0]), y: Number(parts[1]) };
    else if (command === '^XG') put(paper, at, stored.get(parts[0] ?? ''));
    else if (command === '^GF') put(paper, at, graphicField(parts));
    else if (command === '^ID') forget(stored, rest);
    else if (command === '^XZ') {
      if (paper.width > 0) labels.push(paper);
    } else if (!['^FS', '^LH', '^PQ'].includes(command)) throw new Error(`${command} is not known here`);
  }
  return labels;
}

function graphicField([kind, bytes, field, stride, ...data]: string[]): Graphic {
  if (kind !== 'A' || bytes !== field) throw new Error(`^GF${kind},${bytes},${field}`);
  return graphic(Number(bytes), Number(stride), data.join(','));
}

/** Unpacks the rows; each is as long as `stride` bytes say. */
function graphic(bytes: number, stride: number, data: string): Graphic {
  const rows: string[] = [];
  const digits = stride * 2;
  let row = '';
  let times = 0;
  for (const sign of data) {
    if (/[G-Y]/.test(sign)) times += sign.charCodeAt(0) - 70;
    else if (/[g-z]/.test(sign)) times += (sign.charCodeAt(0) - 102) * 20;
    else if (sign === ':') rows.push(rows.at(-1) ?? '0'.repeat(digits));
    else if (sign === ',') row = row.padEnd(digits, '0');
    else if (/[0-9A-F]/.test(sign)) {
      row += sign.repeat(times || 1);
      times = 0;
    } else throw new Error(`"${sign}" is in the data`);
    if (row.length > digits) throw new Error('a row is too long');
    if (row.length === digits) {
      rows.push(row);
      row = '';
    }
  }
  if (row !== '' || rows.length * stride !== bytes)
    throw new Error(`${rows.length} rows of ${stride} for ${bytes} bytes`);
  return { stride, rows };
}

function put(
  on: { width: number; height: number; dots: Uint8Array },
  at: { x: number; y: number },
  from?: Graphic,
): void {
  if (!from) throw new Error('a graphic is recalled that was not sent');
  for (const [y, row] of from.rows.entries())
    for (const [n, byte] of Buffer.from(row, 'hex').entries())
      for (let bit = 0; bit < 8; bit++) {
        const x = at.x + n * 8 + bit;
        if (byte & (0x80 >> bit) && x < on.width && at.y + y < on.height) on.dots[(at.y + y) * on.width + x] = 1;
      }
}

function forget(stored: Map<string, Graphic>, name: string): void {
  if (!stored.delete(name)) throw new Error(`${name} was not stored`);
}
