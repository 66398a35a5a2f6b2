import { Injectable } from '@nestjs/common';
import { Database, statement } from '#platform/database';
import type { Sight } from './conditions-sql.js';

/** What can be listed: the values that occur in the events somebody may see. */
export const LISTS = ['epcs', 'bizSteps', 'bizLocations', 'readPoints', 'dispositions'] as const;
export type List = (typeof LISTS)[number];

type Values = [after: string, limit: number, party: string | null];

/** Everything there is, without reading it all: from each value straight to the next one in the index. */
const allOf = (list: string, column: string) =>
  statement<{ value: string }, Values>(
    `epcis.all-${list}`,
    `WITH RECURSIVE step AS (
       (SELECT ${column} AS value, 1 AS n FROM epcis_event WHERE ${column} > $1 ORDER BY ${column} LIMIT 1)
       UNION ALL
       SELECT (SELECT e.${column} FROM epcis_event e WHERE e.${column} > step.value ORDER BY e.${column} LIMIT 1), n + 1
       FROM step WHERE step.value IS NOT NULL AND n < $2
     ) SELECT value FROM step WHERE value IS NOT NULL AND $3::text IS NULL ORDER BY value`,
  );
const ofParty = (list: string, column: string) =>
  statement<{ value: string }, Values>(
    `epcis.own-${list}`,
    `SELECT DISTINCT e.${column} AS value FROM epcis_event e
     WHERE e.${column} > $1 AND (e.party = $3
       OR e.id IN (SELECT h.event FROM epcis_custody c JOIN epcis_event_epc h ON h.epc = c.epc WHERE c.party = $3))
     ORDER BY value LIMIT $2`,
  );
const allEpcs = statement<{ value: string }, Values>(
  'epcis.all-epcs',
  `WITH RECURSIVE step AS (
     (SELECT epc AS value, 1 AS n FROM epcis_custody WHERE epc > $1 ORDER BY epc LIMIT 1)
     UNION ALL
     SELECT (SELECT c.epc FROM epcis_custody c WHERE c.epc > step.value ORDER BY c.epc LIMIT 1), n + 1
     FROM step WHERE step.value IS NOT NULL AND n < $2
   ) SELECT value FROM step WHERE value IS NOT NULL AND $3::text IS NULL ORDER BY value`,
);
const ownEpcs = statement<{ value: string }, Values>(
  'epcis.own-epcs',
  'SELECT DISTINCT epc AS value FROM epcis_custody WHERE party = $3 AND epc > $1 ORDER BY epc LIMIT $2',
);

const COLUMN: Readonly<Record<Exclude<List, 'epcs'>, string>> = {
  bizSteps: 'biz_step',
  bizLocations: 'biz_location',
  readPoints: 'read_point',
  dispositions: 'disposition',
};

const STATEMENTS = {
  epcs: { all: allEpcs, own: ownEpcs },
  ...(Object.fromEntries(
    Object.entries(COLUMN).map(([list, column]) => [list, { all: allOf(list, column), own: ofParty(list, column) }]),
  ) as Record<Exclude<List, 'epcs'>, { all: typeof allEpcs; own: typeof ownEpcs }>),
};

/** Which business steps, places, dispositions and things occur. */
@Injectable()
export class Vocabularies {
  constructor(private readonly db: Database) {}

  /** In order, from behind `after`. */
  async list(list: List, sight: Sight, after: string, limit: number): Promise<string[]> {
    const { all, own } = STATEMENTS[list];
    const rows = sight.all
      ? await this.db.read(all, [after, limit, null])
      : await this.db.read(own, [after, limit, sight.party]);
    return rows.map(row => row.value);
  }
}
