import { randomUUID } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ScanAnswer, Scanned, ScannedStep } from '#libs/scans';
import type { Locale } from '#platform/language';
import { Visit } from '../../web/visit.js';
import { LabelSheets, sheetOf } from './label-sheets.js';
import { textsOf } from './look-texts.js';

const item = { gtin: '09520001000013', serial: '8F3K2MNP7QRT' };

const visitIn = (locale: Locale): Visit =>
  new Visit(
    { url: `/01/${item.gtin}/21/${item.serial}` } as FastifyRequest,
    { drawNonce: () => 'f00' } as FastifyReply,
    {
      locale,
      basketCount: 0,
      countBasket: () => Promise.resolve(0),
      unread: 0,
      now: new Date('2026-11-24T02:00:00Z'),
      origin: 'https://cho.example',
      isSecure: true,
      isLocal: false,
    },
  );

/** Words that do not repeat, as people's texts do not: a text of one word over and over would compress to nothing. */
const SYLLABLES =
  'chè shan tuyết búp hái tay một tôm hai lá sao chảo gang hong gió vò nhẹ ủ hương rừng già trên núi cao sương mù quanh năm không phun thuốc bón phân'.split(
    ' ',
  );
function longText(letters: number, seed: number): string {
  let [text, state] = ['', seed];
  while (text.length < letters) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += `${SYLLABLES[state % SYLLABLES.length]}${state % 11 === 0 ? ', ' : ' '}`;
  }
  return text.slice(0, letters).trim();
}

const steps = (count: number): ScannedStep[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: ['pluck', 'wither', 'roast', 'roll', 'dry', 'sort'][at % 6] ?? '',
    step: at < 4 ? 'gather' : at < count - 2 ? 'make' : 'pack',
    happenedAt: new Date(Date.UTC(2026, 9, 1 + at, 1 + at)).toISOString(),
    site: `${longText(28, at)} ${at}`,
    commune: ['Xã Bình Lư', 'Xã Tả Lèng', 'Xã Sìn Hồ'][at % 3] ?? '',
    input: 40_000 + 777 * at,
    output: 9_000 + 333 * at,
    packs: at < count - 2 ? null : 120 + at,
    photos: [randomUUID(), randomUUID()],
  }));

const certificate = {
  stars: 4,
  decisionNumber: '1234/QĐ-UBND',
  issuer: 'province',
  issuedOn: '2024-01-01',
  expiresOn: '2026-12-31',
} as const;

const answer = (changes: Partial<ScanAnswer> = {}): ScanAnswer => ({
  verdict: 'genuine',
  scans: 1,
  firstScannedAt: null,
  cooperative: {
    ...{
      slug: 'htx-ban-mau',
      legalForm: 'HTX',
      name: 'HTX Chè Bản Mẫu',
      addressLine: 'Bản Mẫu',
      commune: 'Xã Bình Lư',
      province: 'Tỉnh Lai Châu',
    },
    ...{ phone: '+84912345678', gln: '9520001000017' },
  },
  product: {
    ...{
      slug: 'che-shan-tuyet',
      line: 'tea',
      nameVi: 'Chè Shan tuyết',
      nameEn: 'Shan tuyet tea',
      summaryVi: '',
      summaryEn: '',
    },
    ...{
      ingredientsVi: 'Búp chè <tươi>',
      ingredientsEn: '',
      usageVi: 'Pha với nước 90 °C',
      usageEn: '',
      warningsVi: '',
      warningsEn: '',
    },
    ...{ standard: 'TCCS 01:2025', netQuantity: 100, netUnit: 'g' },
  },
  batch: {
    ...{ lot: 'CHE-2026-11', unit: 'g', producedOn: '2026-11-20', packedOn: '2026-11-21', bestBefore: '2028-11-20' },
    ...{ recalledOn: null, recallReasonVi: null, recallReasonEn: null },
  },
  steps: steps(5),
  certificateThen: certificate,
  certificateNow: certificate,
  price: 180_000n,
  ...changes,
});

const scanned = ({ verdict, scans, firstScannedAt, ...facts }: ScanAnswer, of: Partial<Scanned> = {}): Scanned => ({
  verdict,
  scans,
  firstScannedAt,
  soldAt: null,
  isSealed: false,
  openedAt: null,
  isOurs: facts.cooperative !== null,
  facts: JSON.stringify(facts, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  ...of,
});

const pageOf = (scan: ScanAnswer, locale: Locale = 'vi'): string =>
  new LabelSheets().show(visitIn(locale), item, scanned(scan)).toString();

/** What a reader sees, without tags and styles. */
const textOf = (page: string): string =>
  page
    .replace(/<style[^]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');

describe('the page behind a label', () => {
  it.each<[ScanAnswer['verdict'], Date | null, Partial<Scanned>?]>([
    ['genuine', null],
    ['seen', new Date('2026-11-23T03:04:00Z')],
    ['recalled', new Date('2026-11-23T03:04:00Z')],
    ['suspect', new Date('2026-11-22T03:04:00Z')],
    ['expired', null],
    ['inactive', null],
    ['unknown', null],
    ['lot', null],
    ['genuine', null, { isSealed: true }],
    ['seen', new Date('2026-11-23T03:04:00Z'), { isSealed: true }],
    ['recalled', null, { isSealed: true }],
    ['opened', new Date('2026-11-23T03:04:00Z'), { openedAt: new Date('2026-11-23T05:06:00Z') }],
  ])(
    'of one pack that is %s is kept for the next of its batch, and says of that one nothing else',
    (verdict, firstScannedAt, of = {}) => {
      const [sheets, visit] = [new LabelSheets(), visitIn('vi')];
      const isOfPack = verdict !== 'lot';
      const packs = ['AAAA2222CCCC', 'M<&"2345WXYZ'].map((serial, at) => ({
        serial,
        pack: isOfPack ? { ...item, serial } : { gtin: item.gtin, lot: 'CHE-2026-11' },
        look: scanned(answer({ verdict, scans: isOfPack ? 3 + at : null, firstScannedAt }), {
          ...of,
          ...(of.openedAt && { openedAt: new Date(of.openedAt.getTime() + at * 60_000) }),
        }),
        seenAt: new Date(Date.UTC(2026, 10, 24, 1, at)),
      }));
      for (const { pack, look, seenAt } of packs) {
        const texts = textsOf(visit, pack, look, seenAt);
        const afresh = sheetOf(visit, pack, look, texts).fill(texts).toString();
        const kept = sheets.show(visit, pack, look, seenAt).toString();
        expect(kept).toBe(afresh);
        expect(kept).not.toMatch(/gap[0-9a-f]{8}/);
        for (const other of packs)
          if (other.pack !== pack && isOfPack) expect(kept).not.toContain(other.serial.slice(0, 4));
      }
    },
  );

  it('leads to where the code under its seal is given, while nobody has and nobody is warned of the goods (L07)', () => {
    const [sheets, visit] = [new LabelSheets(), visitIn('vi')];
    const show = (verdict: ScanAnswer['verdict'], of: Partial<Scanned>) =>
      sheets.show(visit, item, scanned(answer({ verdict }), of)).toString();
    const way = `href="/opening/01/${item.gtin}/21/${item.serial}"`;
    // The same facts before and after: the kept page of one is never shown for the other.
    expect(show('genuine', {})).not.toContain('/opening/');
    expect(show('genuine', { isSealed: true })).toContain(way);
    expect(show('genuine', {})).not.toContain('/opening/');
    expect(show('suspect', { isSealed: true })).toContain(way);
    for (const verdict of ['recalled', 'inactive', 'unknown'] as const)
      expect(show(verdict, { isSealed: true })).not.toContain('/opening/');
    const opened = show('opened', { openedAt: new Date('2026-11-23T05:06:00Z') });
    expect(textOf(opened)).toContain('23/11/2026 12:06');
    expect(opened).not.toContain('/opening/');
  });

  it('says what the law wants of a label and a passport', () => {
    const text = textOf(pageOf(answer()));
    const told = [
      ...[
        'Hàng thật',
        'Chè Shan tuyết',
        '100 g',
        'CHE-2026-11',
        '20/11/2026',
        '21/11/2026',
        '20/11/2028',
        'Việt Nam: Xã Bình Lư, Tỉnh Lai Châu',
      ],
      ...[
        'Pha với nước 90 °C',
        'TCCS 01:2025',
        '09520001000013',
        '8F3K 2MNP 7QRT',
        'HTX Chè Bản Mẫu',
        'Bản Mẫu, Xã Bình Lư',
        '0912 345 678',
        '9520001000017',
      ],
      ...['Hái chè', 'Sao chè', 'OCOP 4 sao', '1234/QĐ-UBND', 'cấp tỉnh', '180.000 ₫', 'Mua tiếp'],
    ];
    for (const fact of told) expect(text).toContain(fact);
  });

  it('has no script, and no style but the one under the nonce', () => {
    const page = pageOf(answer());
    expect(page).not.toMatch(/<script|\son\w+=|style="|<link rel="stylesheet"|<img/);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(page).toContain('<style nonce="f00">');
    expect(page).toContain('Búp chè &lt;tươi');
  });

  it('tells a second look when the first one was, and how many there were', () => {
    const text = textOf(
      pageOf(answer({ verdict: 'seen', scans: 3, firstScannedAt: new Date('2026-11-23T03:04:00Z') })),
    );
    expect(text).toContain('lần quét thứ 3; lần đầu lúc 23/11/2026 10:04');
  });

  it('names the lot, the day and the reason of a recall first', () => {
    const batch = {
      ...answer().batch,
      recalledOn: '2026-11-24',
      recallReasonVi: 'Độ ẩm quá mức',
      recallReasonEn: 'Too moist',
    } as ScanAnswer['batch'];
    const page = pageOf(answer({ verdict: 'recalled', batch }));
    expect(page).toContain('role="alert"');
    expect(textOf(page)).toMatch(
      /Đang thu hồi, không sử dụng.*Lô CHE-2026-11 bị thu hồi ngày 24\/11\/2026.*Độ ẩm quá mức.*Chè Shan tuyết/,
    );
    expect(textOf(page)).not.toContain('Mua tiếp');
    expect(textOf(pageOf(answer({ verdict: 'recalled', batch }), 'en'))).toContain('Too moist');
  });

  it('shows the certificate of the packing day beside today’s, and once when it is the same', () => {
    const older = { ...certificate, stars: 3, decisionNumber: '99/QĐ-UBND', expiresOn: '2026-11-22' };
    expect(textOf(pageOf(answer({ certificateThen: older })))).toMatch(
      /Ngày đóng gói OCOP 3 sao. Quyết định 99\/QĐ-UBND, cấp tỉnh, có hiệu lực đến hết 22\/11\/2026 Hôm nay OCOP 4 sao/,
    );
    expect(textOf(pageOf(answer({ certificateNow: null })))).toMatch(
      /Ngày đóng gói OCOP 4 sao.*Hôm nay không có chứng nhận còn hiệu lực/,
    );
    expect(textOf(pageOf(answer()))).toContain('Ngày đóng gói và hôm nay OCOP 4 sao. Quyết định 1234/QĐ-UBND');
    expect(textOf(pageOf(answer({ certificateThen: null, certificateNow: null })))).not.toContain('OCOP');
  });

  it.each(['inactive', 'unknown'] as const)(
    'lends a label that is %s none of the credit of the real goods, but says whom to call',
    verdict => {
      const scan = answer({
        verdict,
        scans: null,
        ...(verdict === 'unknown' && { product: null, batch: null, steps: [] }),
      });
      const text = textOf(pageOf(scan));
      for (const fact of ['TCCS 01:2025', '1234/QĐ-UBND', 'OCOP', 'Mua tiếp', 'Xã Tả Lèng'])
        expect(text).not.toContain(fact);
      expect(text).toContain('Gọi HTX Chè Bản Mẫu');
      expect(text).toContain('0912 345 678');
    },
  );

  it('has a way out also for a code that is nobody’s', () => {
    const text = textOf(
      pageOf(
        answer({
          verdict: 'unknown',
          scans: null,
          cooperative: null,
          product: null,
          batch: null,
          steps: [],
          price: null,
        }),
      ),
    );
    expect(text).toContain('Không có trong sổ');
    expect(text).toContain('báo cho Chợ Phiên');
  });

  it('of a lot or a product claims nothing about a single pack', () => {
    expect(textOf(pageOf(answer({ verdict: 'lot', scans: null })))).toContain('không xác nhận được từng gói');
    const product = textOf(
      pageOf(answer({ verdict: 'product', scans: null, batch: null, steps: [], certificateThen: null })),
    );
    expect(product).not.toContain('Đường đi của lô hàng');
    expect(product).not.toContain('Ngày đóng gói');
    expect(product).toContain('1234/QĐ-UBND');
  });

  it('leads to six photos of the work at most, each behind a link', () => {
    const links = pageOf(answer({ steps: steps(5) })).match(/<a href="\/field-photos\/[0-9a-f-]{36}">/g);
    expect(links).toHaveLength(6);
    expect(pageOf(answer({ steps: steps(5) }))).not.toContain('<img src="/field-photos');
  });

  it('reads in English, with Vietnamese where a co-op has not translated', () => {
    const page = pageOf(answer(), 'en');
    expect(page).toContain('<html lang="en">');
    expect(textOf(page)).toMatch(/Genuine.*Shan tuyet tea.*Pha với nước 90 °C.*Co-operative HTX Chè Bản Mẫu/);
  });

  it.each(['vi', 'en'] as const)(
    'arrives in the first ten packets: at its largest at most 14,000 bytes (%s)',
    locale => {
      const product = {
        ...answer().product,
        ...{
          nameVi: longText(80, 1),
          nameEn: longText(80, 2),
          summaryVi: longText(250, 3),
          summaryEn: longText(250, 4),
        },
        ...{
          ingredientsVi: longText(500, 5),
          ingredientsEn: longText(500, 6),
          usageVi: longText(500, 7),
          usageEn: longText(500, 8),
        },
        ...{
          warningsVi: longText(400, 9),
          warningsEn: longText(400, 10),
          standard: 'TCVN 1454:2013, TCCS 01:2025/HTX',
        },
      } as ScanAnswer['product'];
      const batch = {
        ...answer().batch,
        recalledOn: '2026-11-24',
        recallReasonVi: longText(300, 11),
        recallReasonEn: longText(300, 12),
      } as ScanAnswer['batch'];
      const page = pageOf(
        answer({
          verdict: 'recalled',
          scans: 1234,
          firstScannedAt: new Date('2026-11-21T00:00:00Z'),
          product,
          batch,
          steps: steps(30),
        }),
        locale,
      );
      const brotli = brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
      const gzip = gzipSync(page).length;
      expect({ brotli, isSmall: brotli <= 14_000 }).toEqual({ brotli, isSmall: true });
      expect({ gzip, isSmall: gzip <= 14_000 }).toEqual({ gzip, isSmall: true });
      if (process.env.SHOW_SIZES) console.log({ locale, page: page.length, brotli, gzip });
    },
  );
});
