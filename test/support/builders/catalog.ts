import {
  Changes,
  Imports,
  ItemNumbers,
  Photos,
  Products,
  Takedowns,
  Variants,
  type ProductInput,
  type VariantInput,
} from '#libs/catalog';
import type { Actor, DeskRole, Office } from '#libs/identity';
import { newId, newSecret, secretHash } from '#platform/ids';
import { slugOf } from '#platform/language';
import { dong } from '#platform/money';
import type { TestDatabase } from '../database.js';

/** The verbs of the catalogue, put together by hand. */
export function catalogOn({ db, outbox, clock }: TestDatabase) {
  const variants = new Variants(db, clock, new ItemNumbers(db));
  const changes = new Changes(db, outbox, clock);
  const products = new Products(db, outbox, clock, variants, changes);
  return {
    products,
    imports: new Imports(db, outbox, clock, products, variants),
    variants,
    changes,
    takedowns: new Takedowns(db, outbox, clock),
    photos: new Photos(db, clock),
  };
}

let counter = 0;
const next = (): number => ++counter;

/** A person of the register, without a way to sign in. */
export async function somebody({ ask }: TestDatabase, fullName = 'Lò Thị Chấm'): Promise<string> {
  const id = newId();
  await ask(
    'INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)',
    [id, fullName, `nguoi-${next()}@example.com`, '-', '2026-01-01T00:00:00Z'],
  );
  return id;
}

export async function officerOf(market: TestDatabase): Promise<Actor> {
  const offices: Office[] = ['officer'];
  return {
    personId: await somebody(market, 'Nguyễn Văn Sở'),
    fullName: 'Nguyễn Văn Sở',
    locale: 'vi',
    offices,
    seats: [],
  };
}

export interface TestCooperative {
  id: string;
  slug: string;
  name: string;
  /** Somebody with a seat there. */
  member(...roles: DeskRole[]): Promise<Actor>;
}

/** A verified co-operative with its own GS1 prefix out of the demonstration range 952. */
export async function cooperativeWith(
  market: TestDatabase,
  row: { name?: string; gs1Prefix?: string } = {},
): Promise<TestCooperative> {
  const number = next();
  const { name = `HTX Bản Mẫu ${number}`, gs1Prefix = `9529${String(number).padStart(3, '0')}` } = row;
  const [id, slug] = [newId(), slugOf(name)];
  await market.ask(
    `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line, phone,
       gs1_prefix, gln, verification, verified_at, created_at)
     VALUES ($1, $2, 'HTX', $3, 'agriculture', $4, '2020-05-04', 12, '03390', 'Bản Mẫu', '+842133000000', $5, $6, 'verified', $7, $7)`,
    [
      id,
      slug,
      name,
      String(5_000_000_000 + number),
      gs1Prefix,
      `9529${String(number).padStart(9, '0')}`,
      '2026-01-02T00:00:00Z',
    ],
  );
  const member = async (...roles: DeskRole[]): Promise<Actor> => {
    const personId = await somebody(market);
    for (const role of roles)
      await market.ask(
        'INSERT INTO cooperatives_membership (cooperative_id, person_id, role, since) VALUES ($1, $2, $3, $4)',
        [id, personId, role, '2026-01-02T00:00:00Z'],
      );
    return {
      personId,
      fullName: 'Lò Thị Chấm',
      locale: 'vi',
      offices: [],
      seats: [{ cooperativeId: id, slug, name, roles }],
    };
  };
  return { id, slug, name, member };
}

export const boxOfTea = (change: Partial<VariantInput> = {}): VariantInput => ({
  pack: 'box',
  netQuantity: 100,
  netUnit: 'g',
  shippingGrams: 180,
  price: dong(185_000),
  ...change,
});

/** Tea with everything a listing must say. */
export const tea = (change: Partial<ProductInput> = {}): ProductInput => ({
  line: 'tea',
  groupCode: 'I.5.a',
  nameVi: 'Chè Shan tuyết cổ thụ',
  nameEn: 'Ancient-tree Shan snow tea',
  summaryVi: 'Một tôm hai lá, sao chảo gang.',
  ingredientsVi: '100% búp chè Shan tuyết',
  usageVi: 'Pha 5 g với 200 ml nước 90 °C. Bảo quản nơi khô, kín.',
  standard: 'TCCS 01:2025',
  shelfLifeDays: 730,
  variant: boxOfTea(),
  ...change,
});

/** An order of the department to take something down. */
export const takedownOrder = (reason = 'Nhãn sai khối lượng tịnh.') => ({
  reference: '12/SCT-QLTM',
  authority: 'Sở Công Thương Lai Châu',
  reason,
});

/** A product that is on sale. */
export async function approvedProduct(
  market: TestDatabase,
  clerk: Actor,
  officer: Actor,
  change: Partial<ProductInput> = {},
) {
  const { products } = catalogOn(market);
  const cooperativeId = clerk.seats[0]?.cooperativeId ?? '';
  const product = await products.add(clerk, cooperativeId, tea(change));
  await products.submit(clerk, product.id);
  await products.approve(officer, product.id);
  return product;
}

/** Signs somebody in behind the door's back; the answer is their Cookie header. Somebody with an office is appointed to it. */
export async function signedInAs({ ask, clock }: Pick<TestDatabase, 'ask' | 'clock'>, actor: Actor): Promise<string> {
  const token = newSecret();
  const [now, later] = [clock.now(), new Date(clock.now().getTime() + 86_400_000)];
  for (const office of actor.offices)
    await ask(
      'INSERT INTO identity_appointment (person_id, office, appointed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [actor.personId, office, now],
    );
  await ask('INSERT INTO identity_session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)', [
    secretHash(token),
    actor.personId,
    now,
    later,
  ]);
  return `session=${token}`;
}
