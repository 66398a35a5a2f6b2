import { aWorkshop, labelVerbs, recall, serialsOf } from '../../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { HiddenFromActor } from '#libs/identity';
import { newId } from '#platform/ids';
import {
  AlreadyBound,
  MoreLabelsThanPacks,
  NoFreeLabels,
  NoLabelsForRecalled,
  NoSuchLabel,
  serialRoot,
  StripIsNotWhole,
  type Rolls,
  type Strips,
} from '../index.js';

describe('strips of a free roll (L05, L06)', () => {
  let market: TestDatabase;
  let rolls: Rolls;
  let strips: Strips;
  beforeAll(async () => {
    market = await testDatabase();
    ({ rolls, strips } = labelVerbs(market));
  });
  afterAll(() => market.drop());

  const aFreeRoll = async (quantity: number, wish: { packs?: number } = {}) => {
    const shop = await aWorkshop(market, wish);
    const { rollId } = await rolls.issue(shop.clerk, { variantId: shop.variantId, quantity });
    return { ...shop, rollId, serials: await serialsOf(market, rollId) };
  };
  const statesOf = async (rollId: string) =>
    (
      await market.ask<{ state: string }>('SELECT state FROM labels_label WHERE roll_id = $1 ORDER BY position', [
        rollId,
      ])
    ).map(row => row.state);
  const changesOf = (rollId: string) =>
    market.ask<{ state: string; positions: string; labels: number; content: Buffer }>(
      'SELECT state, positions::text, labels, content FROM labels_change WHERE roll_id = $1 ORDER BY number',
      [rollId],
    );
  it('go on packed goods by their two ends, whichever is named first', async () => {
    const { packer, batchId, rollId, serials } = await aFreeRoll(10);
    expect(await strips.bind(packer, { rollId, batchId, first: serials[3], last: serials[1] })).toBe(3);
    expect(await statesOf(rollId)).toEqual([
      'issued',
      ...['active', 'active', 'active'],
      ...Array.from({ length: 6 }, () => 'issued'),
    ]);
    expect(await strips.bind(packer, { rollId, batchId })).toBe(7);
    expect(new Set(await statesOf(rollId))).toEqual(new Set(['active']));
    await expect(strips.bind(packer, { rollId, batchId })).rejects.toThrow(NoFreeLabels);
  });

  it('are read from what a scanner types', async () => {
    const { packer, batchId, rollId, serials, gtin } = await aFreeRoll(3);
    const scanned = `https://tem.example/01/${gtin}/21/${serials[0]}`;
    expect(await strips.bind(packer, { rollId, batchId, first: scanned, last: scanned })).toBe(1);
  });

  it('leave one line each in the book of changes, from which every state follows', async () => {
    const { packer, batchId, rollId, serials, lot } = await aFreeRoll(5);
    await strips.bind(packer, { rollId, batchId, first: serials[1], last: serials[3] });
    await strips.voidLabel(packer, rollId, serials[2] ?? '');
    await strips.discard(packer, { rollId, first: serials[0], last: serials[4] });
    const changes = await changesOf(rollId);
    expect(changes.map(({ state, positions, labels }) => [state, positions, labels])).toEqual([
      ['issued', '{[1,6)}', 5],
      ['active', '{[2,5)}', 3],
      ['void', '{[3,4)}', 1],
      ['spoiled', '{[1,2),[5,6)}', 2],
    ]);
    const said = changes.map(({ content }) => JSON.parse(content.toString()) as { lot?: string; root: string });
    expect(said.map(({ lot: told }) => told)).toEqual([undefined, lot, lot, undefined]);
    expect(said.map(({ root }) => root)).toEqual(
      [serials, serials.slice(1, 4), serials.slice(2, 3), [serials[0] ?? '', serials[4] ?? '']].map(serialRoot),
    );
    const recomputed = await market.ask(
      `SELECT l.serial FROM labels_label l WHERE l.roll_id = $1 AND l.state IS DISTINCT FROM
         (SELECT c.state FROM labels_change c WHERE c.roll_id = l.roll_id AND c.positions @> l.position ORDER BY c.number DESC LIMIT 1)`,
      [rollId],
    );
    expect(recomputed).toEqual([]);
  });

  it('are commissioned when they are on packs and decommissioned when void, in the words of EPCIS', async () => {
    const { packer, batchId, rollId, serials, gtin, lot, clerk } = await aFreeRoll(4);
    await strips.bind(packer, { rollId, batchId, first: serials[0], last: serials[1] });
    await strips.voidLabel(packer, rollId, serials[1] ?? '');
    await strips.discard(clerk, { rollId, first: serials[2], last: serials[3] });
    const events = await market.ask<{ doc: Record<string, unknown> }>(
      `SELECT convert_from(e.canonical, 'UTF8')::jsonb AS doc FROM epcis_event e JOIN epcis_event_epc x ON x.event = e.id
       WHERE x.epc LIKE '%/01/' || $1 || '/21/%' GROUP BY e.id ORDER BY e.id`,
      [gtin],
    );
    const name = (serial = '') => `https://id.gs1.org/01/${gtin}/21/${serial}`;
    expect(events.map(({ doc }) => doc)).toMatchObject([
      {
        action: 'ADD',
        bizStep: 'commissioning',
        epcList: [name(serials[0]), name(serials[1])],
        ilmd: { 'cbvmda:lotNumber': lot },
      },
      { action: 'DELETE', bizStep: 'decommissioning', epcList: [name(serials[1])] },
    ]);
    const logged = await market.ask<{ kind: string }>(
      `SELECT entry::jsonb ->> 'kind' AS kind FROM transparency_pending p JOIN labels_change c ON p.entry::jsonb ->> 'subject' = c.id::text WHERE c.roll_id = $1`,
      [rollId],
    );
    expect(logged).toEqual(Array.from({ length: 4 }, () => ({ kind: 'label' })));
  });

  it('of a thousand and more are told as a count with the root over the serials', async () => {
    const shop = await aWorkshop(market, { packs: 1500 });
    const { rollId } = await rolls.issue(shop.clerk, { ...shop, quantity: 1200 });
    await strips.activate(shop.packer, rollId);
    const [change] = await market.ask<{ root: string }>(
      `SELECT convert_from(content, 'UTF8')::jsonb ->> 'root' AS root FROM labels_change WHERE roll_id = $1 AND state = 'active'`,
      [rollId],
    );
    const [event] = await market.ask<{ doc: Record<string, unknown> }>(
      `SELECT convert_from(e.canonical, 'UTF8')::jsonb AS doc FROM epcis_event e JOIN epcis_event_epc x ON x.event = e.id WHERE x.epc LIKE '%/01/' || $1 || '/10/%'`,
      [shop.gtin],
    );
    expect(event?.doc).toMatchObject({ quantityList: [{ quantity: 1200 }], 'chophien:serialsRoot': change?.root });
    expect(await market.ask('SELECT created FROM balance_lot WHERE name LIKE $1', [`%${shop.gtin}%`])).toEqual([
      { created: 150_000n },
    ]); // no goods are made
  });

  it('of a batch that waits for an explanation are neither issued nor bound', async () => {
    const { clerk, packer, batchId, rollId, variantId } = await aFreeRoll(4);
    await market.ask(
      `WITH lot AS (INSERT INTO balance_lot (name) VALUES ('urn:mau:' || $2::text) RETURNING id)
       INSERT INTO balance_flag (id, kind, lot_id, event, numbers, batch_id, raised_at) SELECT $1, 'yield', id, 1, '{}', $2::uuid, now() FROM lot`,
      [newId(), batchId],
    );
    await expect(strips.bind(packer, { rollId, batchId })).rejects.toMatchObject({ code: 'batch-held' });
    await expect(rolls.issue(clerk, { batchId, variantId, quantity: 1 })).rejects.toMatchObject({ code: 'batch-held' });
  });

  it('are bound once for one form, and never again to anything', async () => {
    const { packer, batchId, rollId, serials } = await aFreeRoll(4);
    const strip = { rollId, batchId, first: serials[0], last: serials[1], changeId: newId() };
    const answers = await Promise.all([strips.bind(packer, strip), strips.bind(packer, strip)]);
    expect(answers.sort()).toEqual([0, 2]);
    await expect(strips.bind(packer, { ...strip, changeId: newId(), last: serials[3] })).rejects.toThrow(AlreadyBound);
    expect(await statesOf(rollId)).toEqual(['active', 'active', 'issued', 'issued']);
  });

  it('cannot be bound again or brought back even by hand', async () => {
    const { packer, batchId, rollId, serials, clerk, cooperativeId, productId } = await aFreeRoll(2);
    await strips.bind(packer, { rollId, batchId, first: serials[0], last: serials[0] });
    const other = newId();
    await market.ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at) VALUES ($1, $2, $3, 'CHE-X', 'g', $4, now())`,
      [other, cooperativeId, productId, clerk.personId],
    );
    const set = (what: string) => market.ask(`UPDATE labels_label SET ${what} WHERE serial = $1`, [serials[0]]);
    await expect(set(`batch_id = '${other}'`)).rejects.toThrow('never bound again');
    await expect(set(`state = 'issued'`)).rejects.toThrow('never comes back');
    await strips.voidLabel(packer, rollId, serials[0] ?? '');
    await expect(set(`state = 'active'`)).rejects.toThrow('never comes back');
    await expect(set('position = 99')).rejects.toThrow('never');
  });

  it('are never more than the packs, however many packers bind at once (B3)', async () => {
    const shop = await aFreeRoll(60, { packs: 50 });
    const { packer, batchId, rollId, serials } = shop;
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        strips.bind(packer, { rollId, batchId, first: serials[at * 5], last: serials[at * 5 + 4] }),
      ),
    );
    expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(10);
    const refusals = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(refusals.every(reason => reason instanceof MoreLabelsThanPacks)).toBe(true);
    await expect(rolls.issue(shop.clerk, { ...shop, quantity: 1, rollId: newId() })).rejects.toThrow(
      MoreLabelsThanPacks,
    );
  });

  it('refuse what is not theirs, half a strip, and a recalled batch', async () => {
    const shop = await aFreeRoll(3);
    const other = await aFreeRoll(3);
    const { packer, batchId, rollId, serials } = shop;
    await expect(strips.bind(packer, { rollId, batchId, first: serials[0] })).rejects.toThrow(StripIsNotWhole);
    await expect(strips.bind(packer, { rollId, batchId, first: serials[0], last: other.serials[0] })).rejects.toMatchObject({ code: 'no-such-label', field: 'last' }); // prettier-ignore
    await expect(strips.bind(packer, { rollId, batchId, first: 'A', last: 'B' })).rejects.toThrow(NoSuchLabel);
    await expect(strips.bind(packer, { rollId: other.rollId, batchId })).rejects.toThrow(HiddenFromActor);
    await expect(strips.bind(shop.stranger, { rollId, batchId })).rejects.toThrow(HiddenFromActor);
    await recall(market, batchId);
    await expect(strips.bind(packer, { rollId, batchId })).rejects.toThrow(NoLabelsForRecalled);
  });

  it('remember what was counted, and what the books said then', async () => {
    const { packer, batchId, rollId, serials } = await aFreeRoll(10);
    await strips.bind(packer, { rollId, batchId, first: serials[0], last: serials[3] });
    const countId = newId();
    await strips.count(packer, rollId, 5, countId);
    await strips.count(packer, rollId, 5, countId);
    expect(await market.ask('SELECT counted, expected FROM labels_count WHERE roll_id = $1', [rollId])).toEqual([
      { counted: 5, expected: 6 },
    ]);
  });
});
