import type { DeskRole } from '#libs/identity';
import { statement } from '#platform/database';

/** How many already count under the prefix: where the search for the next free location number begins. */
export const underPrefix = statement<{ count: number }, [gs1Prefix: string]>(
  'cooperatives.under-prefix',
  'SELECT count(*)::int AS count FROM cooperatives_cooperative WHERE gs1_prefix = $1',
);
export const addSeat = statement<never, [cooperativeId: string, personId: string, role: DeskRole, since: Date]>(
  'cooperatives.add-seat',
  'INSERT INTO cooperatives_membership (cooperative_id, person_id, role, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
);
export const removeSeats = statement<never, [cooperativeId: string, personId: string]>(
  'cooperatives.remove-seats',
  'DELETE FROM cooperatives_membership WHERE cooperative_id = $1 AND person_id = $2',
);
export const directors = statement<{ personId: string }, [cooperativeId: string]>(
  'cooperatives.directors',
  `SELECT person_id AS "personId" FROM cooperatives_membership WHERE cooperative_id = $1 AND role = 'director'`,
);
/** Locks them in the order of their ids, as every verb does that locks several rows. */
export const cooperativesOf = statement<{ id: string; name: string }, [personId: string]>(
  'cooperatives.of-person',
  `SELECT id, name FROM cooperatives_cooperative
   WHERE id IN (SELECT cooperative_id FROM cooperatives_membership WHERE person_id = $1) ORDER BY id FOR UPDATE`,
);
export const recordDecision = statement<
  never,
  [cooperativeId: string, decision: string, note: string, decidedBy: string, decidedAt: Date]
>(
  'cooperatives.record-decision',
  'INSERT INTO cooperatives_decision (cooperative_id, decision, note, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5)',
);
