import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { DeliveryFact } from '../facts.js';
import {
  carrierOfStatement,
  insertStatement,
  judgeRows,
  lockByTracking,
  LOCK_STATEMENTS,
  openRows,
  remit,
  settledKeys,
  statementOfFile,
  type OpenRow,
} from './cod.query.js';
import { judgeRow, type CodVerdict, type ParcelOwed } from './judge-row.js';
import { statementRows } from './statement-table.js';

export interface StatementFile {
  carrier: string;
  name: string;
  bytes: Buffer;
}

interface Judged {
  line: number;
  verdict: CodVerdict;
  shipmentId: string | null;
}

/** What carriers pay of what they collected at the doors, by their own statements. */
@Injectable()
export class CodStatements {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a statement in, row by row; its id. The same file again makes no second statement: what of it could not be settled before (a parcel
   * that was not said delivered) is judged anew. Throws StatementUnreadable.
   */
  async take(officer: Actor, { carrier, name, bytes }: StatementFile): Promise<string> {
    requireOffice(officer, 'officer');
    const rows = await statementRows(bytes);
    const hash = createHash('sha256').update(bytes).digest();
    return this.db.transaction(async tx => {
      await tx.query(LOCK_STATEMENTS);
      const [known] = await this.db.run(tx, statementOfFile, [hash]);
      const id = known?.id ?? newId();
      const { personId } = officer;
      if (!known)
        await this.db.run(tx, insertStatement, [
          id,
          carrier,
          name,
          hash,
          personId,
          this.clock.now(),
          JSON.stringify(rows),
        ]);
      await this.settle(tx, id);
      return id;
    });
  }

  private async settle(tx: Tx, statementId: string): Promise<void> {
    const rows = await this.db.run(tx, openRows, [statementId]);
    const [of] = await this.db.run(tx, carrierOfStatement, [statementId]);
    const settled = await this.db.run(tx, settledKeys, [of?.carrier ?? '', rows.map(row => row.rowKey)]);
    const parcels = await this.db.run(tx, lockByTracking, [[...new Set(rows.map(row => row.trackingCode))]]);
    const judged = judge(rows, new Set(settled.map(row => row.rowKey)), parcels);
    await this.db.run(tx, judgeRows, [statementId, JSON.stringify(judged)]);
    const matched = judged.flatMap(({ verdict, shipmentId }) =>
      verdict === 'matched' && shipmentId ? [shipmentId] : [],
    );
    const remitted = await this.db.run(tx, remit, [matched, this.clock.now()]);
    for (const { id: shipmentId } of remitted)
      await this.outbox.add(tx, { name: 'cod.remitted', shipmentId } satisfies DeliveryFact);
  }
}

/** A key counts once, in this file and in all before it; a parcel is paid once. */
function judge(
  rows: readonly OpenRow[],
  settled: Set<string>,
  parcels: readonly (ParcelOwed & { trackingCode: string })[],
): Judged[] {
  const byCode = new Map<string, ParcelOwed[]>();
  for (const parcel of parcels) byCode.set(parcel.trackingCode, [...(byCode.get(parcel.trackingCode) ?? []), parcel]);
  const paid = new Set<string>();
  return rows.map(({ line, rowKey, trackingCode, amount }): Judged => {
    const named = byCode.get(trackingCode) ?? [];
    const shipmentId = named.length === 1 ? (named[0]?.shipmentId ?? null) : null;
    const isRepeated = settled.has(rowKey) || (shipmentId !== null && paid.has(shipmentId));
    const verdict = isRepeated ? 'repeated' : judgeRow(amount?.toString(), named);
    if (verdict === 'matched') {
      settled.add(rowKey);
      if (shipmentId) paid.add(shipmentId);
    }
    return { line, verdict, shipmentId };
  });
}
