import fc from 'fast-check';
import { shipmentActions, type ShipmentState } from '../shipments/shipment-actions.js';
import {
  CARRIER_STATES,
  isNewer,
  isOverAt,
  isSignedNow,
  sightingIn,
  sightingSignature,
  stepsTo,
  type CarrierState,
  type Seen,
} from './sighting.js';

const SECRET = 'a secret between us and the carrier';
const NOW = new Date('2026-11-24T02:00:00Z');
const TIME = String(NOW.getTime() / 1000);
const BODY = Buffer.from('{"eventId":"e1"}');

const moved = (from: ShipmentState, told: CarrierState): ShipmentState =>
  stepsTo(from, told).reduce<ShipmentState>((state, action) => {
    expect(shipmentActions[action].from).toContain(state);
    return shipmentActions[action].to;
  }, from);

describe('what a carrier tells', () => {
  it('is believed when it was signed just now, byte for byte', () => {
    const signature = sightingSignature(SECRET, TIME, BODY);
    const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    expect(isSignedNow(BODY, { signature, timestamp: TIME }, SECRET, NOW)).toBe(true);
    expect(isSignedNow(BODY, { signature, timestamp: TIME }, SECRET, later(300))).toBe(true);
    expect(isSignedNow(BODY, { signature, timestamp: TIME }, SECRET, later(301))).toBe(false);
    expect(isSignedNow(BODY, { signature, timestamp: TIME }, SECRET, later(-301))).toBe(false);
    expect(isSignedNow(BODY, { signature, timestamp: TIME }, `${SECRET}!`, NOW)).toBe(false);
    expect(isSignedNow(Buffer.concat([BODY, BODY]), { signature, timestamp: TIME }, SECRET, NOW)).toBe(false);
    expect(isSignedNow(BODY, { signature: undefined, timestamp: undefined }, SECRET, NOW)).toBe(false);
    expect(isSignedNow(BODY, { signature: 'é'.repeat(64), timestamp: TIME }, SECRET, NOW)).toBe(false);
  });

  it.each([
    '',
    '[]',
    '{"eventId":"e1"}',
    '{"eventId":"e","trackingCode":"T","state":"FLYING","at":"2026-11-24T02:00:00Z"}',
  ])('is nothing when it has another shape: %s', text => expect(sightingIn(text)).toBeUndefined());

  it('leads wherever the carrier says, also when steps between were never told', () => {
    const all = CARRIER_STATES.map(told => `${told} ${moved('waiting', told)}`);
    expect(all).toEqual([
      'CREATED waiting',
      'PICKING waiting',
      'PICKED handed-over',
      'IN_TRANSIT on-the-way',
      'DELIVERING on-the-way',
      'FAILED_ATTEMPT failed',
      'RETURNING failed',
      'LOST failed',
      'CANCELLED waiting',
      'RETURNED returned',
      'DELIVERED delivered',
    ]);
    expect(moved('failed', 'DELIVERING')).toBe('on-the-way');
    expect(moved('returned', 'DELIVERED')).toBe('returned');
    for (const told of CARRIER_STATES) expect(moved('delivered', told)).toBe('delivered');
  });

  it('ends in the same place in whatever order and however often it comes, and never goes back', () => {
    const legs = fc.array(fc.constantFrom<CarrierState>('IN_TRANSIT', 'DELIVERING', 'FAILED_ATTEMPT'), {
      maxLength: 6,
    });
    const course = fc
      .tuple(legs, fc.constantFrom<CarrierState>('DELIVERED', 'RETURNED', 'DELIVERING'))
      .map(([middle, end]) => ['CREATED' as const, 'PICKED' as const, ...middle, end])
      .map(states => states.map((state, hour): Seen => ({ state, at: new Date(NOW.getTime() + hour * 3_600_000) })));
    const told = course.chain(all =>
      fc
        .array(fc.constantFrom(...all), { maxLength: 12 })
        .chain(again => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }))
        .map(order => ({ all, order })),
    );
    fc.assert(
      fc.property(told, ({ all, order }) => {
        let state: ShipmentState = 'waiting';
        let seen: Seen | undefined;
        for (const one of order) {
          if (!isNewer(seen, one)) continue;
          if (seen && isOverAt(seen.state)) expect(one.at > seen.at).toBe(true);
          state = moved(state, one.state);
          seen = one;
        }
        const inOrder = all.reduce<ShipmentState>((at, one) => moved(at, one.state), 'waiting');
        expect(state).toBe(inOrder);
      }),
    );
  });
});
