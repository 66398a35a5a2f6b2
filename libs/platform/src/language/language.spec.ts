import { dong } from '#platform/money';
import { fold, formatDay, formatDong, formatGrams, formatMoment, plainAscii, slugOf, tidy } from './index.js';

describe('Vietnamese text', () => {
  it('is found without tone marks, with đ, composed or not', () => {
    expect(fold('Chè Shan tuyết')).toBe('che shan tuyet');
    expect(fold('Đường  Séng Cù')).toBe('duong seng cu');
    expect(fold('Nậm Cuổi'.normalize('NFD'))).toBe('nam cuoi');
    expect(fold('hoà')).toBe(fold('hòa'));
  });

  it('is stored composed and without invisible characters', () => {
    expect(tidy(' Pa\u200b \u00a0Ủ '.normalize('NFD'))).toBe('Pa Ủ');
  });

  it('becomes URLs and bank text', () => {
    expect(slugOf('Mật ong rừng (bạc hà)')).toBe('mat-ong-rung-bac-ha');
    expect(plainAscii('Trả tiền đơn CP-7K3')).toBe('TRA TIEN DON CP7K3');
  });
});

describe('numbers as people write them', () => {
  it('prints đồng with the sign after a no-break space', () => {
    expect(formatDong('vi', dong(1_250_000))).toBe('1.250.000\u00a0₫');
    expect(formatDong('en', dong(1_250_000))).toBe('1,250,000\u00a0₫');
  });

  it('prints days, moments and weights', () => {
    expect(formatDay('vi', '2026-11-24')).toBe('24/11/2026');
    expect(formatMoment('vi', new Date('2026-11-24T08:04:00Z'))).toBe('24/11/2026 15:04');
    expect(formatGrams('vi', 100)).toBe('100 g');
    expect(formatGrams('vi', 1500)).toBe('1,5 kg');
  });
});
