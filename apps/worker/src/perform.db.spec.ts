import { FactBook } from '#platform/outbox';
import { newId } from '#platform/ids';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { performReactions } from './perform.js';

let on: TestDatabase;
beforeAll(async () => {
  on = await testDatabase('bare');
});
afterAll(() => on.drop());

const factOf = async (): Promise<string> => {
  const id = newId();
  await on.ask(
    `INSERT INTO platform_fact (id, name, body, happened_at) VALUES ($1, 'batch.recalled', '{"name":"batch.recalled"}', now())`,
    [id],
  );
  return id;
};
const rows = (factId: string) =>
  on.ask<{ reaction: string; attempts: number; isDone: boolean; error: string | null }>(
    `SELECT reaction, attempts, done_at IS NOT NULL AS "isDone", last_error AS error FROM platform_reaction WHERE fact_id = $1 ORDER BY reaction`,
    [factId],
  );
const isSettled = async (factId: string): Promise<boolean> =>
  (await on.ask('SELECT 1 FROM platform_fact WHERE id = $1 AND settled_at IS NOT NULL', [factId])).length === 1;

describe('the record of reactions', () => {
  const ran: string[] = [];
  let faults = 0;
  const reactions = {
    'batch.recalled': {
      freeze: async () => void ran.push('freeze'),
      tell: async () => {
        if (faults-- > 0) throw new Error('máy thư không trả lời');
        ran.push('tell');
      },
    },
  };
  const asked = async (factId: string, name: string) =>
    performReactions(
      reactions,
      new FactBook(on.db, on.clock),
    )({ name, data: { factId, fact: { name: 'batch.recalled' } }, attemptsMade: 0 }).catch((error: Error) => error);
  beforeEach(() => void ran.splice(0));

  it('counts what was tried, not how often a done reaction was brought up while another one was at work', async () => {
    const factId = await factOf();
    for (let round = 0; round < 5; round++) await asked(factId, 'freeze');
    await Promise.all([asked(factId, 'freeze'), asked(factId, 'freeze')]);
    expect(ran).toEqual(['freeze']);
    expect(await rows(factId)).toEqual([{ reaction: 'freeze', attempts: 1, isDone: true, error: null }]);
    expect(await isSettled(factId)).toBe(false);
  });

  it('counts each failure and the try that went well, and settles the fact with the last of its reactions', async () => {
    const factId = await factOf();
    faults = 2;
    await asked(factId, 'freeze');
    expect(await asked(factId, 'tell')).toBeInstanceOf(Error);
    expect(await asked(factId, 'tell')).toBeInstanceOf(Error);
    expect((await rows(factId))[1]).toEqual({
      reaction: 'tell',
      attempts: 2,
      isDone: false,
      error: 'máy thư không trả lời',
    });
    await asked(factId, 'tell');
    await asked(factId, 'tell');
    expect((await rows(factId))[1]).toEqual({ reaction: 'tell', attempts: 3, isDone: true, error: null });
    expect(await isSettled(factId)).toBe(true);
  });
});
