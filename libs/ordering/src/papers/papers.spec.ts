import jsQR from 'jsqr';
import { symbolsOn, streamsOf } from '../../../../test/support/label-pdf.js';
import { packingPdf, type PackingPaper } from './packing-paper.js';
import { shippingLabelPdf, type ShippingLabel } from './shipping-label.js';

const AT = new Date('2026-11-24T02:00:00Z');

const paper = (orders: number, linesEach: number): PackingPaper => ({
  title: 'Danh sách đóng gói',
  lead: 'Ngày 24/11/2026',
  cooperative: 'Hợp tác xã Chè Sương Mây',
  language: 'vi',
  at: AT,
  fetch: [{ name: 'Chè Shan tuyết cổ thụ, 200 g', lot: 'CSM-01', packs: 12 }],
  slips: Array.from({ length: orders }, (_, at) => ({
    number: `ABCD${at}-1`,
    placed: '09:00 24/11/2026',
    receiver: 'Nguyễn Thị Ẩn, Phường Ba Đình',
    note: '',
    lines: Array.from({ length: linesEach }, () => ({ name: 'Mật ong bạc hà', quantity: 2, lots: ['MO-7 × 2'] })),
  })),
  captions: { fetch: 'Lấy từ kho', note: 'Lời nhắn', noLot: 'chưa giữ lô' },
});

const pagesIn = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

const label: ShippingLabel = {
  number: 'CHPH2345-2',
  language: 'vi',
  at: AT,
  from: { name: 'HTX Chè Sương Mây', phone: '0213 3800 000', address: 'Bản Tả Lèng 2, Xã Tả Lèng' },
  to: { name: 'Nguyễn Thu Hà', phone: '0912 345 678', address: '12 phố Mẫu, Phường Ba Đình, Thành phố Hà Nội' },
  collect: 'Thu 210.000 ₫',
  weight: '500 g',
  carrier: 'Bưu điện EA123',
  note: '',
  captions: { title: 'Phiếu gửi', from: 'Người gửi', to: 'Người nhận' },
};

describe('the papers of the packing table', () => {
  it('are the same file for the same orders', async () => {
    expect((await packingPdf(paper(3, 2))).equals(await packingPdf(paper(3, 2)))).toBe(true);
  });

  it('go on over as many pages as there are slips for, and need one at least', async () => {
    expect(pagesIn(await packingPdf(paper(1, 1)))).toBe(1);
    expect(pagesIn(await packingPdf(paper(40, 3)))).toBeGreaterThan(4);
    expect(pagesIn(await packingPdf(paper(1, 120)))).toBeGreaterThan(1);
    expect(pagesIn(await packingPdf(paper(0, 0)))).toBe(1);
  });

  it('put on every parcel one A6 label whose symbol says the number of the order', async () => {
    const pdf = await shippingLabelPdf(label);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 297\.\d+ 419\.\d+\]/);
    expect(pagesIn(pdf)).toBe(1);
    const [symbol] = streamsOf(pdf)
      .filter(stream => / re f$/m.test(stream))
      .flatMap(symbolsOn);
    if (!symbol) throw new Error('no symbol on the label');
    expect(readBack(symbol)).toBe('CHPH2345-2');
  });
});

function readBack({
  size,
  isDark,
}: {
  size: number;
  isDark(row: number, column: number): boolean;
}): string | undefined {
  const scale = 4;
  const side = (size + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (isDark(Math.floor(y / scale) - 4, Math.floor(x / scale) - 4))
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return jsQR.default(pixels, side, side)?.data;
}
