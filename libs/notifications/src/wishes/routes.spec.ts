import type { LetterDraft } from '../letter.js';
import { routesOf, wants, type Routing } from './routes.js';

const ORIGIN = 'https://cho.example';
const letter = (kind: LetterDraft['kind']): LetterDraft => ({
  occasion: `${kind}:1`,
  kind,
  channel: 'email',
  recipient: 'cham@example.com',
  locale: 'en',
  subject: 'News',
  body: 'Dear Cham,\n\nnews.\n',
  short: 'News.',
  personId: 'p1',
});
const reader = (change: Partial<Routing> = {}): Routing => ({
  personId: 'p1',
  phone: '+84912345678',
  wishes: [],
  browsers: [],
  stopKey: 'k1',
  ...change,
});
const ways = (kind: LetterDraft['kind'], change: Partial<Routing> = {}) =>
  routesOf(letter(kind), reader(change), ORIGIN).map(({ channel, recipient }) => `${channel} ${recipient}`);

describe('the ways of a letter', () => {
  it('to a guest is the letter', () =>
    expect(routesOf(letter('order-shipped'), undefined, ORIGIN)).toEqual([letter('order-shipped')]));

  it('to somebody with an account also the bell, and each browser that asked', () =>
    expect(ways('order-shipped', { browsers: ['b1', 'b2'] })).toEqual([
      'email cham@example.com',
      'in-app p1',
      'push b1',
      'push b2',
    ]));

  it('are those that were wished', () => {
    const wishes = [
      { topic: 'shipping', way: 'letter', wanted: false },
      { topic: 'shipping', way: 'zalo', wanted: true },
      { topic: 'shipping', way: 'push', wanted: false },
    ] as const;
    expect(ways('order-shipped', { wishes, browsers: ['b1'] })).toEqual(['in-app p1', 'zalo +84912345678']);
    expect(ways('order-shipped', { wishes, phone: null })).toEqual(['in-app p1']);
    expect(ways('alert-raised', { wishes })).toEqual(['email cham@example.com', 'in-app p1']);
  });

  it('keep what the law wants told', () => {
    const wishes = (['letter', 'in-app'] as const).map(way => ({ topic: 'recalls', way, wanted: false }) as const);
    expect(ways('batch-recalled', { wishes })).toEqual(['email cham@example.com']);
    expect(wants({ wishes }, 'recalls', 'letter')).toBe(true);
  });

  it('may be none', () => {
    const wishes = (['letter', 'in-app', 'push'] as const).map(
      way => ({ topic: 'alerts', way, wanted: false }) as const,
    );
    expect(ways('alert-raised', { wishes, browsers: ['b1'] })).toEqual([]);
  });

  it('share the occasion of the first, so that all are written once', () => {
    const routes = routesOf(letter('order-shipped'), reader({ browsers: ['b1'] }), ORIGIN);
    expect(routes.map(({ occasion }) => occasion)).toEqual([
      'order-shipped:1',
      'order-shipped:1#in-app:1',
      'order-shipped:1#push:2',
    ]);
  });

  it('say how they can be switched off, where they can', () => {
    const [shipped] = routesOf(letter('order-shipped'), reader(), ORIGIN);
    expect(shipped).toMatchObject({ stopPage: '/letters/stop/k1/shipping' });
    expect(shipped?.body).toContain('https://cho.example/letters/stop/k1/shipping');
    const [placed] = routesOf(letter('order-placed'), reader(), ORIGIN);
    expect(placed).toEqual(letter('order-placed'));
  });
});
