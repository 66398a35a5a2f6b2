import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { cloneRulesOn, type CloneRules } from './clone-rules.js';
import type { ScansFact } from './facts.js';
import { seatOf } from './province-seats.js';
import { suspicionOf, type LabelLife } from './suspicion.js';
import * as sql from './watch.query.js';

const MINUTE = 60_000;
/** Looks that were stamped before the last round and committed after it. */
const OVERLAP_MS = 5 * MINUTE;

type Raise = (tx: Tx) => Promise<{ id: string; isFresh: boolean }[]>;

/** Looks over the looks: what one copy never shows, many do. Every round may be missed, late, or run twice. */
@Injectable()
export class CloneWatch {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Weighs every label that was looked at since the last round. Returns how many alerts were raised or grew. */
  async round(): Promise<number> {
    const now = this.clock.now();
    const rules = cloneRulesOn(this.clock.today());
    const [last] = await this.db.read(sql.watchedUntil, []);
    const since = new Date((last?.until.getTime() ?? 0) - OVERLAP_MS);
    const raises = [...(await this.clones(since, now, rules)), ...(await this.lookers(now, rules))];
    let raised = 0;
    for (const raise of raises) raised += await this.raise(raise);
    await this.db.write(sql.moveWatch, [now]);
    return raised;
  }

  private async clones(since: Date, now: Date, rules: CloneRules): Promise<Raise[]> {
    const rows = await this.db.read(sql.livesSince, [since, rules.quantile]);
    return rows.flatMap(row => {
      const { score, evidence } = suspicionOf(lifeOf(row), row.usualDevices, rules);
      if (score < rules.alertFrom) return [];
      const { cooperativeId, gtin, serial } = row;
      return (tx: Tx) =>
        this.db.run(tx, sql.raiseClone, [newId(), cooperativeId, gtin, serial, score, JSON.stringify(evidence), now]);
    });
  }

  /** S7 and S8 of the last hour: whoever guesses or goes through neighbours does it in one go. */
  private async lookers(now: Date, rules: CloneRules): Promise<Raise[]> {
    const since = new Date(now.getTime() - rules.guessMinutes * MINUTE);
    const raiseAll = (kind: 'guessing' | 'copying', rows: sql.LookerRow[]): Raise[] =>
      rows.map(({ looker, count, cooperativeId, firstAt, lastAt }) => {
        const minutes = Math.max(1, Math.round((lastAt.getTime() - firstAt.getTime()) / MINUTE));
        const evidence = JSON.stringify([{ signal: kind, facts: { count, minutes, at: lastAt.toISOString() } }]);
        return (tx: Tx) =>
          this.db.run(tx, sql.raiseLooker, [newId(), kind, cooperativeId, looker, count, evidence, now]);
      });
    return [
      ...raiseAll('guessing', await this.db.read(sql.guessersSince, [since, rules.guesses])),
      ...raiseAll('copying', await this.db.read(sql.copiersSince, [since, rules.neighbours])),
    ];
  }

  private raise(raise: Raise): Promise<number> {
    return this.db.transaction(async tx => {
      const [alert] = await raise(tx);
      if (alert?.isFresh) await this.outbox.add(tx, { name: 'alert.raised', alertId: alert.id } satisfies ScansFact);
      return alert ? 1 : 0;
    });
  }
}

function lifeOf({ provinceCode, homeCode, looks, ...row }: sql.LifeRow): LabelLife {
  const [sentTo, home] = [provinceCode, homeCode].map(code => (code === null ? undefined : seatOf(code)));
  const { boundAt, firstLookAt, expiresAt, endedAt, recalledAt, openedAt, sentAt } = row;
  return {
    ...(boundAt && { boundAt }),
    ...(firstLookAt && { firstLookAt }),
    ...(home !== undefined && { home }),
    ...(expiresAt && { expiresAt }),
    ...(endedAt && { endedAt }),
    ...(recalledAt && { recalledAt }),
    ...(openedAt && { openedAt }),
    ...(sentTo !== undefined && { sentTo }),
    ...(sentAt && { sentAt }),
    looks: looks.map(({ at, cell, device }) => ({
      at: new Date(at),
      ...(cell !== null && { cell }),
      ...(device !== null && { device }),
    })),
  };
}
