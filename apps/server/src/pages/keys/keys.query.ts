import type { Scope } from '#libs/identity';
import { statement } from '#platform/database';

/** A key as its owner sees it: everything but the secret, which nobody has. */
export interface KeyRow {
  id: string;
  name: string;
  /** Of a partner's key. */
  partner: string | null;
  gln: string | null;
  scopes: Scope[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
}

/** Newest first; more than this many are not in use by anybody. */
const MOST = 200;
const KEYS = `SELECT k.id, k.name, p.name AS partner, p.gln, k.scopes, x.full_name AS "createdBy", k.created_at AS "createdAt",
     k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.last_used_at AS "lastUsedAt"
   FROM identity_api_key k JOIN identity_person x ON x.id = k.created_by LEFT JOIN identity_partner p ON p.id = k.partner_id`;

export const keysOfDesk = statement<KeyRow, [cooperativeId: string]>(
  'keys-pages.of-desk',
  `${KEYS} WHERE k.cooperative_id = $1 ORDER BY k.created_at DESC LIMIT ${MOST}`,
);
/** Those of partners, and for the department its own too. */
export const keysOutside = statement<KeyRow, [isDepartment: boolean]>(
  'keys-pages.outside',
  `${KEYS} WHERE k.cooperative_id IS NULL AND (NOT k.for_department OR $1) ORDER BY k.created_at DESC LIMIT ${MOST}`,
);
