import sharp from 'sharp';
import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
import { dong } from '#platform/money';
import {
  approvedProduct,
  catalogOn,
  cooperativeWith,
  officerOf,
  takedownOrder,
  tea,
  type TestCooperative,
} from '../../../test/support/builders/catalog.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  AppealNotOpen,
  DecisionReasonNeeded,
  NoAppealWaits,
  NoChangePending,
  NotByWeight,
  priceByWeight,
  ProductChanged,
  ProductHasMovedOn,
  TakedownTimesWrong,
} from './index.js';

let market: TestDatabase;
let catalog: ReturnType<typeof catalogOn>;
let home: TestCooperative;
let [clerk, director, officer] = [] as unknown as [Actor, Actor, Actor];

beforeAll(async () => {
  market = await testDatabase();
  catalog = catalogOn(market);
  home = await cooperativeWith(market);
  [clerk, director, officer] = [
    await home.member('clerk'),
    await home.member('clerk', 'director'),
    await officerOf(market),
  ];
});
afterAll(() => market.drop());

const onSale = (nameVi: string) => approvedProduct(market, clerk, officer, { nameVi });
const edit = (id: string, nameVi: string, version: number) =>
  catalog.products.edit(clerk, id, { ...tea({ nameVi }), version });
const live = async (id: string) =>
  (await market.ask<object>('SELECT name_vi AS name, state, version FROM catalog_product WHERE id = $1', [id]))[0];
const changesOf = async (id: string) =>
  (await market.ask<{ state: string }>('SELECT state FROM catalog_change WHERE product_id = $1 ORDER BY id', [id])).map(
    ({ state }) => state,
  );

describe('new texts of a product on sale', () => {
  it('wait beside the old ones, and are what buyers read once they are approved', async () => {
    const { id } = await onSale('Chè cũ');
    await edit(id, 'Chè mới', 1);
    expect(await live(id)).toEqual({ name: 'Chè cũ', state: 'approved', version: 2 });
    await expect(catalog.changes.approve(officer, id, 1)).rejects.toThrow(ProductChanged);
    await catalog.changes.approve(officer, id, 2);
    expect(await live(id)).toEqual({ name: 'Chè mới', state: 'approved', version: 3 });
    const [kept] = await market.ask(
      `SELECT before->>'nameVi' AS before, after->>'nameVi' AS after, decided_by FROM catalog_change WHERE product_id = $1`,
      [id],
    );
    expect(kept).toEqual({ before: 'Chè cũ', after: 'Chè mới', decided_by: officer.personId });
  });

  it('are refused with a reason; the old ones go on selling', async () => {
    const { id } = await onSale('Chè giữ');
    await edit(id, 'Chè chữa bệnh', 1);
    await expect(catalog.changes.refuse(officer, id, ' ')).rejects.toThrow(DecisionReasonNeeded);
    await catalog.changes.refuse(officer, id, 'Nói như thuốc');
    expect(await live(id)).toMatchObject({ name: 'Chè giữ', state: 'approved' });
    await expect(catalog.changes.approve(officer, id)).rejects.toThrow(NoChangePending);
  });

  it('replace what waited, and are taken back by saving the live ones', async () => {
    const { id } = await onSale('Chè một');
    await edit(id, 'Chè hai', 1);
    await edit(id, 'Chè ba', 2);
    await edit(id, 'Chè một', 3);
    expect(await changesOf(id)).toEqual(['replaced', 'withdrawn']);
    await edit(id, 'Chè một', 4);
    expect(await live(id)).toMatchObject({ version: 4 });
    await edit(id, 'Chè bốn', 4);
    await catalog.changes.withdraw(clerk, id);
    await expect(catalog.changes.withdraw(clerk, id)).rejects.toThrow(NoChangePending);
  });

  it('are one at a time, however many write at once', async () => {
    const { id } = await onSale('Chè nhiều tay');
    const written = await Promise.allSettled(['A', 'B', 'C', 'D'].map(name => edit(id, `Chè ${name}`, 1)));
    expect(written.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [a, b] = await Promise.allSettled([
      catalog.changes.approve(officer, id, 2),
      catalog.changes.refuse(officer, id, 'Không'),
    ]);
    expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are nobody else’s to propose or decide', async () => {
    const { id } = await onSale('Chè của ta');
    const stranger = await (await cooperativeWith(market)).member('director');
    await expect(catalog.products.edit(stranger, id, { ...tea(), version: 1 })).rejects.toThrow(HiddenFromActor);
    await edit(id, 'Chè khác', 1);
    await expect(catalog.changes.withdraw(stranger, id)).rejects.toThrow(HiddenFromActor);
    await expect(catalog.changes.approve(clerk, id)).rejects.toThrow(HiddenFromActor);
  });
});

describe('a product taken down by order', () => {
  const takedownOf = async (id: string) =>
    (
      await market.ask<Record<string, unknown>>(
        `SELECT reference, due_at - ordered_at = '24 hours' AS "inADay", decision, ended_at IS NULL AS stands FROM catalog_takedown WHERE product_id = $1`,
        [id],
      )
    )[0];

  it('keeps the number, the authority and the term; a change that waited goes with it', async () => {
    const { id } = await onSale('Chè bị gỡ');
    await edit(id, 'Chè đang chờ', 1);
    await catalog.takedowns.takeDown(officer, id, takedownOrder());
    expect(await takedownOf(id)).toEqual({ reference: '12/SCT-QLTM', inADay: true, decision: null, stands: true });
    expect(await changesOf(id)).toEqual(['replaced']);
    await expect(catalog.takedowns.takeDown(officer, id, takedownOrder())).rejects.toThrow(ProductHasMovedOn);
  });

  it('does not come from the future', async () => {
    const { id } = await onSale('Chè tương lai');
    const orderedAt = new Date(market.clock.now().getTime() + 1000);
    await expect(catalog.takedowns.takeDown(officer, id, { ...takedownOrder(), orderedAt })).rejects.toThrow(
      TakedownTimesWrong,
    );
    await expect(
      catalog.takedowns.takeDown(officer, id, { ...takedownOrder(), dueAt: market.clock.now() }),
    ).rejects.toThrow(TakedownTimesWrong);
  });

  it('is appealed against once, by a director, and is on sale again when the order is lifted', async () => {
    const { id } = await onSale('Chè oan');
    await expect(catalog.takedowns.appeal(director, id, 'Sớm')).rejects.toThrow(ProductHasMovedOn);
    await catalog.takedowns.takeDown(officer, id, takedownOrder());
    await expect(catalog.takedowns.appeal(clerk, id, 'Không đúng')).rejects.toThrow(OtherRoleNeeded);
    await expect(catalog.takedowns.decide(officer, id, 'lifted', 'Đúng')).rejects.toThrow(NoAppealWaits);
    const filed = await Promise.allSettled(
      [1, 2].map(n => catalog.takedowns.appeal(director, id, `Có phiếu cân ${n}`)),
    );
    expect(filed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await catalog.takedowns.decide(officer, id, 'lifted', 'Phiếu cân hợp lệ');
    expect(await live(id)).toMatchObject({ state: 'approved' });
    expect(await takedownOf(id)).toMatchObject({ decision: 'lifted', stands: false });
  });

  it('stays down when the appeal is not accepted, until mended texts are approved', async () => {
    const { id } = await onSale('Chè phải sửa');
    await catalog.takedowns.takeDown(officer, id, takedownOrder());
    await catalog.takedowns.appeal(director, id, 'Xin xem lại');
    await catalog.takedowns.decide(officer, id, 'upheld', 'Nhãn vẫn sai');
    expect(await live(id)).toMatchObject({ state: 'taken-down' });
    await expect(catalog.takedowns.appeal(director, id, 'Lần nữa')).rejects.toThrow(AppealNotOpen);
    await edit(id, 'Chè đã sửa', 1);
    await catalog.products.submit(clerk, id);
    await catalog.products.approve(officer, id);
    expect(await takedownOf(id)).toMatchObject({ decision: 'upheld', stands: false });
  });

  it('can no longer be appealed against after its term', async () => {
    const { id } = await onSale('Chè quá hạn');
    await catalog.takedowns.takeDown(officer, id, takedownOrder());
    await market.ask(`UPDATE catalog_takedown SET appeal_until = $2 WHERE product_id = $1`, [
      id,
      new Date(market.clock.now().getTime() - 1),
    ]);
    await expect(catalog.takedowns.appeal(director, id, 'Muộn')).rejects.toThrow(AppealNotOpen);
  });
});

describe('a product sold by weight', () => {
  const fish = { pack: 'kilo', netQuantity: 1500, netUnit: 'g', shippingGrams: 1800, price: dong(325_001) } as const;

  it('has a price per kilogram, from which that of its pack follows', async () => {
    const { id } = await onSale('Cá tầm theo cân');
    const { id: variantId } = await catalog.variants.add(clerk, id, { ...fish, tolerancePercent: 10 });
    const row = async () =>
      (
        await market.ask(
          'SELECT price, price_per_kilo AS kilo, tolerance_percent AS tolerance FROM catalog_variant WHERE id = $1',
          [variantId],
        )
      )[0];
    expect(await row()).toEqual({ price: priceByWeight(dong(325_001), 1500), kilo: 325_001n, tolerance: 10 });
    await catalog.variants.changePrice(clerk, variantId, dong(300_000));
    expect(await row()).toMatchObject({ price: 450_000n, kilo: 300_000n });
    await expect(market.ask('UPDATE catalog_variant SET price = price + 1 WHERE id = $1', [variantId])).rejects.toThrow(
      'catalog_variant_catch_weight',
    );
  });

  it('is weighed in grams', async () => {
    const { id } = await onSale('Trứng theo cân');
    const eggs = { ...fish, netQuantity: 10, netUnit: 'piece' as const, tolerancePercent: 10 };
    await expect(catalog.variants.add(clerk, id, eggs)).rejects.toThrow(NotByWeight);
  });
});

describe('the photos of a product', () => {
  it('change places one by one and are described anew', async () => {
    const { id } = await onSale('Chè ba ảnh');
    const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#295' } })
      .jpeg()
      .toBuffer();
    const added: string[] = [];
    for (const altVi of ['A', 'B', 'C'])
      added.push((await catalog.photos.add(clerk, id, jpeg, { altVi, altEn: '' })).id);
    const order = async () =>
      (
        await market.ask<{ alt: string }>(
          'SELECT alt_vi AS alt FROM catalog_photo WHERE product_id = $1 AND placeholder IS NOT NULL ORDER BY position',
          [id],
        )
      ).map(({ alt }) => alt);
    await catalog.photos.moveUp(clerk, id, added[2] ?? '');
    await catalog.photos.moveUp(clerk, id, added[0] ?? '');
    expect(await order()).toEqual(['A', 'C', 'B']);
    await catalog.photos.moveUp(clerk, id, added[2] ?? '');
    await catalog.photos.describe(clerk, id, added[1] ?? '', { altVi: 'Búp chè', altEn: 'Buds' });
    expect(await order()).toEqual(['C', 'A', 'Búp chè']);
  });
});
