// The market of the benchmark: 2,000 products of 100 co-operatives on sale (or as many as asked for), texts and batches of ordinary length, labels, full baskets.
// Its own rows instead of the seed's, so that two runs a year apart measure the same.
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';

export const PRODUCTS = 2_000;
export const SELLERS = 100;
export const LABELS = 4_000;
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A built module of the house. */
export const built = path => import(pathToFileURL(`${ROOT}dist/${path}`).href);

/** Items that fit under a company prefix of seven digits: what is above them gets the next one. */
const ITEMS = 90_000;

const fillWith = (products, sellers) => [
  `INSERT INTO identity_person (id, full_name, email, password_hash, created_at)
   VALUES (uuidv7(), 'Người Đo', 'bench@example.com', '-', now())`,

  `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line,
     phone, story_vi, gs1_prefix, gln, verification, verified_at, created_at)
   SELECT uuidv7(), 'htx-do-' || i, 'HTX', 'Hợp tác xã Đo Thử ' || i, 'agriculture', (7000000000 + i)::text, '2020-01-01', 10,
     (SELECT array_agg(code ORDER BY code) FROM places_unit u WHERE parent_code = '12' AND valid_to IS NULL
       AND NOT EXISTS (SELECT FROM delivery_remote r WHERE r.commune_code = u.code))[1 + i % 30], 'Bản Đo Thử',
     '+842133000000', repeat('Chuyện của hợp tác xã trên núi cao. ', 8), '9520001', '9529' || lpad(i::text, 9, '0'), 'verified', now(), now()
   FROM generate_series(1, ${sellers}) i`,

  `INSERT INTO catalog_product (id, cooperative_id, slug, line, group_code, name_vi, name_en, summary_vi, summary_en, story_vi, story_en,
     ingredients_vi, usage_vi, warnings_vi, standard, shelf_life_days, state, decided_at, created_at, updated_at)
   SELECT uuidv7(), c.id, 'do-' || i, line, (SELECT code FROM catalog_group g WHERE NOT EXISTS (SELECT FROM catalog_group k WHERE k.parent_code = g.code)
       ORDER BY position, code OFFSET i % 20 LIMIT 1),
     goods || ' ' || place || ' ' || i, 'Product ' || i, 'Đặc sản ' || place || ', làm theo mùa, sao tay trên chảo gang, đóng gói tại bản.',
     'A speciality of ' || place || ', made by hand in season.', repeat('Trên độ cao một nghìn sáu trăm mét, sương phủ quanh năm. ', 10), '',
     'Một trăm phần trăm nguyên liệu thu hái tại ' || place, 'Pha 5 g với 200 ml nước 90 °C. Bảo quản nơi khô, kín.', 'Để xa tầm tay trẻ em.',
     'TCCS 01:2025', 730, 'approved', now(), '2026-01-01'::timestamptz + i * interval '1 minute', now()
   FROM (SELECT i, (ARRAY['Chè Shan tuyết', 'Mật ong rừng', 'Gạo Séng Cù', 'Thảo quả khô', 'Cá hồi hun khói', 'Miến dong', 'Cam sành', 'Thổ cẩm Thái'])[1 + i % 8] AS goods,
       (ARRAY['tea', 'honey', 'rice', 'herbs', 'fish', 'vermicelli', 'fruit', 'textile'])[1 + i % 8] AS line,
       (ARRAY['Bình Lư', 'Tả Lèng', 'Khun Há', 'Sìn Hồ', 'Than Uyên', 'Mường Tè', 'Pa Ủ'])[1 + i % 7] AS place
     FROM generate_series(1, ${products}) i) named
   JOIN cooperatives_cooperative c ON c.slug = 'htx-do-' || (1 + i % ${sellers})`,

  `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price, position)
   SELECT uuidv7(), p.id, g.gtin, 'bag', 500, 'g', 600, 90000, g.position
   FROM unnest($1::text[], $2::text[], $3::int[]) AS g(slug, gtin, position) JOIN catalog_product p USING (slug)`,

  `INSERT INTO catalog_photo (id, product_id, position, width, height, alt_vi, alt_en, created_at)
   SELECT uuidv7(), id, position, 1200, 900, 'Ảnh sản phẩm', 'The product', now() FROM catalog_product, generate_series(0, 2) position`,

  `INSERT INTO catalog_photo_file (photo_id, width, format, bytes)
   SELECT id, size, format, '' FROM catalog_photo, unnest(ARRAY[320, 640, 1200]) size, unnest(ARRAY['avif', 'webp']) format`,

  `INSERT INTO ocop_certificate (id, product_id, stars, decision_number, issuer, issued_on, expires_on, recorded_by, recorded_at)
   SELECT uuidv7(), p.id, 3 + right(p.slug, 1)::int % 3, right(p.slug, 4) || '/QĐ-UBND', 'province', current_date - 100, current_date + 900, who.id, now()
   FROM catalog_product p, identity_person who WHERE right(p.slug, 1)::int % 3 = 0`,

  `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension)
   SELECT uuidv7(), id, 'workshop', 'Xưởng Đo Thử', commune_code, '1' FROM cooperatives_cooperative`,

  `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, produced_on, packed_on, best_before, created_by, created_at)
   SELECT uuidv7(), p.cooperative_id, p.id, 'DO-' || n, 'g', current_date - 12 * n, current_date - 10 * n, current_date + 700 - n, who.id, now()
   FROM catalog_product p, identity_person who, generate_series(1, 2) n`,

  `INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, variant_id, packs, recorded_by, recorded_at)
   SELECT uuidv7(), b.id, t.position, t.kind, t.step, now() - (12 - t.position) * interval '1 day', s.id, t.input, t.output,
     CASE WHEN t.step = 'pack' THEN v.id END, CASE WHEN t.step = 'pack' THEN 200 END, b.created_by, now()
   FROM traceability_batch b JOIN traceability_site s ON s.cooperative_id = b.cooperative_id
   JOIN catalog_variant v ON v.product_id = b.product_id AND v.position = 0,
   (VALUES (1, 'pluck', 'gather', 0, 400000), (2, 'wither', 'make', 400000, 300000), (3, 'roast', 'make', 300000, 110000), (4, 'pack', 'pack', 100000, 0))
     AS t(position, kind, step, input, output)`,

  `INSERT INTO inventory_stock (id, variant_id, batch_id, site_id, best_before, on_hand)
   SELECT uuidv7(), v.id, b.id, s.id, b.best_before, 100000 FROM catalog_variant v
   JOIN traceability_batch b ON b.product_id = v.product_id JOIN traceability_site s ON s.cooperative_id = b.cooperative_id`,

  `INSERT INTO labels_roll (id, cooperative_id, batch_id, variant_id, gtin, quantity, issued_by, issued_at, activated_at)
   SELECT uuidv7(), b.cooperative_id, b.id, v.id, v.gtin, 200, b.created_by, now(), now() FROM catalog_product p
   JOIN traceability_batch b ON b.product_id = p.id AND b.lot = 'DO-1' JOIN catalog_variant v ON v.product_id = p.id AND v.position = 0
   ORDER BY p.created_at LIMIT ${LABELS / 200}`,

  `INSERT INTO labels_label (gtin, serial, roll_id, batch_id, position, state)
   SELECT r.gtin, 'DO' || lpad(n::text, 5, '0'), r.id, r.batch_id, n, 'active' FROM labels_roll r, generate_series(1, 200) n`,

  'VACUUM (ANALYZE)',
];

/** Baskets of two lines from two co-operatives, none of them in a remote commune: all cost the same. $1 their key hashes. Goods are taken in turn, as far apart as a day's orders are. */
const BASKETS = [
  `WITH keys AS (SELECT hash, uuidv7() AS id FROM unnest($1::bytea[]) hash),
     baskets AS (INSERT INTO ordering_basket (id, created_at, touched_at) SELECT id, now(), now() FROM keys)
   INSERT INTO ordering_basket_key (hash, basket_id) SELECT hash, id FROM keys`,
  `INSERT INTO ordering_basket_line (basket_id, variant_id, quantity, added_at)
   SELECT b.basket_id, v.id, 1 + other, now() FROM unnest($1::bytea[]) WITH ORDINALITY AS k(hash, n) JOIN ordering_basket_key b USING (hash),
     generate_series(0, 1) other JOIN catalog_product p ON true JOIN catalog_variant v ON v.product_id = p.id AND v.position = 0
   WHERE p.slug = 'do-' || (1 + (k.n * 7 + other * 31) % ${PRODUCTS})`,
  // As autovacuum does in a market that is open: otherwise the connections that were there first keep plans made for empty tables,
  // those of the foreign keys too, and read ever longer tables from end to end.
  'ANALYZE ordering_basket, ordering_basket_key, ordering_basket_line, ordering_group, ordering_order, ordering_line, inventory_stock, inventory_hold, payments_payment',
];

const run = async (url, statements, valuesFor) => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const text of statements) await client.query(text, valuesFor(text));
  } finally {
    await client.end();
  }
};

/** Fills a prepared, empty database. */
export async function grow(url, { products = PRODUCTS, sellers = SELLERS } = {}) {
  const { gtin14 } = await built('libs/gs1/src/index.js');
  const packs = Array.from({ length: products * 2 }, (_, at) => ({
    slug: `do-${1 + (at >> 1)}`,
    gtin: gtin14(String(9520001 + Math.floor(at / ITEMS)), (at % ITEMS) + 1),
    position: at & 1,
  }));
  const columns = ['slug', 'gtin', 'position'].map(column => packs.map(pack => pack[column]));
  await run(url, fillWith(products, sellers), text => (text.includes('$1') ? columns : []));
}

/** @returns so many keys of full baskets (the value of the cookie `basket`). */
export async function fillBaskets(url, count) {
  const { newSecret, secretHash } = await built('libs/platform/src/ids/index.js');
  const keys = Array.from({ length: count }, newSecret);
  await run(url, BASKETS, text => (text.includes('$1') ? [keys.map(secretHash)] : []));
  return keys;
}

export async function ask(url, text, values) {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(text, values).finally(() => client.end())).rows;
}
