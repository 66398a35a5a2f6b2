import { buffer } from 'node:stream/consumers';
import { aWorkshop, labelVerbs, serialsOf, type Workshop } from '../../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aGate } from '../../../../test/support/gate.js';
import { pagesOf, symbolsOn } from '../../../../test/support/label-pdf.js';
import { scan } from '../../../../test/support/scan.js';
import { filesInZip } from '../../../../test/support/zip.js';
import { HiddenFromActor } from '#libs/identity';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { InsideCodes, LabelKey } from '../index.js';

const ORIGIN = 'https://tem.example';
const DAY_MS = 86_400_000;

describe('the code under the seal (L07)', () => {
  let t: TestDatabase;
  let verbs: ReturnType<typeof labelVerbs>;
  let shop: Workshop;
  beforeAll(async () => {
    t = await testDatabase();
    verbs = labelVerbs(t);
    shop = await aWorkshop(t, { packs: 200 });
  });
  afterAll(() => t.drop());

  /** A roll with codes, printed and on its packs; what stood on its slips. */
  async function sealed(quantity: number) {
    const { rollId } = await verbs.rolls.issue(shop.clerk, { ...shop, quantity, hasInsideCodes: true });
    const pdf = Buffer.from(await verbs.prints.sheetPdf(shop.clerk, rollId, { locale: 'vi', origin: ORIGIN }));
    const symbols = pagesOf(pdf).flatMap(symbolsOn);
    const read = symbols.map(symbol => scan(symbol, { pixels: 3 }) ?? '');
    await verbs.strips.activate(shop.packer, rollId);
    const serials = await serialsOf(t, rollId);
    const codes = read.filter(text => text.includes('/opening/')).map(text => text.slice(-8));
    return {
      rollId,
      read,
      codes,
      packs: serials.map((serial, at) => ({ gtin: shop.gtin, serial, code: codes[at] ?? '' })),
    };
  }

  const open = (pack: { gtin: string; serial: string }, code: string, at = t.clock.now()) =>
    verbs.inside.open(pack, code, at);

  it('stands on a slip right behind its label, and both symbols decode', async () => {
    const { read, packs, codes } = await sealed(13);
    expect(read).toEqual(
      packs.flatMap(({ gtin, serial, code }) => [
        `${ORIGIN}/01/${gtin}/21/${serial}`,
        `${ORIGIN}/opening/01/${gtin}/21/${serial}?code=${code}`,
      ]),
    );
    expect(new Set(codes).size).toBe(13);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  });

  it('is kept as a keyed hash alone once the label is on its pack: no copy, no file', async () => {
    const { rollId, packs } = await sealed(2);
    const rows = await t.ask<{ sealed: Buffer | null; hash: Buffer }>(
      'SELECT sealed, hash FROM labels_inside i JOIN labels_label l USING (gtin, serial) WHERE l.roll_id = $1',
      [rollId],
    );
    expect(rows.map(row => row.sealed)).toEqual([null, null]);
    const again = Buffer.from(await verbs.prints.sheetPdf(shop.clerk, rollId, { locale: 'vi', origin: ORIGIN }));
    expect(pagesOf(again).flatMap(symbolsOn)).toHaveLength(2);
    const [pack] = packs;
    const other = new InsideCodes(t.db, new LabelKey(t.db, 'another secret of more than thirty-two letters'));
    expect(pack && (await other.open(pack, pack.code, t.clock.now()))).toEqual({ outcome: 'wrong', openedAt: null });
  });

  it('stands in a file for a print shop, which is gone as soon as the label is on its pack', async () => {
    const { rollId } = await verbs.rolls.issue(shop.clerk, { ...shop, quantity: 2, hasInsideCodes: true });
    const printId = newId();
    const choice = { form: 'svg', size: 'standard', dpi: null } as const;
    await verbs.prints.order(shop.clerk, { printId, rollId, origin: ORIGIN, ...choice });
    await verbs.printRuns.draw(printId);
    const { pieces } = await verbs.prints.file(shop.clerk, printId);
    const files = [...filesInZip(await buffer(pieces)).keys()];
    const serials = await serialsOf(t, rollId);
    const slips = serials.map((serial, at) => `${at + 1}-${serial}-slip.svg`);
    expect(files.filter(name => name.includes('slip'))).toEqual(slips);
    await verbs.strips.activate(shop.packer, rollId);
    await expect(verbs.prints.file(shop.clerk, printId)).rejects.toThrow(HiddenFromActor);
    expect(await t.ask('SELECT 1 FROM labels_print_piece WHERE print_id = $1', [printId])).toEqual([]);
  });

  it('stands in no file that is ordered in the very moment the label goes on its pack', async () => {
    const { rollId } = await verbs.rolls.issue(shop.clerk, { ...shop, quantity: 2, hasInsideCodes: true });
    const printId = newId();
    const choice = { form: 'svg', size: 'standard', dpi: null } as const;
    // The activation has forgotten the codes and dropped the files, and comes to its end only when the gate opens.
    const gate = await aGate(t, 'epcis_event');
    const activating = verbs.strips.activate(shop.packer, rollId);
    await gate.untilWaiting(1);
    const drawn = verbs.prints
      .order(shop.clerk, { printId, rollId, origin: ORIGIN, ...choice })
      .then(() => verbs.printRuns.draw(printId));
    await Promise.race([drawn, gate.untilWaiting(2)]);
    await gate.open();
    await Promise.all([activating, drawn]);
    const { pieces } = await verbs.prints.file(shop.clerk, printId);
    const files = [...filesInZip(await buffer(pieces)).keys()];
    expect(files.filter(name => name.includes('slip'))).toEqual([]);
    expect(files).toHaveLength(3);
  });

  it('opens once; the second time tells when the first was, and that time never changes', async () => {
    const [pack] = (await sealed(1)).packs;
    if (!pack) throw new Error('no pack');
    const first = new Date('2026-11-24T03:00:00Z');
    expect(await open(pack, `${pack.code.slice(0, 4).toLowerCase()} ${pack.code.slice(4)}`, first)).toEqual({
      outcome: 'opened',
      openedAt: first,
    });
    expect(await open(pack, `${ORIGIN}/opening/x?code=${pack.code}`, new Date('2026-12-01T03:00:00Z'))).toEqual({
      outcome: 'again',
      openedAt: first,
    });
    await expect(t.ask('UPDATE labels_inside SET opened_at = now() WHERE serial = $1', [pack.serial])).rejects.toThrow(
      'a pack is opened for the first time once',
    );
  });

  it('locks after five wrong ones, also for the right one, and listens again after a day', async () => {
    const [pack] = (await sealed(1)).packs;
    if (!pack) throw new Error('no pack');
    const wrong = await Promise.all(Array.from({ length: 12 }, () => open(pack, 'AAAAAAAA')));
    const [row] = await t.ask('SELECT tries FROM labels_inside WHERE serial = $1', [pack.serial]);
    expect(row).toEqual({ tries: 5 });
    expect(wrong.every(({ outcome }) => outcome === 'wrong' || outcome === 'locked')).toBe(true);
    expect(await open(pack, pack.code)).toEqual({ outcome: 'locked', openedAt: null });
    const tomorrow = new Date(t.clock.now().getTime() + DAY_MS + 1000);
    expect(await open(pack, pack.code, tomorrow)).toEqual({ outcome: 'opened', openedAt: tomorrow });
  });

  it('says the same of what is unknown, on no pack, void or without a code (L04)', async () => {
    const { rollId } = await verbs.rolls.issue(shop.clerk, { ...shop, quantity: 2, hasInsideCodes: true });
    const [onNoPack = ''] = await serialsOf(t, rollId);
    const plain = await verbs.rolls.issue(shop.clerk, { ...shop, quantity: 1 });
    await verbs.strips.activate(shop.packer, plain.rollId);
    const [withoutCode = ''] = await serialsOf(t, plain.rollId);
    const voided = await sealed(1);
    const [dead] = voided.packs;
    await verbs.strips.voidLabel(shop.packer, voided.rollId, dead?.serial ?? '');
    for (const [serial, code] of [
      ['AAAABBBBCCCCDDDD', 'AAAAAAAA'],
      [onNoPack, 'AAAAAAAA'],
      [withoutCode, 'AAAAAAAA'],
      [dead?.serial ?? '', dead?.code ?? ''],
    ] as const)
      expect(await open({ gtin: shop.gtin, serial }, code)).toEqual({ outcome: 'wrong', openedAt: null });
  });

  it('has one first opener, however many come at once over several connections', async () => {
    const [pack] = (await sealed(1)).packs;
    if (!pack) throw new Error('no pack');
    const others = await Promise.all([1, 2].map(() => openDatabase({ url: t.url, pool: 4 })));
    const doors = [verbs.inside, ...others.map(db => new InsideCodes(db, new LabelKey(db)))];
    const outcomes = await Promise.all(
      doors.flatMap(door => Array.from({ length: 8 }, () => door.open(pack, pack.code, t.clock.now()))),
    );
    for (const db of others) await db.close();
    expect(outcomes.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'again')).toHaveLength(23);
  });
});
