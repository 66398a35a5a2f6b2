import fc from 'fast-check';
import { cellOf, kmBetween } from './cell.js';
import { CLONE_RULES, cloneRulesOn } from './clone-rules.js';
import { nearestProvince } from './province-seats.js';
import { hashUnder, networkOf } from './seen-by.js';
import { suspicionOf, type LabelLife, type Look } from './suspicion.js';

const rules = cloneRulesOn('2026-11-24');
const at = (text: string) => new Date(`${text}Z`);
const LAI_CHAU = '22.2,103.4';
const HANOI = '21.0,105.8';
const SAIGON = '10.6,106.6';
const HOUR = 3_600_000;

const life = (over: Partial<LabelLife> = {}): LabelLife => ({
  boundAt: at('2026-09-01T00:00'),
  expiresAt: at('2027-09-01T00:00'),
  looks: [{ at: at('2026-10-01T08:00'), cell: HANOI, device: 'a' }],
  ...over,
});
const signalsOf = (over: Partial<LabelLife>, usual = 3) =>
  suspicionOf(life(over), usual, rules).evidence.map(one => one.signal);

describe('a cell', () => {
  it('keeps about twenty kilometres and nothing finer', () => {
    expect(cellOf('22.3964,103.4581')).toBe(LAI_CHAU);
    expect(cellOf('21.0278,105.8342')).toBe(HANOI);
    expect(cellOf('22.4,103.4')).toBe('22.4,103.4');
    expect(cellOf('-0.1,-0.1')).toBe('-0.2,-0.2');
    for (const nowhere of ['', 'x', '91,0', '0,181', '22.4', 'NaN,NaN', '22,4,103,4'])
      expect(cellOf(nowhere)).toBeUndefined();
  });

  it('is called by the province it is near to', () => {
    expect([LAI_CHAU, HANOI, SAIGON].map(nearestProvince)).toEqual(['Lai Châu', 'Hà Nội', 'Thành phố Hồ Chí Minh']);
  });

  it('knows how far two towns are apart', () => {
    expect(Math.round(kmBetween(HANOI, SAIGON))).toBe(1160);
    expect(kmBetween(HANOI, HANOI)).toBe(0);
  });
});

describe('what a label’s looks say (L08)', () => {
  it('says nothing of an ordinary pack: bought, looked at, shown to the family', () => {
    const looks: Look[] = ['2026-10-01T08:00', '2026-10-01T19:00', '2026-10-05T11:00'].map((time, n) => ({
      at: at(time),
      cell: HANOI,
      device: `d${n}`,
    }));
    expect(suspicionOf(life({ looks }), 3, rules)).toEqual({ score: 0, evidence: [] });
  });

  it('S1: a look before the label was on a pack, but not by who prints and packs; and a first one after the goods are gone', () => {
    const early = (time: string, over: Partial<Look> = {}, life: Partial<LabelLife> = {}) =>
      signalsOf({ home: LAI_CHAU, ...life, looks: [{ at: at(time), ...over }] });
    expect(early('2026-08-30T00:00')).toEqual(['before-life']);
    expect(early('2026-08-31T12:00')).toEqual([]);
    expect(early('2026-08-31T12:00', { cell: HANOI })).toEqual(['before-life']);
    expect(early('2026-07-01T00:00', { cell: LAI_CHAU })).toEqual([]);
    expect(early('2026-08-30T00:00', {}, { boundAt: undefined })).toEqual(['before-life']);
    expect(early('2028-01-01T00:00')).toEqual(['after-life']);
    expect(early('2028-01-01T00:00', {}, { firstLookAt: at('2026-12-01T00:00') })).toEqual([]);
    expect(early('2036-01-01T00:00', {}, { expiresAt: undefined })).toEqual([]);
  });

  it('S1: one label of a stolen roll that is looked at at the other end of the country is enough (L05)', () => {
    const stolen = { boundAt: undefined, home: LAI_CHAU };
    const score = (cell: string) =>
      suspicionOf(life({ ...stolen, looks: [{ at: at('2026-10-01T08:00'), cell }] }), 3, rules).score;
    expect(score(SAIGON)).toBeGreaterThanOrEqual(rules.alertFrom);
    expect(score(HANOI)).toBeLessThan(rules.alertFrom);
    expect(score(LAI_CHAU)).toBe(0);
  });

  it('S2: Hanoi and Saigon within two hours, but not by a day’s bus, and not two cells of one town', () => {
    const from = { at: at('2026-10-01T08:00'), cell: HANOI };
    expect(signalsOf({ looks: [from, { at: at('2026-10-01T10:00'), cell: SAIGON }] })).toEqual(['too-fast']);
    expect(signalsOf({ looks: [from, { at: at('2026-10-01T14:00'), cell: SAIGON }] })).toEqual([]);
    expect(signalsOf({ looks: [from, { at: at('2026-10-01T08:01'), cell: '21.0,106.0' }] })).toEqual([]);
    expect(signalsOf({ looks: [from, { at: at('2026-10-01T08:01') }] })).toEqual([]);
  });

  it('S3: more devices than nearly every label of the product, within one month', () => {
    const looks = (devices: number, month = '10') =>
      Array.from({ length: devices }, (_, n) => ({ at: at(`2026-${month}-02T08:00`), device: `d${month}${n}` }));
    expect(signalsOf({ looks: looks(9) })).toEqual(['many-devices']);
    expect(signalsOf({ looks: looks(9) }, 12)).toEqual([]);
    expect(signalsOf({ looks: [...looks(5), ...looks(5, '11')] })).toEqual([]);
  });

  it('S4: far from where it was sent, once it has left', () => {
    expect(signalsOf({ sentTo: SAIGON })).toEqual(['other-region']);
    expect(signalsOf({ sentTo: SAIGON, sentAt: at('2026-10-01T09:00') })).toEqual([]);
    expect(signalsOf({ sentTo: SAIGON, sentAt: at('2026-09-30T09:00') })).toEqual(['other-region']);
  });

  it('S5: after the code under its seal was given; alone it wakes nobody before the pack must be eaten', () => {
    const opened = (time: string) => suspicionOf(life({ openedAt: at(time) }), 3, rules);
    const signals = (time: string) => opened(time).evidence.map(one => one.signal);
    expect(signals('2026-10-01T07:30')).toEqual([]);
    expect(signals('2026-10-01T06:59')).toEqual(['after-opening']);
    expect(opened('2026-09-01T00:00').score).toBeLessThan(rules.alertFrom);
    expect(signals('2026-07-01T00:00')).toEqual(['after-opening', 'long-after-opening']);
    expect(opened('2026-07-01T00:00').score).toBeGreaterThanOrEqual(rules.alertFrom);
  });

  it('S6: after it was voided or came back, twice; after a recall, which buyers look up, with next to no weight', () => {
    const twice = [{ at: at('2026-10-01T08:00') }, { at: at('2026-10-02T08:00') }];
    expect(signalsOf({ endedAt: at('2026-09-10T00:00'), looks: twice })).toEqual(['after-end']);
    expect(signalsOf({ endedAt: at('2026-09-10T00:00'), looks: twice.slice(1) })).toEqual([]);
    expect(signalsOf({ recalledAt: at('2026-10-02T00:00'), looks: twice })).toEqual(['after-recall']);
    const { weights } = rules;
    const ofHonestBuyers = weights['after-life'] + weights['after-opening'] + weights['after-recall'];
    expect(ofHonestBuyers).toBeLessThan(rules.alertFrom);
  });

  it('is a sum that says why, and one weak signal alone wakes nobody', () => {
    const { score, evidence } = suspicionOf(
      life({
        sentTo: LAI_CHAU,
        looks: [
          { at: at('2026-10-01T08:00'), cell: HANOI },
          { at: at('2026-10-01T09:00'), cell: SAIGON },
        ],
      }),
      3,
      rules,
    );
    expect(evidence.map(one => one.signal)).toEqual(['too-fast', 'other-region']);
    expect(score).toBe(60);
    expect(evidence[0]?.facts).toMatchObject({ km: 1160, minutes: 60 });
    expect(rules.weights['other-region']).toBeLessThan(rules.alertFrom);
  });

  it('has rules for every day since traceability became law, and none before', () => {
    expect(cloneRulesOn('2024-06-01')).toBe(CLONE_RULES[0]);
    expect(() => cloneRulesOn('2024-05-31')).toThrow(RangeError);
  });
});

describe('who looked (L11)', () => {
  it('is a number that another salt makes another', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(hashUnder(one, '203.0.113.7', 'Phone')).toEqual(hashUnder(one, '203.0.113.7', 'Phone'));
    expect(hashUnder(one, '203.0.113.7', 'Phone')).not.toEqual(hashUnder(other, '203.0.113.7', 'Phone'));
    expect(hashUnder(one, 'ab', 'c')).not.toEqual(hashUnder(one, 'a', 'bc'));
  });

  it('forgets the last part of an address', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113');
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113');
    expect(networkOf('2001:db8:7:1::9')).toBe(networkOf('2001:db8:7:2::1'));
    expect(networkOf('2001:db8:8::1')).not.toBe(networkOf('2001:db8:7::1'));
    expect(networkOf('unknown')).toBe('');
  });
});

describe('false alarms (L12)', () => {
  /** What honest packs go through: a packer who tries the sheet, a shop its shelf, a family, a gift to another town, a second look before the last cup. */
  const honest = fc
    .record({
      shop: fc.nat(2),
      home: fc.constantFrom(HANOI, SAIGON, LAI_CHAU),
      family: fc.integer({ min: 1, max: 4 }),
      gift: fc.option(fc.constantFrom(HANOI, SAIGON, LAI_CHAU), { nil: undefined }),
      placed: fc.boolean(),
      trials: fc.nat(2),
      isOpened: fc.boolean(),
      isRecalled: fc.boolean(),
      days: fc.integer({ min: 3, max: 300 }),
    })
    .map(({ shop, home, family, gift, placed, trials, isOpened, isRecalled, days }): LabelLife => {
      const sold = at('2026-09-03T02:00').getTime();
      const look = (hours: number, cell: string, device: string): Look => ({
        at: new Date(sold + hours * HOUR),
        device,
        ...(placed && { cell }),
      });
      const looks = [
        ...Array.from({ length: trials }, (_, n) => look(n - 52, LAI_CHAU, 'packer')),
        ...Array.from({ length: shop }, (_, n) => look(n, LAI_CHAU, 'shop')),
        ...Array.from({ length: family }, (_, n) => look(days * 24 + n * 0.1, home, `family ${n}`)),
        ...(gift ? [look(days * 24 + 72, gift, 'friend')] : []),
      ];
      const eaten = new Date(sold + days * 24 * HOUR);
      return life({
        looks,
        home: LAI_CHAU,
        sentTo: home,
        sentAt: new Date(sold + 4 * HOUR),
        ...(isOpened && { openedAt: eaten }),
        ...(isRecalled && { recalledAt: eaten }),
      });
    });

  it('are none among a thousand honest packs', () => {
    fc.assert(
      fc.property(honest, one => suspicionOf(one, 3, rules).score < rules.alertFrom),
      { numRuns: 1000 },
    );
  });

  it('and one code on a hundred packs is found', () => {
    const copied = fc.array(
      fc.record({ hour: fc.nat(24 * 28), cell: fc.constantFrom(HANOI, SAIGON, LAI_CHAU), device: fc.uuid() }),
      { minLength: 20, maxLength: 40 },
    );
    fc.assert(
      fc.property(copied, found => {
        const looks = found
          .map(({ hour, ...rest }) => ({ at: new Date(at('2026-10-01T00:00').getTime() + hour * 3_600_000), ...rest }))
          .sort((a, b) => a.at.getTime() - b.at.getTime());
        return suspicionOf(life({ looks }), 3, rules).score >= rules.alertFrom;
      }),
    );
  });
});
