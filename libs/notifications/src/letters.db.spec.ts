import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { cooperativeInput, cooperativesOn } from '../../../test/support/builders/cooperatives.js';
import { appointed, registerPerson } from '../../../test/support/builders/identity.js';
import { lettersOn, orderOf, ORIGIN, recalled } from '../../../test/support/builders/notifications.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import type { LetterDraft } from './letter.js';
import type { Letters } from './letters.service.js';

type Row = LetterDraft & { id: string; page: string | null };

let house: TestDatabase;
let letters: Letters;
let officer: Actor;
let director: Actor;
let coop: { id: string; slug: string };
let verbs: ReturnType<typeof cooperativesOn>;
beforeAll(async () => {
  house = await testDatabase('bare');
  letters = lettersOn(house).letters;
  verbs = cooperativesOn(house);
  officer = await appointed(house, await registerPerson(verbs.people), 'officer');
  director = await registerPerson(verbs.people, { fullName: 'Vàng A Sử', login: 'su@example.com' });
  coop = await verbs.cooperatives.register(
    director,
    cooperativeInput({ name: 'HTX Chè Bản Mẫu', email: 'htx@example.com' }),
  );
});
afterAll(() => house.drop());

/** The letters themselves; what else they are told by is the matter of the wishes. */
const book = (about: string) =>
  house.ask<Row>(
    `SELECT * FROM notifications_letter WHERE occasion LIKE $1 AND channel IN ('email', 'sms') ORDER BY id`,
    [`%${about}%`],
  );
describe('a group buy', () => {
  const aPledge = async (code: string): Promise<[buyId: string, pledgeId: string]> => {
    const { variantId } = await orderOf(house, coop.id);
    const [buyId, pledgeId] = [newId(), newId()];
    await house.ask(
      `INSERT INTO groupbuys_buy (id, code, attempt_key, cooperative_id, variant_id, threshold, most, pledged, opens_at, closes_at, opened_at)
       VALUES ($1::uuid, $4, $1::text, $2, $3, 20, 40, 3, '2026-11-20', '2026-11-27', '2026-11-20')`,
      [buyId, coop.id, variantId, code],
    );
    await house.ask(
      `INSERT INTO groupbuys_pledge (id, buy_id, key, attempt_key, packs, buyer_name, buyer_phone, commune_code, address_line, note, locale, most_total, pledged_at)
       SELECT $1::uuid, $2, 'key-of-' || $4, $1::text, 3, 'Trần Thị Mẫu', '+84912345678', commune_code, '12 phố Mẫu', '', 'vi', 192000, '2026-11-21'
       FROM cooperatives_cooperative WHERE id = $3`,
      [pledgeId, buyId, coop.id, code],
    );
    return [buyId, pledgeId];
  };

  it('tells the buyer of the pledge and of its end, and the director whether it came about, each once', async () => {
    const [buyId, pledgeId] = await aPledge('K7M2QX4R');
    await letters.pledgeMade(pledgeId);
    await letters.pledgeEnded(pledgeId);
    await letters.groupBuyClosed(buyId);
    expect((await book(pledgeId)).map(({ kind, channel, body }) => ({ kind, channel, body }))).toEqual([
      {
        ...{ kind: 'pledge-made', channel: 'sms' },
        body: `Chợ Phiên: đã hẹn mua chung 3 gói, chưa trả tiền. Đổi hoặc rút: ${ORIGIN}/pledges/key-of-K7M2QX4R`,
      },
    ]);
    expect(await book(buyId)).toEqual([]);
    await house.ask(`UPDATE groupbuys_buy SET state = 'missed', closed_at = '2026-11-27' WHERE id = $1`, [buyId]);
    await house.ask(`UPDATE groupbuys_pledge SET state = 'released', settled_at = '2026-11-27' WHERE id = $1`, [
      pledgeId,
    ]);
    for (let times = 0; times < 2; times++) {
      await letters.pledgeEnded(pledgeId);
      await letters.groupBuyClosed(buyId);
    }
    expect((await book(pledgeId)).map(({ kind }) => kind)).toEqual(['pledge-made', 'pledge-ended']);
    const [toDirector, ...more] = await book(buyId);
    expect(more).toEqual([]);
    expect(toDirector).toMatchObject({ kind: 'groupbuy-closed', recipient: 'su@example.com' });
    for (const text of ['Chỉ có 3 gói', `${ORIGIN}/groupbuys/K7M2QX4R`]) expect(toDirector?.body).toContain(text);
  });

  it('tells everybody why the co-op called it off', async () => {
    const [buyId, pledgeId] = await aPledge('M4P8TZ2W');
    const [reason, at] = ['Mưa đá làm hỏng chè.', '2026-11-25'];
    await house.ask(
      `UPDATE groupbuys_buy SET state = 'called-off', call_off_reason = $2, closed_at = $3 WHERE id = $1`,
      [buyId, reason, at],
    );
    await house.ask(`UPDATE groupbuys_pledge SET state = 'released', settled_at = $2 WHERE id = $1`, [pledgeId, at]);
    await letters.pledgeEnded(pledgeId);
    await letters.groupBuyClosed(buyId);
    expect((await book(pledgeId)).map(({ kind }) => kind)).toEqual(['pledge-ended']);
    expect((await book(buyId)).map(({ body }) => body.includes(reason))).toEqual([true]);
  });
});

describe('an order', () => {
  it('is confirmed to the buyer with its goods, its sums and the way to follow it, and shown to the co-op', async () => {
    const order = await orderOf(house, coop.id);
    await letters.orderPlaced(order.groupId);
    const [toBuyer, toSeller] = [(await book(order.groupId))[0], (await book(order.orderId))[0]];
    expect(toBuyer).toMatchObject({
      kind: 'order-placed',
      channel: 'email',
      recipient: 'buyer@example.com',
      subject: `Chợ Phiên đã nhận đơn hàng ${order.code}`,
    });
    for (const part of [
      'Kính gửi Trần Thị Mẫu,',
      '3 × Chè Shan tuyết, túi 100 g: 180.000\u00a0₫',
      'Tổng cộng: 210.000\u00a0₫',
      'trả tiền mặt',
      `${ORIGIN}/follow/${order.key}`,
    ])
      expect(toBuyer?.body).toContain(part);
    expect(toSeller).toMatchObject({ kind: 'order-to-pack', recipient: 'htx@example.com', locale: 'vi' });
    expect(toBuyer?.page).toBe(`/follow/${order.key}`);
    expect(toSeller?.body).toContain(`${ORIGIN}/desk/${coop.slug}/orders/${order.number}`);
  });

  it('is told once, however often the reaction runs, and however many run at once', async () => {
    const order = await orderOf(house, coop.id);
    await Promise.all([
      letters.orderPlaced(order.groupId),
      letters.orderPlaced(order.groupId),
      letters.orderPlaced(order.groupId),
    ]);
    await letters.orderPlaced(order.groupId);
    expect(await book(order.groupId)).toHaveLength(1);
    const facts = await house.ask(
      `SELECT 1 FROM platform_fact f JOIN notifications_letter l ON f.body->>'letterId' = l.id::text WHERE l.occasion LIKE $1`,
      [`%${order.groupId}%`],
    );
    expect(facts).toHaveLength(1);
  });

  it('says until when it is to be paid, in the buyer’s language', async () => {
    const order = await orderOf(house, coop.id, { method: 'vietqr', locale: 'en' });
    await letters.orderPlaced(order.groupId);
    const [letter] = await book(order.groupId);
    expect(letter?.body).toContain('Please pay before 24/11/2026 09:30 (Vietnam time)');
    expect(letter?.body).toContain(`${ORIGIN}/pay/${order.key}`);
    expect(letter?.body).toContain('3 × Shan tuyet tea, 100 g bag: 180,000\u00a0₫');
    expect(await book(order.orderId)).toEqual([]);
  });

  it('is told of by SMS to who gave no e-mail address', async () => {
    const order = await orderOf(house, coop.id, { email: null });
    await letters.orderPlaced(order.groupId);
    expect((await book(order.groupId))[0]).toMatchObject({
      channel: 'sms',
      recipient: '+84912345678',
      body: `Chợ Phiên: đã nhận đơn ${order.code}, tổng 210.000\u00a0₫. Theo dõi: ${ORIGIN}/follow/${order.key}`,
    });
  });

  it('once paid, is shown to the co-op and confirmed to the buyer once for all their orders', async () => {
    const order = await orderOf(house, coop.id, { method: 'card', state: 'confirmed', paymentState: 'paid' });
    await letters.orderConfirmed(order.orderId);
    await letters.orderConfirmed(order.orderId);
    expect((await book(order.groupId)).map(({ kind }) => kind)).toEqual(['order-paid']);
    expect((await book(order.orderId)).map(({ kind }) => kind)).toEqual(['order-to-pack']);
  });

  it('on its way says with whom, and what is to be paid at the door', async () => {
    const order = await orderOf(house, coop.id, { state: 'shipped' });
    await house.ask(
      `INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, carrier_name, tracking_code, grams, to_collect, cod_state, prepared_at)
       VALUES (gen_random_uuid(), $1, $2, 'handed-over', 'other', 'Xe khách Bình Lư', 'BL-7', 500, 210000, 'to-collect', now())`,
      [order.orderId, coop.id],
    );
    await letters.orderShipped(order.orderId);
    const [letter] = await book(`order-shipped:${order.orderId}`);
    expect(letter?.body).toContain('HTX Chè Bản Mẫu đã gửi hàng qua Xe khách Bình Lư, mã vận đơn BL-7.');
    expect(letter?.body).toContain('bạn trả cho người giao 210.000\u00a0₫');
  });

  it('cancelled is told to the buyer, and to the co-op that had begun on it', async () => {
    const order = await orderOf(house, coop.id, { method: 'card', state: 'confirmed', paymentState: 'to-refund' });
    await house.ask(
      `UPDATE ordering_order SET state = 'cancelled', cancelled_at = now(), cancel_reason = 'Mưa lũ, xe không đi được' WHERE id = $1`,
      [order.orderId],
    );
    await letters.orderCancelled(order.orderId);
    const [toBuyer, toSeller] = await book(order.orderId);
    expect(toBuyer?.body).toContain('Lý do: Mưa lũ, xe không đi được');
    expect(toBuyer?.body).toContain('sẽ được hoàn');
    expect(toSeller).toMatchObject({ kind: 'order-called-off', recipient: 'htx@example.com' });
  });

  it('cancelled while its paid sisters go on is told with the sum that comes back', async () => {
    const order = await orderOf(house, coop.id, { method: 'card', state: 'confirmed', paymentState: 'paid' });
    await house.ask(`UPDATE ordering_order SET state = 'cancelled', cancelled_at = now() WHERE id = $1`, [
      order.orderId,
    ]);
    await letters.orderCancelled(order.orderId);
    const [toBuyer] = await book(order.orderId);
    expect(toBuyer?.body).toContain('210.000\u00a0₫ bạn đã trả cho đơn này sẽ được hoàn');
  });

  it('of which goods were taken off says which, why, and what is paid now', async () => {
    const order = await orderOf(house, coop.id);
    const editId = newId();
    await house.ask(
      `INSERT INTO ordering_edit (id, order_id, kind, reason, goods_change, happened_at) VALUES ($1, $2, 'lowered', 'Mưa đá', -60000, now())`,
      [editId, order.orderId],
    );
    await house.ask(
      `INSERT INTO ordering_edit_line (edit_id, line_id, variant_id, name_vi, name_en, quantity_before, quantity_after, change)
       VALUES ($1, $2, $3, 'Chè Shan tuyết', 'Shan tuyet tea', 3, 2, -60000)`,
      [editId, order.lineId, order.variantId],
    );
    await letters.orderEdited(editId);
    await letters.orderEdited(editId);
    const found = await book(editId);
    expect(found.map(({ kind }) => kind)).toEqual(['order-edited']);
    for (const text of ['Chè Shan tuyết: 3 còn 2', 'Lý do: Mưa đá', 'ít hơn 60.000', 'bạn trả cho người giao'])
      expect(found[0]?.body).toContain(text);
  });

  it('that comes later says when instead, and why', async () => {
    const order = await orderOf(house, coop.id);
    const id = newId();
    await house.ask(
      `INSERT INTO ordering_postponement (id, order_id, from_after, to_after, reason, person_id, happened_at)
       SELECT $1, $2, '2026-12-14', '2026-12-16', 'Đường sạt lở', id, now() FROM identity_person LIMIT 1`,
      [id, order.orderId],
    );
    await letters.orderPostponed(id);
    await letters.orderPostponed(id);
    const found = await book(id);
    expect(found.map(({ kind }) => kind)).toEqual(['order-postponed']);
    for (const text of ['từ 14/12/2026 đến 16/12/2026', 'Lý do: Đường sạt lở']) expect(found[0]?.body).toContain(text);
  });

  it('that lapsed says that no money came', async () => {
    const order = await orderOf(house, coop.id, { method: 'vietqr', paymentState: 'expired' });
    await house.ask(
      `UPDATE ordering_order SET state = 'cancelled', cancelled_at = now(), cancel_reason = 'unpaid' WHERE id = $1`,
      [order.orderId],
    );
    await letters.orderCancelled(order.orderId);
    const found = await book(order.orderId);
    expect(found.map(({ kind }) => kind)).toEqual(['order-cancelled']);
    expect(found[0]?.body).toContain('chưa nhận được tiền trong thời hạn');
    expect(found[0]?.body).not.toContain('unpaid');
  });

  it('of a forgotten buyer is told to nobody but the co-op', async () => {
    const order = await orderOf(house, coop.id, { erased: true });
    await letters.orderPlaced(order.groupId);
    await letters.orderShipped(order.orderId);
    expect(await book(order.groupId)).toEqual([]);
    expect((await book(order.orderId)).map(({ kind }) => kind)).toEqual(['order-to-pack']);
  });

  it('that is not what the fact said any more is not told', async () => {
    const order = await orderOf(house, coop.id, { state: 'confirmed' });
    await letters.orderShipped(order.orderId);
    await letters.orderCancelled(order.orderId);
    expect(await book(order.orderId)).toEqual([]);
  });
});

describe('a recalled batch', () => {
  it('is told to everybody who was packed something of it', async () => {
    const order = await orderOf(house, coop.id, { state: 'delivered' });
    await orderOf(house, coop.id, { state: 'delivered' });
    await recalled(house, order, coop.id, director.personId);
    await letters.batchRecalled(order.batchId);
    const found = await book(order.batchId);
    expect(found).toHaveLength(1);
    for (const part of [
      `lô LOT-${order.code}`,
      'Lý do: Độ ẩm vượt mức',
      '+842133000000',
      '180.000\u00a0₫, được chuyển khoản trả bạn',
    ])
      expect(found[0]?.body).toContain(part);
  });
});

describe('the department’s decisions', () => {
  it('reach the directors in their own language, with what the officer wrote', async () => {
    const foreigner = await registerPerson(verbs.people, { login: 'john@example.com', locale: 'en' });
    const { id } = await verbs.cooperatives.register(foreigner, cooperativeInput({ name: 'HTX Mật Ong Mẫu' }));
    await verbs.cooperatives.refuse(officer, id, 'Thiếu giấy đăng ký');
    await letters.cooperativeVerified(id);
    await letters.cooperativeRefused(id);
    const [refused, ...others] = await book(id);
    expect(others).toEqual([]);
    expect(refused).toMatchObject({
      kind: 'cooperative-refused',
      recipient: 'john@example.com',
      locale: 'en',
      subject: 'HTX Mật Ong Mẫu could not be verified',
    });
    expect(refused?.body).toContain('The trade department wrote: Thiếu giấy đăng ký');
    await verbs.cooperatives.verify(officer, id, '');
    await letters.cooperativeVerified(id);
    await letters.cooperativeRefused(id);
    expect((await book(id)).map(({ kind }) => kind)).toEqual(['cooperative-refused', 'cooperative-verified']);
  });

  it('about a product reach directors and clerks, each time anew', async () => {
    const { productId } = await orderOf(house, coop.id);
    const packer = await registerPerson(verbs.people);
    await verbs.cooperatives.addMember(
      { ...director, seats: [{ cooperativeId: coop.id, slug: coop.slug, name: 'x', roles: ['director'] }] },
      coop.id,
      { login: packer.login, role: 'packer' },
    );
    const decide = (state: string, at: string) =>
      house.ask(`UPDATE catalog_product SET state = $2, decided_at = $3, refusal = 'Thiếu hạn dùng' WHERE id = $1`, [
        productId,
        state,
        at,
      ]);
    await decide('refused', '2026-11-01T00:00:00Z');
    await letters.productRefused(productId);
    await letters.productRefused(productId);
    await decide('refused', '2026-11-02T00:00:00Z');
    await letters.productRefused(productId);
    await decide('taken-down', '2026-11-03T00:00:00Z');
    await letters.productTakenDown(productId);
    await letters.productApproved(productId);
    const found = await book(productId);
    expect(found.map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual([
      'product-refused su@example.com',
      'product-refused su@example.com',
      'product-taken-down su@example.com',
    ]);
    expect(found[2]?.body).toContain('Thiếu hạn dùng');
  });
});

describe('a label that is looked at in ways one pack cannot be', () => {
  const raised = async (cooperativeId: string | null): Promise<string> => {
    const id = newId();
    await house.ask(
      `INSERT INTO scans_alert (id, kind, cooperative_id, score, evidence, raised_at, updated_at) VALUES ($1, 'guessing', $2, 50, '[]', now(), now())`,
      [id, cooperativeId],
    );
    await Promise.all([letters.alertRaised(id), letters.alertRaised(id)]);
    return id;
  };
  const pages = async (id: string) =>
    (await book(id)).map(({ recipient, body }) => [recipient, /\/(?:desk|department)\/\S+/.exec(body)?.[0]]).sort();
  const toOfficer = async (id: string) => {
    const [person] = await house.ask<{ email: string }>('SELECT email FROM identity_person WHERE id = $1', [
      officer.personId,
    ]);
    return [person?.email, `/department/alerts/${id}`];
  };

  it('is told of once to its co-op and to the department, to each with the page of the evidence', async () => {
    const id = await raised(coop.id);
    const toDirector = ['su@example.com', `/desk/${coop.slug}/alerts/${id}`];
    expect(await pages(id)).toEqual([toDirector, await toOfficer(id)].sort());
  });

  it('is told of to the department alone when it is nobody’s', async () => {
    const id = await raised(null);
    expect(await pages(id)).toEqual([await toOfficer(id)]);
  });
});

describe('a claim about a place', () => {
  it('is answered once to the co-op with what the officer wrote, and not while it waits', async () => {
    const siteId = newId();
    const [seller] = await house.ask<{ gln: string }>('SELECT gln FROM cooperatives_cooperative WHERE id = $1', [
      coop.id,
    ]);
    await house.ask(
      `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension)
       SELECT $1, $2, 'plot', 'Nương Bản Mẫu', commune_code, 'M1' FROM cooperatives_cooperative WHERE id = $2`,
      [siteId, coop.id],
    );
    const claimId = newId();
    await house.ask(
      `INSERT INTO balance_site_claim (id, site, claim, state, cooperative_id, valid_from, source, claimed_by, claimed_at)
       VALUES ($1, $2, 'organic', 'open', $3, '2026-01-01', 'Giấy chứng nhận mẫu', $4, now())`,
      [claimId, `https://id.gs1.org/414/${seller?.gln}/254/M1`, coop.id, director.personId],
    );
    await letters.siteClaimDecided(claimId);
    expect(await book(claimId)).toEqual([]);
    await house.ask(
      `UPDATE balance_site_claim SET state = 'refused', decision = 'Giấy đã hết hạn', decided_by = $2, decided_at = now() WHERE id = $1`,
      [claimId, officer.personId],
    );
    await Promise.all([letters.siteClaimDecided(claimId), letters.siteClaimDecided(claimId)]);
    const found = await book(claimId);
    expect(found).toMatchObject([
      { kind: 'site-claim-refused', recipient: 'su@example.com', subject: 'Sở chưa xác nhận kê khai về Nương Bản Mẫu' },
    ]);
    for (const text of ['Sản xuất hữu cơ', 'Giấy đã hết hạn', `${ORIGIN}/desk/${coop.slug}/sites/${siteId}/claims`])
      expect(found[0]?.body).toContain(text);
  });
});
