import { peopleOn, registerPerson } from '../../../../test/support/builders/identity.js';
import { lettersOn } from '../../../../test/support/builders/notifications.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { LetterKind } from '../letter.js';

let house: TestDatabase;
let on: ReturnType<typeof lettersOn>;
beforeAll(async () => {
  house = await testDatabase('bare');
  const keys = { publicKey: 'x', privateKey: 'y', services: ['push.example', '*.notify.example'] };
  on = lettersOn(house, { push: keys });
});
afterAll(() => house.drop());

const aReader = () => registerPerson(peopleOn(house));
const draft = (personId: string, kind: LetterKind = 'order-shipped', occasion = newId()) => ({
  occasion,
  kind,
  channel: 'email' as const,
  recipient: 'a@example.com',
  locale: 'vi' as const,
  subject: 'Đã gửi',
  body: 'Chào bạn\n',
  short: 'Đã gửi',
  personId,
});
const told = async (personId: string) =>
  (
    await house.ask<{ channel: string }>(
      'SELECT channel FROM notifications_letter WHERE person_id = $1 ORDER BY channel',
      [personId],
    )
  ).map(({ channel }) => channel);
const browser = (name: string) => ({ endpoint: `https://push.example/${name}`, p256dh: 'k', auth: 'a' });

describe('what somebody wishes', () => {
  it('decides by which ways a letter goes from then on', async () => {
    const reader = await aReader();
    await on.letters.write(draft(reader.personId));
    expect(await told(reader.personId)).toEqual(['email', 'in-app']);
    await on.wishes.addBrowser(reader, browser(reader.personId));
    await on.wishes.choose(reader, [
      { topic: 'shipping', way: 'letter', wanted: false },
      { topic: 'shipping', way: 'in-app', wanted: false },
      { topic: 'orders', way: 'letter', wanted: false },
    ]);
    await on.letters.write(draft(reader.personId));
    await on.letters.write(draft(reader.personId, 'order-placed'));
    expect(await told(reader.personId)).toEqual(['email', 'email', 'in-app', 'in-app', 'push', 'push']);
  });

  it('is switched off by the link in a letter alone, and only what may be', async () => {
    const reader = await aReader();
    await on.letters.write(draft(reader.personId));
    const [{ key } = { key: '' }] = await house.ask<{ key: string }>(
      'SELECT key FROM notifications_stop_key WHERE person_id = $1',
      [reader.personId],
    );
    await on.wishes.stop(key, 'shipping');
    await on.wishes.stop(key, 'shipping');
    await on.letters.write(draft(reader.personId));
    expect(await told(reader.personId)).toEqual(['email', 'in-app', 'in-app']);
    for (const [made, topic] of [
      [key, 'orders'],
      [key, 'x'],
      ['made-up', 'shipping'],
    ] as const)
      await expect(on.wishes.stop(made, topic)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes with the person, and so does what they were told', async () => {
    const reader = await aReader();
    await on.wishes.addBrowser(reader, browser(reader.personId));
    await on.letters.write(draft(reader.personId));
    await house.db.transaction(tx => on.wishes.forget(tx, reader.personId));
    expect(await told(reader.personId)).toEqual([]);
    expect(await house.ask('SELECT 1 FROM notifications_browser WHERE person_id = $1', [reader.personId])).toEqual([]);
  });
});

describe('one occasion', () => {
  it('is told once by each way, by however many workers at once, whatever was wished meanwhile', async () => {
    const [reader, other] = [await aReader(), await aReader()];
    await on.wishes.addBrowser(reader, browser('w1'));
    await on.wishes.addBrowser(reader, browser('w2'));
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url: house.url, pool: 3 })));
    const houses = databases.map(db => lettersOn({ db, outbox: new Outbox(db, house.clock), clock: house.clock }));
    const [shipped, recalled] = [draft(reader.personId), draft(other.personId, 'batch-recalled')];
    await Promise.all(
      houses.flatMap(({ letters }) => [letters.write(shipped), letters.write(recalled), letters.write(shipped)]),
    );
    await on.wishes.choose(reader, [{ topic: 'shipping', way: 'letter', wanted: false }]);
    await on.letters.write(shipped);
    await Promise.all(databases.map(db => db.close()));
    expect(await told(reader.personId)).toEqual(['email', 'in-app', 'push', 'push']);
    expect(await told(other.personId)).toEqual(['email', 'in-app']);
  });
});

describe('browsers', () => {
  it('belong to who signed in last, and are not many', async () => {
    const [first, second] = [await aReader(), await aReader()];
    await on.wishes.addBrowser(first, browser('shared'));
    await on.wishes.addBrowser(second, browser('shared'));
    for (let n = 0; n < 12; n += 1) {
      house.clock.moveBy(1000);
      await on.wishes.addBrowser(second, { ...browser(`n${n}`), endpoint: `https://w${n}.notify.example/x` });
    }
    const counts = await house.ask(
      'SELECT count(*)::int AS n FROM notifications_browser WHERE person_id = ANY($1) GROUP BY person_id',
      [[first.personId, second.personId]],
    );
    expect(counts).toEqual([{ n: 10 }]);
    await on.wishes.removeBrowsers(second);
    expect(await house.ask('SELECT 1 FROM notifications_browser WHERE person_id = $1', [second.personId])).toEqual([]);
  });
});
