import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { peopleOn, appointed, registerPerson } from '../../../../test/support/builders/identity.js';
import { lettersOn, openMailServer, ORIGIN, type MailServer } from '../../../../test/support/builders/notifications.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { openPhoneNetwork, type PhoneNetwork } from '../../../../test/support/phone-network.js';
import type { LetterDraft } from '../letter.js';
import { MOST_SENDINGS } from './sending.service.js';

interface Row {
  state: string;
  attempts: number;
  last_error: string | null;
}

let house: TestDatabase;
let post: MailServer;
let network: PhoneNetwork;
let on: ReturnType<typeof lettersOn>;
beforeAll(async () => {
  [house, post, network] = [await testDatabase('bare'), await openMailServer(), await openPhoneNetwork()];
  on = lettersOn(house, { smtpUrl: post.url, ...network.settings });
});
afterAll(async () => {
  on.close();
  await post.close();
  await network.close();
  await house.drop();
});
afterEach(() => {
  post.answer('250 OK');
  network.mood = () => 'fine';
});

const aLetter = async (change: Partial<LetterDraft> = {}) =>
  (await on.letters.write({
    occasion: newId(),
    kind: 'order-placed',
    channel: 'email',
    recipient: 'a@example.com',
    locale: 'vi',
    subject: 'Đơn hàng mới',
    body: `Kính gửi Lò Thị Chấm\n\n${ORIGIN}/follow/k1\n`,
    short: 'Đơn mới',
    ...change,
  })) ?? '';
const anSms = (change: Partial<LetterDraft> = {}) => aLetter({ channel: 'sms', recipient: '+84912345678', ...change });
const row = async (id: string) =>
  (await house.ask<Row>('SELECT state, attempts, last_error FROM notifications_letter WHERE id = $1', [id]))[0];
const attempts = (id: string) =>
  house.ask('SELECT number, outcome, answer FROM notifications_attempt WHERE letter_id = $1 ORDER BY number', [id]);
const arrived = (id: string) =>
  network.delivered.filter(message => message.id.replaceAll('-', '') === id.replaceAll('-', ''));

describe('a letter', () => {
  it('without a provider stays in the book', async () => {
    const id = await aLetter();
    await lettersOn(house).sending.send(id);
    expect(await row(id)).toEqual({ state: 'sent', attempts: 1, last_error: null });
    expect(await attempts(id)).toEqual([{ number: 1, outcome: 'taken', answer: 'kept in the letter book' }]);
  });

  it('is carried once, in Vietnamese, under its own Message-ID, with the way to switch it off', async () => {
    const before = post.mails.length;
    const id = await aLetter({ stopPage: '/letters/stop/k/shipping' });
    await on.sending.send(id);
    await on.sending.send(id);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 1 });
    const [mail, ...others] = post.mails.slice(before);
    expect(others).toEqual([]);
    for (const part of [
      `Message-ID: <${id}@cho.example>`,
      'To: a@example.com',
      `List-Unsubscribe: <${ORIGIN}/letters/stop/k/shipping>`,
    ])
      expect(mail).toContain(part);
    expect(mail).toMatch(/Subject: =\?UTF-8\?/);
  });

  it('goes to a phone as the short text', async () => {
    const [sms, zalo] = [await anSms(), await aLetter({ channel: 'zalo', recipient: '+84912345678' })];
    await on.sending.send(sms);
    await on.sending.send(zalo);
    expect(arrived(sms)).toEqual([{ id: sms, channel: 'sms', to: '+84912345678', text: 'Đơn mới' }]);
    expect(arrived(zalo)).toEqual([{ id: zalo, channel: 'zalo', to: '84912345678', text: 'Đơn mới' }]);
    expect(await attempts(sms)).toEqual([{ number: 1, outcome: 'taken', answer: `id s${sms}` }]);
  });

  it('that fails is tried again by itself, later each time, and each attempt is on record without people', async () => {
    const id = await anSms();
    network.mood = () => 'busy';
    await on.sending.send(id);
    await on.sending.sendDue();
    expect(await row(id)).toEqual({ state: 'written', attempts: 1, last_error: '503 call … later' });
    house.clock.moveBy(30_000);
    await on.sending.sendDue();
    expect(await row(id)).toMatchObject({ attempts: 2 });
    network.mood = () => 'fine';
    house.clock.moveBy(30_000);
    await on.sending.sendDue();
    expect(await row(id)).toMatchObject({ state: 'written', attempts: 2 });
    house.clock.moveBy(30_000);
    await on.sending.sendDue();
    expect(await row(id)).toEqual({ state: 'sent', attempts: 3, last_error: null });
    expect((await attempts(id)).map(attempt => (attempt as { outcome: string }).outcome)).toEqual([
      'later',
      'later',
      'taken',
    ]);
  });

  it('is given up where the provider says so, and after many attempts', async () => {
    const wrong = await aLetter();
    post.answer('550 no such mailbox a@example.com');
    await on.sending.send(wrong);
    expect(await row(wrong)).toMatchObject({ state: 'failed', attempts: 1 });
    expect((await row(wrong))?.last_error).not.toContain('a@example.com');
    network.mood = () => 'never';
    const [number, zalo] = [await anSms(), await aLetter({ channel: 'zalo', recipient: '+84912345678' })];
    await on.sending.sendDue();
    expect([await row(number), await row(zalo)]).toMatchObject([
      { state: 'failed', last_error: '400 no such number' },
      { state: 'failed', last_error: 'error -118 Zalo account not existed' },
    ]);
    post.answer('451 busy');
    const slow = await aLetter();
    for (let n = 0; n < MOST_SENDINGS + 2; n += 1) {
      await on.sending.sendDue();
      house.clock.moveBy(2 * 3_600_000);
    }
    expect(await row(slow)).toMatchObject({ state: 'failed', attempts: MOST_SENDINGS });
  });

  it('is tried once more when the operator says so', async () => {
    const people = peopleOn(house);
    const [operator, officer] = [
      await appointed(house, await registerPerson(people), 'operator'),
      await appointed(house, await registerPerson(people), 'officer'),
    ];
    house.clock.moveTo(new Date('2026-11-30T02:00:00Z'));
    const id = await anSms();
    network.mood = () => 'never';
    await on.sending.send(id);
    await expect(on.sending.sendAgain(officer, id)).rejects.toMatchObject({ code: 'not-found' });
    network.mood = () => 'fine';
    await on.sending.sendAgain(operator, id);
    await on.sending.sendAgain(operator, id);
    await on.sending.sendDue();
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 });
    await on.sending.sendAgain(operator, id);
    await on.sending.sendDue();
    expect(arrived(id)).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  it('hold texts back until the morning, but no recall and no e-mail', async () => {
    house.clock.moveTo(new Date('2026-12-01T15:30:00Z'));
    const [late, recall, mail] = [await anSms(), await anSms({ kind: 'batch-recalled' }), await aLetter()];
    await Promise.all([late, recall, mail].map(id => on.sending.send(id)));
    expect([await row(late), await row(recall), await row(mail)]).toMatchObject([
      { state: 'written', attempts: 0 },
      { state: 'sent' },
      { state: 'sent' },
    ]);
    house.clock.moveTo(new Date('2026-12-01T23:59:59Z'));
    await on.sending.sendDue();
    expect(await row(late)).toMatchObject({ state: 'written' });
    house.clock.moveTo(new Date('2026-12-02T00:00:00Z'));
    await on.sending.sendDue();
    expect(await row(late)).toMatchObject({ state: 'sent' });
  });
});

describe('a browser', () => {
  it('gets what only it can read, and is forgotten when it is gone', async () => {
    const people = peopleOn(house);
    const reader = await registerPerson(people);
    await on.wishes.addBrowser(reader, network.browser());
    const [{ id: browser } = { id: '' }] = await house.ask<{ id: string }>(
      'SELECT id FROM notifications_browser WHERE person_id = $1',
      [reader.personId],
    );
    const id = await aLetter({ channel: 'push', recipient: browser });
    await on.sending.send(id);
    const [message] = arrived(id);
    expect(JSON.parse(message?.text ?? '{}')).toEqual({
      title: 'Đơn hàng mới',
      text: 'Đơn mới',
      page: '/follow/k1',
      tag: id,
    });
    network.mood = () => 'never';
    const gone = await aLetter({ channel: 'push', recipient: browser });
    await on.sending.send(gone);
    expect(await row(gone)).toMatchObject({ state: 'failed' });
    expect(await house.ask('SELECT 1 FROM notifications_browser WHERE person_id = $1', [reader.personId])).toEqual([]);
  });

  it('of no push service that we know is not called', async () => {
    const reader = await registerPerson(peopleOn(house));
    const { p256dh, auth } = network.browser();
    for (const endpoint of [
      'http://169.254.169.254/latest',
      'https://fcm.googleapis.com.example/x',
      'file:///etc/passwd',
      'x',
    ])
      await expect(on.wishes.addBrowser(reader, { endpoint, p256dh, auth })).rejects.toMatchObject({
        code: 'push-service-unknown',
      });
  });
});

describe('several workers that are killed again and again', () => {
  const LETTERS = 30;
  const children: ChildProcess[] = [];
  afterAll(() => children.forEach(child => child.kill('SIGKILL')));

  async function startWorker(): Promise<ChildProcess> {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const settings = { mailFrom: 'x@cho.example', publicUrl: ORIGIN, attemptMs: 1500, ...network.settings };
    const script = join(import.meta.dirname, '../../../../dist/test/support/fragile-letters.js');
    const child = fork(script, { env: { ...env, DATABASE_URL: house.url, LETTER_SETTINGS: JSON.stringify(settings) } });
    children.push(child);
    await once(child, 'message');
    return child;
  }

  it('bring each letter out once, also where the answer was lost', async () => {
    await house.ask('DELETE FROM notifications_quiet_hours');
    house.clock.moveTo(new Clock().now());
    network.mood = asked => (asked % 5 === 0 ? 'lose' : asked % 7 === 0 ? 'busy' : 'fine');
    const ids: string[] = [];
    for (let n = 0; n < LETTERS; n += 1) ids.push(await anSms());
    const [first, second] = await Promise.all([startWorker(), startWorker()]);
    first.kill('SIGKILL');
    await startWorker();
    second.kill('SIGKILL');
    // A pause of half a minute is longer than this test: what is put off is made due.
    const isOpen = async (): Promise<boolean> => {
      await house.ask(
        `UPDATE notifications_letter SET due_at = LEAST(due_at, now() + interval '1.5 s') WHERE state = 'written'`,
      );
      return (await house.ask(`SELECT 1 FROM notifications_letter WHERE state = 'written' LIMIT 1`)).length > 0;
    };
    while (await isOpen()) await wait(50);
    const states = await house.ask(
      'SELECT state, count(*)::int AS letters FROM notifications_letter WHERE id = ANY($1) GROUP BY 1',
      [ids],
    );
    expect(states).toEqual([{ state: 'sent', letters: LETTERS }]);
    expect(ids.filter(id => arrived(id).length !== 1)).toEqual([]);
    expect(network.asked).toBeGreaterThan(LETTERS);
  }, 180_000);
});
