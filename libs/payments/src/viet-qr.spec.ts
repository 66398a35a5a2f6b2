import { dong } from '#platform/money';
import { bankName, vietQrText } from './viet-qr.js';

/** CRC-16/CCITT-FALSE over everything up to and including `6304`, written here once more so that the library is checked, not trusted. */
function crcOf(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Two digits of id, two of length, then the value. */
function fieldsOf(text: string): Record<string, string> {
  if (text === '') return {};
  const length = Number(text.slice(2, 4));
  return { [text.slice(0, 2)]: text.slice(4, 4 + length), ...fieldsOf(text.slice(4 + length)) };
}

describe('the check sum of these specs', () => {
  it.each([
    // The check value of the algorithm's catalogue, and the vectors 6.1.2 to 6.1.4 of the NAPAS specification.
    ['123456789', '29B1'],
    ['00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304', '4F52'],
    [
      '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang6304',
      '2E2E',
    ],
    [
      '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304',
      'A203',
    ],
  ])('of %s', (text, crc) => {
    expect(crcOf(text)).toBe(crc);
  });
});

describe('a VietQR', () => {
  const account = { bankBin: '970436', bankAccount: '9704000000' };
  const text = vietQrText({ amount: dong(1_234_567), reference: 'CP7K3M9Q2X' }, account);
  const fields = fieldsOf(text);

  it('asks for exactly this sum in đồng, once', () => {
    expect(fields).toMatchObject({ '00': '01', '01': '12', '53': '704', '54': '1234567', '58': 'VN' });
  });

  it('names the account at its bank, for a transfer to an account', () => {
    const napas = fieldsOf(fields['38'] ?? '');
    expect(napas).toMatchObject({ '00': 'A000000727', '02': 'QRIBFTTA' });
    expect(fieldsOf(napas['01'] ?? '')).toEqual({ '00': '970436', '01': '9704000000' });
  });

  it('carries the reference as the message of the transfer', () => {
    expect(fieldsOf(fields['62'] ?? '')).toEqual({ '08': 'CP7K3M9Q2X' });
  });

  it('ends with a check sum that holds', () => {
    expect(text.slice(0, -4)).toMatch(/6304$/);
    expect(text.slice(-4)).toBe(crcOf(text.slice(0, -4)));
  });
});

describe('the bank of an account', () => {
  it.each([
    ['970436', 'Vietcombank'],
    ['970405', 'Agribank'],
    ['000000', '000000'],
  ])('%s is called %s', (bin, name) => {
    expect(bankName(bin)).toBe(name);
  });
});
