import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What orders took of each batch before selling was counted in the books of the goods (B6). */
export class SoldInTheBooks1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE balance_lot l SET sold = told.amount FROM (
        SELECT v.gtin, p.batch_id, sum(p.quantity::bigint * v.net_quantity)::bigint AS amount
        FROM ordering_packing p JOIN ordering_line o ON o.id = p.line_id JOIN catalog_variant v ON v.id = o.variant_id GROUP BY 1, 2) told
      WHERE l.batch_id = told.batch_id AND l.name LIKE 'https://id.gs1.org/01/' || told.gtin || '/10/%'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE balance_lot SET sold = 0');
  }
}
