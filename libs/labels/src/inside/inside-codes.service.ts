import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import type { RollOnPaper, RollToPrint } from '../print/print-statements.js';
import { hashOfCode, newInsideCode, plainCode, sealCode, unsealCode, type CodedLabel } from './inside-code.js';
import * as sql from './inside-statements.js';
import { LabelKey } from './label-key.service.js';

/** What came of a code: right for the first time, right again, not of this label, or five wrong ones stand before it. */
export type Opening = sql.OpeningRow;

/** The codes under the seals. */
@Injectable()
export class InsideCodes {
  constructor(
    private readonly db: Database,
    private readonly key: LabelKey,
  ) {}

  /** A fresh code for each label of a new roll. */
  async make(tx: Tx, rollId: string, gtin: string, serials: readonly string[]): Promise<void> {
    const keys = await this.key.keys();
    const coded = serials.map(serial => ({ label: { gtin, serial }, code: newInsideCode() }));
    await this.db.run(tx, sql.addInsideCodes, [
      rollId,
      gtin,
      [...serials],
      coded.map(({ label, code }) => hashOfCode(keys, label, code)),
      coded.map(({ label, code }) => sealCode(keys, label, code)),
    ]);
  }

  /** The labels are on packs, or waste paper: from now on nobody can read their codes, neither here nor in a file that was drawn for the printer. */
  async forget(tx: Tx, rollId: string, positions: readonly number[]): Promise<void> {
    await this.db.run(tx, sql.forgetCodes, [rollId, [...positions]]);
    await this.db.run(tx, sql.dropPrints, [rollId]);
  }

  /** A roll with the codes to print, in the order of the serials; undefined where there is none, or it can be read no more. */
  async onPaper({ sealedCodes, ...roll }: RollToPrint): Promise<RollOnPaper> {
    const { gtin, serials } = roll;
    if (sealedCodes.every(one => one === null)) return { ...roll, insideCodes: serials.map(() => undefined) };
    const keys = await this.key.keys();
    const insideCodes = serials.map((serial, at) => {
      const code = sealedCodes[at];
      return code ? unsealCode(keys, { gtin, serial }, code) : undefined;
    });
    return { ...roll, insideCodes };
  }

  /** Somebody broke the seal and gives the code, as typed or scanned. No actor: whoever holds the pack may. It is on disk before it is answered. */
  async open(label: CodedLabel, typed: string, at: Date): Promise<Opening> {
    const hash = hashOfCode(await this.key.keys(), label, plainCode(typed));
    const [opening] = await this.db.write(sql.openPack, [label.gtin, label.serial, hash, at]);
    return opening ?? { outcome: 'wrong', openedAt: null };
  }
}
