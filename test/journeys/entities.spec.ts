import '#libs/catalog';
import '#libs/cooperatives';
import '#libs/identity';
import '#libs/ocop';
import '#libs/ordering';
import { testDatabase, type TestDatabase } from '../support/database.js';

interface Column {
  type: string;
  nullable: boolean;
}

/** TypeORM's word for a type, in PostgreSQL's own. */
const PG_TYPE: Record<string, string> = {
  int: 'integer',
  integer: 'integer',
  smallint: 'smallint',
  bigint: 'bigint',
  text: 'text',
  uuid: 'uuid',
  date: 'date',
  boolean: 'boolean',
  timestamptz: 'timestamp with time zone',
  'timestamp with time zone': 'timestamp with time zone',
};

describe('the entities and the tables they stand for', () => {
  let on: TestDatabase;
  beforeAll(async () => void (on = await testDatabase('bare')));
  afterAll(() => on.drop());

  async function columnsOf(table: string): Promise<Map<string, Column>> {
    const rows = await on.ask<{ name: string; type: string; nullable: boolean }>(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_name = $1`,
      [table],
    );
    return new Map(rows.map(({ name, ...column }) => [name, column]));
  }

  it('agree on every column, its type and whether it may be empty', async () => {
    const { entityMetadatas } = on.db.source;
    expect(entityMetadatas.length).toBeGreaterThan(3);
    const differences: string[] = [];
    for (const { tableName, columns } of entityMetadatas) {
      const table = await columnsOf(tableName);
      for (const column of columns) {
        const name = `${tableName}.${column.databaseName}`;
        const real = table.get(column.databaseName);
        const type = PG_TYPE[on.db.source.driver.normalizeType(column)];
        if (!real) differences.push(`${name} is not in the table`);
        else if (real.type !== type) differences.push(`${name} is ${real.type}, the entity says ${type}`);
        else if (real.nullable !== column.isNullable) differences.push(`${name} may be empty in only one of them`);
      }
    }
    expect(differences).toEqual([]);
  });

  it('leaves no migration out', async () => {
    expect(await on.db.source.showMigrations()).toBe(false);
  });
});
