import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A hold changes a counter of a stock row. While an index carried the counters, each change wrote the row into all four indexes anew;
 * without them, and with room left on the page, it stays in place (a heap-only tuple, PostgreSQL 18, 66.7).
 */
export class StockInPlace1795805400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX inventory_stock_free;
      CREATE INDEX inventory_stock_free ON inventory_stock (variant_id) WHERE NOT frozen;
      ALTER TABLE inventory_stock SET (fillfactor = 70);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory_stock RESET (fillfactor);
      DROP INDEX inventory_stock_free;
      CREATE INDEX inventory_stock_free ON inventory_stock (variant_id) INCLUDE (on_hand, held) WHERE NOT frozen;
    `);
  }
}
