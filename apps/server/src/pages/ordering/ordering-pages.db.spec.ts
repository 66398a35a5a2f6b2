import { openDatabase, type Database } from '#platform/database';
import { secretHash } from '#platform/ids';
import {
  aCooperative,
  aMember,
  goods,
  onShelf,
  type BuiltCooperative,
  type BuiltGoods,
} from '../../../../../test/support/builders/ordering.js';
import { openMarket, type Answer, type TestMarket, type Visitor } from '../../../../../test/support/market.js';

const HA_NOI = '01';
const BA_DINH = '00004';

describe('buying and packing', () => {
  let market: TestMarket;
  let db: Database;
  let coop: BuiltCooperative;
  let tea: BuiltGoods;
  let desk: { cookie: string };

  const ask = async <Row>(sql: string, values: unknown[] = []) => (await db.source.query(sql, values)) as Row[];

  beforeAll(async () => {
    market = await openMarket('bare');
    db = await openDatabase({ url: market.url, pool: 2 });
    const t = { ask, clock: market.clock };
    coop = await aCooperative(t);
    tea = await goods(t, coop);
    await onShelf(t, tea, 20);
    desk = await signedIn(t);
  });
  afterAll(async () => {
    await db.close();
    await market.close();
  });

  async function signedIn(t: Parameters<typeof aMember>[0]): Promise<{ cookie: string }> {
    const { personId } = await aMember(t, coop);
    for (const role of ['packer', 'clerk'])
      await ask('INSERT INTO cooperatives_membership VALUES ($1, $2, $3, $4)', [
        coop.id,
        personId,
        role,
        t.clock.now(),
      ]);
    await ask(`INSERT INTO identity_session VALUES ($1, $2, $3::timestamptz, $3::timestamptz + interval '7 days')`, [
      secretHash('desk'),
      personId,
      t.clock.now(),
    ]);
    return { cookie: 'session=desk' };
  }

  const field = ({ body }: Answer, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

  /** A guest who has filled in the whole form and looks at the sum. */
  async function atTheButton(visitor: Visitor, quantity = '2'): Promise<Record<string, string>> {
    await visitor.post('/basket', { variant: tea.variantId, quantity });
    const page = await visitor.post('/checkout', {
      step: 'province',
      province: HA_NOI,
      name: 'Trần Thị Mẫu',
      phone: '0912 345 678',
    });
    return {
      name: 'Trần Thị Mẫu',
      phone: '0912 345 678',
      email: '',
      province: HA_NOI,
      commune: BA_DINH,
      address: '12 phố Mẫu',
      note: 'Gọi trước khi đến',
      payment: 'cod',
      attempt: field(page, 'attempt'),
      expected: field(page, 'expected'),
    };
  }

  async function anOrder(quantity?: string): Promise<{ visitor: Visitor; follow: string; number: string }> {
    const visitor = market.visitor();
    const answer = await visitor.post('/checkout', await atTheButton(visitor, quantity));
    const follow = answer.location ?? '';
    const [row] = await ask<{ number: string }>(
      'SELECT o.number FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE g.key = $1',
      [follow.replace('/follow/', '')],
    );
    return { visitor, follow, number: row?.number ?? '' };
  }

  describe('the basket', () => {
    it('is empty at first and leads to the goods', async () => {
      const page = await market.visitor().get('/basket');
      expect(page.status).toBe(200);
      expect(page.body).toContain('href="/search"');
    });

    it('keeps what a guest puts in, changes it and lets it go', async () => {
      const visitor = market.visitor();
      const added = await visitor.post('/basket', { variant: tea.variantId, quantity: '2' });
      expect([added.status, added.location]).toEqual([303, '/basket']);
      expect((await visitor.get('/basket')).body).toContain('360.000');
      await visitor.post(`/basket/lines/${tea.variantId}`, { quantity: '3' });
      expect((await visitor.get('/basket')).body).toContain('540.000');
      await visitor.post(`/basket/lines/${tea.variantId}`, { quantity: '0' });
      expect((await visitor.get('/basket')).body).not.toContain('540.000');
    });

    it('marks what cannot be had, and offers no order until it is mended', async () => {
      const visitor = market.visitor();
      await visitor.post('/basket', { variant: tea.variantId, quantity: '900' });
      const page = await visitor.get('/basket');
      expect(page.body).toMatch(/Chỉ còn \d+/);
      expect(page.body).not.toContain('href="/checkout"');
      expect((await visitor.get('/checkout')).location).toBe('/basket');
    });

    it('says of nights that nothing is delivered, from the basket to the followed order', async () => {
      const t = { ask, clock: market.clock };
      const night = await goods(t, coop, { name: 'Một đêm nhà sàn', isNight: true });
      await onShelf(t, night, 9);
      const visitor = market.visitor();
      await visitor.post('/basket', { variant: night.variantId, quantity: '2' });
      const basket = await visitor.get('/basket');
      expect(basket.body).toContain('không có phí giao hàng');
      expect(basket.body).not.toContain('Phí giao hàng được tính');
      const typed = { name: 'Trần Thị Mẫu', phone: '0912 345 678', province: HA_NOI };
      const page = await visitor.post('/checkout', { step: 'province', ...typed });
      expect(page.body).toContain('Không có, vì không phải giao');
      expect(page.body).not.toContain('gửi qua đơn vị vận chuyển');
      const [attempt, expected] = [field(page, 'attempt'), field(page, 'expected')];
      expect(expected).toBe('360000');
      const answer = await visitor.post('/checkout', {
        ...typed,
        commune: BA_DINH,
        address: '12 phố Mẫu',
        payment: 'cod',
        attempt,
        expected,
      });
      expect((await visitor.get(answer.location ?? '')).body.match(/Không có, vì không phải giao/g)).toHaveLength(2);
    });

    it('refuses what is no goods of ours', async () => {
      const visitor = market.visitor();
      expect((await visitor.post('/basket', { variant: 'x', quantity: '1' })).status).toBe(422);
      expect((await visitor.post('/basket', { variant: coop.id, quantity: '1' })).status).toBe(422);
      expect((await visitor.post('/basket', { variant: tea.variantId, quantity: '-1' })).status).toBe(422);
      expect((await visitor.post('/basket/lines/not-an-id', { quantity: '1' })).status).toBe(404);
    });
  });

  describe('the checkout', () => {
    it('asks for the province first, and keeps what was typed', async () => {
      const visitor = market.visitor();
      await visitor.post('/basket', { variant: tea.variantId, quantity: '2' });
      const first = await visitor.get('/checkout');
      expect(first.body).toContain('name="province"');
      expect(first.body).not.toContain('name="commune"');
      expect(first.body).not.toContain('name="expected"');
      const second = await visitor.post('/checkout', { step: 'province', province: HA_NOI, name: 'Trần Thị Mẫu' });
      expect(second.status).toBe(200);
      expect(second.body).toContain('value="Trần Thị Mẫu"');
      expect(second.body).toContain(`value="${BA_DINH}"`);
      expect(second.body).toContain('name="expected"');
    });

    it('says so when no province was chosen', async () => {
      const visitor = market.visitor();
      await visitor.post('/basket', { variant: tea.variantId, quantity: '1' });
      for (const province of ['', '99']) {
        const page = await visitor.post('/checkout', { step: 'province', province, name: 'Trần Thị Mẫu' });
        expect(page.status).toBe(422);
        expect(page.body).toContain('<a href="#f-province">Tỉnh, thành phố: Xin chọn một mục trong danh sách.</a>');
        expect(page.body).toContain('value="Trần Thị Mẫu"');
      }
    });

    it('shows seller, fee, total and terms before the button; cards only where they are taken', async () => {
      const visitor = market.visitor();
      await visitor.post('/basket', { variant: tea.variantId, quantity: '2' });
      const page = await visitor.get(`/checkout?province=${HA_NOI}`);
      for (const text of [
        coop.name,
        'Bản Mẫu',
        '0213\u00a0380\u00a00000',
        'Mã số thuế',
        'Tổng cộng phải trả',
        'href="/about/returns"',
      ])
        expect(page.body).toContain(text);
      expect(page.body).toContain('value="vietqr"');
      expect(page.body).not.toContain('value="card"');
    });

    it('names every mistake and orders nothing', async () => {
      const visitor = market.visitor();
      const filled = await atTheButton(visitor);
      const page = await visitor.post('/checkout', { ...filled, phone: '12', name: '', commune: '03390' });
      expect(page.status).toBe(422);
      expect(page.body).toContain('href="#f-phone"');
      expect(page.body).toContain('href="#f-name"');
      const other = await visitor.post('/checkout', { ...filled, commune: '03390' });
      expect(other.status).toBe(422);
      expect(other.body).toContain('href="#f-commune"');
    });

    it('shows a changed sum before it is owed', async () => {
      const visitor = market.visitor();
      const filled = await atTheButton(visitor);
      const page = await visitor.post('/checkout', { ...filled, expected: '1000' });
      expect(page.status).toBe(422);
      expect(field(page, 'expected')).toBe(filled['expected']);
      expect(field(page, 'attempt')).toBe(filled['attempt']);
      expect((await visitor.post('/checkout', { ...filled, expected: field(page, 'expected') })).status).toBe(303);
    });

    it('pressed twice leads to the same order; VietQR leads to its payment', async () => {
      const visitor = market.visitor();
      const filled = { ...(await atTheButton(visitor)), payment: 'vietqr' };
      const answers = [await visitor.post('/checkout', filled), await visitor.post('/checkout', filled)];
      expect(answers.map(answer => answer.status)).toEqual([303, 303]);
      expect(answers[0]?.location).toMatch(/^\/pay\/[\w-]{27}$/);
      expect(answers[1]?.location).toBe(answers[0]?.location);
    });
  });

  describe('following an order', () => {
    it('shows the state, the goods and the address to whoever has the link', async () => {
      const { visitor, follow, number } = await anOrder();
      const page = await visitor.get(follow);
      expect(page.status).toBe(200);
      for (const text of [number, '12 phố Mẫu', 'Đã xác nhận', 'Chè Shan tuyết']) expect(page.body).toContain(text);
      expect(page.body).toContain('noindex');
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect((await visitor.get('/follow/somebody-elses')).status).toBe(404);
    });

    it('lets the buyer cancel until it is packed', async () => {
      const { visitor, follow, number } = await anOrder();
      const cancelled = await visitor.post(`${follow}/orders/${number}/cancellation`);
      expect([cancelled.status, cancelled.location]).toEqual([303, follow]);
      const page = await visitor.get(follow);
      expect(page.body).toContain('Đã huỷ');
      expect(page.body).not.toContain('/cancellation');
      expect((await visitor.post(`/follow/wrong/orders/${number}/cancellation`)).status).toBe(404);
    });

    it('says what is left of the sum when one parcel of two is cancelled', async () => {
      const t = { ask, clock: market.clock };
      const rice = await goods(t, await aCooperative(t));
      await onShelf(t, rice, 5);
      const visitor = market.visitor();
      await visitor.post('/basket', { variant: rice.variantId, quantity: '1' });
      const { location: follow = '' } = await visitor.post('/checkout', await atTheButton(visitor));
      expect((await visitor.get(follow)).body).not.toContain('Còn lại');
      const [sums] = await ask<{ number: string; gone: string; left: string }>(
        `SELECT o.number, o.total::text AS gone, (g.total - o.total)::text AS left
         FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE g.key = $1 LIMIT 1`,
        [follow.replace('/follow/', '')],
      );
      await visitor.post(`${follow}/orders/${sums?.number}/cancellation`);
      const { body } = await visitor.get(follow);
      const inDong = (sum = '') => Number(sum).toLocaleString('vi-VN');
      expect(body).toContain(`<dt>Kiện đã huỷ</dt><dd>−${inDong(sums?.gone)}`);
      expect(body).toContain(`<dt>Còn lại</dt><dd><strong>${inDong(sums?.left)}`);
    });

    it('is all in English for who reads English', async () => {
      const { visitor, follow } = await anOrder('1');
      const page = await visitor.get(follow, { cookie: 'language=en' });
      for (const text of ['Confirmed', 'Cash on delivery', 'Total', 'Yes, cancel']) expect(page.body).toContain(text);
    });

    it('my own orders want me signed in', async () => {
      expect((await market.visitor().get('/orders')).status).not.toBe(200);
      expect((await market.visitor().get('/orders', desk)).status).toBe(200);
    });
  });

  describe('the desk', () => {
    const at = (number: string, what = '') => `/desk/${coop.slug}/orders/${number}${what}`;

    it('lists what is to be packed, finds by code, and prints the list', async () => {
      const { number } = await anOrder();
      const visitor = market.visitor();
      const list = await visitor.get(`/desk/${coop.slug}/orders`, desk);
      expect(list.body).toContain(number);
      expect(
        (await visitor.get(`/desk/${coop.slug}/orders?tab=all&code=${number.toLowerCase()}`, desk)).body,
      ).toContain(number);
      expect(
        (await visitor.get(`/desk/${coop.slug}/orders?tab=all&code=${encodeURIComponent("%' OR 1=1")}`, desk)).body,
      ).not.toContain(number);
      expect((await visitor.get(`/desk/${coop.slug}/orders?tab=nonsense&page=-3`, desk)).status).toBe(200);
      const paper = await visitor.get(at('today'), desk);
      expect(paper.status).toBe(200);
      expect(paper.body).toContain(number);
    });

    it('packs with the batch that was held, ships, delivers; the buyer then sees batch and carrier', async () => {
      const { number, follow } = await anOrder();
      const visitor = market.visitor();
      const page = await visitor.get(at(number), desk);
      expect(page.body).toContain('+84912345678');
      const [, pick = '', packs = ''] = /name="(pick\.[^"]+)"[^>]*value="(\d+)"/.exec(page.body) ?? [];
      expect(packs).toBe('2');
      const short = await visitor.post(at(number, '/packing'), { [pick]: '1' }, desk);
      expect(short.status).toBe(422);
      expect(short.body).toContain('cần 2');
      expect((await visitor.post(at(number, '/packing'), { [pick]: packs }, desk)).location).toBe(at(number));
      expect((await visitor.post(at(number, '/packing'), { [pick]: packs }, desk)).status).toBe(422);
      expect((await visitor.post(at(number, '/shipment'), { carrier: 'VNPost', tracking: 'EA1' }, desk)).status).toBe(
        303,
      );
      expect((await visitor.post(at(number, '/delivery'), {}, desk)).status).toBe(303);
      const followed = await visitor.get(follow);
      expect(followed.body).toMatch(/href="\/01\/\d{14}\/10\/L\d+"/);
      expect(followed.body).toContain('VNPost');
      expect(followed.body).not.toContain('Lò Văn Panh');
    });

    it('forgets the receiver thirty days after delivery', async () => {
      const { number } = await anOrder('1');
      await ask(
        `UPDATE ordering_order SET state = 'delivered', delivered_at = $2::timestamptz - interval '31 days' WHERE number = $1`,
        [number, market.clock.now()],
      );
      const page = await market.visitor().get(at(number), desk);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('+84912345678');
      expect(page.body).not.toContain('Trần Thị Mẫu');
    });

    it('takes goods off, and cancels, only with a reason that the buyer reads; a second press changes nothing', async () => {
      const { number, follow } = await anOrder();
      const visitor = market.visitor();
      const page = await visitor.get(at(number), desk);
      const [, keep = ''] = /name="(keep\.[^"]+)"/.exec(page.body) ?? [];
      const sent = { [keep]: '1', editReason: 'Mưa đá' };
      for (const wrong of [{ [keep]: '1' }, { [keep]: '9', editReason: 'x' }, { [keep]: '0', editReason: 'x' }]) {
        const refused = await visitor.post(at(number, '/edits'), wrong, desk);
        expect([refused.status, /<details open/.test(refused.body)]).toEqual([422, 'editReason' in wrong]);
      }
      expect((await visitor.post(at(number, '/edits'), sent, desk)).status).toBe(303);
      expect((await visitor.post(at(number, '/edits'), sent, desk)).status).toBe(303);
      const followed = (await visitor.get(follow)).body;
      for (const text of ['2 còn 1', 'Lý do: Mưa đá', 'Bớt 180.000']) expect(followed).toContain(text);
      expect(followed.match(/2 còn 1/g)).toHaveLength(1);
      expect((await visitor.post(at(number, '/cancellation'), { reason: '' }, desk)).status).toBe(422);
      expect((await visitor.post(at(number, '/cancellation'), { reason: 'Mưa lũ', sure: 'yes' }, desk)).status).toBe(
        303,
      );
      expect((await visitor.get(at(number), desk)).body).toContain('Mưa lũ');
    });

    it('takes an order by phone: the sum is read out first, and pressed twice it is one', async () => {
      const visitor = market.visitor();
      const at = `/desk/${coop.slug}/orders/new`;
      const typed = {
        ...{ name: 'Giàng A Mẫu', phone: '0987 654 321', province: HA_NOI, commune: BA_DINH, address: '1 phố Mẫu' },
        [`take.${tea.variantId}`]: '2',
      };
      const summed = await visitor.post(at, { ...typed, step: 'sum' }, desk);
      expect(summed.status).toBe(200);
      for (const text of ['360.000', 'Thu khi giao', 'value="Giàng A Mẫu"']) expect(summed.body).toContain(text);
      const filled = { ...typed, attempt: field(summed, 'attempt'), expected: field(summed, 'expected') };
      const none = await visitor.post(at, { ...filled, [`take.${tea.variantId}`]: '0' }, desk);
      expect([none.status, none.body.includes('Xin chọn ít nhất một gói hàng.')]).toEqual([422, true]);
      const placed = [await visitor.post(at, filled, desk), await visitor.post(at, filled, desk)];
      expect(placed.map(({ status }) => status)).toEqual([303, 303]);
      expect(placed[1]?.location).toBe(placed[0]?.location);
      const page = (await visitor.get(placed[0]?.location ?? '', desk)).body;
      for (const text of ['Đặt qua điện thoại', 'Giàng A Mẫu', 'Người làm:']) expect(page).toContain(text);
    });

    it('is not there for strangers', async () => {
      const { number, visitor } = await anOrder('1');
      expect((await visitor.get(at(number))).status).not.toBe(200);
      expect((await market.visitor().get(`/desk/elsewhere/orders`, desk)).status).toBe(404);
      expect((await market.visitor().get(at('NO-SUCH'), desk)).status).toBe(404);
    });
  });
});
