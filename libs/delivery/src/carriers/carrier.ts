import type { Dong } from '#platform/money';
import type { Sighting } from './sighting.js';

/** `own`: the co-op, or a neighbour of its own, carries it and tells of it at the desk. `hired`: a company that is asked by program. */
export const CARRIERS = ['own', 'hired'] as const;
export type CarrierKind = (typeof CARRIERS)[number];

/** What a carrier is told of a parcel, and no more. */
export interface ToCarry {
  /** Ours; with it the carrier knows that it was asked before. */
  reference: string;
  /** As buyer and co-op call it. */
  number: string;
  grams: number;
  /** What is taken at the door. */
  toCollect: Dong;
  from: Party;
  to: Party;
}

export interface Party {
  name: string;
  phone: string;
  communeCode: string;
  address: string;
}

export interface Consigned {
  trackingCode: string;
  /** Null: it is not asked for parcel by parcel. */
  fee: Dong | null;
}

/** Whoever brings parcels. Never inside a transaction: it waits for another machine. What it does not do is thrown as NotTaken. */
export interface Carrier {
  /** As people call it. */
  readonly name: string;
  /** Takes the parcel on; asked again under the same reference, it says the same. */
  consign(parcel: ToCarry): Promise<Consigned>;
  /** The paper it wants on the parcel, as PDF; undefined: ours will do. */
  label(trackingCode: string): Promise<Buffer | undefined>;
  /** Calls it off. What it does not know, or has called off already, is called off. */
  cancel(reference: string): Promise<void>;
  /** What happened to the parcel until now; nothing where people tell of it. */
  look(trackingCode: string): Promise<Sighting[]>;
}

/** The carrier has not done what it was asked. */
export class NotTaken extends Error {
  constructor(
    readonly answer: string,
    /** It will never do it: nothing is gained by asking again. */
    readonly isFinal: boolean,
  ) {
    super(answer);
  }
}
