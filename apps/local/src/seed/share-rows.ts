/** What was paid for orders that were cancelled out of paid groups: cards had it back at once, transfers after two days. Of the last days it is still owed. */
export const SHARES = `
  INSERT INTO payments_refund (id, payment_id, order_id, amount, state, reference, owed_at, returned_at)
  SELECT gen_random_uuid(), y.id, o.id, o.total, CASE WHEN w.back_at < $1 THEN 'returned' ELSE 'owed' END,
    CASE WHEN w.back_at < $1 THEN CASE WHEN y.method = 'card' THEN 're_seed_' ELSE 'bank:FT' END || upper(substr(md5(o.id::text), 1, 12)) END,
    o.cancelled_at, CASE WHEN w.back_at < $1 THEN w.back_at END
  FROM ordering_order o JOIN payments_payment y ON y.group_id = o.group_id AND y.state = 'paid' AND y.method <> 'cod'
  CROSS JOIN LATERAL (SELECT o.cancelled_at + CASE y.method WHEN 'card' THEN interval '2 minutes' ELSE interval '2 days' END AS back_at) w
  WHERE o.state = 'cancelled'`;
