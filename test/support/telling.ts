// The parts that tell subscribers, without a framework around them, and with little patience.
import {
  Subscribers,
  EventFeed,
  EventSearch,
  NamedQueries,
  Sender,
  Subscriptions,
  SubscriptionSettings,
} from '#libs/epcis';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Outbox } from '#platform/outbox';

export const PATIENCE_MS = 500;

export function tellingOn(db: Database, clock: Clock, settings = new SubscriptionSettings(true, PATIENCE_MS, 50)) {
  const search = new EventSearch(db, clock);
  const queries = new NamedQueries(db, clock, search);
  const feed = new EventFeed(db, search, queries);
  const sender = new Sender(settings);
  return {
    queries,
    feed,
    subscriptions: new Subscriptions(db, clock, queries, feed, sender, settings),
    subscribers: new Subscribers(db, clock, new Outbox(db, clock), feed, sender, settings),
  };
}

type Ask = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** A key of a partner or, without a name, of the department: for whom is it let in. */
export async function aKey(ask: Ask, partner?: string): Promise<{ keyId: string; party: string; personId: string }> {
  const [row] = await ask<{ keyId: string; party: string; personId: string }>(
    `WITH who AS (INSERT INTO identity_person (id, full_name, email, password_hash, created_at)
         VALUES (gen_random_uuid(), 'Vận hành', gen_random_uuid() || '@example.com', '-', now()) RETURNING id),
       p AS (INSERT INTO identity_partner (id, name, created_at) SELECT gen_random_uuid(), $1, now() WHERE $1::text IS NOT NULL RETURNING id)
     INSERT INTO identity_api_key (id, token_hash, name, partner_id, for_department, scopes, created_by, created_at, expires_at)
     SELECT gen_random_uuid(), gen_random_uuid()::text::bytea, 'thử', (SELECT id FROM p), $1::text IS NULL, '{query}', who.id, '2026-01-01', '2036-01-01' FROM who
     RETURNING id AS "keyId", coalesce(partner_id::text, 'department') AS party, created_by AS "personId"`,
    [partner ?? null],
  );
  if (!row) throw new Error('no key');
  return row;
}
