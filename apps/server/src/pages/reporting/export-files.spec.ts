import { wordsIn } from '#libs/words';
import { asCsvCell, csvOf, xlsxOf } from './export-files.js';
import { fileTables, type FileTable } from './export-rows.js';
import type { Dashboard, Figure } from './dashboard.query.js';

const writer = { locale: 'vi', words: wordsIn('vi'), number: String, dong: String } as const;
const figure = (values: Partial<Figure>): Figure => ({
  dimension: 'cooperative',
  key: 'a',
  nameVi: 'A',
  nameEn: null,
  orders: 5,
  packs: 9,
  revenue: '100000',
  scans: 2,
  sellers: 1,
  ...values,
});
const tablesFor = (...figures: Figure[]): FileTable[] =>
  fileTables(writer, { figures } as Dashboard).filter(table => table.rows.length > 0);

describe('a text that a spreadsheet would run', () => {
  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('is only a text: %j', text => {
    expect(asCsvCell(text)).toBe(`'${text}`);
  });

  it('but numbers stay numbers, and names stay names', () => {
    expect([asCsvCell(-5), asCsvCell(0), asCsvCell(null), asCsvCell('Chè Shan – 100 g')]).toEqual([
      '-5',
      '0',
      '',
      'Chè Shan – 100 g',
    ]);
  });

  it('is defused in the whole file', () => {
    const csv = csvOf(writer, tablesFor(figure({ nameVi: '=cmd|calc' })));
    expect(csv).toContain(",'=cmd|calc,");
    expect(csv.startsWith('\ufeffBảng,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
  });
});

describe('what is hidden on the page', () => {
  it('is hidden in the file', () => {
    const [table] = tablesFor(
      figure({ key: 'a', orders: 2, revenue: '70000' }),
      figure({ key: 'b', orders: 9 }),
      figure({ key: 'c', orders: 30 }),
    );
    expect(table?.rows.map(row => row.slice(2, 5))).toEqual([
      ['dưới 3', null, null],
      ['ẩn', null, null],
      [30, 9, 100000],
    ]);
    expect(csvOf(writer, table ? [table] : [])).not.toContain('70000');
  });
});

describe('a workbook', () => {
  it('is a zip with a sheet per table', async () => {
    const bytes = await xlsxOf(
      writer,
      [['Từ tháng', '11/2026']],
      tablesFor(figure({ nameVi: '=1+1' }), figure({ dimension: 'stars', key: '4' })),
    );
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.includes('xl/worksheets/sheet3.xml')).toBe(true);
  });

  it('never loses a đồng in silence', () => {
    expect(() => tablesFor(figure({ revenue: '9007199254740993' }))).toThrow(RangeError);
  });
});
