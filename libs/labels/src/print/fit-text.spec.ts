import fc from 'fast-check';
import { fitText } from './fit-text.js';

/** A typewriter: every letter is half as wide as the type is high. */
const typewriter = (text: string, size: number) => text.length * size * 0.5;
const room = { width: 50, lines: 2, largest: 10, smallest: 5 };

describe('text in a cell', () => {
  it('stands in the largest size when it fits', () => {
    expect(fitText('Chè Shan', room, typewriter)).toEqual({ size: 10, lines: ['Chè Shan'] });
  });

  it('takes a second line before it shrinks', () => {
    expect(fitText('Chè Shan tuyết Tả', room, typewriter)).toEqual({ size: 10, lines: ['Chè Shan', 'tuyết Tả'] });
  });

  it('shrinks when the lines do not suffice', () => {
    expect(fitText('Chè Shan tuyết Tả Leng', room, typewriter)).toEqual({
      size: 7.5,
      lines: ['Chè Shan', 'tuyết Tả Leng'],
    });
    expect(fitText('Chè Shan tuyết', { ...room, lines: 1 }, typewriter)).toEqual({
      size: 7,
      lines: ['Chè Shan tuyết'],
    });
  });

  it('ends in an ellipsis when the smallest size does not suffice', () => {
    const long = 'Chè Shan tuyết cổ thụ hái tay một tôm hai lá Tả Leng';
    expect(fitText(long, room, typewriter)).toEqual({ size: 5, lines: ['Chè Shan tuyết cổ', 'thụ hái tay một tôm…'] });
  });

  it('cuts a word that alone is too long', () => {
    expect(fitText('L'.repeat(40), room, typewriter).lines).toEqual([`${'L'.repeat(19)}…`]);
  });

  it('composes letters that come with loose marks', () => {
    expect(fitText('Tuye\u0302\u0301t', room, typewriter).lines).toEqual(['Tuyết']);
  });

  it('keeps no-break spaces together', () => {
    expect(fitText('Hộp giấy 100\u00a0g', room, typewriter).lines).toEqual(['Hộp giấy', '100\u00a0g']);
  });

  it('sets nothing for nothing', () => {
    expect(fitText('  ', room, typewriter).lines).toEqual([]);
  });

  it('never overflows, and never loses a word without saying so', () => {
    const texts = fc
      .array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 12 })
      .map(words => words.join(' '));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 10, max: 300 }), (text, lines, width) => {
        const fitted = fitText(text, { ...room, lines, width }, typewriter);
        expect(fitted.lines.length).toBeLessThanOrEqual(lines);
        for (const line of fitted.lines) expect(typewriter(line, fitted.size)).toBeLessThanOrEqual(width);
        if (!fitted.lines.some(line => line.endsWith('…'))) {
          const words = text
            .normalize('NFC')
            .split(/[ \t\r\n]+/)
            .filter(Boolean);
          expect(fitted.lines.join(' ')).toBe(words.join(' '));
        }
      }),
    );
  });
});
