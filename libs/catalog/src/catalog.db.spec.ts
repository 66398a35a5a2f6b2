import sharp from 'sharp';
import { gtin14, isGtin } from '#libs/gs1';
import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { dong } from '#platform/money';
import {
  approvedProduct,
  boxOfTea,
  catalogOn,
  cooperativeWith,
  officerOf,
  takedownOrder,
  tea,
  type TestCooperative,
} from '../../../test/support/builders/catalog.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  GtinsUsedUp,
  loadGroups,
  MOST_PHOTOS,
  NotAGroup,
  OCOP_GROUPS,
  PhotosFull,
  ProductChanged,
  ProductIncomplete,
  UnknownLine,
} from './index.js';

let market: TestDatabase;
let catalog: ReturnType<typeof catalogOn>;
let home: TestCooperative;
let clerk: Actor;
let officer: Actor;

beforeAll(async () => {
  market = await testDatabase();
  catalog = catalogOn(market);
  home = await cooperativeWith(market);
  [clerk, officer] = [await home.member('clerk'), await officerOf(market)];
});
afterAll(() => market.drop());

const add = (change: Parameters<typeof tea>[0] = {}) => catalog.products.add(clerk, home.id, tea(change));
const stateOf = async (id: string) =>
  (await market.ask<{ state: string }>('SELECT state FROM catalog_product WHERE id = $1', [id]))[0]?.state;
const factsOf = async (id: string) =>
  (
    await market.ask<{ name: string }>(`SELECT name FROM platform_fact WHERE body->>'productId' = $1 ORDER BY id`, [id])
  ).map(fact => fact.name);
const gtinsOf = async (cooperativeId: string) =>
  (
    await market.ask<{ gtin: string }>(
      'SELECT gtin FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE p.cooperative_id = $1 ORDER BY gtin',
      [cooperativeId],
    )
  ).map(row => row.gtin);

describe('the OCOP list of goods', () => {
  it('is in the database, dated, and loading it again changes nothing', async () => {
    const before = await market.ask('SELECT code, name_vi, xmin::text FROM catalog_group ORDER BY position');
    expect(before).toHaveLength(OCOP_GROUPS.length);
    await loadGroups(market.db);
    expect(await market.ask('SELECT code, name_vi, xmin::text FROM catalog_group ORDER BY position')).toEqual(before);
  });

  it('has six groups, and every other node hangs under one of them', async () => {
    const roots = await market.ask<{ code: string }>(
      'SELECT code FROM catalog_group WHERE parent_code IS NULL ORDER BY position',
    );
    expect(roots.map(row => row.code)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI']);
  });
});

describe('a new product', () => {
  it('is a draft with its first pack and a GTIN of the co-op’s own', async () => {
    const other = await cooperativeWith(market, { gs1Prefix: '952777001' });
    const product = await catalog.products.add(await other.member('clerk'), other.id, tea());
    expect(await stateOf(product.id)).toBe('draft');
    expect(
      await market.ask(
        'SELECT id, gtin, pack, net_quantity, price, position FROM catalog_variant WHERE product_id = $1',
        [product.id],
      ),
    ).toEqual([
      {
        id: product.variantId,
        gtin: gtin14('952777001', 1),
        pack: 'box',
        net_quantity: 100,
        price: 185_000n,
        position: 0,
      },
    ]);
  });

  it('that is a night is not sent, whatever weight was typed in', async () => {
    const night = {
      pack: 'night',
      netQuantity: 1,
      netUnit: 'night',
      shippingGrams: 900,
      price: dong(320_000),
    } as const;
    const { variantId } = await add({ nameVi: 'Một đêm nhà sàn', variant: night });
    const gramsOf = () => market.ask('SELECT shipping_grams FROM catalog_variant WHERE id = $1', [variantId]);
    expect(await gramsOf()).toEqual([{ shipping_grams: 0 }]);
    await expect(
      market.ask('UPDATE catalog_variant SET shipping_grams = 1 WHERE id = $1', [variantId]),
    ).rejects.toThrow('catalog_variant_night');
  });

  it('has an address of its own, also when its name was taken', async () => {
    const [first, second] = [
      await add({ nameVi: 'Mật ong bạc hà', line: 'honey', groupCode: 'I.2.b' }),
      await add({ nameVi: 'Mật ong bạc hà' }),
    ];
    expect(first.slug).toBe('mat-ong-bac-ha');
    expect(second.slug).toMatch(/^mat-ong-bac-ha-[a-z2-9]{4}$/);
  });

  it('hangs on a leaf of the list and belongs to a line', async () => {
    await expect(add({ groupCode: 'I.5' })).rejects.toThrow(NotAGroup);
    await expect(add({ groupCode: 'IX' })).rejects.toThrow(NotAGroup);
    await expect(add({ line: 'coal' as never })).rejects.toThrow(UnknownLine);
  });

  it('is added by clerks and directors of the co-op, by nobody else', async () => {
    await expect(catalog.products.add(await home.member('packer'), home.id, tea())).rejects.toThrow(OtherRoleNeeded);
    await expect(catalog.products.add(officer, home.id, tea())).rejects.toThrow(HiddenFromActor);
    await expect(catalog.products.add(await home.member('director'), home.id, tea())).resolves.toHaveProperty('id');
  });
});

describe('item numbers', () => {
  it('are given once each to products added at the same moment', async () => {
    const busy = await cooperativeWith(market, { gs1Prefix: '952777002' });
    const hand = await busy.member('clerk');
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => catalog.products.add(hand, busy.id, tea({ nameVi: `Chè thử ${n}` }))),
    );
    expect(await gtinsOf(busy.id)).toEqual(Array.from({ length: 12 }, (_, n) => gtin14('952777002', n + 1)).sort());
  });

  it('run out with the prefix, and say so', async () => {
    const small = await cooperativeWith(market, { gs1Prefix: '9527770031' });
    const hand = await small.member('clerk');
    const product = await catalog.products.add(hand, small.id, tea({ nameVi: 'Chè cuối' }));
    for (let n = 2; n <= 99; n += 1) await catalog.variants.add(hand, product.id, boxOfTea());
    await expect(catalog.variants.add(hand, product.id, boxOfTea())).rejects.toThrow(GtinsUsedUp);
    const gtins = await gtinsOf(small.id);
    expect(new Set(gtins).size).toBe(99);
    expect(gtins.every(isGtin)).toBe(true);
  });
});

describe('moderation', () => {
  it('lets a complete product into the shop and tells of each step', async () => {
    const { id } = await add({ nameVi: 'Chè lên kệ' });
    await catalog.products.submit(clerk, id);
    await catalog.products.approve(officer, id, 1);
    expect(await stateOf(id)).toBe('approved');
    expect(await factsOf(id)).toEqual(['product.submitted', 'product.approved']);
  });

  it('keeps an incomplete one at the desk', async () => {
    const { id, variantId } = await add({ nameVi: 'Chè thiếu', usageVi: '' });
    await catalog.variants.withdraw(clerk, variantId);
    await expect(catalog.products.submit(clerk, id)).rejects.toMatchObject({
      code: 'product-incomplete',
      missing: ['variant', 'usageVi'],
    });
    expect(await stateOf(id)).toBe('draft');
    expect(await factsOf(id)).toEqual([]);
  });

  it('refuses and takes down with a reason that the co-op reads', async () => {
    const { id } = await add({ nameVi: 'Chè bị từ chối' });
    await catalog.products.submit(clerk, id);
    await catalog.products.refuse(officer, id, 'Thiếu ảnh nhãn');
    await catalog.products.submit(clerk, id);
    await catalog.products.approve(officer, id);
    await catalog.takedowns.takeDown(officer, id, takedownOrder('Công văn 12/SCT: nhãn sai'));
    const [row] = await market.ask('SELECT state, refusal, decided_by FROM catalog_product WHERE id = $1', [id]);
    expect(row).toEqual({ state: 'taken-down', refusal: 'Công văn 12/SCT: nhãn sai', decided_by: officer.personId });
    expect(await factsOf(id)).toEqual([
      'product.submitted',
      'product.refused',
      'product.submitted',
      'product.approved',
      'product.taken-down',
    ]);
  });

  it('is the department’s alone', async () => {
    const { id } = await add({ nameVi: 'Chè của ai' });
    await catalog.products.submit(clerk, id);
    await expect(catalog.products.approve(clerk, id)).rejects.toThrow(HiddenFromActor);
    const stranger = await (await cooperativeWith(market)).member('director');
    await expect(catalog.products.submit(stranger, id)).rejects.toThrow(HiddenFromActor);
    await expect(catalog.products.approve(officer, newId())).rejects.toThrow(HiddenFromActor);
  });

  it('does not approve texts that changed while the officer was reading', async () => {
    const { id } = await add({ nameVi: 'Chè đang đọc' });
    await catalog.products.submit(clerk, id);
    await catalog.products.edit(clerk, id, { ...tea({ nameVi: 'Chè đổi tên' }), version: 1 });
    await expect(catalog.products.approve(officer, id, 1)).rejects.toThrow(ProductChanged);
    await catalog.products.approve(officer, id, 2);
    expect(await stateOf(id)).toBe('approved');
  });

  it('decides once, however many officers press at the same moment', async () => {
    const { id } = await add({ nameVi: 'Chè hai cán bộ' });
    await catalog.products.submit(clerk, id);
    const tries = await Promise.allSettled([
      catalog.products.approve(officer, id),
      catalog.products.refuse(officer, id, 'Chưa rõ'),
      catalog.products.approve(officer, id),
    ]);
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect(await factsOf(id)).toHaveLength(2);
  });
});

describe('an approved product', () => {
  it('is not edited from an old page', async () => {
    const { id } = await add({ nameVi: 'Chè hai người sửa' });
    const edits = await Promise.allSettled(
      ['Một', 'Hai'].map(name => catalog.products.edit(clerk, id, { ...tea({ nameVi: name }), version: 1 })),
    );
    expect(edits.map(edit => edit.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(edits.find(edit => edit.status === 'rejected')).toMatchObject({ reason: expect.any(ProductChanged) });
  });

  it('does not lose what the law wants it to say', async () => {
    const { id } = await approvedProduct(market, clerk, officer, { nameVi: 'Chè đủ chữ' });
    await expect(catalog.products.edit(clerk, id, { ...tea({ ingredientsVi: '' }), version: 1 })).rejects.toThrow(
      ProductIncomplete,
    );
    expect(await stateOf(id)).toBe('approved');
  });

  it('changes its price and packs freely', async () => {
    const { id, variantId } = await approvedProduct(market, clerk, officer, { nameVi: 'Chè đổi giá' });
    await catalog.variants.changePrice(clerk, variantId, dong(199_000));
    const bag = await catalog.variants.add(
      clerk,
      id,
      boxOfTea({ pack: 'bag', netQuantity: 500, price: dong(800_000) }),
    );
    await catalog.variants.withdraw(clerk, variantId);
    await catalog.variants.withdraw(clerk, variantId);
    const rows = await market.ask(
      'SELECT id, price, position, withdrawn_at IS NULL AS sold FROM catalog_variant WHERE product_id = $1 ORDER BY position',
      [id],
    );
    expect(rows).toEqual([
      { id: variantId, price: 199_000n, position: 0, sold: false },
      { id: bag.id, price: 800_000n, position: 1, sold: true },
    ]);
    await catalog.variants.offerAgain(clerk, variantId);
    expect(
      await market.ask('SELECT id FROM catalog_variant WHERE product_id = $1 AND withdrawn_at IS NULL', [id]),
    ).toHaveLength(2);
    expect(await stateOf(id)).toBe('approved');
  });

  it('has prices that only its own clerks change', async () => {
    const { variantId } = await add({ nameVi: 'Chè giá lạ' });
    const stranger = await (await cooperativeWith(market)).member('clerk');
    await expect(catalog.variants.changePrice(stranger, variantId, dong(1))).rejects.toThrow(HiddenFromActor);
    await expect(catalog.variants.changePrice(await home.member('packer'), variantId, dong(1))).rejects.toThrow(
      OtherRoleNeeded,
    );
    await expect(catalog.variants.changePrice(clerk, newId(), dong(1))).rejects.toThrow(HiddenFromActor);
  });
});

describe('photos', () => {
  const jpeg = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#295' } })
      .jpeg()
      .toBuffer();
  const text = { altVi: 'Ấm chè', altEn: 'A pot of tea' };

  it('are kept as our own files, in the order in which they came', async () => {
    const { id } = await add({ nameVi: 'Chè có ảnh' });
    const photo = await catalog.photos.add(clerk, id, await jpeg(), text);
    await catalog.photos.add(clerk, id, await jpeg(), text);
    const rows = await market.ask(
      'SELECT position, alt_vi, width, height FROM catalog_photo WHERE product_id = $1 ORDER BY position',
      [id],
    );
    expect(rows).toEqual([0, 1].map(position => ({ position, alt_vi: 'Ấm chè', width: 40, height: 30 })));
    expect(
      await market.ask('SELECT width, format FROM catalog_photo_file WHERE photo_id = $1', [photo.id]),
    ).toHaveLength(6);
    await catalog.photos.remove(clerk, id, photo.id);
    await catalog.photos.remove(clerk, id, photo.id);
    expect(await market.ask('SELECT position FROM catalog_photo WHERE product_id = $1', [id])).toEqual([
      { position: 1 },
    ]);
    expect(await market.ask('SELECT 1 FROM catalog_photo_file WHERE photo_id = $1', [photo.id])).toEqual([]);
  });

  it('are eight at most, also when nine come at once', async () => {
    const { id } = await add({ nameVi: 'Chè nhiều ảnh' });
    const bytes = await jpeg();
    const tries = await Promise.allSettled(
      Array.from({ length: MOST_PHOTOS + 3 }, () => catalog.photos.add(clerk, id, bytes, text)),
    );
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(MOST_PHOTOS);
    expect(
      tries
        .filter(one => one.status === 'rejected')
        .every(one => (one as PromiseRejectedResult).reason instanceof PhotosFull),
    ).toBe(true);
  });

  it('are the co-op’s alone to add and remove', async () => {
    const { id } = await add({ nameVi: 'Chè ảnh người khác' });
    const photo = await catalog.photos.add(clerk, id, await jpeg(), text);
    const elsewhere = await cooperativeWith(market);
    const stranger = await elsewhere.member('clerk');
    const own = await catalog.products.add(stranger, elsewhere.id, tea());
    await expect(catalog.photos.add(stranger, id, await jpeg(), text)).rejects.toThrow(HiddenFromActor);
    await expect(catalog.photos.remove(stranger, id, photo.id)).rejects.toThrow(HiddenFromActor);
    await catalog.photos.remove(stranger, own.id, photo.id);
    expect(await market.ask('SELECT 1 FROM catalog_photo WHERE id = $1', [photo.id])).toHaveLength(1);
  });
});
