import { dong } from '#platform/money';
import { holderName, isBank, masked } from './bank-account.js';
import { answersIn, bankFile } from './bank-file.js';
import { net } from './net.js';
import { UnreadableBankFile } from './refusals.js';

describe('the file for the bank', () => {
  it('has a row per transfer, without diacritics and with whole đồng', () => {
    const file = bankFile([
      {
        number: '0011001234567',
        holder: 'HTX CHE BAN MAU',
        bankBin: '970436',
        amount: dong(1_250_000),
        reference: 'TT000001N00001',
      },
    ]);
    expect(file.split('\r\n')[1]).toBe(
      '"1","0011001234567","HTX CHE BAN MAU","970436","VIETCOMBANK","1250000","TT000001N00001"',
    );
  });
});

describe('the answer of the bank', () => {
  it('is read with or without a header, in any of its separators', () => {
    const done = { reference: 'TT000001N00001', bankReference: 'FT263280001' };
    expect(answersIn('Noi dung,Trang thai,So but toan\nMBVCB TT000001N00001 CHO PHIEN,Thành công,ft263280001')).toEqual(
      [done],
    );
    expect(answersIn('tt000001n00001;THANH CONG;FT263280001;')).toEqual([done]);
  });

  it('says why a transfer did not go', () => {
    expect(answersIn('TT000001N00002,Lỗi,,Sai số tài khoản')).toEqual([
      { reference: 'TT000001N00002', bankReference: null, reason: 'Sai số tài khoản' },
    ]);
  });

  it('is refused with its row when it says nothing of ours, or no number of the bank', () => {
    for (const wrong of ['', 'a,b\nc,d', 'TT000001N00001,Thành công,', '"'])
      expect(() => answersIn(wrong)).toThrow(UnreadableBankFile);
  });
});

describe('an account', () => {
  it('is kept as banks write it and shown by its last four digits', () => {
    expect(holderName('Hợp tác xã Chè “Bản Mẫu”')).toBe('HOP TAC XA CHE BAN MAU');
    expect(masked('0011001234567')).toBe('••••4567');
    expect([isBank('970436'), isBank('000000')]).toEqual([true, false]);
  });
});

describe('what is sent', () => {
  it('is never more than is payable, and the rest of a debt stays for the next run', () => {
    expect(net(dong(100), dong(30))).toEqual({ netted: 30n, amount: 70n });
    expect(net(dong(100), dong(130))).toEqual({ netted: 100n, amount: 0n });
    expect(net(dong(100), dong(-3))).toEqual({ netted: -3n, amount: 103n });
  });
});
