import sharp from 'sharp';
import { readSymbols } from '../../../../../test/support/prove-symbols.js';
import { aRoll, fileOf, picturesOf, withSlips } from '../../../../../test/support/symbol-outputs.js';
import { filesInZip } from '../../../../../test/support/zip.js';
import { readTwice, seen, STRAIGHT, symbolIn } from '../../../../../test/support/symbol-matrix.js';
import { burn } from '../../../../../test/support/zpl.js';
import { CELLS, dotsPerModule, LABEL_SIZES, moduleMm, RESOLUTIONS, type Dpi } from '../label-template.js';
import { layOut, setSerial } from '../label-layout.js';
import { layOutSlip, setSlip } from '../inside-slip.js';
import { tidyChoice, type PrintChoice } from '../print-choice.js';
import { qrSymbol } from '../qr-symbol.js';
import { symbolOutlook } from '../symbol-outlook.js';
import { openOutlines } from './outlines.js';

const made = (form: PrintChoice['form'], dpi: Dpi | null = null, size: PrintChoice['size'] = 'standard') => ({
  form,
  size,
  dpi,
});

/** 0 black, 1 white, of every dot of a picture. */
async function dotsOf(png: Buffer): Promise<{ width: number; height: number; at(x: number, y: number): number }> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { ...info, at: (x, y) => (data[y * info.width + x] ?? 255) / 255 };
}

describe('labels in the forms that printers and print shops take (L2)', () => {
  // The full size of it is the proof "symbols": each form, size and resolution.
  it.each([made('png', 203, 'small'), made('zpl', 203)])(
    '$form, $size: every symbol is read as its address by zxing and by jsQR, turned, far and near, out of focus, faded (Q04, Q09)',
    async choice => {
      const { misread, readings } = await readSymbols([choice], { straight: 1, everyWay: 1 });
      expect(misread).toEqual([]);
      // A label, and a label with its slip; of each roll the first is read in every way.
      expect(readings).toBe(2 * (13 + 13 + 1));
    },
  );

  it.each([made('svg'), made('png', 300, 'small'), made('zpl', 300), made('png', 600)])(
    '$form at $dpi dpi are read as they are',
    async choice => {
      const { misread } = await readSymbols([choice], { straight: 1, everyWay: 0 });
      expect(misread).toEqual([]);
    },
  );

  it('are QR Code of model 2 with a plain address, no FNC1 (Q01)', async () => {
    const [picture] = await picturesOf(aRoll(1), made('png', 203));
    expect(await symbolIn(await seen(picture?.png ?? Buffer.alloc(0), STRAIGHT, 4))).toMatchObject({ kind: ']Q1' });
  });

  it('a test that reads symbols tells when one is another label’s', async () => {
    const [sheet, other] = [aRoll(1), aRoll(1)];
    const [picture] = await picturesOf({ ...sheet, labels: other.labels }, made('png', 203));
    const read = await readTwice(await seen(picture?.png ?? Buffer.alloc(0), STRAIGHT, 4));
    expect([read.zxing, read.jsqr]).toEqual([other.labels[0]?.uri, other.labels[0]?.uri]);
    expect(read.zxing).not.toBe(sheet.labels[0]?.uri);
  });

  it.each([
    [203, 4, 0.5],
    [300, 7, 0.593],
    [600, 14, 0.593],
  ] as const)(
    'at %d dpi have %d whole dots for a module, black on white and nothing between (Q02, Q06, Q08)',
    async (dpi, dots, mm) => {
      const sheet = aRoll(1);
      const symbol = qrSymbol(sheet.labels[0]?.uri ?? '');
      expect(dotsPerModule(symbol.size, CELLS.standard, dpi)).toBe(dots);
      expect(moduleMm(symbol.size, CELLS.standard, dpi)).toBeCloseTo(mm, 3);
      const [picture] = await picturesOf(sheet, made('png', dpi));
      const { width, height, at } = await dotsOf(picture?.png ?? Buffer.alloc(0));
      expect([width, height]).toEqual([Math.round((63.5 / 25.4) * dpi), Math.round((33.9 / 25.4) * dpi)]);
      const [left, top] = [
        Math.round((CELLS.standard.margin * dpi) / 72),
        topOfSymbol(at, height, Math.round((2.5 / 25.4) * dpi)),
      ];
      for (let row = -4; row < symbol.size + 4; row++)
        for (let column = -4; column < symbol.size + 4; column++) {
          const said = new Set<number>();
          for (let dot = 0; dot < dots * dots; dot++)
            said.add(at(left + column * dots + (dot % dots), top + row * dots + Math.floor(dot / dots)));
          // Four light modules on every side belong to it (Q03).
          expect([...said]).toEqual([symbol.isDark(row, column) ? 0 : 1]);
        }
    },
  );

  it('say in PNG how large they are on paper', async () => {
    const [png = Buffer.alloc(0)] = filesInZip(await fileOf(aRoll(1), made('png', 300))).values();
    const { density, channels, bitsPerSample } = (await sharp(png).metadata()) as {
      density?: number;
      channels: number;
      bitsPerSample?: number;
    };
    expect({ density, channels, bitsPerSample }).toEqual({ density: 300, channels: 1, bitsPerSample: 1 });
  });

  it('come as SVG of shapes alone, so that no print shop needs our type; the symbol on a grid of whole modules', async () => {
    const sheet = aRoll(1);
    const [svg = ''] = [...filesInZip(await fileOf(sheet, made('svg', null, 'small'))).values()].map(file =>
      file.toString(),
    );
    expect(svg).toMatch(/^<svg [^>]*width="50mm" height="30mm"/);
    expect(svg).not.toMatch(/<text|<image|href|style|script/);
    expect(svg).toContain(`d="${qrSymbol(sheet.labels[0]?.uri ?? '').path}"`);
  });

  it('come in a ZIP with a list that says which file is which label, and a text that a spreadsheet would run is a text', async () => {
    const sheet = aRoll(12, { product: '=HYPERLINK("x")' });
    const files = filesInZip(await fileOf(sheet, made('png', 203)));
    const list = files.get('manifest.csv')?.toString() ?? '';
    expect([...files.keys()]).toEqual([
      ...sheet.labels.map(({ serial }, n) => `${String(n + 1).padStart(2, '0')}-${serial}.png`),
      'manifest.csv',
    ]);
    expect(
      list.startsWith(
        '\ufefffile,gtin,serial,uri,product,net_content,lot,produced_on,best_before,symbol_modules,module_mm\r\n',
      ),
    ).toBe(true);
    for (const { serial, uri } of sheet.labels)
      expect(list).toContain(`-${serial}.png,09520123456788,${serial},${uri},`);
    expect(list).toContain(`"'=HYPERLINK(""x"")"`);
    expect(list.trimEnd().split('\r\n')).toHaveLength(13);
    expect(list).toMatch(/,33,0\.500\r\n$/);
  });

  it.each([made('sheet'), made('roll', null, 'small'), made('svg'), made('png', 203, 'small'), made('zpl', 203)])(
    '$form, $size: a slip stands right behind its label, and is read as the page on which its code is given (L07)',
    async choice => {
      const sheet = withSlips(aRoll(2, { level: 'Q' }));
      const read: (string | null)[] = [];
      for (const { png, dotsPerModule: dots } of await picturesOf(sheet, choice)) {
        const { zxing, jsqr } = await readTwice(await seen(png, STRAIGHT, dots));
        expect(jsqr).toBe(zxing);
        read.push(zxing);
      }
      expect(read).toEqual(sheet.labels.flatMap(({ uri, inside }) => [uri, inside?.uri]));
    },
  );

  it('slips are files of their own in a ZIP and in its list, and have their own facts in a printer’s memory (L07)', async () => {
    const sheet = withSlips(aRoll(2));
    const files = filesInZip(await fileOf(sheet, made('svg')));
    const names = sheet.labels.flatMap(({ serial }, n) => [`${n + 1}-${serial}.svg`, `${n + 1}-${serial}-slip.svg`]);
    expect([...files.keys()]).toEqual([...names, 'manifest.csv']);
    const list = files.get('manifest.csv')?.toString() ?? '';
    for (const { serial, inside } of sheet.labels)
      expect(list).toContain(`-${serial}-slip.svg,09520123456788,${serial},${inside?.uri},`);
    const zpl = (await fileOf(sheet, made('zpl', 300, 'large'))).toString('latin1');
    expect(zpl.match(/~DGR:(TEM|SLIP)/g)).toEqual(['~DGR:TEM', '~DGR:SLIP']);
    expect(zpl.match(/\^IDR:(TEM|SLIP)/g)).toEqual(['^IDR:TEM', '^IDR:SLIP']);
    expect(burn(zpl).map(({ note }) => note.includes('slip of'))).toEqual([false, true, false, true]);
  });

  it.each([made('svg'), made('png', 203), made('zpl', 203)])(
    '$form is the same file when it is made again',
    async choice => {
      const sheet = aRoll(3);
      expect((await fileOf(sheet, choice)).equals(await fileOf(sheet, choice))).toBe(true);
    },
  );

  it('in ZPL are the dots of the PNG, and carry no text that a printer would take for a command', async () => {
    const sheet = aRoll(121);
    const zpl = (await fileOf(sheet, made('zpl', 203))).toString('latin1');
    expect(zpl).not.toMatch(/\^FD|\^BQ|\^A/);
    expect(zpl.match(/~DG/g)).toHaveLength(2); // once for each piece of 120
    const burnt = burn(zpl);
    expect(burnt).toHaveLength(121);
    expect(burnt[120]?.note).toBe(
      `121 of 121, (01)09520123456788 (21)${sheet.labels[120]?.serial}`.replaceAll(',', ' '),
    );
    const [, second] = await picturesOf({ ...sheet, labels: sheet.labels.slice(0, 2) }, made('png', 203));
    const { width, height, at } = await dotsOf(second?.png ?? Buffer.alloc(0));
    expect([burnt[1]?.width, burnt[1]?.height]).toEqual([width, height]);
    const differing = [...(burnt[1]?.dots ?? [])].filter((dot, n) => dot === at(n % width, Math.floor(n / width)));
    expect(differing).toHaveLength(0);
  });

  it('are refused before they are made when modules would be under 0.396 mm', () => {
    const of = (origin: string, choice: PrintChoice) =>
      symbolOutlook({ origin, gtin: '09520123456788', line: 'fish' }, choice);
    expect(of('https://chophien.example', made('png', 203, 'small'))).toEqual({
      modules: 41,
      dots: 4,
      moduleMm: expect.closeTo(0.5, 2),
    });
    const between = { origin: 'https://truy-xuat.hop-tac-xa-nong-nghiep.example', gtin: '09520123456788', line: 'tea' };
    expect(symbolOutlook(between, made('png', 203, 'small'))).toBeDefined();
    expect(symbolOutlook({ ...between, hasSlips: true }, made('png', 203, 'small'))).toBeUndefined();
    const long = `https://${'truy-xuat.'.repeat(8)}hop-tac-xa.example`;
    expect(of(long, made('png', 203, 'small'))).toBeUndefined();
    expect(of(long, made('png', 203, 'large'))?.moduleMm).toBeGreaterThan(0.396);
  });

  it.each(LABEL_SIZES)('on the %s label keep all lines apart and the serial whole, at every resolution', size => {
    const { measure } = openOutlines();
    for (const dpi of [...RESOLUTIONS, undefined])
      for (const modules of [29, 33, 37, 41]) {
        const layout = layOut(aRoll(1), modules, measure, CELLS[size], dpi);
        const beside = layout.lines.slice(0, -1);
        for (const [n, line] of beside.entries())
          if (n > 0) expect(line.baseline - (beside[n - 1]?.baseline ?? 0)).toBeGreaterThanOrEqual(line.size);
        const serial = setSerial('WMWMWMWM8QGHWMWM', layout, measure);
        expect(serial.text).not.toContain('…');
        const usual = setSerial('8F3K2MNP7QRTVWXY', layout, measure);
        // 50 mm are too narrow for five points with the AI; there the lot stands beside the GTIN (Q07).
        if (size !== 'small') expect(usual.text).toMatch(/^\(21\)8F3K/);
        expect(usual.text).toMatch(/8F3K\u00a0+2MNP\u00a0+7QRT\u00a0+VWXY$/);
        expect(usual.size).toBeGreaterThanOrEqual(5);
      }
  });

  it.each(LABEL_SIZES)('on the %s slip keep all lines apart and within it, and the widest code whole (L07)', size => {
    const { measure } = openOutlines();
    const cell = CELLS[size];
    for (const dpi of [...RESOLUTIONS, undefined])
      for (const modules of [37, 41]) {
        const layout = layOutSlip(aRoll(1).captions, modules, measure, cell, dpi);
        const [code, serial] = setSlip({ code: 'WMWMWMWM', serial: 'WMWMWMWM8QGHWMWM' }, layout, measure);
        if (!code || !serial) throw new Error('no code');
        const lines = [...layout.lines, code, serial].sort((a, b) => a.baseline - b.baseline);
        for (const [n, line] of lines.entries()) {
          expect(line.text).not.toContain('…');
          expect(line.left + measure(line.text, line.typeface, line.size)).toBeLessThanOrEqual(
            cell.width - cell.margin + 0.01,
          );
          expect(line.baseline - (lines[n - 1]?.baseline ?? 0)).toBeGreaterThanOrEqual(line.size);
        }
        expect(lines.at(-1)).toBe(serial);
        expect(code.size).toBeGreaterThanOrEqual(8 * cell.type);
      }
  });

  it('of a sheet have one size, and what is made of shapes has no resolution', () => {
    expect(tidyChoice({ form: 'sheet', size: 'large', dpi: 600 })).toEqual({
      form: 'sheet',
      size: 'standard',
      dpi: null,
    });
    expect(tidyChoice({ form: 'zpl', size: 'large', dpi: null })).toEqual({ form: 'zpl', size: 'large', dpi: 203 });
  });
});

/** The first dark dot down a column through the left finder. */
function topOfSymbol(at: (x: number, y: number) => number, height: number, x: number): number {
  for (let y = 0; y < height; y++) if (at(x, y) === 0) return y;
  throw new Error('no symbol');
}
