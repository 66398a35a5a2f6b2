import fc from 'fast-check';
import { aWorkshop, labelVerbs, recall, serialsOf, type Workshop } from '../../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { HiddenFromActor, OtherRoleNeeded } from '#libs/identity';
import { newId } from '#platform/ids';
import {
  MoreLabelsThanPacks,
  NoLabelsForRecalled,
  NoSuchLabel,
  NotACountOfLabels,
  NothingToPrint,
  type Prints,
  type Rolls,
  type Strips,
} from '../index.js';

describe('rolls of labels (L01–L06)', () => {
  let market: TestDatabase;
  let rolls: Rolls;
  let strips: Strips;
  let prints: Prints;
  beforeAll(async () => {
    market = await testDatabase();
    ({ rolls, strips, prints } = labelVerbs(market));
  });
  afterAll(() => market.drop());

  const order = ({ batchId, variantId }: Workshop, quantity: number, rollId?: string) => ({
    batchId,
    variantId,
    quantity,
    rollId,
  });
  const statesOf = async (rollId: string) =>
    Object.fromEntries(
      (
        await market.ask<{ state: string; n: number }>(
          'SELECT state, count(*)::int AS n FROM labels_label WHERE roll_id = $1 GROUP BY state',
          [rollId],
        )
      ).map(row => [row.state, row.n]),
    );
  const factsAbout = (rollId: string) =>
    market.ask<{ name: string }>(`SELECT name FROM platform_fact WHERE body->>'rollId' = $1 ORDER BY happened_at, id`, [
      rollId,
    ]);

  it('are issued for packs that have none, and for no more', async () => {
    const shop = await aWorkshop(market, { packs: 50 });
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 48));
    const serials = await serialsOf(market, rollId);
    expect(new Set(serials).size).toBe(48);
    expect(serials.every(serial => /^[2-9A-HJ-NP-Z]{16}$/.test(serial))).toBe(true);
    expect(await statesOf(rollId)).toEqual({ issued: 48 });
    await expect(rolls.issue(shop.clerk, order(shop, 3))).rejects.toMatchObject({
      code: 'more-labels-than-packs',
      field: 'quantity',
      facts: { left: 2 },
    });
    await rolls.issue(shop.clerk, order(shop, 2));
    await expect(rolls.issue(shop.clerk, order(shop, 1))).rejects.toMatchObject({ facts: { left: 0 } });
    expect(await factsAbout(rollId)).toEqual([{ name: 'roll.issued' }]);
  });

  it('are not issued for a variant that was never packed from the batch', async () => {
    const [shop, other] = [await aWorkshop(market), await aWorkshop(market)];
    await expect(
      rolls.issue(shop.clerk, { batchId: shop.batchId, variantId: other.variantId, quantity: 1 }),
    ).rejects.toThrow(MoreLabelsThanPacks);
    await expect(rolls.issue(shop.clerk, { batchId: shop.batchId, variantId: newId(), quantity: 1 })).rejects.toThrow(
      MoreLabelsThanPacks,
    );
  });

  it.each([0, -1, 1.5, 20_001, Number.NaN])('are not issued %d at a time', async quantity => {
    const shop = await aWorkshop(market, { packs: 30_000 });
    await expect(rolls.issue(shop.clerk, order(shop, quantity))).rejects.toThrow(NotACountOfLabels);
  });

  it('are never more than the packs, however many clerks press the button at once', async () => {
    const shop = await aWorkshop(market, { packs: 50 });
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => rolls.issue(shop.clerk, order(shop, 7))));
    expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(7);
    const refusals = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(refusals.every(reason => reason instanceof MoreLabelsThanPacks)).toBe(true);
    const [count] = await market.ask<{ n: number }>('SELECT count(*)::int AS n FROM labels_label WHERE gtin = $1', [
      shop.gtin,
    ]);
    expect(count?.n).toBe(49);
  });

  it('come once for one form, however often it is sent', async () => {
    const shop = await aWorkshop(market, { packs: 50 });
    const rollId = newId();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => rolls.issue(shop.clerk, order(shop, 10, rollId))),
    );
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ rollId })));
    expect(await statesOf(rollId)).toEqual({ issued: 10 });
    expect(await factsAbout(rollId)).toHaveLength(1);
  });

  it('cannot be smuggled on to the sheet of another batch', async () => {
    const [shop, other] = [await aWorkshop(market), await aWorkshop(market)];
    const { rollId } = await rolls.issue(other.clerk, order(other, 5));
    await expect(rolls.issue(shop.clerk, order(shop, 5, rollId))).rejects.toThrow(HiddenFromActor);
    expect(await statesOf(rollId)).toEqual({ issued: 5 });
  });

  it('are drawn again when the product had that serial before', async () => {
    const shop = await aWorkshop(market, { packs: 50 });
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 5));
    // The next three inserts meet a product that had every serial before.
    await market.ask(`CREATE SEQUENCE tries; CREATE FUNCTION taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') <= 3 THEN NEW.serial := (SELECT serial FROM labels_label WHERE gtin = NEW.gtin LIMIT 1); END IF; RETURN NEW; END $$;
      CREATE TRIGGER taken BEFORE INSERT ON labels_label FOR EACH ROW EXECUTE FUNCTION taken()`);
    const second = await rolls.issue(shop.clerk, order(shop, 5));
    await market.ask('DROP TRIGGER taken ON labels_label; DROP FUNCTION taken(); DROP SEQUENCE tries');
    expect(await statesOf(second.rollId)).toEqual({ issued: 5 });
    expect(await statesOf(rollId)).toEqual({ issued: 5 });
  });

  it('come alive when they are on the packs, once', async () => {
    const shop = await aWorkshop(market);
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 5));
    await strips.activate(shop.packer, rollId);
    market.clock.moveBy(60_000);
    await strips.activate(shop.clerk, rollId);
    expect(await statesOf(rollId)).toEqual({ active: 5 });
    expect(await factsAbout(rollId)).toEqual([{ name: 'roll.issued' }, { name: 'labels.bound' }]);
  });

  it('that tore are void, stay void, and may be replaced', async () => {
    const shop = await aWorkshop(market, { packs: 5 });
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 5));
    const [torn = ''] = await serialsOf(market, rollId);
    const typed = `${torn.slice(0, 4)} ${torn.slice(4, 8)}-${torn.slice(8)}`.toLowerCase();
    await strips.voidLabel(shop.packer, rollId, typed);
    await strips.voidLabel(shop.packer, rollId, typed);
    await strips.activate(shop.packer, rollId);
    expect(await statesOf(rollId)).toEqual({ active: 4, spoiled: 1 });
    expect(await statesOf((await rolls.issue(shop.clerk, order(shop, 1))).rollId)).toEqual({ issued: 1 });
    await expect(rolls.issue(shop.clerk, order(shop, 1))).rejects.toThrow(MoreLabelsThanPacks);
    await expect(strips.voidLabel(shop.packer, rollId, 'AAAA AAAA AAAA')).rejects.toThrow(NoSuchLabel);
  });

  it('are at most as many as the packs, whatever is ordered and voided in whatever order', async () => {
    const step = fc.oneof(fc.record({ issue: fc.integer({ min: 1, max: 9 }) }), fc.record({ void: fc.nat() }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.array(step, { maxLength: 12 }), async (packs, steps) => {
        const shop = await aWorkshop(market, { packs });
        const living: { rollId: string; serial: string }[] = [];
        for (const one of steps) {
          if ('issue' in one) {
            const sheet = await rolls.issue(shop.clerk, order(shop, one.issue)).catch((error: unknown) => error);
            expect(sheet instanceof MoreLabelsThanPacks).toBe(living.length + one.issue > packs);
            if (sheet instanceof Error) continue;
            const { rollId } = sheet as { rollId: string };
            living.push(...(await serialsOf(market, rollId)).map(serial => ({ rollId, serial })));
          } else if (living.length > 0) {
            const [torn] = living.splice(one.void % living.length, 1);
            if (torn) await strips.voidLabel(shop.packer, torn.rollId, torn.serial);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('of a recalled batch are not issued, printed or activated', async () => {
    const shop = await aWorkshop(market);
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 5));
    await recall(market, shop.batchId);
    await expect(rolls.issue(shop.clerk, order(shop, 5))).rejects.toThrow(NoLabelsForRecalled);
    await expect(strips.activate(shop.clerk, rollId)).rejects.toThrow(NoLabelsForRecalled);
    await expect(prints.sheetPdf(shop.clerk, rollId, { locale: 'vi', origin: 'https://tem.example' })).rejects.toThrow(
      NoLabelsForRecalled,
    );
    expect(await statesOf(rollId)).toEqual({ issued: 5 });
  });

  it('are the business of their own co-op, and issuing that of its clerk', async () => {
    const shop = await aWorkshop(market);
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 5));
    await expect(rolls.issue(shop.packer, order(shop, 5))).rejects.toThrow(OtherRoleNeeded);
    await expect(rolls.issue(shop.stranger, order(shop, 5))).rejects.toThrow(HiddenFromActor);
    await expect(strips.activate(shop.stranger, rollId)).rejects.toThrow(HiddenFromActor);
    await expect(strips.voidLabel(shop.stranger, rollId, 'A')).rejects.toThrow(HiddenFromActor);
    await expect(
      prints.sheetPdf(shop.stranger, rollId, { locale: 'vi', origin: 'https://tem.example' }),
    ).rejects.toThrow(HiddenFromActor);
    await expect(strips.activate(shop.clerk, newId())).rejects.toThrow(HiddenFromActor);
  });

  it('are printed alike each time, without those that were voided', async () => {
    const shop = await aWorkshop(market);
    const { rollId } = await rolls.issue(shop.clerk, order(shop, 26));
    const print = async () =>
      Buffer.from(await prints.sheetPdf(shop.packer, rollId, { locale: 'vi', origin: 'https://tem.example' }));
    const first = await print();
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.toString('latin1')).toContain('/Type /Pages\n/Count 2\n');
    expect((await print()).equals(first)).toBe(true);
    const serials = await serialsOf(market, rollId);
    for (const serial of serials.slice(0, 2)) await strips.voidLabel(shop.packer, rollId, serial);
    expect((await print()).toString('latin1')).toContain('/Type /Pages\n/Count 1\n');
    for (const serial of serials) await strips.voidLabel(shop.packer, rollId, serial);
    await expect(print()).rejects.toThrow(NothingToPrint);
  });
});
