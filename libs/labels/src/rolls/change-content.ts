// What is committed to when labels change their state, as bytes that anybody can write again from the same facts.
import { createHash } from 'node:crypto';
import { stretches, type Stretch } from './positions.js';

export type LabelState = 'issued' | 'active' | 'sold' | 'void' | 'spoiled';

export interface PlacedSerial {
  position: number;
  serial: string;
  /** The line of an order with which it leaves. */
  lineId?: string;
}

export interface LabelChange {
  change: string;
  roll: string;
  gtin: string;
  state: LabelState;
  /** The lot they are bound to by now. */
  lot: string | null;
  at: Date;
}

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const [LEAF, NODE] = [Buffer.from([0]), Buffer.from([1])];

/** The Merkle tree hash of RFC 6962 §2.1 over the serials in the order of their positions, as 64 hex digits: one line stands for ten thousand labels. */
export function serialRoot(serials: readonly string[]): string {
  const hashOf = (from: number, to: number): Buffer => {
    if (to - from === 1) return sha256(LEAF, Buffer.from(serials[from] ?? ''));
    const half = 2 ** Math.floor(Math.log2(to - from - 1)); // the largest power of two below the count
    return sha256(NODE, hashOf(from, from + half), hashOf(from + half, to));
  };
  return (serials.length === 0 ? sha256() : hashOf(0, serials.length)).toString('hex');
}

/** Canonical JSON: keys in alphabetical order, no blanks, instants in UTC with milliseconds; `lines` and `lot` are left out while there are none. */
export function changeContent(change: LabelChange, labels: readonly PlacedSerial[]): ChangeContent {
  const inOrder = [...labels].sort((a, b) => a.position - b.position);
  const serials = inOrder.map(label => label.serial);
  const positions = stretches(inOrder.map(label => label.position));
  const said = {
    at: change.at.toISOString(),
    change: change.change,
    gtin: change.gtin,
    labels: inOrder.length,
    ...linesOf(inOrder),
    ...(change.lot === null ? {} : { lot: change.lot }),
    positions,
    roll: change.roll,
    root: serialRoot(serials),
    state: change.state,
  };
  return { bytes: Buffer.from(JSON.stringify(said)), positions, serials, root: said.root };
}

/** Which of them leave with which line: what nobody may change once the parcel is gone. */
function linesOf(labels: readonly PlacedSerial[]): { lines?: [line: string, positions: Stretch[]][] } {
  const lines = [...new Set(labels.flatMap(({ lineId }) => lineId ?? []))].sort();
  if (lines.length === 0) return {};
  const positionsIn = (line: string) => labels.flatMap(label => (label.lineId === line ? [label.position] : []));
  return { lines: lines.map(line => [line, stretches(positionsIn(line))]) };
}

export interface ChangeContent {
  bytes: Buffer;
  positions: Stretch[];
  /** In the order of the roll. */
  serials: string[];
  root: string;
}
