import { statement } from '#platform/database';

export interface Credentials {
  personId: string;
  fullName: string;
  passwordHash: string;
}

const CREDENTIALS =
  'SELECT id AS "personId", full_name AS "fullName", password_hash AS "passwordHash" FROM identity_person WHERE erased_at IS NULL';

export const byLogin = statement<Credentials, [email: string | null, phone: string | null]>(
  'identity.by-login',
  `${CREDENTIALS} AND (email = $1 OR phone = $2)`,
);
export const byId = statement<Credentials, [personId: string]>('identity.by-id', `${CREDENTIALS} AND id = $1`);

export const openSession = statement<never, [tokenHash: Buffer, personId: string, createdAt: Date, expiresAt: Date]>(
  'identity.open-session',
  'INSERT INTO identity_session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)',
);
export const endSession = statement<never, [tokenHash: Buffer]>(
  'identity.end-session',
  'DELETE FROM identity_session WHERE token_hash = $1',
);
/** `keep`: the one session that goes on. */
export const endSessions = statement<never, [personId: string, keep: Buffer | null]>(
  'identity.end-sessions',
  'DELETE FROM identity_session WHERE person_id = $1 AND token_hash IS DISTINCT FROM $2',
);
export const sweepSessions = statement<never, [now: Date]>(
  'identity.sweep-sessions',
  'DELETE FROM identity_session WHERE expires_at <= $1',
);
export const endAppointments = statement<never, [personId: string]>(
  'identity.end-appointments',
  'DELETE FROM identity_appointment WHERE person_id = $1',
);
