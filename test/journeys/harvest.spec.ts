import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { openWork } from '../support/work.js';

const DAY = 86_400_000;

// From the page of a product whose next harvest is weeks away to an order that the co-op may pack.
describe('ordering ahead', () => {
  let market: TestMarket;
  let guest: Person;
  beforeAll(async () => void (market = await openMarket()));
  afterAll(() => market.close());

  const desk = '/desk/che-suong-may';
  const work = async () => {
    const worker = await openWork(market);
    await worker.run('follow-harvests');
    await worker.close();
    expect(worker.errors).toEqual([]);
  };
  const orders = async (packs: number) => {
    guest = await new Person(market.visitor()).opens('/harvests/VUMOI');
    await guest.presses('Chọn tỉnh', {
      ...{ 'Số gói': packs, 'Họ và tên': 'Trần Thị Hạnh', 'Số điện thoại': '0912 345 678' },
      'Tỉnh, thành phố': 'Hà Nội',
    });
    await guest.presses('Xem tổng tiền', { 'Xã, phường, đặc khu': 'Phường Hoàn Kiếm' });
    expect(guest.sees).toMatch(/Dự kiến giao từ [\d/]+ đến [\d/]+/);
    await guest.presses('Đặt', { 'Số nhà, thôn bản, đường': '12 ngõ Hàng Chè' });
    expect(guest.sees).toContain('Chờ thu hoạch');
    return guest.url;
  };

  it('leads from the product to its harvest; the order is packed once its batch is there, and what is left is told and ends by itself', async () => {
    const [product] = await market.ask<{ slug: string; id: string }>(
      `SELECT p.slug, p.id FROM inventory_harvest h JOIN catalog_variant v ON v.id = h.variant_id JOIN catalog_product p ON p.id = v.product_id WHERE h.code = 'VUMOI'`,
    );
    guest = await new Person(market.visitor()).opens(`/products/${product?.slug}`);
    expect(guest.sees).toContain('Đặt trước vụ mới: còn 48 gói');
    const first = await orders(3);
    const second = await orders(2);

    const clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(`${desk}/harvests/VUMOI`);
    expect(clerk.sees).toContain('5 trên 48');
    await clerk.follows(/[A-Z0-9]{8}-1/.exec(clerk.sees)?.[0] ?? '');
    expect(clerk.sees).toContain('Chờ thu hoạch');
    expect(clerk.sees).not.toContain('Gói xong');

    await market.ask(
      `WITH batch AS (
         INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, packed_on, best_before, created_by, created_at)
         SELECT h.id, p.cooperative_id, p.id, 'VUMOI-1', 'g', $1::date, '2099-01-01', h.declared_by, $1::timestamptz
         FROM inventory_harvest h JOIN catalog_variant v ON v.id = h.variant_id JOIN catalog_product p ON p.id = v.product_id WHERE h.code = 'VUMOI' RETURNING *
       ), shelf AS (
         INSERT INTO inventory_stock (id, variant_id, batch_id, site_id, best_before, on_hand)
         SELECT b.id, h.variant_id, b.id, (SELECT id FROM traceability_site s WHERE s.cooperative_id = b.cooperative_id ORDER BY id LIMIT 1), b.best_before, 4
         FROM batch b JOIN inventory_harvest h ON h.id = b.id RETURNING id, on_hand
       )
       INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, happened_at) SELECT id, 'packed', on_hand, id, $1::timestamptz FROM shelf`,
      [market.clock.now()],
    );
    await clerk.opens(`${desk}/harvests/VUMOI`);
    await clerk.presses('Giao lô này', { 'Lô hàng': 'VUMOI-1' });
    expect(clerk.sees).toContain('5 trên 48, đã có hàng 4');
    await guest.opens(first);
    expect(guest.sees).not.toContain('Chờ thu hoạch');
    await guest.opens(second);
    expect(guest.sees).toContain('Đã có 1 trên 2 gói');
    await clerk.presses('Báo cho khách còn chờ');
    // Who waits is told before the wait is over.
    await work();
    await guest.opens(second);
    expect(guest.sees).toContain('Vụ thu hoạch muộn hoặc ít hơn dự kiến');

    market.clock.moveBy(40 * DAY);
    await work();
    await guest.opens(second);
    expect(guest.sees).toContain('không thu hoạch đủ trong thời hạn');
    const letters = await market.ask<{ kind: string }>(
      `SELECT kind FROM notifications_letter WHERE kind LIKE 'preorder-%' ORDER BY kind`,
    );
    expect(letters.map(({ kind }) => kind)).toEqual(['preorder-filled', 'preorder-short']);
  });
});
