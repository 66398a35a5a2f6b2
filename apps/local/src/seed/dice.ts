import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';
import { PLAIN_ALPHABET } from '#platform/ids';

/** Chance that falls the same way every time: the sample province is a fixture of the tests too. */
export class Dice {
  constructor(private state: number) {}

  /** 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  falls(chance: number): boolean {
    return this.next() < chance;
  }

  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.next() * from.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Picks the more often the heavier it is. */
  weigh<T>(from: readonly T[], weight: (one: T) => number): T {
    let rest = this.next() * from.reduce((sum, one) => sum + weight(one), 0);
    return from.find(one => (rest -= weight(one)) < 0) ?? this.pick(from);
  }
}

/** A number of our own: ids of the sample province are the same on every machine. */
const NAMESPACE = '6f1c1d0e-2b4a-5c7e-9d3f-0c8a994b2021';

export const idOf = (name: string): string => v5(name, NAMESPACE);

const hashOf = (name: string): Buffer => createHash('sha256').update(name).digest();

/** For the tables that grow with time: in order of time like every id of the house (UUID version 7), yet given by a name. */
export const idAt = (name: string, at: Date): string =>
  v7({ msecs: at.getTime(), random: hashOf(name).subarray(0, 16) });

/** Symbols that are told apart on paper, given by a name. */
export const codeOf = (name: string, length: number): string =>
  Array.from(hashOf(name).subarray(0, length), byte => PLAIN_ALPHABET[byte % PLAIN_ALPHABET.length]).join('');

/** 32 bytes that nobody can guess who does not have the sample province: good enough for it, and for it alone. */
export const saltOf = (name: string): Buffer => hashOf(`salt ${name}`);

export const secretOf = (name: string): string => hashOf(name).subarray(0, 20).toString('base64url');
