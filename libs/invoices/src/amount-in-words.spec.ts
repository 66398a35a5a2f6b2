import { dong } from '#platform/money';
import { amountInWords } from './amount-in-words.js';

describe('a sum in words', () => {
  it.each([
    [0n, 'Không đồng'],
    [5n, 'Năm đồng'],
    [15n, 'Mười lăm đồng'],
    [21n, 'Hai mươi mốt đồng'],
    [104n, 'Một trăm lẻ bốn đồng'],
    [1_000n, 'Một nghìn đồng'],
    [10_005n, 'Mười nghìn không trăm lẻ năm đồng'],
    [390_000n, 'Ba trăm chín mươi nghìn đồng'],
    [1_234_567n, 'Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng'],
    [2_000_000_001n, 'Hai tỷ không trăm lẻ một đồng'],
    [12_345_000_000_000n, 'Mười hai nghìn ba trăm bốn mươi lăm tỷ đồng'],
    [-55_000n, 'Âm năm mươi lăm nghìn đồng'],
  ])('%s: %s', (amount, words) => expect(amountInWords(dong(amount))).toBe(words));
});
