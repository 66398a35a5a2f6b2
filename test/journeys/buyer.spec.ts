import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { aShopper, buys, fillsInCheckout } from './shopping.js';

const TEA = 'che-shan-tuyet-co-thu-ta-leng';
const WHITE_TEA = 'bach-tra-shan-tuyet';
const HONEY = 'mat-ong-hoa-ban';

describe('a buyer', () => {
  let market: TestMarket;
  beforeAll(async () => void (market = await openMarket()));
  afterAll(() => market.close());

  it('finds tea without typing a single tone mark', async () => {
    const guest = await new Person(market.visitor()).opens('/search?q=che+shan+tuyet');
    expect(guest.sees).toContain('Kết quả cho “che shan tuyet”');
    await guest.follows('Chè Shan tuyết cổ thụ Tả Lèng');
    expect(guest.sees).toContain('Hợp tác xã Chè Sương Mây');
    expect(guest.sees).toContain('185.000 ₫');
  });

  it('narrows the search to a commune and to stars', async () => {
    const guest = await new Person(market.visitor()).opens('/search');
    const everything = found(guest);
    await guest.follows('Xã Tả Lèng');
    const here = found(guest);
    expect(here).toBeLessThan(everything);
    await guest.follows('OCOP 4 sao');
    expect(found(guest)).toBeLessThan(here);
    expect(guest.sees).toContain('Chè Shan tuyết cổ thụ Tả Lèng');
    expect(guest.sees).not.toContain('Mật ong hoa ban');
    await guest.follows('Bỏ hết bộ lọc');
    expect(found(guest)).toBe(everything);
  });

  it('is told kindly when nothing fits', async () => {
    const guest = await new Person(market.visitor()).opens('/search?q=zzzxqj');
    expect(guest.sees).toContain('Không tìm thấy sản phẩm nào');
  });

  it('buys from two co-operatives at once, as a guest, and follows both parcels', async () => {
    const guest = await aShopper(market, [
      [TEA, 2],
      [HONEY, 1],
    ]);
    await guest.opens('/basket');
    expect(guest.sees).toContain('Mỗi hợp tác xã tự đóng gói và gửi phần hàng của mình');
    await guest.follows('Đặt hàng');
    expect(guest.sees).toContain('Chọn tỉnh, thành phố trước để biết phí giao hàng và tổng tiền.');

    const order = await fillsInCheckout(guest);
    // Everything that must be read before the button.
    expect(guest.sees).toMatch(/Phí giao hàng từ Hợp tác xã Chè Sương Mây [\d.]+ ₫/);
    expect(guest.sees).toMatch(/Người bán: .*Mã số thuế \d{10}/);
    const [, total] = /Tổng cộng phải trả ([\d.]+ ₫)/.exec(guest.sees) ?? [];
    await guest.sends(order);

    expect(guest.sees).toContain('Đã đặt hàng. Cảm ơn bạn!');
    expect(guest.sees).toMatch(/Đơn hàng [A-Z0-9]{8,12}/);
    expect(guest.sees).toMatch(/Kiện [A-Z0-9]+-1 từ .* Kiện [A-Z0-9]+-2 từ /);
    expect(guest.sees).toContain(`Tổng cộng ${total}`);
    expect(guest.sees).toContain('Đã xác nhận');
    expect(guest.sees).toContain('12 ngõ Hàng Chè, Phường Hoàn Kiếm, Thành phố Hà Nội');
    await guest.opens('/basket');
    expect(guest.sees).toContain('Giỏ hàng còn trống');
  });

  it('is asked again, with everything still typed, when something is missing', async () => {
    const guest = await aShopper(market, [[TEA, 1]]);
    await guest.opens('/checkout');
    const inHeader = () => /class="tool-count">(\d+)</.exec(guest.html)?.[1];
    await guest.presses('Chọn tỉnh', { 'Họ và tên': 'Lý Văn Sơn', 'Tỉnh, thành phố': 'Lai Châu' });
    expect(inHeader()).toBe('1');
    await guest.presses('Xem phí giao hàng', { 'Xã, phường, đặc khu': 'Xã Thu Lũm' });
    expect(guest.sees).toMatch(/Phụ phí vùng xa 15\.000/);
    await guest.presses('Đặt hàng, ', { 'Số điện thoại': '12', 'Số nhà, thôn bản, đường': 'Bản Mới' });
    expect(guest.status).toBe(422);
    expect(inHeader()).toBe('1');
    const typed = guest.filledIn('Đặt hàng, ').fields;
    expect(typed).toContainEqual(['name', 'Lý Văn Sơn']);
    expect(typed).toContainEqual(['address', 'Bản Mới']);
  });

  it('has one order however often the button is pressed', async () => {
    const guest = await aShopper(market, [[TEA, 1]]);
    const order = await fillsInCheckout(guest, { name: 'Người Bấm Hai Lần' });
    const tabs = [guest, new Person(guest.visitor), new Person(guest.visitor)];
    await Promise.all(tabs.map(tab => tab.sends(order)));
    await guest.sends(order);
    const follow = new Set(tabs.map(tab => tab.url));
    expect(follow.size).toBe(1);
    expect([...follow][0]).toMatch(/^\/follow\//);
    const [{ groups, packs } = { groups: 0, packs: 0 }] = await market.ask<{ groups: number; packs: number }>(
      `SELECT count(DISTINCT g.id)::int AS groups, sum(l.quantity)::int AS packs FROM ordering_group g
       JOIN ordering_order o ON o.group_id = g.id JOIN ordering_line l ON l.order_id = o.id WHERE g.buyer_name = 'Người Bấm Hai Lần'`,
    );
    expect({ groups, packs }).toEqual({ groups: 1, packs: 1 });
  });

  it('is told when somebody else was quicker to the last pack', async () => {
    const looking = await new Person(market.visitor()).opens(`/products/${WHITE_TEA}`);
    const free = Number(/còn (\d+)/.exec(looking.sees)?.[1]);
    if (free > 1) await buys(market, { goods: [[WHITE_TEA, free - 1]] });
    const both = await Promise.all([aShopper(market, [[WHITE_TEA, 1]]), aShopper(market, [[WHITE_TEA, 1]])]);
    const forms = await Promise.all(both.map(buyer => fillsInCheckout(buyer)));
    await Promise.all(both.map((buyer, at) => buyer.sends(forms[at] as (typeof forms)[number])));

    const [first, second] = both[0]?.url.startsWith('/follow/') ? both : both.toReversed();
    expect(first?.sees).toContain('Đã đặt hàng. Cảm ơn bạn!');
    expect(second?.status).toBe(422);
    expect(second?.sees).toContain('Bạch trà Shan tuyết');
    expect(second?.sees).toContain('Mặt hàng này vừa hết. Hãy bỏ ra khỏi giỏ rồi đặt lại.');
    await looking.opens(`/products/${WHITE_TEA}`);
    expect(looking.sees).toContain('Hết hàng');
    const short = await market.ask('SELECT FROM inventory_stock WHERE on_hand < 0 OR held < 0 OR held > on_hand');
    expect(short).toEqual([]);
  });

  it('takes an order back as long as it is not packed, and the goods are on the shelf again', async () => {
    const looking = await new Person(market.visitor()).opens(`/products/${HONEY}`);
    const left = () => /còn (\d+)/.exec(looking.sees)?.[1];
    const before = left();
    const { buyer } = await buys(market, { goods: [[HONEY, 2]] });
    await looking.opens(looking.url);
    expect(Number(left())).toBe(Number(before) - 2);
    await buyer.presses('Đúng, huỷ đơn');
    expect(buyer.sees).toContain('Đã huỷ đơn.');
    expect(buyer.sees).toContain('Người mua huỷ đơn');
    await looking.opens(looking.url);
    expect(left()).toBe(before);
  });

  it('with an account finds the orders again, and nobody else does', async () => {
    const member = await new Person(market.visitor()).signsIn('mua@demo.test');
    await member.opens(`/products/${HONEY}`);
    await member.presses('Thêm vào giỏ');
    await member.sends(await fillsInCheckout(member));
    const [, code = '?'] = /Đơn hàng ([A-Z0-9]{8,12})/.exec(member.sees) ?? [];
    await member.opens('/orders');
    expect(member.sees).toContain(code);
    const other = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await other.opens('/orders');
    expect(other.sees).not.toContain(code);
  });
});

const found = (guest: Person): number =>
  Number(/([\d.]+) sản phẩm/.exec(guest.part('sản phẩm Xếp theo') || guest.sees)?.[1]);
