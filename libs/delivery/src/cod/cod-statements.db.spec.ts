import writeXlsxFile from 'write-excel-file/node';
import { HiddenFromActor, type Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { aPerson } from '../../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { StatementUnreadable } from '../refusals.js';
import { CodStatements } from './cod-statements.service.js';

describe('a carrier’s statement', () => {
  let t: TestDatabase;
  let statements: CodStatements;
  let officer: Actor;

  beforeAll(async () => {
    t = await testDatabase('bare');
    statements = new CodStatements(t.db, new Outbox(t.db, t.clock), t.clock);
    officer = { personId: await aPerson(t), fullName: 'Cán bộ', locale: 'vi', offices: ['officer'], seats: [] };
  });
  beforeEach(async () => {
    await t.ask(
      'TRUNCATE delivery_statement, delivery_statement_row, delivery_shipment, delivery_history, platform_fact CASCADE',
    );
  });
  afterAll(() => t.drop());

  const parcel = (code: string, toCollect: number, codState = 'collected') =>
    t.ask(
      `INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, tracking_code, grams, to_collect, cod_state, prepared_at, delivered_at, collected_at)
       VALUES ($1::uuid, $1, $1, $4, 'other', $2, 500, $3, $5, now(), CASE WHEN $5 = 'collected' THEN now() END, CASE WHEN $5 = 'collected' THEN now() END)`,
      [newId(), code, toCollect, codState === 'collected' ? 'delivered' : 'handed-over', codState],
    );
  const csv = (...rows: string[]) =>
    Buffer.from(`\uFEFFBưu điện\n\nSố chứng từ;Mã vận đơn;Tiền thu hộ\n${rows.join('\n')}\n`);
  const take = (bytes: Buffer, carrier = 'Bưu điện') =>
    statements.take(officer, { carrier, name: 'bang-ke.csv', bytes });
  const report = async (id: string) =>
    (
      await t.ask<{ line: number; verdict: string }>(
        'SELECT line, verdict FROM delivery_statement_row WHERE statement_id = $1 ORDER BY line',
        [id],
      )
    ).map(({ line, verdict }) => `${line} ${verdict}`);
  const remitted = async () =>
    (
      await t.ask<{ code: string }>(
        `SELECT tracking_code AS code FROM delivery_shipment WHERE cod_state = 'remitted' ORDER BY 1`,
      )
    ).map(row => row.code);
  const facts = async () =>
    (await t.ask<{ n: number }>(`SELECT count(*)::int AS n FROM platform_fact WHERE name = 'cod.remitted'`))[0]?.n;

  it('is reported row by row, and pays what matches to the đồng', async () => {
    await parcel('A1', 210_000);
    await parcel('A2', 210_000);
    await parcel('A3', 210_000);
    await parcel('A4', 210_000, 'to-collect');
    await parcel('TWIN', 1);
    await parcel('TWIN', 1);
    const id = await take(
      csv(
        '1;A1;210.000',
        '2;A2;200000',
        '3;A3;220,000 đ',
        '4;A4;210000',
        '5;NONE;5',
        '6;TWIN;1',
        '7;A2;12,5',
        '1;A1;210000',
      ),
    );
    expect(await report(id)).toEqual([
      '4 matched',
      '5 short',
      '6 over',
      '7 not-delivered',
      '8 unknown',
      '9 unknown',
      '10 unknown',
      '11 repeated',
    ]);
    expect(await remitted()).toEqual(['A1']);
    expect(await facts()).toBe(1);
  });

  it('counts nothing twice: not the same file, nor its rows in another one, however many are taken in at once', async () => {
    await parcel('A1', 210_000);
    await parcel('A2', 90_000);
    const file = csv('1;A1;210000', '2;A2;90000');
    const ids = await Promise.all([take(file), take(file), take(file), take(csv('1;A1;210000'))]);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(await remitted()).toEqual(['A1', 'A2']);
    expect(await facts()).toBe(2);
  });

  it('is judged anew when the parcel was said delivered only later', async () => {
    await parcel('A4', 210_000, 'to-collect');
    const file = csv('9;A4;210000');
    const id = await take(file);
    expect(await report(id)).toEqual(['4 not-delivered']);
    await t.ask(
      `UPDATE delivery_shipment SET state = 'delivered', delivered_at = now(), cod_state = 'collected', collected_at = now()`,
    );
    expect(await take(file)).toBe(id);
    expect(await report(id)).toEqual(['4 matched']);
    expect(await remitted()).toEqual(['A4']);
  });

  it('may be a spreadsheet', async () => {
    await parcel('A1', 210_000);
    const cells = [
      ['Mã vận đơn', 'Tiền thu hộ'].map(value => ({ value })),
      [{ value: 'A1' }, { value: 210_000, type: Number }],
    ];
    const made = writeXlsxFile(cells as never) as unknown as { toBuffer(): Promise<Buffer> };
    const id = await take(await made.toBuffer());
    expect(await report(id)).toEqual(['2 matched']);
  });

  it.each([
    ['nothing', Buffer.of()],
    ['no table', Buffer.from('xin chào')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
    ['a zip that is none', Buffer.from('PK\u0003\u0004 hỏng')],
  ])('that is %s is refused', async (_what, bytes) => {
    await expect(take(bytes)).rejects.toThrow(StatementUnreadable);
  });

  it('is the department’s matter', async () => {
    await expect(
      statements.take({ ...officer, offices: [] }, { carrier: 'x', name: 'x', bytes: csv() }),
    ).rejects.toThrow(HiddenFromActor);
  });
});
