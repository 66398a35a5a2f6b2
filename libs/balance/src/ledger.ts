// The books of the lots that a group of events touches, in memory and under their locks: what each event moves, what flows along with it,
// and what does not add up. Plain arithmetic; the service loads and saves.
import { dayOf } from '#platform/clock';
import {
  sumOf,
  type Edge,
  type Entry,
  type FlagKind,
  type LotState,
  type OwnLot,
  type PlaceOfHouse,
  type RaisedFlag,
  type TimedEvent,
  type Weighed,
} from './books.js';
import type { Bound } from './bounds.js';
import { judgeClaims } from './claims.js';
import { edgesInto, edgesOf } from './edges.js';
import { flowsOf, type Counted, type Flows, type Move, type MoveKind } from './flows.js';
import { baseOf, isFault, type QuantityFault } from './quantity.js';
import { addTo, carryTo, shareOfInputs, type Share } from './shares.js';
import { faultOfParts, faultOfYield, type Making } from './yields.js';

/** A quantity of one of our own lots that no honest form writes. */
export class FalseQuantity {
  constructor(
    readonly fault: QuantityFault,
    readonly lot: LotState,
  ) {}
}

export const TRANSIT = 'transit';

const SUM_OF: Readonly<Record<MoveKind, 'created' | 'consumed' | 'shipped' | 'received' | 'destroyed'>> = {
  created: 'created',
  consumed: 'consumed',
  shipped: 'shipped',
  returned: 'shipped',
  received: 'received',
  destroyed: 'destroyed',
};

export class Ledger {
  readonly entries: Entry[] = [];
  readonly edges: Edge[] = [];
  readonly flags: RaisedFlag[] = [];

  constructor(
    private readonly lots: ReadonlyMap<string, LotState>,
    private readonly bounds: readonly Bound[],
    /** Places of the house, as events call them. */
    private readonly places: ReadonlyMap<string, PlaceOfHouse>,
  ) {}

  /** Throws FalseQuantity for a lot of our own. */
  book(event: TimedEvent): void {
    const flows = flowsOf(event, name => this.lots.get(name)?.own !== undefined);
    const moves = flows.moves.flatMap(move => this.weigh(event, move));
    const taken = moves.filter(move => move.kind === 'consumed');
    const given = moves.filter(move => move.kind === 'created');
    // What goes in is read before what comes out changes it: shares are of the lot as it was.
    const share = shareOfInputs(taken);
    for (const move of moves) this.enter(event, move);
    if (event.type === 'TransformationEvent') this.transform(event, flows, taken, given, share);
    else for (const move of given) this.gather(event, move);
    if (flows.container !== undefined)
      this.edges.push(...edgesInto(event, flows.container, flows.contents, name => this.lot(name)));
  }

  private lot(name: string): LotState {
    const lot = this.lots.get(name);
    if (!lot) throw new Error(`${name} was not loaded`);
    return lot;
  }

  private raise(kind: FlagKind, lot: LotState, event: bigint, numbers: Record<string, string>): void {
    const isRaised = this.flags.some(flag => flag.kind === kind && flag.lot === lot && flag.event === event);
    if (!isRaised) this.flags.push({ kind, lot, event, numbers });
  }

  private weigh(event: TimedEvent, move: Move): Weighed[] {
    const lot = this.lot(move.name);
    const read = baseOf(move.quantity, move.uom, lot.own);
    if (isFault(read)) {
      if (lot.own) throw new FalseQuantity(read, lot);
      // Anybody's event is kept as it is; without a number it only links.
      if (read !== 'no-quantity')
        this.raise('unit', lot, event.id, { fault: read, quantity: String(move.quantity), unit: move.uom ?? '' });
      return [];
    }
    lot.unit ??= read.unit;
    if (lot.unit !== read.unit) {
      if (lot.own) throw new FalseQuantity('other-unit', lot);
      this.raise('unit', lot, event.id, { fault: 'other-unit', unit: read.unit, expected: lot.unit });
      return [];
    }
    return [{ ...move, lot, amount: read.amount }];
  }

  private enter(event: TimedEvent, { lot, kind, amount }: Weighed): void {
    const add = (holder: string, change: bigint) =>
      this.entries.push({
        lot,
        holder,
        event: event.id,
        time: event.time,
        kind: kind === 'returned' ? 'shipped' : kind,
        amount: change,
        ...(kind === 'created' && event.type === 'ObjectEvent' && !this.isElsewhere(event, lot) && siteOf(event)),
      });
    const isGained = kind === 'created' || kind === 'returned' || kind === 'received';
    add(event.party, isGained ? amount : -amount);
    if (kind === 'shipped') add(TRANSIT, amount);
    if (kind === 'returned' || kind === 'received') add(TRANSIT, -amount);
    const sum = SUM_OF[kind];
    lot[sum] = kind === 'returned' ? (lot[sum] > amount ? lot[sum] - amount : 0n) : lot[sum] + amount;
    if (kind === 'created' && lot.own && event.party !== lot.own.cooperativeId)
      this.raise('origin', lot, event.id, { amount: String(amount), unit: lot.unit ?? '', party: event.party });
  }

  /** Goods that come from the land: all of them stand for themselves, and are of the place where they were gathered. */
  private gather(event: TimedEvent, { lot, amount }: Weighed): void {
    if (lot.origin !== null || lot.created === amount) lot.origin = (lot.origin ?? 0n) + amount;
    const verified = this.verifiedFor(event, lot);
    if (event.site !== undefined) addTo(lot.claims, `from:${event.site}`, amount);
    for (const claim of verified) addTo(lot.claims, claim, amount);
    if (!lot.own) return;
    const gathered = { amount: String(amount), unit: lot.unit ?? '', party: event.party };
    // Packs are made of something; a pack that nothing went into was bought in.
    if (lot.own.netQuantity !== undefined) this.raise('origin', lot, event.id, gathered);
    // So were goods of somebody else's land, and of no land that anybody knows: no season could be full with them (B4).
    else if (!this.isOnOwnPlace(event, lot.own))
      this.raise('origin', lot, event.id, { ...gathered, place: event.site ?? '' });
    const unproven = event.claims.filter(
      claim => !verified.includes(claim) && !(claim === 'single-origin' && event.site),
    );
    if (unproven.length > 0)
      this.raise('claim', lot, event.id, {
        claim: unproven.join(', '),
        claimed: String(amount),
        proven: '0',
        unit: lot.unit ?? '',
      });
  }

  private isOnOwnPlace({ site = '' }: TimedEvent, { cooperativeId }: OwnLot): boolean {
    return this.places.get(site)?.cooperativeId === cooperativeId;
  }

  /** On a place of another co-op of the house: its season and what is verified for it are not for these goods. */
  private isElsewhere({ site = '' }: TimedEvent, { own }: LotState): boolean {
    const place = this.places.get(site);
    return place !== undefined && own !== undefined && place.cooperativeId !== own.cooperativeId;
  }

  /** The department had seen the certificate or the trees, and it held on the day of the harvest. */
  private verifiedFor(event: TimedEvent, lot: LotState): string[] {
    if (this.isElsewhere(event, lot)) return [];
    const day = dayOf(new Date(event.time));
    const all = this.places.get(event.site ?? '')?.claims ?? [];
    return all.filter(({ from, to }) => from <= day && (to === null || to >= day)).map(({ claim }) => claim);
  }

  private transform(
    event: TimedEvent,
    flows: Flows,
    taken: readonly Weighed[],
    given: readonly Weighed[],
    share: Share,
  ): void {
    this.link(event, flows, taken, given);
    const total = sumOf(given);
    const isComparable = new Set([...taken, ...given].map(({ lot }) => lot.unit)).size === 1;
    const carried = isComparable && taken.length > 0 ? { ...share, given: total } : undefined;
    for (const move of given) {
      this.carry(event, move, carried);
      this.inheritHold(event, move.lot, flows.inputs);
    }
    const main = given.find(({ lot }) => lot.own && !lot.own.isByProduct);
    if (event.transformation !== undefined) this.judgeParts(event, main, taken, total);
    else if (!main) return;
    else if (carried) this.judge({ event, main, taken, total }, share);
    else this.raiseIncomparable({ event, main, taken, total });
  }

  private link(event: TimedEvent, flows: Flows, taken: readonly Weighed[], given: readonly Weighed[]): void {
    for (const edge of edgesOf(event, flows, { taken, given }, name => this.lot(name))) {
      if (edge.from === edge.to) {
        this.raise('cycle', edge.from, event.id, { lot: edge.from.name });
        continue;
      }
      this.edges.push(edge);
      edge.from.feeds = true;
    }
  }

  private carry(event: TimedEvent, { lot, amount }: Weighed, share: (Share & { given: bigint }) | undefined): void {
    const flowing = carryTo(lot, amount, share);
    if (!lot.own) return;
    for (const numbers of judgeClaims(event.claims, flowing, amount))
      this.raise('claim', lot, event.id, { ...numbers, unit: lot.unit ?? '' });
  }

  /** Goods out of nothing, or pieces out of grams: nobody can say whether it adds up. */
  private raiseIncomparable({ event, main: { lot }, taken, total }: Making): void {
    if (taken.length === 0) this.raise('yield', lot, event.id, { in: '0', out: String(total), unit: lot.unit ?? '' });
    else this.raise('unit', lot, event.id, { fault: 'other-unit', quantity: String(total), unit: lot.unit ?? '' });
  }

  private judgeParts(event: TimedEvent, main: Weighed | undefined, taken: readonly Weighed[], total: bigint): void {
    const fault = faultOfParts(this.lot(event.transformation ?? ''), taken, total);
    if (main && fault) this.raise('yield', main.lot, event.id, { ...fault, unit: main.lot.unit ?? '' });
  }

  private judge(making: Making, share: Share): void {
    const fault = faultOfYield(making, share, this.bounds);
    if (fault) this.raise('yield', making.main.lot, making.event.id, fault);
  }

  /** What is made of goods that wait for an explanation waits as well. */
  private inheritHold(event: TimedEvent, lot: LotState, inputs: readonly Counted[]): void {
    if (!lot.own?.batchId) return;
    const held = inputs
      .map(({ name }) => this.lot(name))
      .find(input => input.isHeld && input.own?.batchId !== lot.own?.batchId);
    if (held) this.raise('held-input', lot, event.id, { input: held.name });
  }
}

const siteOf = ({ site }: TimedEvent) => (site === undefined ? {} : { site });
