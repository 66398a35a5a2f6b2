import { Flags } from '#libs/balance';
import { EventBook, EventRules } from '#libs/epcis';
import { gln, gtin14 } from '#libs/gs1';
import type { Actor, DeskRole, Office } from '#libs/identity';
import { Places } from '#libs/places';
import { Batches, Corrections, Deliveries, HandOvers, OldTasks, Sites, TaskBook, Units } from '#libs/traceability';
import { Log } from '#libs/transparency';
import { newId, newSecret, secretHash } from '#platform/ids';
import type { TestDatabase } from '../database.js';

/** What the builders need of a test: a way to say SQL, and the time. */
export type Stage = Pick<TestDatabase, 'ask' | 'clock'>;

/** The verbs of the lib, put together by hand. `rules`: who else has a say about events. */
export const traceabilityOn = ({ db, outbox, clock }: TestDatabase, rules = new EventRules()) => {
  const events = new EventBook(db, rules, new Log(db));
  const book = new TaskBook(db, outbox, clock, events);
  const batches = new Batches(db, clock, book);
  const corrections = new Corrections(db, clock, book, events);
  return {
    book,
    batches,
    corrections,
    handOvers: new HandOvers(db, clock, book, batches, corrections, new Flags(db, outbox, clock)),
    deliveries: new Deliveries(db, clock),
    units: new Units(db, clock),
    oldTasks: new OldTasks(db, events),
    sites: new Sites(db, new Places(db)),
  };
};

let counter = 0;
const next = (): number => ++counter;

/** A person without a way to sign in but the one that signedIn makes. */
export async function anActor(
  { ask, clock }: Stage,
  { seats = [], offices = [] }: { seats?: Actor['seats']; offices?: Office[] } = {},
): Promise<Actor> {
  const personId = newId();
  const fullName = 'Lò Văn Chấu';
  await ask(
    'INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)',
    [personId, fullName, `${personId}@example.com`, '-', clock.now()],
  );
  for (const office of offices)
    await ask('INSERT INTO identity_appointment (person_id, office, appointed_at) VALUES ($1, $2, $3)', [
      personId,
      office,
      clock.now(),
    ]);
  for (const { cooperativeId, roles } of seats)
    await ask(
      'INSERT INTO cooperatives_membership (cooperative_id, person_id, role, since) SELECT $1, $2, role, $4 FROM unnest($3::text[]) role',
      [cooperativeId, personId, roles, clock.now()],
    );
  return { personId, fullName, locale: 'vi', offices, seats };
}

/** A session of theirs, as the value of the Cookie header. */
export async function signedIn({ ask, clock }: Stage, { personId }: Actor): Promise<string> {
  const token = newSecret();
  await ask(
    `INSERT INTO identity_session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $3::timestamptz + interval '1 day')`,
    [secretHash(token), personId, clock.now()],
  );
  return `session=${token}`;
}

/** One co-op with a product of 200 g packs, a plot and a workshop, and people with seats. */
export interface Farm {
  cooperativeId: string;
  slug: string;
  productId: string;
  productSlug: string;
  variantId: string;
  plotId: string;
  workshopId: string;
  clerk: Actor;
  packer: Actor;
  director: Actor;
  member(...roles: DeskRole[]): Promise<Actor>;
}

export interface FarmWish {
  line?: string;
  netQuantity?: number;
  netUnit?: string;
  shelfLifeDays?: number | null;
}

export async function aFarm(stage: Stage, wish: FarmWish = {}): Promise<Farm> {
  const { line = 'tea', netQuantity = 200, netUnit = 'g', shelfLifeDays = 730 } = wish;
  const { ask, clock } = stage;
  const number = next();
  const [cooperativeId, productId, plotId, workshopId] = [newId(), newId(), newId(), newId()];
  const slug = `htx-nuong-mau-${number}`;
  const productSlug = `hang-mau-${number}`;
  const name = `HTX Nương Mẫu ${number}`;
  await ask(
    `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line, phone,
       gs1_prefix, gln, verification, verified_at, created_at)
     VALUES ($1, $2, 'HTX', $3, 'agriculture', $4, '2020-05-04', 12, '03390', 'Bản Mẫu', '+842133000000', '9520003', $5, 'verified', $6, $6)`,
    [cooperativeId, slug, name, String(2_700_000_000 + number), gln('9520003', number), clock.now()],
  );
  await ask(
    `INSERT INTO catalog_group (code, name_vi, name_en, position, valid_from, source) VALUES ('mau-lo', 'Mẫu', 'Sample', 999, '2020-01-01', 'sample')
     ON CONFLICT (code) DO NOTHING`,
  );
  await ask(
    `INSERT INTO catalog_product (id, cooperative_id, slug, line, group_code, name_vi, name_en, shelf_life_days, state, decided_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'mau-lo', 'Chè Shan tuyết mẫu', 'Sample Shan tuyet tea', $5, 'approved', $6, $6, $6)`,
    [productId, cooperativeId, productSlug, line, shelfLifeDays, clock.now()],
  );
  await ask(
    `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension) VALUES
     ($1, $3, 'plot', 'Nương trên', '03390', '1'), ($2, $3, 'workshop', 'Xưởng chè', '03390', '2')`,
    [plotId, workshopId, cooperativeId],
  );
  const variantId = await aVariant(stage, productId, { netQuantity, netUnit });
  const member = (...roles: DeskRole[]) => anActor(stage, { seats: [{ cooperativeId, slug, name, roles }] });
  const people = { clerk: await member('clerk'), packer: await member('packer'), director: await member('director') };
  return { cooperativeId, slug, productId, productSlug, variantId, plotId, workshopId, ...people, member };
}

/** One more pack of a product. */
export async function aVariant(
  { ask }: Stage,
  productId: string,
  { netQuantity = 200, netUnit = 'g' } = {},
): Promise<string> {
  const id = newId();
  const number = next();
  await ask(
    `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price, position)
     VALUES ($1, $2, $3, 'bag', $4, $5, CASE WHEN $5 = 'night' THEN 0 ELSE 250 END, 120000, $6)`,
    [id, productId, gtin14('9520003', number), netQuantity, netUnit, number],
  );
  return id;
}

/** A batch with so much tea plucked into it, three days ago. */
export async function aBatch(market: TestDatabase, farm: Farm, grams = 40_000n): Promise<{ id: string; lot: string }> {
  const { batches } = traceabilityOn(market);
  const batch = await batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId });
  const happenedAt = new Date(market.clock.now().getTime() - 3 * 86_400_000);
  await batches.recordTask(farm.clerk, batch.id, { kind: 'pluck', happenedAt, siteId: farm.plotId, output: grams });
  return batch;
}
