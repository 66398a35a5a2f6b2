import { statement } from '#platform/database';

/** A device with the state of its chain, counted from the items themselves: it cannot disagree with them. */
export interface DeviceState {
  id: string;
  name: string;
  letters: string;
  /** Both empty of a phone of the department. */
  cooperative: string;
  cooperativeSlug: string;
  person: string;
  registeredAt: Date;
  revokedAt: Date | null;
  lastSyncAt: Date | null;
  items: number;
  waiting: number;
  refused: number;
  /** Numbers of the chain that never came. */
  missing: number;
  /** Items that are flagged as a fork: two in one place, or one that follows what was never sent. */
  forks: number;
  /** Items whose time was not believed. */
  clocks: number;
}

const STATES = `SELECT d.id, d.name, d.letters, COALESCE(c.name, '') AS cooperative, COALESCE(c.slug, '') AS "cooperativeSlug", p.full_name AS person,
     d.registered_at AS "registeredAt", d.revoked_at AS "revokedAt",
     (SELECT max(s.at) FROM recorder_sync s WHERE s.device_id = d.id) AS "lastSyncAt", i.*
   FROM recorder_device d LEFT JOIN cooperatives_cooperative c ON c.id = d.cooperative_id JOIN identity_person p ON p.id = d.person_id,
   LATERAL (SELECT count(*)::int AS items, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
       count(*) FILTER (WHERE state = 'refused')::int AS refused, (COALESCE(max(seq), 0) - count(DISTINCT seq))::int AS missing,
       count(*) FILTER (WHERE 'fork' = ANY (flags))::int AS forks, count(*) FILTER (WHERE 'clock' = ANY (flags))::int AS clocks
     FROM recorder_item WHERE device_id = d.id) i`;

export const devicesOfDesk = statement<DeviceState, [cooperativeId: string]>(
  'recorder-pages.devices-of-desk',
  `${STATES} WHERE d.cooperative_id = $1 ORDER BY d.revoked_at IS NOT NULL, d.registered_at DESC`,
);

/** Of all co-ops, those with something to ask about first. */
export const devicesOfProvince = statement<DeviceState, []>(
  'recorder-pages.devices-of-province',
  `${STATES} WHERE d.cooperative_id IS NOT NULL ORDER BY i.missing + i.forks > 0 DESC, i.clocks > 0 DESC, c.name, d.registered_at DESC LIMIT 500`,
);

/** The department's own. */
export const devicesOfDepartment = statement<DeviceState, []>(
  'recorder-pages.devices-of-department',
  `${STATES} WHERE d.cooperative_id IS NULL ORDER BY d.revoked_at IS NOT NULL, d.registered_at DESC LIMIT 500`,
);
