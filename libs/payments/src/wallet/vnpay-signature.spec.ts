import { ASKED, isSignedByVnpay, REFUND_ASKED, signedLine, signedQuery, vnpaySignature } from './vnpay-signature.js';

// Expected hashes were made by the npm package vnpay 2.5.0 from the same fields; the secret is invented.
const SECRET = 'INVENTEDSECRETOFTHEMARKET0123456';

const ADDRESS = {
  ...{ vnp_Version: '2.1.0', vnp_Command: 'pay', vnp_TmnCode: 'CHOPHIEN', vnp_Amount: '35000000', vnp_CurrCode: 'VND' },
  ...{ vnp_TxnRef: 'CPABCD2345T1', vnp_OrderInfo: 'Thanh toan don CPABCD2345', vnp_OrderType: 'other' },
  ...{ vnp_ReturnUrl: 'http://localhost:3000/pay/k/return', vnp_Locale: 'vn', vnp_IpAddr: '127.0.0.1' },
  ...{ vnp_CreateDate: '20261128121530', vnp_ExpireDate: '20261128124530' },
};
const HASH =
  'f51326f3282fdced2694195ea00d18cae8b67dd5a03ee655720a2417f08b4287f48657b17f5b358db11b1a7dff85eb56932a5f5bcce9a3c7eebd2539c9ee8bac';

const COMMON = {
  ...{ vnp_RequestId: '0b1c2d3e4f5061728394a5b6c7d8e9f0', vnp_Version: '2.1.0', vnp_TmnCode: 'CHOPHIEN' },
  ...{ vnp_TxnRef: 'CPABCD2345T1', vnp_TransactionDate: '20261128121530', vnp_CreateDate: '20261128122000' },
  vnp_IpAddr: '127.0.0.1',
};

describe('the signature of VNPAY', () => {
  it('is over the fields of an address by name, with a plus for a space', () => {
    expect(signedQuery(ADDRESS)).toContain(
      'vnp_OrderInfo=Thanh+toan+don+CPABCD2345&vnp_OrderType=other&vnp_ReturnUrl=http%3A',
    );
    expect(vnpaySignature(SECRET, signedQuery(ADDRESS))).toBe(HASH);
  });

  it.each([
    [
      'a question',
      ASKED,
      { ...COMMON, vnp_Command: 'querydr', vnp_OrderInfo: 'Hoi CPABCD2345T1' },
      'ddef62a6b8aff51cd9784ea809a49f3a131df837bddc1124aec50dc05fd2285fa8edd8188f1abead8234d707a25e09a1f54266cc152f5fc8c364c1c753355e1d',
    ],
    [
      'a refund',
      REFUND_ASKED,
      {
        ...{ ...COMMON, vnp_Command: 'refund', vnp_OrderInfo: 'Hoan CPABCD2345T1', vnp_TransactionType: '02' },
        ...{ vnp_Amount: '35000000', vnp_TransactionNo: '14422574', vnp_CreateBy: 'Cho Phien' },
      },
      '2511b056ecd30bf836d25debc4a6386dc3ac8b4a652d2e1986f2712b820c6e6198a6e89b9567d22be4ee2f890a3efa77be64552ff3f11fc628e8e9c59b49bf10',
    ],
  ])('is over the fields of %s in its order', (_what, names, fields, hash) => {
    expect(vnpaySignature(SECRET, signedLine(fields, names))).toBe(hash);
  });

  it('is believed in capitals and beside fields that are not VNPAY’s', () => {
    const extra = { ...ADDRESS, utm: 'x', vnp_SecureHashType: 'HmacSHA512', vnp_SecureHash: HASH.toUpperCase() };
    expect(isSignedByVnpay(extra, SECRET)).toBe(true);
  });

  it.each([
    ['no signature', {}],
    ['a part of it', { vnp_SecureHash: HASH.slice(0, -2) }],
    ['another sum', { vnp_Amount: '3500000', vnp_SecureHash: HASH }],
    ['a field more', { vnp_BankCode: 'NCB', vnp_SecureHash: HASH }],
  ])('is not believed with %s', (_what, over) => {
    expect(isSignedByVnpay({ ...ADDRESS, ...over }, SECRET)).toBe(false);
  });
});
