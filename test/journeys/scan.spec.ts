import { cast } from '../../apps/local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';

/** What fits into the first ten packets of a slow connection, with room for the headers. */
const FIRST_PACKETS = 14_000;
const YEAR = 365 * 86_400_000;

const [genuine, recalled, inactive] = cast.labels;
const linkOf = ({ gtin, serial }: { gtin: string; serial: string }) => `/01/${gtin}/21/${serial}`;

describe('somebody scans the label on a pack', () => {
  let market: TestMarket;
  let buyer: Person;
  beforeAll(async () => {
    market = await openMarket();
    buyer = new Person(market.visitor());
  });
  afterAll(() => market.close());

  const verdicts = async (serial: string) =>
    (
      await market.ask<{ verdict: string }>('SELECT verdict FROM scans_scan WHERE serial = $1 ORDER BY id', [serial])
    ).map(row => row.verdict);

  it('a program that only asks for the head uses nothing up', async () => {
    const head = await market.app.inject({ method: 'HEAD', url: linkOf(genuine), headers: { accept: 'text/html' } });
    expect(head.statusCode).toBe(200);
    expect(await verdicts(genuine.serial)).toEqual([]);
  });

  it('finds genuine goods: the batch, its way, its stars, and the first look', async () => {
    await buyer.opens(linkOf(genuine));
    expect(buyer.status).toBe(200);
    expect(buyer.sees).toContain('Hàng thật');
    expect(buyer.sees).toContain('Tem này do Hợp tác xã Chè Sương Mây phát hành và bạn là người đầu tiên quét.');
    expect(buyer.sees).toContain('Chè Shan tuyết cổ thụ Tả Lèng');
    expect(buyer.part('Đường đi của lô hàng')).toMatch(/Hái chè .*kg.* Sao chè .*kg → .*kg.* Đóng gói .* × 100 g/);
    expect(buyer.part('Ngày đóng gói và hôm nay')).toMatch(
      /OCOP 4 sao\. Quyết định .+, cấp tỉnh, có hiệu lực đến hết \d\d\/\d\d\/20\d\d/,
    );
    expect(buyer.sees).toMatch(/Số lô \S+ .*Ngày sản xuất \d\d\/\d\d\/2026 .*Hạn sử dụng \d\d\/\d\d\/2028/);
    expect(await verdicts(genuine.serial)).toEqual(['genuine']);
  });

  it('leads from the pack back to the shop', async () => {
    await buyer.follows('Mua tiếp');
    expect(buyer.status).toBe(200);
    expect(buyer.sees).toContain('Thêm vào giỏ');
    expect(buyer.sees).toContain('Chè Shan tuyết cổ thụ Tả Lèng');
  });

  it('says at the second look that there was a first', async () => {
    market.clock.moveBy(60_000);
    await buyer.opens(linkOf(genuine));
    expect(buyer.sees).toContain('Tem thật, đã được quét trước đây');
    expect(buyer.sees).toContain('Đây là lần quét thứ 2; lần đầu lúc 24/11/2026 09:00.');
    expect(await verdicts(genuine.serial)).toEqual(['genuine', 'seen']);
  });

  it('gives a label that is not on a pack none of the credit of the real goods', async () => {
    await buyer.opens(linkOf(inactive));
    expect(buyer.sees).toContain('Tem chưa được kích hoạt');
    expect(buyer.sees).not.toContain('Mua tiếp');
    expect(buyer.sees).not.toContain('OCOP');
    expect(buyer.sees).toContain('Gọi Hợp tác xã Chè Sương Mây');
  });

  it('does not find a label that nobody issued', async () => {
    await buyer.opens(linkOf({ gtin: genuine.gtin, serial: 'NOTISSUED1' }));
    expect(buyer.status).toBe(200);
    expect(buyer.sees).toContain('Không có trong sổ');
    expect(await verdicts('NOTISSUED1')).toEqual(['unknown']);
  });

  it('warns of a recalled batch before everything else, and sells nothing', async () => {
    await buyer.opens(linkOf(recalled));
    expect(buyer.sees).toMatch(/Đang thu hồi, không sử dụng .*Lô \S+ bị thu hồi ngày \d\d\/11\/2026.* Lý do thu hồi/);
    expect(buyer.sees).not.toContain('Mua tiếp');
    expect(await verdicts(recalled.serial)).toEqual(['recalled']);
  });

  it('asks for no script, font or picture, and is small', async () => {
    for (const label of cast.labels) {
      const answer = await market.app.inject({
        url: linkOf(label),
        headers: { accept: 'text/html', 'accept-encoding': 'br' },
      });
      expect(answer.headers['content-encoding']).toBe('br');
      expect(answer.rawPayload.length).toBeLessThanOrEqual(FIRST_PACKETS);
      const { body } = await market.visitor().get(linkOf(label));
      const fetched = [...body.matchAll(/<script|<img|<link rel="stylesheet"|@font-face|url\((?!#)/g)].map(
        match => match[0],
      );
      expect(fetched).toEqual([]);
    }
  });

  it('reads in the language of the phone’s owner', async () => {
    const answer = await market.visitor().get(linkOf(genuine), { cookie: 'language=en' });
    expect(answer.body).toContain('A genuine label, scanned before');
    expect(answer.body).toContain('Tả Lèng ancient-tree Shan tea');
  });

  it('is written down before it is answered, however many look at once', async () => {
    const before = (await verdicts(genuine.serial)).length;
    await Promise.all(Array.from({ length: 12 }, () => market.visitor().get(linkOf(genuine))));
    expect(await verdicts(genuine.serial)).toHaveLength(before + 12);
  });

  it('tells of goods that have grown too old', async () => {
    market.clock.moveBy(3 * YEAR);
    await buyer.opens(linkOf(genuine));
    expect(buyer.sees).toMatch(/Đã hết hạn sử dụng .*Hạn sử dụng của lô này là ngày \d\d\/\d\d\/2028/);
  });
});
