// Orders of the past, by SQL: paid, delivered nine days after, of one co-operative and one line each.
import { ask } from './grow.mjs';

/** Adds the orders numbered so, the last not included; none twice. */
export async function addPastOrders(url, from, to) {
  // A connection keeps the plans of its foreign keys: made for an empty table, they would read all rows for each row. So each step has
  // a connection of its own, and the first are short.
  for (let at = from, next; at < to; at = next) {
    next = Math.min(to, at + (at < 10_000 ? 1_000 : 50_000));
    await addStep(url, at, next);
    await ask(url, `ANALYZE ${TABLES}`);
  }
  // As autovacuum would, long before so many have come together.
  await ask(url, 'VACUUM (ANALYZE)');
}

const TABLES = 'ordering_group, ordering_order, ordering_line, ordering_history, payments_payment';

const addStep = (url, from, to) =>
  ask(
    url,
    `CREATE TEMP TABLE made AS SELECT n, uuidv7() AS group_id, uuidv7() AS order_id, v.id AS variant_id, p.cooperative_id, p.name_vi,
       'P' || upper(translate(lpad(to_hex(n), 9, '0'), '01', 'gh')) AS code, now() - interval '9 days' - n * interval '1 second' AS placed_at
     FROM generate_series(${from}, ${to - 1}) n
     JOIN catalog_product p ON p.slug = 'do-' || (1 + n % 2000) JOIN catalog_variant v ON v.product_id = p.id AND v.position = 0;
     INSERT INTO ordering_group (id, code, key, attempt_key, buyer_name, buyer_phone, commune_code, address_line, locale, payment_method, goods_total,
       delivery_total, total, placed_at)
     SELECT group_id, code, group_id::text, group_id::text, 'Trần Thị Mẫu', '+84912345678', '00004', '12 phố Mẫu', 'vi', 'vietqr', 180000, 30000, 210000,
       placed_at FROM made;
     INSERT INTO ordering_order (id, group_id, number, cooperative_id, state, goods_total, delivery_fee, total, placed_at, confirmed_at, delivered_at)
     SELECT order_id, group_id, code || '-1', cooperative_id, 'delivered', 180000, 30000, 210000, placed_at, placed_at, placed_at + interval '6 days' FROM made;
     INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total)
     SELECT uuidv7(), order_id, 1, variant_id, name_vi, '', 90000, 2, 180000 FROM made;
     INSERT INTO ordering_history (order_id, event, happened_at)
     SELECT order_id, event, placed_at FROM made, unnest(ARRAY['placed', 'confirmed', 'delivered']) event;
     INSERT INTO payments_payment (id, group_id, method, amount, state, reference, created_at, expires_at, paid_at)
     SELECT uuidv7(), group_id, 'vietqr', 210000, 'paid', 'CP' || code, placed_at, placed_at + interval '1 day', placed_at FROM made;
     DROP TABLE made`,
  );
