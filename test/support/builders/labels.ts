import { Log } from '#libs/transparency';
import type { Actor, DeskRole } from '#libs/identity';
import { gln, gtin14 } from '#libs/gs1';
import { Allowances, InsideCodes, LabelChanges, LabelKey, PrintRuns, Prints, Rolls, Strips } from '#libs/labels';
import { StillClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { newId, secretHash } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { TEST_NOW, type TestDatabase } from '../database.js';
import { balanceOn, inTheBooks } from './balance.js';

/** What the builders need of a test: a way to say SQL, and the time. */
export type Stage = Pick<TestDatabase, 'ask' | 'clock'>;

/** The verbs of labels on a database of one's own. */
export function labelVerbs({ db, outbox, clock }: Pick<TestDatabase, 'db' | 'outbox' | 'clock'>): {
  rolls: Rolls;
  strips: Strips;
  prints: Prints;
  printRuns: PrintRuns;
  inside: InsideCodes;
  allowances: Allowances;
} {
  const { book, flags, packs } = balanceOn({ db, outbox, clock });
  const inside = new InsideCodes(db, new LabelKey(db));
  const changes = new LabelChanges(db, clock, new Log(db), book, inside);
  return {
    inside,
    allowances: new Allowances(db, outbox, clock),
    rolls: new Rolls(db, outbox, clock, changes, flags, packs),
    strips: new Strips(db, outbox, clock, changes, flags, packs),
    prints: new Prints(db, outbox, clock, inside),
    printRuns: new PrintRuns(db, clock, inside),
  };
}

/** A clerk with so many hands: orders as many free rolls at once. What became of each: `issued`, or the code of the refusal. */
export async function orderFreeRolls(
  url: string,
  { clerk, variantId }: Pick<Workshop, 'clerk' | 'variantId'>,
  quantity: number,
  hands: number,
): Promise<string[]> {
  const db = await openDatabase({ url, pool: 6 });
  const clock = new StillClock(TEST_NOW);
  const { rolls } = labelVerbs({ db, clock, outbox: new Outbox(db, clock) });
  const order = () =>
    rolls.issue(clerk, { variantId, quantity }).then(
      () => 'issued',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
  const outcomes = await Promise.all(Array.from({ length: hands }, order));
  await db.close();
  return outcomes;
}

/** One co-op with one packed batch of tea, and the people at its desk: all that labels stand on, in plain SQL. */
export interface Workshop {
  cooperativeId: string;
  slug: string;
  productId: string;
  productSlug: string;
  variantId: string;
  gtin: string;
  siteId: string;
  batchId: string;
  lot: string;
  clerk: Actor;
  packer: Actor;
  stranger: Actor;
}

export interface WorkshopWish {
  packs?: number;
  lot?: string;
  bestBefore?: string | null;
}

let workshops = 0;

export async function aWorkshop(
  market: Stage,
  { packs = 50, lot = 'CHE-2026-11', bestBefore = '2028-11-20' }: WorkshopWish = {},
): Promise<Workshop> {
  const number = ++workshops;
  const slug = `htx-ban-mau-${number}`;
  const clerk = await aMember(market, 'clerk', slug);
  const { cooperativeId } = clerk;
  const gtin = gtin14('9520001', number);
  const [productId, variantId, siteId, batchId] = [newId(), newId(), newId(), newId()];
  await market.ask(
    `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line, phone,
       gs1_prefix, gln, verification, verified_at, created_at)
     VALUES ($1, $2, 'HTX', 'HTX Chè Bản Mẫu', 'agriculture', $3, '2020-01-01', 12, '03390', 'Bản Mẫu', '+84912345678', '9520001', $4, 'verified', now(), now())`,
    [cooperativeId, slug, String(2_600_000_000 + number), gln('9520001', number)],
  );
  await seat(market, clerk.actor);
  const [group] = await market.ask<{ code: string }>(
    `INSERT INTO catalog_group (code, name_vi, name_en, position, valid_from, source) VALUES ('mau', 'Mẫu', 'Sample', 999, '2020-01-01', 'sample')
     ON CONFLICT (code) DO UPDATE SET position = 999 RETURNING code`,
  );
  await market.ask(
    `INSERT INTO catalog_product (id, cooperative_id, slug, line, group_code, name_vi, name_en, ingredients_vi, ingredients_en, usage_vi, warnings_vi,
       standard, shelf_life_days, state, decided_at, created_at, updated_at)
     VALUES ($1, $2, $3, 'tea', $4, 'Chè Shan tuyết', 'Shan tuyet tea', 'Búp chè Shan tuyết', 'Shan tuyet buds', 'Pha với nước 90 °C', 'Để nơi khô',
       'TCCS 01:2025', 730, 'approved', now(), now(), now())`,
    [productId, cooperativeId, `che-shan-tuyet-${number}`, group?.code],
  );
  await market.ask(
    `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price) VALUES ($1, $2, $3, 'box', 100, 'g', 130, 180000)`,
    [variantId, productId, gtin],
  );
  await market.ask(
    `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension) VALUES ($1, $2, 'workshop', 'Xưởng Bản Mẫu', '03390', '1')`,
    [siteId, cooperativeId],
  );
  await market.ask(
    `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, produced_on, packed_on, best_before, created_by, created_at)
     VALUES ($1, $2, $3, $4, 'g', '2026-11-20', '2026-11-21', $5, $6, '2026-11-19T01:00:00Z')`,
    [batchId, cooperativeId, productId, lot, bestBefore, clerk.actor.personId],
  );
  await market.ask(
    `INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, variant_id, packs, recorded_by, recorded_at) VALUES
     ($1, $4, 1, 'pluck', 'gather', '2026-11-19T01:00:00Z', $5, 0, 40000, NULL, NULL, $6, now()),
     ($2, $4, 2, 'roast', 'make', '2026-11-20T01:00:00Z', $5, 40000, 9000, NULL, NULL, $6, now()),
     ($3, $4, 3, 'pack', 'pack', '2026-11-21T01:00:00Z', $5, $7, 0, $8, $9, $6, now())`,
    [newId(), newId(), newId(), batchId, siteId, clerk.actor.personId, packs * 100, variantId, packs],
  );
  await inTheBooks(market, { variantId, batchId, packs });
  const packer = await aMember(market, 'packer', slug, cooperativeId);
  await seat(market, packer.actor);
  const stranger = await aMember(market, 'director', `htx-khac-${number}`);
  return {
    cooperativeId,
    slug,
    productId,
    productSlug: `che-shan-tuyet-${number}`,
    variantId,
    gtin,
    siteId,
    batchId,
    lot,
    clerk: clerk.actor,
    packer: packer.actor,
    stranger: stranger.actor,
  };
}

async function aMember(
  market: Stage,
  role: DeskRole,
  slug: string,
  cooperativeId = newId(),
): Promise<{ actor: Actor; cooperativeId: string }> {
  const personId = newId();
  await market.ask(
    `INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1, 'Người Mẫu', $2, '-', now())`,
    [personId, `${personId}@example.com`],
  );
  const seat = { cooperativeId, slug, name: 'HTX Chè Bản Mẫu', roles: [role] };
  return { actor: { personId, fullName: 'Người Mẫu', locale: 'vi', offices: [], seats: [seat] }, cooperativeId };
}

async function seat(market: Stage, { personId, seats }: Actor): Promise<void> {
  for (const { cooperativeId, roles } of seats) {
    await market.ask(
      `INSERT INTO cooperatives_membership (cooperative_id, person_id, role, since) SELECT $1, $2, role, now() FROM unnest($3::text[]) role`,
      [cooperativeId, personId, roles],
    );
  }
}

/** A session of theirs, as the value of the Cookie header. */
export async function signedIn(market: Stage, { personId }: Actor): Promise<string> {
  const token = newId();
  await market.ask(
    `INSERT INTO identity_session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $3::timestamptz + interval '1 day')`,
    [secretHash(token), personId, market.clock.now()],
  );
  return `session=${token}`;
}

export const recall = (market: Stage, batchId: string): Promise<unknown> =>
  market.ask(
    `UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = 'Độ ẩm quá mức', recall_reason_en = 'Too moist' WHERE id = $1`,
    [batchId, market.clock.now()],
  );

export const serialsOf = async (market: Stage, rollId: string): Promise<string[]> =>
  (
    await market.ask<{ serial: string }>('SELECT serial FROM labels_label WHERE roll_id = $1 ORDER BY position', [
      rollId,
    ])
  ).map(row => row.serial);
