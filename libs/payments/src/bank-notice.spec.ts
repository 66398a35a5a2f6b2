import { creditOf, isSigned, noticeIn, signatureOf } from './bank-notice.js';

const SECRET = 'the secret of the aggregator';
const NOW = new Date('2026-11-24T02:00:00Z');
const TIME = String(NOW.getTime() / 1000);
const BODY = Buffer.from('{ "id": 92704,  "transferType":"in" }');

describe('the notice of an aggregator', () => {
  const signature = `sha256=${signatureOf(SECRET, TIME, BODY)}`;

  it('is believed when it was signed just now, byte for byte', () => {
    expect(isSigned(BODY, { signature, timestamp: TIME }, SECRET, NOW)).toBe(true);
    expect(signatureOf('k', '1', 'b')).toBe('2946e37a45bb02a0bf1bf1a7d9219543801fedd301f9f485aebd72c928639bea');
  });

  it.each([
    ['nobody signed it', BODY, { signature: undefined, timestamp: TIME }, SECRET],
    ['it has no time', BODY, { signature, timestamp: undefined }, SECRET],
    [
      'one byte is another',
      Buffer.from('{ "id": 92705,  "transferType":"in" }'),
      { signature, timestamp: TIME },
      SECRET,
    ],
    ['the time was changed', BODY, { signature, timestamp: String(Number(TIME) + 1) }, SECRET],
    ['somebody else signed it', BODY, { signature, timestamp: TIME }, 'another secret'],
    ['the signature is a part of it', BODY, { signature: signature.slice(0, -1), timestamp: TIME }, SECRET],
  ])('is not when %s', (_when, body, headers, secret) => {
    expect(isSigned(body, headers, secret, NOW)).toBe(false);
  });

  it('is not when it is six minutes old, or from the future', () => {
    for (const minutes of [-6, 6]) {
      const later = new Date(NOW.getTime() + minutes * 60_000);
      expect(isSigned(BODY, { signature, timestamp: TIME }, SECRET, later)).toBe(false);
    }
  });

  const told = { id: 92704, accountNumber: '9704000000', transferType: 'in', transferAmount: 350_000 };
  const read = (over: object) => {
    const notice = noticeIn(JSON.stringify({ ...told, content: 'CP ABC', referenceCode: ' FT1 ', ...over }));
    return notice && creditOf(notice, '9704000000');
  };

  it('tells of a line under the bank’s own number', () => {
    expect(read({})).toEqual({ bankReference: 'FT1', amount: 350_000n, transferText: 'CP ABC' });
    expect(read({ referenceCode: null, content: null })).toEqual({
      ...{ bankReference: 'SEPAY-92704', amount: 350_000n, transferText: '' },
    });
  });

  it.each([
    ['money that went out', { transferType: 'out' }],
    ['another account', { accountNumber: '1' }],
    ['half a đồng', { transferAmount: 0.5 }],
    ['less than nothing', { transferAmount: -350_000 }],
    ['no sum', { transferAmount: '350000' }],
  ])('tells nothing of %s', (_what, over) => {
    expect(read(over)).toBeUndefined();
  });
});
