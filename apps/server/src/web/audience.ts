import { Injectable } from '@nestjs/common';
import { TooManyWatching } from './refusals.js';

/** Each is a connection and a look every second or so: what one process bears beside its pages. */
export const MOST_WATCHING = 500;
/** A family behind one address, or a co-op's office; a village behind one gateway reloads the page instead. */
export const MOST_PER_ADDRESS = 12;

/** Who watches something change, over a connection that stays open. Counted, since an open connection costs as long as it likes. */
@Injectable()
export class Audience {
  private readonly watching = new Map<string, number>();
  private all = 0;

  /** Returns how to leave; leaving twice is leaving once. Throws TooManyWatching. */
  enter(address: string): () => void {
    const here = this.watching.get(address) ?? 0;
    if (this.all >= MOST_WATCHING || here >= MOST_PER_ADDRESS) throw new TooManyWatching();
    this.watching.set(address, here + 1);
    this.all++;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.all--;
      const left = (this.watching.get(address) ?? 1) - 1;
      if (left > 0) this.watching.set(address, left);
      else this.watching.delete(address);
    };
  }
}
