/** What the rows themselves say in the end, counted in another way than the rules do. */
export const leaksIn = async ({ ask }) => [
  ...(await ask(`SELECT l.name, e.holder, 'below zero' AS what FROM balance_entry e JOIN balance_lot l ON l.id = e.lot_id
     WHERE e.voided_by IS NULL AND l.cooperative_id IS NOT NULL GROUP BY l.name, e.holder HAVING sum(e.amount) < 0`)),
  ...(await ask(`SELECT l.name, 'sums differ' AS what FROM balance_lot l JOIN balance_entry e ON e.lot_id = l.id AND e.voided_by IS NULL
     WHERE l.cooperative_id IS NOT NULL GROUP BY l.id HAVING l.created <> COALESCE(sum(e.amount) FILTER (WHERE e.kind IN ('created', 'opened')), 0)
       OR l.consumed <> -COALESCE(sum(e.amount) FILTER (WHERE e.kind = 'consumed'), 0)`)),
  ...(await ask(`SELECT l.name, 'sold more than packed' AS what FROM balance_lot l WHERE l.sold > l.created`)),
  ...(await ask(`SELECT l.batch_id, 'more labels than packs' AS what FROM labels_label t JOIN balance_lot l ON l.batch_id = t.batch_id
     AND l.name LIKE '%/01/' || t.gtin || '/10/%' JOIN catalog_variant v ON v.gtin = t.gtin WHERE t.state NOT IN ('void', 'spoiled')
     GROUP BY l.id, l.batch_id, l.created, v.net_quantity HAVING count(*) * v.net_quantity > l.created`)),
  ...(await ask(`WITH RECURSIVE onward(start, lot) AS (SELECT from_lot, to_lot FROM balance_edge WHERE voided_by IS NULL AND NOT is_container
       UNION SELECT o.start, e.to_lot FROM onward o JOIN balance_edge e ON e.from_lot = o.lot AND e.voided_by IS NULL AND NOT e.is_container
       JOIN balance_lot f ON f.id = e.to_lot WHERE f.name LIKE '%/10/A%') SELECT start, 'circle' AS what FROM onward WHERE start = lot LIMIT 5`)),
];
