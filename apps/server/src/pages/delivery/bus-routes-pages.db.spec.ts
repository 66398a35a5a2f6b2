import { OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';
import { Person } from '../../../../../test/support/person.js';
import { paths } from '../../paths.js';

const { slug } = OWN_COOPERATIVE;

describe('the pages of buses that take parcels along', () => {
  let market: TestMarket;
  beforeAll(async () => {
    market = await openMarket('market');
  });
  afterAll(() => market.close());

  const field = ({ body }: Answer, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

  it('offer the bus beside the door with what it asks, and the page of the order says where to fetch', async () => {
    const [tea] = await market.ask<{ variantId: string; cooperativeId: string; routeId: string; price: bigint }>(
      `SELECT v.id AS "variantId", c.id AS "cooperativeId", r.id AS "routeId", v.price FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id
       JOIN cooperatives_cooperative c ON c.id = p.cooperative_id AND c.slug = $1 JOIN delivery_route r ON r.cooperative_id = c.id
       JOIN inventory_stock s ON s.variant_id = v.id AND NOT s.frozen AND s.on_hand - s.held > 5
       WHERE p.state = 'approved' AND v.shipping_grams BETWEEN 1 AND 2000 ORDER BY v.id LIMIT 1`,
      [slug],
    );
    if (!tea) throw new Error('the seed has tea on the shelf');
    const visitor = market.visitor();
    await visitor.post('/basket', { variant: tea.variantId, quantity: '1' });
    const way = `bus ${tea.routeId}`;
    const offered = await visitor.get('/checkout');
    expect(offered.body).toContain(`value="${way}"`);
    expect(offered.body).toContain('bến xe Mẫu');
    const typed = { name: 'Trần Thị Mẫu', phone: '0912 345 678', [`way-${tea.cooperativeId}`]: way };
    const page = await visitor.post('/checkout', { ...typed, step: 'way' });
    // Whoever fetches it all need not say where they live.
    expect(page.body).not.toContain('name="province"');
    expect(page.body).toContain('Phí gửi xe');
    expect(field(page, 'expected')).toBe(String(tea.price + 20_000n));
    const hidden = { attempt: field(page, 'attempt'), expected: field(page, 'expected') };
    const placed = await visitor.post('/checkout', { ...typed, ...hidden, payment: 'cod', note: '' });
    expect(placed.status).toBe(303);
    const followed = await visitor.get(placed.location ?? '');
    for (const text of ['Xe khách Mường Mẫu', 'bến xe Mẫu', '20.000']) expect(followed.body).toContain(text);
  });

  it('are filled in at the desk, province first, and say what is wrong with the prices', async () => {
    const clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(paths.desk.busRoutes(slug));
    expect(clerk.sees).toContain('đến 5 kg: 20.000');
    await clerk.presses('Xem các xã của tỉnh này', { 'Tỉnh của bến': 'Thành phố Hà Nội' });
    const answers = {
      ...{ 'Nhà xe, tuyến': 'Xe thử', 'Điện thoại nhà xe': '0912 345 678', 'Xã, phường của bến': 'Phường Ba Đình' },
      ...{
        'Bến nhận hàng': 'Cổng sau',
        'Giờ xe chạy, giờ lấy hàng': 'Sáng sớm',
        'Chủ nhật': true,
        'Số ngày đi đường': '1',
      },
    };
    await clerk.presses('Thêm chuyến này', answers);
    expect(clerk.status).toBe(422);
    expect(clerk.field('Bến nhận hàng')).toBe('Cổng sau');
    const sending = clerk.filledIn('Thêm chuyến này', answers);
    const priced = (...steps: [string, string, string][]) => ({
      ...sending,
      fields: [
        ...sending.fields.filter(([name]) => !/^(upTo|fee)/.test(name)),
        ...steps.flatMap(([at, upTo, fee]): [string, string][] => [
          [`upTo${at}`, upTo],
          [`fee${at}`, fee],
        ]),
      ],
    });
    await clerk.sends(priced(['1', '20', '50.000'], ['2', '5', '20.000']));
    expect(clerk.sees).toContain('Ghi từ nhẹ đến nặng');
    await clerk.sends(priced(['1', '5', '20.000'], ['2', '20', '50.000']));
    expect(clerk.sees).toContain('Đã thêm chuyến xe');
    expect(clerk.sees).toContain('Xe thử');
    await clerk.presses('Đóng chuyến này', {}, 'Xe thử');
    expect(clerk.sees).toContain('Từ ngày mai không chọn được');
  });
});
