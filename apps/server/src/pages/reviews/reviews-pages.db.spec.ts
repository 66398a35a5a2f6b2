import { OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Person } from '../../../../../test/support/person.js';
import { aPicture } from '../../../../../test/support/pictures.js';

// One story: each step stands on the one before.
describe('what buyers say', () => {
  let market: TestMarket;
  let buyer: Person;
  let line: { key: string; slug: string; name: string };
  const person = () => new Person(market.visitor());

  beforeAll(async () => {
    market = await openMarket('market');
    buyer = person();
    const [found] = await market.ask<typeof line>(
      `SELECT g.key, p.slug, l.name_vi AS name FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id
       JOIN catalog_variant v ON v.id = l.variant_id JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
       WHERE o.state = 'delivered' AND c.slug = $1 AND p.state = 'approved' AND NOT EXISTS (SELECT FROM reviews_review r WHERE r.line_id = l.id)
       ORDER BY o.delivered_at DESC, l.position LIMIT 1`,
      [OWN_COOPERATIVE.slug],
    );
    line = found ?? { key: '', slug: '', name: '' };
  });
  afterAll(() => market.close());

  it('is written from the page that follows an order, with photos, under a name of their choice', async () => {
    await buyer.opens(`/follow/${line.key}`);
    await buyer.follows(`Viết đánh giá: ${line.name}`);
    const photo = { name: 'anh.jpg', type: 'image/jpeg', bytes: await aPicture('jpeg', 64, 48) };
    await buyer.presses('Đăng đánh giá', { 'Nhận xét': 'Thơm <b>lắm</b>' });
    expect(buyer.status).toBe(422);
    await buyer.presses('Đăng đánh giá', {
      '5 sao': true,
      'Nhận xét': 'Thơm <b>lắm</b>',
      'Tên hiển thị': 'Bà Sáu',
      Ảnh: photo,
    });
    expect(buyer.sees).toContain('Đã đăng đánh giá. Cảm ơn bạn.');
    expect(buyer.field('Nhận xét')).toBe('Thơm <b>lắm</b>');
  });

  it('stands on the page of the product, and is told to search engines', async () => {
    const reader = await person().opens(`/products/${line.slug}`);
    expect(reader.part('Bà Sáu')).toContain('Thơm <b>lắm</b>');
    expect(reader.sees).not.toContain('Trần Thị');
    const [data = ''] =
      /\{"@context":"https:\/\/schema.org","@type":"Product".*?(?=<\/script>)/.exec(reader.html) ?? [];
    const { aggregateRating, review } = JSON.parse(data) as {
      aggregateRating: { reviewCount: number; ratingValue: number };
      review: { author: { name: string }; reviewBody: string }[];
    };
    const [score] = await market.ask<{ reviews: number; average: string }>(
      'SELECT s.reviews, s.average FROM reviews_score s JOIN catalog_product p ON p.id = s.product_id WHERE p.slug = $1',
      [line.slug],
    );
    expect(aggregateRating).toMatchObject({ reviewCount: score?.reviews, ratingValue: Number(score?.average) });
    expect(review[0]).toMatchObject({ author: { name: 'Bà Sáu' }, reviewBody: 'Thơm <b>lắm</b>' });
    const [, src = ''] = /src="(\/review-photos\/[^"]+)"/.exec(reader.html) ?? [];
    expect((await market.visitor().get(src)).headers['content-type']).toBe('image/webp');
  });

  it('is answered by the co-op, reported by anybody and removed by the department, which leaves a mark', async () => {
    const clerk = await person().signsIn('ghi@demo.test');
    await clerk.opens(`/desk/${OWN_COOPERATIVE.slug}/reviews`);
    await clerk.presses('Đăng trả lời', { 'Trả lời của hợp tác xã': 'Cảm ơn bà Sáu' }, 'Bà Sáu');
    expect(clerk.sees).toContain('Đã đăng trả lời.');

    const reader = await person().opens(`/products/${line.slug}/reviews`);
    expect(reader.part('Bà Sáu')).toContain('Cảm ơn bà Sáu');
    await reader.follows('Báo vi phạm');
    await reader.presses('Gửi báo cáo', { 'quảng cáo, chào bán hàng khác': true });
    expect(reader.sees).toContain('Đã gửi báo cáo.');

    const officer = await person().signsIn('so@demo.test');
    await officer.opens('/department/reviews');
    await officer.presses(
      'Gỡ đánh giá',
      { 'Lý do gỡ': 'quảng cáo, chào bán hàng khác', 'Giải thích cho người viết': 'Có số điện thoại' },
      'Bà Sáu',
    );
    expect(officer.sees).toContain('Đã gỡ. Trang sản phẩm ghi rõ ngày và lý do.');

    await reader.opens(`/products/${line.slug}/reviews`);
    expect(reader.sees).not.toContain('Bà Sáu');
    expect(reader.sees).toContain('Một đánh giá đã bị Sở Công Thương gỡ ngày 24/11/2026. Lý do: quảng cáo');
    await buyer.opens(buyer.url);
    expect(buyer.sees).toContain('Lý do: quảng cáo, chào bán hàng khác. Có số điện thoại');
  });
});
