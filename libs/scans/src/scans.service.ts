import { Injectable } from '@nestjs/common';
import type { Item } from '#libs/gs1';
import { Database } from '#platform/database';
import type { Cell } from './cell.js';
import { GroupCommit } from './group-commit.js';
import type { Scanned } from './scan-answer.js';
import { isKnown, scan } from './scan-statement.js';
import { Salts } from './salts.service.js';

/** Who looks, as far as the door knows. Nothing of it is kept as it is. */
export interface Looker {
  address: string;
  /** The name a browser gives itself. */
  agent: string;
  cell?: Cell;
}

interface LookToWrite {
  item: Item;
  at: Date;
  cell: Cell | null;
  device: Buffer | null;
  network: Buffer | null;
}

/** Looks at labels. No actor: whoever holds the pack may ask. */
@Injectable()
export class Scans {
  private readonly looks = new GroupCommit<LookToWrite, Scanned>(looks => this.write(looks));

  constructor(
    private readonly db: Database,
    private readonly salts: Salts,
  ) {}

  /** Counts this look and says what the label stands for. It is on disk before it answers. */
  async record(item: Item, at: Date, looker?: Looker): Promise<Scanned> {
    const seen = looker && (await this.salts.hash(at, looker));
    return this.looks.add({
      item,
      at,
      cell: looker?.cell ?? null,
      device: seen?.device ?? null,
      network: seen?.network ?? null,
    });
  }

  /** Whether `record` would know it; counts nothing. */
  async knows({ gtin, serial, lot }: Item): Promise<boolean> {
    const [answer] = await this.db.read(isKnown, [gtin, serial ?? null, lot ?? null]);
    return answer?.known ?? false;
  }

  private async write(looks: LookToWrite[]): Promise<Scanned[]> {
    const answers = await this.db.write(scan, [
      looks.map(({ item }) => item.gtin),
      looks.map(({ item }) => item.serial ?? null),
      looks.map(({ item }) => item.lot ?? null),
      looks.map(({ at }) => at),
      looks.map(({ cell }) => cell),
      looks.map(({ device }) => device),
      looks.map(({ network }) => network),
    ]);
    if (answers.length !== looks.length) throw new Error(`${answers.length} answers to ${looks.length} looks`);
    return answers;
  }
}
