import { statement } from '#platform/database';

/** Which order a complaint is about, for whoever holds the key of its group. */
export const complaintOrderOfKey = statement<{ number: string }, [key: string, id: string]>(
  'complaints-pages.order-of-key',
  `SELECT o.number FROM complaints_complaint k JOIN ordering_order o ON o.id = k.order_id JOIN ordering_group g ON g.id = o.group_id
   WHERE g.key = $1 AND k.id = $2`,
);
