import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, isOfNobody, statement } from '#platform/database';
import { newId } from '#platform/ids';
import { approveBound } from './bounds.query.js';
import type { BaseUnit } from './quantity.js';
import { BoundUnreadable } from './refusals.js';

export interface YieldBound {
  line: string;
  /** A task of the recipe, `task@gathered`, or `*`. */
  task: string;
  cooperativeId: string;
  /** Thousandths. */
  least: bigint;
  most: bigint;
  /** Today when left out. */
  from?: Day;
  /** On what ground: a season's books, a trial. */
  source: string;
}

/** For everybody, until the department approves a co-op's own: a rule of thumb of the trade, or what nobody has said yet and is assumed. */
export interface FirstBound {
  kind: 'yield' | 'capacity';
  line: string;
  task: string;
  least: bigint;
  most: bigint;
  from: Day;
  source: string;
  certainty: 'thumb' | 'assumption';
  /** Of a capacity; see Bound. */
  unit?: BaseUnit;
  usualSize?: bigint;
  fromAge?: number;
}

const loadFirst = statement<never, [bounds: string]>(
  'balance.load-first-bounds',
  `INSERT INTO balance_bound (id, kind, line, task, least, most, valid_from, source, certainty, unit, usual_size, from_age)
   SELECT uuidv7(), kind, line, task, least, most, "from", source, certainty, unit, "usualSize", COALESCE("fromAge", 0) FROM jsonb_to_recordset($1::jsonb)
     AS b(kind text, line text, task text, least bigint, most bigint, "from" date, source text, certainty text, unit text, "usualSize" bigint, "fromAge" int)
   ON CONFLICT ON CONSTRAINT balance_bound_once DO UPDATE SET least = excluded.least, most = excluded.most, source = excluded.source,
     certainty = excluded.certainty, unit = excluded.unit, usual_size = excluded.usual_size
   WHERE (balance_bound.least, balance_bound.most, balance_bound.source, balance_bound.certainty, balance_bound.unit, balance_bound.usual_size)
     IS DISTINCT FROM (excluded.least, excluded.most, excluded.source, excluded.certainty, excluded.unit, excluded.usual_size)`,
);

/** Whenever the database is prepared; running it again changes nothing. */
export async function loadBounds(db: Database, bounds: readonly FirstBound[]): Promise<void> {
  const rows = bounds.map(bound => ({
    ...bound,
    least: bound.least.toString(),
    most: bound.most.toString(),
    usualSize: bound.usualSize?.toString(),
  }));
  await db.write(loadFirst, [JSON.stringify(rows)]);
}

@Injectable()
export class Bounds {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The department approves what a co-op's season has shown; again for the same day corrects it. Throws BoundUnreadable; HiddenFromActor for a co-op that is none. */
  async approve(officer: Actor, { line, task, cooperativeId, least, most, from, source }: YieldBound): Promise<void> {
    requireOffice(officer, 'officer');
    if (least < 0n || most < least) throw new BoundUnreadable();
    const approval = this.db.write(approveBound, [
      newId(),
      'yield',
      line,
      task,
      cooperativeId,
      least,
      most,
      from ?? this.clock.today(),
      source,
      officer.personId,
      this.clock.now(),
    ]);
    await approval.catch((error: unknown) => {
      throw isOfNobody(error, 'balance_bound_cooperative_id_fkey') ? new HiddenFromActor() : error;
    });
  }
}
