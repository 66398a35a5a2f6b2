import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { openWork } from '../support/work.js';

const DAY = 86_400_000;

// From the shelf of a product to an order of many, and one that the co-op could not keep.
describe('buying together', () => {
  let market: TestMarket;
  let guest: Person;
  let address: string;
  beforeAll(async () => void (market = await openMarket()));
  beforeEach(async () => {
    const [product] = await market.ask<{ slug: string }>(
      `SELECT p.slug FROM groupbuys_buy b JOIN catalog_variant v ON v.id = b.variant_id JOIN catalog_product p ON p.id = v.product_id WHERE b.code = 'MUACHUNG'`,
    );
    guest = await new Person(market.visitor()).opens(`/products/${product?.slug}`);
    address = '/groupbuys/MUACHUNG';
  });
  afterAll(() => market.close());

  const joins = async (packs: number) => {
    await guest.opens(address);
    await guest.presses('Chọn tỉnh', {
      ...{ 'Số gói': packs, 'Họ và tên': 'Trần Thị Hạnh', 'Số điện thoại': '0912 345 678' },
      'Tỉnh, thành phố': 'Hà Nội',
    });
    await guest.presses('Xem số tiền', { 'Xã, phường, đặc khu': 'Phường Hoàn Kiếm' });
    await guest.presses('Hẹn mua', { 'Số nhà, thôn bản, đường': '12 ngõ Hàng Chè' });
  };

  it('leads from the product to those who buy it together, shows how far they are, and becomes an order at the end', async () => {
    expect(guest.sees).toMatch(/Mua chung: còn 22 gói, giá [\d.]+ ₫/);
    await guest.follows('Mua chung: còn');
    expect(guest.sees).toContain('Thêm 2 gói nữa là thành');
    expect(guest.html).toContain(`data-watch="${address}/progress"`);
    await joins(3);
    expect(guest.sees).toContain('Bạn đã hẹn mua.');
    const { url } = guest;

    const watching = market.visitor().get(`${address}/progress`, { accept: 'text/event-stream' });
    market.clock.moveBy(6 * DAY);
    const work = await openWork(market);
    await work.run('close-groupbuys');
    await work.close();
    expect(work.errors).toEqual([]);
    const watched = await watching;
    expect(watched.headers['content-type']).toContain('text/event-stream');
    expect(watched.body).toContain('21 trên 30 gói');
    expect(watched.body).toMatch(/Đợt này đã thành: [^\n]*"isOver":true}\n\n$/);

    await guest.opens(url);
    await guest.follows('Xem đơn hàng');
    expect(guest.sees).toContain('Đã xác nhận');
  });

  it('is called off by the director with a reason that everybody reads', async () => {
    const director = await new Person(market.visitor()).signsIn('giamdoc@demo.test');
    await director.opens('/desk/che-suong-may/groupbuys');
    await director.presses('Mở đợt mua chung', {
      'Mức 1: từ bao nhiêu gói': '2',
      'Mức 1: giá một gói': '10.000',
      ...{ 'Nhận nhiều nhất': '3', 'Kết thúc lúc': '2026-12-20T08:00' },
    });
    expect(director.sees).toContain('Đã mở đợt mua chung');
    address = director.linkTo('Huỷ đợt này').replace('/desk/che-suong-may', '').replace('/call-off', '');
    await joins(2);
    const { url } = guest;
    await director.follows('Huỷ đợt này');
    expect(director.sees).toContain('1 người đã hẹn mua được báo ngay');
    await director.presses('Huỷ và báo cho mọi người', { 'Lý do': 'Mưa đá làm hỏng chè.' });
    expect(director.sees).toContain('Đã huỷ đợt mua chung.');
    await guest.opens(url);
    expect(guest.sees).toContain('Lý do: Mưa đá làm hỏng chè.');
    expect((await guest.opens(address)).sees).not.toContain('Hẹn mua, chưa trả tiền');
  });
});
