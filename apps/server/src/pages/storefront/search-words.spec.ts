import fc from 'fast-check';
import { linesNamed, searchWords } from './search-words.js';

describe('the words of a search', () => {
  it('are folded for finding and kept as typed for ranking', () => {
    expect(searchWords('  Chè   Shan tuyết ')).toEqual({
      folded: 'che shan tuyet',
      narrowing: '%tuyet%',
      plain: ['\\mche', '\\mshan', '\\mtuyet'],
      marked: ['\\mchè', '\\mshan', '\\mtuyết'],
    });
  });

  it('are the same whether the phone sends composed letters or not', () => {
    expect(searchWords('Đường phên'.normalize('NFD'))).toEqual(searchWords('Đường phên'));
  });

  it.each(['', '   ', '%%%', '()', '-'])('are none in %j', typed => {
    expect(searchWords(typed)).toBeUndefined();
  });

  it('are eight at most', () => {
    expect(searchWords('a b c d e f g h i j')?.plain).toHaveLength(8);
  });

  it('never hold a sign that a pattern could read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), typed => {
        const words = searchWords(typed);
        for (const word of [...(words?.plain ?? []), ...(words?.marked ?? [])])
          expect(word).toMatch(/^\\m[\p{L}\p{N}]+$/u);
        if (words) expect(words.narrowing).toMatch(/^%[\p{L}\p{N}]+%$/u);
      }),
    );
  });
});

describe('the lines that a search names', () => {
  it.each([
    ['mật ong', ['honey']],
    ['mat ong', ['honey']],
    ['Chè', ['tea']],
    ['ca', ['fish']],
    ['du lich', ['tourism']],
    ['honey', ['honey']],
  ])('%s', (typed, lines) => {
    expect(linesNamed(typed)).toEqual(lines);
  });

  it.each(['', '%', 'che shan tuyết', 'ch', 'mật ong hoa ban'])('are none for %j', typed => {
    expect(linesNamed(typed)).toEqual([]);
  });
});
