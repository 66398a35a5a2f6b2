import { newId, newSecret, secretHash } from '#platform/ids';
import type { TestMarket } from './market.js';

/** The key of a program of this partner, put into the table as an operator would have it issued. */
export async function programKey(
  { ask }: Pick<TestMarket, 'ask'>,
  partner: string,
  scopes: readonly string[] = ['capture', 'query'],
): Promise<string> {
  const [token, person] = [`cpk_${newSecret()}`, newId()];
  await ask(
    `INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1::uuid, 'Vận hành', $1::text || '@example.com', '-', now())`,
    [person],
  );
  await ask(
    `WITH p AS (INSERT INTO identity_partner (id, name, created_at) VALUES (gen_random_uuid(), $1, now())
       ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name RETURNING id)
     INSERT INTO identity_api_key (id, token_hash, name, partner_id, scopes, created_by, created_at, expires_at)
     SELECT gen_random_uuid(), $2, 'thử', p.id, $3, $4, '2026-01-01', '2028-01-01' FROM p`,
    [partner, secretHash(token), scopes, person],
  );
  return token;
}
