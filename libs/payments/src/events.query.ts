import { statement } from '#platform/database';

/** The inbox of all who tell us something: one row per event, however often it comes. Returns nothing when it came before. */
export const storeEvent = statement<
  { id: string },
  [id: string, provider: string, eventId: string, type: string, payload: string, now: Date]
>(
  'payments.store-event',
  `INSERT INTO payments_event (id, provider, event_id, type, payload, received_at) VALUES ($1, $2, $3, $4, $5::jsonb, $6)
   ON CONFLICT ON CONSTRAINT payments_event_once DO NOTHING RETURNING id`,
);

/** Nothing when its consequence was drawn before. */
export const lockOpenEvent = statement<{ payload: unknown }, [id: string]>(
  'payments.lock-open-event',
  'SELECT payload FROM payments_event WHERE id = $1 AND settled_at IS NULL FOR UPDATE',
);

export const closeEvent = statement<never, [id: string, now: Date]>(
  'payments.close-event',
  'UPDATE payments_event SET settled_at = $2 WHERE id = $1',
);
