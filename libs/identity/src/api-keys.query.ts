import { statement } from '#platform/database';
import type { Program, Scope } from './program.js';

/** Whose a key is. */
export type KeyOwner =
  { kind: 'cooperative'; cooperativeId: string } | { kind: 'partner'; partnerId: string } | { kind: 'department' };

/** No row: the id is taken by a key that is somebody else's, has been used, or opens nothing any more. */
export const insertKey = statement<
  { id: string },
  [string, Buffer, string, string | null, string | null, boolean, Scope[], string, Date, Date]
>(
  'identity.insert-api-key',
  `INSERT INTO identity_api_key (id, token_hash, name, cooperative_id, partner_id, for_department, scopes, created_by, created_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   ON CONFLICT (id) DO UPDATE SET token_hash = EXCLUDED.token_hash, name = EXCLUDED.name, scopes = EXCLUDED.scopes
   WHERE identity_api_key.created_by = EXCLUDED.created_by AND identity_api_key.for_department = EXCLUDED.for_department
     AND identity_api_key.cooperative_id IS NOT DISTINCT FROM EXCLUDED.cooperative_id
     AND identity_api_key.partner_id IS NOT DISTINCT FROM EXCLUDED.partner_id
     AND identity_api_key.last_used_at IS NULL AND identity_api_key.revoked_at IS NULL
   RETURNING id`,
);

/** The partner of this name, made when there is none; a GLN that is given is taken over. */
export const partnerNamed = statement<{ id: string }, [string, string, string | null, Date]>(
  'identity.partner-named',
  `INSERT INTO identity_partner (id, name, gln, created_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (name) DO UPDATE SET gln = coalesce(EXCLUDED.gln, identity_partner.gln) RETURNING id`,
);

export const programOf = statement<Program & { isUsedNow: boolean }, [Buffer, Date]>(
  'identity.program-of-key',
  `SELECT id AS "keyId", coalesce(cooperative_id::text, partner_id::text, 'department') AS party, scopes,
     last_used_at IS NOT NULL AND last_used_at > $2::timestamptz - interval '1 minute' AS "isUsedNow"
   FROM identity_api_key WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2`,
);
export const noteUse = statement<never, [string, Date]>(
  'identity.note-key-use',
  `UPDATE identity_api_key SET last_used_at = $2
   WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')`,
);

export const keyOwner = statement<{ cooperativeId: string | null; partnerId: string | null }, [string]>(
  'identity.key-owner',
  'SELECT cooperative_id AS "cooperativeId", partner_id AS "partnerId" FROM identity_api_key WHERE id = $1',
);
export const revokeKey = statement<never, [string, Date]>(
  'identity.revoke-key',
  'UPDATE identity_api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
);
