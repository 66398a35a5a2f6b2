import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { saltOf } from './days.query.js';
import { hashUnder, networkOf } from './seen-by.js';

/** The salts of the months, the same in every server. */
@Injectable()
export class Salts {
  private readonly known = new Map<string, Promise<Buffer>>();

  constructor(private readonly db: Database) {}

  /** Device and network of somebody, comparable within the Vietnamese month of `at` only. */
  async hash(
    at: Date,
    { address, agent }: { address: string; agent: string },
  ): Promise<{ device: Buffer; network: Buffer }> {
    const salt = await this.of(`${dayOf(at).slice(0, 7)}-01`);
    return {
      device: hashUnder(salt, 'device', address, agent),
      network: hashUnder(salt, 'network', networkOf(address)),
    };
  }

  private of(month: string): Promise<Buffer> {
    const known = this.known.get(month);
    if (known) return known;
    const asked = this.ask(month);
    this.known.clear();
    this.known.set(month, asked);
    asked.catch(() => this.known.delete(month));
    return asked;
  }

  /** Two servers that make it at once: the second one's insert does nothing, and its snapshot may not see the first. It asks again. */
  private async ask(month: string): Promise<Buffer> {
    const fresh = randomBytes(32);
    const [row] = await this.db.write(saltOf, [month, fresh]);
    return row?.salt ?? this.ask(month);
  }
}
