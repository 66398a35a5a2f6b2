import { Injectable } from '@nestjs/common';
import { networkOf } from '#libs/scans';

/** More unknown serials in a minute than a hall full of people mistypes. */
const MOST_A_MINUTE = 120;
const MINUTE_MS = 60_000;
/** Whoever comes from more networks than this is not held back by counting networks. */
const MOST_NETWORKS = 50_000;

/** How often each network asked in this minute for a serial that is on no pack. In memory: another process counts for itself. */
@Injectable()
export class Guesses {
  private minute = 0;
  private readonly counts = new Map<string, number>();

  note(address: string, now: Date): void {
    this.turnTo(now);
    const network = networkOf(address);
    if (this.counts.size >= MOST_NETWORKS && !this.counts.has(network)) return;
    this.counts.set(network, (this.counts.get(network) ?? 0) + 1);
  }

  areTooMany(address: string, now: Date): boolean {
    this.turnTo(now);
    // In nearly every minute nobody has guessed at all.
    return this.counts.size > 0 && (this.counts.get(networkOf(address)) ?? 0) >= MOST_A_MINUTE;
  }

  private turnTo(now: Date): void {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (minute === this.minute) return;
    this.minute = minute;
    this.counts.clear();
  }
}
