import { OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Person } from '../../../../../test/support/person.js';
import { aPicture } from '../../../../../test/support/pictures.js';

// One story: each step stands on the one before.
describe('returns and complaints', () => {
  let market: TestMarket;
  let buyer: Person;
  let order: { key: string; number: string; name: string; buyer: string };
  const person = () => new Person(market.visitor());

  beforeAll(async () => {
    market = await openMarket('market');
    buyer = person();
    const [found] = await market.ask<typeof order>(
      `SELECT g.key, o.number, l.name_vi AS name, g.buyer_name AS buyer FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id
       JOIN ordering_line l ON l.order_id = o.id AND l.position = 1 JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
       JOIN payments_payment y ON y.group_id = g.id
       WHERE o.state = 'delivered' AND c.slug = $1 AND y.state IN ('paid', 'collected') AND y.parts_owed = 0 AND o.delivered_at > $2::timestamptz - interval '6 days'
         AND NOT EXISTS (SELECT FROM complaints_complaint k WHERE k.order_id = o.id) ORDER BY o.delivered_at DESC LIMIT 1`,
      [OWN_COOPERATIVE.slug, market.clock.now()],
    );
    order = found ?? { key: '', number: '', name: '', buyer: '' };
  });
  afterAll(() => market.close());

  it('begin at the page that follows an order, with photos that only those see whom it concerns', async () => {
    await buyer.opens(`/follow/${order.key}`);
    await buyer.opens(`/follow/${order.key}/orders/${order.number}/complaint`);
    const filled = { 'Hàng hỏng, kém chất lượng': true, 'Gửi trả hàng và nhận lại tiền': true };
    await buyer.presses('Gửi yêu cầu', { ...filled, 'Kể lại cho hợp tác xã': 'Gói bị ẩm' });
    expect([buyer.status, buyer.sees.includes('Xin ghi ít nhất một gói')]).toEqual([422, true]);
    const photo = { name: 'anh.jpg', type: 'image/jpeg', bytes: await aPicture('jpeg', 64, 48) };
    await buyer.presses('Gửi yêu cầu', {
      ...filled,
      [order.name]: '1',
      'Kể lại cho hợp tác xã': 'Gói bị ẩm',
      'Ảnh (tối đa 3)': photo,
    });
    expect(buyer.sees).toContain('Đã gửi yêu cầu.');
    const [, src = ''] = /src="(\/follow\/[^"]*complaint-photos\/[^"]+)"/.exec(buyer.html) ?? [];
    expect((await market.visitor().get(src)).headers['content-type']).toBe('image/webp');
    expect((await market.visitor().get(src.replace(order.key, 'khong-co'))).status).toBe(404);
  });

  it('are answered at the desk, refused with a reason only, and go to the department, which does not read who the buyer is', async () => {
    const clerk = await person().signsIn('ghi@demo.test');
    await clerk.opens(`/desk/${OWN_COOPERATIVE.slug}/complaints`);
    await clerk.follows(order.number);
    await clerk.presses('Ghi nhận', { 'Không đồng ý': true });
    expect(clerk.status).toBe(422);
    await clerk.presses('Ghi nhận', { 'Không đồng ý': true, 'Lời nhắn': 'Gói đã được hút chân không' });
    expect(clerk.sees).toContain('Hợp tác xã không đồng ý');
    await buyer.opens(`/follow/${order.key}/orders/${order.number}/complaint`);
    expect(buyer.sees).toContain('Gói đã được hút chân không');
    await buyer.presses('Ghi nhận', { 'Lời nhắn': 'Nhờ Sở xem giúp' });
    expect(buyer.sees).toContain('Sở đang xem xét');

    const officer = await person().signsIn('so@demo.test');
    await officer.opens('/department/complaints');
    await officer.follows(order.number);
    expect(officer.sees).toContain('Nhờ Sở xem giúp');
    expect(officer.sees).not.toContain(order.buyer);
    await officer.presses('Ghi nhận', { 'Chấp nhận: người mua được hoàn': true, 'Lời nhắn': 'Ảnh cho thấy gói rách' });
    expect(officer.sees).toContain('Đã giải quyết');
    await buyer.opens(`/follow/${order.key}/orders/${order.number}/complaint`);
    expect(buyer.sees).toContain('đang được hoàn về nơi bạn đã trả');
  });
});
