// A key for the bench and the proofs, put into the table as an operator would have it issued.
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** A program of the trade department (it may see everything) or of a partner of this name. */
export async function keyFor(url, partner) {
  const token = `cpk_${randomBytes(20).toString('base64url')}`;
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(
      `WITH p AS (INSERT INTO identity_partner (id, name, created_at) SELECT gen_random_uuid(), $1::text, now() WHERE $1::text IS NOT NULL
         ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name RETURNING id)
       INSERT INTO identity_api_key (id, token_hash, name, partner_id, for_department, scopes, created_by, created_at, expires_at)
       SELECT gen_random_uuid(), $2, 'bench', (SELECT id FROM p), $1::text IS NULL, '{capture,query}', x.id, now() - interval '1 day', now() + interval '1 year'
       FROM (SELECT id FROM identity_person LIMIT 1) x`,
      [partner ?? null, createHash('sha256').update(token).digest()],
    );
  } finally {
    await client.end();
  }
  return token;
}
