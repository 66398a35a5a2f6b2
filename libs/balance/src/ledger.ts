// The books of the lots that a group of events touches, in memory and under their locks: what each event moves, what flows along with it
// (how much was once gathered, what may be claimed), and what does not add up. Plain arithmetic; the service loads and saves.
import { inScope, judgeYield, type Bound } from './bounds.js';
import { claimsOfOutput, judgeClaims, shareOf, type Claims } from './claims.js';
import { flowsOf, type Counted, type Flows, type GoodsEvent, type Move, type MoveKind } from './flows.js';
import { baseOf, isFault, type BaseUnit, type QuantityFault } from './quantity.js';

/** What the house knows of a lot of its own. */
export interface OwnLot {
  cooperativeId: string;
  productId: string;
  line: string;
  unit: BaseUnit;
  /** Base units in one pack; undefined for the goods in bulk. */
  netQuantity?: number;
  /** Bran, husk, broken rice: it counts in what came out, not in the yield of the task. */
  isByProduct?: boolean;
  /** Null when no batch of the product has this lot number. */
  batchId: string | null;
}

/** One lot as it was when its row was locked; the ledger changes it. */
export interface LotState {
  id: bigint;
  name: string;
  unit: BaseUnit | null;
  own?: OwnLot;
  created: bigint;
  consumed: bigint;
  shipped: bigint;
  received: bigint;
  destroyed: bigint;
  sold: bigint;
  origin: bigint | null;
  claims: Claims;
  /** Whether it has already gone into another lot. */
  feeds: boolean;
  /** Whether its batch waits for a countersigned explanation. */
  isHeld: boolean;
}

export interface TimedEvent extends GoodsEvent {
  /** epcis_event.id */
  id: bigint;
  time: string;
  /** Whose event it is. */
  party: string;
  /** The task of the recipe that it came from, when it says so. */
  task?: string;
  /** What it asserts of the goods it makes: organic, old-tree, single-origin. */
  claims: readonly string[];
}

export type FlagKind = 'conservation' | 'unit' | 'origin' | 'cycle' | 'yield' | 'capacity' | 'claim' | 'held-input';

export interface RaisedFlag {
  kind: FlagKind;
  lot: LotState;
  event: bigint;
  numbers: Record<string, string>;
}

export interface Entry {
  lot: LotState;
  holder: string;
  event: bigint;
  time: string;
  kind: 'opened' | Exclude<MoveKind, 'returned'>;
  amount: bigint;
  site?: string;
}

export interface Edge {
  from: LotState;
  to: LotState;
  event: bigint;
  taken?: bigint;
  given?: bigint;
  isContainer: boolean;
}

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

/** What the inputs of an event carry together. */
interface Share {
  total: bigint;
  /** Null when it is not known for one of them. */
  origin: bigint | null;
  claims: Claims;
}

interface Weighed extends Move {
  lot: LotState;
  amount: bigint;
}

export class Ledger {
  readonly entries: Entry[] = [];
  readonly edges: Edge[] = [];
  readonly flags: RaisedFlag[] = [];

  constructor(
    private readonly lots: ReadonlyMap<string, LotState>,
    private readonly bounds: readonly Bound[],
    /** Claims that are verified for a site: the department has seen the certificate or the trees. */
    private readonly siteClaims: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** Throws FalseQuantity for a lot of our own. */
  book(event: TimedEvent): void {
    const flows = flowsOf(event, name => this.lots.get(name)?.own !== undefined);
    const moves = flows.moves.flatMap(move => this.weigh(event, move));
    const taken = moves.filter(move => move.kind === 'consumed');
    const given = moves.filter(move => move.kind === 'created');
    // What goes in is read before what comes out changes it: shares are of the lot as it was.
    const share = this.shareOfInputs(taken);
    for (const move of moves) this.enter(event, move);
    if (event.type === 'TransformationEvent') this.transform(event, flows, taken, given, share);
    else for (const move of given) this.gather(event, move);
    if (flows.container !== undefined) this.fill(event, flows.container, flows.contents);
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
        ...(kind === 'created' && event.type === 'ObjectEvent' && event.site !== undefined && { site: event.site }),
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
    const verified = event.site === undefined ? [] : (this.siteClaims.get(event.site) ?? []);
    if (event.site !== undefined) addTo(lot.claims, `from:${event.site}`, amount);
    for (const claim of verified) addTo(lot.claims, claim, amount);
    if (!lot.own) return;
    // Packs are made of something; a pack that nothing went into was bought in.
    if (lot.own.netQuantity !== undefined)
      this.raise('origin', lot, event.id, { amount: String(amount), unit: lot.unit ?? '', party: event.party });
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

  private shareOfInputs(taken: readonly Weighed[]): Share {
    const claims: Claims = new Map();
    let [total, origin]: [bigint, bigint | null] = [0n, 0n];
    for (const { lot, amount } of taken) {
      total += amount;
      // What nobody told us the making of stands for itself.
      const part = lot.created > 0n ? lot.origin && shareOf(lot.origin, amount, lot.created) : amount;
      origin = origin === null || part === null ? null : origin + part;
      for (const [claim, held] of lot.claims) addTo(claims, claim, shareOf(held, amount, lot.created));
    }
    return { total, origin, claims };
  }

  private transform(
    event: TimedEvent,
    { inputs, outputs }: Flows,
    taken: readonly Weighed[],
    given: readonly Weighed[],
    share: Share,
  ): void {
    this.link(event, inputs, outputs, taken, given);
    const total = given.reduce((sum, { amount }) => sum + amount, 0n);
    const isComparable = new Set([...taken, ...given].map(({ lot }) => lot.unit)).size === 1;
    const carried = isComparable && taken.length > 0 ? { ...share, given: total } : undefined;
    for (const move of given) {
      this.carry(event, move, carried);
      this.inheritHold(event, move.lot, inputs);
    }
    const main = given.find(({ lot }) => lot.own && !lot.own.isByProduct);
    if (event.transformation !== undefined) this.judgeParts(event, main, taken, total);
    else if (!main) return;
    else if (carried) this.judge(event, main, total, share);
    else this.raiseIncomparable(event, main, taken, total);
  }

  /** What flows along: how much was gathered for it, and what may be claimed of it. Nothing, when it cannot be compared with what went in. */
  private carry(event: TimedEvent, { lot, amount }: Weighed, share: (Share & { given: bigint }) | undefined): void {
    const isFirst = lot.created === amount;
    const part = share === undefined || share.origin === null ? null : shareOf(share.origin, amount, share.given);
    const before = isFirst ? 0n : lot.origin;
    lot.origin = part === null || before === null ? null : before + part;
    const flowing: Claims = share ? claimsOfOutput(share.claims, share.total, amount) : new Map();
    for (const [claim, held] of flowing) addTo(lot.claims, claim, held);
    if (!lot.own) return;
    for (const numbers of judgeClaims(event.claims, flowing, amount))
      this.raise('claim', lot, event.id, { ...numbers, unit: lot.unit ?? '' });
  }

  /** Goods out of nothing, or pieces out of grams: nobody can say whether it adds up. */
  private raiseIncomparable(event: TimedEvent, { lot }: Weighed, taken: readonly Weighed[], total: bigint): void {
    if (taken.length === 0) this.raise('yield', lot, event.id, { in: '0', out: String(total), unit: lot.unit ?? '' });
    else this.raise('unit', lot, event.id, { fault: 'other-unit', quantity: String(total), unit: lot.unit ?? '' });
  }

  /** Told in several events, a transformation still gives no more than it took so far. Its node keeps both sums. */
  private judgeParts(event: TimedEvent, main: Weighed | undefined, taken: readonly Weighed[], total: bigint): void {
    const middle = this.lot(event.transformation ?? '');
    middle.created += taken.reduce((sum, { amount }) => sum + amount, 0n);
    middle.consumed += total;
    if (main && middle.consumed > middle.created)
      this.raise('yield', main.lot, event.id, {
        in: String(middle.created),
        out: String(middle.consumed),
        unit: main.lot.unit ?? '',
      });
  }

  private judge(event: TimedEvent, { lot, amount }: Weighed, total: bigint, share: Share): void {
    const { own } = lot;
    if (!own) return;
    const isPacking = own.netQuantity !== undefined;
    const scope = inScope(this.bounds, {
      line: own.line,
      cooperativeId: own.cooperativeId,
      day: event.time.slice(0, 10),
    });
    const fault = judgeYield(scope, {
      task: event.task,
      isPacking,
      in: share.total,
      out: amount,
      total,
      gathered: share.origin,
    });
    if (fault) this.raise('yield', lot, event.id, { ...fault, unit: lot.unit ?? '' });
  }

  /** What is made of goods that wait for an explanation waits as well. */
  private inheritHold(event: TimedEvent, lot: LotState, inputs: readonly Counted[]): void {
    if (!lot.own?.batchId) return;
    const held = inputs
      .map(({ name }) => this.lot(name))
      .find(input => input.isHeld && input.own?.batchId !== lot.own?.batchId);
    if (held) this.raise('held-input', lot, event.id, { input: held.name });
  }

  private link(
    event: TimedEvent,
    inputs: readonly Counted[],
    outputs: readonly Counted[],
    taken: readonly Weighed[],
    given: readonly Weighed[],
  ): void {
    const amountIn = sums(taken);
    const amountOut = sums(given);
    const froms = distinct(inputs).map(name => this.lot(name));
    const tos = distinct(outputs).map(name => this.lot(name));
    // A transformation told in several events has a node of its own in the middle.
    const middle = event.transformation === undefined ? undefined : this.lot(event.transformation);
    const add = (from: LotState, to: LotState) => {
      if (from === to) return this.raise('cycle', from, event.id, { lot: from.name });
      this.edges.push({
        from,
        to,
        event: event.id,
        taken: amountIn.get(from),
        given: amountOut.get(to),
        isContainer: false,
      });
      from.feeds = true;
    };
    if (middle) {
      for (const from of froms) add(from, middle);
      for (const to of tos) add(middle, to);
    } else for (const from of froms) for (const to of tos) add(from, to);
  }

  private fill(event: TimedEvent, container: string, contents: readonly Counted[]): void {
    const to = this.lot(container);
    for (const name of distinct(contents)) {
      const from = this.lot(name);
      if (from !== to) this.edges.push({ from, to, event: event.id, isContainer: true });
    }
  }
}

function addTo(claims: Claims, claim: string, amount: bigint): void {
  if (amount > 0n) claims.set(claim, (claims.get(claim) ?? 0n) + amount);
}

const distinct = (counted: readonly Counted[]): string[] => [...new Set(counted.map(({ name }) => name))];

function sums(moves: readonly Weighed[]): Map<LotState, bigint> {
  const all = new Map<LotState, bigint>();
  for (const { lot, amount } of moves) all.set(lot, (all.get(lot) ?? 0n) + amount);
  return all;
}
