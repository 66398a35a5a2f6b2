import { dong } from '#platform/money';
import { tariffForm } from './tariff-form.js';

const TYPED = {
  validFrom: '2027-01-01',
  validTo: '',
  source: 'Biểu phí thử',
  steps: '500 18.000 30.000\n2000  25000 45000',
  divisor: '6000',
  remoteFee: '15.000',
  remote: '03439 Xã Thu Lũm\n03439\n03442',
  codFee: '9000',
  codPercent: '0,8',
  codBorneBy: 'buyer',
  daysNear: '2',
  daysFar: '5',
};

const wrong = (over: Partial<Record<keyof typeof TYPED, string>>): string[] =>
  tariffForm.safeParse({ ...TYPED, ...over }).error?.issues.map(issue => issue.path.join('.')) ?? [];

describe('the form of a price list', () => {
  it('reads one weight a line, with a fee per zone', () => {
    const read = tariffForm.parse(TYPED);
    expect(read.steps).toEqual([
      { zone: 'same-province', upToGrams: 500, fee: dong(18_000) },
      { zone: 'other-province', upToGrams: 500, fee: dong(30_000) },
      { zone: 'same-province', upToGrams: 2000, fee: dong(25_000) },
      { zone: 'other-province', upToGrams: 2000, fee: dong(45_000) },
    ]);
    expect(read).toMatchObject({
      remoteCommunes: ['03439', '03442'],
      codBasisPoints: 80,
      isDemo: false,
      validTo: undefined,
    });
  });

  it.each(['', '500 18000', '500 18000 30000 1', 'x 1 2', '0 1 2', '500 -1 2', '1.5e3 1 2', '2000000 1 2'])(
    'does not take %j for steps',
    steps => {
      expect(wrong({ steps })).toEqual(['steps']);
    },
  );

  it('says which of the rest is wrong', () => {
    expect(wrong({ remote: 'Thu Lũm' })).toEqual(['remote']);
    expect(wrong({ validTo: '2026-12-31' })).toEqual(['validTo']);
    expect(wrong({ divisor: '0', remoteFee: '-5' })).toEqual(['divisor', 'remoteFee']);
  });
});
