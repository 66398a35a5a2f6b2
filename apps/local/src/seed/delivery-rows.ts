/**
 * Members at the scales of the co-ops in $1: four bring what was gathered of each batch that is weighed. By their numbers alone, since the sample
 * province has no names for them.
 */
export const DELIVERIES = `
  WITH supplier AS (
    INSERT INTO traceability_supplier (cooperative_id, code)
    SELECT c.id, 'TV-' || lpad(n::text, 2, '0') FROM cooperatives_cooperative c CROSS JOIN generate_series(1, 9) n WHERE c.slug = ANY ($1)
  ), gathered AS (
    SELECT t.batch_id, b.cooperative_id, t.happened_at, t.recorded_by, t.output, t.output / 1000 AS part,
      row_number() OVER (ORDER BY t.happened_at, t.batch_id)::int AS turn
    FROM traceability_task t JOIN traceability_batch b ON b.id = t.batch_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
    WHERE c.slug = ANY ($1) AND t.step = 'gather' AND b.unit = 'g' AND t.output >= 10000
  ), brought AS (
    SELECT g.*, k, CASE k WHEN 0 THEN output - part * 630 ELSE part * (ARRAY[280, 210, 140])[k] END AS amount,
      g.happened_at + interval '3 hours' + k * interval '12 minutes' AS at
    FROM gathered g CROSS JOIN generate_series(0, 3) k
  )
  INSERT INTO traceability_delivery (id, batch_id, cooperative_id, supplier_code, amount, said, delivered_at, recorded_by, recorded_at)
  SELECT gen_random_uuid(), batch_id, cooperative_id, 'TV-' || lpad(((turn + 2 * k) % 9 + 1)::text, 2, '0'), amount,
    replace(trim_scale(amount / 1000.0)::text, '.', ',') || ' kg', at, recorded_by, at + interval '5 minutes'
  FROM brought`;
