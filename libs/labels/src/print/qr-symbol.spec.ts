import { scan } from '../../../../test/support/scan.js';
import { digitalLink } from '#libs/gs1';
import { qrSvg, qrSymbol, QUIET_ZONE, type ErrorLevel } from './qr-symbol.js';
import { newSerials } from '../rolls/serial.js';

const LINK = 'https://tem.example/01/09520123456788/10/CHE-2026-11-24/21/';
const LONGEST = `https://truy-xuat.hop-tac-xa.example/01/09520123456788/10/${'%2F'.repeat(20)}/21/${'%25'.repeat(20)}`;

/** The modules that an SVG path of `M column row h length v1` runs covers. */
function covered(path: string): Set<string> {
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(runs.map(([run]) => run).join('')).toBe(path); // nothing else is in it
  return new Set(
    runs.flatMap(([, column, row, length, back]) => {
      expect(back).toBe(length);
      return Array.from({ length: Number(length) }, (_, i) => `${row},${Number(column) + i}`);
    }),
  );
}

describe('a QR symbol', () => {
  it.each<ErrorLevel>(['M', 'Q'])('at level %s is read back as it was written, for many serials', level => {
    for (const serial of newSerials(40)) expect(scan(qrSymbol(LINK + serial, { level }))).toBe(LINK + serial);
  });

  it.each<ErrorLevel>(['M', 'Q'])('at level %s carries the longest lot and serial', level => {
    expect(scan(qrSymbol(LONGEST, { level }))).toBe(LONGEST);
  });

  it('carries Vietnamese', () => {
    expect(scan(qrSymbol('Chè Shan tuyết cổ thụ'))).toBe('Chè Shan tuyết cổ thụ');
  });

  it('spends more modules on level Q than on M (Q05)', () => {
    expect(qrSymbol(LINK + '23456789ABCD', { level: 'Q' }).size).toBeGreaterThan(qrSymbol(LINK + '23456789ABCD').size);
  });

  it('Q10: has 33 modules for a host of 17 characters at either level, and 29 in capitals, as GS1 measured', () => {
    const link = digitalLink({ origin: 'https://id.htx.vn', gtin: '09520123456788', serial: '23456789ABCDEFGH' });
    expect([qrSymbol(link).size, qrSymbol(link, { level: 'Q' }).size]).toEqual([33, 33]);
    expect(qrSymbol(link.toUpperCase()).size).toBe(29);
    const millimetres = (modules: number) => ((modules + 2 * QUIET_ZONE) * 0.396).toFixed(1);
    expect([33, 29].map(millimetres)).toEqual(['16.2', '14.7']);
  });

  it('Q11: carries the keys of the goods and nothing behind them', () => {
    const link = digitalLink({ origin: 'https://id.htx.vn/', gtin: '09520123456788', serial: '23456789ABCDEFGH' });
    expect(scan(qrSymbol(link))).toBe('https://id.htx.vn/01/09520123456788/21/23456789ABCDEFGH');
  });

  it('is still read through a blot at level Q (Q05)', () => {
    const { size, isDark } = qrSymbol(LINK + '23456789ABCD', { level: 'Q' });
    const isBlot = (row: number, column: number) => Math.abs(row - size / 2) < 5 && column > size - 10 && column < size;
    const blotted = { size, isDark: (row: number, column: number) => isBlot(row, column) || isDark(row, column) };
    expect(scan(blotted)).toBe(LINK + '23456789ABCD');
  });

  it('has the same dark modules in its path, one run for each stretch', () => {
    const symbol = qrSymbol(LINK + '23456789ABCD');
    const dark = covered(symbol.path);
    for (let row = 0; row < symbol.size; row++) {
      for (let column = 0; column < symbol.size; column++)
        expect(dark.has(`${row},${column}`)).toBe(symbol.isDark(row, column));
    }
    for (const run of symbol.runs) expect(symbol.isDark(run.row, run.column + run.length)).toBe(false);
  });

  it('is light outside itself', () => {
    const symbol = qrSymbol('x');
    expect(symbol.isDark(0, 0)).toBe(true);
    for (const [row, column] of [
      [-1, 0],
      [0, -1],
      [0, symbol.size],
      [symbol.size, 0],
    ] as const) {
      expect(symbol.isDark(row, column)).toBe(false);
    }
  });
});

describe('a QR picture for the screen', () => {
  it('says what it is, and keeps four light modules on every side', () => {
    const { size, path } = qrSymbol('https://tem.example');
    expect(qrSvg('https://tem.example', { title: 'Mã <QR> & "tem"', modulePx: 3 })).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Mã &lt;QR&gt; &amp; &quot;tem&quot;" ` +
        `width="${(size + 8) * 3}" height="${(size + 8) * 3}" viewBox="0 0 ${size + 8} ${size + 8}" shape-rendering="crispEdges">` +
        `<title>Mã &lt;QR&gt; &amp; &quot;tem&quot;</title><path fill="#fff" d="M0 0h${size + 8}v${size + 8}h-${size + 8}z"/>` +
        `<path fill="#000" transform="translate(4 4)" d="${path}"/></svg>`,
    );
  });

  it('takes the width of its place when no pixels are named', () => {
    expect(qrSvg('x', { title: 'x', quietZone: 2 })).toContain('aria-label="x" viewBox="0 0 25 25"');
  });

  it.each([0, -1, 3.2, Number.NaN])('refuses %d pixels for a module', modulePx => {
    expect(() => qrSvg('x', { title: 'x', modulePx })).toThrow(RangeError);
  });
});
