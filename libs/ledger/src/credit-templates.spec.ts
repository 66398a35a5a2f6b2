import { dong, plus, zero } from '#platform/money';
import { ofCredit, type CreditNow } from './credit-templates.js';

const [COME, DECIDED, RETURNED] = [1, 2, 3].map(day => new Date(`2026-11-0${day}T02:00:00Z`)) as [Date, Date, Date];

const line = (over: Partial<CreditNow>): CreditNow => ({
  ...{ creditId: 'c1', amount: dong(400_000), state: 'matched', toReturn: zero },
  ...{ receivedAt: COME, suspendedAt: null, decidedAt: null, returnedAt: null },
  ...{ cameTo: 'bank', returnedFrom: 'bank', ...over },
});

/** What stands on each account in the end, by name. */
function balances(credit: CreditNow): Record<string, bigint> {
  const entries = ofCredit(credit).flatMap(posting => {
    expect(plus(...posting.entries.map(entry => entry.amount))).toBe(zero);
    return posting.entries;
  });
  const kinds = [...new Set(entries.map(entry => entry.kind))];
  const sums = kinds.map(kind => [kind, plus(...entries.filter(one => one.kind === kind).map(one => one.amount))]);
  return Object.fromEntries(sums.filter(([, sum]) => sum !== zero)) as Record<string, bigint>;
}

describe('a line of the bank in the books', () => {
  it('is simply the payment’s when it is its sum', () => {
    expect(ofCredit(line({}))).toEqual([]);
  });

  it.each([
    ['nobody knows whose it is', { state: 'suspense', suspendedAt: COME }, { bank: 400_000n, suspense: -400_000n }],
    ['it was found to be a payment’s, whose capture stands for it', { suspendedAt: COME, decidedAt: DECIDED }, {}],
    [
      'it was more than the payment',
      { suspendedAt: COME, decidedAt: DECIDED, toReturn: dong(50_000) },
      { bank: 50_000n, 'refund-clearing': -50_000n },
    ],
    [
      'it goes back',
      { state: 'declined', suspendedAt: COME, decidedAt: DECIDED, toReturn: dong(400_000) },
      { bank: 400_000n, 'refund-clearing': -400_000n },
    ],
    [
      'it went back',
      { state: 'declined', suspendedAt: COME, decidedAt: DECIDED, toReturn: dong(400_000), returnedAt: RETURNED },
      {},
    ],
    [
      'it came twice by the wallet, which gave it back',
      {
        ...{ state: 'declined', toReturn: dong(400_000), returnedAt: RETURNED },
        ...{ cameTo: 'wallet-clearing', returnedFrom: 'wallet-clearing' },
      },
      {},
    ],
    [
      'it came twice by the wallet, and a person gave it back',
      {
        ...{ state: 'declined', toReturn: dong(400_000), returnedAt: RETURNED },
        ...{ cameTo: 'wallet-clearing', returnedFrom: 'bank' },
      },
      { bank: -400_000n, 'wallet-clearing': 400_000n },
    ],
    ['it came twice and went back', { state: 'declined', toReturn: dong(400_000), returnedAt: RETURNED }, {}],
  ] as [string, Partial<CreditNow>, Record<string, bigint>][])('when %s', (_when, over, expected) => {
    expect(balances(line(over))).toEqual(expected);
  });
});
