import fc from 'fast-check';
import { USUAL_RHYTHM } from '#libs/delivery';
import { dong, plus, zero } from '#platform/money';
import { feeOnTop, isOpenForMore, openForMoreUntil, together, type JoinedParcel } from './additions.js';
import { ORDER_STATES } from './order-actions.js';

const promised = { packBy: '2026-11-25', from: '2026-11-26', to: '2026-11-28' };
const joined = (fee: bigint): JoinedParcel => ({
  ...{ orderId: 'o', grams: 500, mm3: 10, goods: dong(100_000) },
  fee: dong(fee),
  promised,
});

describe('what may be added to an order', () => {
  it('may be until the co-op’s hour of its packing day, by the clock of Lai Châu', () => {
    expect(openForMoreUntil(promised, USUAL_RHYTHM)).toEqual(new Date('2026-11-25T08:00:00Z'));
    const isOpen = (now: string) => isOpenForMore({ state: 'confirmed', promised }, USUAL_RHYTHM, new Date(now));
    expect(isOpen('2026-11-25T07:59:59Z')).toBe(true);
    expect(isOpen('2026-11-25T08:00:00Z')).toBe(false);
  });

  it('may be while it is confirmed and not packed, and in no other state', () => {
    const open = ORDER_STATES.filter(state => isOpenForMore({ state, promised: undefined }, USUAL_RHYTHM, new Date()));
    expect(open).toEqual(['confirmed']);
  });

  it('makes one parcel of both, which costs no more than if all had been ordered at once', () => {
    const parcel = { cooperativeId: 'c', fromCommuneCode: '03390', grams: 250, mm3: 5, goods: dong(50_000) };
    expect(together(parcel, joined(0n))).toMatchObject({ grams: 750, mm3: 15, goods: dong(150_000) });
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(500_000), (asked, paid) => {
        const onTop = feeOnTop(dong(asked), joined(BigInt(paid)));
        expect(onTop >= zero).toBe(true);
        expect(plus(onTop, dong(paid))).toBe(dong(Math.max(asked, paid)));
      }),
    );
  });
});
