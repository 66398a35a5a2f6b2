import { digitalLink } from '#libs/gs1';
import { pagesOf, streamsOf, symbolsOn } from '../../../../test/support/label-pdf.js';
import { scan } from '../../../../test/support/scan.js';
import { labelSheetPdf } from './label-sheet.js';
import type { LabelSheet } from './sheet-facts.js';
import { newSerials } from '../rolls/serial.js';

const GTIN = '09520123456788';
const LOT = 'CHE-2026-11';

const aSheet = (count: number, changes: Partial<LabelSheet> = {}): LabelSheet => ({
  language: 'vi',
  title: `Tờ tem T-0042 · Lô ${LOT} · ${count} tem`,
  cooperative: 'Hợp tác xã Chè Tả Leng',
  product: 'Chè Shan tuyết cổ thụ',
  netContent: '100 g',
  gtin: GTIN,
  lot: LOT,
  producedOn: '20/11/2026',
  bestBefore: '20/11/2028',
  captions: {
    lot: 'Lô',
    producedOn: 'NSX',
    bestBefore: 'HSD',
    page: (page, pages) => `tờ ${page}/${pages}`,
    inside: 'Mã bên trong',
    insideHint: 'Đặt trong gói, dưới niêm phong. Mở gói rồi quét hoặc nhập mã tại trang của tem.',
  },
  issuedAt: new Date('2026-11-24T02:00:00Z'),
  labels: newSerials(count).map(serial => ({
    serial,
    uri: digitalLink({ origin: 'https://tem.example', gtin: GTIN, lot: LOT, serial }),
  })),
  ...changes,
});

/** The letters that the embedded type has glyphs for, from the map it carries for copying text. */
function lettersOf(pdf: Buffer): Set<string> {
  const ranges = streamsOf(pdf).flatMap(stream =>
    [...stream.matchAll(/beginbfrange\n([^]*?)endbfrange/g)].map(([, range]) => range ?? ''),
  );
  const lists = ranges.flatMap(range => [...range.matchAll(/\[([^\]]*)\]/g)].map(([, list]) => list ?? ''));
  const codes = lists.flatMap(list => [...list.matchAll(/[0-9a-f]{4}/g)].map(([code]) => Number.parseInt(code, 16)));
  return new Set(codes.map(code => String.fromCharCode(code)));
}

describe('a sheet of labels', () => {
  it.each([
    [1, 1],
    [24, 1],
    [25, 2],
    [50, 3],
  ])('of %d labels has %d pages', async (count, pages) => {
    const pdf = await labelSheetPdf(aSheet(count));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(new RegExp(`/Type /Pages\n/Count ${pages}\n`));
    expect(pagesOf(pdf)).toHaveLength(pages);
  });

  it('carries every label once, and each symbol reads as its address', async () => {
    const sheet = aSheet(26);
    const pages = pagesOf(await labelSheetPdf(sheet));
    expect(pages.map(page => symbolsOn(page).length)).toEqual([24, 2]);
    expect(pages.flatMap(symbolsOn).map(symbol => scan(symbol))).toEqual(sheet.labels.map(label => label.uri));
  });

  it('uses the stronger level when asked', async () => {
    const sheet = aSheet(1);
    const sizeAt = async (level: 'M' | 'Q') =>
      symbolsOn(pagesOf(await labelSheetPdf({ ...sheet, level }))[0] ?? '')[0]?.size;
    expect(await sizeAt('Q')).toBeGreaterThan((await sizeAt('M')) ?? 0);
  });

  it('embeds its type and refers to no font of the printer', async () => {
    const raw = (await labelSheetPdf(aSheet(1))).toString('latin1');
    const names = new Set([...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(match => match[1]));
    expect([...names].sort()).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+BeVietnamPro-Regular$/),
      expect.stringMatching(/^[A-Z]{6}\+BeVietnamPro-SemiBold$/),
    ]);
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(raw).toContain('/Lang (vi)');
  });

  it('has a glyph for every Vietnamese letter', async () => {
    const vowels = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';
    const letters = [...vowels, ...vowels.toUpperCase(), ...'đĐ'].join('');
    const title = (part: number) => letters.slice(part * 30, (part + 1) * 30);
    const said = new Set<string>();
    for (let part = 0; part * 30 < letters.length; part++) {
      for (const letter of lettersOf(
        await labelSheetPdf(aSheet(1, { title: `${title(part)}★`, product: title(part) })),
      ))
        said.add(letter);
    }
    expect([...letters].filter(letter => !said.has(letter))).toEqual([]);
    expect(said.has('★')).toBe(false); // the font has no star: what it lacks does not slip through this test
  });

  it('is the same file when it is printed again', async () => {
    const sheet = aSheet(3);
    expect((await labelSheetPdf(sheet)).equals(await labelSheetPdf(sheet))).toBe(true);
  });

  it('needs at least one label', async () => {
    await expect(labelSheetPdf(aSheet(0))).rejects.toThrow(RangeError);
  });

  it('refuses an address that would make the modules too small to scan', async () => {
    const label = { serial: '8F3K2MNP7QRT', uri: `https://tem.example/${'x'.repeat(300)}` };
    await expect(labelSheetPdf(aSheet(1, { labels: [label] }))).rejects.toThrow(RangeError);
  });
});
