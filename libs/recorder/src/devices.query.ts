import type { DeskRole } from '#libs/identity';
import type { Locale } from '#platform/language';
import { statement } from '#platform/database';

export interface DeviceRow {
  id: string;
  /** Null of a phone of the department. */
  cooperativeId: string | null;
  personId: string;
  publicKey: Buffer;
  letters: string;
  registeredAt: Date;
  revokedAt: Date | null;
}

export const deviceByKey = statement<DeviceRow, [publicKey: Buffer]>(
  'recorder.device-by-key',
  `SELECT id, cooperative_id AS "cooperativeId", person_id AS "personId", public_key AS "publicKey", letters,
     registered_at AS "registeredAt", revoked_at AS "revokedAt" FROM recorder_device WHERE public_key = $1`,
);

/** Devices at a co-op so far: the next one's letters follow. */
export const countDevices = statement<{ devices: number }, [cooperativeId: string | null]>(
  'recorder.count-devices',
  'SELECT count(*)::int AS devices FROM recorder_device WHERE cooperative_id IS NOT DISTINCT FROM $1',
);

export const insertDevice = statement<
  { id: string },
  [
    id: string,
    cooperativeId: string | null,
    personId: string,
    publicKey: Buffer,
    name: string,
    letters: string,
    now: Date,
  ]
>(
  'recorder.insert-device',
  `INSERT INTO recorder_device (id, cooperative_id, person_id, public_key, name, letters, registered_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT recorder_device_key DO NOTHING RETURNING id`,
);

export const noteSync = statement<{ at: Date }, [deviceId: string, now: Date]>(
  'recorder.note-sync',
  'INSERT INTO recorder_sync (device_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING at',
);

export const renameDevice = statement<{ id: string }, [id: string, cooperativeId: string, name: string]>(
  'recorder.rename-device',
  'UPDATE recorder_device SET name = $3 WHERE id = $1 AND cooperative_id = $2 RETURNING id',
);

export const revokeDevice = statement<
  { id: string },
  [id: string, cooperativeId: string | null, personId: string, now: Date]
>(
  'recorder.revoke-device',
  `UPDATE recorder_device SET revoked_at = COALESCE(revoked_at, $4), revoked_by = COALESCE(revoked_by, $3)
   WHERE id = $1 AND cooperative_id IS NOT DISTINCT FROM $2 RETURNING id`,
);

export interface RecorderPerson {
  personId: string;
  fullName: string;
  locale: Locale;
  slug: string;
  name: string;
  roles: DeskRole[];
}

/** Who recorded with a device, with the roles they have at its co-op now. */
export const personOfDevice = statement<RecorderPerson, [deviceId: string]>(
  'recorder.person-of-device',
  `SELECT p.id AS "personId", p.full_name AS "fullName", p.locale, c.slug, c.name,
     COALESCE((SELECT array_agg(m.role) FROM cooperatives_membership m
       WHERE m.cooperative_id = d.cooperative_id AND m.person_id = d.person_id), '{}') AS roles
   FROM recorder_device d JOIN identity_person p ON p.id = d.person_id JOIN cooperatives_cooperative c ON c.id = d.cooperative_id
   WHERE d.id = $1`,
);
