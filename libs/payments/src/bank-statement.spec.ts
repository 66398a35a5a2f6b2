import { statementLines } from './bank-statement.js';
import { StatementNotRead } from './refusals.js';

const linesOf = (csv: string) => statementLines(Buffer.from(csv));

describe('a statement of the bank', () => {
  it('has a row per sum that came in, below whatever the bank writes above its table', async () => {
    const csv = `NGÂN HÀNG MẪU;;;;
Số tài khoản;9704000000;;;
Ngày giao dịch;Số tham chiếu;Số tiền ghi nợ;Số tiền ghi có;Nội dung chi tiết
24/11/2026;FT1;;350.000;CP2345ABCD
24/11/2026;FT2;50.000;;PHI
24/11/2026;FT3;;+120,000.00;tien "che" Tà Mung
Tổng;;50.000;470.000;`.replace('Nội dung chi tiết', 'Nội dung');
    expect(await linesOf(csv)).toEqual([
      { line: 4, bankReference: 'FT1', amount: 350_000n, transferText: 'CP2345ABCD' },
      { line: 6, bankReference: 'FT3', amount: 120_000n, transferText: 'tien "che" Tà Mung' },
    ]);
  });

  it.each([
    ['210.000', 210_000n],
    ['210,000 VND', 210_000n],
    ['210000', 210_000n],
    ['1 210 000', 1_210_000n],
    ['210,000.00', 210_000n],
    ['210.5', undefined],
    ['2.10.000', undefined],
    ['abc', undefined],
  ])('reads %s', async (sum, amount) => {
    const [line] = await linesOf(`Reference\tCredit\tDescription\nFT1\t${sum}\tx`);
    expect(line?.amount).toBe(amount);
  });

  it.each([
    ['no table', 'xin chao'],
    ['a table of something else', 'Mã vận đơn,Số tiền\nVD1,100'],
    ['a picture', '\u0089PNG\r\n\u0000\u0000'],
  ])('is not %s', async (_what, bytes) => {
    await expect(linesOf(bytes)).rejects.toThrow(StatementNotRead);
  });
});
