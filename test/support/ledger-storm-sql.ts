// What can happen to one order that is open to it, as the verbs of ordering, payments and delivery leave it; each in one sentence, so that a
// process that is killed leaves all of it or nothing.
const one = (
  from: string,
): string => `(SELECT y.id FROM payments_payment y JOIN ordering_order o ON o.group_id = y.group_id
  LEFT JOIN delivery_shipment z ON z.order_id = o.id WHERE ${from} ORDER BY random() LIMIT 1 FOR UPDATE OF y SKIP LOCKED)`;

export const CHANGES = [
  // The money is there.
  `UPDATE payments_payment SET state = 'paid', paid_at = now() WHERE id = ${one(`y.state = 'pending'`)}`,
  `UPDATE payments_payment SET state = 'paid', paid_at = now() WHERE id = ${one(`y.state = 'pending'`)}`,
  // The parcel is there: of what is paid, and of what is paid at the door.
  `UPDATE ordering_order SET state = 'delivered', delivered_at = now() WHERE state = 'confirmed' AND group_id =
     (SELECT group_id FROM payments_payment WHERE id = ${one(`y.state = 'paid' AND o.state = 'confirmed'`)})`,
  `WITH y AS (UPDATE payments_payment SET state = 'collected', paid_at = now() WHERE id = ${one(`y.state = 'to-collect' AND o.state = 'confirmed'`)}
     RETURNING group_id
   ), o AS (UPDATE ordering_order o SET state = 'delivered', delivered_at = now() FROM y WHERE o.group_id = y.group_id AND o.state = 'confirmed'
     RETURNING o.id, o.cooperative_id, o.total)
   INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, grams, to_collect, cod_state, prepared_at, delivered_at, collected_at)
   SELECT gen_random_uuid(), id, cooperative_id, 'delivered', 'other', 500, total, 'collected', now(), now(), now() FROM o`,
  // The carrier hands the cash on.
  `UPDATE delivery_shipment SET cod_state = 'remitted', remitted_at = now() WHERE id =
     (SELECT id FROM delivery_shipment WHERE cod_state = 'collected' ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
  // Cancelled: all is owed back, or the share of the order is.
  `WITH y AS (UPDATE payments_payment SET state = 'to-refund' WHERE id = ${one(`y.state = 'paid' AND o.state = 'confirmed' AND random() < 0.3`)}
     RETURNING group_id)
   UPDATE ordering_order o SET state = 'cancelled', cancelled_at = now() FROM y WHERE o.group_id = y.group_id AND o.state = 'confirmed'`,
  `WITH y AS (UPDATE payments_payment SET parts_owed = amount WHERE id = ${one(`y.state = 'paid' AND o.state = 'confirmed' AND random() < 0.3`)}
     RETURNING id, group_id
   ), o AS (UPDATE ordering_order o SET state = 'cancelled', cancelled_at = now() FROM y WHERE o.group_id = y.group_id AND o.state = 'confirmed'
     RETURNING o.id, o.total, y.id AS payment_id)
   INSERT INTO payments_refund (id, payment_id, order_id, amount, owed_at) SELECT gen_random_uuid(), payment_id, id, total, now() FROM o`,
  // A part of what was delivered goes back: never more than the goods.
  `WITH y AS (SELECT y.id, y.group_id, y.parts_owed FROM payments_payment y
     WHERE y.id = ${one(`o.state = 'delivered' AND y.state IN ('paid', 'collected') AND y.parts_owed < o.goods_total AND random() < 0.5`)}
   ), part AS (SELECT y.id, l.id AS line_id, 1 + floor(random() * (o.goods_total - y.parts_owed))::bigint AS amount
     FROM y JOIN ordering_order o ON o.group_id = y.group_id JOIN ordering_line l ON l.order_id = o.id
   ), owed AS (UPDATE payments_payment p SET parts_owed = p.parts_owed + part.amount FROM part WHERE p.id = part.id)
   INSERT INTO payments_refund (id, payment_id, line_id, batch_id, amount, owed_at) SELECT gen_random_uuid(), id, line_id, gen_random_uuid(), amount, now() FROM part`,
  `UPDATE payments_refund SET state = 'returned', returned_at = now() WHERE id =
     (SELECT id FROM payments_refund WHERE state = 'owed' ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
  `UPDATE payments_payment SET state = 'refunded' WHERE id = ${one(`y.state = 'to-refund'`)}`,
  // Somebody's hand at Stripe, or a dispute.
  `UPDATE payments_payment SET state = 'refunded' WHERE id = ${one(`y.state = 'paid' AND y.method = 'card' AND o.state = 'delivered' AND random() < 0.2`)}`,
];

export const THINGS = `SELECT 'order' AS kind, id FROM ordering_order UNION ALL SELECT 'group', id FROM ordering_group
  UNION ALL SELECT 'payment', id FROM payments_payment UNION ALL SELECT 'refund', id FROM payments_refund
  UNION ALL SELECT 'shipment', id FROM delivery_shipment`;

const BALANCE = (kind: string): string =>
  `COALESCE((SELECT sum(e.amount) FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = '${kind}'), 0)`;

const OF_SELLER = (
  kinds: string,
): string => `COALESCE((SELECT sum(e.amount) FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
  LEFT JOIN ledger_sale s ON s.order_id = e.order_id
  WHERE a.kind IN (${kinds}) AND COALESCE(a.owner_id, s.cooperative_id) = c.id), 0)`;

/** Each finds the rows that break it. */
export const LAWS: Readonly<Record<string, string>> = {
  'transactions that do not sum to zero': 'SELECT transaction_id FROM ledger_entry GROUP BY 1 HAVING sum(amount) <> 0',
  'the trial balance is not zero': 'SELECT sum(amount) FROM ledger_entry HAVING sum(amount) <> 0',
  'sellers whose payable is not captured - refunded - commission - VAT - withheld - paid out': `
    SELECT * FROM (SELECT c.id,
      -${OF_SELLER(`'cooperative-payable', 'cooperative-receivable', 'payout-clearing'`)} AS payable,
      COALESCE((SELECT sum(total) FROM ordering_order o WHERE o.cooperative_id = c.id AND o.state = 'delivered'), 0) AS captured,
      COALESCE((SELECT sum(CASE y.state WHEN 'refunded' THEN y.amount ELSE y.parts_owed END) FROM payments_payment y
        JOIN ordering_order o ON o.group_id = y.group_id WHERE o.cooperative_id = c.id AND o.state = 'delivered'), 0) AS refunded,
      -${OF_SELLER(`'platform-commission', 'commission-vat', 'tax-withheld-vat', 'tax-withheld-pit'`)} AS kept,
      COALESCE((SELECT sum(amount) FROM settlement_payout_line l WHERE l.cooperative_id = c.id AND l.state = 'paid'), 0) AS paid_out
    FROM cooperatives_cooperative c) s WHERE payable <> captured - refunded - kept - paid_out`,
  'orders earned twice, or delivered and not earned': `
    SELECT o.id FROM ordering_order o LEFT JOIN ledger_transaction t ON t.kind = 'delivery' AND t.cause = o.id
    WHERE (o.state = 'delivered') <> (t.id IS NOT NULL)`,
  'orders in two payouts': 'SELECT order_id FROM ledger_claim WHERE released_at IS NULL GROUP BY 1 HAVING count(*) > 1',
  'cash paid out that the carrier still has': `
    SELECT k.order_id FROM ledger_claim k JOIN delivery_shipment z ON z.order_id = k.order_id WHERE z.to_collect > 0 AND z.cod_state <> 'remitted'`,
  'the bank is not what came in less what went out': `
    SELECT * FROM (SELECT ${BALANCE('bank')} AS bank,
      (SELECT COALESCE(sum(amount), 0) FROM payments_payment WHERE method = 'vietqr' AND paid_at IS NOT NULL)
      + (SELECT COALESCE(sum(to_collect), 0) FROM delivery_shipment WHERE cod_state = 'remitted')
      - (SELECT COALESCE(sum(amount - parts_owed), 0) FROM payments_payment WHERE method = 'vietqr' AND state = 'refunded')
      - (SELECT COALESCE(sum(r.amount), 0) FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id WHERE y.method <> 'card' AND r.state = 'returned')
      - (SELECT COALESCE(sum(amount), 0) FROM settlement_payout_line WHERE state = 'paid') AS counted) b WHERE bank <> counted`,
  'carriers owe something else than what they collected': `
    SELECT * FROM (SELECT ${BALANCE('carrier-receivable')} AS books,
      (SELECT COALESCE(sum(to_collect), 0) FROM delivery_shipment WHERE cod_state = 'collected') AS counted) b WHERE books <> counted`,
  'refunds under way are not what is owed': `
    SELECT * FROM (SELECT -${BALANCE('refund-clearing')} AS books,
      (SELECT COALESCE(sum(amount - parts_owed), 0) FROM payments_payment WHERE state = 'to-refund')
      + (SELECT COALESCE(sum(amount), 0) FROM payments_refund WHERE state = 'owed') AS counted) b WHERE books <> counted`,
};

export const COUNTS = `SELECT (SELECT count(*)::int FROM ordering_order) AS orders, (SELECT count(*)::int FROM ledger_transaction) AS postings,
  (SELECT count(*)::int FROM payments_refund) AS refunds, (SELECT count(*)::int FROM settlement_payout_run) AS runs,
  (SELECT count(*)::int FROM settlement_payout_line WHERE state = 'paid') AS paid,
  (SELECT count(*)::int FROM settlement_payout_line WHERE state = 'bounced') AS bounced`;
