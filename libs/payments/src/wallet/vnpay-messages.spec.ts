import { dong } from '#platform/money';
import { dongOf, isGoingBack, newsInAnswer, newsInNotice, vnpaySum, vnpayTime } from './vnpay-messages.js';

const told = { vnp_TxnRef: 'CPABCD2345T1', vnp_Amount: '35000000', vnp_TransactionNo: '14422574' };
const news = { reference: 'CPABCD2345T1', amount: 350_000n, transaction: '14422574' };

describe('what VNPAY says', () => {
  it('has sums of a hundredth of a đồng, and times of Việt Nam', () => {
    expect(vnpaySum(dong(350_000))).toBe('35000000');
    expect(dongOf('35000000')).toBe(350_000n);
    expect([undefined, '', '35000050', '-100', '1e4'].map(dongOf)).toEqual(Array(5).fill(undefined));
    expect(vnpayTime(new Date('2026-11-28T17:15:30.900Z'))).toBe('20261129001530');
  });

  it.each([
    ['00', '00', 'paid'],
    ['07', '00', 'suspected'],
    ['24', '02', 'failed'],
    ['00', '02', 'failed'],
  ])('in a notice with %s and %s is: %s', (vnp_ResponseCode, vnp_TransactionStatus, kind) => {
    expect(newsInNotice({ ...told, vnp_ResponseCode, vnp_TransactionStatus })).toEqual({ ...news, kind });
  });

  it.each([
    ['00', 'paid'],
    ['01', 'open'],
    ['02', 'failed'],
    ['06', 'paid'],
    ['07', 'suspected'],
  ])('when asked, with status %s, is: %s', (vnp_TransactionStatus, kind) => {
    expect(newsInAnswer({ ...told, vnp_ResponseCode: '00', vnp_TransactionStatus })).toEqual({ ...news, kind });
  });

  it('says nothing without an attempt or a sum, and knows no attempt before the buyer was there', () => {
    expect(newsInNotice({ vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_TxnRef: 'X' })).toBeUndefined();
    expect(newsInAnswer({ vnp_ResponseCode: '91', vnp_TxnRef: 'X' })).toMatchObject({ kind: 'open' });
    expect(newsInAnswer({ vnp_ResponseCode: '99' })).toBeUndefined();
  });

  it('tells a refund from the payment', () => {
    expect(isGoingBack({ vnp_TransactionType: '02', vnp_TransactionStatus: '05' })).toBe(true);
    expect(isGoingBack({ vnp_TransactionType: '03', vnp_TransactionStatus: '09' })).toBe(false);
    expect(isGoingBack({ vnp_TransactionType: '01', vnp_TransactionStatus: '00' })).toBe(false);
  });
});
