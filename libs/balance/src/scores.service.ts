import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { scoreOf, type Weighing } from './score.js';

const WINDOW_DAYS = 180;

/** What a co-op weighed, oldest first: gathered goods, and goods made with what went into them. Corrected entries are not in it. */
const weighings = statement<Weighing & { cooperativeId: string }, [since: Date]>(
  'balance.weighings',
  `SELECT l.cooperative_id AS "cooperativeId", e.amount, e.event_time AS at,
     (SELECT (1000 * max(d.given) / NULLIF(sum(d.taken), 0))::int FROM balance_edge d
      WHERE d.event = e.event AND d.to_lot = e.lot_id AND d.voided_by IS NULL) AS yield
   FROM balance_entry e JOIN balance_lot l ON l.id = e.lot_id
   WHERE e.kind = 'created' AND e.voided_by IS NULL AND l.cooperative_id IS NOT NULL AND l.unit = 'g' AND e.holder = l.cooperative_id::text
     AND e.event_time > $1 ORDER BY l.cooperative_id, e.event_time, e.id`,
);

const saveScores = statement<never, [day: string, scores: string]>(
  'balance.save-scores',
  `INSERT INTO balance_score (cooperative_id, day, score, entries, parts)
   SELECT "cooperativeId", $1, score, entries, parts FROM jsonb_to_recordset($2::jsonb)
     AS s("cooperativeId" uuid, score int, entries int, parts jsonb)
   ON CONFLICT (cooperative_id, day) DO UPDATE SET score = excluded.score, entries = excluded.entries, parts = excluded.parts`,
);

/** The nightly look at all numbers together. */
@Injectable()
export class Scores {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Scores every co-op with enough entries in half a year, under today's date; run again it writes the same row. */
  async refresh(): Promise<number> {
    const since = new Date(this.clock.now().getTime() - WINDOW_DAYS * 86_400_000);
    const byCooperative = new Map<string, Weighing[]>();
    for (const { cooperativeId, ...weighing } of await this.db.read(weighings, [since]))
      byCooperative.set(cooperativeId, [...(byCooperative.get(cooperativeId) ?? []), weighing]);
    const scores = [...byCooperative].flatMap(([cooperativeId, own]) => {
      const score = scoreOf(own);
      return score ? [{ cooperativeId, ...score }] : [];
    });
    if (scores.length > 0) await this.db.write(saveScores, [this.clock.today(), JSON.stringify(scores)]);
    return scores.length;
  }
}
