import { setTimeout as wait } from 'node:timers/promises';
import { FactBook } from '#platform/outbox';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Relay } from './relay.js';

const noQueue = { addBulk: async () => undefined, repeat: async () => undefined };

describe('the relay', () => {
  let on: TestDatabase;
  let relay: Relay;
  let errors: Error[];
  beforeEach(async () => {
    errors = [];
    on = await testDatabase('bare');
    const facts = new FactBook(on.db, on.clock);
    relay = new Relay(
      facts,
      noQueue,
      () => [],
      error => void errors.push(error),
    );
  });
  afterEach(async () => {
    await relay.close();
    await on.drop();
  });

  const listeners = () =>
    on.ask<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    );

  it('listens on one connection, however many ask for it at once', async () => {
    await Promise.all([relay.listen(on.url), relay.listen(on.url), relay.listen(on.url)]);
    await relay.listen(on.url);
    expect(await listeners()).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('lets go also of a connection that is only being made', async () => {
    const listening = relay.listen(on.url);
    await relay.close();
    await listening;
    await relay.listen(on.url);
    while ((await listeners()).length > 0) await wait(10);
    expect(errors).toEqual([]);
  });

  it('listens again after its connection was cut', async () => {
    await relay.listen(on.url);
    const [first] = await listeners();
    await on.ask('SELECT pg_terminate_backend($1)', [first?.pid]);
    while (errors.length === 0) await wait(10);
    await relay.listen(on.url);
    expect((await listeners()).map(one => one.pid)).not.toEqual([first?.pid]);
  });
});
