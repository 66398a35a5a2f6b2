import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { aWorkshop, labelVerbs, recall, serialsOf, type Workshop } from '../../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { pagesOf, symbolsOn } from '../../../../test/support/label-pdf.js';
import { scan } from '../../../../test/support/scan.js';
import { HiddenFromActor } from '#libs/identity';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import {
  NoLabelsForRecalled,
  PrintIsNotReady,
  PrintRuns,
  TooManyToPrintAtOnce,
  type PrintForm,
  type Prints,
  type Rolls,
  type Strips,
} from '../index.js';

const ORIGIN = 'https://tem.example';
/** Three pieces. */
const LABELS = 500;
/** Of so many one is read: reading takes longer than drawing. */
const READ_EVERY = 25;

describe('prints of long rolls (L2)', () => {
  let market: TestDatabase;
  let rolls: Rolls;
  let strips: Strips;
  let prints: Prints;
  let printRuns: PrintRuns;
  let shop: Workshop;
  let rollId: string;
  beforeAll(async () => {
    market = await testDatabase();
    ({ rolls, strips, prints, printRuns } = labelVerbs(market));
    shop = await aWorkshop(market, { packs: 5000 });
    ({ rollId } = await rolls.issue(shop.clerk, { ...shop, quantity: LABELS }));
  });
  afterAll(() => market.drop());

  const order = async (form: PrintForm = 'sheet', roll = rollId) =>
    (
      await prints.order(shop.packer, {
        rollId: roll,
        form,
        size: 'standard',
        dpi: null,
        origin: ORIGIN,
        printId: newId(),
      })
    ).printId;
  const file = async (printId: string) => {
    const { bytes, pieces } = await prints.file(shop.packer, printId);
    const whole = await buffer(Readable.from(pieces));
    expect(whole.length).toBe(bytes);
    return whole;
  };
  const stateOf = (printId: string) => prints.standing(shop.packer, printId);
  const untilStarted = async (printId: string) => {
    while ((await stateOf(printId)).done === 0) await setImmediate();
  };
  const everyFew = <T>(all: T[]) => all.filter((_, at) => at % READ_EVERY === 0);
  /** What one worker draws without being disturbed: the others must make the same file, byte for byte. */
  let undisturbed: Buffer;

  it('are drawn by the worker in pieces, and every label of the roll is in the file once', async () => {
    await expect(prints.sheetPdf(shop.packer, rollId, { locale: 'vi', origin: ORIGIN })).rejects.toThrow(
      TooManyToPrintAtOnce,
    );
    const printId = await order();
    expect(await stateOf(printId)).toMatchObject({ state: 'waiting', done: 0, total: LABELS });
    await expect(prints.file(shop.packer, printId)).rejects.toThrow(PrintIsNotReady);
    await printRuns.draw(printId);
    expect(await stateOf(printId)).toMatchObject({ state: 'ready', done: LABELS, isOutdated: false });
    undisturbed = await file(printId);
    const symbols = pagesOf(undisturbed).flatMap(symbolsOn);
    expect(symbols).toHaveLength(LABELS);
    expect(everyFew(symbols).map(symbol => scan(symbol, { pixels: 3 })?.slice(-16))).toEqual(
      everyFew(await serialsOf(market, rollId)),
    );
    const [stored] = await market.ask<{ n: number }>(
      'SELECT count(*)::int AS n FROM labels_print_piece WHERE print_id = $1',
      [printId],
    );
    expect(stored?.n).toBe(3);
  });

  it('come as a roll too: a page for each label', async () => {
    const short = await rolls.issue(shop.clerk, { ...shop, quantity: 30 });
    const printId = await order('roll', short.rollId);
    await printRuns.draw(printId);
    const pages = pagesOf(await file(printId));
    expect(pages.map(page => symbolsOn(page).length)).toEqual(Array<number>(30).fill(1));
  });

  it('are ordered once, however often the button is pressed, and drawn again when the first has ended', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => order()));
    expect(new Set(ids).size).toBe(1);
    const [printId = ''] = ids;
    const facts = await market.ask(`SELECT id FROM platform_fact WHERE body->>'printId' = $1`, [printId]);
    expect(facts).toHaveLength(1);
    await prints.cancel(shop.clerk, printId);
    const next = await order();
    expect(next).not.toBe(printId);
    await prints.cancel(shop.clerk, next);
  });

  it('of a worker that was killed are begun again by the next one, and nothing is in the file twice', async () => {
    const printId = await order();
    const url = new URL(market.url);
    url.searchParams.set('application_name', 'lost');
    const lost = await openDatabase({ url: url.href, pool: 2 });
    const drawing = new PrintRuns(lost, market.clock, labelVerbs(market).inside).draw(printId).then(
      () => 'finished',
      () => 'killed',
    );
    await untilStarted(printId);
    await market.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lost' AND datname = current_database()`,
    );
    const end = await drawing;
    await lost.close().catch(() => undefined);
    if (end === 'killed') expect((await stateOf(printId)).state).toBe('working');
    await printRuns.draw(printId);
    expect(await stateOf(printId)).toMatchObject({ state: 'ready', done: LABELS });
    expect((await file(printId)).equals(undisturbed)).toBe(true);
  });

  it('are finished by the later of two workers; the earlier one stops', async () => {
    const printId = await order();
    const first = printRuns.draw(printId);
    await untilStarted(printId);
    await Promise.all([first, printRuns.draw(printId)]);
    const [print] = await market.ask('SELECT state, run, done FROM labels_print WHERE id = $1', [printId]);
    expect(print).toEqual({ state: 'ready', run: 2, done: LABELS });
    expect((await file(printId)).equals(undisturbed)).toBe(true);
  });

  it('stop at the next piece when they are cancelled, and stay cancelled', async () => {
    const printId = await order();
    const drawing = printRuns.draw(printId);
    await untilStarted(printId);
    await prints.cancel(shop.packer, printId);
    await drawing;
    await printRuns.draw(printId);
    const standing = await stateOf(printId);
    expect(standing.state).toBe('cancelled');
    expect(standing.done).toBeLessThan(LABELS);
    await expect(prints.file(shop.packer, printId)).rejects.toThrow(PrintIsNotReady);
  });

  it('are nobody else’s, and never of recalled goods or with labels that were voided since', async () => {
    const other = await aWorkshop(market, { packs: 300 });
    const { rollId: roll } = await rolls.issue(other.clerk, { ...other, quantity: 250 });
    const wish = { rollId: roll, form: 'sheet' as const, size: 'standard' as const, dpi: null, origin: ORIGIN };
    await expect(prints.order(shop.clerk, { ...wish, printId: newId() })).rejects.toThrow(HiddenFromActor);
    const { printId } = await prints.order(other.clerk, { ...wish, printId: newId() });
    for (const act of ['cancel', 'standing', 'file'] as const)
      await expect(prints[act](shop.clerk, printId)).rejects.toThrow(HiddenFromActor);
    await printRuns.draw(printId);
    const [serial = ''] = await serialsOf(market, roll);
    await strips.activate(other.clerk, roll);
    await strips.voidLabel(other.clerk, roll, serial);
    await expect(prints.file(other.clerk, printId)).rejects.toThrow(PrintIsNotReady);
    const { printId: late } = await prints.order(other.clerk, { ...wish, printId: newId() });
    await recall(market, other.batchId);
    await expect(prints.file(other.clerk, printId)).rejects.toThrow(NoLabelsForRecalled);
    await printRuns.draw(late);
    expect((await prints.standing(other.clerk, late)).state).toBe('failed');
  });

  it('are swept after a week', async () => {
    const printId = await order();
    await prints.cancel(shop.packer, printId);
    market.clock.moveBy(8 * 86_400_000);
    await printRuns.sweep();
    await expect(stateOf(printId)).rejects.toThrow(HiddenFromActor);
  });
});
