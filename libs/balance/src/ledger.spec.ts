import fc from 'fast-check';
import type { LotState, OwnLot, PlaceOfHouse, TimedEvent } from './books.js';
import { FalseQuantity, Ledger, TRANSIT } from './ledger.js';
import type { Bound } from './bounds.js';

const COOP = 'coop';
const own: OwnLot = { cooperativeId: COOP, productId: 'p', line: 'tea', unit: 'g', batchId: 'b' };
let ids = 0n;
const aLot = (name: string, change: Partial<LotState> = {}): LotState => ({
  id: ++ids,
  name,
  unit: null,
  created: 0n,
  consumed: 0n,
  shipped: 0n,
  received: 0n,
  destroyed: 0n,
  sold: 0n,
  origin: null,
  claims: new Map(),
  feeds: false,
  isHeld: false,
  ...change,
});
const anEvent = (change: Partial<TimedEvent>): TimedEvent => ({
  id: ++ids,
  time: '2026-11-24T02:00:00Z',
  party: COOP,
  type: 'ObjectEvent',
  quantityList: [],
  children: [],
  childQuantityList: [],
  inputs: [],
  inputQuantityList: [],
  outputs: [],
  outputQuantityList: [],
  claims: [],
  ...change,
});
const kg = (name: string, quantity: number) => ({ name, quantity, uom: 'KGM' });
const plucked = (lot: LotState, kilograms: number, change: Partial<TimedEvent> = {}) =>
  anEvent({
    action: 'ADD',
    bizStep: 'creating_class_instance',
    quantityList: [kg(lot.name, kilograms)],
    site: 'plot',
    ...change,
  });
const made = (from: LotState, into: number, to: LotState, out: number, change: Partial<TimedEvent> = {}) =>
  anEvent({
    type: 'TransformationEvent',
    inputQuantityList: [kg(from.name, into)],
    outputQuantityList: [kg(to.name, out)],
    ...change,
  });

function ledgerOf(lots: LotState[], { bounds = [] as Bound[], sites = { plot: [] } as Record<string, string[]> } = {}) {
  const places = Object.entries(sites).map(([site, claims]): [string, PlaceOfHouse] => [
    site,
    { cooperativeId: COOP, claims: claims.map(claim => ({ claim, from: '2026-01-01', to: '2026-12-31' })) },
  ]);
  return new Ledger(new Map(lots.map(lot => [lot.name, lot])), bounds, new Map(places));
}

describe('the ledger', () => {
  it('follows goods from the field into the next stage, with what stands behind them', () => {
    const [leaf, tea] = [aLot('leaf', { own }), aLot('tea', { own })];
    const ledger = ledgerOf([leaf, tea]);
    ledger.book(plucked(leaf, 40));
    ledger.book(made(leaf, 40, tea, 10));
    expect(ledger.entries.map(({ lot, kind, amount }) => [lot.name, kind, amount])).toEqual([
      ['leaf', 'created', 40_000n],
      ['leaf', 'consumed', -40_000n],
      ['tea', 'created', 10_000n],
    ]);
    expect(ledger.edges).toMatchObject([{ from: leaf, to: tea, taken: 40_000n, given: 10_000n }]);
    expect(tea.origin).toBe(40_000n);
    expect(tea.claims).toEqual(new Map([['from:plot', 10_000n]]));
    expect(ledger.flags).toEqual([]);
  });

  it('B2 flags more out than in, also when it is told in pieces', () => {
    const [leaf, tea, process] = [aLot('leaf', { own }), aLot('tea', { own }), aLot('process')];
    const ledger = ledgerOf([leaf, tea, process]);
    ledger.book(plucked(leaf, 40));
    ledger.book(made(leaf, 10, tea, 11));
    ledger.book({ ...made(leaf, 10, tea, 10, { transformation: 'process' }), outputQuantityList: [] });
    ledger.book({ ...made(leaf, 10, tea, 11, { transformation: 'process' }), inputQuantityList: [] });
    expect(ledger.flags.map(({ kind, numbers }) => [kind, numbers['in'], numbers['out']])).toEqual([
      ['yield', '10000', '11000'],
      ['yield', '10000', '11000'],
    ]);
    expect(ledger.edges.map(({ from, to }) => `${from.name}>${to.name}`)).toEqual([
      'leaf>tea',
      'leaf>process',
      'process>tea',
    ]);
  });

  it('B2 flags goods out of nothing', () => {
    const tea = aLot('tea', { own });
    const ledger = ledgerOf([tea]);
    ledger.book(anEvent({ type: 'TransformationEvent', outputQuantityList: [kg('tea', 5)] }));
    expect(ledger.flags).toMatchObject([{ kind: 'yield', lot: tea }]);
  });

  it('B5 proves what is claimed at the field by what is verified for it', () => {
    const [a, b] = [aLot('a', { own }), aLot('b', { own })];
    const ledger = ledgerOf([a, b], { sites: { plot: ['old-tree'] } });
    ledger.book(plucked(a, 10, { claims: ['old-tree', 'single-origin'] }));
    ledger.book(plucked(b, 10, { claims: ['organic'] }));
    expect(ledger.flags).toMatchObject([
      { kind: 'claim', lot: b, numbers: { claim: 'organic', claimed: '10000', proven: '0' } },
    ]);
  });

  it('B5 asks whether a claim held on the day of the harvest, not on the day it is told', () => {
    const lots = ['before', 'within', 'after'].map(name => aLot(name, { own }));
    const ledger = ledgerOf(lots, { sites: { plot: ['organic'] } });
    // The first and the last are another day in Việt Nam than in UTC.
    const times = ['2025-12-31T16:59:00Z', '2025-12-31T17:00:00Z', '2026-12-31T17:00:00Z'];
    lots.forEach((lot, at) => ledger.book(plucked(lot, 10, { claims: ['organic'], time: times[at] ?? '' })));
    expect(ledger.flags.map(({ kind, lot }) => [kind, lot.name])).toEqual([
      ['claim', 'before'],
      ['claim', 'after'],
    ]);
    expect(lots.map(({ claims }) => claims.get('organic'))).toEqual([undefined, 10_000n, undefined]);
  });

  it('B4 B5 takes nothing for grown on the land of another co-op: neither its season nor its certificate', () => {
    const leaf = aLot('leaf', { own: { ...own, cooperativeId: 'other' } });
    const ledger = ledgerOf([leaf], { sites: { plot: ['organic'] } });
    ledger.book(plucked(leaf, 10, { party: 'other', claims: ['organic'] }));
    expect(ledger.flags.map(({ kind }) => kind)).toEqual(['origin', 'claim']);
    expect(ledger.entries.map(({ site }) => site)).toEqual([undefined]);
    expect(leaf.claims.get('organic')).toBeUndefined();
  });

  it('B4 flags a harvest of no place of the co-op: its season could never be full', () => {
    const lots = ['here', 'nowhere', 'unknown'].map(name => aLot(name, { own }));
    const ledger = ledgerOf(lots);
    lots.forEach((lot, at) => ledger.book(plucked(lot, 10, { site: ['plot', undefined, 'moon'][at] })));
    expect(ledger.flags).toMatchObject([
      { kind: 'origin', lot: { name: 'nowhere' }, numbers: { amount: '10000', place: '' } },
      { kind: 'origin', lot: { name: 'unknown' }, numbers: { amount: '10000', place: 'moon' } },
    ]);
  });

  it('B5 weighs the shares when old-tree and garden tea are blended', () => {
    const [old, garden, blend] = [aLot('old', { own }), aLot('garden', { own }), aLot('blend', { own })];
    const ledger = ledgerOf([old, garden, blend], { sites: { tree: ['old-tree'], garden: [] } });
    ledger.book(plucked(old, 30, { site: 'tree' }));
    ledger.book(plucked(garden, 70, { site: 'garden' }));
    ledger.book(
      anEvent({
        type: 'TransformationEvent',
        inputQuantityList: [kg('old', 30), kg('garden', 70)],
        outputQuantityList: [kg('blend', 25)],
        claims: ['old-tree', 'old-tree=300', 'single-origin'],
      }),
    );
    expect(blend.claims.get('old-tree')).toBe(7_500n);
    expect(ledger.flags.map(({ numbers }) => [numbers['claim'], numbers['claimed'], numbers['proven']])).toEqual([
      ['old-tree', '25000', '7500'],
    ]);
  });

  it('B1 books what was sent as on its way until somebody has it', () => {
    const leaf = aLot('leaf', { own });
    const ledger = ledgerOf([leaf]);
    ledger.book(plucked(leaf, 40));
    ledger.book(anEvent({ action: 'OBSERVE', bizStep: 'shipping', quantityList: [kg('leaf', 30)] }));
    ledger.book(anEvent({ action: 'OBSERVE', bizStep: 'receiving', quantityList: [kg('leaf', 31)], party: 'other' }));
    const level = (holder: string) =>
      ledger.entries.filter(entry => entry.holder === holder).reduce((sum, { amount }) => sum + amount, 0n);
    expect([level(COOP), level(TRANSIT), level('other')]).toEqual([10_000n, -1_000n, 31_000n]);
  });

  it('flags our own goods that a stranger makes, and packs that nothing went into', () => {
    const [leaf, pack] = [aLot('leaf', { own }), aLot('pack', { own: { ...own, netQuantity: 200 } })];
    const ledger = ledgerOf([leaf, pack]);
    ledger.book(plucked(leaf, 1, { party: 'stranger' }));
    ledger.book(
      anEvent({ action: 'ADD', bizStep: 'creating_class_instance', quantityList: [{ name: 'pack', quantity: 5 }] }),
    );
    // Labels are given to packs that are there.
    ledger.book(anEvent({ action: 'ADD', bizStep: 'commissioning', quantityList: [{ name: 'pack', quantity: 5 }] }));
    expect(ledger.flags.map(({ kind, lot }) => [kind, lot.name])).toEqual([
      ['origin', 'leaf'],
      ['origin', 'pack'],
    ]);
    expect(pack.created).toBe(1000n);
  });

  it('holds what is made of held goods', () => {
    const [leaf, tea] = [
      aLot('leaf', { own, isHeld: true, created: 9000n }),
      aLot('tea', { own: { ...own, batchId: 'c' } }),
    ];
    const ledger = ledgerOf([leaf, tea]);
    ledger.book(made(leaf, 4, tea, 1));
    expect(ledger.flags).toMatchObject([{ kind: 'held-input', lot: tea, numbers: { input: 'leaf' } }]);
  });

  it('refuses a false quantity of our own, and only flags it for others', () => {
    const [ours, theirs] = [aLot('ours', { own }), aLot('theirs')];
    const ledger = ledgerOf([ours, theirs]);
    expect(() => ledger.book(plucked(ours, -1))).toThrow(FalseQuantity);
    ledger.book(plucked(theirs, -1));
    expect(ledger.flags).toMatchObject([{ kind: 'unit', lot: theirs }]);
  });

  it('B1 B5 keeps origin and claims within what was gathered, over any splitting and blending', () => {
    const steps = fc.array(
      fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, told => {
        const lots = [0, 1, 2, 3].map(n => aLot(`lot ${n}`, { own }));
        const ledger = ledgerOf(lots, { sites: { plot: ['organic'] } });
        ledger.book(plucked(lots[0] as LotState, 1000));
        for (const [a, b, into, out] of told) {
          const [from, to] = [lots[a] as LotState, lots[b] as LotState];
          const left = (from.created - from.consumed) / 1000n;
          if (a === b || BigInt(into) > left || out > into) continue;
          ledger.book(made(from, into, to, out));
        }
        const still = (lot: LotState, held: bigint) =>
          lot.created === 0n ? 0n : (held * (lot.created - lot.consumed)) / lot.created;
        const organic = lots.reduce((sum, lot) => sum + still(lot, lot.claims.get('organic') ?? 0n), 0n);
        const goods = lots.reduce((sum, lot) => sum + lot.created - lot.consumed, 0n);
        expect(organic <= goods && goods <= 1_000_000n).toBe(true);
      }),
    );
  });
});
