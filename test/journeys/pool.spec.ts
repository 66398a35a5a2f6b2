import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { openWork } from '../support/work.js';

const HOUR = 3_600_000;

// A large order, from the officer who opens it to the parts that two co-ops pack and are owed.
describe('selling together', () => {
  let market: TestMarket;
  beforeAll(async () => void (market = await openMarket()));
  afterAll(() => market.close());

  it('divides a large order between two co-ops, who both accept, and owes each its own part', async () => {
    const officer = await new Person(market.visitor()).signsIn('so@demo.test');
    await officer.opens('/department/pools');
    const [, kind = ''] = /<option value="([^"|]+\|\d+\|(?:g|ml))"/.exec(officer.html) ?? [];
    const [group, net, unit] = kind.split('|');
    const sellers = await market.ask<{ slug: string; login: string; id: string }>(
      `SELECT c.slug, min(d.email) AS login, c.id FROM cooperatives_cooperative c JOIN cooperatives_membership m ON m.cooperative_id = c.id AND m.role = 'director'
         JOIN identity_person d ON d.id = m.person_id JOIN catalog_product p ON p.cooperative_id = c.id JOIN catalog_variant v ON v.product_id = p.id
         JOIN inventory_stock s ON s.variant_id = v.id
       WHERE c.standing = 'active' AND p.state = 'approved' AND v.withdrawn_at IS NULL AND NOT s.frozen AND p.group_code = $1 AND v.net_quantity = $2::int AND v.net_unit = $3
       GROUP BY c.slug, c.id HAVING sum(s.on_hand - s.held) >= 10 ORDER BY c.slug LIMIT 2`,
      [group, net, unit],
    );
    expect(sellers).toHaveLength(2);
    await officer.presses('Chọn tỉnh', {
      ...{ 'Số gói': 12, 'Giá một gói': '10.001', 'Phí giao nhiều nhất': '2.000.000' },
      ...{ 'Nhận báo hàng đến': '2026-12-20T08:00', 'Nhận trả lời đến': '2026-12-21T08:00' },
      ...{ 'Họ và tên': 'Trần Thị Hạnh', 'Số điện thoại': '0912 345 678', 'Tỉnh, thành phố': 'Hà Nội' },
    });
    await officer.presses('Lập đơn và báo các hợp tác xã', {
      ...{ 'Xã, phường, đặc khu': 'Phường Hoàn Kiếm', 'Số nhà, thôn bản, đường': '12 ngõ Hàng Chè' },
    });
    expect(officer.sees).toContain('Chưa có nơi nào báo hàng.');
    const { url } = officer;

    const directors: Person[] = [];
    for (const [at, { slug, login }] of sellers.entries()) {
      const director = await new Person(market.visitor()).signsIn(login);
      await director.opens(`/desk/${slug}/pools`);
      await director.presses('Báo hàng', { 'Số gói giao được': at === 0 ? 10 : 5 }, '12 gói');
      expect(director.sees).toContain(`Đã báo ${at === 0 ? 10 : 5} gói`);
      directors.push(director);
    }
    const work = await openWork(market);
    market.clock.moveTo(new Date('2026-12-20T02:00:00Z'));
    await work.run('close-pools');
    for (const [at, { slug, login }] of sellers.entries()) {
      const director = await new Person(market.visitor()).signsIn(login);
      await director.opens(`/desk/${slug}/pools`);
      expect(director.sees).toContain(`Phần của hợp tác xã là ${at === 0 ? 8 : 4} gói`);
      await director.presses('Nhận phần này');
    }
    await work.done();
    market.clock.moveBy(HOUR);
    await work.close();
    expect(work.errors).toEqual([]);

    const owed = await market.ask<{ id: string; goods: number; commission: boolean }>(
      `SELECT o.cooperative_id AS id, o.goods_total::int AS goods, EXISTS (SELECT FROM ledger_sale s WHERE s.order_id = o.id) AS commission
       FROM pools_pool x JOIN ordering_group g ON g.attempt_key = x.attempt_key JOIN ordering_order o ON o.group_id = g.id
       WHERE x.code = $1 ORDER BY o.goods_total DESC`,
      [url.split('/').at(-1)],
    );
    expect(owed).toEqual([8, 4].map((share, at) => ({ id: sellers[at]?.id, goods: share * 10_001, commission: true })));
    expect(
      await market.ask('SELECT transaction_id FROM ledger_entry GROUP BY transaction_id HAVING sum(amount) <> 0'),
    ).toEqual([]);
    const again = await new Person(market.visitor()).signsIn('so@demo.test');
    await again.opens(url);
    expect(again.sees).toMatch(/Đã thành đơn hàng .*Cộng 15 12 120\.012/);
    const letters = await market.ask<{ kind: string }>(
      `SELECT DISTINCT kind FROM notifications_letter WHERE kind LIKE 'pool-%' ORDER BY 1`,
    );
    expect(letters.map(({ kind: one }) => one)).toEqual(['pool-asked', 'pool-closed', 'pool-opened']);
  });
});
