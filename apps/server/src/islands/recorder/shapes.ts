// What lies in the phone's memory.
import type { Book } from '../../api/recorder/book.js';

export interface Key {
  /** 32 bytes. */
  publicKey: Uint8Array;
  secret: CryptoKey | Uint8Array;
}

export interface FieldTime {
  /** ISO 8601: what the server told. */
  trusted: string;
  /** Milliseconds on the monotonic clock since then. */
  elapsed: number;
  /** Milliseconds by the wall clock in which the app did not run. */
  away: number;
  /** The wall clock when this was last written. */
  wall: number;
}

export type ItemState = 'queued' | 'received' | 'stored' | 'waiting' | 'refused' | 'withdrawn';

/** An item of the chain, as it will be sent, and what the person sees of it. */
export interface OutItem {
  seq: number;
  id: string;
  hash: string;
  body: string;
  signature: string;
  state: ItemState;
  /** The server's sentence: why it waits or was refused. */
  sentence?: string;
  flags?: readonly string[];
  /** For the list: what was done, with what, and when by the phone's clock. */
  title: string;
  detail: string;
  at: string;
  /** Whether it can be opened again in the form: a task, not a start or a withdrawal. */
  deed: Record<string, unknown> & { what: string };
}

export interface OutFile {
  hash: string;
  bytes: ArrayBuffer;
  type: string;
  isSent: boolean;
}

export interface Device {
  id: string;
  letters: string;
}

export interface Meta {
  key: Key;
  device: Device;
  /** The public key of the log, as the server told it first: a verifier key of signed notes. */
  log: string;
  head: { seq: number; hash: string };
  time: FieldTime;
  book: Book;
  /** How many lots were given out on a day. */
  lots: Record<string, number>;
}
