import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { openDatabase } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { officerOf } from '../../../test/support/builders/catalog.js';
import {
  aCooperative,
  aMember,
  aPerson,
  goods,
  type BuiltCooperative,
  type BuiltGoods,
} from '../../../test/support/builders/ordering.js';
import { aReceivedLine } from '../../../test/support/builders/reviews.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { aPicture } from '../../../test/support/pictures.js';
import {
  AlreadyReplied,
  NotYetReceived,
  OwnGoodsReviewed,
  ReviewGone,
  ReviewReplies,
  Reviews,
  ReviewTermOver,
  TooManyReviewPhotos,
  type BoughtLine,
} from './index.js';

let market: TestDatabase;
let [reviews, replies] = [] as unknown as [Reviews, ReviewReplies];
let coop: BuiltCooperative;
let [clerk, packer, officer] = [] as unknown as [Actor, Actor, Actor];
let tea: BuiltGoods;

beforeAll(async () => {
  market = await testDatabase();
  reviews = new Reviews(market.db, market.outbox, market.clock);
  replies = new ReviewReplies(market.db, market.outbox, market.clock);
  coop = await aCooperative(market);
  [clerk, packer] = [await aMember(market, coop, 'clerk'), await aMember(market, coop, 'packer')];
  officer = await officerOf(market);
});
afterAll(() => market.drop());
beforeEach(async () => {
  tea = await goods(market, coop);
});

const said = { stars: 5, text: 'Thơm, giao nhanh', shownName: 'Chị Mẫu', photos: [] };
const save = (line: BoughtLine, over: Partial<Parameters<Reviews['save']>[2]> = {}) =>
  reviews.save(line, undefined, { ...said, ...over });
const written = async (): Promise<{ line: BoughtLine; id: string }> => {
  const line = await aReceivedLine(market, tea);
  await save(line);
  const [row] = await market.ask<{ id: string }>('SELECT id FROM reviews_review WHERE line_id = $1', [line.lineId]);
  return { line, id: row?.id ?? '' };
};
const counts = async () =>
  (await market.ask<{ counts: number[] }>('SELECT counts FROM reviews_score WHERE product_id = $1', [tea.productId]))[0]
    ?.counts;
/** What the sum should be, counted anew. */
const counted = async () =>
  (
    await market.ask<{ counts: number[] }>(
      `SELECT ARRAY(SELECT count(r.id)::int FROM generate_series(1, 5) s LEFT JOIN reviews_review r
         ON r.stars = s AND r.product_id = $1 AND r.state = 'shown' GROUP BY s ORDER BY s) AS counts`,
      [tea.productId],
    )
  )[0]?.counts;
const rows = <Row>(table: string, id: string) => market.ask<Row>(`SELECT * FROM ${table} WHERE review_id = $1`, [id]);

describe('a review', () => {
  it('is written once for a line that was received, however often the form is sent', async () => {
    const line = await aReceivedLine(market, tea);
    await Promise.all([save(line), save(line), save(line)]);
    expect(await counts()).toEqual([0, 0, 0, 0, 1]);
    expect(await market.ask(`SELECT edited_at FROM reviews_review WHERE line_id = $1`, [line.lineId])).toEqual([
      { edited_at: null },
    ]);
  });

  it('needs the link of the order, and goods that have arrived', async () => {
    const line = await aReceivedLine(market, tea);
    await expect(save({ ...line, followKey: 'another' })).rejects.toThrow(HiddenFromActor);
    await expect(save({ ...line, lineId: newId() })).rejects.toThrow(HiddenFromActor);
    await expect(save(await aReceivedLine(market, tea, { isUnderway: true }))).rejects.toThrow(NotYetReceived);
    expect(await counts()).toBeUndefined();
  });

  it('is not for whoever sits at the desk of its seller, however they bought', async () => {
    await market.ask(
      `INSERT INTO cooperatives_membership (cooperative_id, person_id, role, since) VALUES ($1, $2, 'clerk', now()) ON CONFLICT DO NOTHING`,
      [coop.id, clerk.personId],
    );
    const asThemselves = await aReceivedLine(market, tea, { personId: clerk.personId });
    await expect(save(asThemselves)).rejects.toThrow(OwnGoodsReviewed);
    await expect(reviews.save(await aReceivedLine(market, tea), clerk, said)).rejects.toThrow(OwnGoodsReviewed);
  });

  it('may be changed for thirty days and written for a hundred and eighty', async () => {
    const [line, late] = [await aReceivedLine(market, tea), await aReceivedLine(market, tea)];
    await save(line);
    await save(line, { stars: 2 });
    expect(await counts()).toEqual([0, 1, 0, 0, 0]);
    const begin = market.clock.now();
    market.clock.moveTo(new Date(begin.getTime() + 31 * 86_400_000));
    await expect(save(line, { stars: 1 })).rejects.toThrow(ReviewTermOver);
    market.clock.moveTo(new Date(begin.getTime() + 181 * 86_400_000));
    await expect(save(late)).rejects.toThrow(ReviewTermOver);
    market.clock.moveTo(begin);
    expect(await counts()).toEqual([0, 1, 0, 0, 0]);
  });

  it('has at most three photos of our own making, which others replace', async () => {
    const [line, photo] = [await aReceivedLine(market, tea), await aPicture('jpeg', 64, 48)];
    await expect(save(line, { photos: [photo, photo, photo, photo] })).rejects.toThrow(TooManyReviewPhotos);
    await expect(save(line, { photos: [Buffer.from('MZ a program')] })).rejects.toMatchObject({
      code: 'not-a-picture',
    });
    await save(line, { photos: [photo, photo] });
    await save(line, { photos: [photo] });
    const [{ id = '' } = {}] = await market.ask<{ id: string }>('SELECT id FROM reviews_review WHERE line_id = $1', [
      line.lineId,
    ]);
    expect(await rows('reviews_photo', id)).toMatchObject([{ position: 0, width: 64, height: 48 }]);
    await save(line, { dropPhotos: true });
    expect(await rows('reviews_photo', id)).toEqual([]);
  });
});

describe('what others do about it', () => {
  it('the co-op answers once, even when two press at the same time', async () => {
    const { id } = await written();
    await expect(replies.reply(packer, id, 'Cảm ơn')).rejects.toThrow(OtherRoleNeeded);
    await expect(replies.reply({ ...clerk, seats: [] }, id, 'Cảm ơn')).rejects.toThrow(HiddenFromActor);
    const outcomes = await Promise.allSettled(['Cảm ơn chị', 'Cảm ơn'].map(text => replies.reply(clerk, id, text)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(replies.reply(clerk, id, 'Lần nữa')).rejects.toThrow(AlreadyReplied);
  });

  it('a report is one however often it is sent, and the department answers all of a review', async () => {
    const [{ id }, report] = [await written(), newId()];
    await replies.report(report, id, { ground: 'insult', note: '' });
    await replies.report(report, id, { ground: 'insult', note: '' });
    expect(await rows('reviews_report', id)).toHaveLength(1);
    await replies.keep(officer, id);
    await replies.report(newId(), id, { ground: 'advertising', note: 'Có số điện thoại' });
    await expect(replies.remove(clerk, id, { ground: 'insult', note: '' })).rejects.toThrow(HiddenFromActor);
    await replies.remove(officer, id, { ground: 'advertising', note: 'Quảng cáo hàng khác' });
    expect((await rows<{ decision: string }>('reviews_report', id)).map(row => row.decision).sort()).toEqual([
      'kept',
      'removed',
    ]);
    expect(await counts()).toEqual([0, 0, 0, 0, 0]);
  });

  it('what was removed leaves a mark, and is neither changed nor answered', async () => {
    const { id, line } = await written();
    await replies.remove(officer, id, { ground: 'insult', note: 'Lời lẽ xúc phạm' });
    await expect(save(line)).rejects.toThrow(ReviewGone);
    await expect(replies.reply(clerk, id, 'Cảm ơn')).rejects.toThrow(ReviewGone);
    await expect(replies.remove(officer, id, { ground: 'insult', note: '' })).rejects.toThrow(ReviewGone);
    expect(await market.ask('SELECT state, removal_ground FROM reviews_review WHERE id = $1', [id])).toEqual([
      { state: 'removed', removal_ground: 'insult' },
    ]);
  });
});

describe('forgetting', () => {
  it('takes what its buyer wrote, and the stars', async () => {
    const personId = await aPerson(market);
    const line = await aReceivedLine(market, tea, { personId });
    await save(line, { photos: [await aPicture('png', 32, 32)] });
    const { line: another } = await written();
    expect(await market.db.transaction(tx => reviews.erase(tx, personId))).toBe(1);
    await reviews.withdraw(another);
    await reviews.withdraw(another);
    expect(
      await market.ask('SELECT state, text, shown_name, person_id FROM reviews_review WHERE product_id = $1', [
        tea.productId,
      ]),
    ).toEqual([1, 2].map(() => ({ state: 'withdrawn', text: '', shown_name: '', person_id: null })));
    expect(await market.ask('SELECT * FROM reviews_photo')).toEqual([]);
    expect(await counts()).toEqual([0, 0, 0, 0, 0]);
    await expect(save(line)).rejects.toThrow(ReviewGone);
  });
});

it('the sum is exact after many have written, changed, removed and withdrawn at once over several servers', async () => {
  const lines = await Promise.all(Array.from({ length: 24 }, () => aReceivedLine(market, tea)));
  const servers = await Promise.all([1, 2, 3].map(() => openDatabase({ url: market.url, pool: 6 })));
  const opened = servers.map(db => new Reviews(db, new Outbox(db, market.clock), market.clock));
  await Promise.allSettled(
    lines.flatMap((line, at) =>
      opened.map(async (server, n) => {
        await server.save(line, undefined, { ...said, stars: ((at + n) % 5) + 1 });
        if (at % 4 === n) await server.withdraw(line);
      }),
    ),
  );
  await Promise.all(servers.map(db => db.close()));
  const sum = (await counts())?.reduce((all, n) => all + n, 0);
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeLessThan(lines.length);
  expect(await counts()).toEqual(await counted());
});

it('the mean is rounded to a tenth, half of one upwards', async () => {
  for (const stars of [4, 4, 4, 5]) await save(await aReceivedLine(market, tea), { stars });
  expect(await market.ask('SELECT reviews, average FROM reviews_score WHERE product_id = $1', [tea.productId])).toEqual(
    [{ reviews: 4, average: '4.3' }],
  );
});
