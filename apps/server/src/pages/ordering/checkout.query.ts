import { statement } from '#platform/database';

/** What a signed-in buyer need not type again. */
export const buyerContact = statement<{ name: string; phone: string | null; email: string | null }, [personId: string]>(
  'server.buyer-contact',
  'SELECT full_name AS name, phone, email FROM identity_person WHERE id = $1 AND erased_at IS NULL',
);
