import { newId } from '#platform/ids';
import { cooperativeInput, cooperativesOn } from '../../../test/support/builders/cooperatives.js';
import { registerPerson } from '../../../test/support/builders/identity.js';
import { lettersOn, orderOf, ORIGIN } from '../../../test/support/builders/notifications.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import type { Letters } from './letters.service.js';

describe('letters about what is not there yet', () => {
  let house: TestDatabase;
  let letters: Letters;
  let coop: { id: string; slug: string };
  let director: string;
  beforeAll(async () => {
    house = await testDatabase('bare');
    letters = lettersOn(house).letters;
    const verbs = cooperativesOn(house);
    const person = await registerPerson(verbs.people, { fullName: 'Vàng A Sử', login: 'su@example.com' });
    director = person.personId;
    coop = await verbs.cooperatives.register(
      person,
      cooperativeInput({ name: 'HTX Chè Bản Mẫu', email: 'htx@example.com' }),
    );
  });
  afterAll(() => house.drop());

  const told = async (about: string) =>
    house.ask<{ kind: string; recipient: string; subject: string; body: string }>(
      `SELECT kind, recipient, subject, body FROM notifications_letter WHERE occasion LIKE $1 AND channel = 'email' ORDER BY id`,
      [`%${about}%`],
    );

  it('tell the co-op to pack only once it is harvested, and the buyer until when to wait', async () => {
    const order = await orderOf(house, coop.id);
    const [harvestId, preorderId] = [newId(), newId()];
    await house.ask(
      `INSERT INTO inventory_harvest (id, code, attempt_key, variant_id, expected, share, expected_from, expected_to, waits_until, declared_by, declared_at)
       VALUES ($1::uuid, 'VUTHU', $1::text, $2, 10, 50, '2026-12-01', '2026-12-10', '2026-12-24', $3, '2026-11-20')`,
      [harvestId, order.variantId, director],
    );
    await house.ask(
      `INSERT INTO inventory_preorder (id, harvest_id, line_id, quantity, created_at) VALUES ($1, $2, $3, 3, '2026-11-21')`,
      [preorderId, harvestId, order.lineId],
    );
    await letters.orderPlaced(order.groupId);
    await letters.preorderFilled(preorderId);
    await letters.preorderShort(preorderId);
    await letters.preorderShort(preorderId);
    expect(await told(order.orderId)).toEqual([]);
    const short = { kind: 'preorder-short', recipient: 'buyer@example.com' };
    expect(await told(preorderId)).toMatchObject([{ ...short, body: expect.stringContaining('24/12/2026') as string }]);
    await house.ask(
      `UPDATE inventory_preorder SET state = 'filled', filled = 3, ended_at = '2026-12-02' WHERE id = $1`,
      [preorderId],
    );
    await letters.preorderFilled(preorderId);
    expect((await told(preorderId)).map(({ kind }) => kind)).toEqual(['preorder-short', 'preorder-filled']);
    expect(await told(order.orderId)).toMatchObject([{ kind: 'order-to-pack', recipient: 'htx@example.com' }]);
    expect((await told(preorderId))[1]?.body).toContain(`${ORIGIN}/follow/${order.key}`);
  });

  it('tell the co-op which guests come, and on which day', async () => {
    const order = await orderOf(house, coop.id);
    await house.ask(`INSERT INTO inventory_slot (variant_id, day, capacity, held) VALUES ($1, '2026-12-05', 9, 2)`, [
      order.variantId,
    ]);
    await house.ask(
      `INSERT INTO inventory_booking (id, line_id, variant_id, day, quantity, created_at) VALUES ($1, $2, $3, '2026-12-05', 2, '2026-11-21')`,
      [newId(), order.lineId, order.variantId],
    );
    await letters.orderPlaced(order.groupId);
    const [letter] = await told(order.orderId);
    expect(letter?.subject).toBe(`Có khách đặt chỗ: ${order.number}`);
    expect(letter?.body).toContain('Đến ngày 05/12/2026, 1 đêm, 2 khách.');
  });
});
