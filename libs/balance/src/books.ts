// What the books of the goods are about: lots as they were locked, events as they are told, and what is written of both.
import type { Day } from '#platform/clock';
import type { Claims } from './claims.js';
import type { GoodsEvent, Move, MoveKind } from './flows.js';
import type { BaseUnit } from './quantity.js';

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

/** What the department has countersigned, from its first day to its last. */
export interface DatedClaim {
  claim: string;
  from: Day;
  to: Day | null;
}

/** A place of a co-op of the house. */
export interface PlaceOfHouse {
  cooperativeId: string;
  claims: readonly DatedClaim[];
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

/** A move whose quantity was read: whole base units of its lot. */
export interface Weighed extends Move {
  lot: LotState;
  amount: bigint;
}

export const sumOf = (moves: readonly Weighed[]): bigint => moves.reduce((sum, { amount }) => sum + amount, 0n);
