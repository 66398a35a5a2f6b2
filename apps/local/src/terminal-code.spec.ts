import { scan } from '../../../test/support/scan.js';
import { terminalCode } from './terminal-code.js';

/** The modules as a camera sees them: upper and lower half of every character. */
function pixels(drawn: string): boolean[][] {
  const lines = drawn.split('\n').map(line => [...line.replace(/\u001b\[[\d;]*m/g, '')]);
  return lines.flatMap(line => [
    line.map(character => '█▀'.includes(character)),
    line.map(character => '█▄'.includes(character)),
  ]);
}

describe('the code on the terminal', () => {
  it('is read by a phone, with its own quiet zone', () => {
    const text = 'http://192.0.2.7:3000/01/09529001010017/21/CHPH2345MAYS';
    const dark = pixels(terminalCode(text));
    expect(
      scan({ size: dark[0]?.length ?? 0, isDark: (row, column) => dark[row]?.[column] ?? false }, { quietZone: 0 }),
    ).toBe(text);
    expect(dark.slice(0, 4).flat()).not.toContain(true);
  });
});
