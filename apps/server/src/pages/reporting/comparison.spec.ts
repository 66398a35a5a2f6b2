import { wordsIn } from '#libs/words';
import { changeOf, compare } from './comparison.js';

const writer = { locale: 'vi', words: wordsIn('vi'), number: String, dong: String } as const;

describe('a comparison with the period before', () => {
  it('is a tenth of a percent exact, for any sum', () => {
    expect(changeOf(112n, 100n)).toBe(0.12);
    expect(changeOf(50n, 100n)).toBe(-0.5);
    expect(changeOf(9_007_199_254_740_993n * 3n, 9_007_199_254_740_993n)).toBe(2);
  });

  it('says so when there is nothing to compare with', () => {
    expect(changeOf(5n, 0n)).toBeUndefined();
    expect(compare(writer, 5n, 0n, 3)).toEqual({ text: 'Kỳ trước chưa có đủ số liệu', direction: 'flat' });
  });

  it('is a sentence with its sign', () => {
    expect(compare(writer, 112n, 100n, 6)).toEqual({ text: '+12% so với 6 tháng trước', direction: 'up', good: true });
    expect(compare(writer, 90n, 100n, 1)).toMatchObject({
      text: '-10% so với 1 tháng trước',
      direction: 'down',
      good: false,
    });
    expect(compare(writer, 100n, 100n, 1)).toMatchObject({ direction: 'flat' });
  });
});
