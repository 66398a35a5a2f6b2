import type { TestDatabase } from '../database.js';
import { newId } from '#platform/ids';
import { slugOf } from '#platform/language';

// Rows as other parts of the house leave them, in plain SQL: what a buyer's pages read.

type Ask = TestDatabase['ask'];

const insert = async (ask: Ask, table: string, row: Record<string, unknown>): Promise<void> => {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  await ask(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
};

let counter = 0;
/** A number nobody else in this file has. */
const next = (): number => ++counter;
const digits = (length: number): string => String(next()).padStart(length, '0');

/** Groups of the tests' own, so that they do not depend on the published list: XA > XA.1 > XA.1.a, and XB. */
export async function insertGroups(ask: Ask): Promise<void> {
  const group = (code: string, parent: string | null, vi: string, en: string, position: number) =>
    insert(ask, 'catalog_group', {
      code,
      parent_code: parent,
      name_vi: vi,
      name_en: en,
      position,
      valid_from: '2023-02-24',
      source: 'test',
    });
  await group('XA', null, 'Thực phẩm thử', 'Trial food', 101);
  await group('XA.1', 'XA', 'Chè thử', 'Trial tea', 102);
  await group('XA.1.a', 'XA.1', 'Chè thử chế biến', 'Trial processed tea', 103);
  await group('XB', null, 'Đồ uống thử', 'Trial drinks', 104);
}

export async function insertPerson(ask: Ask): Promise<string> {
  const id = newId();
  await insert(ask, 'identity_person', {
    id,
    full_name: 'Lò Thị Mẫu',
    email: `nguoi-${next()}@example.com`,
    password_hash: '-',
    created_at: '2026-01-01T00:00:00Z',
  });
  return id;
}

export interface CooperativeRow {
  name?: string;
  communeCode?: string;
  verification?: 'waiting' | 'verified' | 'refused';
  standing?: 'active' | 'suspended';
}

export async function insertCooperative(ask: Ask, row: CooperativeRow = {}): Promise<{ id: string; slug: string }> {
  const { name = `HTX Mẫu ${next()}`, communeCode = '03390', verification = 'verified', standing = 'active' } = row;
  const id = newId();
  const slug = slugOf(name);
  await insert(ask, 'cooperatives_cooperative', {
    id,
    slug,
    legal_form: 'HTX',
    name,
    sector: 'agriculture',
    tax_code: digits(10),
    registered_on: '2020-05-04',
    members: 12,
    commune_code: communeCode,
    address_line: 'Bản Mẫu',
    phone: '+842133000000',
    story_vi: 'Chuyện của hợp tác xã.',
    gs1_prefix: '9520001',
    gln: `952${digits(10)}`,
    standing,
    verification,
    verified_at: verification === 'waiting' ? null : '2026-02-01T00:00:00Z',
    created_at: '2026-01-02T00:00:00Z',
  });
  return { id, slug };
}

export interface ProductRow {
  cooperativeId: string;
  name: string;
  nameEn?: string;
  summary?: string;
  line?: string;
  groupCode?: string;
  state?: 'draft' | 'submitted' | 'approved' | 'refused' | 'taken-down';
  createdAt?: string;
  /** Prices of its packs, in đồng; one of 120.000 when left out. */
  prices?: number[];
}

export interface ProductIds {
  id: string;
  slug: string;
  variants: { id: string; gtin: string }[];
}

export async function insertProduct(ask: Ask, row: ProductRow): Promise<ProductIds> {
  const { state = 'approved', createdAt = '2026-03-01T00:00:00Z', prices = [120_000] } = row;
  const id = newId();
  const slug = `${slugOf(row.name)}-${next()}`;
  await insert(ask, 'catalog_product', {
    id,
    cooperative_id: row.cooperativeId,
    slug,
    line: row.line ?? 'tea',
    group_code: row.groupCode ?? 'XA.1.a',
    name_vi: row.name,
    name_en: row.nameEn ?? '',
    summary_vi: row.summary ?? '',
    state,
    decided_at: ['draft', 'submitted'].includes(state) ? null : createdAt,
    created_at: createdAt,
    updated_at: createdAt,
  });
  const variants = [];
  for (const [position, price] of prices.entries()) variants.push(await insertVariant(ask, id, position, price));
  return { id, slug, variants };
}

async function insertVariant(ask: Ask, productId: string, position: number, price: number) {
  const id = newId();
  const gtin = `0952${digits(10)}`;
  const content = { net_quantity: 200 * (position + 1), net_unit: 'g', shipping_grams: 250 * (position + 1) };
  await insert(ask, 'catalog_variant', { id, product_id: productId, gtin, pack: 'box', ...content, price, position });
  return { id, gtin };
}

export interface CertificateRow {
  productId: string;
  personId: string;
  stars: number;
  issuedOn: string;
  expiresOn: string;
  revokedOn?: string;
}

export async function insertCertificate(ask: Ask, row: CertificateRow): Promise<void> {
  await insert(ask, 'ocop_certificate', {
    id: newId(),
    product_id: row.productId,
    stars: row.stars,
    decision_number: `${next()}/QĐ-UBND`,
    issuer: 'province',
    issued_on: row.issuedOn,
    expires_on: row.expiresOn,
    revoked_on: row.revokedOn ?? null,
    revocation_reason: row.revokedOn ? 'thử' : null,
    recorded_by: row.personId,
    recorded_at: '2026-03-02T00:00:00Z',
  });
}

export interface StockRow {
  cooperativeId: string;
  personId: string;
  product: ProductIds;
  /** Which of its packs; the first when left out. */
  variant?: number;
  lot: string;
  packedOn?: string;
  bestBefore?: string;
  onHand: number;
  held?: number;
  frozen?: boolean;
  recalled?: boolean;
}

/** A packed batch with its packs on a shelf. */
export async function insertStock(ask: Ask, row: StockRow): Promise<void> {
  const { cooperativeId, personId, product, lot } = row;
  const [batchId, siteId] = [newId(), newId()];
  await insert(ask, 'traceability_site', {
    id: siteId,
    cooperative_id: cooperativeId,
    kind: 'store',
    name: 'Kho Mẫu',
    commune_code: '03390',
    extension: String(next()),
  });
  await insert(ask, 'traceability_batch', {
    id: batchId,
    cooperative_id: cooperativeId,
    product_id: product.id,
    lot,
    unit: 'g',
    produced_on: row.packedOn ?? '2026-10-01',
    packed_on: row.packedOn ?? '2026-10-01',
    best_before: row.bestBefore ?? null,
    recalled_at: row.recalled ? '2026-11-01T00:00:00Z' : null,
    recall_reason_vi: row.recalled ? 'Thử thu hồi' : null,
    created_by: personId,
    created_at: '2026-10-01T00:00:00Z',
  });
  await insert(ask, 'inventory_stock', {
    id: newId(),
    variant_id: product.variants[row.variant ?? 0]?.id,
    batch_id: batchId,
    site_id: siteId,
    best_before: row.bestBefore ?? null,
    on_hand: row.onHand,
    held: row.held ?? 0,
    frozen: row.frozen ?? false,
  });
}

/** A large catalogue in one sentence: `count` products of 100 co-ops in the communes of Lai Châu, a third of them with stars. */
export async function insertLargeCatalogue(ask: Ask, personId: string, count: number): Promise<void> {
  await ask(`
    INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line, phone,
      gs1_prefix, gln, verification, verified_at, created_at)
    SELECT gen_random_uuid(), 'lon-' || i, 'HTX', 'HTX Lớn ' || i, 'agriculture', (7000000000 + i)::text, '2020-01-01', 10,
      (SELECT code FROM places_unit WHERE parent_code = '12' ORDER BY code OFFSET i % 38 LIMIT 1), 'Bản', '+842133000000',
      '9520001', '9529' || lpad(i::text, 9, '0'), 'verified', now(), now()
    FROM generate_series(1, 100) i`);
  await ask(
    `WITH named AS (
       SELECT i, (ARRAY['Chè Shan tuyết', 'Mật ong rừng', 'Gạo Séng Cù', 'Thảo quả khô', 'Cá hồi hun khói', 'Miến dong', 'Cam sành', 'Thổ cẩm Thái'])[1 + i % 8] AS name,
         (ARRAY['tea', 'honey', 'rice', 'herbs', 'fish', 'vermicelli', 'fruit', 'textile'])[1 + i % 8] AS line,
         (ARRAY['Bình Lư', 'Tả Lèng', 'Khun Há', 'Sìn Hồ', 'Than Uyên', 'Mường Tè', 'Pa Ủ'])[1 + i % 7] AS place
       FROM generate_series(1, $1) i)
     INSERT INTO catalog_product (id, cooperative_id, slug, line, group_code, name_vi, name_en, summary_vi, state, decided_at, created_at, updated_at)
     SELECT gen_random_uuid(), (SELECT id FROM cooperatives_cooperative WHERE slug = 'lon-' || (1 + i % 100)), 'lon-' || i, line,
       CASE i % 2 WHEN 0 THEN 'XA.1.a' ELSE 'XB' END, name || ' ' || place || ' ' || i, '', 'Đặc sản ' || place || ' làm theo mùa', 'approved', now(),
       '2026-01-01'::timestamptz + i * interval '1 minute', now()
     FROM named`,
    [count],
  );
  await ask(`
    INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price, position)
    SELECT gen_random_uuid(), id, (90000000000000 + row_number() OVER ())::text, 'bag', 500, 'g', 600, 50000 + (row_number() OVER () % 40) * 5000, position
    FROM catalog_product, generate_series(0, 1) position WHERE slug LIKE 'lon-%'`);
  await ask(
    `INSERT INTO ocop_certificate (id, product_id, stars, decision_number, issuer, issued_on, expires_on, recorded_by, recorded_at)
     SELECT gen_random_uuid(), id, 3 + n % 3, n || '/QĐ', 'province', '2026-01-01', '2028-12-31', $1, now()
     FROM (SELECT id, row_number() OVER () AS n FROM catalog_product WHERE slug LIKE 'lon-%') p WHERE n % 3 = 0`,
    [personId],
  );
  // As autovacuum would: what the bulk load left in the trigram index's waiting list is sorted in, and the planner learns the sizes.
  await ask('VACUUM (ANALYZE)');
}
