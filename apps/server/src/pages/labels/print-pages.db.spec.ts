import { aWorkshop, signedIn, type Stage, type Workshop } from '../../../../../test/support/builders/labels.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { filesInZip } from '../../../../../test/support/zip.js';
import { openWork } from '../../../../../test/support/work.js';
import { newId } from '#platform/ids';

describe('the file of a long roll at the desk (L2)', () => {
  let market: TestMarket;
  let shop: Workshop;
  let clerk: Record<string, string>;
  let roll: string;
  beforeAll(async () => {
    market = await openMarket('bare');
  });
  beforeEach(async () => {
    const stage: Stage = market;
    shop = await aWorkshop(stage, { packs: 300 });
    clerk = { cookie: await signedIn(stage, shop.clerk) };
    const order = { rollId: newId(), batchId: shop.batchId, variantId: shop.variantId, quantity: '250' };
    roll = (await market.visitor().post(`/desk/${shop.slug}/labels`, order, clerk)).location ?? '';
  });
  afterAll(() => market.close());

  const get = (url: string) => market.visitor().get(url, clerk);
  const post = (url: string, form: Record<string, string> = {}) => market.visitor().post(url, form, clerk);
  const ordered = async () =>
    (await post(`${roll}/prints`, { printId: newId(), form: 'sheet' })).location ?? 'nothing was ordered';
  const eventsIn = (body: string) =>
    [...body.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as { html: string; isOver: boolean });

  it('is ordered, watched while it grows, left and found again, and fetched', async () => {
    const page = await get(roll);
    expect(page.body).toContain('Tạo tệp PDF');
    expect(page.body).not.toContain('Tải PDF');
    const atOnce = await get(`${roll}/sheet.pdf`);
    expect(atOnce.status).toBe(409);
    expect(atOnce.body).toContain('Hãy mở trang đợt tem');

    const print = await ordered();
    expect(await ordered()).toBe(print);
    const waiting = await get(print);
    expect(waiting.body).toContain('0 / 250 tem');
    expect(waiting.body).toContain('<noscript><meta http-equiv="refresh" content="3"');
    expect(waiting.body).toContain(`data-watch="${print}/progress"`);
    expect((await get(`${print}/file.pdf`)).status).toBe(409);

    const watching = market.visitor().get(`${print}/progress`, { ...clerk, accept: 'text/event-stream' });
    const work = await openWork(market);
    await work.done();
    const watched = await watching;
    await work.close();
    expect(work.errors).toEqual([]);
    expect(watched.headers['content-type']).toContain('text/event-stream');
    const events = eventsIn(watched.body);
    expect(events.at(-1)).toMatchObject({ html: expect.stringContaining('250 / 250 tem') as string, isOver: true });
    expect(events.slice(0, -1).every(event => !event.isOver)).toBe(true);

    expect((await get(roll)).body).toMatch(new RegExp(`<a href="${print}">[^<]*</a>: đã xong`));
    const ready = await get(print);
    expect(ready.body).toContain('Tệp in đã xong.');
    expect(ready.body).not.toContain('http-equiv');
    const file = await get(`${print}/file.pdf`);
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.bytes.subarray(-6).toString().trim()).toBe('%%EOF');
    expect(file.headers['content-length']).toBe(String(file.bytes.length));
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''tem-T-[0-9A-F]{6}\.pdf$/);
  });

  it('is chosen for a print shop or a label printer: kind, size and resolution, with the width of a module that comes of it', async () => {
    const choice = await get(`${roll}/prints`);
    expect(choice.body).toMatch(/SVG, mỗi tem một tệp.*PNG, mỗi tem một tệp.*ZPL cho máy in tem/s);
    expect(choice.body).toMatch(/203 dpi.*0,5 mm \(4 chấm\)/s);
    const wish = { printId: newId(), form: 'zpl', size: 'small', dpi: '300' };
    const print = (await post(`${roll}/prints`, wish)).location ?? '';
    expect((await post(`${roll}/prints`, { ...wish, printId: newId() })).location).toBe(print);
    const other = (await post(`${roll}/prints`, { ...wish, printId: newId(), dpi: '203' })).location ?? '';
    expect(other).not.toBe(print);
    const work = await openWork(market);
    await work.done();
    await work.close();
    expect(work.errors).toEqual([]);
    const ready = await get(print);
    expect(ready.body).toMatch(/ZPL cho máy in tem, 50 × 30 mm, 300 dpi.*0,59 mm \(7 chấm\).*Giữ đến/s);
    const file = await get(`${print}/file.zpl`);
    expect(file.headers['content-type']).toBe('application/zpl');
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename\*=UTF-8''tem-T-[0-9A-F]{6}-small-300dpi\.zpl$/,
    );
    expect(file.body.match(/\^GFA,/g)).toHaveLength(250);
    expect((await get(`${print}/file.zpl`)).bytes.equals(file.bytes)).toBe(true);
    for (const kind of ['pdf', 'zip', 'exe']) expect((await get(`${print}/file.${kind}`)).status).toBe(404);
  });

  it('comes as a ZIP with a picture of each label and a list; when its week is over it is not there', async () => {
    const print =
      (await post(`${roll}/prints`, { printId: newId(), form: 'png', size: 'nonsense', dpi: '7' })).location ?? '';
    const work = await openWork(market);
    await work.done();
    const file = await get(`${print}/file.zip`);
    expect(file.headers['content-type']).toBe('application/zip');
    expect(file.headers['content-length']).toBe(String(file.bytes.length));
    const files = [...filesInZip(file.bytes).keys()];
    expect(files).toHaveLength(251);
    expect(files.at(-1)).toBe('manifest.csv');
    market.clock.moveBy(8 * 86_400_000);
    await work.run('sweep-prints');
    await work.close();
    clerk = { cookie: await signedIn(market, shop.clerk) };
    expect((await get(print)).status).toBe(404);
  });

  it('is stopped by whoever does not need it any more, twice if they like, and made again', async () => {
    const print = await ordered();
    for (let press = 0; press < 2; press++)
      expect(await post(`${print}/cancellation`)).toMatchObject({ status: 303, location: print });
    expect((await get(print)).body).toContain('Tệp in này đã bị dừng.');
    expect(eventsIn((await get(`${print}/progress`)).body)).toMatchObject([
      { html: expect.stringContaining('0 / 250 tem') as string, isOver: true },
    ]);
    expect(await ordered()).not.toBe(print);
  });
});
