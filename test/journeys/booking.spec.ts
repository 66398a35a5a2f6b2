import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { openWork } from '../support/work.js';

// From the page of a stilt house to guests at its door, and a day that the host had to call off.
describe('booking days', () => {
  let market: TestMarket;
  let stay: { slug: string; variant: string; days: string[] };
  beforeAll(async () => {
    market = await openMarket();
    const [found] = await market.ask<{ slug: string; variant: string; days: string[] }>(
      `SELECT p.slug, v.id AS variant, array_agg(s.day::text ORDER BY s.day) AS days
       FROM inventory_slot s JOIN catalog_variant v ON v.id = s.variant_id JOIN catalog_product p ON p.id = v.product_id
       GROUP BY p.slug, v.id ORDER BY p.slug LIMIT 1`,
    );
    if (!found) throw new Error('the seed has no days for guests');
    stay = found;
  });
  afterAll(() => market.close());

  const shown = (day = '') => day.split('-').reverse().join('/');
  const books = async (day: string | undefined) => {
    const guest = await new Person(market.visitor()).opens(`/products/${stay.slug}`);
    await guest.follows('Chọn ngày đón khách');
    const choice = { 'Ngày đến': `${shown(day)}, còn`, 'Số đêm': 1, 'Số khách': 2 };
    await guest.presses('Xem tổng tiền', {
      ...choice,
      ...{ 'Họ và tên': 'Trần Thị Hạnh', 'Số điện thoại': '0912 345 678' },
    });
    await guest.presses('Đặt hàng');
    expect(guest.sees).toContain(`Đến ngày ${shown(day)}, 1 đêm, 2 khách.`);
    return guest;
  };

  it('shows the host who comes, and is done when they are there; a day that is called off ends its orders', async () => {
    const [first, second] = stay.days;
    const staying = await books(first);
    const unlucky = await books(second);
    const clerk = await new Person(market.visitor()).signsIn('clerk.du-lich-may-troi@demo.test');
    await clerk.opens(`/desk/du-lich-may-troi/slots/${stay.variant}/${second}`);
    expect(clerk.sees).toContain('Trần Thị Hạnh');
    await clerk.presses('Huỷ ngày và báo', { 'Lý do': 'Đường vào bản sạt lở' });
    const work = await openWork(market);
    await work.run('end-called-off');
    await work.close();
    expect(work.errors).toEqual([]);
    await unlucky.opens(unlucky.url);
    expect(unlucky.sees).toContain('Đường vào bản sạt lở');

    await clerk.opens(`/desk/du-lich-may-troi/slots/${stay.variant}/${first}`);
    const number = /[A-Z0-9]{8}-1/.exec(clerk.sees)?.[0] ?? '';
    await clerk.follows(number);
    expect(clerk.sees).toContain('Khi khách đến, bấm');
    market.clock.moveTo(new Date(`${first}T05:00:00Z`));
    await clerk.opens(`/desk/du-lich-may-troi/orders/${number}`);
    await clerk.presses('Khách đã đến');
    expect(clerk.sees).toContain('Đã ghi: khách đã đến.');
    await staying.opens(staying.url);
    expect(staying.sees).toContain('Đã giao');
  });
});
